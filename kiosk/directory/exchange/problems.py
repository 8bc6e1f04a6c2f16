"""Gathers what is wrong with a file, and which of its rows are left out for it."""

from collections import defaultdict
from dataclasses import dataclass, field

from kiosk.directory.exchange.cells import tidy
from kiosk.directory.exchange.package import Origin, Problem, Row

_SHOWN = 60


@dataclass
class Problems:
    """What was found so far.

    Attributes:
        found: every problem, in the order in which it was met.
        rejected: the rows that were left out, by table.
        blocked: by table, the keys of those rows, each with where it stands.
        table: whose rows are looked at.
    """

    found: list[Problem] = field(default_factory=list)
    rejected: list[tuple[str, Row]] = field(default_factory=list)
    blocked: dict[str, dict[str, Origin]] = field(default_factory=lambda: defaultdict(dict))
    table: str = ""

    def rows_left_out(self) -> set[int]:
        """The rows of the file that are left out, where it is a single table."""
        return {each.origin.row for each in self.found if each.blocks and each.origin.row}

    def warn(self, row: Row, column: str, value: str, words: str) -> None:
        """The row goes in as well as it can."""
        short = shortened(value)
        self.found.append(Problem(row.origin, column, short, words, blocks=False, table=self.table))

    def block(  # noqa: PLR0913, PLR0917  (the parts of a problem)
        self, table: str, key: str, row: Row, column: str, value: str, words: str
    ) -> None:
        """The row is left out, and so is what hangs off it."""
        self.found.append(Problem(row.origin, column, shortened(value), words, table=table))
        self.rejected.append((table, row))
        if key:
            self.blocked[table].setdefault(key, row.origin)


def shortened(value: str) -> str:
    """A value of a length that can be shown in one line."""
    line = " ".join(tidy(value).split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
