"""When a service is open, day by day, from the rules of its schedules.

Rules are RFC 5545's as HSDS keeps them (docs.openreferral.org, `schedule`); python-dateutil works
them out. All times are those of the clock on the room's wall: a session from 9 to 5 is from 9 to 5
on the days on which the clocks change, too.
"""

import calendar
import datetime
import functools
import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateutil import rrule

BANK_HOLIDAY = "bank holiday"
"""Why a session does not happen that a bank holiday takes the place of."""

LOOK_AHEAD_DAYS = 400
"""A yearly event is found from any day of the year before."""

DAY = datetime.timedelta(days=1)

_FREQUENCIES: dict[str, Literal[0, 1, 2, 3]] = {
    "DAILY": rrule.DAILY,
    "WEEKLY": rrule.WEEKLY,
    "MONTHLY": rrule.MONTHLY,
    "YEARLY": rrule.YEARLY,
}
_DAYS: dict[str, rrule.weekday] = {
    "MO": rrule.MO,
    "TU": rrule.TU,
    "WE": rrule.WE,
    "TH": rrule.TH,
    "FR": rrule.FR,
    "SA": rrule.SA,
    "SU": rrule.SU,
}
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_LAST_MINUTE = "23:59"
_STEP_DAYS = 40
_A_LEAP_YEAR = 2024
_LONGEST_MONTH, _WEEKDAYS_IN_A_MONTH, _WEEKDAYS_IN_A_YEAR = 31, 5, 53


@dataclass(frozen=True)
class Rule:
    """One schedule of a service: days by an RFC 5545 rule, times as `HH:MM`.

    Attributes:
        freq: DAILY, WEEKLY, MONTHLY or YEARLY; empty where `by_day` says it all, or nothing does.
        by_day: codes such as `TU`, `2TU` (the second Tuesday) or `-1FR` (the last Friday).
        by_month_day: days of the month, such as `1` or `-1`.
        interval: every so many weeks, or whatever `freq` counts in.
        start: the first day; what every second week is counted from.
        since: the first day on which the rule holds, where that is a later one.
        until: the last day, if any.
        count: it happens so many times, if it says so.
        opens: `HH:MM`; empty where it is not known.
        closes: likewise; before `opens` it is on the next day.
    """

    freq: str = ""
    by_day: tuple[str, ...] = ()
    by_month_day: tuple[int, ...] = ()
    interval: int = 1
    start: datetime.date | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    count: int | None = None
    opens: str = ""
    closes: str = ""


@dataclass(frozen=True)
class Closure:
    """Days on which a service does not happen, both included, and why."""

    first: datetime.date
    last: datetime.date
    words: str = ""


@dataclass(frozen=True)
class Session:
    """One time at which a service is open, or would be.

    Attributes:
        starts: midnight where only the day is known.
        ends: nothing where nobody knows.
        closed_for: why it does not happen, `BANK_HOLIDAY` or words; empty where it does.
        is_sure: False on a bank holiday of which nobody knows whether it keeps the service shut.
    """

    starts: datetime.datetime
    ends: datetime.datetime | None = None
    closed_for: str = ""
    is_sure: bool = True


@dataclass(frozen=True)
class Calendar:
    """What keeps a service shut: its own closures, and bank holidays.

    Attributes:
        closures: the service's own.
        on_bank_holidays: "open", "closed", or nothing while nobody knows.
        bank_holiday: the name of the bank holiday on a day; empty where it is none.
    """

    closures: tuple[Closure, ...] = ()
    on_bank_holidays: str = ""
    bank_holiday: Callable[[datetime.date], str] = lambda _day: ""


