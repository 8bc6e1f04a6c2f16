"""A bar for whoever waits at a terminal, on anything that takes longer than a second."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SOON_SECONDS = 1.0
_EVERY_SECONDS = 0.1

Told = Callable[[float, float], None]


@contextmanager
def bar(words: str) -> Iterator[Told]:
    """Give what hears how much is done, of how much; the bar shows only where somebody waits."""
    if not sys.stderr.isatty():
        yield lambda _done, _whole: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    shown = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
    task = shown.add_task(words, total=None)
    began = last = time.monotonic()
    started = False

    def told(done: float, whole: float) -> None:
        nonlocal last, started
        now = time.monotonic()
        if now - began < _SOON_SECONDS or now - last < _EVERY_SECONDS:
            return
        last = now
        if not started:
            shown.start()
            started = True
        shown.update(task, completed=done, total=whole)
        shown.refresh()

    try:
        yield told
    finally:
        if started:
            shown.stop()
