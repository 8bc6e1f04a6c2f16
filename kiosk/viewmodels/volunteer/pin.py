"""Choosing a PIN of one's own: the one of now, then a new one twice."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KnownTrouble
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.staff import PIN, Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.volunteers.entering import Busy, Entered
from kiosk.volunteers.lockout import Waiting, Wrong
from kiosk.volunteers.reception import Reception
from kiosk.volunteers.weak import LENGTH
from kiosk.who import Who
from kiosk.wording.waits import wait_words

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


class _Step(IntEnum):
    """Which of the three is typed now."""

    CURRENT = 0
    NEW = 1
    AGAIN = 2


@QmlElement
class OwnPin(QObject):
    """The digits typed so far, of which of the three PINs, and what there is to say."""

    changed = Signal()

    def __init__(
        self,
        reception: Reception,
        staff: Staff,
        background: Background,
        navigation: Navigation,
        say: Callable[[str], None],
    ) -> None:
        """Nothing is typed.

        Args:
            reception: makes the second PIN somebody's, if the first is theirs.
            staff: who is signed in.
            background: where that happens: it takes some tenths of a second.
            navigation: says when the page is left.
            say: tells on the next page that it is done.
        """
        super().__init__()
        self._reception = reception
        self._staff = staff
        self._background = background
        self._navigation = navigation
        self._say = say
        self._typed = ["", "", ""]
        self._step = _Step.CURRENT
        self._looking = False
        self._visit = 0
        self._words = ""
        navigation.changed.connect(self._page_changed)

    def load(self, _argument: str) -> bool:
        """Somebody is about to choose."""
        self._forget()
        return True

    @Slot(str)
    def press(self, digit: str) -> None:
        """One more digit; the last one is enough."""
        if self._looking or len(digit) != 1 or digit not in "0123456789":
            return
        self._typed[self._step] += digit
        self._words = ""
        if len(self._typed[self._step]) == LENGTH:
            self._go_on()
        self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        if not self._looking:
            self._typed[self._step] = self._typed[self._step][:-1]
            self.changed.emit()

    def _go_on(self) -> None:
        current, new, again = self._typed
        if self._step is _Step.NEW:
            self._take_new(current, new)
        elif self._step is _Step.CURRENT:
            self._step = _Step.NEW
        elif new != again:
            self._back_to(
                _Step.NEW, translate("OwnPin", "The two were not the same. Choose once more.")
            )
        else:
            self._try()

    def _take_new(self, current: str, new: str) -> None:
        """Nobody types a weak one twice before hearing that it is one."""
        try:
            self._reception.refuse_weak(current, new)
        except KnownTrouble as trouble:
            self._back_to(_Step.NEW, str(trouble))
        else:
            self._step = _Step.AGAIN

    def _try(self) -> None:
        who, visit = self._staff.who, self._visit
        current, new, _ = self._typed
        if who is None:
            return
        self._looking = self._background.run(
            lambda: self._reception.change_pin(who, current, new),
            lambda entered: self._hear(entered, visit),
            lambda trouble: self._refuse(_Step.NEW, str(trouble), visit),
        )
        if not self._looking:
            self._hear(Busy(), visit)

    def _hear(self, entered: Entered, visit: int) -> None:
        match entered:
            case Who():
                if visit == self._visit:
                    self._forget()
                    self._staff.has_own_pin()
                    self._say(translate("OwnPin", "Saved. Come in with your new PIN from now on."))
            case Busy():
                words = translate("OwnPin", "The kiosk is saving something. Try again in a moment.")
                self._refuse(_Step.AGAIN, words, visit)
            case Wrong(seconds=0):
                words = translate("OwnPin", "The first one is not your PIN of now. Type it again.")
                self._refuse(_Step.CURRENT, words, visit)
            case Wrong(seconds=seconds) | Waiting(seconds=seconds):
                words = translate("OwnPin", "That was not your PIN of now. Wait {time}.").format(
                    time=wait_words(seconds)
                )
                self._refuse(_Step.CURRENT, words, visit)

    def _refuse(self, step: _Step, words: str, visit: int) -> None:
        if visit == self._visit:
            self._looking = False
            self._back_to(step, words)
            self.changed.emit()

    def _back_to(self, step: _Step, words: str) -> None:
        self._step = step
        self._typed[step:] = [""] * (len(self._typed) - step)
        self._words = words

    @Slot()
    def _page_changed(self) -> None:
        if self._navigation.way[-1].screen != PIN:
            self._forget()

    def _forget(self) -> None:
        self._visit += 1
        self._looking = False
        self._back_to(_Step.CURRENT, "")
        self.changed.emit()

    @Property(int, notify=changed)
    def typed(self) -> int:
        return len(self._typed[self._step])

    @Property(int, notify=changed)
    def length(self) -> int:
        return LENGTH

    @Property(int, notify=changed)
    def step(self) -> int:
        return int(self._step)

    @Property(bool, notify=changed)
    def isFirst(self) -> bool:
        """Whether the PIN of now was made up for them: they have just come in with it."""
        return not self._staff.pin_is_own

    @Property(bool, notify=changed)
    def isLooking(self) -> bool:
        return self._looking

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words
