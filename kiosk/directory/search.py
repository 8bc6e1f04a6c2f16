"""Finds listings by the words that somebody types, and topics when it finds none.

All of what was typed has to be found, in any order: the words themselves, other forms of them,
what they mean (`thesaurus`) or what they are a slip for (`spelling`); `query` reads all that.
Listings that are called so come first, then those whose name or summary says it, then those whose
topics do, then those that say it anywhere; what says the words themselves comes before what only
means them. Where too few have everything, those with the most telling part of it follow. The words
are kept nowhere.
"""

import datetime
import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    case,
    exists,
    func,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from kiosk.directory import spelling
from kiosk.directory.listing import Listing, TopicCard, in_this_order, is_shown, topic_cards
from kiosk.directory.models import Service
from kiosk.directory.query import Query, of_one, understand
from kiosk.directory.search_words import INDEX, TIERS, WORDS
from kiosk.directory.thesaurus import Thesaurus
from kiosk.directory.typed import telling, words_of

CANDIDATES = 1_000
"""As many listings of a tier are put in order: one letter can fit thousands."""

PART_CANDIDATES = 5_000
"""The same, where only a part of what was typed has to be there."""

ENOUGH = 5
"""Where fewer listings have everything, those that have a part of it follow."""

OVERDUE_AFTER = datetime.timedelta(days=274)
"""Nine months: a listing that nobody has checked since sinks."""

_NOTHING_KNOWN = Thesaurus()
_NAME, _SUMMARY, _TOPICS = TIERS[:1], TIERS[:2], TIERS[:3]
_REST = (*TIERS[:2], TIERS[3])
_TELLING_SHARE = 0.34
"""A listing that has less of what was typed, by what it tells, is not shown."""
_LEAST_TOLD = 0.1
_SAID_AT_ONCE = 0.25
"""What a word tells beyond that where it stands in the name or in the summary."""

_SOME_WORDS_LEFT = 3  # letters that two words begin with, to count as near
_LIKE_ENOUGH = 0.4
"""The share of trigrams in common from which one word may be a slip for another."""


@dataclass(frozen=True)
class Found:
    """The keys of the listings that fit, the best first, and what was looked for."""

    ids: tuple[str, ...]
    query: Query


def search(  # noqa: PLR0913  (all but the words are by name)
    session: Session,
    words: str,
    *,
    trial: bool,
    drafts: bool = False,
    limit: int = 30,
    thesaurus: Thesaurus = _NOTHING_KNOWN,
) -> list[Listing]:
    """The listings that fit what somebody typed, whatever it is; the best first.

    Args:
        session: reads the directory.
        words: what was typed.
        trial: whether the room is in trial.
        drafts: find drafts, too.
        limit: no more than so many.
        thesaurus: what words mean.
    """
    found = find(session, words, trial=trial, drafts=drafts, limit=limit, thesaurus=thesaurus)
    return in_this_order(session, found.ids)


def find(  # noqa: PLR0913  (all but the words are by name)
    session: Session,
    words: str,
    *,
    trial: bool,
    drafts: bool = False,
    limit: int = CANDIDATES,
    thesaurus: Thesaurus = _NOTHING_KNOWN,
) -> Found:
    """As `search`, but only the keys, and what was looked for."""
    query = understand(words, spelling.vocabulary(session), thesaurus)
    return Found(tuple(_fitting(session, query, _Statement(trial, drafts), limit)), query)


def nearest_topics(session: Session, words: str, *, trial: bool, limit: int = 3) -> list[TopicCard]:
    """The topics that come nearest to what somebody typed, for when no listing fits.

    Topics that hold nothing are left out. Where the words say nothing, the topics' own order does.
    """
    looked_for = telling(words_of(words))
    held = [topic for topic in topic_cards(session, trial=trial) if topic.count]
    return sorted(held, key=lambda topic: -_nearness(looked_for, topic))[:limit]


def _fitting(session: Session, query: Query, wanted: "_Statement", limit: int) -> list[str]:
    """The keys of the services that fit, tier by tier, each tier in its order."""
    if not query.units:
        return []
    found: dict[str, None] = {}
    for expression in dict.fromkeys(filter(None, _tiers(query))):
        # A tier may hold those before it, which are all found: they were fewer than asked for.
        found |= dict.fromkeys(wanted.fitting(session, expression, limit + len(found)))
        if len(found) >= limit:
            return list(found)[:limit]
    if len(found) < ENOUGH and query.begun(TIERS):
        found |= dict.fromkeys(wanted.fitting(session, query.begun(TIERS), limit + len(found)))
    if len(found) < ENOUGH and len(query.units) > 1:
        found |= dict.fromkeys(_with_a_part(session, query, wanted, limit + len(found)))
    return list(found)[:limit]


def _tiers(query: Query) -> Iterator[str]:
    """What FTS5 is asked, the most telling first."""
    yield query.at_the_beginning(TIERS[0])
    yield query.expression(_NAME)
    yield query.expression(_SUMMARY)
    for meanings in range(1, query.meanings + 1):
        yield query.expression(_SUMMARY, meanings)
        yield query.expression(_REST, meanings)
    for columns in (_TOPICS, TIERS):
        yield query.expression(columns)
        yield query.expression(columns, query.meanings)


