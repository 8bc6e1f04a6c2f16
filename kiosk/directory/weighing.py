"""Which listings have the most of several things that were typed.

Hardly any listing has everything that a whole sentence says. So each thing that it has counts by
how much that tells: the rarer among the listings, the more; what it only means less than what it
says, and less again the further it is from the best meaning; and less where it does not stand in
the name or in the summary. What very many have decides only between those that have what is rarest.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kiosk.directory.matching import MANY, Matcher, any_part
from kiosk.directory.query import Part, Query, Unit, Wanted, all_of, parts_of
from kiosk.directory.search_words import TIERS

ENOUGH = 5
"""Where fewer listings have at least half of what the best one has, others follow."""

MOST = 200
"""No more than so many are put in order."""

_SUMMARY = TIERS[:2]
_ALL_BUT_TOPICS = (*TIERS[:2], TIERS[3])
_HALF, _LEAST = 0.5, 0.2
_FURTHER = 0.85
"""What one meaning tells of what the former told."""
_ELSEWHERE = 0.7
"""What it tells where it does not stand in the name or in the summary."""
_LEAST_TOLD = 0.1


def heaviest(query: Query, matcher: Matcher, limit: int) -> list[str]:
    """The keys of the listings that have the most of it, the best first."""
    ways = [list(_ways(unit, matcher)) for unit in query.units]
    rare = [way for each in ways for way in each if len(way.rows) < MANY]
    if not rare:
        return matcher.having(query.parts(TIERS, query.meanings, _ALL_BUT_TOPICS), limit)
    rarest = min(rare, key=lambda way: len(way.rows))
    weights: dict[int, float] = defaultdict(float)
    for each in ways:
        for row, weight in _weights(each, rarest, matcher).items():
            weights[row] += weight
    most = max(weights.values())
    near = {row: weight for row, weight in weights.items() if weight >= most * _HALF}
    if len(near) < ENOUGH:
        near = {row: weight for row, weight in weights.items() if weight >= most * _LEAST}
    best = heapq.nlargest(MOST, near, key=near.__getitem__)
    return matcher.by_score({row: round(near[row], 3) for row in best}, limit)


class _Way(NamedTuple):
    """A way to have one thing that was typed: where it stands, the rows that fit, what it tells."""

    wanted: tuple[Wanted, ...]
    parts: tuple[Part, ...]
    rows: frozenset[int]
    told: float


def _ways(unit: Unit, matcher: Matcher) -> Iterator[_Way]:
    """All ways in which any row has it: as it was said, or as it was meant, the best first."""
    told = math.inf
    columns = (TIERS, *(_ALL_BUT_TOPICS for _ in unit.meant))
    each = (unit.said or unit.begun, *unit.meant)
    for further, (where, wanted) in enumerate(zip(columns, each, strict=True)):
        parts = parts_of(wanted, where)
        rows = matcher.rows(parts)
        if rows:
            # A worse meaning does not tell more, however rare it is.
            rarity = math.log((matcher.listings() + 1) / (len(rows) + 0.5))
            told = min(told, max(rarity, _LEAST_TOLD))
            yield _Way(wanted, parts, rows, told * _FURTHER**further)


def _weights(ways: Sequence[_Way], rarest: _Way, matcher: Matcher) -> dict[int, float]:
    """What it tells of each row, by the best way in which the row has it."""
    found: dict[int, float] = {}
    for way in ways:
        rows: Iterable[int] = way.rows
        at_once: frozenset[int] = frozenset()
        if len(way.rows) < MANY:
            at_once = matcher.rows(parts_of(way.wanted, _SUMMARY))
        else:
            both = all_of((any_part(rarest.parts), any_part(way.parts)))
            rows = matcher.rows_fitting(both)
        for row in rows:
            weight = way.told if row in at_once else way.told * _ELSEWHERE
            if weight > found.get(row, 0):
                found[row] = weight
    return found
