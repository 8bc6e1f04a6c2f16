"""Paper for volunteers: printing it, and what the screen says of it meanwhile."""

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.paper.print_jobs import Job, PrintJobs
from kiosk.paper.printer import State

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_EVERY_MS = 200

translate = QCoreApplication.translate


@QmlElement
class StaffPrinting(QObject):
    """The room's printer as volunteers know it. A sheet of theirs is printed after they leave, too.

    Attributes:
        isSetUp: whether there is a printer; somebody who practises always has one.
        canPrint: whether a touch prints: not while a sheet is on its way.
        words: what becomes of the sheet; empty where none was asked for.
    """

    changed = Signal()

    def __init__(self, jobs: PrintJobs | None, *, pretends: bool = False) -> None:
        """`jobs` are none where no printer is set up; one that `pretends` prints nothing."""
        super().__init__()
        self._jobs = None if pretends else jobs
        self._pretends = pretends
        self._pretended = False
        self._job: Job | None = None
        self._state: State | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)

    def print_pdf(self, pdf: bytes) -> None:
        """Print this, unless a sheet is on its way."""
        if self._pretends:
            self._pretended = True
            self.changed.emit()
        elif self._jobs is not None and self._is_free():
            self._job = self._jobs.start(pdf, stays=True)
            self._state = self._job.state
            self._looking.start()
            self.changed.emit()

    def forget(self) -> None:
        """Somebody has come to a page anew: what is done need not be told any more."""
        self._pretended = False
        if self._job is None or self._job.is_over:
            self._job = self._state = None
        self.changed.emit()

    def close(self) -> None:
        """The kiosk ends; its jobs are closed with it."""
        self._looking.stop()

    @Slot()
    def _look(self) -> None:
        job = self._job
        if job is None or job.is_over:
            self._looking.stop()
        if job is not None and (job.state is not self._state or job.is_over):
            self._state = job.state
            self.changed.emit()

    def _is_free(self) -> bool:
        return self._job is None or self._job.is_over

    @Property(bool, notify=changed)
    def isSetUp(self) -> bool:
        return self._jobs is not None or self._pretends

    @Property(bool, notify=changed)
    def canPrint(self) -> bool:
        return self._is_free()

    @Property(str, notify=changed)
    def words(self) -> str:
        if self._pretended:
            return translate("StaffPrinting", "You are practising, so nothing is printed.")
        return {
            None: "",
            State.PRINTING: translate("StaffPrinting", "Printing. Collect it from the printer."),
            State.DONE: translate("StaffPrinting", "Printed. Collect it from the printer."),
            State.NO_PAPER: translate("StaffPrinting", "The printer is out of paper."),
            State.FAILED: translate("StaffPrinting", "It was not printed. Try again."),
        }.get(
            self._state,
            translate("StaffPrinting", "The printer does not answer. See whether it is on."),
        )
