"""What stands in one cell of text, as the value that it means, or why it means none."""

import datetime
import functools
import math
import re
import unicodedata

LONGEST = 20_000
_LONGEST_DATE = 40
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_EXCEL_BEGINS = datetime.date(1899, 12, 30)
_EXCEL_DAYS = range(20_000, 80_000)
_YEAR_ENDS_AGO = 50
_CENTURY = 100
_MONTHS = 12
_MOST = 1_000_000
_NOON_HOUR, _LAST_HOUR, _SIXTY = 12, 24, 60

_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T].*)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_TIME = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(a\.?m\.?|p\.?m\.?|noon|midnight)?"
    r"(?:\s*(?:Z|[+-]\d{2}:?\d{2}))?",
    re.IGNORECASE,
)
_RUN_TOGETHER = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_NAMED_TIMES = {"midday": "12:00", "noon": "12:00", "midnight": "00:00"}
_ALL_DAY = re.compile(
    r"(?:open )?(?:24[- ]?(?:hours?|hrs?|h)|24/7|all day|round the clock)", re.IGNORECASE
)
DAY_BEGINS, DAY_ENDS = "00:00", "23:59"

_YES = {"true", "t", "yes", "y", "1", "1.0"}
_NO = {"false", "f", "no", "n", "0", "0.0", ""}


class BadCell(Exception):
    """A cell that does not hold what its column is for; the message says what to do."""


def tidy(text: str) -> str:
    """The text without what no screen can show: control characters and halves of characters."""
    text = text.strip()
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in _UNSEEN
    ).strip()


_UNSEEN = {"Cc", "Cs", "Cn"}


def number(text: str) -> float:
    """A number, with a point or a comma, a currency before it or a percent sign after it."""
    plain = text.strip().lstrip("£$€").rstrip("%").replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"-?\d+,\d+", plain):
        plain = plain.replace(",", ".")
    try:
        found = float(plain)
    except ValueError:
        found = math.nan
    if not math.isfinite(found) or "_" in plain:
        raise BadCell("This is no number. Write one in digits, such as 18 or 2.50.")
    return found


def whole_number(text: str) -> int:
    """A whole number of a size that can be counted to."""
    found = number(text)
    if found != int(found) or not 0 <= found <= _MOST:
        raise BadCell("This is no whole number. Write one in digits, such as 2.")
    return int(found)


def flag(text: str) -> bool:
    """Yes or no."""
    plain = text.strip().lower()
    if plain not in _YES | _NO:
        raise BadCell("Write true or false.")
    return plain in _YES


def is_month_first(texts: list[str]) -> bool:
    """Whether a column of dates is American, which only some of its dates can tell."""
    month_first = False
    for text in texts:
        found = _SLASHED.fullmatch(text.strip())
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        if first > _MONTHS:
            return False
        month_first = month_first or second > _MONTHS
    return month_first


def date(text: str, *, month_first: bool = False) -> datetime.date:
    """A date of any shape; 2/12/2026 is in December, unless `month_first`."""
    plain = text.strip()
    try:
        found = _date(plain, month_first=month_first)
    except (ValueError, ArithmeticError, TypeError, IndexError, AttributeError):
        found = None
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise BadCell("This is no date that we understand. Write year, month and day: 2026-12-24.")
    return found


@functools.lru_cache(maxsize=4096)
def _date(text: str, *, month_first: bool) -> datetime.date | None:
    if found := _ISO.fullmatch(text):
        return datetime.date(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHED.fullmatch(text):
        day, month = int(found[1]), int(found[2])
        if month_first:
            day, month = month, day
        return datetime.date(_whole_year(found[3]), month, day)
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text) and int(text[:5]) in _EXCEL_DAYS:
        return _EXCEL_BEGINS + datetime.timedelta(days=int(text[:5]))
    if re.fullmatch(r"(?:19|20)\d{6}", text):
        return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    if len(text) > _LONGEST_DATE or not re.search(r"[A-Za-z]{3}", text):
        return None
    if re.search(r"\b0\d{3}\b", text):  # a year such as 0001: every year, to some publishers
        return None
    return _spelled_out(text)


def _whole_year(text: str) -> int:
    if len(text) > 2:  # noqa: PLR2004  (two digits)
        return int(text)
    today = datetime.date.today().year
    year = today - today % _CENTURY + int(text)
    return year - _CENTURY if year > today + _YEAR_ENDS_AGO else year


def _spelled_out(text: str) -> datetime.date | None:
    """`24 December 2026`; parsed twice, because what is left out is taken from the default."""
    from dateutil import parser

    found = {
        parser.parse(text, dayfirst=True, default=default, ignoretz=True).date()
        for default in (datetime.datetime(2001, 1, 1), datetime.datetime(2004, 2, 2))
    }
    return found.pop() if len(found) == 1 else None


def moment(text: str) -> datetime.datetime:
    """A date with a time, as UTC without saying so."""
    try:
        found = datetime.datetime.fromisoformat(text.strip())
        if found.tzinfo is not None:
            found = found.astimezone(datetime.UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return datetime.datetime.combine(date(text), datetime.time())
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise BadCell("This is no date that we understand. Write it as 2026-12-24T09:30:00Z.")
    return found


def is_all_day(text: str) -> bool:
    """Whether the words say that there is no closing."""
    return _ALL_DAY.fullmatch(text.strip()) is not None


@functools.lru_cache(maxsize=4096)
def time(text: str, *, closing: bool = False) -> str:
    """A time of day as `HH:MM`; the end of the day is 23:59 where something closes."""
    plain = re.sub(r"\s+", " ", text.strip().lower())
    if is_all_day(plain):
        return DAY_ENDS if closing else DAY_BEGINS
    hour, minute = _hour_and_minute(plain)
    if (hour, minute) == (_LAST_HOUR, 0) or (plain == "midnight" and closing):
        return DAY_ENDS if closing else DAY_BEGINS
    if hour >= _LAST_HOUR or minute >= _SIXTY:
        raise BadCell("There is no such time of day. Write hours and minutes: 09:30 or 17:00.")
    return f"{hour:02}:{minute:02}"


def _hour_and_minute(text: str) -> tuple[int, int]:
    if text in _NAMED_TIMES:
        return int(_NAMED_TIMES[text][:2]), 0
    if found := _RUN_TOGETHER.fullmatch(text):
        return int(found[1]), int(found[2])
    if re.fullmatch(r"0?\.\d{3,}", text):  # what a spreadsheet keeps of a time: a part of a day
        minutes = round(float(text) * _LAST_HOUR * _SIXTY)
        return divmod(minutes, _SIXTY)
    found = _TIME.fullmatch(text)
    if found is None or (found[2] is None and found[3] is None):
        raise BadCell("This is no time of day. Write hours and minutes: 09:30 or 17:00.")
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "")[:1]
    if half in {"a", "p", "n", "m"}:
        if not 1 <= hour <= _NOON_HOUR:
            if half in {"a", "p"} and hour < _LAST_HOUR and hour != 0:
                return hour, minute  # 13:50pm: the hour says it already
            raise BadCell("There is no such time of day. Write hours and minutes: 09:30 or 17:00.")
        afternoon = half in {"p", "n"}
        hour = hour % _NOON_HOUR + (_NOON_HOUR if afternoon else 0)
        if half == "m":
            hour = 0
    return hour, minute
