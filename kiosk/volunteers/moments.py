"""A moment on two clocks: the one on the wall, and the one that nobody can set."""

import datetime
import time
from dataclasses import dataclass
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Moment:
    """When something happens.

    Attributes:
        wall: what a clock on the wall shows; somebody may set it, forwards or back.
        boot: in which running of the machine: another word after each start.
        uptime: the seconds that it has run, its sleep included; every program sees the same.
    """

    wall: datetime.datetime
    boot: str
    uptime: float


def now() -> Moment:
    """This moment."""
    return Moment(
        datetime.datetime.now(),
        _BOOT.read_text(encoding="ascii").strip(),
        time.clock_gettime(time.CLOCK_BOOTTIME),
    )
