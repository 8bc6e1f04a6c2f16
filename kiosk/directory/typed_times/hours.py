"""Reads times of day, and from when until when: `2 to 4`, `from 5 January`, `for 6 weeks`."""

from kiosk.directory.typed_times import clock, dates
from kiosk.directory.typed_times.clock import Choice
from kiosk.directory.typed_times.cursor import RANGES
from kiosk.directory.typed_times.part import Part
from kiosk.directory.typed_times.sessions import Session
from kiosk.directory.typed_times.tokens import Kind


def times(part: Part, at: int) -> int:
    """`2 to 4`, `between 2 and 4`, `at 7`."""
    first = at
    between = part.kind(at) is Kind.BETWEEN
    at += between
    opening = part.clock(at)
    in_between = {Kind.AND} if between else RANGES
    closing = part.clock(at + 2) if part.kind(at + 1) in in_between else None
    if opening is None or (between and closing is None):
        return first
    if closing is not None:
        after = at + 3
        session = part.for_time(first)
        if session.spans and part.follows_a_strange_word(first):
            return first  # "quiet hour 2 to 3" is no second session
        of_day = session.part or _part_at(part, after)
        choice = clock.span(opening, closing, of_day, session.last_close)
    elif part.stands_for_a_time(at):
        after = at + 1
        session = part.for_time(first)
        choice = clock.one(opening, session.part, session.last_close)
    else:
        return first
    if choice is None:
        part.refused |= set(range(first, after))
        return after
    _take(part, session, choice, first, after)
    return after


def until_time(part: Part, at: int) -> int:
    """`until 5pm`, where nothing says from when."""
    time = part.clock(at + 1)
    current = part.current()
    if time is None or (current and current.spans and not part.times_first):
        return at
    session = part.for_time(at)
    _take(part, session, clock.until(time, session.part), at, at + 2)
    return at + 2


def day_and_night(part: Part, at: int) -> int:
    """`24 hours`, which by itself is on every day."""
    session = part.for_time(at)
    session.spans.append(clock.ALL_DAY)
    session.is_all_day, session.is_listing = True, False
    return at + 1


def part_of_day(part: Part, at: int) -> int:
    """`Tuesday mornings`: says which half of the day, or stays as words."""
    current = part.current()
    words = part.line.words(at, at + 1)
    if current is None:
        part.part_of_day = (part.tokens[at].value, words)
    elif not current.spans:
        current.part, current.part_words = part.tokens[at].value, words
    return at + 1


def since(part: Part, at: int) -> int:
    """`from 5 January`, `from 2`."""
    found = part.dates(at + 1)
    if found is None or len(found[0]) > 1:
        then = part.skip(at + 1, {Kind.AT, Kind.FILLER})
        after = times(part, then)
        return after if after > then else at
    days, after = found[0][0], found[1]
    if isinstance(days.first, str) or isinstance(days.last, str):
        return at
    if days.last is None:
        starts, ends = dates.nearest(days.first, part.today), None
    else:
        starts, ends = dates.from_to(days.first, days.last, part.today)
    if starts is None:
        return at
    part.between(starts, ends, range(at, after))
    return after


def until(part: Part, at: int) -> int:
    """`until 3 October`; after `from 5 January`, `to` says it, too."""
    found = part.dates(at + 1)
    if found is None or len(found[0]) > 1 or not found[0][0].is_one:
        return at
    last = found[0][0].first
    started = part.sessions[-1].starts if part.sessions else part.season[0]
    if isinstance(last, str) or (part.tokens[at].kind is Kind.TO and not started):
        return at
    ends = dates.coming(last, max(started or part.today, part.today), last=True)
    if ends is None:
        return at
    part.between(None, ends, range(at, found[1]))
    return found[1]


def so_often(part: Part, at: int) -> int:
    """`6 times`, `for 6 weeks`."""
    for session in part.sessions:
        session.count = session.count or part.tokens[at].value
    if not part.sessions:
        part.count = part.tokens[at].value
        part.season_at.append(at)
    return at + 1


def _take(part: Part, session: Session, choice: Choice, at: int, after: int) -> None:
    session.spans.append(choice.span)
    session.is_listing = False
    session.is_sure = not choice.others
    if choice.others:
        both = (choice.span, *choice.others)
        readings = [clock.said(each).removeprefix("at ") for each in both]
        part.line.ask(at, after, readings)


def _part_at(part: Part, at: int) -> str:
    """The part of the day that stands behind a time: `2 to 4 in the afternoon`."""
    return part.tokens[at].value if part.kind(at) is Kind.PART_OF_DAY else ""
