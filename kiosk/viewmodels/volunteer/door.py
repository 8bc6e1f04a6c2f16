"""The door: six digits say who somebody is. Nothing that is typed is kept longer than it takes."""

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.staff import DOOR, Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.volunteers.entering import Busy
from kiosk.volunteers.lockout import Waiting, Wrong
from kiosk.volunteers.people import Person
from kiosk.volunteers.reception import Met, Reception
from kiosk.volunteers.weak import LENGTH
from kiosk.wording.waits import wait_words

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

_TICK_MS = 250


@QmlElement
class Door(QObject):
    """The digits typed so far, the wait after wrong ones, and what there is to say.

    Attributes:
        typed: how many digits.
        isLooking: somebody's PIN is being looked at; no key does anything meanwhile.
        isWaiting: after wrong PINs: no key does anything, but for a lead.
        waitWords: for how long still.
        leadMayTry: whether a lead may end the wait; once in each.
        words: what came of the last PIN.
        nobody: there is no account yet.
    """

    changed = Signal()

    def __init__(
        self, reception: Reception, staff: Staff, background: Background, navigation: Navigation
    ) -> None:
        """Nobody is there.

        Args:
            reception: knows whose PIN it is.
            staff: lets them in.
            background: where PINs are looked at: it takes some tenths of a second.
            navigation: says when the door is left.
        """
        super().__init__()
        self._reception = reception
        self._staff = staff
        self._background = background
        self._navigation = navigation
        self._digits = ""
        self._visit = 0
        self._looking = False
        self._as_lead = False
        self._wait: Waiting | None = None
        self._anybody = True
        self._words = ""
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self.tick)
        navigation.changed.connect(self._page_changed)

    def load(self, _argument: str) -> bool:
        """Somebody stands before it."""
        self._forget()
        self._anybody = self._reception.anybody()
        self.tick()
        self._clock.start()
        return True

    @Slot(str)
    def press(self, digit: str) -> None:
        """One more digit; the last one is enough, nothing has to be confirmed."""
        if not self._takes_digits or len(digit) != 1 or digit not in "0123456789":
            return
        self._digits += digit
        self._words = ""
        if len(self._digits) == LENGTH:
            self._try()
        self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        if self._takes_digits:
            self._digits = self._digits[:-1]
            self.changed.emit()

    @Slot()
    def tryAsLead(self) -> None:
        """In a wait: the next PIN is a lead's, who ends it."""
        if self._wait is not None and self._wait.lead_may_try and not self._looking:
            self._as_lead = True
            self._words = ""
            self.changed.emit()

    @Slot()
    def tick(self) -> None:
        """Look how long the wait is still: somebody may have ended it at the machine."""
        before = self._wait
        self._wait = self._reception.waiting()
        if self._wait is None:
            self._as_lead = False
            if before is not None:
                self._words = ""
        if self._wait != before:
            self.changed.emit()

    @property
    def _takes_digits(self) -> bool:
        return not self._looking and self._anybody and (self._wait is None or self._as_lead)

    def _try(self) -> None:
        pin, as_lead, visit = self._digits, self._as_lead, self._visit
        self._looking = self._background.run(
            lambda: self._reception.meet(pin, as_lead=as_lead),
            lambda met: self._meet(met, visit),
            lambda trouble: self._refuse(str(trouble), visit),
        )
        if not self._looking:
            self._refuse(self._said_of(Busy()), visit)

    def _meet(self, met: Met, visit: int) -> None:
        if visit != self._visit:
            return  # they have gone; nobody is let in behind them
        if isinstance(met, Person):
            self._forget()
            self._staff.enter(met.who, pin_is_own=met.pin_is_own)
            return
        self._refuse(self._said_of(met), visit)

    def _refuse(self, words: str, visit: int) -> None:
        if visit != self._visit:
            return
        self._digits = ""
        self._looking = self._as_lead = False
        self.tick()
        self._words = words
        self.changed.emit()

    def _said_of(self, met: Waiting | Wrong | Busy) -> str:
        match met:
            case Waiting():
                return ""
            case Busy():
                return translate("Door", "The kiosk is saving something. Try again in a moment.")
            case Wrong(tries_left=0):
                return translate("Door", "That PIN does not fit.")
            case Wrong(tries_left=1):
                return translate(
                    "Door", "That PIN does not fit. After the next wrong one there is a wait."
                )
            case _:
                return translate("Door", "That PIN does not fit. Try again.")

    @Slot()
    def _page_changed(self) -> None:
        if self._navigation.way[-1].screen != DOOR:
            self._forget()

    def _forget(self) -> None:
        """Nobody stands before it any more: what comes of their PIN is not heard."""
        self._visit += 1
        self._clock.stop()
        self._digits = self._words = ""
        self._looking = self._as_lead = False
        self.changed.emit()

    @Property(int, notify=changed)
    def typed(self) -> int:
        return len(self._digits)

    @Property(int, notify=changed)
    def length(self) -> int:
        return LENGTH

    @Property(bool, notify=changed)
    def isLooking(self) -> bool:
        return self._looking

    @Property(bool, notify=changed)
    def takesDigits(self) -> bool:
        return self._takes_digits

    @Property(bool, notify=changed)
    def isWaiting(self) -> bool:
        return self._wait is not None

    @Property(bool, notify=changed)
    def asLead(self) -> bool:
        return self._as_lead

    @Property(str, notify=changed)
    def waitWords(self) -> str:
        return wait_words(self._wait.seconds) if self._wait else ""

    @Property(bool, notify=changed)
    def leadMayTry(self) -> bool:
        return self._wait is not None and self._wait.lead_may_try and not self._as_lead

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words

    @Property(bool, notify=changed)
    def nobody(self) -> bool:
        return not self._anybody
