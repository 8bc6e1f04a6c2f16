"""What prints: hands a PDF to the room's printer, behind one small interface."""

from enum import StrEnum
from typing import Protocol

from kiosk.errors import KnownTrouble

JOB_TITLE = "Kiosk"
"""What every job and every file is called: it says nothing of what is on the paper."""


class State(StrEnum):
    """How a job is, or why there is none."""

    PRINTING = "printing"
    DONE = "done"
    CONNECTING = "connecting"
    """It looks for the printer: for a moment that is as it has to be."""
    NO_PAPER = "no paper"
    STOPPED = "stopped"
    MISSING = "missing"
    """There is no such printer."""
    SILENT = "silent"
    """What prints does not answer."""
    FAILED = "failed"
    """The job was given up."""


OVER = {State.DONE, State.FAILED}
"""Nothing more comes of such a job."""


class PrinterTrouble(KnownTrouble):
    """Nothing can be printed now; the message is for whoever looks after the kiosk."""

    def __init__(self, state: State, words: str) -> None:
        """`state` is what is wrong, for the screen to say in its own words."""
        super().__init__(words)
        self.state = state


class Printer(Protocol):
    """One printer. Every method may take seconds, and is called from one thread at a time."""

    def look(self) -> None:
        """See whether it is there and takes jobs.

        Raises:
            PrinterTrouble: it is not, or does not.
        """

    def send(self, pdf: bytes, title: str) -> int:
        """Have it print this; the number of the job.

        Raises:
            PrinterTrouble: it does not take it.
        """

    def state(self, job: int) -> State:
        """How the job is.

        Raises:
            PrinterTrouble: nobody can say.
        """

    def cancel(self, job: int) -> None:
        """Stop the job, if it is not over, and forget it: it is in no history afterwards.

        Raises:
            PrinterTrouble: it may still be there.
        """
