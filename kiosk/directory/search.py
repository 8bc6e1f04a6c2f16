"""Finds listings by the words that somebody types, and topics when it finds none.

Words may stand in any order, in other forms, for what they mean (`thesaurus`) or be a slip of the
finger (`spelling`): `understanding` reads that. Listings that are called so come first, then those
whose name or summary says it all. One thing that was typed is then looked for in what it means, in
topics and in the rest, one after the other; several are weighed (`weighing`), since few listings
have all of them. The words are kept nowhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kiosk.directory import spelling
from kiosk.directory.freshness import Audience
from kiosk.directory.listing import Listing, TopicCard
from kiosk.directory.matching import CANDIDATES, Asked, Matcher
from kiosk.directory.query import Part, Query
from kiosk.directory.search_words import TIERS
from kiosk.directory.shown import topic_cards
from kiosk.directory.thesaurus import Thesaurus
from kiosk.directory.typed import telling, words_of
from kiosk.directory.understanding import understand
from kiosk.directory.weighing import heaviest
from kiosk.directory.whole_listings import in_this_order

ENOUGH = 5
"""Where fewer listings have it, those follow that may have it."""

_NOTHING_KNOWN = Thesaurus()
_NAME, _SUMMARY, _TOPICS = TIERS[:1], TIERS[:2], TIERS[:3]
_ALL_BUT_TOPICS = (*TIERS[:2], TIERS[3])

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
    asked: Asked | None = None,
) -> list[Listing]:
    """The listings that fit what somebody typed, whatever it is; the best first.

    Args:
        session: reads the directory.
        words: what was typed.
        audience: who looks for it, and on which day.
        drafts: find drafts, too.
        limit: no more than so many.
        thesaurus: what words mean.
        asked: what was asked at the keys before, if somebody types.
    """
    found = find(
        session,
        words,
        audience=audience,
        drafts=drafts,
        limit=limit,
        thesaurus=thesaurus,
        asked=asked,
    )
    return in_this_order(session, found.ids, audience)


def find(  # noqa: PLR0913  (all but the words are by name)
    session: Session,
    words: str,
    *,
    audience: Audience,
    drafts: bool = False,
    limit: int = CANDIDATES,
    thesaurus: Thesaurus = _NOTHING_KNOWN,
    asked: Asked | None = None,
) -> Found:
    """As `search`, but only the keys, and what was looked for."""
    session.flush()  # the driver, who is asked, would not see what is not yet written
    vocabulary = spelling.vocabulary(session)
    matcher = Matcher(session, audience, drafts=drafts, asked=asked)
    query = understand(words, vocabulary, thesaurus)
    found = _fitting(query, matcher, limit)
    if not found and any(len(unit.words) > 1 for unit in query.units):
        query = understand(words, vocabulary, thesaurus, word_by_word=True)
        found = _fitting(query, matcher, limit)
    return Found(tuple(found), query)


def nearest_topics(
    session: Session, words: str, audience: Audience, limit: int = 3
) -> list[TopicCard]:
    """The topics that come nearest to what somebody typed, for when no listing fits.

    Topics that hold nothing are left out. Where the words say nothing, the topics' own order does.
    """
    looked_for = telling(words_of(words))
    held = [topic for topic in topic_cards(session, audience) if topic.count]
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
    for more in (_begun, _in_a_topic):
        if len(found) < ENOUGH:
            found |= dict.fromkeys(more(query, matcher, limit))
    return list(found)[:limit]


def _tiers(query: Query, matcher: Matcher, limit: int) -> Iterator[list[str]]:
    """Those that fit, the most telling first; some of them several times."""
    called = matcher.having(query.parts(_NAME), limit)
    if called:
        yield matcher.fitting(query.at_the_beginning(TIERS[0]), limit)
        if query.may_follow_the:
            yield matcher.fitting(query.at_the_beginning(TIERS[0], after="the"), limit)
        yield called
    yield matcher.having(query.parts(_SUMMARY), limit)
    if len(query.units) == 1:
        for wanted in _others(query):
            yield matcher.having(wanted, limit)
    else:
        yield heaviest(query, matcher, limit)


def _others(query: Query) -> Iterator[list[tuple[Part, ...]]]:
    """What is asked after that for a single unit, the most telling first.

    What words mean is not looked for in topics: these have much in them, each of few listings.
    """
    for meanings in range(1, query.meanings + 1):
        for columns in (_NAME, _SUMMARY, _ALL_BUT_TOPICS):
            yield query.parts(columns, meanings)
    yield query.parts(_TOPICS)
    yield query.parts(TIERS)


def _begun(query: Query, matcher: Matcher, limit: int) -> list[str]:
    """Those that fit if the last word is the beginning of another."""
    return matcher.having(query.begun(), limit)


def _in_a_topic(query: Query, matcher: Matcher, limit: int) -> list[str]:
    """Those in a topic that is what the words mean."""
    return matcher.having(query.parts(TIERS, query.meanings), limit)


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
