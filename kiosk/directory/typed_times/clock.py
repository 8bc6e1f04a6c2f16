"""Which times of day somebody means who writes "2 to 4": the rule, and where it may be wrong.

In a directory of volunteers "2 to 4" is in the afternoon, and "9 to 5" begins in the morning. What
opens at 6, 7 or 8 and closes soon after can be of the morning or of the evening: one is chosen, and
the other is told, so that the screen can ask.
"""

from dataclasses import dataclass

from kiosk.directory.typed_times.facts import DAY_BEGINS, DAY_ENDS
from kiosk.directory.typed_times.tokens import RawClock

_HOUR = 60
_HALF_DAY, _DAY = 12 * _HOUR, 24 * _HOUR
_MORNING_FROM = 8  # what opens at 8 or later, without more, opens in the morning
_SURE_FROM = 9
_DOUBTFUL = {6, 7, 8}
_NOON_HOUR, _LAST_HOUR = 12, 24
_LONGEST_EVENING = 8 * _HOUR
_LATE_MORNING = 8  # "8 to 10pm" can be all day: a helpline
_SURE_ACROSS_NOON = range(1, 6)


@dataclass(frozen=True)
class Span:
    """From when to when, as `HH:MM`; either is empty where it is not said."""

    opens: str = ""
    closes: str = ""


@dataclass(frozen=True)
class Choice:
    """The span that was chosen, and others that the words can mean."""

    span: Span
    others: tuple[Span, ...] = ()


ALL_DAY = Span(DAY_BEGINS, DAY_ENDS)


def span(opening: RawClock, closing: RawClock, part: str, after: str) -> Choice | None:
    """What two times mean; `part` is the part of the day, `after` when it last closed that day.

    Nothing where they mean no span: the same time twice.
    """
    starts, ends = _faces(opening, part), _faces(closing)
    if len(starts) > 1 and len(ends) == 1:
        chosen, doubtful = _before(starts, opening, closing)
    elif len(starts) == 1:
        chosen, doubtful = starts[0], False
    else:
        chosen, doubtful = _by_rule(opening, closing)
    if len(starts) > 1 and after and doubtful:
        later = [each for each in starts if each >= _minutes(after)]
        if len(later) == 1:
            chosen, doubtful = later[0], False
    found = [_until(each, ends) for each in starts]
    spans = dict(zip(starts, found, strict=True))
    first = spans[chosen]
    if first is None:
        return None
    others = [each for start, each in spans.items() if start != chosen and each]
    if _is_odd_twelve(closing) and first.closes == DAY_ENDS:
        others, doubtful = [Span(first.opens, "12:00")], True
    if _is_odd_twelve(opening):
        others, doubtful = [*others, Span("12:00", first.closes)], True
    return Choice(first, tuple(others) if doubtful else ())


def one(time: RawClock, part: str, after: str) -> Choice:
    """What a single time means at which it begins."""
    faces = _faces(time, part)
    chosen, doubtful = faces[0], len(faces) > 1
    if len(faces) > 1:
        morning, evening = sorted(faces)
        chosen = evening if not _MORNING_FROM <= time.hour < _NOON_HOUR else morning
        doubtful = time.hour in _DOUBTFUL
        if doubtful and after and morning < _minutes(after) <= evening:
            chosen, doubtful = evening, False
    others = [Span(_opens(each)) for each in faces if each != chosen]
    if _is_odd_twelve(time):
        others, doubtful = [Span("12:00")], True
    return Choice(Span(_opens(chosen)), tuple(others) if doubtful else ())


def until(time: RawClock, part: str) -> Choice:
    """What a single time means at which it ends."""
    faces = sorted(_faces(time, part))
    chosen = faces[-1]
    others = [Span("", _closes(each)) for each in faces if each != chosen]
    doubtful = time.hour >= _SURE_FROM or _is_odd_twelve(time)
    return Choice(Span("", _closes(chosen)), tuple(others) if doubtful else ())


