"""Printing a sheet, and what the screen says of it meanwhile."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.paper.print_jobs import Job, PrintJobs
from kiosk.paper.printer import State

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_EVERY_MS = 200

translate = QCoreApplication.translate


@QmlElement
class Printing(QObject):
    """The room's printer, where it has one; it prints one sheet at a time."""

    changed = Signal()

    def __init__(
        self, jobs: PrintJobs | None, sheet: Callable[[Sequence[str], bool], bytes]
    ) -> None:
        """Needs what prints, and what makes a sheet.

        Args:
            jobs: sheets on their way; none where no printer is set up.
            sheet: the PDF of listings by their keys; whether somebody is sure that nobody else
                sees it. Empty where there is nothing to print.
        """
        super().__init__()
        self._jobs = jobs
        self._sheet = sheet
        self._job: Job | None = None
        self._state: State | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)

    @Slot("QStringList", bool)
    def printListings(self, ids: list[str], alone: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Print a sheet, unless one is on its way or was just made."""
        if self._jobs is None or not self._can_print():
            return
        pdf = self._sheet(ids, alone)
        if not pdf:
            return
        self._job = self._jobs.start(pdf)
        self._looking.start()
        self._show(self._job.state)

    def turn_page(self) -> None:
        """Somebody goes to another page: what is done there need not be told any more."""
        if self._job is None or self._job.is_over:
            self._job = None
            self._show(None)

    def forget(self) -> None:
        """Nobody waits for a sheet; what is not printed yet never will be."""
        if self._jobs is not None:
            self._jobs.cancel_all()
        self._job = None
        self._looking.stop()
        self._show(None)

    def close(self) -> None:
        """The same, and wait for the printer to hear of it."""
        self.forget()
        if self._jobs is not None:
            self._jobs.close()

    @Slot()
    def _look(self) -> None:
        job = self._job
        if job is None:
            self._looking.stop()
            return
        if job.is_over:
            self._looking.stop()
        self._show(job.state)

    def _show(self, state: State | None) -> None:
        self._state = state
        self.changed.emit()

    def _can_print(self) -> bool:
        """Whether a touch prints: not while a sheet is on its way, and not the same again."""
        job = self._job
        return job is None or (job.is_over and job.state is not State.DONE)

    @Property(bool, notify=changed)
    def isSetUp(self) -> bool:
        return self._jobs is not None

    @Property(bool, notify=changed)
    def canPrint(self) -> bool:
        return self._can_print()

    @Property(str, notify=changed)
    def words(self) -> str:
        """What becomes of the sheet; empty where none was asked for."""
        return {
            None: "",
            State.PRINTING: translate(
                "Printing",
                "Printing. Collect it from the printer.\nTouch Finish when you have it.",
            ),
            State.DONE: translate("Printing", "Printing. Collect it from the printer."),
            State.NO_PAPER: translate(
                "Printing", "The printer is out of paper. Ask a volunteer, or use the code."
            ),
            State.FAILED: translate(
                "Printing", "It was not printed. Ask a volunteer, or use the code."
            ),
        }.get(
            self._state,
            translate("Printing", "The printer does not answer. Ask a volunteer, or use the code."),
        )
