"""Finds listings by the words that somebody types, and topics when it finds none.

Every word has to be found, each as the beginning of a word, in any order. Those that have all of
them in the name come first, then those that have them in the name, the summary or the topics,
then those that have them anywhere. The words are kept nowhere.
"""

import unicodedata
from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, func, select, text
from sqlalchemy.orm import Session

from kiosk.directory.listing import Listing, TopicCard, in_this_order, is_shown, topic_cards
from kiosk.directory.models import Service
from kiosk.directory.search_words import APOSTROPHES, INDEX, TIERS, WORDS

LONGEST = 400
"""As many characters of what was typed are looked at."""
MOST_WORDS = 12
CANDIDATES = 1_000
"""As many listings of a tier are put in order: one letter can fit thousands."""

_SMALL_WORDS = frozenset(
    (
        "a am an and are as at be do for from have i im in is it me my of on or some "
        "that the there to up us was we with you your"
    ).split()
)
"""Words that tell nothing; they are left out where another word is left."""

_SOME_WORDS_LEFT = 3  # letters that two words begin with, to count as near
_LIKE_ENOUGH = 0.4
"""The share of trigrams in common from which one word may be a slip for another."""


def search(
    session: Session, words: str, *, trial: bool, drafts: bool = False, limit: int = 30
) -> list[Listing]:
    """The listings that fit what somebody typed, whatever it is; the best first.

    Args:
        session: reads the directory.
        words: what was typed.
        trial: whether the room is in trial.
        drafts: find drafts, too.
        limit: no more than so many.
    """
    visible = is_shown(trial=trial)
    if drafts:
        visible |= Service.publication == "draft"
    return in_this_order(session, _fitting(session, tokens(words), visible, limit))


def nearest_topics(session: Session, words: str, *, trial: bool, limit: int = 3) -> list[TopicCard]:
    """The topics that come nearest to what somebody typed, for when no listing fits.

    Topics that hold nothing are left out. Where the words say nothing, the topics' own order does.
    """
    looked_for = tokens(words)
    held = [topic for topic in topic_cards(session, trial=trial) if topic.count]
    return sorted(held, key=lambda topic: -_nearness(looked_for, topic))[:limit]


def tokens(words: str) -> tuple[str, ...]:
    """What to look for in what was typed: its words, folded, without those that tell nothing."""
    folded = "".join(_letter(character) for character in words[:LONGEST].lower())
    every = list(dict.fromkeys(folded.split()))
    telling = [word for word in every if word not in _SMALL_WORDS]
    return tuple((telling or every)[:MOST_WORDS])


def _letter(character: str) -> str:
    """A letter, a digit or a mark is itself, an apostrophe is nothing, all else is a gap."""
    if character in APOSTROPHES:
        return ""
    return character if unicodedata.category(character)[0] in "LNM" else " "


def _fitting(
    session: Session, looked_for: Sequence[str], visible: ColumnElement[bool], limit: int
) -> list[str]:
    """The keys of the services that fit, tier by tier, each tier in its order."""
    found: dict[str, None] = {}
    if looked_for:
        for last in range(1, len(TIERS) + 1):
            if len(found) >= limit:
                break
            # Each tier holds those before it, which are all found: they were fewer than asked for.
            found |= dict.fromkeys(
                _tier(session, _expression(looked_for, TIERS[:last]), visible, limit + len(found))
            )
    return list(found)[:limit]


def _tier(
    session: Session, expression: str, visible: ColumnElement[bool], limit: int
) -> Sequence[str]:
    # That EXISTS, and no join, decides who is seen keeps SQLite from going through all services
    # and asking the index about each: measured, half a second instead of a millisecond.
    candidates = (
        select(WORDS.c.service_id)
        .join(INDEX, INDEX.c.rowid == WORDS.c.id)
        .where(
            text("search_index MATCH :expression"),
            exists().where(Service.id == WORDS.c.service_id, visible),
        )
        .limit(CANDIDATES)
        .subquery()
    )
    return session.scalars(
        select(Service.id)
        .join(candidates, candidates.c.service_id == Service.id)
        .order_by(
            Service.is_local.desc(),
            Service.assured_date.is_(None),
            func.lower(Service.name),
            Service.id,
        )
        .limit(limit),
        {"expression": expression},
    ).all()


def _expression(looked_for: Sequence[str], tiers: Sequence[str]) -> str:
    """What FTS5 is asked: all of the words, each as a beginning, in these columns.

    The words hold letters, digits and marks only, so that within quotes nothing is an operator.
    """
    beginnings = " AND ".join(f'"{word}"*' for word in looked_for)
    return f"{{{' '.join(tiers)}}} : ({beginnings})"


def _nearness(looked_for: Sequence[str], topic: TopicCard) -> float:
    """How much a topic's words have in common with those that were typed."""
    its_words = tokens(f"{topic.name} {topic.summary}")
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
