"""Dates as people write them, with or without a year, and days on which it does not happen."""

import calendar
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateutil import easter

from kiosk.directory.typed_times.facts import ClosureFacts
from kiosk.directory.typed_times.tokens import MONTHS, RawDate

YEARS_AHEAD = 3
"""What happens every year, such as no sessions in August, is written down for so many years."""

DAY = datetime.timedelta(days=1)
_FIXED_FEASTS = {
    "christmas day": (25, 12),
    "christmas eve": (24, 12),
    "boxing day": (26, 12),
    "new year's day": (1, 1),
    "new year's eve": (31, 12),
}
_AFTER_EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1}
_EVERY_YEAR = {*_FIXED_FEASTS.values()}
_LAST_YEAR = 2200
_YEARS_TRIED = 9  # the 29 February of eight years on is the next, at worst


@dataclass(frozen=True)
class Days:
    """Some days as they are written: a date, a month or a feast, or from one to another."""

    first: RawDate | str
    last: RawDate | str | None = None

    @property
    def is_one(self) -> bool:
        """Whether it is one date, month or feast."""
        return self.last is None

    @property
    def is_yearly(self) -> bool:
        """Whether no year is meant, but every one: August, Christmas Day, 25 December."""
        if isinstance(self.first, str) or isinstance(self.last, str):
            return True
        last = self.last or self.first
        if self.first.year or last.year:
            return False
        months = self.first.day is None and last.day is None
        return months or (self.is_one and (self.first.day, self.first.month) in _EVERY_YEAR)


def exact(raw: RawDate, year: int, *, last: bool = False) -> datetime.date | None:
    """The date in that year; of a month its first day, or its last. Nothing if there is none."""
    try:
        day = raw.day or (calendar.monthrange(year, raw.month)[1] if last else 1)
        return datetime.date(year, raw.month, day)
    except ValueError:
        return None


def nearest(raw: RawDate, today: datetime.date) -> datetime.date | None:
    """The date; without a year the one nearest to today, for what may have begun already."""
    if raw.year:
        return exact(raw, raw.year)
    years = range(max(1, today.year - _YEARS_TRIED), today.year + _YEARS_TRIED)
    found = [each for year in years if (each := exact(raw, year))]
    return min(found, key=lambda each: abs(each - today), default=None)


def coming(raw: RawDate, since: datetime.date, *, last: bool = False) -> datetime.date | None:
    """The date; without a year the next one that is not before `since`."""
    if raw.year:
        return exact(raw, raw.year, last=last)
    years = range(since.year, since.year + _YEARS_TRIED)
    found = (exact(raw, year, last=last) for year in years)
    return next((each for each in found if each and each >= since), None)


def closures(days: Days, today: datetime.date) -> list[ClosureFacts]:
    """The closures that are still to come: of one year, or of the next years where it is yearly."""
    if days.is_yearly:
        years = range(today.year - 1, min(today.year + YEARS_AHEAD + 2, _LAST_YEAR))
        found = (_in_year(days, year) for year in years)
        still = [each for each in found if each and each.last_day >= today]
        return still[:YEARS_AHEAD]
    first, last = days.first, days.last or days.first
    assert isinstance(first, RawDate) and isinstance(last, RawDate)  # noqa: S101, PT018
    begins, ends = from_to(first, last, today)
    return [ClosureFacts(begins, ends)] if begins and ends else []


def from_to(
    first: RawDate, last: RawDate, today: datetime.date
) -> tuple[datetime.date | None, datetime.date | None]:
    """The two dates; where no year is said, those that end next.

    Nothing if they are the wrong way round, or there is no such day.
    """
    if first.year and not last.year:
        begins = exact(first, first.year)
        ends = coming(last, begins, last=True) if begins else None
        return (begins, ends) if ends else (None, None)
    ends = coming(last, today, last=True)
    if ends is None:
        return None, None
    years = (first.year,) if first.year else (ends.year, ends.year - 1)
    found = (exact(first, year) for year in years)
    begins = next((each for each in found if each and each <= ends), None)
    return (begins, ends) if begins else (None, None)


def joined(found: Iterable[ClosureFacts]) -> list[ClosureFacts]:
    """In order, with those that follow one another as one."""
    result: list[ClosureFacts] = []
    for each in sorted(set(found), key=lambda each: (each.first_day, each.last_day)):
        before = result[-1] if result else None
        if before and before.words == each.words and each.first_day <= before.last_day + DAY:
            last = max(before.last_day, each.last_day)
            result[-1] = ClosureFacts(before.first_day, last, before.words)
        else:
            result.append(each)
    return result


def yearly_words(days: Sequence[Days]) -> str:
    """Days of every year in the words that stand for them: `not in July and August`."""
    names = [_said(each) for each in days]
    if all(isinstance(each.first, RawDate) and not each.first.day for each in days):
        return f"not in {_listed(names)}"
    dates = [each.first for each in days if isinstance(each.first, RawDate) and each.is_one]
    numbers = [each.day or 0 for each in dates]
    in_order = numbers == sorted(set(numbers)) and len(numbers) == len(days)
    if in_order and len({each.month for each in dates}) == 1:
        names[:-1] = [str(number) for number in numbers[:-1]]
    return f"not on {_listed(names)}"


def long_date(day: datetime.date) -> str:
    """A day with its year: `3 October 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _in_year(days: Days, year: int) -> ClosureFacts | None:
    first = _day_in_year(days.first, year, last=False)
    last = _day_in_year(days.last or days.first, year, last=True)
    if first and last and last < first:
        last = _day_in_year(days.last or days.first, year + 1, last=True)
    return ClosureFacts(first, last) if first and last else None


def _day_in_year(raw: RawDate | str, year: int, *, last: bool) -> datetime.date | None:
    if isinstance(raw, RawDate):
        return exact(raw, year, last=last)
    if raw in _AFTER_EASTER:
        return easter.easter(year) + _AFTER_EASTER[raw] * DAY
    return exact(RawDate(*_FIXED_FEASTS[raw]), year)


def _said(days: Days) -> str:
    return " to ".join(_name(raw) for raw in (days.first, days.last) if raw)


def _name(raw: RawDate | str) -> str:
    if isinstance(raw, str):
        return raw.title().replace("'S", "'s")
    month = MONTHS[raw.month - 1]
    return month if raw.day is None else f"{raw.day} {month}"


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
