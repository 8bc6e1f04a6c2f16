"""Prints on a thread of its own, watches each job, and takes back those that are not over.

A printer may keep its caller waiting for many seconds; the screen never waits with it.
"""

import logging
from collections import deque
from collections.abc import Iterable
from threading import Condition, Thread

from kiosk.paper.printer import OVER, Printer, PrinterTrouble, State

WATCH_SECONDS = 2.0
LOOK_FOR_SECONDS = 15.0
"""A printer that is not found for longer is switched off."""

_TRIES = 5

log = logging.getLogger(__name__)


class Job:
    """One sheet on its way.

    Attributes:
        state: how it is; read it from any thread, at any time.
        is_over: whether nothing more comes of it.
        stays: whether it is printed when whoever asked for it has gone.
    """

    def __init__(self, pdf: bytes, *, stays: bool = False) -> None:
        self.state = State.PRINTING
        self.is_over = False
        self.stays = stays
        self._pdf = pdf
        self.unwanted = False

    def take_pdf(self) -> bytes:
        """The sheet; it is not kept any longer."""
        pdf, self._pdf = self._pdf, b""
        return pdf


class PrintJobs:
    """Sheets on their way to one printer, one after another."""

    def __init__(self, printer: Printer, title: str, watch_seconds: float = WATCH_SECONDS) -> None:
        """Every job is called `title`; a job is looked at every so many seconds."""
        self._printer = printer
        self._title = title
        self._pause = watch_seconds
        self._waiting: deque[Job] = deque()
        self._unfinished: list[Job] = []
        self._changed = Condition()
        self._closing = False
        self._thread: Thread | None = None

    def start(self, pdf: bytes, *, stays: bool = False) -> Job:
        """Print this; what comes of it shows in the job that is returned at once.

        Args:
            pdf: the sheet.
            stays: whether it is printed when whoever asked for it has gone: nothing of a patient
                is on it.
        """
        job = Job(pdf, stays=stays)
        with self._changed:
            self._waiting.append(job)
            self._unfinished.append(job)
            if self._thread is None:
                self._thread = Thread(target=self._work, name="printing", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return job

    def cancel_all(self) -> None:
        """Nobody waits for a patient's sheet any more; the printer hears of it a little later."""
        self._cancel(job for job in self._unfinished if not job.stays)

    def close(self, seconds: float = 5) -> None:
        """Cancel all, and wait so long for the printer to hear of it."""
        self._cancel(self._unfinished)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(seconds)

    def _cancel(self, jobs: Iterable[Job]) -> None:
        with self._changed:
            for job in jobs:
                job.unwanted = True
            self._changed.notify_all()

    # On the thread

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._closing:
                    self._changed.wait()
                if not self._waiting:
                    return
                job = self._waiting.popleft()
            try:
                self._print(job)
            except Exception:
                # A bug; whoever waits for this sheet is told that it does not come.
                log.exception("Printing failed.")
                job.state = State.FAILED
            with self._changed:
                job.is_over = True
                self._unfinished.remove(job)

    def _print(self, job: Job) -> None:
        pdf = job.take_pdf()
        if job.unwanted:
            return
        try:
            number = self._printer.send(pdf, self._title)
        except PrinterTrouble as trouble:
            log.warning("%s", trouble)
            job.state = trouble.state
            return
        finally:
            del pdf
        try:
            self._watch(job, number)
        finally:
            self._take_back(number)

    def _watch(self, job: Job, number: int) -> None:
        """Look at the job until it is over or nobody wants it."""
        looked_for = 0.0
        while not job.unwanted:
            state = self._look(job, number)
            looked_for = looked_for + self._pause if state is State.CONNECTING else 0
            too_long = looked_for > LOOK_FOR_SECONDS
            job.state = State.STOPPED if state is State.CONNECTING and too_long else state
            if job.state in OVER:
                return
            with self._changed:
                if not job.unwanted:
                    self._changed.wait(self._pause)

    def _look(self, job: Job, number: int) -> State:
        try:
            return self._printer.state(number)
        except PrinterTrouble as trouble:
            if trouble.state != job.state:
                log.warning("%s", trouble)
            return trouble.state

    def _take_back(self, number: int) -> None:
        """Take the job out of the printer's hands, or out of its history."""
        for n in range(_TRIES):
            try:
                self._printer.cancel(number)
            except PrinterTrouble as trouble:
                log.warning("%s", trouble)
            else:
                return
            with self._changed:
                if n < _TRIES - 1 and not self._closing:
                    self._changed.wait(self._pause)
        log.error("A sheet may still be printed: its job could not be taken back.")
