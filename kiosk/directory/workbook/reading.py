"""Reads a spreadsheet that somebody brings back, whatever has happened to it at home.

Nothing is compared here: what comes out is what stands in it, row by row, with what stood in it
when it went out.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.directory.exchange.sheet_grid import MOST_BYTES, Grid
from kiosk.directory.exchange.sheet_workbooks import of_workbook
from kiosk.directory.exchange.text_files import check_size
from kiosk.directory.workbook.layout import (
    HIDDEN,
    HOW_TO,
    ID,
    LISTS,
    SHEETS,
    TOPICS,
    VERSION,
    Record,
    Records,
    as_it_was,
    is_known,
)
from kiosk.directory.workbook.problems import Problems
from kiosk.directory.workbook.text import folded, plain
from kiosk.errors import KnownTrouble

_HEADINGS_WITHIN = 10
_LEAST_HEADINGS = 2
_IDENTITY_LETTERS = 32


class NotOurs(KnownTrouble):
    """It is no spreadsheet of this kiosk: as open data it may still be of use."""


@dataclass
class Line:
    """A row of a sheet as it came back.

    Attributes:
        number: as the spreadsheet counts.
        record: its cells, without the empty ones.
        unsure: headings of cells of which nobody knows what they say, such as joined ones.
    """

    number: int
    record: Record
    unsure: set[str] = field(default_factory=set)


@dataclass
class Page:
    """A sheet as it came back.

    Attributes:
        headings: those of ours that it still has.
        lines: its rows, those that say something.
    """

    headings: tuple[str, ...]
    lines: list[Line]


@dataclass
class Brought:
    """A spreadsheet that came back.

    Attributes:
        name: of the file.
        identity: of the kiosk that made it.
        made: when that was.
        pages: the sheets that are still there, by name.
        base: what stood in them when it went out.
        problems: what could not be read.
    """

    name: str
    identity: str
    made: datetime.datetime | None
    pages: dict[str, Page]
    base: Records
    problems: Problems


def read(path: Path, identity: str) -> Brought:
    """Read a spreadsheet of this kiosk.

    Args:
        path: the file, on the kiosk's own disk.
        identity: this kiosk's number.

    Raises:
        NotOurs: another kiosk made it, or none did.
        KnownTrouble: it cannot be read, or is too large.
    """
    check_size(path, MOST_BYTES)
    _see_what_it_is(path)
    grids = {folded(grid.name): grid for grid in of_workbook(path, fill_merged=False)}
    made_by, made = _see_that_it_is_ours(path, grids, identity)
    problems = Problems()
    base: Records = {}
    pages: dict[str, Page] = {}
    for sheet in SHEETS:
        base[sheet] = _records(grids.get(folded(as_it_was(sheet))))
        grid = grids.get(folded(sheet))
        page = _page(sheet, grid, problems) if grid is not None else None
        if page is not None:
            pages[sheet] = page
        elif base[sheet]:
            problems.tell(sheet, 0, "", "This sheet is gone, so nothing of it changes.")
    _see_other_sheets(grids, problems)
    return Brought(path.name, made_by, made, pages, base, problems)


def _see_what_it_is(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise KnownTrouble(f"{path.name} cannot be read ({error.strerror}).") from error
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise KnownTrouble(
            f"{path.name} is an old Excel file, or has a password. Open it, and save it as an "
            "Excel workbook (.xlsx) without a password."
        )
    if not start.startswith(b"PK"):
        raise KnownTrouble(
            f"{path.name} is no Excel workbook. Open it in a spreadsheet, and save it as an Excel "
            "workbook (.xlsx)."
        )


def _see_that_it_is_ours(
    path: Path, grids: Mapping[str, Grid], identity: str
) -> tuple[str, datetime.datetime | None]:
    hidden = grids.get(folded(HIDDEN))
    told = {row[0]: row[1] for _, row in hidden.rows if len(row) > 1} if hidden else {}
    made_by, version = told.get("kiosk", ""), told.get("version", "")
    if len(made_by) != _IDENTITY_LETTERS:
        raise NotOurs(
            f"{path.name} is not a spreadsheet from this kiosk, or its hidden sheets are gone. "
            "Nothing has changed. Take a new spreadsheet, and write your changes into that."
        )
    if made_by != identity:
        raise NotOurs(
            f"{path.name} comes from another kiosk, perhaps of another hospital. Nothing has "
            "changed. Bring it back to that kiosk."
        )
    if version != VERSION:
        raise KnownTrouble(
            f"{path.name} was made by another version of the kiosk. Take a new spreadsheet, and "
            "write your changes into that."
        )
    try:
        made = datetime.datetime.fromisoformat(told.get("made", ""))
    except ValueError:
        made = None
    return made_by, made


def _see_other_sheets(grids: Mapping[str, Grid], problems: Problems) -> None:
    """Words on a sheet that is none of ours are lost on nobody without a word."""
    ours = {*SHEETS, *map(as_it_was, SHEETS), HIDDEN, LISTS, TOPICS, HOW_TO}
    for grid in grids.values():
        if grid.rows and folded(grid.name) not in map(folded, ours):
            words = "The kiosk has no such sheet, so it is left out. Write it into one of the "
            problems.tell(grid.name, 0, "", f"{words}kiosk's own.")


def _records(grid: Grid | None) -> dict[str, Record]:
    """The rows of a hidden sheet, by id."""
    if grid is None or not grid.rows:
        return {}
    headings = grid.rows[0][1]
    found: dict[str, Record] = {}
    for _, row in grid.rows[1:]:
        record = {
            heading: plain(text) for heading, text in zip(headings, row, strict=False) if text
        }
        if record.get(ID):
            found[record[ID]] = record
    return found


def _page(sheet: str, grid: Grid, problems: Problems) -> Page | None:
    at = _headings_at(sheet, grid)
    if at is None:
        if grid.rows:
            problems.tell(
                sheet,
                0,
                "",
                "Its headings are gone, so nothing of it changes. Copy the first row back from a "
                "new spreadsheet.",
            )
            return Page((), [])
        return None
    top, cells = grid.rows[at]
    columns = _columns(sheet, top, cells, problems)
    lines: dict[int, Line] = {}
    for number, row in grid.rows[at + 1 :]:
        record = {
            heading: text
            for column, heading in columns.items()
            if column < len(row) and (text := plain(row[column]))
        }
        if record:
            lines[number] = Line(number, record)
    _see_unknown_columns(sheet, grid, at, columns, problems)
    _see_odd_cells(sheet, grid, columns, lines, problems)
    _see_merged_cells(sheet, grid, columns, lines, problems)
    return Page(tuple(columns.values()), list(lines.values()))


def _headings_at(sheet: str, grid: Grid) -> int | None:
    """Where the headings stand among the filled rows."""
    scores = [
        sum(_heading(sheet, cell) is not None for cell in row)
        for _, row in grid.rows[:_HEADINGS_WITHIN]
    ]
    best = max(scores, default=0)
    return scores.index(best) if best >= _LEAST_HEADINGS else None


def _heading(sheet: str, text: str) -> str | None:
    """The heading of ours that these words are, however they are written."""
    wanted = " ".join(plain(text).split())
    for candidate in (wanted, wanted.capitalize()):
        if is_known(sheet, candidate):
            return candidate
    return None


def _columns(sheet: str, row: int, cells: Sequence[str], problems: Problems) -> dict[int, str]:
    """Our headings by the number of their column."""
    found: dict[int, str] = {}
    for column, text in enumerate(cells):
        heading = _heading(sheet, text)
        if heading is None:
            continue
        if heading in found.values():
            problems.tell(sheet, row, heading, "This heading stands here twice. The first counts.")
        else:
            found[column] = heading
    return found


def _see_unknown_columns(
    sheet: str, grid: Grid, at: int, columns: Mapping[int, str], problems: Problems
) -> None:
    """Words under a heading that is none of ours are lost on nobody without a word."""
    top, cells = grid.rows[at]
    used: dict[int, str] = {}
    for _, row in grid.rows[at + 1 :]:
        for column, text in enumerate(row):
            if text and column not in columns:
                used.setdefault(column, text)
    for column, text in sorted(used.items()):
        heading = cells[column] if column < len(cells) and cells[column] else _letters(column)
        problems.tell(sheet, top, heading, "The kiosk has no such column, so it is left out.", text)


def _see_odd_cells(
    sheet: str,
    grid: Grid,
    columns: Mapping[int, str],
    lines: Mapping[int, Line],
    problems: Problems,
) -> None:
    """Cells that hold an error, or a formula that nothing has worked out."""
    wrong = {(row, column) for row, column, _ in grid.odd}
    for row, column, text in grid.odd:
        if column in columns:
            words = "A formula went wrong here. Type what it is to say."
            problems.tell(sheet, row, columns[column], words, text)
    filled = {
        (number, column) for number, row in grid.rows for column, text in enumerate(row) if text
    }
    for place in sorted(grid.formulas - filled - wrong):
        if place[1] in columns and place[0] in lines:
            words = "This formula has no result. Type what it is to say."
            problems.tell(sheet, place[0], columns[place[1]], words)
            wrong.add(place)
    for row, column in wrong:
        if column in columns and row in lines:
            lines[row].unsure.add(columns[column])


def _see_merged_cells(
    sheet: str,
    grid: Grid,
    columns: Mapping[int, str],
    lines: Mapping[int, Line],
    problems: Problems,
) -> None:
    """Joined cells have lost what stood in all but the first of them."""
    for first_row, first_column, last_row, last_column in grid.merged:
        for number in lines:
            if not first_row <= number <= last_row:
                continue
            for column, heading in columns.items():
                is_first = (number, column) == (first_row, first_column)
                if first_column <= column <= last_column and not is_first:
                    lines[number].unsure.add(heading)
                    words = "This cell was joined with others. Split them, and fill in each."
                    problems.tell(sheet, number, heading, words)


def _letters(column: int) -> str:
    """What a spreadsheet calls a column, such as AB."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return f"column {name}"
