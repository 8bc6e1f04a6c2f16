"""The filled rows of one sheet as text, and the limits that hold for every form of it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.directory.exchange.package import MOST_COLUMNS
from kiosk.directory.exchange.sheet_guard import ERRORS, unguarded
from kiosk.errors import KnownTrouble

MOST_BYTES = 400_000_000
MOST_ROWS = 200_000
MOST_CELLS = 30_000_000
"""With the empty ones: a workbook can claim columns to XFD in a million rows."""


@dataclass
class Grid:
    """One sheet: its name, and its filled rows with the number that a spreadsheet shows.

    Attributes:
        odd: places (row, column from 0) that held an error, such as #REF!.
        doubts: a sentence for each row that may not be what it seems.
        merged: cells that somebody made into one: first row and column, last row and column.
        formulas: places (row, column) that hold a formula, and what it last came to.
    """

    name: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    odd: list[tuple[int, int, str]] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)


def add(path: Path, grid: Grid, number: int, cells: Iterable[Any]) -> None:
    """Add a row, unless nothing is in it."""
    row = [text_of(cell) for cell in cells]
    while row and not row[-1]:
        row.pop()
    if not row:
        return
    for column, text in enumerate(row):
        row[column] = "" if text in ERRORS else unguarded(text)
        if text in ERRORS:
            grid.odd.append((number, column, text))
    if len(row) > MOST_COLUMNS:
        raise too_wide(path)
    if len(grid.rows) >= MOST_ROWS:
        raise KnownTrouble(
            f"{path.name} has more than {MOST_ROWS:,} rows. Split it into smaller files, and bring "
            "them in one after the other."
        )
    grid.rows.append((number, row))


def text_of(value: Any) -> str:
    """The value of a cell as text; a day, a time and a number as one would write them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        day = value.date().isoformat()
        return day if value.time() == datetime.time() else f"{day} {text_of(value.time())}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        return str(int(value))
    return str(value).replace("\r\n", "\n").strip()


def broken(path: Path) -> KnownTrouble:
    return KnownTrouble(
        f"{path.name} cannot be read as a spreadsheet: it is damaged, or something else. Open it "
        "in a spreadsheet, and save it as an Excel workbook (.xlsx) or as CSV."
    )


def too_wide(path: Path) -> KnownTrouble:
    return KnownTrouble(
        f"{path.name} has more than {MOST_COLUMNS:,} columns. Copy the ones that matter into a new "
        "sheet, one service a row."
    )
