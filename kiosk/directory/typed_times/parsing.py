"""Reads a line of times as people say them: "Tuesdays 2 to 4, not in August".

The line is read in parts, with `;` or a new line between them. Within a part, days gather the times
that follow them (or those before them, where a time comes first); a first or last date is for all
days so far; closures and bank holidays are for the whole service. What is understood is marked, and
whatever is left over is told.
"""

import datetime
from collections.abc import Callable

from kiosk.directory.typed_times import days as times_days
from kiosk.directory.typed_times import hours, never
from kiosk.directory.typed_times.facts import Times, TypedTimes
from kiosk.directory.typed_times.part import Line, Part
from kiosk.directory.typed_times.sessions import Words
from kiosk.directory.typed_times.tokens import Kind

LONGEST = 5_000
"""A longer line is none that anybody typed."""

NOTHING = Times()


def parse(line: str, today: datetime.date, before: Times = NOTHING) -> TypedTimes:
    """What the line says. Rows and closures of `before` that it still says stay as they are."""
    if len(line) > LONGEST:
        return TypedTimes(not_understood=(line[:LONGEST],))
    return Line(line, today, before).read(_read)


def _read(part: Part) -> None:
    at = part.first
    while at < part.last:
        after = at
        for act in _ACTS.get(part.tokens[at].kind, ()):
            after = act(part, at)
            if after > at:
                part.line.understood[at:after] = [True] * (after - at)
                break
        at = max(after, at + 1)
    part.finish()


def _quoted(part: Part, at: int) -> int:
    words = Words(part.tokens[at].value, is_quoted=True)
    if not part.sessions and part.description is None:
        part.description = words.words
    else:
        part.add_note(words)
    return at + 1


def _kept(part: Part, at: int) -> int:
    return part.keep(at, at + 1)


_ACTS: dict[Kind, tuple[Callable[[Part, int], int], ...]] = {
    Kind.QUOTED: (_quoted,),
    Kind.KEPT: (_kept,),
    Kind.ALL_DAY: (hours.day_and_night,),
    Kind.BANK_HOLIDAYS: (never.bank_holidays,),
    Kind.EVERY_WEEKS: (times_days.every_weeks,),
    Kind.EVERY_MONTHS: (times_days.every_months,),
    Kind.EVERY_DAYS: (times_days.every_days,),
    Kind.EVERY_NTH: (times_days.every_nth,),
    Kind.MONTHLY: (times_days.monthly,),
    Kind.COUNT: (hours.so_often,),
    Kind.DAYS: (times_days.day,),
    Kind.DAY: (times_days.day,),
    Kind.FEAST: (times_days.dated,),
    Kind.DATE: (times_days.dated,),
    Kind.MONTH: (times_days.dated,),
    Kind.PART_OF_DAY: (hours.part_of_day,),
    Kind.CLOCK: (hours.times,),
    Kind.FOUR_DIGITS: (hours.times,),
    Kind.NUMBER: (times_days.dated, hours.times),
    Kind.NTH: (times_days.dated, times_days.nth),
    Kind.BETWEEN: (hours.times,),
    Kind.FROM: (hours.since,),
    Kind.UNTIL: (hours.until, hours.until_time),
    Kind.TO: (hours.until,),
    Kind.NOT: (never.never,),
    Kind.OPEN: (never.open_on,),
}
"""What is tried where a token of this kind stands: each returns where it has read up to."""
