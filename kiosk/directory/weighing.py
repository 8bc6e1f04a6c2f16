"""Which listings have the most of several things that were typed.

Hardly any listing has everything that a whole sentence says. So each thing that it has counts by
how much that tells: the rarer among the listings, the more; what it only means less than what it
says, and less again the further it is from the best meaning; and less where it does not stand in
the name or in the summary.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator

from kiosk.directory.matching import Matcher
from kiosk.directory.query import Query, Unit, within
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
    listings = matcher.listings() + 1
    weights: dict[int, float] = defaultdict(float)
    for unit in query.units:
        for row, weight in _of_unit(unit, matcher, listings).items():
            weights[row] += weight
    most = max(weights.values(), default=0)
    near = {row: weight for row, weight in weights.items() if weight >= most * _HALF}
    if len(near) < ENOUGH:
        near = {row: weight for row, weight in weights.items() if weight >= most * _LEAST}
    best = heapq.nlargest(MOST, near, key=near.__getitem__)
    return matcher.by_score({row: round(near[row], 3) for row in best}, limit)


def _of_unit(unit: Unit, matcher: Matcher, listings: int) -> dict[int, float]:
    """What it tells of each row that has it, by the best way in which it has it."""
    found: dict[int, float] = {}
    told = math.inf
    for further, expression in enumerate(_ways(unit)):
        anywhere = matcher.rows(expression) if expression else []
        if not anywhere:
            continue
        # A worse meaning does not tell more, however rare it is.
        told = min(told, max(math.log(listings / (len(anywhere) + 0.5)), _LEAST_TOLD))
        weight = told * _FURTHER**further
        at_once = set(matcher.rows(within(_SUMMARY, f"({expression})")))
        for row in anywhere:
            here = weight if row in at_once else weight * _ELSEWHERE
            found[row] = max(here, found.get(row, 0))
    return found


def _ways(unit: Unit) -> Iterator[str]:
    """FTS5's expressions for what it says, and for what it means, the best first."""
    said = unit.said or unit.begun
    yield within(TIERS, said) if said else ""
    yield from (within(_ALL_BUT_TOPICS, meant) for meant in unit.meant)
