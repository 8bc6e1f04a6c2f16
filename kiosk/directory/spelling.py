"""Mends slips of the finger: the words of the directory that come nearest to what was typed."""

import bisect
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import text
from sqlalchemy.orm import Session

from kiosk.directory.typed import stem
from kiosk.paths import ASSETS

SHORTEST = 4
"""A shorter word has too many neighbours to guess at."""
_TWO_SLIPS_FROM = 7
_MOST = 3
_LAST = "\U0010ffff"


@dataclass(frozen=True)
class Vocabulary:
    """Each word of the directory with the number of listings that it stands in, in order.

    Attributes:
        counts: the number, by the word.
        in_order: the words.
        by_stem: the words, by what their forms have in common.
    """

    counts: Mapping[str, int]
    in_order: Sequence[str]
    by_stem: Mapping[str, Sequence[str]]

    def forms(self, word: str) -> Sequence[str]:
        """The words that are a form of that one, itself among them; none where there is none."""
        return self.by_stem.get(stem(word), ())

    def listings(self, word: str) -> int:
        """How many listings have a form of it or, where none has, a word that begins like it."""
        forms = self.forms(word)
        if not forms:
            first = bisect.bisect_left(self.in_order, word)
            forms = self.in_order[first : bisect.bisect_left(self.in_order, word + _LAST)]
        return sum(self.counts[form] for form in forms)

    def has_beginning(self, beginning: str) -> bool:
        """Whether any word begins like that."""
        at = bisect.bisect_left(self.in_order, beginning)
        return at < len(self.in_order) and self.in_order[at].startswith(beginning)


def vocabulary(session: Session) -> Vocabulary:
    """The words that search knows; read again only when the database has changed."""
    driver: Any = session.connection().connection.driver_connection
    (version,) = driver.execute("PRAGMA data_version").fetchone()
    return _vocabulary(_Reader(session), id(driver), version, driver.total_changes)


class _Reader:
    """Reads the words when the cache has none; all readers are alike to the cache."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reader)

    def __hash__(self) -> int:
        return 0


@functools.lru_cache(maxsize=2)
def _vocabulary(reader: _Reader, *_version: object) -> Vocabulary:
    rows = reader.session.execute(text("SELECT term, doc FROM search_vocabulary"))
    counts: dict[str, int] = {row.term: row.doc for row in rows}
    by_stem: dict[str, list[str]] = {}
    for word in counts:
        by_stem.setdefault(stem(word), []).append(word)
    return Vocabulary(counts, sorted(counts), by_stem)


@functools.cache
def _right_words() -> str:
    """One a line, between line breaks: so they need not be taken apart to look for one."""
    return "\n" + (ASSETS / "words" / "english.txt").read_text(encoding="ascii")


def is_right(word: str) -> bool:
    """Whether it is an English word that many people know, whatever the directory has."""
    return f"\n{word}\n" in _right_words()


def nearest(word: str, known: Vocabulary, also: Iterable[str] = ()) -> list[str]:
    """Up to three known words that `word` may be a slip for; the nearest, then the commonest.

    Its first letter counts as right, unless the first two were swapped.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return []
    slips = 2 if len(word) >= _TWO_SLIPS_FROM else 1
    others = {
        other
        for other in (*_beginning_as(word, known), *also)
        if len(other) >= SHORTEST and other[0] in word[:2] and other.isalpha()
    }
    near = {
        other: float(distance)
        for other, distance, _ in process.extract(
            word, others, scorer=OSA.distance, score_cutoff=slips, limit=20
        )
    }
    # While somebody is still typing, it is the beginning of a word that has the slip.
    for more in (0, 1):
        cut = {other: other[: len(word) + more] for other in others if len(other) > len(word)}
        for _, distance, other in process.extract(
            word, cut, scorer=OSA.distance, score_cutoff=1, limit=20
        ):
            near.setdefault(other, distance + 0.5)
    counts = known.counts
    return sorted(near, key=lambda other: (near[other], -counts.get(other, 0), other))[:_MOST]


def _beginning_as(word: str, known: Vocabulary) -> Iterator[str]:
    """The words with one of the first two letters of `word` at their beginning."""
    for letter in dict.fromkeys(word[:2]):
        first = bisect.bisect_left(known.in_order, letter)
        yield from known.in_order[first : bisect.bisect_left(known.in_order, letter + _LAST)]
