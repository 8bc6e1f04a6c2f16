"""The page that explains practice, begins it, and prints the page of instructions."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KnownTrouble
from kiosk.paper import instructions
from kiosk.viewmodels.staff import Opened, Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.printing import StaffPrinting

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

PRACTICE = "staffPractice"


@dataclass(frozen=True)
class Copied:
    """A copy of the directory, to be opened in the screen's own thread.

    Attributes:
        open: makes all that volunteers work with on the copy; with the tour or without.
        throw_away: nothing of it is left; for a copy that nobody opens.
    """

    open: Callable[[bool], Opened]
    throw_away: Callable[[], None]


@QmlElement
class PracticePage(QObject):
    """Begins practice, where it has not begun.

    Attributes:
        isCopying: whether the copy is being made.
    """

    changed = Signal()

    def __init__(  # noqa: PLR0913, PLR0917  (what it needs, one by one)
        self,
        desk: Desk,
        staff: Staff,
        background: Background,
        printing: StaffPrinting,
        family: str,
        copy: Callable[[], Copied] | None,
    ) -> None:
        """Nobody practises yet.

        Args:
            desk: says what stands in the way.
            staff: who is signed in.
            background: where the copy is made: it may take a second.
            printing: the room's printer.
            family: the letters.
            copy: makes a copy; nothing where this is one.
        """
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._background = background
        self._printing = printing
        self._family = family
        self._copy = copy
        self._copying = False

    def load(self, _argument: str) -> bool:
        """Nothing was printed yet."""
        self._printing.forget()
        return True

    @Slot(bool)
    def begin(self, tour: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Make a copy, and work on it; with the guided tour, or without."""
        if self._copy is None:
            return
        who = self._staff.who

        def go_in(copied: Copied) -> None:
            self._copying = False
            self.changed.emit()
            if who is None or self._staff.who != who:  # they have gone meanwhile
                copied.throw_away()
            else:
                self._staff.practise(copied.open(tour))

        self._copying = self._background.run(self._copy, go_in, self._failed)
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Practise no more."""
        self._staff.end_practice()

    @Slot()
    def printPage(self) -> None:
        """Print the page of instructions."""
        today = self._desk.acts.now().date()
        self._printing.print_pdf(instructions.as_pdf(self._family, today))

    def _failed(self, trouble: KnownTrouble) -> None:
        self._copying = False
        self._desk.tell(trouble)
        self.changed.emit()

    @Property(bool, notify=changed)
    def isCopying(self) -> bool:
        return self._copying

    @Property(StaffPrinting, notify=changed)
    def printing(self) -> StaffPrinting:
        return self._printing
