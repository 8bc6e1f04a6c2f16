"""The cells of a spreadsheet or a CSV file as text, and never more of them than is safe.

Of a formula, only the value that was last worked out is read.
"""

import csv
import datetime
import io
import itertools
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from kiosk.directory.exchange import sheet_headings
from kiosk.directory.exchange.sheet_guard import ERRORS, unguarded
from kiosk.directory.exchange.text_files import check_size, read_text
from kiosk.errors import KnownTrouble

MOST_BYTES = 200_000_000
MOST_UNPACKED = 400_000_000
MOST_PACKED_RATIO = 300
"""How often larger a part of a workbook may be than it is packed, from `_SMALL` bytes on."""
_SMALL = 5_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
_MOST_CELLS = 30_000_000
"""With the empty ones: a workbook can claim columns to XFD in a million rows."""
_MOST_MERGED = 200
"""The last column in which merged cells are filled."""
_HEADINGS_WITHIN = 30
"""Filled rows among which the headings are looked for."""
_START = 200_000
"""Letters of a CSV file that tell what stands between its cells."""
_LONG_RECORD = 100
"""Lines of one row from which a quotation mark has probably been forgotten."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')


@dataclass
class Grid:
    """One sheet: its name, and its filled rows with the number that a spreadsheet shows.

    Attributes:
        odd: places (row, column from 0) that held an error, such as #REF!.
        doubts: a sentence for each row that may not be what it seems.
    """

    name: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    odd: list[tuple[int, int, str]] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)


def grids(path: Path) -> list[Grid]:
    """The sheets of a workbook, or the one of a CSV file.

    Raises:
        KnownTrouble: it cannot be read, or is larger than any directory.
    """
    check_size(path, MOST_BYTES)
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
    if start.startswith(b"PK"):
        return list(_of_workbook(path))
    if path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".ods"}:
        raise _broken(path)
    return [_of_csv(path)]


def _of_csv(path: Path) -> Grid:
    text = read_text(path, MOST_BYTES)
    first, _, rest = text.partition("\n")
    if re.fullmatch(r"sep=[,;\t|]\s*", first):
        grid = _parsed(path, rest, first[4], 2)
    else:
        tried = [(_known(path, text, mark), mark) for mark in ",;\t|"]
        best = max(tried, key=lambda each: each[0])
        grid = _parsed(path, text, best[1], 1)
    return grid


def _known(path: Path, text: str, mark: str) -> tuple[int, int]:
    """How many headings are understood with this mark between cells, and how many there are."""
    start = text[:_START]
    rows = itertools.islice(_records(path, start, mark), _HEADINGS_WITHIN)
    found = [(sheet_headings.has_name(row[:MOST_COLUMNS]), len(row)) for row, _ in rows]
    return max(found, default=(0, 0))


def _records(path: Path, text: str, mark: str) -> Iterator[tuple[list[str], int]]:
    """The records of a CSV file, each with the number of lines that it takes."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    while True:
        line = reader.line_num
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if len(text) == _START:  # cut in the middle of a cell
                return
            raise KnownTrouble(
                f"{path.name} cannot be read from line {line + 1} on. A quotation mark that is "
                "never closed is the usual reason: open the file in a spreadsheet and look there."
            ) from error
        yield record, reader.line_num - line


def _parsed(path: Path, text: str, mark: str, first_row: int) -> Grid:
    if text.count(mark) > _MOST_CELLS or any(
        line.count(mark) > 20 * MOST_COLUMNS for line in io.StringIO(text)
    ):
        raise _too_wide(path)
    grid = Grid("")
    for number, (record, lines) in enumerate(_records(path, text, mark), start=first_row):
        if lines > _LONG_RECORD:
            words = (
                f"This row goes on for {lines} lines, so rows below it may be lost in it. Look for "
                "a quotation mark that is never closed."
            )
            grid.doubts.append((number, words))
        _add(path, grid, number, record)
    return grid


def _add(path: Path, grid: Grid, number: int, cells: Iterable[Any]) -> None:
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
        raise _too_wide(path)
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


