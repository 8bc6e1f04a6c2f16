"""Counts the frames that were painted, and those that came late or never."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from kiosk.viewmodels.playback import FilmPlayback

LATE_MS = 55
"""Between two frames of a film with 25 a second, whose frames are 40 ms apart."""


@dataclass(frozen=True)
class Counted:
    """What has been painted since the beginning.

    Attributes:
        painted: frames.
        late: those that came more than 55 ms after the one before them.
        lost: those that were never painted though later ones were.
        longest_ms: the longest time between two frames.
    """

    painted: int
    late: int
    lost: int
    longest_ms: float


class FilmMeter(QObject):
    """Listens to a playback for years: it keeps four numbers and no list."""

    def __init__(
        self, playback: FilmPlayback, now: Callable[[], float] = time.perf_counter
    ) -> None:
        """`now` gives seconds that only grow."""
        super().__init__()
        self._playback = playback
        self._now = now
        self._painted = self._late = self._lost = 0
        self._longest = 0.0
        self._before = 0.0
        self._number = -1
        playback.painted.connect(self._count)
        playback.changed.connect(self._begin_anew)

    @property
    def counted(self) -> Counted:
        return Counted(self._painted, self._late, self._lost, round(self._longest, 1))

    @Slot()
    def _begin_anew(self) -> None:
        """Another film, a pause: the time until the next frame says nothing."""
        self._number = -1

    @Slot()
    def _count(self) -> None:
        if self._playback.image.isNull():
            return
        now, number = self._now(), self._playback.frame_number
        if self._number >= 0:
            gap = (now - self._before) * 1000
            self._longest = max(self._longest, gap)
            self._late += gap > LATE_MS
            self._lost += max(0, number - self._number - 1)
        self._painted += 1
        self._before, self._number = now, number
