"""Mends slips of the finger: the words of the directory that come nearest to what was typed."""

import bisect
import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy.orm import Session

from kiosk.directory.typed import stem, words_of
from kiosk.paths import ASSETS

SHORTEST = 4
"""A shorter word has too many neighbours to guess at."""
_TWO_SLIPS_FROM = 7
_MOST = 3
_LAST = "\U0010ffff"
_KEPT = "search vocabulary"
_VOWELS = str.maketrans("eiouy", "aaaaa")


@dataclass(frozen=True)
class Vocabulary:
    """Each word of the directory with the number of listings that it stands in, in order.

    Attributes:
        counts: the number, by the word.
        in_order: the words.
        by_stem: the words, by what their forms have in common.
        after_the: the words that stand second in names that begin with "The", in order.
    """

    counts: Mapping[str, int]
    in_order: Sequence[str]
    by_stem: Mapping[str, Sequence[str]]
    after_the: Sequence[str] = ()

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
        return _has_beginning(self.in_order, beginning)

    def may_follow_the(self, beginning: str) -> bool:
        """Whether there is a name such as "The Dove", for "dov"."""
        return _has_beginning(self.after_the, beginning)


def _has_beginning(in_order: Sequence[str], beginning: str) -> bool:
    at = bisect.bisect_left(in_order, beginning)
    return at < len(in_order) and in_order[at].startswith(beginning)


def vocabulary(session: Session) -> Vocabulary:
    """The words that search knows; read again only when the database has changed."""
    connection = session.connection()
    driver: Any = connection.connection.driver_connection
    (by_others,) = driver.execute("PRAGMA data_version").fetchone()
    version = (by_others, driver.total_changes)
    # Kept with the driver's connection, which these numbers are about.
    kept, known = connection.info.get(_KEPT, (None, None))
    if kept != version:
        known = _read(
            driver.execute("SELECT term, doc FROM search_vocabulary"), driver.execute(_THE_NAMES)
        )
        connection.info[_KEPT] = (version, known)
    return cast("Vocabulary", known)


_THE_NAMES = """
    SELECT search_words.name
    FROM search_index CROSS JOIN search_words ON search_words.id = search_index.rowid
    WHERE search_index MATCH '{name} : ^the'
"""


def _read(rows: Iterable[tuple[str, int]], the_names: Iterable[tuple[str]]) -> Vocabulary:
    counts = dict(rows)
    by_stem: dict[str, list[str]] = {}
    for word in counts:
        by_stem.setdefault(stem(word), []).append(word)
    after_the = {word for (name,) in the_names for word in words_of(name)[1:2]}
    return Vocabulary(counts, sorted(counts), by_stem, sorted(after_the))


@functools.cache
def _right_words() -> str:
    """One a line, between line breaks: so they need not be taken apart to look for one."""
    return "\n" + (ASSETS / "words" / "english.txt").read_text(encoding="ascii")


def is_right(word: str) -> bool:
    """Whether it is an English word that many people know, whatever the directory has."""
    return f"\n{word}\n" in _right_words()


def nearest(word: str, known: Vocabulary, also: Sequence[str] = ()) -> list[str]:
    """Up to three known words that `word` may be a slip for, all as near; the commonest first.

    The directory's words are `known`, and others that somebody may mean stand in order in `also`.
    Its first letter counts as right, unless the first two were swapped.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return []
    slips = 2 if len(word) >= _TWO_SLIPS_FROM else 1
    others = {
        other
        for other in (*_beginning_as(word, known.in_order), *_beginning_as(word, also))
        if len(other) >= SHORTEST and other[0] in word[:2] and other.isalpha()
    }
    near = {
        other: distance - _likelier(word, other)
        for other, distance, _ in process.extract(
            word, others, scorer=OSA.distance, score_cutoff=slips, limit=20
        )
    }
    # While somebody is still typing, it is the beginning of a word that has the slip.
    for more in (0, 1):
        cut = {other: other[: len(word) + more] for other in others if len(other) > len(word)}
        for begun, distance, other in process.extract(
            word, cut, scorer=OSA.distance, score_cutoff=1, limit=20
        ):
            near.setdefault(other, distance + 0.5 - _likelier(word, begun))
    nearest_of_all = min(near.values(), default=0)
    counts = known.counts
    best = [other for other, distance in near.items() if distance == nearest_of_all]
    return sorted(best, key=lambda other: (-counts.get(other, 0), other))[:_MOST]


def _likelier(word: str, other: str) -> float:
    """What the two being as far apart as they are is worth less, for slips that many make.

    These are two letters swapped, a letter once or twice, and one vowel for another.
    """
    swapped = sorted(word) == sorted(other)
    return 0.25 if swapped or _sound(word) == _sound(other) else 0


def _sound(word: str) -> str:
    """A word with every vowel the same and no letter twice in a row."""
    alike = word.translate(_VOWELS)
    return "".join(letter for letter, _ in itertools.groupby(alike))


def _beginning_as(word: str, in_order: Sequence[str]) -> Iterator[str]:
    """The words with one of the first two letters of `word` at their beginning."""
    for letter in dict.fromkeys(word[:2]):
        first = bisect.bisect_left(in_order, letter)
        yield from in_order[first : bisect.bisect_left(in_order, letter + _LAST)]
