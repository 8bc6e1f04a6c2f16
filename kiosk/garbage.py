"""Garbage is collected in the thread of the screens, and in no other.

Python collects wherever it is when enough has been made: also in a thread that reads the database,
or one in which the player hands over a picture. An object of Qt's that goes there goes in the wrong
thread, and may take the process with it. So Python's own collecting is off, and a timer does it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


def collect_here(application: QObject) -> None:
    """Collect now and then in this thread, from now on, as long as there is the application.

    What is there already stays, since it was made by starting: it is not looked through again.
    """
    gc.disable()
    gc.freeze()
    timer = QTimer(application)
    timer.timeout.connect(collect)
    timer.start(EVERY_MS)


def collect() -> None:
    """As Python would: the young often, and the old when that was done often enough."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (made, most) in enumerate(counts) if made > most]
    if due:
        gc.collect(max(due))
