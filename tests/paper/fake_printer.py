"""A printer that does what a test says: for machines that have none."""

from dataclasses import dataclass, field
from threading import Event

from kiosk.paper.printer import PrinterTrouble, State


@dataclass
class FakePrinter:
    """Keeps what it is sent, and counts what it is asked for.

    Attributes:
        now: how every job is that is not cancelled.
        trouble: why nothing can be sent, or looked at.
        deaf: how often it does not hear that a job is cancelled.
        asked: how often something was wanted of it.
        open: set while it answers; cleared, it keeps its callers waiting.
        sent: the title and the PDF of every job, in order.
        forgotten: the jobs that are in no history.
        forgotten_while: how each of them was then.
    """

    now: State = State.PRINTING
    trouble: PrinterTrouble | None = None
    deaf: int = 0
    asked: int = 0
    open: Event = field(default_factory=Event)
    sent: list[tuple[str, bytes]] = field(default_factory=list)
    forgotten: list[int] = field(default_factory=list)
    forgotten_while: list[State] = field(default_factory=list)

    def __post_init__(self) -> None:
        """It answers."""
        self.open.set()

    def look(self) -> None:
        """See `kiosk.paper.printer.Printer`, here and below."""
        self._answer()

    def send(self, pdf: bytes, title: str) -> int:
        self._answer()
        self.sent.append((title, pdf))
        return len(self.sent)

    def state(self, job: int) -> State:
        assert 0 < job <= len(self.sent)
        self._answer()
        return self.now

    def cancel(self, job: int) -> None:
        self.open.wait()
        if self.deaf:
            self.deaf -= 1
            raise PrinterTrouble(State.SILENT, "It does not hear.")
        self.forgotten_while.append(self.now)
        self.forgotten.append(job)

    def _answer(self) -> None:
        self.asked += 1
        self.open.wait()
        if self.trouble is not None:
            raise self.trouble