def sessions(
    rules: Iterable[Rule], calendar: Calendar, first: datetime.date, last: datetime.date
) -> list[Session]:
    """The sessions that begin on these days, in order; those that touch are one.

    A session of the day before `first` that runs past midnight is among them.
    """
    found = [
        _shut(session, rule, calendar)
        for rule in rules
        for day in days_of(rule, first - DAY, last)
        for session in [_session(rule, day)]
        if session.starts.date() >= first or (session.ends and session.ends.date() >= first)
    ]
    return _joined(sorted(set(found), key=lambda each: (each.starts, str(each.ends))))


def upcoming(
    rules: Sequence[Rule], calendar: Calendar, today: datetime.date, near_days: int
) -> list[Session]:
    """Those of yesterday, today and so many days on; and the next two open ones, however far."""
    last = today + near_days * DAY
    found = sessions(rules, calendar, today - DAY, last)
    later = 0
    while later < 2 and last < today + LOOK_AHEAD_DAYS * DAY and rules:  # noqa: PLR2004
        further = sessions(rules, calendar, last + DAY, last + _STEP_DAYS * DAY)
        further = [each for each in further if each.starts.date() > last]
        open_ones = [each for each in further if not each.closed_for]
        found += open_ones[: 2 - later]
        later += len(open_ones)
        last += _STEP_DAYS * DAY
    return found


def is_day_and_night(rules: Iterable[Rule]) -> bool:
    """Whether it never shuts, as far as its hours say."""
    round_the_clock = [
        rule
        for rule in rules
        if rule.opens == "00:00" and _at_midnight(rule) and _is_every_week(rule)
    ]
    return set(_DAYS) <= {day for rule in round_the_clock for day in weekdays(rule)}


def _is_every_week(rule: Rule) -> bool:
    once = rule.count is not None or (rule.until is not None and rule.until == rule.start)
    return _frequency(rule) in {"DAILY", "WEEKLY"} and rule.interval == 1 and not once


def weekdays(rule: Rule) -> frozenset[str]:
    """The days of the week on which it may be, as codes; none where the rule leaves that open."""
    if rule.by_day:
        return frozenset(code[-2:] for code in rule.by_day)
    freq = _frequency(rule)
    once = rule.start is not None and (rule.count == 1 or rule.until == rule.start)
    if rule.start is not None and (freq == "WEEKLY" or (freq and once)):
        return frozenset([tuple(_DAYS)[rule.start.weekday()]])
    return frozenset(_DAYS) if freq == "DAILY" else frozenset()


def says_when(rule: Rule) -> bool:
    """Whether it says on which days it is, by the week, the month or the year."""
    return bool(_frequency(rule))


def by_day(codes: str) -> tuple[str, ...]:
    """The codes in `2TU,-1FR`; nothing that is no code."""
    found = (_BY_DAY.fullmatch(code.strip().upper()) for code in codes.split(","))
    return tuple(match.group().lstrip("+") for match in found if match)


@functools.lru_cache(maxsize=8192)
def days_of(rule: Rule, first: datetime.date, last: datetime.date) -> tuple[datetime.date, ...]:
    """The days of a rule that lie between these two, both included.

    None where the rule leaves open which: no days at all, or every second week from nobody knows
    when.
    """
    freq, start = _frequency(rule), rule.start
    if not freq or (start is None and (rule.interval > 1 or rule.count or freq == "YEARLY")):
        return ()
    if rule.until is not None:
        last = min(last, rule.until)
    if rule.since is not None:
        first = max(first, rule.since)
    # dateutil looks for a day that never comes up to the year 9999, whatever `until` says: so it is
    # asked only for what comes, and the rest is left out here.
    codes = [code for code in rule.by_day if _is_a_day(code, freq)]
    month_days = [number for number in rule.by_month_day if 1 <= abs(number) <= _LONGEST_MONTH]
    if bool(codes) != bool(rule.by_day) or bool(month_days) != bool(rule.by_month_day):
        return ()
    if start and freq == "MONTHLY" and rule.interval % 12 == 0 and month_days:
        longest = _days_in_month(start.replace(year=_A_LEAP_YEAR, day=1))
        if min(map(abs, month_days)) > longest:
            return ()
    is_daily = freq == "DAILY"
    repeats = rrule.rrule(
        _FREQUENCIES[freq],
        dtstart=_midnight(start or first),
        interval=max(1, rule.interval),
        byweekday=None if is_daily else [_weekday(code) for code in codes] or None,
        bymonthday=None if is_daily or codes else month_days or None,
        until=_midnight(last),
    )
    fitting = (
        day
        for day in (moment.date() for moment in repeats)
        if (not is_daily or not codes or tuple(_DAYS)[day.weekday()] in codes)
        and (not month_days or _is_one_of(month_days, day))
    )
    counted = itertools.islice(fitting, rule.count or None)
    return tuple(day for day in counted if day >= first)