def _of_workbook(path: Path) -> Iterator[Grid]:
    try:
        with zipfile.ZipFile(path) as archive, warnings.catch_warnings():
            _check(path, archive)
            warnings.simplefilter("ignore")  # openpyxl tells of every style that it does not know
            from openpyxl import load_workbook

            book = load_workbook(path, read_only=True, data_only=True)
            looked_at = 0
            try:
                for sheet in book.worksheets:
                    grid, cells = _of_worksheet(path, archive, sheet, _MOST_CELLS - looked_at)
                    looked_at += cells
                    yield grid
            finally:
                book.close()
    except KnownTrouble:
        raise
    except GeneratorExit:
        raise
    except Exception as error:
        raise _broken(path) from error


def _check(path: Path, archive: zipfile.ZipFile) -> None:
    """Look at what the archive says of itself; more than that is never unpacked from it."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise KnownTrouble(f"{path.name} has a password. Save it without one.")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise KnownTrouble(
            f"{path.name} is no Excel workbook. Open it in a spreadsheet, and save it as an Excel "
            "workbook (.xlsx) or as CSV."
        )
    is_bomb = any(
        part.file_size > _SMALL and part.file_size > MOST_PACKED_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if is_bomb or sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > MOST_ROWS:
        raise KnownTrouble(
            f"{path.name} unpacks to far more than a directory of services holds, so it is not "
            "opened. Copy the rows that matter into a new workbook."
        )


def _of_worksheet(path: Path, archive: zipfile.ZipFile, sheet: Any, most: int) -> tuple[Grid, int]:
    """One worksheet, and how many cells, empty ones with them, it took to read it."""
    grid = Grid(sheet.title)
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    looked_at = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        looked_at += len(row) + 1
        if looked_at > most:
            raise KnownTrouble(
                f"{path.name} reaches over far more cells than a directory of services fills. Copy "
                "the rows that matter into a new workbook."
            )
        if any(cell is not None for cell in row):
            _add(path, grid, number, map(_unescaped, row))
    _fill_merged(grid, archive, sheet)
    return grid, looked_at


def _unescaped(value: Any) -> Any:
    if isinstance(value, str) and "_x" in value:
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    return value


def _fill_merged(grid: Grid, archive: zipfile.ZipFile, sheet: Any) -> None:
    """What is merged over several rows holds for each of them."""
    rows = dict(grid.rows)
    with archive.open(sheet._worksheet_path) as part:  # noqa: SLF001  (read-only mode has no other)
        for letters, first, last in _merges(part):
            column = 0
            for letter in letters.decode():
                column = column * 26 + ord(letter) - 64
            text = rows.get(int(first), [])[column - 1 : column]
            if not text or not text[0] or column > _MOST_MERGED:
                continue
            for number in range(int(first) + 1, min(int(last), MOST_ROWS) + 1):
                row = rows.get(number)
                if row:
                    row.extend([""] * (column - len(row)))
                    row[column - 1] = row[column - 1] or text[0]


def _merges(part: IO[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """The merged cells of a worksheet, found without keeping the whole of it."""
    rest = b""
    count = 0
    while piece := part.read(1_000_000):
        rest += piece
        end = 0
        for found in _MERGED.finditer(rest):
            end = found.end()
            first, last = int(found[2]), int(found[3])
            count += max(last - first, 0)
            if last > first and count < MOST_ROWS:
                yield found[1], found[2], found[3]
        rest = rest[max(end, len(rest) - 500) :]


def _broken(path: Path) -> KnownTrouble:
    return KnownTrouble(
        f"{path.name} cannot be read as a spreadsheet: it is damaged, or something else. Open it "
        "in a spreadsheet, and save it as an Excel workbook (.xlsx) or as CSV."
    )


def _too_wide(path: Path) -> KnownTrouble:
    return KnownTrouble(
        f"{path.name} has more than {MOST_COLUMNS:,} columns. Copy the ones that matter into a new "
        "sheet, one service a row."
    )
