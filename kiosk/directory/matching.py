"""Asks the database for the listings whose words fit an expression of FTS5, in their order.

Local listings come before national ones and checked before unchecked; what nobody has checked for
long sinks. All this is asked up to a dozen times at every key that somebody types, so the text of
a question is put together once, and goes to the driver itself.
"""

import functools
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, literal_column
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from kiosk.directory.freshness import Audience
from kiosk.directory.listing import is_shown_since
from kiosk.directory.models import Service

CANDIDATES = 1_000
"""As many listings that fit are put in order: one letter can fit thousands."""

MANY = 2_000
"""As many rows are counted and no more."""

_IN_ORDER = "is_overdue, is_local DESC, is_unchecked, name, id"


class Matcher:
    """Finds the listings that may be found, for one search: it remembers what it was asked."""

    def __init__(self, session: Session, audience: Audience, *, drafts: bool) -> None:
        """For this audience; with `drafts` these may be found, too."""
        self._driver: Any = session.connection().connection.driver_connection
        self._which = (audience.trial, drafts)
        self._known: dict[tuple[str, int], list[str]] = {}
        self._listings: int | None = None
        self._days = {
            "overdue": audience.red_before.isoformat(),
            "hidden": audience.hidden_before.isoformat(),
        }

    def fitting(self, expression: str, limit: int) -> list[str]:
        """The keys of those that fit the expression; an empty one fits nothing."""
        if not expression:
            return []
        if (expression, limit) not in self._known:
            facts = {"expression": expression, "limit": limit}
            self._known[expression, limit] = self._ask(_whole(*self._which), facts)
        return self._known[expression, limit]

    def rows(self, expression: str) -> list[int]:
        """The numbers of up to `MANY` rows that fit, whether or not they may be found."""
        return self._ask(_NUMBERS, {"expression": expression})

    def by_score(self, score: Mapping[int, float], limit: int) -> list[str]:
        """The keys of these rows, but for those that may not be found; the highest first."""
        facts = {"scores": json.dumps(score), "limit": limit}
        return self._ask(_scored(*self._which), facts)

    def listings(self) -> int:
        """How many listings there are, about."""
        if self._listings is None:
            (most,) = self._ask("SELECT max(id) FROM search_words", {})
            self._listings = most or 0
        return self._listings

    def _ask(self, question: str, facts: Mapping[str, object]) -> list[Any]:
        rows = self._driver.execute(question, {**facts, **self._days})
        return [first for (first,) in rows]


# CROSS JOIN tells SQLite to begin with the index. Left to itself it may go through all services and
# ask the index about each: measured, half a second instead of a millisecond.


@functools.cache
def _whole(trial: bool, drafts: bool) -> str:  # noqa: FBT001  (the key of the cache)
    return f"""
        SELECT id FROM (
            SELECT {_facts()}
            FROM search_index
            CROSS JOIN search_words ON search_words.id = search_index.rowid
            CROSS JOIN services ON services.id = search_words.service_id
            WHERE search_index MATCH :expression AND ({_may_be_found(trial, drafts)})
            LIMIT {CANDIDATES}
        )
        ORDER BY {_IN_ORDER} LIMIT :limit
    """  # noqa: S608  (our own names)


_NUMBERS = f"""
    SELECT rowid FROM search_index WHERE search_index MATCH :expression LIMIT {MANY}
"""  # noqa: S608  (our own names)


@functools.cache
def _scored(trial: bool, drafts: bool) -> str:  # noqa: FBT001  (the key of the cache)
    return f"""
        SELECT id FROM (
            SELECT {_facts()}, scores.value AS score
            FROM json_each(:scores) AS scores
            CROSS JOIN search_words ON search_words.id = CAST(scores.key AS INTEGER)
            CROSS JOIN services ON services.id = search_words.service_id
            WHERE {_may_be_found(trial, drafts)}
        )
        ORDER BY score DESC, {_IN_ORDER} LIMIT :limit
    """  # noqa: S608  (our own names)


def _facts() -> str:
    return """
        services.id AS id,
        coalesce(services.assured_date < :overdue, 0) AS is_overdue,
        services.is_local AS is_local,
        services.assured_date IS NULL AS is_unchecked,
        lower(services.name) AS name
    """


def _may_be_found(trial: bool, drafts: bool) -> str:  # noqa: FBT001
    visible: ColumnElement[bool] = is_shown_since(literal_column(":hidden"), trial=trial)
    if drafts:
        visible |= Service.publication == "draft"
    compiled = visible.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    return str(compiled)
