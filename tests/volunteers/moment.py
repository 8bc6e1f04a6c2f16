"""A clock that a test moves."""

import datetime

from kiosk.volunteers.moments import Moment

NOW = datetime.datetime(2026, 11, 23, 10)


def at(seconds: float, boot: str = "this start", wall: datetime.timedelta | None = None) -> Moment:
    """So many seconds into a running of the machine.

    Args:
        seconds: into it.
        boot: which one.
        wall: how far the clock on the wall is from where it belongs.
    """
    right = NOW + datetime.timedelta(seconds=seconds)
    return Moment(right + (wall or datetime.timedelta()), boot, seconds)
