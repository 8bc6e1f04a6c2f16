"""Cuts a line of times into the words that mean something: days, times, dates, and all the rest."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any, NamedTuple

from kiosk.directory.exchange import cells
from kiosk.directory.exchange.sheet_times import DAYS
from kiosk.directory.typed_times.facts import WEEK

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)
FEASTS = (
    *("christmas day", "christmas eve", "boxing day", "new year's day", "new year's eve"),
    *("good friday", "easter sunday", "easter monday"),
)


class Kind(StrEnum):
    """What a token is."""

    QUOTED = auto()
    BREAK = auto()
    OTHER_NUMBER = auto()
    ALL_DAY = auto()
    KEPT = auto()
    BANK_HOLIDAYS = auto()
    EVERY_WEEKS = auto()
    EVERY_MONTHS = auto()
    EVERY_DAYS = auto()
    EVERY_NTH = auto()
    MONTHLY = auto()
    WEEKLY = auto()
    COUNT = auto()
    DAYS = auto()
    FEAST = auto()
    DATE = auto()
    PART_OF_DAY = auto()
    CLOCK = auto()
    FOUR_DIGITS = auto()
    NTH = auto()
    DAY = auto()
    MONTH = auto()
    BETWEEN = auto()
    FROM = auto()
    NOT = auto()
    OPEN = auto()
    UNTIL = auto()
    TO = auto()
    AND = auto()
    AT = auto()
    FILLER = auto()
    NUMBER = auto()
    PAUSE = auto()
    COLON = auto()
    UNKNOWN = auto()


class RawDate(NamedTuple):
    """A date as it is written: without a day it is the whole month."""

    day: int | None
    month: int
    year: int | None = None


class RawClock(NamedTuple):
    """A time of day as it is written.

    Attributes:
        hour: 0 to 24.
        minute: 0 to 59.
        half: "am" or "pm", where it is said.
        is_literal: whether it is by the 24-hour clock.
    """

    hour: int
    minute: int = 0
    half: str = ""
    is_literal: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A bit of the line: what it is, where it stands, and what it says."""

    kind: Kind
    start: int
    end: int
    value: Any = None


def tokens(line: str) -> list[Token]:
    """The tokens of a line, in order, without the gaps."""
    return list(_tokens(line))


def _tokens(line: str) -> Iterator[Token]:
    plain = "".join(map(_plain, line))
    for found in _ANY.finditer(plain):
        kind = Kind((found.lastgroup or Kind.UNKNOWN).removesuffix("_sign"))
        text = found[0]
        if kind is Kind.QUOTED:
            yield Token(kind, found.start(), found.end(), line[found.start() + 1 : found.end() - 1])
            continue
        read = _VALUES.get(kind)
        value = read(text) if read else text
        if value is None:
            kind = Kind.UNKNOWN
        yield Token(kind, found.start(), found.end(), value)


def _plain(character: str) -> str:
    """One character for one: small letters, and the plain form of what Word makes."""
    lower = character.lower()
    return _SAME.get(character, lower if len(lower) == 1 else character)


_SAME = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4", "'"),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "),
    "\r": "\n",
}

_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]})?" for month in map(str.lower, MONTHS))
_MONTH = _MONTH.replace("sep(?:tember)?", "sept?(?:ember)?")
_MONTH = _MONTH.replace("may(?:)?", r"may(?! (?:be|vary|change|close|not|differ)\b)")
_MONTH = rf"(?:{_MONTH})(?![a-z])\.?"
_NAMES = "|".join(
    name[:length] for name in DAYS.values() for length in range(len(name), len("mon") - 1, -1)
)
_A_DAY = rf"(?:(?:{'|'.join(DAYS.values())})(?:'?s)?|(?:{_NAMES})(?:'?s)?\.?)(?![a-z])"
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"
_NTH = "first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th"
_YEAR = r"20\d\d(?!\d)"
_HALF = r"(?:_a\.?m(?![a-z])\.?|_p\.?m(?![a-z])\.?)"
_TAIL = "(?:_in the (?:morning|afternoon|evening)|_at night)(?![a-z])"
_OCLOCK = r"_o'?~clock(?![a-z])"
_NOT = "(?:but )?(?:not|except|closed|excluding|shut) "
_OVER = "(?:in |during |for |at |over )?(?:the )?"

