"""Where a moving thing is at a moment: soft ways between stops, breathing and blinking."""

import math
from bisect import bisect_right
from dataclasses import replace

from kiosk.pictures.people import Figure
from kiosk.pictures.shapes import Point

_BLINK_SECONDS = 0.16


def eased(share: float) -> float:
    """A share of a way (0 to 1), beginning and ending gently."""
    held = min(max(share, 0), 1)
    return held * held * (3 - 2 * held)


def between(seconds: float, start: float, end: float) -> float:
    """How much of the time from start to end has gone, from 0 to 1, eased."""
    return eased((seconds - start) / (end - start))


def sway(seconds: float, period: float, size: float = 1, late: float = 0) -> float:
    """A soft to and fro around 0; `late` is the share of a period that it lags."""
    return size * math.sin(math.tau * (seconds / period - late))


def breath(seconds: float, late: float = 0) -> float:
    """How full of air somebody at rest is, from 0 to 1."""
    return 0.5 - 0.5 * math.cos(math.tau * (seconds / 4.4 - late))


def alive(figure: Figure, seconds: float) -> Figure:
    """The same figure, which blinks now and then, everybody in a rhythm of their own."""
    own = sum(map(ord, figure.person.name))
    every = 3.4 + own % 5 * 0.45
    return replace(figure, eyes_shut=(seconds + own % 37 / 10) % every < _BLINK_SECONDS)


def level(seconds: float, *stops: tuple[float, float]) -> float:
    """A number that rests at each stop (its time, its value) and eases in between."""
    after = bisect_right([time for time, _ in stops], seconds)
    if after == 0:
        return stops[0][1]
    if after == len(stops):
        return stops[-1][1]
    (start, here), (end, there) = stops[after - 1], stops[after]
    return here + (there - here) * between(seconds, start, end)


def along(seconds: float, *stops: tuple[float, Point]) -> Point:
    """The same for a point."""
    return (
        level(seconds, *((time, x) for time, (x, _) in stops)),
        level(seconds, *((time, y) for time, (_, y) in stops)),
    )
