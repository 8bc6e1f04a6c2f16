"""A bar for whoever waits at a terminal, on anything that takes longer than a second."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

_SOON_SECONDS = 1.0
_EVERY_SECONDS = 0.1

Told = Callable[[float, float], None]
"""Hears how much is done, of how much; 0 of 0 where nobody can tell for now."""


@contextmanager
def bar(words: str) -> Iterator[Told]:
    """Give what hears how much is done; the bar shows only where somebody waits.

    It runs to and fro until something is heard, so that it can stand over work that tells nothing.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _whole: None
        return
    shown = _Bar(words)
    soon = threading.Timer(_SOON_SECONDS, shown.start)
    soon.daemon = True
    soon.start()
    try:
        yield shown.told
    finally:
        soon.cancel()
        shown.stop()


class _Bar:
    """Begins in a thread of its own, because the work may tell nothing for long."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._lock = threading.Lock()
        self._heard = (0.0, 0.0)
        self._last = 0.0
        self._progress: Progress | None = None
        self._is_over = False

    def start(self) -> None:
        """Show it, unless the work is done by now."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        with self._lock:
            if self._is_over:
                return
            columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
            self._progress = Progress(
                *columns, console=Console(stderr=True), refresh_per_second=5, transient=True
            )
            self._progress.add_task(self._words, total=None)
            self._progress.start()
        self._show()

    def told(self, done: float, whole: float) -> None:
        """Hear how much is done, of how much."""
        self._heard = (done, whole)
        if self._progress is not None and time.monotonic() - self._last >= _EVERY_SECONDS:
            self._show()

    def stop(self) -> None:
        """Take it away again."""
        with self._lock:
            self._is_over = True
            if self._progress is not None:
                self._progress.stop()

    def _show(self) -> None:
        self._last = time.monotonic()
        done, whole = self._heard
        if self._progress is not None:
            task = self._progress.task_ids[0]
            self._progress.tasks[0].total = whole or None
            self._progress.update(task, completed=done)
