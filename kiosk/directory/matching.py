"""Asks the database for the listings whose words fit an expression of FTS5, in their order.

Local listings come before national ones and checked before unchecked; what nobody has checked for
long sinks. All this is asked up to a dozen times at every key that somebody types. So the index is
asked for numbers of rows only: which of them may be found, and in which order, is the same for all
questions, and is read once after every change of the directory.
"""

import heapq
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, literal_column
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from kiosk.directory.freshness import Audience
from kiosk.directory.models import Service
from kiosk.directory.query import Part, all_of, any_of
from kiosk.directory.remembered import remembered
from kiosk.directory.shown import is_shown_since

CANDIDATES = 1_000
"""As many listings that fit are put in order: one letter can fit thousands."""

MANY = 2_000
"""As many rows are counted and no more."""

MOST_ASKED = 200
"""So many answers are kept while somebody types."""


@dataclass(frozen=True)
class Order:
    """All listings that may be found, in their order.

    Attributes:
        keys: those of the services.
        places: by the number of a row of the index, the place among `keys`; that of one that may
            not be found is -1.
    """

    keys: tuple[str, ...]
    places: Sequence[int]


class Asked:
    """What the index has said while somebody types: at the next key most of it is asked again.

    The words of whoever types are in it: it is to be forgotten when they are.
    """

    def __init__(self) -> None:
        self._order: Order | None = None
        self._rows: dict[Part, frozenset[int]] = {}

    def rows(self, order: Order) -> dict[Part, frozenset[int]]:
        """Rows by what was asked, of the directory in this order; of a former one is forgotten."""
        if order is not self._order or len(self._rows) > MOST_ASKED:
            self.forget()
            self._order = order
        return self._rows

    def forget(self) -> None:
        """Nobody types any more."""
        self._order = None
        self._rows = {}


class Matcher:
    """Finds the listings that may be found, for one search."""

    def __init__(
        self, session: Session, audience: Audience, *, drafts: bool, asked: Asked | None = None
    ) -> None:
        """For this audience; with `drafts` these may be found, too."""
        self._driver: Any = session.connection().connection.driver_connection
        self._order = _order(session, audience, drafts=drafts)
        self._rows = (asked or Asked()).rows(self._order)

    def having(self, wanted: Sequence[Sequence[Part]], limit: int) -> list[str]:
        """The keys of those that have, of each of `wanted`, any part; where one has none, none."""
        if not all(wanted):
            return []
        if len(wanted) == 1 and len(wanted[0]) == 1:
            return self.fitting(wanted[0][0].expression, limit)
        common: frozenset[int] | None = None
        has_many = False
        for parts in wanted:
            rows = self.rows(parts)
            if len(rows) >= MANY:
                has_many = True
                continue
            common = rows if common is None else common & rows
            if not common:
                return []
        if common is None or has_many:
            return self.fitting(all_of(map(any_part, wanted)), limit)
        places = self._order.places
        return self._keys((place for row in common if (place := places[row]) >= 0), limit)

    def fitting(self, expression: str, limit: int) -> list[str]:
        """The keys of those that fit an expression of FTS5."""
        places = self._order.places
        asked = self._driver.execute(_NUMBERS, (expression, -1))
        found: list[int] = []
        while len(found) < CANDIDATES and (rows := asked.fetchmany(CANDIDATES)):
            found += [place for (row,) in rows if (place := places[row]) >= 0]
        return self._keys(found, limit)

    def rows(self, parts: Iterable[Part]) -> frozenset[int]:
        """The numbers of the rows that have any of these, whether or not they may be found.

        Where these are `MANY` or more, others may have it, too.
        """
        return frozenset().union(*map(self._having, parts))

    def rows_fitting(self, expression: str) -> list[int]:
        """The numbers of up to `MANY` rows that fit an expression of FTS5, likewise."""
        rows = self._driver.execute(_NUMBERS, (expression, MANY)).fetchall()
        return [row for (row,) in rows]

    def _having(self, part: Part) -> frozenset[int]:
        if part not in self._rows:
            # What is nowhere needs not be looked for in one column after the other.
            everywhere = part._replace(columns=part.everywhere)
            is_nowhere = part.is_phrase and part != everywhere and not self._having(everywhere)
            rows = [] if is_nowhere else self.rows_fitting(part.expression)
            self._rows[part] = frozenset(rows)
        return self._rows[part]

    def _keys(self, places: Iterable[int], limit: int) -> list[str]:
        return [self._order.keys[place] for place in heapq.nsmallest(limit, places)]

    def by_score(self, score: Mapping[int, float], limit: int) -> list[str]:
        """The keys of these rows, but for those that may not be found; the highest first."""
        places = self._order.places
        best = heapq.nsmallest(
            limit, ((-told, places[row]) for row, told in score.items() if places[row] >= 0)
        )
        return [self._order.keys[place] for _, place in best]

    def listings(self) -> int:
        """How many listings there are, about."""
        return len(self._order.places) - 1


def any_part(parts: Iterable[Part]) -> str:
    """FTS5's expression for any of these."""
    return any_of(f"({part.expression})" for part in parts)


_NUMBERS = "SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT ?"


def _order(session: Session, audience: Audience, *, drafts: bool) -> Order:
    """The order of today; read again only when it may have changed."""
    facts = {
        "overdue": audience.red_before.isoformat(),
        "hidden": audience.hidden_before.isoformat(),
    }

    def read(driver: Any) -> Order:
        ((most,),) = driver.execute("SELECT coalesce(max(id), 0) FROM search_words")
        places = array("l", [-1]) * (most + 1)
        keys = []
        for place, (row, key) in enumerate(
            driver.execute(_in_order(audience.trial, drafts), facts)
        ):
            places[row] = place
            keys.append(key)
        return Order(tuple(keys), places)

    which = f"order, {audience.trial=}, {drafts=}"
    return remembered(session, which, "order", read, beside=tuple(facts.values()))


def _in_order(trial: bool, drafts: bool) -> str:  # noqa: FBT001
    return f"""
        SELECT search_words.id, services.id
        FROM services JOIN search_words ON search_words.service_id = services.id
        WHERE {_may_be_found(trial, drafts)}
        ORDER BY coalesce(services.assured_date < :overdue, 0), services.is_local DESC,
            services.assured_date IS NULL, lower(services.name), services.id
    """  # noqa: S608  (our own names)


def _may_be_found(trial: bool, drafts: bool) -> str:  # noqa: FBT001
    visible: ColumnElement[bool] = is_shown_since(literal_column(":hidden"), trial=trial)
    if drafts:
        visible |= Service.publication == "draft"
    compiled = visible.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    return str(compiled)
