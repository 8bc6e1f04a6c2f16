"""What is looked for, as units and as the expressions that FTS5 is asked.

The words in them hold letters, digits and marks only, so that within quotes nothing is an operator.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kiosk.directory.search_words import TIERS
from kiosk.directory.thesaurus import Phrase

TOGETHER = (TIERS[:2], TIERS[2:3], TIERS[3:])
"""Words that mean something together have to stand in one of these."""


class Part(NamedTuple):
    """What FTS5 is asked at a time: an expression, and the columns to look in."""

    columns: tuple[str, ...]
    words: str
    everywhere: tuple[str, ...] = TIERS
    """All columns in which the words can stand at all."""

    @property
    def expression(self) -> str:
        """As FTS5 reads it."""
        return f"{{{' '.join(self.columns)}}} : ({self.words})"

    @property
    def is_phrase(self) -> bool:
        """Whether its words have to follow one another, which FTS5 takes long to find out."""
        return " " in self.words.replace(" OR ", "").replace(" AND ", "")


@dataclass(frozen=True)
class Wanted:
    """Something that a listing may have.

    Attributes:
        words: FTS5's expression.
        columns: in which its words stand, of any listing.
        together: whether that has to stand in name and summary, or in the rest, and not in both.
    """

    words: str
    columns: tuple[str, ...] = TIERS
    together: bool = False

    def parts(self, columns: Sequence[str]) -> Iterator[Part]:
        """What to ask, any of which will do, to find it in these columns."""
        for group in TOGETHER if self.together else (columns,):
            wanted = tuple(each for each in columns if each in group and each in self.columns)
            if wanted:
                everywhere = tuple(each for each in self.columns if each in group)
                yield Part(wanted, self.words, everywhere if self.together else self.columns)


@dataclass(frozen=True)
class Unit:
    """One thing that is looked for.

    Attributes:
        words: as they were typed, all of which are wanted.
        written: other ways to write them, any of which is as good.
        means: phrases any of which will do as well, the best first.
        mended: words that the only one may be a slip for.
        said: the words in any of their forms, any of which will do; none where none is known.
        meant: the meanings that are told apart, the best first; any of each will do.
        begun: the words as beginnings.
    """

    words: Phrase
    written: tuple[Phrase, ...] = ()
    means: tuple[Phrase, ...] = ()
    mended: tuple[str, ...] = ()
    said: tuple[Wanted, ...] = ()
    meant: tuple[tuple[Wanted, ...], ...] = ()
    begun: tuple[Wanted, ...] = ()

    def parts(
        self, columns: Sequence[str], meanings: int = 0, meant_in: Sequence[str] = TIERS
    ) -> tuple[Part, ...]:
        """What to ask, any of which will do: the words, or one of so many meanings in `meant_in`.

        What it means is looked for in those of the columns that are in `meant_in`, too.
        """
        there = tuple(column for column in columns if column in meant_in)
        meant = (parts_of(level, there) for level in self.meant[:meanings])
        return (*parts_of(self.said, columns), *(part for parts in meant for part in parts))


def parts_of(wanted: Iterable[Wanted], columns: Sequence[str]) -> tuple[Part, ...]:
    """What to ask, any of which will do, to find any of these in the columns."""
    return tuple(dict.fromkeys(part for each in wanted for part in each.parts(columns)))


@dataclass(frozen=True)
class Query:
    """All that is looked for.

    Attributes:
        words: every word that was typed, folded.
        units: what a listing has to have, in the order in which it was typed.
        ends_in_a_word: whether the last word is one, and not perhaps the beginning of another.
        may_follow_the: whether a name may begin with "The" and then these words.
        written: how what words mean is written: with capital letters.
    """

    words: Phrase = ()
    units: tuple[Unit, ...] = ()
    ends_in_a_word: bool = False
    may_follow_the: bool = False
    written: Mapping[Phrase, str] = field(default_factory=dict)

    @property
    def meanings(self) -> int:
        """How many meanings the unit with the most of them has."""
        return max((len(unit.meant) for unit in self.units), default=0)

    def parts(
        self, columns: Sequence[str], meanings: int = 0, meant_in: Sequence[str] = TIERS
    ) -> list[tuple[Part, ...]]:
        """What to ask for each unit, as `Unit.parts`; all of them have to be there."""
        return [unit.parts(columns, meanings, meant_in) for unit in self.units]

    def begun(self) -> list[tuple[Part, ...]]:
        """The same, anywhere, where the last word may be the beginning of another."""
        *others, last = self.units
        before = [unit.parts(TIERS, len(unit.meant)) for unit in others]
        return [*before, parts_of(last.begun, TIERS)]

    def at_the_beginning(self, column: str, after: str = "") -> str:
        """FTS5's expression for a column that begins with what was typed, after that word."""
        typed = " ".join(filter(None, (after, *self.words)))
        return f'{{{column}}} : ^"{typed}"{"" if self.ends_in_a_word else "*"}'


def any_of(parts: Iterable[str]) -> str:
    """FTS5's expression for any of some others; empty ones do not count."""
    every = list(dict.fromkeys(filter(None, parts)))
    return every[0] if len(every) == 1 else f"({' OR '.join(every)})" if every else ""


def all_of(parts: Iterable[str]) -> str:
    """FTS5's expression for all of some others."""
    every = list(dict.fromkeys(parts))
    return every[0] if len(every) == 1 else f"({' AND '.join(every)})"