class _Statement(NamedTuple):
    """Which listings may be found."""

    trial: bool
    drafts: bool

    def fitting(self, session: Session, expression: str, limit: int) -> list[str]:
        """The keys of those that fit FTS5's expression, in their order."""
        facts = {"expression": expression, "limit": limit, "overdue": _overdue()}
        return _ask(session, _sql(*self), facts)

    def with_a_part(
        self, session: Session, parts: Sequence[tuple[str, float]], limit: int
    ) -> list[str]:
        """The keys of those that fit some of FTS5's expressions, by what these weigh together."""
        facts = {"limit": limit, "overdue": _overdue(), "share": _TELLING_SHARE}
        for number, (expression, weight) in enumerate(parts):
            facts |= {f"expression{number}": expression, f"weight{number}": weight}
        return _ask(session, _sql_of_parts(*self, len(parts)), facts)


def _overdue() -> str:
    return (datetime.date.today() - OVERDUE_AFTER).isoformat()


def _ask(session: Session, sql: str, facts: Mapping[str, object]) -> list[Any]:
    """The first column of every row. The driver is asked itself, up to a dozen times at a key."""
    driver = session.connection().connection.driver_connection
    assert driver is not None
    return [row[0] for row in driver.execute(sql, facts)]


@functools.cache
def _sql(trial: bool, drafts: bool) -> str:  # noqa: FBT001  (the key of the cache)
    """What is asked of SQLite, with `:expression`, `:limit` and `:overdue`."""
    # That EXISTS, and no join, decides who is seen keeps SQLite from going through all services
    # and asking the index about each: measured, half a second instead of a millisecond.
    chosen = (
        select(WORDS.c.service_id)
        .join(INDEX, INDEX.c.rowid == WORDS.c.id)
        .where(
            _matches(":expression"),
            exists().where(Service.id == WORDS.c.service_id, _may_be_found(trial, drafts)),
        )
        .limit(CANDIDATES)
        .subquery()
    )
    in_order = select(Service.id).join(chosen, chosen.c.service_id == Service.id)
    return _text(in_order.order_by(*_order()).limit(literal_column(":limit")))


@functools.cache
def _sql_of_parts(trial: bool, drafts: bool, parts: int) -> str:  # noqa: FBT001
    """What is asked for those that have some of it, the most first.

    For each part there is an `:expressionN` and a `:weightN`, and what has less than a `:share` of
    what the best has is left out.
    """
    some = [
        select(INDEX.c.rowid.label("id"), literal_column(f":weight{part}").label("weight"))
        .where(_matches(f":expression{part}"))
        .limit(PART_CANDIDATES)
        .subquery()
        for part in range(parts)
    ]
    each = union_all(*(select(part) for part in some)).subquery()
    score = func.sum(each.c.weight)
    scored = select(each.c.id, score.label("score")).group_by(each.c.id).cte("scored")
    best = select(func.max(scored.c.score)).scalar_subquery()
    in_order = (
        select(Service.id)
        .join_from(scored, WORDS, WORDS.c.id == scored.c.id)
        .join(Service, Service.id == WORDS.c.service_id)
        .where(scored.c.score >= best * literal_column(":share"), _may_be_found(trial, drafts))
        .order_by(scored.c.score.desc(), *_order())
        .limit(literal_column(":limit"))
    )
    return _text(in_order)


def _matches(expression: str) -> ColumnElement[bool]:
    return literal_column("search_index").op("MATCH")(literal_column(expression))


def _may_be_found(trial: bool, drafts: bool) -> ColumnElement[bool]:  # noqa: FBT001
    visible = is_shown(trial=trial)
    return visible | (Service.publication == "draft") if drafts else visible


def _order() -> tuple[ColumnElement[Any], ...]:
    """What nobody has checked for long sinks; local before national, checked before unchecked."""
    return (
        case((Service.assured_date < literal_column(":overdue"), 1), else_=0),
        Service.is_local.desc(),
        Service.assured_date.is_(None),
        func.lower(Service.name),
        Service.id,
    )


def _text(statement: Select[Any]) -> str:
    compiled = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    return str(compiled)


def _with_a_part(session: Session, query: Query, wanted: "_Statement", limit: int) -> list[str]:
    """Those that have some of what was typed; the rarer a word is, the more it tells."""
    every = _ask(session, "SELECT max(id) FROM search_words", {})[0] or 0
    parts: list[tuple[str, float]] = []
    for unit in query.units:
        tells = max(math.log((every + 1) / (unit.listings + 0.5)), _LEAST_TOLD)
        parts.append((of_one(unit, TIERS), tells))
        parts.append((of_one(unit, _SUMMARY), tells * _SAID_AT_ONCE))
    return wanted.with_a_part(session, parts, limit)


def _nearness(looked_for: Sequence[str], topic: TopicCard) -> float:
    """How much a topic's words have in common with those that were typed."""
    its_words = telling(words_of(f"{topic.name} {topic.summary}"))
    return sum(
        max((_likeness(word, other) for other in its_words), default=0) for word in looked_for
    )


def _likeness(one: str, other: str) -> float:
    """1 for the same word, less for a common beginning, less again for common trigrams."""
    if one == other:
        return 1
    if min(len(one), len(other)) >= _SOME_WORDS_LEFT and one.startswith(other[: len(one)]):
        return 0.9
    ours, theirs = _trigrams(one), _trigrams(other)
    share = 2 * len(ours & theirs) / (len(ours) + len(theirs))
    return share * 0.8 if share >= _LIKE_ENOUGH else 0


def _trigrams(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
