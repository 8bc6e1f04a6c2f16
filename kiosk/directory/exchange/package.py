"""A file of somebody's listings once it has been read, whatever its form: HSDS 3 tables of text.

Readers (`tabular`, `uk_json`, `sheets`) make a `Package`; what follows, cleaning, comparing and
writing it into the database, knows only this. Values stay as they were written: nothing is parsed
here, so that a message can show what stands in the file.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

MOST_COLUMNS = 1000
"""Of a table, whatever the form: no directory has so many."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row stands: the file's name, and its row as a spreadsheet counts (headings are 1).

    A nested form such as JSON counts the services, from 1.
    """

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by HSDS 3 column, without those that are empty."""

    cells: dict[str, str]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that is not as it is to be, in a sentence that says what to do.

    Attributes:
        origin: where; the row is 0 when it is the whole file.
        column: as the file calls it; empty when it is the whole row.
        value: what stands there, cut to a length that can be shown.
        words: what is wrong, and what to do.
        blocks: whether the row is left out because of it; else it goes in as well as it can.
        table: what the row was taken for, where that is known.
    """

    origin: Origin
    column: str
    value: str
    words: str
    blocks: bool = True
    table: str = ""


@dataclass
class Package:
    """Tables by their HSDS 3 names (`services`, `phones`, …; unknown ones by their own).

    Attributes:
        form: what kind of file it was, in words for people: "an Open Referral package (HSDS 3)".
        tables: the rows in the file's order.
        columns: by table, the columns that the file has, even if every cell is empty; where a
            table is not named, they are those that any of its rows has.
        headings: for sheets: each heading, and the column that it was taken for (empty: none).
        problems: what was wrong already when it was read.
        left_out: rows that were left out because of that, by table, where the file itself cannot
            give them back.
        ids: for sheets, the ids of rows without one that are called like others, by row.
        without: for sheets, where a row says all of a service: the same without some of its rows.
    """

    form: str
    tables: dict[str, list[Row]] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    headings: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[tuple[str, Row]] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    without: "Callable[[Collection[int]], Package] | None" = None

    def columns_of(self, table: str) -> list[str]:
        """The columns that a table has in the file."""
        if table in self.columns:
            return self.columns[table]
        return list(dict.fromkeys(name for row in self.tables[table] for name in row.cells))
