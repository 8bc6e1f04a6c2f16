"""A screen without a monitor whose pixels can be read: Xvfb, with its frame buffer in a file."""

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

WIDTH, HEIGHT = 1920, 1080
_READY_SECONDS = 10
_LOOK_EVERY_SECONDS = 0.001
_UNSEEN = 12
"""A difference in a colour, of 255, that nobody sees."""
_OURS = ("QT_QPA_PLATFORM", "QT_QUICK_BACKEND", "PYTHONDONTWRITEBYTECODE")
"""What tests and developers set, and a kiosk in service has not: it draws as it chooses to, and
finds its own modules compiled."""

Picture = tuple[bytes, ...]
"""Rows of pixels, to look for again."""


class Screen:
    """What Xvfb shows.

    Attributes:
        environment: what a program needs to draw on it, as a kiosk in service has it.
    """

    def __init__(self, display: str, buffer: mmap.mmap) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in _OURS}
        self.environment = {**kept, "DISPLAY": display}
        self._buffer = buffer
        # X window dump: the header's size, then the number of colours of 12 bytes each.
        header = struct.unpack(">25I", buffer[:100])
        self._start = header[0] + header[19] * 12
        self._row = header[12]

    def picture(self) -> Picture:
        """Every eighth row of pixels, from the top: enough to cross every letter."""
        return tuple(self._rows())

    def shows(self, wanted: Picture) -> bool:
        """Whether it looks as it did in `wanted`; stops looking at the first difference."""
        return all(map(_alike, self._rows(), wanted))

    def is_blank(self) -> bool:
        """Whether nothing is drawn: all one colour."""
        first = next(self._rows())
        plain = first[:4] * (len(first) // 4)
        return all(row == plain for row in self._rows())

    def _rows(self) -> Iterator[bytes]:
        for start in range(self._start, self._start + HEIGHT * self._row, self._row * 8):
            yield self._buffer[start : start + self._row]


def _alike(row: bytes, wanted: bytes) -> bool:
    """Whether two rows look the same: OpenGL rounds a letter's edge now up, now down."""
    return row == wanted or all(
        abs(one - other) <= _UNSEEN for one, other in zip(row, wanted, strict=True)
    )


def missing() -> str:
    """What is not installed, of what this needs; empty where all is there."""
    return "" if shutil.which("Xvfb") else "Xvfb"


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen of 1920 by 1080 for as long as the `with` lasts."""
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"),
                *("-fbdir", folder, "-nocursor", "-nolisten", "tcp", "-noreset"),
            ],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        try:
            with os.fdopen(read) as names:
                # To the end of the line: a pipe closed before it would end the server.
                display = f":{names.readline().strip()}"
            with (
                Path(folder, "Xvfb_screen0").open("rb") as file,
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as buffer,
            ):
                yield Screen(display, buffer)
        finally:
            server.terminate()
            server.wait(_READY_SECONDS)


def seconds_until(holds: Callable[[], bool], limit: float, since: float) -> float:
    """Seconds from `since` (time.perf_counter) until something holds.

    Raises:
        TimeoutError: it did not within `limit` seconds.
    """
    while not holds():
        if time.perf_counter() - since > limit:
            raise TimeoutError
        time.sleep(_LOOK_EVERY_SECONDS)
    return time.perf_counter() - since
