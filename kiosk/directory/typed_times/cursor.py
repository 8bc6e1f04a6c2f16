"""Looks at what stands where in a part of a line: dates, times of day, and what is between them."""

from collections.abc import Collection, Sequence

from kiosk.directory.typed_times.dates import Days
from kiosk.directory.typed_times.facts import WEEK
from kiosk.directory.typed_times.tokens import Kind, RawClock, RawDate, Token

CLOCKS = frozenset({Kind.CLOCK, Kind.NUMBER, Kind.FOUR_DIGITS})
RANGES = frozenset({Kind.TO, Kind.UNTIL})
SEVERAL_DAYS = frozenset({Kind.DAY, Kind.DAYS})
BETWEEN_ITEMS = frozenset({Kind.AND, Kind.PAUSE})

_DATES = frozenset({Kind.DATE, Kind.MONTH, Kind.FEAST})
_LAST_HOUR = 24
_YEARS_BEGIN = 19  # four digits from 1900 on, by themselves, may be a year


class Cursor:
    """The tokens from one place of a line to another."""

    def __init__(self, tokens: Sequence[Token], first: int, last: int) -> None:
        self.tokens = tokens
        self.first, self.last = first, last

    def kind(self, at: int) -> Kind | None:
        """What stands here; nothing where the part does not reach."""
        return self.tokens[at].kind if self.first <= at < self.last else None

    def skip(self, at: int, kinds: Collection[Kind]) -> int:
        """The first place from here on where none of these stands."""
        while self.kind(at) in kinds:
            at += 1
        return at

    def dates(self, at: int) -> tuple[list[Days], int] | None:
        """The dates that begin here, and where they end: `3 to 10 August`, `25 and 26 December`."""
        at = self.skip(at, {Kind.FILLER})
        if self.kind(at) is Kind.DAY:
            at += 1
        first = self.date(at)
        if first is not None:
            return self._to_another(first, at + 1)
        return self._with_month_at_the_end(at)

    def date(self, at: int) -> RawDate | str | None:
        """The date, month or feast that stands here."""
        if self.kind(at) not in _DATES:
            return None
        value: RawDate | str = self.tokens[at].value
        return value

    def codes(self, at: int) -> tuple[list[str], int]:
        """The days that stand here: `Tuesday`, `Monday to Friday`, `weekdays`."""
        value = self.tokens[at].value
        if self.kind(at) is Kind.DAYS:
            return list(value), at + 1
        to = self.skip(at + 1, {Kind.FILLER}) if self.kind(at + 1) in RANGES else at + 1
        if self.kind(to) in RANGES and self.kind(to + 1) is Kind.DAY:
            return _from_to(value, self.tokens[to + 1].value), to + 2
        return [value], at + 1

    def clock(self, at: int) -> RawClock | None:
        """The time of day that stands here; nothing where it is a day of some month."""
        if self.kind(at) not in CLOCKS:
            return None
        value: RawClock = self.tokens[at].value
        if value.hour > _LAST_HOUR or (value.hour == _LAST_HOUR and value.minute):
            return None
        return None if self.kind(at) is Kind.NUMBER and self.dates(at) else value

    def stands_for_a_time(self, at: int) -> bool:
        """Whether a number by itself is a time: after `at`, or right after its day."""
        token = self.tokens[at]
        if token.kind is Kind.FOUR_DIGITS and token.value.hour >= _YEARS_BEGIN:
            return False
        if token.kind is Kind.CLOCK:
            return not self.follows_a_strange_word(at)
        return self.kind(at - 1) in {
            *(Kind.AT, Kind.FROM, Kind.MONTHLY, Kind.COLON),
            *SEVERAL_DAYS,
        } and not self.follows_a_strange_word(at)

    def follows_a_strange_word(self, at: int) -> bool:
        """Whether it may be of something else: `arrive by 1.45`."""
        before = at - 1
        while self.kind(before) in {Kind.AT, Kind.FILLER}:
            before -= 1
        return self.kind(before) in {Kind.UNKNOWN, Kind.OTHER_NUMBER}

    def begins_a_session(self, at: int) -> bool:
        """Whether days that end here have times of their own."""
        then = self.skip(at, {Kind.AT, Kind.AND, Kind.DAY, Kind.FILLER, Kind.COLON})
        return self.kind(then) in CLOCKS | {Kind.BETWEEN, Kind.ALL_DAY}

    def ends(self, at: int) -> bool:
        """Whether something ends here: the part, or what stands before a comma."""
        return self.kind(at) in {None, Kind.PAUSE, Kind.AND, Kind.DAY, Kind.DAYS}

    def _with_month_at_the_end(self, at: int) -> tuple[list[Days], int] | None:
        numbers: list[int] = []
        while number := self._day_number(at):
            if numbers and number <= numbers[-1]:
                return None
            numbers.append(number)
            if self.kind(at + 1) is Kind.TO and len(numbers) == 1:
                last = self.date(at + 2)
                if isinstance(last, RawDate) and number < (last.day or 0):
                    return [Days(last._replace(day=number), last)], at + 3
            at = self.skip(at + 1, BETWEEN_ITEMS)
            last = self.date(at)
            if isinstance(last, RawDate) and number < (last.day or 0):
                found = [last._replace(day=each) for each in numbers]
                return [Days(each) for each in (*found, last)], at + 1
        return None

    def _day_number(self, at: int) -> int:
        """The number, where it can be the day of a month."""
        if self.kind(at) not in {Kind.NUMBER, Kind.NTH}:
            return 0
        value = self.tokens[at].value
        number: int = value.hour if isinstance(value, RawClock) else value
        return max(number, 0)

    def _to_another(self, first: RawDate | str, at: int) -> tuple[list[Days], int]:
        """From `first` to another date, if it says so."""
        if self.kind(at) in RANGES:
            then = self.skip(at + 1, {Kind.FILLER, Kind.DAY})
            last = self.date(then)
            if isinstance(last, RawDate) or (isinstance(first, str) and last is not None):
                return [Days(first, last)], then + 1
        return [Days(first)], at


def _from_to(first: str, last: str) -> list[str]:
    """The days from one to another: Friday to Monday goes over the weekend."""
    begins, many = WEEK.index(first), (WEEK.index(last) - WEEK.index(first)) % len(WEEK)
    return [WEEK[(begins + n) % len(WEEK)] for n in range(many + 1)]