def _is_a_day(code: str, freq: str) -> bool:
    """Whether it can come: no month has a sixth Monday."""
    most = _WEEKDAYS_IN_A_YEAR if freq == "YEARLY" else _WEEKDAYS_IN_A_MONTH
    return abs(int(code[:-2] or 1)) <= most


def _is_one_of(month_days: Iterable[int], day: datetime.date) -> bool:
    return not {day.day, day.day - _days_in_month(day) - 1}.isdisjoint(month_days)


def _days_in_month(day: datetime.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _frequency(rule: Rule) -> str:
    """RFC 5545's word; `2TU` is of the month, whatever stands beside it."""
    if any(code[0].isdigit() or code[0] == "-" for code in rule.by_day):
        return rule.freq if rule.freq in {"MONTHLY", "YEARLY"} else "MONTHLY"
    if rule.freq in _FREQUENCIES:
        alone = rule.freq != "DAILY" and not rule.by_day and not rule.by_month_day
        return "" if alone and rule.start is None else rule.freq
    if rule.by_month_day:
        return "MONTHLY"
    return "WEEKLY" if rule.by_day else ""


def _weekday(code: str) -> rrule.weekday:
    day = _DAYS[code[-2:]]
    return day(int(code[:-2])) if code[:-2] else day


def _session(rule: Rule, day: datetime.date) -> Session:
    starts = _moment(day, rule.opens or "00:00")
    if not rule.closes or not rule.opens:
        return Session(starts)
    ends = _midnight(day + DAY) if _at_midnight(rule) else _moment(day, rule.closes)
    return Session(starts, ends if ends > starts else ends + DAY)


def _shut(session: Session, rule: Rule, calendar: Calendar) -> Session:
    day = session.starts.date()
    closure = next((each for each in calendar.closures if each.first <= day <= each.last), None)
    if closure is not None:
        return replace(session, closed_for=closure.words or "closed")
    holiday = calendar.bank_holiday(day)
    planned = rule.count == 1 or (rule.until is not None and rule.until == rule.start)
    if not holiday or planned or calendar.on_bank_holidays == "open":
        return session
    if calendar.on_bank_holidays == "closed":
        return replace(session, closed_for=BANK_HOLIDAY)
    return replace(session, is_sure=False)


def _joined(in_order: list[Session]) -> list[Session]:
    """What ends at midnight and begins again then does not end."""
    joined: list[Session] = []
    for session in in_order:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.ends is not None
            and session.ends is not None
            and session.starts <= before.ends
            and (before.closed_for, before.is_sure) == (session.closed_for, session.is_sure)
        ):
            joined[-1] = replace(before, ends=max(before.ends, session.ends))
        else:
            joined.append(session)
    return joined


def _at_midnight(rule: Rule) -> bool:
    return rule.closes in {_LAST_MINUTE, "24:00"} or (rule.closes == "00:00" and bool(rule.opens))


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time())


def _moment(day: datetime.date, time: str) -> datetime.datetime:
    hour, minute = (int(part) for part in time.split(":")[:2])
    return _midnight(day) + datetime.timedelta(hours=hour, minutes=minute)