def said(found: Span) -> str:
    """A span so that it can be read in one way only: `7pm to 9pm`."""
    if found == ALL_DAY:
        return "day and night"
    if found.opens and found.closes:
        return f"{_clock(found.opens, DAY_BEGINS)} to {_clock(found.closes, DAY_ENDS)}"
    if found.opens:
        return f"at {_clock(found.opens, DAY_BEGINS)}"
    return f"until {_clock(found.closes, DAY_ENDS)}"


def _clock(time: str, midnight: str) -> str:
    """`14:30` is `2:30pm`, and `12:00` is `midday`."""
    if time == midnight:
        return "midnight"
    if time == "12:00":
        return "midday"
    hour, minute = (int(part) for part in time.split(":"))
    half = "am" if hour < _NOON_HOUR else "pm"
    shown = (hour - 1) % _NOON_HOUR + 1
    return f"{shown}:{minute:02}{half}" if minute else f"{shown}{half}"


def _faces(time: RawClock, part: str = "") -> list[int]:
    """The minutes of the day that a clock face can mean, the likelier half of the day first."""
    if time.is_literal:
        return [time.hour * _HOUR + time.minute]
    morning = time.hour % _NOON_HOUR * _HOUR + time.minute
    half = time.half or _half_of(time, part)
    if half:
        return [morning if half == "am" else morning + _HALF_DAY]
    if time.hour == _NOON_HOUR:
        return [morning + _HALF_DAY, morning]
    return [morning, morning + _HALF_DAY]


def _half_of(time: RawClock, part: str) -> str:
    if part == "night":
        return "pm" if _DOUBT_AT_NIGHT <= time.hour < _NOON_HOUR else "am"
    if part == "morning":
        return "am" if time.hour != _NOON_HOUR else "pm"
    return "pm" if part else ""


_DOUBT_AT_NIGHT = 5


def _by_rule(opening: RawClock, closing: RawClock) -> tuple[int, bool]:
    """When it opens where neither time says which half of the day, and whether that is doubtful."""
    morning, afternoon = sorted(_faces(opening))
    ends = _faces(closing)
    hour, across_noon = opening.hour, _face(closing) <= _face(opening)
    evening_is_long = min((end - afternoon) % _DAY for end in ends) > _LONGEST_EVENING
    if hour == _NOON_HOUR:
        return afternoon, evening_is_long
    if hour >= _SURE_FROM:
        return morning, False
    if hour == _MORNING_FROM:
        return morning, not across_noon
    if hour in _DOUBTFUL and across_noon:
        return morning, not (hour > min(_DOUBTFUL) and closing.hour in _SURE_ACROSS_NOON)
    return afternoon, hour in _DOUBTFUL or evening_is_long


def _before(starts: list[int], opening: RawClock, closing: RawClock) -> tuple[int, bool]:
    """When it opens, where the half of the day in which it closes is known: shortly before."""
    (end,) = _faces(closing)
    chosen = min(starts, key=lambda start: (end - start) % _DAY or _DAY)
    mixed = closing.is_literal and not {opening.hour, closing.hour} & {_NOON_HOUR, _LAST_HOUR}
    late = chosen >= _HALF_DAY and _LATE_MORNING <= opening.hour < _NOON_HOUR
    return chosen, late or (mixed and chosen >= _HALF_DAY)


def _face(time: RawClock) -> int:
    return time.hour % _NOON_HOUR * _HOUR + time.minute


def _until(start: int, ends: list[int]) -> Span | None:
    """The span to the first of these ends."""
    end = min(ends, key=lambda each: (each - start) % _DAY or _DAY)
    if (end - start) % _DAY == 0 and not (start == 0 and end == _DAY):
        return None
    return Span(_opens(start), _closes(end))


def _is_odd_twelve(time: RawClock) -> bool:
    """Whether it is "12am", by which some mean noon."""
    return (time.hour, time.minute, time.half) == (_NOON_HOUR, 0, "am")


def _minutes(time: str) -> int:
    hour, minute = (int(part) for part in time.split(":"))
    return hour * _HOUR + minute


def _opens(minutes: int) -> str:
    return f"{minutes // _HOUR % 24:02}:{minutes % _HOUR:02}"


def _closes(minutes: int) -> str:
    return DAY_ENDS if minutes % _DAY == 0 else _opens(minutes)
