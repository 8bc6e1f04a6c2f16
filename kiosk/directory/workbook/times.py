"""When a service happens, as six cells say it, and as a row of `schedules` does."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.directory.exchange import cells
from kiosk.directory.exchange.cells import BadCell
from kiosk.directory.workbook.layout import CLOSED, DAYS, WHEN
from kiosk.directory.workbook.text import folded

AT_THE_KIOSK = "(change this at the kiosk)"
"""Stands where no cells say what a row means."""

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
_NUMBERS = {word: number for number, word in _ORDINALS.items()} | {
    word: word[0] for word in ("1st", "2nd", "3rd", "4th", "5th")
}
_DAY_OF = {
    **{name.casefold(): code for name, code in zip(DAYS, _CODES, strict=True)},
    **{f"{name.casefold()}s": code for name, code in zip(DAYS, _CODES, strict=True)},
    **{
        name.casefold()[:length]: code
        for name, code in zip(DAYS, _CODES, strict=True)
        for length in (3, 4, 5)
    },
}
_MANY_WEEKS = re.compile(r"(\d{1,2}) weeks?")
_MANY_MONTHS = re.compile(r"(\d{1,2}) months?")
_NIGHT, _MORNING, _EVENING = "00:01", "06:00", "17:00"
_RUN = 3
"""So many days one after the other are told as `Monday to Wednesday`."""


class BadPart(Exception):
    """One of the cells does not say what it is to say.

    Attributes:
        heading: which one.
    """

    def __init__(self, heading: str, words: str) -> None:
        """`words` say what to do."""
        self.heading = heading
        super().__init__(words)


@dataclass(frozen=True)
class Rule:
    """What a row of `schedules` means; rows that mean the same are the same."""

    freq: str = ""
    interval: int = 1
    days: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""
    start: datetime.date | None = None
    until: datetime.date | None = None

    def columns(self) -> dict[str, Any]:
        """The columns of a row that means this, and no others that say when."""
        counted = self.interval > 1
        return {
            "freq": self.freq or None,
            "interval": self.interval if counted else None,
            "byday": ",".join(self.days) or None,
            "bymonthday": None,
            "count": None,
            "opens_at": self.opens or None,
            "closes_at": self.closes or None,
            "dtstart": self.start if counted else None,
            "valid_from": None if counted else self.start,
            "until": None,
            "valid_to": self.until,
        }


@dataclass(frozen=True)
class Closure:
    """Days on which it is closed, both included."""

    first: datetime.date
    last: datetime.date


def rule_of(row: Mapping[str, Any]) -> Rule | None:
    """What a row means; nothing where that is more than cells can say."""
    freq = (row["freq"] or "").upper()
    interval = row["interval"] or 1
    days = tuple(
        sorted(
            (part.strip().upper() for part in (row["byday"] or "").split(",") if part.strip()),
            key=lambda code: (_CODES.index(code[-2:]) if code[-2:] in _CODES else 9, code),
        )
    )
    starts = {day for day in (row["dtstart"], row["valid_from"]) if day}
    ends = {day for day in (row["until"], row["valid_to"]) if day}
    if row["bymonthday"] or row["count"] or len(starts) > 1 or len(ends) > 1:
        return None
    if interval > 1 and starts and not row["dtstart"]:
        return None
    return Rule(
        freq,
        interval,
        days,
        row["opens_at"] or "",
        row["closes_at"] or "",
        next(iter(starts), None),
        next(iter(ends), None),
    )


def cells_of(row: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a row; where they cannot say what it means, they say so."""
    rule = rule_of(row)
    said = _said(rule) if rule is not None else None
    try:
        if said is not None and _read(said, strict=False) == rule:
            return {heading: text for heading, text in said.items() if text}
    except BadPart:
        pass
    return {"Weekday": AT_THE_KIOSK}


def cells_of_closure(row: Mapping[str, Any]) -> dict[str, str]:
    """The cells of days on which it is closed."""
    return {
        "Every": CLOSED,
        "From": row["first_day"].isoformat(),
        "Until": row["last_day"].isoformat(),
    }


def read(texts: Sequence[str]) -> Rule | Closure:
    """What the six cells mean.

    Raises:
        BadPart: one of them does not fit.
    """
    return _read(dict(zip(WHEN.headings, texts, strict=True)), strict=True)


