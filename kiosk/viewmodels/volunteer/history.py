"""All that was done to the directory, for leads: taken back one by one, or back to any moment."""

import datetime
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory import revisions, undoing
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.desk import Desk, taken_back
from kiosk.viewmodels.volunteer.past import PastRow, PastRows, past
from kiosk.wording.times import long_date

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

STEP = 10
"""So many acts are told at a time."""

MOST_DAYS = 14


@dataclass(frozen=True)
class DayRow:
    """A day on which something was done, and how one says that all is to be as at its end."""

    day: str
    words: str


@QmlElement
class DayRows(Rows):
    """The last days on which something was done."""

    row_type = DayRow


@QmlElement
class HistoryPage(QObject):
    """The last acts of all, the last import, and the days that one can go back to.

    Attributes:
        isBusy: whether something is taken back just now.
        importWords: which import is the last that stands; empty where there is none.
        chosenDay: the day that somebody wants to go back to; `chosenWords` say what that means.
        chosenAct: likewise the act before which all is to be as it was, or 0; `beforeWords` say
            what that means.
    """

    changed = Signal()

    def __init__(self, desk: Desk, staff: Staff, background: Background) -> None:
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._background = background
        self._past, self._days = PastRows(), DayRows()
        self._import: PastRow | None = None
        self._chosen: datetime.date | None = None
        self._chosen_act = 0
        self._busy = False
        staff.leaving.connect(self.forget)

    def load(self, _argument: str) -> bool:
        """Bring it up to date; only for a lead."""
        if not self._staff.property("isLead"):
            return False
        self._past.show(self._some())
        last = self._desk.read(undoing.last_import)
        found = self._desk.read(
            lambda connection: revisions.step(connection, last) if last is not None else None
        )
        self._import = past([found], {}, self._staff.who)[0] if found else None
        today = self._desk.acts.now().date()
        days = self._desk.read(lambda connection: undoing.days(connection, MOST_DAYS + 1))
        self._days.show(
            [DayRow(day.isoformat(), long_date(day)) for day, _ in days if day < today][:MOST_DAYS]
        )
        self._chosen, self._chosen_act = None, 0
        self.changed.emit()
        return True

    @Slot()
    def more(self) -> None:
        """Tell some more."""
        shown = self._past.rowCount()
        if shown:
            self._past.append(self._some(before=self._past.row(shown - 1).revision))

    @Slot()
    def forget(self) -> None:
        """Nobody has chosen anything, or waits for anything."""
        self._chosen, self._chosen_act = None, 0
        self._busy = False

    @Slot(int)
    def takeBack(self, revision: int) -> None:
        """Take one act back; an import may take a while."""
        now = self._desk.acts.now()
        self._later(
            self._desk.act_later(
                self._background,
                lambda connection, who: undoing.take_back(connection, revision, who, now),
                lambda undone: taken_back([undone]),
                self._done,
            )
        )

    @Slot()
    def takeBackImport(self) -> None:
        """Take the last import back."""
        if self._import is not None:
            self.takeBack(self._import.revision)

    @Slot(str)
    def choose(self, day: str) -> None:
        """Somebody wants to go back to that day; nothing is done yet."""
        self._chosen = datetime.date.fromisoformat(day) if day else None
        self._chosen_act = 0
        self.changed.emit()

    @Slot(int)
    def chooseBefore(self, revision: int) -> None:
        """Somebody wants all to be as before this act; nothing is done yet. 0: of no act."""
        self._chosen_act = revision
        self._chosen = None
        self.changed.emit()

    @Slot()
    def goBackBefore(self) -> None:
        """Take back the chosen act, and all that was done after it."""
        revision, now = self._chosen_act, self._desk.acts.now()
        if not revision:
            return
        self._later(
            self._desk.act_later(
                self._background,
                lambda connection, who: undoing.restore_before(connection, revision, who, now),
                lambda undone: taken_back([undone]),
                self._done,
            )
        )

    @Slot()
    def goBack(self) -> None:
        """Take back all that was done since the chosen day."""
        if self._chosen is None:
            return
        moment, now = _end_of(self._chosen), self._desk.acts.now()
        self._later(
            self._desk.act_later(
                self._background,
                lambda connection, who: undoing.restore(connection, moment, who, now),
                lambda undone: taken_back([undone]),
                self._done,
            )
        )

    def _some(self, before: int | None = None) -> list[PastRow]:
        steps = self._desk.read(lambda connection: revisions.latest(connection, STEP, before))
        names = self._desk.read(lambda connection: revisions.names(connection, steps))
        return past(steps, names, self._staff.who)

    def _later(self, begun: bool) -> None:  # noqa: FBT001  (what the desk answers)
        self._busy = self._busy or begun
        self.changed.emit()

    def _done(self) -> None:
        self._busy = False
        self.load("")

    @Property(PastRows, notify=changed)
    def past(self) -> PastRows:
        return self._past

    @Property(DayRows, notify=changed)
    def days(self) -> DayRows:
        return self._days

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def hasImport(self) -> bool:
        return self._import is not None

    @Property(str, notify=changed)
    def importWords(self) -> str:
        return self._import.by if self._import else ""

    @Property(str, notify=changed)
    def chosenDay(self) -> str:
        return self._chosen.isoformat() if self._chosen else ""

    @Property(int, notify=changed)
    def chosenAct(self) -> int:
        return self._chosen_act

    @Property(str, notify=changed)
    def beforeWords(self) -> str:
        """What going back to before the chosen act means."""
        if not self._chosen_act:
            return ""
        act = self._chosen_act
        number = self._desk.read(lambda connection: undoing.number_from(connection, act))
        if number == 1:
            return translate("History", "All is as it was before this. Only this is taken back.")
        words = translate(
            "History",
            "All is as it was before this. {number} things are taken back: this, and all after it.",
        )
        return words.format(number=number)

    @Property(str, notify=changed)
    def chosenWords(self) -> str:
        """What going back to the chosen day means."""
        if self._chosen is None:
            return ""
        moment = _end_of(self._chosen)
        number = self._desk.read(lambda connection: undoing.since(connection, moment))
        words = (
            translate("History", "All is as it was at the end of {day}. 1 thing is taken back.")
            if number == 1
            else translate(
                "History", "All is as it was at the end of {day}. {number} things are taken back."
            )
        )
        return words.format(day=long_date(self._chosen), number=number)


def _end_of(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.max)