_KEPT = (
    *("(?:in |during )?(?:school )?term~times?(?: only)?", "(?:in|during) term"),
    "(?:in |during )?school terms?(?: only)?",
    f"(?:{_NOT})?{_OVER}(?:school|summer) (?:holidays?|break)(?: only)?",
    f"{_NOT}{_OVER}half~terms?",
    (
        rf"{_NOT}{_OVER}(?:christmas|xmas|easter)(?! (?:day|eve|sunday|monday)\b)"
        "(?: and (?:the )?new year)?(?: (?:period|weeks?|holidays?|break))?"
    ),
    *("(?:by|with) (?:appointments?|arrangement|referral)(?: only)?", "weather permitting"),
    "(?:appointments?|referral|booking) (?:is |are )?(?:only|needed|required|necessary|essential)",
    "(?:please |you must |must )?book(?:ed)? (?:first|ahead|in advance|online|a place)",
    (
        "(?:please )?(?:ring|call|phone|telephone|email|e-mail|contact|check|ask)"
        "(?: (?:us|them|to|ask|for|first|ahead|before|the|you|come|coming|visiting|check|confirm"
        "|book|details|dates|times|website|their|our|when|in advance))+"
    ),
    *("drop~ins?(?: (?:only|welcome|sessions?))?", "all day(?: long)?"),
    "(?:times|dates|hours|days) (?:may |can )?(?:vary|varies|change)",
    "(?:in (?:the )?)?(?:summer|winter|spring|autumn)(?: months)?(?: only)?",
)
"""What patients are to know, and nobody can work out days from."""

_WORDS = {
    Kind.ALL_DAY: (
        "24_/_7|(?:open )?24~(?:hours?|hrs?|h)(?![a-z])(?: a day)?"
        "(?:,?_(?:7|seven) days(?: a week)?)?(?:,?_365 days(?: (?:a|of the) year)?)?"
        "|(?:all )?day and night|a?round the clock"
    ),
    Kind.OTHER_NUMBER: (
        r"(?:ages?|aged|under|over|room|floor|unit|suite|flat|zone|ext\.?|extension|no\.?|number"
        r"|tel\.?|bus|route)_:?_\d+(?:_(?:-|to|and)_\d+)?\+?|\u00a3_\d+(?:\.\d+)?"
        r"|\d+_(?:-|to|and)?_\d*_(?:years?|yrs?|people|places|minutes|mins?|miles?|pounds?|pence)"
        r"(?![a-z])|\d+\+|\d[\d\s]{5,}\d|\d{1,2}/\d{1,2}(?![\d/])|\d{5,}"
    ),
    Kind.KEPT: "|".join(_KEPT),
    Kind.BANK_HOLIDAYS: (
        "(?:uk |english )?(?:bank|public)(?: and (?:bank|public))?~(?:holidays?|hols?)"
    ),
    Kind.EVERY_WEEKS: (
        f"every (?:{_NUMBER} weeks|(?:other|{_NTH}) week)|(?:on )?alternate weeks?"
        "|(?:every|once a|each) fortnight|fortnightly"
    ),
    Kind.EVERY_MONTHS: (
        f"(?:of )?every (?:{_NUMBER} months|(?:other|{_NTH}) month)|(?:in )?alternate months"
    ),
    Kind.EVERY_DAYS: (f"every (?:{_NUMBER} days|(?:other|{_NTH}) day(?! of))|alternate days"),
    Kind.EVERY_NTH: (
        "(?:every (?:other|alternate|second|2nd|third|3rd|fourth|4th|fifth|5th)|(?:on )?alternate)"
        f"(?= {_A_DAY})"
    ),
    Kind.MONTHLY: (
        "(?:of|in) (?:the|each|every|a) month|(?:each|every|per|a|of) month|monthly|once a month"
    ),
    Kind.WEEKLY: "weekly|(?:every|each|per|once a|a) week",
    Kind.COUNT: (
        rf"(?:for )?(?:\d{{1,3}}|{'|'.join(NUMBERS)}) (?:times?|sessions?)"
        rf"(?! (?:a|per|each|every|of)\b)|for {_NUMBER} weeks?"
    ),
    Kind.DAYS: (
        "week~days?|working days|(?:at )?(?:the )?week~ends?|(?:every|each)_day(?: of the week)?"
        "|daily|all week|(?:7|seven) days(?: (?:a|per) week)?"
    ),
    Kind.FEAST: "|".join(FEASTS).replace("'", "'?"),
    Kind.DATE: (
        rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? {_YEAR})?"
        rf"|{_MONTH} \d{{1,2}}(?:(?:st|nd|rd|th)(?:,? {_YEAR})?|,? {_YEAR})"
        r"|20\d\d-\d{1,2}-\d{1,2}(?!\d)"
        r"|\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:20)?\d\d(?!\d)"
    ),
    Kind.FROM: (
        "(?:starting|beginning|commencing|starts|begins)(?: (?:on|from))?|from|since|as of"
        "|(?:the )?(?:first|next) (?:one|date|session|meeting|time)(?: is)?(?: on)?"
        "|next(?: is)?(?: on)?"
    ),
    Kind.PART_OF_DAY: "(?:in the )?(?:mornings?|afternoons?|evenings?)|(?:at )?nights?",
    Kind.CLOCK: (
        "(?:12_)?(?:noon|mid-?day|midnight)"
        f"|half~(?:past )?{_NUMBER}(?:{_HALF}|{_TAIL})?"
        f"|(?:quarter|five|ten|twenty) past {_NUMBER}(?:{_HALF}|{_TAIL})?"
        f"|(?:quarter|twenty) to {_NUMBER}(?:{_HALF}|{_TAIL})?"
        rf"|\d{{1,2}}(?:[:.]\d{{2}}){{1,2}}(?!\d)(?:{_HALF}|{_TAIL}|_(?:hrs|hours|h))?"
        f"|{_NUMBER}(?:{_HALF}|{_TAIL}|{_OCLOCK}{_TAIL}|{_OCLOCK})"
    ),
    Kind.FOUR_DIGITS: r"(?:[01]\d|2[0-4])[0-5]\d(?!\d)(?:_(?:hrs|hours|h))?",
    Kind.NTH: rf"last but one|penultimate|last|{_NTH}|\d{{1,2}}(?:st|nd|rd|th)",
    Kind.DAY: _A_DAY,
    Kind.MONTH: f"{_MONTH}(?: {_YEAR})?",
    Kind.BETWEEN: "between",
    Kind.NOT: (
        r"but not|not|except(?:ing|ed)?(?: for)?|excluding|excl\.?|excluded|apart from|other than"
        "|closed|shut|no (?:sessions?|meetings?|class(?:es)?|groups?)|no|never"
    ),
    Kind.OPEN: r"including|incl\.?|included|(?:also |even )?open|even",
    Kind.UNTIL: ("up (?:to|until)|until|till|'?til|through|thru|ending(?: on)?|ends(?: on)?"),
    Kind.TO: "to",
    Kind.AND: "and|or|plus|then|also|again",
    Kind.AT: "at",
    Kind.FILLER: (
        "on|the|in|of|for|a|an|is|are|we|it|they|with|opens|meets?|meeting|meetings|sessions?"
        "|groups?|class|classes|clinics?|hours?|times?|runs?|held|every|each|day|days|only|during"
        "|over|any|onwards|hrs|opening|(?:phone )?lines?|helpline|office|all year(?: round)?"
    ),
    Kind.NUMBER: rf"\d{{1,2}}(?!\d)|{'|'.join(NUMBERS)}",
}
"""Each kind in the words that say it; what stands first is tried first.

A space stands for any number of them, `_` for any number or none, `~` for one, a hyphen or nothing.
"""


