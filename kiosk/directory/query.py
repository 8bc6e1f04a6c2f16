"""What to look for in what somebody typed: words, what they mean, what they are a slip for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.directory import spelling, typed
from kiosk.directory.spelling import Vocabulary
from kiosk.directory.thesaurus import Phrase, Thesaurus


@dataclass(frozen=True)
class Unit:
    """One thing that is looked for.

    Attributes:
        words: as they were typed, all of which are wanted.
        means: phrases any of which will do as well.
        mended: words that the only one may be a slip for.
    """

    words: Phrase
    means: tuple[Phrase, ...] = ()
    mended: tuple[str, ...] = ()

    def whole(self) -> str:
        """FTS5's expression for the words as they stand, give or take an s."""
        return _all(_any(f'"{each}"' for each in _with_and_without_s(word)) for word in self.words)

    def begun(self) -> str:
        """FTS5's expression for the words as beginnings, in any of their forms."""
        own = _all(_begun(word) for word in self.words)
        return _any([own, *(_begun(word) for word in self.mended)])

    def meant(self) -> str:
        """The same, or what the words mean."""
        return _any([self.begun(), *(_all(_begun(word) for word in each) for each in self.means)])


@dataclass(frozen=True)
class Query:
    """All that is looked for.

    Attributes:
        words: every word that was typed, folded.
        units: what a listing has to have, in the order in which it was typed.
    """

    words: Phrase = ()
    units: tuple[Unit, ...] = ()

    def expression(self, columns: Sequence[str], how: str) -> str:
        """FTS5's expression for all units in these columns; `how` is a method of `Unit`."""
        return f"{{{' '.join(columns)}}} : ({_all(getattr(unit, how)() for unit in self.units)})"

    def of_one(self, unit: Unit, columns: Sequence[str]) -> str:
        """FTS5's expression for a single unit."""
        return f"{{{' '.join(columns)}}} : ({unit.meant()})"

    def at_the_beginning(self, column: str) -> str:
        """FTS5's expression for a column that begins with what was typed."""
        return f'{{{column}}} : ^"{" ".join(self.words)}"*'


def understand(words: str, vocabulary: Vocabulary, thesaurus: Thesaurus) -> Query:
    """What to look for in these words, as they were typed."""
    folded = typed.words_of(words)
    mended = {word: _mended(word, vocabulary, thesaurus) for word in folded}
    return Query(folded, tuple(_units(folded, mended, thesaurus))[: typed.MOST_WORDS])


def _mended(word: str, vocabulary: Vocabulary, thesaurus: Thesaurus) -> tuple[str, ...]:
    """What a word may be a slip for, where nothing that is known begins like it."""
    known = typed.is_small(word) or any(
        vocabulary.has_beginning(beginning) for beginning in typed.beginnings(word)
    )
    if known or any(other.startswith(word) for other in thesaurus.known):
        return ()
    return tuple(spelling.nearest(word, vocabulary, thesaurus.known))


def _units(
    words: Phrase, mended: dict[str, tuple[str, ...]], thesaurus: Thesaurus
) -> Iterator[Unit]:
    as_meant = tuple(mended[word][0] if mended[word] else word for word in words)
    telling = set(typed.telling(words))
    at, seen = 0, set()
    while at < len(words):
        length = _longest_phrase(as_meant[at:], thesaurus)
        own = words[at : at + max(1, length)]
        if (length or own[0] in telling) and own not in seen:
            seen.add(own)
            yield _unit(own, mended, thesaurus)
        at += len(own)


def _longest_phrase(words: Phrase, thesaurus: Thesaurus) -> int:
    """How many of the first words have a meaning together."""
    lengths = range(min(len(words), thesaurus.longest), 0, -1)
    return next((length for length in lengths if thesaurus.meanings(words[:length])), 0)


def _unit(words: Phrase, mended: dict[str, tuple[str, ...]], thesaurus: Thesaurus) -> Unit:
    if len(words) > 1:
        as_meant = tuple(mended[word][0] if mended[word] else word for word in words)
        own = tuple(word for word in words if not typed.is_small(word)) or words
        return Unit(own, thesaurus.meanings(as_meant))
    (word,) = words
    meanings = [phrase for each in (word, *mended[word]) for phrase in thesaurus.meanings((each,))]
    return Unit(words, tuple(dict.fromkeys(meanings)), mended[word])


def _with_and_without_s(word: str) -> tuple[str, ...]:
    return (word, word.removesuffix("s") if word.endswith("s") else f"{word}s")


def _begun(word: str) -> str:
    return _any(f'"{beginning}"*' for beginning in typed.beginnings(word))


# The words hold letters, digits and marks only, so that within quotes nothing is an operator.


def _any(parts: Iterable[str]) -> str:
    return f"({' OR '.join(parts)})"


def _all(parts: Iterable[str]) -> str:
    return f"({' AND '.join(parts)})"
