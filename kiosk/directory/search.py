"""Finds listings by the words that somebody types, and topics when it finds none.

All of what was typed has to be found, in any order: the words themselves, other forms of them,
what they mean (`thesaurus`) or what they are a slip for (`spelling`). Listings that are called so
come first, then those whose name or summary says it, then those whose topics do, then those that
say it anywhere. Where
too few have everything, those with the most telling part of it follow. The words are kept nowhere.
"""

import datetime
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, case, exists, func, select, text
from sqlalchemy.orm import Session

from kiosk.directory import spelling
from kiosk.directory.listing import Listing, TopicCard, in_this_order, is_shown, topic_cards
from kiosk.directory.models import Service
from kiosk.directory.query import Query, understand
from kiosk.directory.search_words import INDEX, TIERS, WORDS
from kiosk.directory.thesaurus import Thesaurus
from kiosk.directory.typed import telling, words_of

CANDIDATES = 1_000
"""As many listings of a tier are put in order: one letter can fit thousands."""

ENOUGH = 5
"""Where fewer listings have everything, those that have a part of it follow."""

OVERDUE_AFTER = datetime.timedelta(days=274)
"""Nine months: a listing that nobody has checked since sinks."""

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
    visible = is_shown(trial=trial)
    if drafts:
        visible |= Service.publication == "draft"
    return in_this_order(session, find(session, words, visible, limit, thesaurus).ids)


def find(
    session: Session,
    words: str,
    visible: ColumnElement[bool],
    limit: int = CANDIDATES,
    thesaurus: Thesaurus = _NOTHING_KNOWN,
) -> Found:
    """The keys of the listings that fit, among those that are `visible`."""
    query = understand(words, spelling.vocabulary(session), thesaurus)
    return Found(tuple(_fitting(session, query, visible, limit)), query)


def nearest_topics(session: Session, words: str, *, trial: bool, limit: int = 3) -> list[TopicCard]:
    """The topics that come nearest to what somebody typed, for when no listing fits.

    Topics that hold nothing are left out. Where the words say nothing, the topics' own order does.
    """
    looked_for = telling(words_of(words))
    held = [topic for topic in topic_cards(session, trial=trial) if topic.count]
    return sorted(held, key=lambda topic: -_nearness(looked_for, topic))[:limit]


def _fitting(session: Session, query: Query, visible: ColumnElement[bool], limit: int) -> list[str]:
    """The keys of the services that fit, tier by tier, each tier in its order."""
    if not query.units:
        return []
    found: dict[str, None] = {}
    for expression in _tiers(query):
        # A tier may hold those before it, which are all found: they were fewer than asked for.
        wanted = _in_order(_candidates(expression, visible)).limit(limit + len(found))
        found |= dict.fromkeys(session.scalars(wanted))
        if len(found) >= limit:
            return list(found)[:limit]
    if len(found) < ENOUGH and len(query.units) > 1:
        found |= dict.fromkeys(_with_a_part(session, query, visible))
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


def _candidates(expression: str, visible: ColumnElement[bool]) -> Select[str]:
    # That EXISTS, and no join, decides who is seen keeps SQLite from going through all services
    # and asking the index about each: measured, half a second instead of a millisecond.
    return (
        select(WORDS.c.service_id)
        .join(INDEX, INDEX.c.rowid == WORDS.c.id)
        .where(
            text("search_index MATCH :expression").bindparams(expression=expression),
            exists().where(Service.id == WORDS.c.service_id, visible),
        )
        .limit(CANDIDATES)
    )


def _in_order(candidates: Select[str]) -> Select[str]:
    """What nobody has checked for long sinks; local before national, checked before unchecked."""
    chosen = candidates.subquery()
    overdue = Service.assured_date < datetime.date.today() - OVERDUE_AFTER
    return (
        select(Service.id)
        .join(chosen, chosen.c.service_id == Service.id)
        .order_by(
            case((overdue, 1), else_=0),
            Service.is_local.desc(),
            Service.assured_date.is_(None),
            func.lower(Service.name),
            Service.id,
        )
    )


def _with_a_part(session: Session, query: Query, visible: ColumnElement[bool]) -> list[str]:
    """Those that have some of what was typed; the rarer a word is, the more it tells."""
    every = session.scalar(select(func.max(WORDS.c.id))) or 0
    score: dict[str, float] = defaultdict(float)
    order: dict[str, int] = {}
    for unit in query.units:
        having = session.scalars(_in_order(_candidates(query.of_one(unit, TIERS), visible))).all()
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
