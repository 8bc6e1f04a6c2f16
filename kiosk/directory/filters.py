"""Narrows what was found: how to get in, when, where, what it costs, for whom, and access.

Every choice knows how many listings it would leave before anybody makes it. In a group one choice
takes the place of another; only needs of access add up, since somebody may have several.
"""

import datetime
import functools
import operator
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.directory.features import BITS, Feature
from kiosk.directory.models import Derived, NextSession

GROUPS: Mapping[str, tuple[Feature, ...]] = {
    "way_in": (Feature.DROP_IN, Feature.RING, Feature.REFER, Feature.ONLINE, Feature.MEMBERS),
    "when": (Feature.OPEN_NOW, Feature.EVENINGS, Feature.WEEKENDS),
    "where": (Feature.REMOTE,),
    "cost": (Feature.FREE,),
    "for_whom": (
        *(Feature.CARERS, Feature.MEN, Feature.WOMEN),
        *(Feature.OLDER, Feature.YOUNG_ADULTS, Feature.WORKERS),
    ),
    "access": (
        *(Feature.STEP_FREE, Feature.HEARING_LOOP, Feature.SEATS),
        *(Feature.PARKING, Feature.INTERPRETER, Feature.BSL),
    ),
}
"""Places join the group `where`: they are those of the listings."""

WHERE, ADDS_UP = "where", "access"
MOST_PLACES = 12
_CHUNK = 5_000  # keys in one question to SQLite


@dataclass(frozen=True)
class Choice:
    """Something to narrow by: a feature, or a place by its name.

    Attributes:
        group: the key of its group.
        key: a feature's value; for a place, `place:` and its name.
        count: how many listings would be left.
        is_chosen: whether it has been chosen.
    """

    group: str
    key: str
    count: int
    is_chosen: bool


class Sieve:
    """Listings with what they can be narrowed by, in the order in which they were found."""

    def __init__(self, ids: Sequence[str], masks: Sequence[int], places: Sequence[str]) -> None:
        """`masks` has a bit for each feature and, above these, for each of the `places`."""
        self._ids = ids
        self._masks = masks
        self._kinds = Counter(masks)
        above = len(BITS)
        self._nobodys = 1 << above + len(places)
        bits = {f"place:{name}": 1 << above + n for n, name in enumerate(places)}
        named = sorted(bits, key=lambda key: -self._having(bits[key]))[:MOST_PLACES]
        self._groups: dict[str, dict[str, int]] = {
            group: {feature.value: BITS[feature] for feature in features}
            for group, features in GROUPS.items()
        }
        self._groups[WHERE] = {key: bits[key] for key in sorted(named)} | self._groups[WHERE]
        self._group_of = {key: group for group, keys in self._groups.items() for key in keys}

    def passing(self, chosen: Iterable[str]) -> list[str]:
        """The keys of the listings that pass all that is chosen."""
        wanted = self._wanted(chosen)
        return [
            key for key, mask in zip(self._ids, self._masks, strict=True) if mask & wanted == wanted
        ]

    def choices(self, chosen: frozenset[str]) -> list[Choice]:
        """All there is to choose, with what each would leave; what no listing has is left out."""
        found = []
        left = self._having(self._wanted(chosen))
        for group, keys in self._groups.items():
            others = {key for key in chosen if self._group_of.get(key) != group or group == ADDS_UP}
            kinds = self._kinds_with(self._wanted(others))
            for key, bit in keys.items():
                if key in chosen:
                    found.append(Choice(group, key, left, is_chosen=True))
                elif self._having(bit):
                    count = sum(number for mask, number in kinds if mask & bit)
                    found.append(Choice(group, key, count, is_chosen=False))
        return found

    def with_choice(self, chosen: frozenset[str], key: str) -> frozenset[str]:
        """What is chosen once `key` was touched: it comes, or goes; another of its group goes."""
        if key in chosen or key not in self._group_of:
            return chosen - {key}
        group = self._group_of[key]
        if group == ADDS_UP:
            return chosen | {key}
        return frozenset(each for each in chosen if self._group_of.get(each) != group) | {key}

    def _wanted(self, chosen: Iterable[str]) -> int:
        """The bits of all that is chosen; what is not offered here has a bit that nothing has."""
        return functools.reduce(operator.or_, map(self._bit, chosen), 0)

    def _bit(self, key: str) -> int:
        return self._groups[self._group_of[key]][key] if key in self._group_of else self._nobodys

    def _having(self, bits: int) -> int:
        return sum(number for _, number in self._kinds_with(bits))

    def _kinds_with(self, bits: int) -> list[tuple[int, int]]:
        return [(mask, number) for mask, number in self._kinds.items() if mask & bits == bits]


def sieve(session: Session, ids: Sequence[str], now: datetime.datetime) -> Sieve:
    """What these listings can be narrowed by; what is open is open at `now`."""
    known: dict[str, tuple[int, str]] = {}
    open_now: set[str] = set()
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        rows = session.execute(
            select(Derived.service_id, Derived.features, Derived.places).where(
                Derived.service_id.in_(some)
            )
        )
        known |= {service: (features, places) for service, features, places in rows}
        open_now |= set(
            session.scalars(
                select(NextSession.service_id).where(
                    NextSession.service_id.in_(some),
                    NextSession.starts <= now,
                    NextSession.ends > now,
                    NextSession.closed_for == "",
                    NextSession.is_sure,
                )
            )
        )
    bits: dict[str, int] = {}
    for _, places in known.values():
        for name in filter(None, places.split("|")):
            bits.setdefault(name, 1 << len(BITS) + len(bits))
    masks = []
    for service in ids:
        features, places = known.get(service, (0, ""))
        mask = features | sum(bits[name] for name in filter(None, places.split("|")))
        masks.append(mask | BITS[Feature.OPEN_NOW] if service in open_now else mask)
    return Sieve(ids, masks, list(bits))
