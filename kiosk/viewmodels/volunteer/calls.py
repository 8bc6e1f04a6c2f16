"""The call sheet: made, printed or taken along, and found again by whoever enters it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory import call_sheets
from kiosk.directory.call_sheets import CallSheet
from kiosk.errors import KnownTrouble
from kiosk.paper import call_sheet
from kiosk.paper.call_sheet import Made
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.volunteer.answers import ANSWERS
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.printing import StaffPrinting
from kiosk.wording.calls import sheet_name

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

CALLS = "staffCalls"


@dataclass(frozen=True)
class CallSheetRow:
    """A sheet that was made: its name for the page that enters it, and how far that is."""

    key: str
    name: str
    words: str


@QmlElement
class CallSheetRows(Rows):
    """The last sheets, the newest first."""

    row_type = CallSheetRow


@QmlElement
class CallsPage(QObject):
    """Makes call sheets.

    Attributes:
        dueCount: how many listings are to be rung this week.
        draftCount: how many more there are that patients do not see.
        withDrafts: whether those come onto the sheet.
        isMaking: whether one is being made.
        canTake: whether there is a page for USB sticks.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        navigation: Navigation,
        background: Background,
        printing: StaffPrinting,
        family: str,
    ) -> None:
        """No sheet is being made.

        Args:
            desk: reads the directory.
            navigation: opens the page on which one is entered.
            background: where one is made: it may take a second.
            printing: the room's printer.
            family: the letters.
        """
        super().__init__()
        self._desk = desk
        self._navigation = navigation
        self._background = background
        self._printing = printing
        self._family = family
        self._due_count = self._draft_count = 0
        self._with_drafts = False
        self._making = False
        self._sheets = CallSheetRows()

    def load(self, _argument: str) -> bool:
        """Count what is due, and find the last sheets."""
        self._printing.forget()
        self._look()
        return True

    @Slot(bool)
    def include(self, drafts: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Whether drafts, and what was hidden, come onto the sheet."""
        self._with_drafts = drafts
        self.changed.emit()

    @Slot()
    def printSheet(self) -> None:
        """Make a sheet of what is due now, and print it."""
        everything = self._with_drafts
        self._making = self._background.run(
            lambda: self._make(everything=everything),
            lambda made: self._made(lambda: self._printing.print_pdf(made.pdf)),
            self._failed,
        )
        self.changed.emit()

    @Slot()
    def enterWithoutPaper(self) -> None:
        """Go through what is due now on the screen; it is remembered as a printed sheet is."""
        acts, everything = self._desk.acts, self._with_drafts
        audience, now = acts.audience(), acts.now()
        listed = self._desk.read(
            lambda connection: call_sheets.on_it(connection, audience, everything=everything)
        )
        try:
            call_sheets.remember(acts.store.path.parent, now, [each.id for each in listed])
        except KnownTrouble as trouble:
            self._desk.tell(trouble)
            return
        self._navigation.openStaff(ANSWERS, now.isoformat())

    def _make(self, *, everything: bool) -> Made:
        acts = self._desk.acts
        return call_sheet.make(
            acts.store, acts.audience(), acts.now(), self._family, everything=everything
        )

    def _made(self, then: Callable[[], None]) -> None:
        self._making = False
        then()
        self._look()

    def _failed(self, trouble: KnownTrouble) -> None:
        self._making = False
        self._desk.tell(trouble)
        self.changed.emit()

    def _look(self) -> None:
        audience = self._desk.acts.audience()

        def count(*, everything: bool) -> int:
            return len(
                self._desk.read(
                    lambda connection: call_sheets.on_it(
                        connection, audience, everything=everything
                    )
                )
            )

        self._due_count = count(everything=False)
        self._draft_count = count(everything=True) - self._due_count
        sheets = call_sheets.remembered(self._desk.acts.store.path.parent)
        self._sheets.show([self._row(each) for each in sheets])
        self.changed.emit()

    def _row(self, sheet: CallSheet) -> CallSheetRow:
        done = len(self._desk.read(lambda connection: call_sheets.came_of(connection, sheet)))
        words = translate("Calls", "{done} of {all} entered").format(done=done, all=len(sheet.ids))
        return CallSheetRow(sheet.made.isoformat(), sheet_name(sheet.made), words)

    @Property(int, notify=changed)
    def dueCount(self) -> int:
        return self._due_count

    @Property(int, notify=changed)
    def draftCount(self) -> int:
        return self._draft_count

    @Property(bool, notify=changed)
    def withDrafts(self) -> bool:
        return self._with_drafts

    @Property(bool, notify=changed)
    def isMaking(self) -> bool:
        return self._making

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        return self._navigation.has("staffStick")

    @Property(StaffPrinting, notify=changed)
    def printing(self) -> StaffPrinting:
        return self._printing

    @Property(CallSheetRows, notify=changed)
    def sheets(self) -> CallSheetRows:
        return self._sheets
