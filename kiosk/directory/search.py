"""Finds listings by the words that somebody types, and topics when it finds none.

All of what was typed has to be found, in any order: the words themselves, other forms of them,
what they mean (`thesaurus`) or what they are a slip for (`spelling`). Listings that are called so
come first, then those whose name or summary says it, then those whose topics do, then those that
say it anywhere. Where
too few have everything, those with the most telling part of it follow. The words are kept nowhere.
"""

import functools
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import case, exists, func, literal_column, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from kiosk.directory import spelling
from kiosk.directory.freshness import Audience
from kiosk.directory.listing import Listing, TopicCard, in_this_order, is_shown_since, topic_cards
from kiosk.directory.models import Service
from kiosk.directory.query import Query, understand
from kiosk.directory.search_words import INDEX, TIERS, WORDS
from kiosk.directory.thesaurus import Thesaurus
from kiosk.directory.typed import telling, words_of

CANDIDATES = 1_000
"""As many listings of a tier are put in order: one letter can fit thousands."""

ENOUGH = 5
"""Where fewer listings have everything, those that have a part of it follow."""

_NOTHING_KNOWN = Thesaurus()
_NAME, _SUMMARY, _TOPICS = TIERS[:1], TIERS[:2], TIERS[:3]
_TELLING_SHARE = 0.2
"""A listing that has less of what was typed, by what it tells, is not shown."""

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
    audience: Audience,
    drafts: bool = False,
    limit: int = 30,
    thesaurus: Thesaurus = _NOTHING_KNOWN,
) -> list[Listing]:
    """The listings that fit what somebody typed, whatever it is; the best first.

    Args:
        session: reads the directory.
        words: what was typed.
        audience: who looks for it, and on which day.
        drafts: find drafts, too.
        limit: no more than so many.
        thesaurus: what words mean.
    """
    found = find(session, words, audience=audience, drafts=drafts, limit=limit, thesaurus=thesaurus)
    return in_this_order(session, found.ids, audience)


def find(  # noqa: PLR0913  (all but the words are by name)
    session: Session,
    words: str,
    *,
    audience: Audience,
    drafts: bool = False,
    limit: int = CANDIDATES,
    thesaurus: Thesaurus = _NOTHING_KNOWN,
) -> Found:
    """As `search`, but only the keys, and what was looked for."""
    query = understand(words, spelling.vocabulary(session), thesaurus)
    return Found(tuple(_fitting(session, query, _Statement(audience, drafts), limit)), query)


def nearest_topics(
    session: Session, words: str, audience: Audience, limit: int = 3
) -> list[TopicCard]:
    """The topics that come nearest to what somebody typed, for when no listing fits.

    Topics that hold nothing are left out. Where the words say nothing, the topics' own order does.
    """
    looked_for = telling(words_of(words))
    held = [topic for topic in topic_cards(session, audience) if topic.count]
    return sorted(held, key=lambda topic: -_nearness(looked_for, topic))[:limit]


def _fitting(session: Session, query: Query, wanted: "_Statement", limit: int) -> list[str]:
    """The keys of the services that fit, tier by tier, each tier in its order."""
    if not query.units:
        return []
    found: dict[str, None] = {}
    for expression in _tiers(query):
        # A tier may hold those before it, which are all found: they were fewer than asked for.
        found |= dict.fromkeys(wanted.fitting(session, expression, limit + len(found)))
        if len(found) >= limit:
            return list(found)[:limit]
    if len(found) < ENOUGH and len(query.units) > 1:
        found |= dict.fromkeys(_with_a_part(session, query, wanted))
    return list(found)[:limit]


def _tiers(query: Query) -> Iterator[str]:
    """What FTS5 is asked, the most telling first."""
    yield query.at_the_beginning(TIERS[0])
    columns: Sequence[str]
    for columns in (_NAME, _SUMMARY):
        yield query.expression(columns, "whole")
        yield query.expression(columns, "begun")
    has_meanings = any(unit.means for unit in query.units)
    if has_meanings:
        yield query.expression(_SUMMARY, "meant")
    for columns in (_TOPICS, TIERS):
        yield query.expression(columns, "begun")
        if has_meanings:
            yield query.expression(columns, "meant")


class _Statement(NamedTuple):
    """Which listings may be found."""

    audience: Audience
    drafts: bool

    def fitting(self, session: Session, expression: str, limit: int) -> list[str]:
        """The keys of those that fit FTS5's expression, in their order."""
        facts = {
            "expression": expression,
            "limit": limit,
            "overdue": self.audience.red_before.isoformat(),
            "hidden": self.audience.hidden_before.isoformat(),
        }
        # The driver itself: at every key this is asked up to nine times.
        rows = session.connection().exec_driver_sql(_sql(self.audience.trial, self.drafts), facts)
        return [service for (service,) in rows]


@functools.cache
def _sql(trial: bool, drafts: bool) -> str:  # noqa: FBT001  (the key of the cache)
    """What is asked of SQLite, with `:expression`, `:limit`, `:overdue` and `:hidden`.

    What nobody has checked for long sinks; local before national, checked before unchecked.
    """
    visible = is_shown_since(literal_column(":hidden"), trial=trial)
    if drafts:
        visible |= Service.publication == "draft"
    # That EXISTS, and no join, decides who is seen keeps SQLite from going through all services
    # and asking the index about each: measured, half a second instead of a millisecond.
    chosen = (
        select(WORDS.c.service_id)
        .join(INDEX, INDEX.c.rowid == WORDS.c.id)
        .where(
            literal_column("search_index").op("MATCH")(literal_column(":expression")),
            exists().where(Service.id == WORDS.c.service_id, visible),
        )
        .limit(CANDIDATES)
        .subquery()
    )
    in_order = (
        select(Service.id)
        .join(chosen, chosen.c.service_id == Service.id)
        .order_by(
            case((Service.assured_date < literal_column(":overdue"), 1), else_=0),
            Service.is_local.desc(),
            Service.assured_date.is_(None),
            func.lower(Service.name),
            Service.id,
        )
        .limit(literal_column(":limit"))
    )
    return str(in_order.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


def _with_a_part(session: Session, query: Query, wanted: "_Statement") -> list[str]:
    """Those that have some of what was typed; the rarer a word is, the more it tells."""
    every = session.scalar(select(func.max(WORDS.c.id))) or 0
    score: dict[str, float] = defaultdict(float)
    order: dict[str, int] = {}
    for unit in query.units:
        having = wanted.fitting(session, query.of_one(unit, TIERS), CANDIDATES)
        for place, service in enumerate(having):
            score[service] += math.log((every + 1) / (len(having) + 0.5))
            order.setdefault(service, place)
    best = max(score.values(), default=0)
    near = [service for service in score if score[service] >= best * _TELLING_SHARE]
    return sorted(near, key=lambda service: (-score[service], order[service]))


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
