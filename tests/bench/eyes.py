"""What sees that a touch has had its effect, and when."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from tests.bench.screen import Picture, Screen
from tests.driving import Driver, wait

_GIVE_UP_SECONDS = 10
_ARRIVES_MS = 50


class Eyes(Protocol):
    """Remembers how it looks after a touch, and waits for it to look like that again."""

    where: str

    def remember(self, name: str) -> None:
        """How it looks now, when nothing changes any more, is what `name` looks like."""

    def time(self, act: Callable[[], None], name: str) -> float:
        """Milliseconds from an act until it looks as it was remembered."""


class OnScreen:
    """Reads the pixels off Xvfb's screen."""

    where = "pixels on Xvfb"

    def __init__(self, shown: Screen) -> None:
        self._shown = shown
        self._known: dict[str, Picture] = {}

    def remember(self, name: str) -> None:
        """What the screen shows once the server has drawn all it was sent."""
        wait(_ARRIVES_MS)
        self._known[name] = self._shown.picture()

    def time(self, act: Callable[[], None], name: str) -> float:
        """Until the screen looks like that."""
        wait(_ARRIVES_MS)
        wanted = self._known[name]
        assert not self._shown.shows(wanted), f"It looks like {name} already."
        since = time.perf_counter()
        act()
        while not self._shown.shows(wanted):
            _work(since)
        return (time.perf_counter() - since) * 1000


class OnWindow:
    """Hears of a frame from the window, then makes sure of what it shows."""

    where = "frames, off-screen"

    def __init__(self, person: Driver) -> None:
        self._person = person
        self._known: dict[str, QImage] = {}

    def remember(self, name: str) -> None:
        """What the window shows."""
        self._known[name] = self._person.picture()

    def time(self, act: Callable[[], None], name: str) -> float:
        """Until the frame after which the window looks like that."""
        wanted = self._known[name]
        assert self._person.picture() != wanted, f"It looks like {name} already."
        frames: list[float] = []

        def painted() -> None:
            frames.append(time.perf_counter())

        window = self._person.window
        window.frameSwapped.connect(painted)
        since = time.perf_counter()
        act()
        while True:
            while not frames:
                _work(since)
            seen = frames[-1]
            if self._person.picture() == wanted:
                break
            frames.clear()  # looking may have painted one
        window.frameSwapped.disconnect(painted)
        return (seen - since) * 1000


def _work(since: float) -> None:
    """Let Qt do what is due.

    Raises:
        AssertionError: it has had time enough.
    """
    QCoreApplication.processEvents()
    assert time.perf_counter() - since < _GIVE_UP_SECONDS, "The touch had no effect."
