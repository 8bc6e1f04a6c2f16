"""Why a listing is taken away for good: it is retired, or not to be listed at all."""

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from kiosk.directory import due, standing
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.desk import Desk

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

RETIRE, FORBID = "retire", "forbid"
MOST_LETTERS = 200


@QmlElement
class TakingAwayPage(QObject):
    """Asks why. The argument of the page is what is to be done, a colon, and the listing's key.

    Attributes:
        forbids: it is not to be listed at all, whatever is imported; only a lead decides that.
        reasons: usual ones, to choose from.
    """

    changed = Signal()

    def __init__(self, desk: Desk, staff: Staff, navigation: Navigation) -> None:
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._navigation = navigation
        self._key = self._name = ""
        self._forbids = False

    def load(self, argument: str) -> bool:
        """Ask why this is to be done with this listing."""
        what, _, key = argument.partition(":")
        if what == FORBID and not self._staff.property("isLead"):
            return False
        audience = self._desk.acts.audience()
        found = self._desk.read(lambda connection: due.one(connection, key, audience))
        if found is None:
            return False
        self._key, self._name, self._forbids = key, found.name, what == FORBID
        self.changed.emit()
        return True

    @Slot(str)
    def takeAway(self, why: str) -> None:
        """Do it, for this reason, and go back."""
        key, now = self._key, self._desk.acts.now()
        take_away = standing.do_not_list if self._forbids else standing.retire
        words = translate("TakingAway", "Saved. Patients do not see this listing any more.")
        done = self._desk.act(
            lambda connection, who: take_away(connection, key, who, now, why), words
        )
        if done is not None:
            self._navigation.back()

    @Slot(bool)
    def useKeyboard(self, on: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Tell Qt whether the keyboard of the screen shows."""
        QGuiApplication.inputMethod().setVisible(on)

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._name

    @Property(bool, notify=changed)
    def forbids(self) -> bool:
        return self._forbids

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def reasons(self) -> list[str]:
        if self._forbids:
            return [
                translate("TakingAway", "They asked us not to list them"),
                translate("TakingAway", "It is not safe for patients"),
            ]
        return [
            translate("TakingAway", "It has closed for good"),
            translate("TakingAway", "It is here twice"),
            translate("TakingAway", "It is not for our patients"),
        ]

    @Property(int, notify=changed)
    def mostLetters(self) -> int:
        return MOST_LETTERS
