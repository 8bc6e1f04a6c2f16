"""Reads days in a line of times: `Tuesday`, `first and third Wednesday`, `3 October 2026`."""

import datetime

from kiosk.directory.exchange.sheet_times import DAYS
from kiosk.directory.typed_times import dates
from kiosk.directory.typed_times.cursor import BETWEEN_ITEMS
from kiosk.directory.typed_times.dates import Days
from kiosk.directory.typed_times.facts import WEEK
from kiosk.directory.typed_times.part import NTH_WORDS, Part
from kiosk.directory.typed_times.tokens import Kind, RawDate


def day(part: Part, at: int) -> int:
    if part.tokens[at].kind is Kind.DAY and (end := _once(part, at)):
        return end
    codes, after = part.codes(at)
    session = part.for_days(at)
    if session.has_nth or session.month_days or session.every_day:
        return at
    session.codes += [code for code in codes if code not in session.codes]
    return after


def _once(part: Part, at: int) -> int:
    """`Tuesday 6 October 2026`: one day, and no Tuesdays."""
    begins = part.skip(at + 1, {Kind.FILLER, Kind.PAUSE})
    found = part.dates(begins) if part.kind(begins) in {Kind.DATE, Kind.FEAST} else None
    if found is None or len(found[0]) > 1 or not found[0][0].is_one:
        return 0
    day = _coming(part, found[0][0].first)
    if day is None:
        return 0
    code = part.tokens[at].value
    if code != WEEK[day.weekday()]:
        week = [day + n * dates.DAY for n in range(len(WEEK))]
        right = next(each for each in week if WEEK[each.weekday()] == code)
        part.line.ask(at, found[1], [_day_and_date(day), _day_and_date(right)])
    part.for_days(at, on=True).on.append(day)
    return found[1]


def dated(part: Part, at: int) -> int:
    """Dates by themselves: each is one day; from one to another, every day between them."""
    found = part.dates(at)
    if found is None:
        return at
    days, after = found
    whole = [isinstance(each.first, RawDate) and not each.first.day for each in days]
    if any(whole):
        return at
    if not days[0].is_one:
        return _from_one_to_another(part, at, days[0], after)
    current = part.current()
    on = [day for each in days if (day := _coming(part, each.first))]
    if len(on) != len(days) or (current and current.has_days and not current.on):
        return at
    part.for_days(at, on=True).on += on
    return after


def _from_one_to_another(part: Part, at: int, days: Days, after: int) -> int:
    """`5 January to 30 March`, without a word before it."""
    if isinstance(days.first, str) or not isinstance(days.last, RawDate) or not days.last.day:
        return at
    starts, ends = dates.from_to(days.first, days.last, part.today)
    if starts is None:
        return at
    if not (part.sessions and part.sessions[-1].has_days):
        part.for_days(at).codes += WEEK
    part.between(starts, ends, range(at, after))
    return after


def _coming(part: Part, raw: RawDate | str) -> datetime.date | None:
    if isinstance(raw, RawDate):
        return dates.coming(raw, part.today)
    found = dates.closures(Days(raw), part.today)
    return found[0].first_day if found else None


def nth(part: Part, at: int) -> int:
    """`first and third Wednesday`, `1st of the month`, `last day of the month`."""
    numbers: list[int] = []
    end = at
    while part.kind(end) is Kind.NTH:
        numbers.append(part.tokens[end].value)
        end = part.skip(end + 1, BETWEEN_ITEMS | {Kind.FILLER})
    is_day = part.kind(end) is Kind.DAY and max(numbers) <= len(NTH_WORDS)
    if not is_day and part.kind(end) not in {Kind.MONTHLY, Kind.EVERY_MONTHS}:
        return at
    session = part.for_days(at)
    if is_day and (session.has_nth or not session.has_days):
        codes = [f"{number}{part.tokens[end].value}" for number in numbers]
        session.codes += [code for code in codes if code not in session.codes]
        return end + 1
    if not is_day and not session.has_days:
        session.month_days += numbers
        return end
    return at


def every_nth(part: Part, at: int) -> int:
    session = part.for_days(at)
    if session.has_days:
        return at
    session.every, session.every_nth, session.at = part.tokens[at].value, True, at
    return at + 1


def every_weeks(part: Part, at: int) -> int:
    if current := part.current():
        current.every = part.tokens[at].value
    else:
        part.every = part.tokens[at].value
    return at + 1


def every_months(part: Part, at: int) -> int:
    current = part.current()
    if not (current and (current.has_nth or current.month_days)):
        return at
    current.every_month = part.tokens[at].value
    return at + 1


def every_days(part: Part, at: int) -> int:
    session = part.for_days(at)
    if session.has_days:
        return at
    session.every_day = part.tokens[at].value
    return at + 1


def monthly(part: Part, at: int) -> int:
    """Belongs to days of the month; whether there are any shows at the end of the part."""
    current = part.current()
    if current and current.every_nth and current.codes:  # every second Tuesday of the month
        current.codes = [f"{current.every}{code}" for code in current.codes]
        current.every, current.every_nth = 1, False
    part.monthly_at.append(at)
    return at


def _day_and_date(day: datetime.date) -> str:
    return f"{DAYS[WEEK[day.weekday()]].title()} {dates.long_date(day)}"