def words(texts: Sequence[str]) -> str:
    """The six cells in a few words."""
    said = dict(zip(WHEN.headings, texts, strict=True))
    hours = " to ".join(filter(None, (said["Opens"], said["Closes"])))
    every = f"every {said['Every']}" if said["Every"] not in {"", "week", CLOSED} else ""
    dates = [f"{word} {_in_words(said[heading])}" for heading, word in _DATES if said[heading]]
    first = CLOSED if said["Every"] == CLOSED else said["Weekday"]
    return ", ".join(filter(None, (first, hours, every, *dates)))


def words_of(value: Rule | Closure) -> str:
    """What was understood, in a few words: whoever wrote `3/4` sees which day that is."""
    if isinstance(value, Closure):
        said = {"Every": CLOSED, "From": value.first.isoformat(), "Until": value.last.isoformat()}
    else:
        said = _said(value) or {}
    return words([said.get(heading, "") for heading in WHEN.headings])


def _in_words(day: str) -> str:
    try:
        read = datetime.date.fromisoformat(day)
    except ValueError:
        return day
    return f"{read.day} {read:%B %Y}"


_DATES = (("From", "from"), ("Until", "until"))


def _said(rule: Rule) -> dict[str, str] | None:
    weekday = _weekdays(rule)
    every = _every(rule)
    if weekday is None or every is None:
        return None
    return {
        "Weekday": weekday,
        "Opens": rule.opens,
        "Closes": rule.closes,
        "Every": every,
        "From": rule.start.isoformat() if rule.start else "",
        "Until": rule.until.isoformat() if rule.until else "",
    }


def _weekdays(rule: Rule) -> str | None:
    if not all(re.fullmatch(r"(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU)", day) for day in rule.days):
        return None
    if rule.freq == "MONTHLY":
        if not all(len(day) > 2 for day in rule.days):  # noqa: PLR2004  (a number before it)
            return None
        return ", ".join(f"{_ORDINALS[day[:-2]]} {_name(day[-2:])}" for day in rule.days)
    numbers = [_CODES.index(day) for day in rule.days if day in _CODES]
    if len(numbers) < len(rule.days):
        return None
    is_run = len(numbers) >= _RUN and numbers == list(range(numbers[0], numbers[-1] + 1))
    if is_run:
        return f"{DAYS[numbers[0]]} to {DAYS[numbers[-1]]}"
    return ", ".join(DAYS[number] for number in numbers)


def _name(code: str) -> str:
    return DAYS[_CODES.index(code)]


def _every(rule: Rule) -> str | None:
    unit = {"WEEKLY": "week", "MONTHLY": "month"}.get(rule.freq)
    if unit and rule.days:
        return unit if rule.interval == 1 else f"{rule.interval} {unit}s"
    if rule.freq == "DAILY" and not rule.days and rule.interval == 1:
        return "day"
    return "" if not rule.freq and not rule.days and rule.interval == 1 else None


def _read(said: Mapping[str, str], *, strict: bool) -> Rule | Closure:
    start, until = (_day(heading, said[heading]) for heading in ("From", "Until"))
    every = folded(said["Every"]).removeprefix("every ")
    if start and until and until < start:
        raise BadPart("Until", "This day is before the first one. See which of them is right.")
    if every in {CLOSED, "closed"}:
        return _closure(said, start, until)
    opens = _time("Opens", said["Opens"])
    closes = _time("Closes", said["Closes"], closing=True)
    freq, interval = _how_often(every, said)
    if freq == "MONTHLY":
        days = _days_of_month(said["Weekday"])
    elif freq == "DAILY":
        days = ()
        if said["Weekday"]:
            raise BadPart("Weekday", "Leave this empty, because it is on every day.")
    else:
        days = _days(said["Weekday"])
        freq = "WEEKLY" if days else ""
    if strict:
        _see(said, Rule(freq, interval, days, opens, closes, start, until))
    return Rule(freq, interval, days, opens, closes, start, until)


def _see(said: Mapping[str, str], rule: Rule) -> None:
    if rule.interval > 1 and rule.start is None:
        raise BadPart(
            "From", f"Write the first day, so that the kiosk can count every {said['Every']}."
        )
    if (rule.opens or rule.closes) and not rule.freq:
        raise BadPart("Weekday", "Say on which day this is.")
    if said["Every"] and not rule.freq:
        raise BadPart("Weekday", "Say on which day this is.")
    if rule.closes and not rule.opens:
        raise BadPart("Opens", "Say when it opens, or take out when it closes.")
    if rule.opens and rule.opens == rule.closes:
        raise BadPart("Closes", "It closes when it opens. See which of them is right.")


