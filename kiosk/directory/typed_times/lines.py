"""Times as people say them, for the volunteers' form: read, read back, and written as a line.

`parse` reads a line into the facts of `facts.TypedTimes`; `read_back` hands them to whoever
puts them into words; `as_typed` writes the rows of a listing as the line that means them.
"""

import datetime
from collections.abc import Callable, Iterable

from kiosk.directory import opening
from kiosk.directory.derived import NEAR_DAYS, rules_of
from kiosk.directory.typed_times.facts import (
    ClosureFacts,
    Need,
    ScheduleFacts,
    Times,
    TypedTimes,
    Unsure,
    facts_of,
    read_back,
)
from kiosk.directory.typed_times.parsing import parse
from kiosk.directory.typed_times.writing import AsTyped, as_typed, quoted

__all__ = [
    "AsTyped",
    "ClosureFacts",
    "Need",
    "ScheduleFacts",
    "Times",
    "TypedTimes",
    "Unsure",
    "as_typed",
    "coming",
    "facts_of",
    "further_closures",
    "kept_as_words",
    "next_sessions",
    "parse",
    "read_back",
    "settled",
]


_NEAR_DAYS = 14  # those that fall out are told, too, when they are so near


def next_sessions(
    times: Times, today: datetime.date, bank_holiday: Callable[[datetime.date], str], most: int = 3
) -> list[opening.Session]:
    """The next days on which it happens or would: what a volunteer can compare with a calendar."""
    found = _upcoming(times, today, bank_holiday, _NEAR_DAYS)
    return [each for each in found if each.starts.date() >= today][:most]


def coming(
    times: Times, today: datetime.date, bank_holiday: Callable[[datetime.date], str]
) -> list[opening.Session]:
    """The sessions that patients would be told of today."""
    return _upcoming(times, today, bank_holiday, NEAR_DAYS)


def _upcoming(
    times: Times,
    today: datetime.date,
    bank_holiday: Callable[[datetime.date], str],
    near_days: int,
) -> list[opening.Session]:
    rules = rules_of(times.rows)
    calendar = opening.Calendar(
        tuple(
            opening.Closure(each.first_day, each.last_day, each.words or "")
            for each in times.closures
        ),
        times.bank_holidays or ("open" if opening.is_day_and_night(rules) else ""),
        bank_holiday,
    )
    return opening.upcoming(rules, calendar, today, near_days)


def settled(line: str, unsure: Unsure, reading: str) -> str:
    """The line with the words that were unsure in the reading that somebody chose."""
    return f"{line[: unsure.at]}{reading}{line[unsure.at + len(unsure.typed) :]}"


def kept_as_words(line: str, bit: str) -> str:
    """The line with a bit that was not understood in quotes: it stays, as words for patients."""
    marks = quoted(bit[:1].upper() + bit[1:])
    return line.replace(bit, marks, 1) if marks else line


def further_closures(
    closures: Iterable[ClosureFacts], today: datetime.date
) -> tuple[ClosureFacts, ...]:
    """What closures of every year, such as "not in August", have to go on with.

    They are written down for the next years only, so whoever checks a listing adds these.
    """
    there = set(closures)
    words = dict.fromkeys(each.words for each in closures if each.words)
    found = (each for text in words for each in parse(text, today).closures if each.words == text)
    last = {text: max(each.last_day for each in there if each.words == text) for text in words}
    return tuple(each for each in found if each.first_day > last[each.words or ""])
