"""*Stop the film*, on *Today*: one touch for anybody, and one for a lead to show it again."""

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory import film_stop
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.wording.times import long_date

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
class FilmStop(QObject):
    """Whether patients see the film.

    Attributes:
        isStopped: nobody sees it: not at the kiosk, and not in the waiting room.
        words: who stopped it, and when; empty while it is shown.
    """

    changed = Signal()

    def __init__(self, desk: Desk, staff: Staff) -> None:
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._words = ""

    def load(self) -> None:
        """Bring it up to date."""
        stopped = self._desk.read(film_stop.stopped)
        self._words = ""
        if stopped is not None:
            words = translate("FilmStop", "The film is not shown. {who} stopped it on {day}.")
            self._words = words.format(
                who=stopped.who.initials or translate("FilmStop", "A volunteer"),
                day=long_date(stopped.at.date()),
            )
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Nobody sees it any more, until a lead has it shown again."""
        now = self._desk.acts.now()
        self._desk.act(
            lambda connection, who: film_stop.stop(connection, who, now),
            translate(
                "FilmStop", "The film is stopped. In the waiting room it ends within a minute."
            ),
        )
        self.load()

    @Slot()
    def showAgain(self) -> None:
        """A lead has it shown again."""
        now = self._desk.acts.now()
        self._desk.act(
            lambda connection, who: film_stop.show(connection, who, now),
            translate("FilmStop", "Patients see the film again."),
        )
        self.load()

    @Property(bool, notify=changed)
    def isStopped(self) -> bool:
        return self._words != ""

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words

    @Property(bool, notify=changed)
    def isLead(self) -> bool:
        return bool(self._staff.property("isLead"))