def see_nights(rule: Rule) -> None:
    """A clock that says 2:00 is mostly one for the afternoon, and patients would read 2am.

    Raises:
        BadPart: it opens at night, or closes before it opens.
    """
    if _NIGHT <= rule.opens < _MORNING:
        hour, minute = rule.opens.split(":")
        words = f"This is at night. For the afternoon write {int(hour) + 12}:{minute}."
        raise BadPart("Opens", f"{words} If it is at night, change it at the kiosk.")
    if rule.closes and rule.closes < rule.opens < _EVENING:
        hour, minute = rule.closes.split(":")
        words = "It closes before it opens."
        if int(hour) < 12 and f"{int(hour) + 12}:{minute}" > rule.opens:  # noqa: PLR2004  (noon)
            words = f"{words} For the afternoon write {int(hour) + 12}:{minute}."
        raise BadPart("Closes", f"{words} If that is so, change it at the kiosk.")


def _closure(
    said: Mapping[str, str], start: datetime.date | None, until: datetime.date | None
) -> Closure:
    for heading in ("Weekday", "Opens", "Closes"):
        if said[heading]:
            raise BadPart(heading, f"Leave this empty, because this row says when it is {CLOSED}.")
    if start is None:
        raise BadPart("From", "Write the first day on which it is closed.")
    return Closure(start, until or start)


def _day(heading: str, text: str) -> datetime.date | None:
    try:
        return cells.date(text) if text else None
    except BadCell:
        raise BadPart(heading, "This is no day. Write it such as 24/12/2026.") from None


def _time(heading: str, text: str, *, closing: bool = False) -> str:
    try:
        return cells.time(text, closing=closing) if text else ""
    except BadCell as bad:
        raise BadPart(heading, str(bad)) from None


def _how_often(every: str, said: Mapping[str, str]) -> tuple[str, int]:
    if every in {"", "week", "weekly", "1 week"}:
        by_month = not every and _days_of_month(said["Weekday"], sure=False)
        return ("MONTHLY", 1) if by_month else ("WEEKLY", 1)
    if every in {"month", "monthly", "1 month"}:
        return "MONTHLY", 1
    if every in {"day", "daily"}:
        return "DAILY", 1
    if every in {"fortnight", "fortnightly", "second week", "other week", "two weeks"}:
        return "WEEKLY", 2
    for form, freq in ((_MANY_WEEKS, "WEEKLY"), (_MANY_MONTHS, "MONTHLY")):
        if (found := form.fullmatch(every)) and int(found[1]) > 0:
            return freq, int(found[1])
    raise BadPart("Every", "Choose one from the list, such as week, 2 weeks or month.")


def _days(text: str) -> tuple[str, ...]:
    """The codes of weekdays: one, several with commas, or from one to another."""
    plain = folded(text)
    if not plain:
        return ()
    if _days_of_month(text, sure=False):
        raise BadPart("Every", "Choose month here, because Weekday says which one of a month.")
    found: set[str] = set()
    for part in re.split(r"\s*(?:,|;|/|&|\band\b|\n)\s*", plain):
        ends = re.split(r"\s*(?:-|\u2013|\bto\b)\s*", part)
        codes = [_DAY_OF.get(end.strip(" .")) for end in ends]
        if not 1 <= len(codes) <= 2 or None in codes:  # noqa: PLR2004  (a day, or two ends)
            raise BadPart("Weekday", "This is no weekday. Choose one from the list.")
        first, last = (_CODES.index(str(code)) for code in (codes[0], codes[-1]))
        if last < first:
            last += len(_CODES)
        found |= {_CODES[number % len(_CODES)] for number in range(first, last + 1)}
    return tuple(code for code in _CODES if code in found)


def _days_of_month(text: str, *, sure: bool = True) -> tuple[str, ...]:
    """Such as `second Tuesday`: which one of a month it is."""
    found = []
    for part in re.split(r"\s*(?:,|;|&|\band\b|\n)\s*", folded(text)):
        number, _, day = part.removesuffix(" of the month").partition(" ")
        if number not in _NUMBERS or day not in _DAY_OF:
            if not sure:
                return ()
            raise BadPart("Weekday", "Write which one of the month it is, such as second Tuesday.")
        found.append(f"{_NUMBERS[number]}{_DAY_OF[day]}")
    return tuple(sorted(found, key=lambda code: (_CODES.index(code[-2:]), code)))
