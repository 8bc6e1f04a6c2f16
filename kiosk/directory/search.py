"""Finds listings by the words that somebody types, and topics when it finds none.

All of what was typed has to be found, in any order: the words themselves, other forms of them,
what they mean (`thesaurus`) or what they are a slip for (`spelling`), as `understanding` reads it.
Listings that are called so come first, then those whose name or summary says it, then those whose
topics do, then those that say it anywhere; what says the words themselves comes before what only
means them. Where too few have everything, those with the most telling part of it follow. The words
are kept nowhere.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kiosk.directory import spelling
from kiosk.directory.listing import Listing, TopicCard, in_this_order, topic_cards
from kiosk.directory.matching import CANDIDATES, Matcher
from kiosk.directory.query import Query, of_one
from kiosk.directory.search_words import TIERS
from kiosk.directory.thesaurus import Thesaurus
from kiosk.directory.typed import telling, words_of
from kiosk.directory.understanding import understand

ENOUGH = 5
"""Where fewer listings have everything, those that have a part of it follow."""

MOST_WITH_A_PART = 200
"""No more than so many follow."""

_NOTHING_KNOWN = Thesaurus()
_NAME, _SUMMARY, _TOPICS = TIERS[:1], TIERS[:2], TIERS[:3]
_ALL_BUT_TOPICS = (*TIERS[:2], TIERS[3])
_TELLING_SHARE = 0.2
"""A listing that has less of what was typed, by what it tells, is not shown."""
_LEAST_TOLD = 0.1

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
    session.flush()  # the driver, who is asked, would not see what is not yet written
    query = understand(words, spelling.vocabulary(session), thesaurus)
    matcher = Matcher(session, trial=trial, drafts=drafts)
    return Found(tuple(_fitting(query, matcher, limit)), query)


def nearest_topics(session: Session, words: str, *, trial: bool, limit: int = 3) -> list[TopicCard]:
    """The topics that come nearest to what somebody typed, for when no listing fits.

    Topics that hold nothing are left out. Where the words say nothing, the topics' own order does.
    """
    looked_for = telling(words_of(words))
    held = [topic for topic in topic_cards(session, trial=trial) if topic.count]
    return sorted(held, key=lambda topic: -_nearness(looked_for, topic))[:limit]


def _fitting(query: Query, matcher: Matcher, limit: int) -> list[str]:
    """The keys of the services that fit, tier by tier, each tier in its order."""
    if not query.units:
        return []
    found: dict[str, None] = {}
    for tier in _tiers(query, matcher, limit):
        # A tier may hold those before it, which are all found: they were fewer than asked for.
        found |= dict.fromkeys(tier)
        if len(found) >= limit:
            return list(found)[:limit]
    for more in (_begun, _in_a_topic, _with_a_part):
        if len(found) < ENOUGH:
            found |= dict.fromkeys(more(query, matcher, limit))
    return list(found)[:limit]


def _tiers(query: Query, matcher: Matcher, limit: int) -> Iterator[list[str]]:
    """Those that fit, the most telling first; some of them several times."""
    began: list[str] = []
    if len(query.units) == 1:  # else it is cheaper to ask first whether any is called so
        yield (began := matcher.fitting(query.at_the_beginning(TIERS[0]), limit))
    called = matcher.fitting(query.expression(_NAME), limit)
    if set(called) - set(began):
        yield matcher.fitting(query.at_the_beginning(TIERS[0]), limit)
        yield matcher.fitting(query.at_the_beginning(TIERS[0], after="the"), limit)
        yield called
    yield (said := matcher.fitting(query.expression(_SUMMARY), limit))
    # All others are among these, and no more than one has no order.
    every = matcher.fitting(query.expression(TIERS, query.meanings, _ALL_BUT_TOPICS), limit)
    if len(every) == limit or len(set(every) - {*began, *called, *said}) > 1:
        for expression in _others(query):
            yield matcher.fitting(expression, limit)
    yield every


def _others(query: Query) -> Iterator[str]:
    """What FTS5 is asked after all that, the most telling first.

    What words mean is not looked for in topics: these have much in them, each of few listings.
    """
    one_by_one = range(1, query.meanings + 1)
    for meanings in one_by_one if len(query.units) == 1 else sorted({1, query.meanings}):
        yield query.expression(_SUMMARY, meanings)
        yield query.expression(_ALL_BUT_TOPICS, meanings)
    yield query.expression(_TOPICS)
    yield query.expression(_TOPICS, query.meanings, _SUMMARY)
    yield query.expression(TIERS)


def _begun(query: Query, matcher: Matcher, limit: int) -> list[str]:
    """Those that fit if the last word is the beginning of another."""
    return matcher.fitting(query.begun(TIERS), limit)


def _in_a_topic(query: Query, matcher: Matcher, limit: int) -> list[str]:
    """Those in a topic that is what the words mean."""
    return matcher.fitting(query.expression(TIERS, query.meanings), limit)


def _with_a_part(query: Query, matcher: Matcher, limit: int) -> list[str]:
    """Those that have some of what was typed; the rarer a word is, the more it tells."""
    if len(query.units) == 1:
        return []
    every = matcher.listings() + 1
    score: dict[int, float] = defaultdict(float)
    for unit in query.units:
        tells = max(math.log(every / (unit.listings + 0.5)), _LEAST_TOLD)
        for row in matcher.rows(of_one(unit, TIERS, _ALL_BUT_TOPICS)):
            score[row] += tells
    least = max(score.values(), default=0) * _TELLING_SHARE
    near = {row: told for row, told in score.items() if told >= least}
    best = heapq.nlargest(MOST_WITH_A_PART, near, key=near.__getitem__)
    return matcher.by_score({row: round(near[row], 3) for row in best}, limit)


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
