"""What a listing offers that people filter by: a bit for each, from terms or from its words.

A term of any taxonomy whose code is a feature's says so outright. Where there is none, words do,
read with care: what says "no parking" has none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.directory.opening import Rule, says_when, weekdays


class Feature(StrEnum):
    """What a listing can be filtered by. The order is that of the bits: new ones go last."""

    DROP_IN = "drop_in"
    RING = "ring"
    REFER = "refer"
    ONLINE = "online"
    MEMBERS = "members"
    EVENINGS = "evenings"
    WEEKENDS = "weekends"
    REMOTE = "remote"
    FREE = "free"
    CARERS = "carers"
    MEN = "men"
    WOMEN = "women"
    OLDER = "older"
    YOUNG_ADULTS = "young_adults"
    WORKERS = "workers"
    STEP_FREE = "step_free"
    HEARING_LOOP = "hearing_loop"
    SEATS = "seats"
    PARKING = "parking"
    INTERPRETER = "interpreter"
    BSL = "bsl"
    OPEN_NOW = "open_now"


BITS = {feature: 1 << place for place, feature in enumerate(Feature)}
"""`OPEN_NOW` is never kept: it changes by the minute."""

NATIONAL = frozenset(
    ("uk", "united kingdom", "great britain", "england", "wales", "scotland", "northern ireland")
)
"""Areas that are nobody's own."""

_EVENING = "17:00"
_LATE = "18:00"
_OLDER_FROM, _YOUNG_UNTIL = 50, 35

_FOR_WHOM = {
    Feature.CARERS: re.compile(r"\bcarers?\b"),
    Feature.MEN: re.compile(r"\b(men|males?|dads|fathers)\b"),
    Feature.WOMEN: re.compile(r"\b(women|females?|mums|mothers)\b"),
    Feature.OLDER: re.compile(
        r"\bolder (people|adults|men|women)\b|\b(aged|over) [5-9]\d\b(?! to)|\bpensioners?\b"
    ),
    Feature.YOUNG_ADULTS: re.compile(
        r"\byoung (people|adults|men|women|carers)\b|\bunder (2\d|3[0-5])\b|\bstudents?\b"
    ),
    Feature.WORKERS: re.compile(r"\b(workers?|employees?|who work|in work|at work)\b"),
}
_GETTING_IN = {
    Feature.STEP_FREE: r"step[- ]?free|wheelchair|level (access|entrance|way in)|ramp\b|ramped",
    Feature.HEARING_LOOP: r"hearing loop|induction loop|loop system",
    Feature.SEATS: r"\bseats?\b|seating|\bchairs?\b|room to stand|can stand",
    Feature.PARKING: r"\bparking\b|car park|blue badge",
    Feature.INTERPRETER: r"interpret(er|ing|ation)",
    Feature.BSL: r"\bbsl\b|sign language",
}
_WITHOUT = re.compile(r"\b(no|not|without|isn.?t|aren.?t|cannot|can.?t|limited)\b")
_CLAUSES = re.compile(r"[.;,\n]| but ")


@dataclass(frozen=True)
class Facts:
    """What is looked at: the words and codes of one service, and of the places it is given at.

    Attributes:
        terms: the codes of the terms that it, or a place of it, was given.
        who_for: whom it is for, in words.
        ages: the youngest and the oldest age, where it says so.
        getting_in: what it says of access, a piece each.
        interpretation: what it says of interpreters.
        languages: the names of its languages.
        is_free: whether it costs nothing; nothing where nobody knows.
        has_place: whether people can go somewhere.
        is_local: whether it is of this area.
    """

    terms: frozenset[str] = frozenset()
    who_for: str = ""
    ages: tuple[float | None, float | None] = (None, None)
    getting_in: tuple[str, ...] = ()
    interpretation: str = ""
    languages: tuple[str, ...] = ()
    is_free: bool | None = None
    has_place: bool = False
    is_local: bool = False


def bits(facts: Facts, rules: Sequence[Rule]) -> int:
    """The bits of what the service offers."""
    found = {feature for feature in Feature if feature.value in facts.terms}
    found |= _for_whom(facts) | _getting_in(facts) | _when(rules)
    if facts.is_free:
        found.add(Feature.FREE)
    if not (facts.has_place or facts.is_local) and facts.terms & {"ring", "text", "online"}:
        found.add(Feature.REMOTE)
    return sum(BITS[feature] for feature in found)


def places(cities: Iterable[str], postal_codes: Iterable[str], areas: Iterable[str]) -> list[str]:
    """The names by which people may ask for what is near them: towns, districts (`ST6`), areas."""
    named = [*cities, *(part for area in areas for part in _parts_of(area))]
    districts = [code.split()[0].upper() for code in postal_codes if len(code.split()) > 1]
    every = dict.fromkeys(name.strip() for name in (*named, *districts))
    return [name for name in every if name and name.lower() not in NATIONAL and "|" not in name]


def _parts_of(area: str) -> list[str]:
    """Two places for "Cobridge, Stoke-on-Trent"; what stands in brackets only narrows them."""
    return re.split(r",| and ", re.sub(r"\(.*?\)", "", area))


def _for_whom(facts: Facts) -> set[Feature]:
    words = facts.who_for.lower()
    found = {feature for feature, pattern in _FOR_WHOM.items() if pattern.search(words)}
    youngest, oldest = facts.ages
    if youngest is not None and youngest >= _OLDER_FROM:
        found.add(Feature.OLDER)
    if oldest is not None and oldest <= _YOUNG_UNTIL:
        found.add(Feature.YOUNG_ADULTS)
    return found


def _getting_in(facts: Facts) -> set[Feature]:
    said = [
        clause
        for words in (*facts.getting_in, facts.interpretation, *facts.languages)
        for clause in _CLAUSES.split(words.lower())
        if not _WITHOUT.search(clause)
    ]
    found = {
        feature
        for feature, pattern in _GETTING_IN.items()
        if any(re.search(pattern, clause) for clause in said)
    }
    if any(clause.strip() in {"yes", "y", "true"} for clause in [facts.interpretation.lower()]):
        found.add(Feature.INTERPRETER)
    return found


def _when(rules: Sequence[Rule]) -> set[Feature]:
    found = set()
    for rule in rules:
        if not says_when(rule):
            continue
        ends_late = bool(rule.closes) and (rule.closes > _LATE or rule.closes < rule.opens)
        if rule.opens >= _EVENING or ends_late:
            found.add(Feature.EVENINGS)
        if weekdays(rule) & {"SA", "SU"}:
            found.add(Feature.WEEKENDS)
    return found