_GAPS = {" ": "[ ]+", "_": "[ ]*", "~": "[ -]?"}


def _with_gaps(words: str) -> str:
    return re.sub("[ _~]", lambda gap: _GAPS[gap[0]], words)


_ANY = re.compile(
    r"(?P<quoted>\"[^\"]*\"|\u201c[^\u201c\u201d]*\u201d)|(?P<break>[;\n])|"
    + "|".join(rf"(?P<{kind}>(?:{_with_gaps(words)})(?![a-z]))" for kind, words in _WORDS.items())
    + r"|(?P<to_sign>-)|(?P<and_sign>[&+/])|(?P<at_sign>@)|(?P<colon>:)"
    r"|(?P<pause>[,.()\[\]|\u2022*])|(?P<unknown>[^\W_]+(?:['.-][^\W_]+)*|[^ ])"
)


def _squeezed(text: str) -> str:
    return re.sub(r"[ ]+", " ", text.strip())


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else NUMBERS.index(text) + 1


def _nth(text: str) -> int:
    """`2nd` and `second` are 2; `last` is -1; every `other` is every second."""
    plain = text.rstrip("stndrh") if text[0].isdigit() else text
    if plain.isdecimal():
        return int(plain)
    return _NTHS[plain]


_NTHS = {
    **{word: n for n, word in enumerate(("first", "second", "third", "fourth", "fifth"), start=1)},
    "other": 2,
    "alternate": 2,
    "last": -1,
    "last but one": -2,
    "penultimate": -2,
}


def _every_so_many(text: str) -> int:
    """The number in `every 3 weeks`, `every other month`, `fortnightly`."""
    for word in _squeezed(text).split(" "):
        if word.isdecimal() or word in NUMBERS:
            return _number(word)
        if word in _NTHS or re.fullmatch(r"\d(?:st|nd|rd|th)", word):
            return _nth(word)
    return 2


def _count(text: str) -> tuple[int, bool]:
    """How often, and whether that counts weeks."""
    words = _squeezed(text).removeprefix("for ").split(" ")
    return _number(words[0]), words[1].startswith("week")


