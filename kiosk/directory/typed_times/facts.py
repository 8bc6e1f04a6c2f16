"""When a service happens as facts: what its rows say, and what a typed line says beside it."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from kiosk.directory import opening
from kiosk.directory.derived import rules_of
from kiosk.directory.listing import OpeningTimes

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY_BEGINS, DAY_ENDS = "00:00", "23:59"
OPEN, CLOSED = "open", "closed"
ONCE = "ONCE"
"""In place of RFC 5545's word, in what a row means: it happens on one day."""

_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
_MONTH_DAYS = re.compile(r"\s*-?\d{1,2}\s*(?:,\s*-?\d{1,2}\s*)*")
_FREQUENCIES = {"", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


@dataclass(frozen=True)
class ScheduleFacts:
    """One row of `schedules`, with the columns that say when. `id` is the row's, if there is one.

    `is_bound` marks a row that says more than when, such as at which place: no line holds that.
    """

    freq: str | None = None
    interval: int | None = None
    byday: str | None = None
    bymonthday: str | None = None
    dtstart: datetime.date | None = None
    until: datetime.date | None = None
    count: int | None = None
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    opens_at: str | None = None
    closes_at: str | None = None
    description: str | None = None
    notes: str | None = None
    is_bound: bool = False
    id: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class ClosureFacts:
    """One row of `closures`. `id` is the row's, if there is one."""

    first_day: datetime.date
    last_day: datetime.date
    words: str | None = None
    id: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Times:
    """All that the tables say of when a service happens."""

    rows: tuple[ScheduleFacts, ...] = ()
    closures: tuple[ClosureFacts, ...] = ()
    bank_holidays: str | None = None


class Need(StrEnum):
    """What the volunteer has to add before it can be worked out on which days it happens."""

    FIRST_DATE = "first_date"
    DAYS = "days"


@dataclass(frozen=True)
class Unsure:
    """Words that can mean two things.

    Attributes:
        typed: the words as they stand in the line.
        at: where they begin in it.
        readings: what can be written in their place so that they mean one thing; the first is the
            one that was taken.
    """

    typed: str
    at: int
    readings: tuple[str, ...]


@dataclass(frozen=True)
class TypedTimes(Times):
    """What a line of times says. Closures and bank holidays are for all of its rows.

    Rows of a former state that mean the same are taken over as they are, with their ids; a row
    without an id is new.

    Attributes:
        kept: words that are shown to patients, and that nobody can work out days from.
        not_understood: the bits that are in none of the rows.
        unsure: what was chosen by rule, and can mean something else.
        needs: what is missing.
    """

    kept: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    needs: tuple[Need, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether all of it was understood, in one way."""
        return not (self.not_understood or self.unsure or self.needs)


def facts_of(schedules: Iterable[Any], closures: Iterable[Any], bank_holidays: str | None) -> Times:
    """The facts in rows of `schedules` and `closures`."""
    return Times(
        tuple(
            ScheduleFacts(
                **{name: getattr(each, name) for name in _COLUMNS},
                is_bound=bool(
                    each.location_id or each.service_at_location_id or each.attending_type
                ),
                id=each.id,
            )
            for each in schedules
        ),
        tuple(
            ClosureFacts(each.first_day, each.last_day, each.words, each.id) for each in closures
        ),
        bank_holidays or None,
    )


_COLUMNS = (
    *("freq", "interval", "byday", "bymonthday", "dtstart", "until", "count"),
    *("valid_from", "valid_to", "opens_at", "closes_at", "description", "notes"),
)


def read_back(times: Times) -> tuple[OpeningTimes, ...]:
    """The rows as `kiosk.wording.times.opening_times` puts them into words."""
    return tuple(
        OpeningTimes(
            days=rule.by_day,
            opens=rule.opens,
            closes=rule.closes,
            words=row.description or "",
            note=row.notes or "",
            freq=rule.freq,
            interval=rule.interval,
            month_days=rule.by_month_day,
            starts=max(filter(None, (row.dtstart, row.valid_from)), default=None),
            until=rule.until,
        )
        for row in times.rows
        for rule in rules_of([row])
    )


def is_plain(row: ScheduleFacts) -> bool:
    """Whether nothing in the row is odd, or more than a line can hold."""
    codes = [code for code in (row.byday or "").split(",") if code.strip()]
    return (
        not row.is_bound
        and (row.freq or "").upper() in _FREQUENCIES
        and len(opening.by_day(row.byday or "")) == len(codes)
        and (not row.bymonthday or _MONTH_DAYS.fullmatch(row.bymonthday) is not None)
        and all(not time or _CLOCK.fullmatch(time) for time in (row.opens_at, row.closes_at))
        and (row.interval is None or row.interval > 0)
        and (row.count is None or row.count > 0)
        and None in {row.dtstart, row.valid_from}
        and None in {row.until, row.valid_to}
    )


@dataclass(frozen=True)
class Meaning:
    """What a row says, however it says it."""

    rule: opening.Rule
    description: str
    notes: str


def meaning(row: ScheduleFacts) -> Meaning:
    """What the row says: two rows that mean the same happen at the same times."""
    (rule,) = rules_of([row])
    rule = _counted(replace(rule, closes=_closing(rule)))
    return Meaning(_in_one_form(rule), row.description or "", row.notes or "")


def _closing(rule: opening.Rule) -> str:
    return DAY_ENDS if rule.closes in {"24:00", DAY_BEGINS} else rule.closes


def _counted(rule: opening.Rule) -> opening.Rule:
    """With its last day in place of how often it happens."""
    if rule.count is None or rule.start is None:
        return rule
    last = last_of(rule)
    return rule if last is None else replace(rule, count=None, until=last)


def last_of(rule: opening.Rule) -> datetime.date | None:
    """The last day of a rule that happens so many times; nothing if that is out of sight."""
    start = rule.start
    if start is None or rule.count is None or rule.count * rule.interval > _MOST_COUNTED:
        return None
    try:
        days = opening.days_of(rule, start, start.replace(year=start.year + _YEARS_COUNTED))
    except ValueError:  # from 29 February, or past the last year that there is
        return None
    return days[-1] if len(days) == rule.count else None


_MOST_COUNTED, _YEARS_COUNTED = 500, 12


def _begun(rule: opening.Rule) -> opening.Rule:
    """With one first day, where it makes no difference from which of two it is counted."""
    if rule.since is None or rule.start is None or rule.since <= rule.start:
        return replace(rule, since=None)
    if rule.interval == 1 and rule.count is None and (rule.by_day or rule.by_month_day):
        return replace(rule, start=rule.since, since=None)
    return rule


def _in_one_form(rule: opening.Rule) -> opening.Rule:
    rule = _begun(rule)
    days, month_days, start = _in_order(rule.by_day), tuple(sorted(rule.by_month_day)), rule.start
    rule = replace(rule, by_day=days, by_month_day=month_days)
    plain = set(days) <= set(WEEK)
    if _is_once(rule):
        return replace(rule, freq=ONCE, by_day=(), by_month_day=(), interval=1)
    if days and not plain:
        return replace(rule, freq="YEARLY" if rule.freq == "YEARLY" else "MONTHLY")
    if month_days:
        return replace(rule, freq=rule.freq or "MONTHLY")
    if rule.interval == 1 and rule.freq == "DAILY":
        return replace(rule, freq="WEEKLY", by_day=days or WEEK)
    if days and (not rule.freq or (rule.freq == "MONTHLY" and rule.interval == 1)):
        return replace(rule, freq="WEEKLY")
    if not days and rule.freq == "WEEKLY" and start:
        return replace(rule, by_day=(WEEK[start.weekday()],))
    if not days and rule.freq == "MONTHLY" and start:
        return replace(rule, by_month_day=(start.day,))
    return rule


def _is_once(rule: opening.Rule) -> bool:
    start = rule.start
    if start is None or start != rule.until or not rule.freq or rule.count is not None:
        return False
    return start in opening.days_of(rule, start, start)


def _in_order(codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(codes), key=lambda code: (code[:-2], WEEK.index(code[-2:]))))
