"""What is looked for, as units and as the expressions that FTS5 is asked.

The words in them hold letters, digits and marks only, so that within quotes nothing is an operator.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.directory.thesaurus import Phrase


@dataclass(frozen=True)
class Unit:
    """One thing that is looked for.

    Attributes:
        words: as they were typed, all of which are wanted.
        written: other ways to write them, any of which is as good.
        means: phrases any of which will do as well, the best first.
        mended: words that the only one may be a slip for.
        said: FTS5's expression for the words in any of their forms; empty where none is known.
        meant: for each of `means`, FTS5's expression.
        begun: FTS5's expression for the words as beginnings.
        listings: how many have it, about.
    """

    words: Phrase
    written: tuple[Phrase, ...] = ()
    means: tuple[Phrase, ...] = ()
    mended: tuple[str, ...] = ()
    said: str = ""
    meant: tuple[str, ...] = ()
    begun: str = ""
    listings: int = 0

    def expression(self, meanings: int, meant_in: Sequence[str] = ()) -> str:
        """FTS5's expression for the words, or one of so many meanings, these in some columns."""
        meant = any_of(self.meant[:meanings])
        if meant and meant_in:
            meant = f"({within(meant_in, meant)})"
        return any_of((self.said, meant))


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

    def expression(
        self, columns: Sequence[str], meanings: int = 0, meant_in: Sequence[str] = ()
    ) -> str:
        """FTS5's expression for all units in these columns; nothing where one is never said.

        Args:
            columns: where to look.
            meanings: how many meanings of each unit will do, too.
            meant_in: where to look for these, if not in all of the columns.
        """
        each = [unit.expression(meanings, meant_in) for unit in self.units]
        return within(columns, all_of(each)) if all(each) else ""

    def begun(self, columns: Sequence[str]) -> str:
        """The same, where the last word may be the beginning of another."""
        *others, last = self.units
        each = [*(unit.expression(len(unit.meant)) for unit in others), last.begun]
        return within(columns, all_of(each)) if all(each) else ""

    def at_the_beginning(self, column: str, after: str = "") -> str:
        """FTS5's expression for a column that begins with what was typed, after that word."""
        typed = " ".join(filter(None, (after, *self.words)))
        return f'{{{column}}} : ^"{typed}"{"" if self.ends_in_a_word else "*"}'


def of_one(unit: Unit, columns: Sequence[str], meant_in: Sequence[str] = ()) -> str:
    """FTS5's expression for a single unit in these columns."""
    return within(columns, unit.expression(len(unit.meant), meant_in) or unit.begun)


def within(columns: Sequence[str], expression: str) -> str:
    """FTS5's expression for one, in these columns only."""
    return f"{{{' '.join(columns)}}} : ({expression})"


def any_of(parts: Iterable[str]) -> str:
    """FTS5's expression for any of some others; empty ones do not count."""
    every = list(dict.fromkeys(filter(None, parts)))
    return every[0] if len(every) == 1 else f"({' OR '.join(every)})" if every else ""


def all_of(parts: Iterable[str]) -> str:
    """FTS5's expression for all of some others."""
    every = list(dict.fromkeys(parts))
    return every[0] if len(every) == 1 else f"({' AND '.join(every)})"