def _days(text: str) -> tuple[str, ...]:
    if "end" in text:
        return WEEK[5:]
    return WEEK[:5] if text.startswith("work") or re.match(r"week[ -]?d", text) else WEEK


def _day(text: str) -> str:
    return next(code for code, name in DAYS.items() if name.startswith(text[:3]))


def _feast(text: str) -> str:
    plain = _squeezed(text).replace("'", "")
    return next(name for name in FEASTS if name.replace("'", "") == plain)


def _month(text: str) -> int:
    return next(n for n, name in enumerate(MONTHS, start=1) if name[:3].lower() == text[:3])


def _whole_month(text: str) -> RawDate:
    year = re.search(_YEAR, text)
    return RawDate(None, _month(text), int(year[0]) if year else None)


def _date(text: str) -> RawDate | None:
    name = re.search(r"[a-z]{3,}", re.sub(r"(?<=\d)(?:st|nd|rd|th)|\bof\b", "", text))
    if name is None:
        try:
            found = cells.date(text)
        except cells.BadCell:
            return None
        return RawDate(found.day, found.month, found.year)
    year = re.search(_YEAR, text)
    day = re.search(r"\d{1,2}(?!\d)", text if year is None else text[: year.start()])
    return RawDate(int(day[0]), _month(name[0]), int(year[0]) if year else None) if day else None


def _part_of_day(text: str) -> str:
    return next(part for part in ("morning", "afternoon", "evening", "night") if part in text)


def _clock(text: str) -> RawClock | None:
    """A time of day in digits or in words; nothing where there is no such time."""
    words = _squeezed(text)
    half = "".join(re.findall(r"(?<![a-z])([ap])\.?m\.?$", words))
    tail = re.search(r"(?: in the (morning|afternoon|evening)| at (night))$", words)
    words = words[: tail.start()] if tail else words
    if words.endswith(("noon", "midday", "mid-day")):
        return RawClock(12, is_literal=True)
    if words.endswith("midnight"):
        return RawClock(24, is_literal=True)
    minutes, hour = _past_and_to(words)
    numbers = [_number(each) for each in re.findall(r"\d+", hour)] or [
        NUMBERS.index(each) + 1 for each in re.findall(r"[a-z]+", hour) if each in NUMBERS
    ]
    found = numbers[0]
    minute = minutes if minutes is not None else (numbers[1] if len(numbers) > 1 else 0)
    if minute < 0:
        found, minute = (found - 2) % 12 + 1, minute + 60
    if found > _LAST_HOUR or minute >= _SIXTY or (found == _LAST_HOUR and minute):
        return None
    if (half or tail) and not 1 <= found <= _NOON:
        return RawClock(found, minute, is_literal=True) if found > _NOON and half == "p" else None
    if tail:
        half = "a" if tail[1] == "morning" or (tail[2] and not _AT_NIGHT <= found < _NOON) else "p"
    literal = not half and (found > _NOON or hour.startswith("0") or found == 0 or "h" in hour)
    return RawClock(found, minute, f"{half}m" if half else "", literal)


_LAST_HOUR, _NOON, _SIXTY, _AT_NIGHT = 24, 12, 60, 5


def _past_and_to(words: str) -> tuple[int | None, str]:
    """The minutes of `half past six` and of `quarter to six`, which are less than none."""
    found = re.match(r"(half|quarter|five|ten|twenty)[ -]+(?:(past|to) )?", words)
    if found is None or (found[2] is None and found[1] != "half"):
        return None, words
    minutes = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}[found[1]]
    return -minutes if found[2] == "to" else minutes, words[found.end() :]


def _four_digits(text: str) -> RawClock:
    return RawClock(int(text[:2]), int(text[2:4]), is_literal=True)


def _lone_number(text: str) -> RawClock | None:
    hour = _number(text)
    literal = text.startswith("0") or hour > _NOON or hour == 0
    return RawClock(hour, is_literal=literal) if hour <= _MOST_DAYS else None


_MOST_DAYS = 31

_VALUES: dict[Kind, Callable[[str], Any]] = {
    Kind.EVERY_WEEKS: _every_so_many,
    Kind.EVERY_MONTHS: _every_so_many,
    Kind.EVERY_DAYS: _every_so_many,
    Kind.EVERY_NTH: _every_so_many,
    Kind.COUNT: _count,
    Kind.DAYS: _days,
    Kind.DAY: _day,
    Kind.FEAST: _feast,
    Kind.MONTH: _whole_month,
    Kind.DATE: _date,
    Kind.PART_OF_DAY: _part_of_day,
    Kind.CLOCK: _clock,
    Kind.FOUR_DIGITS: _four_digits,
    Kind.NTH: lambda text: _nth(_squeezed(text)),
    Kind.NUMBER: _lone_number,
}
