"""Writes the rows of a listing as the line that a volunteer can edit.

A line is given out only if reading it finds the same rows again. Where there is none, the rows stay
as they are.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.directory import opening
from kiosk.directory.exchange.sheet_times import DAYS
from kiosk.directory.typed_times import clock
from kiosk.directory.typed_times.clock import Span
from kiosk.directory.typed_times.dates import long_date
from kiosk.directory.typed_times.facts import (
    ONCE,
    WEEK,
    ClosureFacts,
    Meaning,
    Times,
    is_plain,
    meaning,
)
from kiosk.directory.typed_times.parsing import LONGEST, parse

_NTH = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
_NTH["-2"] = "last but one"
_LAST_DAY = -1


@dataclass(frozen=True)
class AsTyped:
    """Rows as a line; `unchanged` where no line means them, so that they stay as they are."""

    line: str = ""
    unchanged: bool = False


def as_typed(times: Times, today: datetime.date) -> AsTyped:
    """The line that means these times, as `parse` reads it."""
    if all(map(is_plain, times.rows)):
        for line in _candidates(times, today):
            if len(line) <= LONGEST and _means(line, times, today):
                return AsTyped(line)
    return AsTyped(unchanged=True)


def quoted(words: str) -> str:
    """The words in quotes; nothing where they hold all kinds of quotes themselves."""
    if '"' not in words:
        return f'"{words}"'
    return "" if {"\u201c", "\u201d"} & set(words) else f"\u201c{words}\u201d"


def _means(line: str, times: Times, today: datetime.date) -> bool:
    found = parse(line, today, times)
    return (
        found.rows == times.rows
        and set(found.closures) == set(times.closures)
        and (found.bank_holidays or None) == (times.bank_holidays or None)
        and not (found.not_understood or found.unsure)
    )


def _candidates(times: Times, today: datetime.date) -> Iterator[str]:
    """Lines that may mean these times, the one that reads best first."""
    meanings = [meaning(row) for row in times.rows]
    plain = [_plainly(each, times, today) for each in meanings]
    if all(plain):
        for parts in (_together(meanings, plain), plain):
            yield _whole(parts, times, today)
    safe = [_row(each, quoted(each.notes) if each.notes else "") for each in meanings]
    if all(safe):
        yield _whole(safe, times, today)


def _whole(parts: Sequence[str], times: Times, today: datetime.date) -> str:
    """The parts, with what they do not say of closures and bank holidays."""
    found = parse("; ".join(parts), today, times)
    rest = [
        _closed(each)
        for each in times.closures
        if each not in set(found.closures) and each.last_day >= today
    ]
    if times.bank_holidays and not found.bank_holidays:
        rest.append(f"bank holidays: {times.bank_holidays}")
    return "; ".join([*parts, *rest])


def _closed(closure: ClosureFacts) -> str:
    days = long_date(closure.first_day)
    if closure.last_day != closure.first_day:
        days = f"{days} to {long_date(closure.last_day)}"
    words = f" {quoted(closure.words)}" if closure.words else ""
    return f"closed {days}{words}"


def _plainly(row: Meaning, times: Times, today: datetime.date) -> str:
    """The row with its words without quotes, where they are understood as what they are."""
    words_alone = not row.notes and _when(row.rule) == ""
    words = row.description if words_alone else row.notes
    plain = words[:1].lower() + words[1:]
    part = plain if words_alone else _row(row, plain)
    if words and _is_this_alone(part, row, times, today):
        return part
    return _row(row, quoted(row.notes) if row.notes else "")


def _is_this_alone(part: str, row: Meaning, times: Times, today: datetime.date) -> bool:
    """Whether a part of the line means this row, and nothing else that is not so."""
    found = parse(part, today, times)
    return (
        [meaning(each) for each in found.rows] == [row]
        and not (found.not_understood or found.unsure)
        and set(found.closures) <= set(times.closures)
        and found.bank_holidays in {None, times.bank_holidays}
    )


def _row(row: Meaning, notes: str) -> str:
    """A row as a part of the line, with its notes; empty where there are no words for it."""
    when = _when(row.rule)
    described = quoted(row.description) if row.description else ""
    if when is None or (row.notes and not notes) or (row.description and not described):
        return ""
    if not when:
        return f"{described or _NO_WORDS} {notes}".strip()
    separator = " " if notes.startswith(('"', "\u201c")) else ", "
    return separator.join(filter(None, (f"{described} {when}".strip(), notes)))


_NO_WORDS = '""'


def _when(rule: opening.Rule) -> str | None:
    days, hours = _days(rule), _hours(rule)
    if days is None:
        return None
    if days and hours == clock.said(clock.ALL_DAY):
        days += ","
    return " ".join(filter(None, (days, hours, _season(rule))))


def _days(rule: opening.Rule) -> str | None:
    """On which days; nothing where there are no words for it."""
    if rule.freq == ONCE and rule.start:
        return f"on {long_date(rule.start)}"
    if rule.freq == "WEEKLY" and rule.by_day and not rule.by_month_day:
        return _of_the_week(rule)
    if rule.freq == "MONTHLY" and bool(rule.by_day) != bool(rule.by_month_day):
        return _of_the_month(rule)
    if rule.freq == "DAILY" and not rule.by_day and not rule.by_month_day:
        return f"every {rule.interval} days"
    bare = not (rule.freq or rule.by_day or rule.by_month_day) and rule.interval == 1
    return "" if bare and not (rule.start or rule.until or rule.count) else None


def _of_the_week(rule: opening.Rule) -> str:
    numbers = [WEEK.index(code) for code in rule.by_day]
    names = [DAYS[code].title() for code in rule.by_day]
    in_a_row = len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1))  # noqa: PLR2004
    if rule.interval == 1:
        if len(numbers) == len(WEEK):
            return "every day"
        if len(numbers) == 1:
            return f"{names[0]}s"
        return f"{names[0]} to {names[-1]}" if in_a_row else _listed(names)
    if rule.interval == 2 and len(names) == 1:  # noqa: PLR2004
        return f"every second {names[0]}"
    return f"{_listed(names)} every {rule.interval} weeks"


def _of_the_month(rule: opening.Rule) -> str | None:
    of_month = "of the month" if rule.interval == 1 else f"every {rule.interval} months"
    if rule.by_month_day:
        named = [_month_day(number) for number in rule.by_month_day]
        return f"{_listed(named)} {of_month}" if all(named) else None
    known = [code[:-2] in _NTH for code in rule.by_day]
    if not all(known):
        return None
    if len({code[-2:] for code in rule.by_day}) == 1:
        which = _listed([_NTH[code[:-2]] for code in rule.by_day])
        return f"{which} {DAYS[rule.by_day[0][-2:]].title()} {of_month}"
    named = [f"{_NTH[code[:-2]]} {DAYS[code[-2:]].title()}" for code in rule.by_day]
    return f"{_listed(named)} {of_month}"


def _month_day(number: int) -> str:
    if number == _LAST_DAY:
        return "last day"
    if number < 1:
        return ""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number in {11, 12, 13} else ending}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _hours(rule: opening.Rule) -> str:
    span = Span(rule.opens, rule.closes)
    return clock.said(span) if rule.opens or rule.closes else ""


def _season(rule: opening.Rule) -> str:
    if rule.freq == ONCE:
        return ""
    starts = f"from {long_date(rule.start)}" if rule.start else ""
    ends = f"until {long_date(rule.until)}" if rule.until else ""
    often = f"{rule.count} times" if rule.count else ""
    return " ".join(filter(None, (starts, ends, often)))


def _together(meanings: Sequence[Meaning], parts: Sequence[str]) -> list[str]:
    """Rows of the same days as one part: `Tuesdays 2pm to 4pm and 6pm to 8pm`."""
    found: list[str] = []
    before: Meaning | None = None
    for row, part in zip(meanings, parts, strict=True):
        alike = before is not None and _without_hours(before) == _without_hours(row)
        if before is not None and alike and not before.notes and not row.description:
            hours = [f" {_hours(each.rule)}" for each in (before, row)]
            if all(each.strip() for each in hours) and found[-1].count(hours[0]) == 1:
                rest = part.partition(hours[1])[2]
                head = found[-1].partition(hours[0])[0]
                found[-1] = f"{head}{hours[0]} and{hours[1]}{rest}"
                before = replace(row, description="")
                continue
        found.append(part)
        before = row
    return found


def _without_hours(row: Meaning) -> opening.Rule:
    return replace(row.rule, opens="", closes="")
