"""Slow work in a thread, so that the screen stays alive; what came of it is told in its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from kiosk.errors import KnownTrouble
from kiosk.viewmodels.staff import Staff

T = TypeVar("T")


@dataclass(frozen=True)
class _Outcome:
    """What a piece of work returned or raised, and whom to tell."""

    then: Callable[[Any], None]
    failed: Callable[[KnownTrouble], None]
    result: Any = None
    error: Exception | None = None


class Background(QObject):
    """Does one piece of work at a time."""

    _finished = Signal(object)

    def __init__(self, staff: Staff | None = None) -> None:
        """`staff` hears of the work: while it goes on, nobody is signed out for being still."""
        super().__init__()
        self._staff = staff
        self._threads = QThreadPool()
        self._threads.setMaxThreadCount(1)
        self._busy = self._closed = False
        self._finished.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._busy

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[KnownTrouble], None],
    ) -> bool:
        """Begin a piece of work; False, and nothing done, while another one is under way.

        Args:
            work: done in a thread. It must touch no view model, and opens its own sessions.
            then: told what it returned, in the screen's own thread. Whoever began it may have been
                signed out meanwhile.
            failed: told likewise what stood in its way. What is a bug is raised there as one.
        """
        if self._busy:
            return False
        self._set_busy(busy=True)

        def do() -> None:
            try:
                outcome = _Outcome(then, failed, result=work())
            except Exception as error:  # noqa: BLE001  (raised again in the screen's thread)
                outcome = _Outcome(then, failed, error=error)
            self._finished.emit(outcome)

        self._threads.start(do)
        return True

    def close(self) -> None:
        """Wait until all is done; nobody is told any more what came of it."""
        self._threads.waitForDone()
        self._closed = True

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if self._staff is not None:
            self._staff.set_busy(busy=busy)

    @Slot(object)
    def _tell(self, outcome: _Outcome) -> None:
        self._set_busy(busy=False)
        if self._closed:
            return
        if outcome.error is None:
            outcome.then(outcome.result)
        elif isinstance(outcome.error, KnownTrouble):
            outcome.failed(outcome.error)
        else:
            raise outcome.error
