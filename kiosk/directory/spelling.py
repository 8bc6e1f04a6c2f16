"""Mends slips of the finger: the words of the directory that come nearest to what was typed."""

import bisect
import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy.orm import Session

from kiosk.directory.remembered import remembered
from kiosk.directory.search_words import TIERS
from kiosk.directory.typed import stem, words_of
from kiosk.paths import ASSETS

SHORTEST = 4
"""A shorter word has too many neighbours to guess at."""
_TWO_SLIPS_FROM = 7
_MOST = 3
_LAST = "\U0010ffff"
_VOWELS = str.maketrans("eiouy", "aaaaa")


@dataclass(frozen=True)
class Vocabulary:
    """Each word of the directory with the number of listings that it stands in, in order.

    Attributes:
        counts: the number, about, by the word.
        stands_in: the tiers that it stands in, by the word.
        in_order: the words.
        stems: what the forms of each word have in common.
        by_stem: the words, by that.
        after_the: the words that stand second in names that begin with "The", in order.
    """

    counts: Mapping[str, int]
    stands_in: Mapping[str, tuple[str, ...]]
    in_order: Sequence[str]
    stems: Mapping[str, str]
    by_stem: Mapping[str, Sequence[str]]
    after_the: Sequence[str] = ()

    def forms(self, word: str) -> Sequence[str]:
        """The words that are a form of that one, itself among them; none where there is none."""
        return self.by_stem.get(self.stems.get(word) or stem(word), ())

    def tiers(self, words: Iterable[str]) -> tuple[str, ...]:
        """Those of `TIERS` in which any of these words stands."""
        found = set().union(*(self.stands_in[word] for word in words))
        return tuple(tier for tier in TIERS if tier in found)

    def tiers_of_begun(self, beginning: str) -> tuple[str, ...]:
        """Those of `TIERS` in which any word stands that begins like that."""
        first = bisect.bisect_left(self.in_order, beginning)
        return self.tiers(
            self.in_order[first : bisect.bisect_left(self.in_order, beginning + _LAST)]
        )

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
    """The words that search knows; read again only when they have changed."""
    return remembered(session, "vocabulary", "order", _read)


_THE_NAMES = """
    SELECT search_words.name
    FROM search_index CROSS JOIN search_words ON search_words.id = search_index.rowid
    WHERE search_index MATCH '{name} : ^the'
"""


def _read(driver: Any) -> Vocabulary:
    counts: dict[str, int] = {}
    stands_in: dict[str, tuple[str, ...]] = {}
    for word, tier, listings in driver.execute("SELECT term, col, doc FROM search_vocabulary"):
        counts[word] = max(listings, counts.get(word, 0))
        stands_in[word] = (*stands_in.get(word, ()), tier)
    the_names = driver.execute(_THE_NAMES)
    by_stem: dict[str, list[str]] = {}
    stems = {word: stem(word) for word in counts}
    for word, common in stems.items():
        by_stem.setdefault(common, []).append(word)
    after_the = {word for (name,) in the_names for word in words_of(name)[1:2]}
    return Vocabulary(counts, stands_in, sorted(counts), stems, by_stem, sorted(after_the))


@functools.cache
def _right_words() -> str:
    """One a line, in order: as a text they need a tenth of the memory of a list."""
    return (ASSETS / "words" / "english.txt").read_text(encoding="ascii")


def is_right(word: str) -> bool:
    """Whether it is an English word that many people know, whatever the directory has."""
    text = _right_words()
    first, end = 0, len(text)  # it stands in a line that begins between these
    while first < end:
        begins = text.rfind("\n", 0, (first + end) // 2) + 1
        ends = text.index("\n", begins)
        if (there := text[begins:ends]) == word:
            return True
        first, end = (ends + 1, end) if there < word else (first, begins)
    return False


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
