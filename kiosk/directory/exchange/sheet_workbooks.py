"""The cells of an Excel workbook, and never more of them than is safe.

Of a formula, only the value that was last worked out is read.
"""

import contextlib
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO

from kiosk.directory.exchange import zips
from kiosk.directory.exchange.sheet_grid import MOST_CELLS, MOST_ROWS, Grid, add, broken, too_wide
from kiosk.errors import KnownTrouble

MOST_UNPACKED = 400_000_000
MOST_PACKED_RATIO = 300
"""How often larger a part of a workbook may be than it is packed, from `_SMALL` bytes on."""
_SMALL = 5_000_000
_MOST_PARTS = 10_000
_MOST_DESCRIPTION = 10_000_000
"""Bytes of a part that openpyxl keeps whole in memory, such as the styles."""
_KEPT_PIECE_BY_PIECE = re.compile(r"xl/(worksheets/[^/]+|sharedStrings[^/]*)\.xml", re.IGNORECASE)
_NEVER_READ = re.compile(r"xl/(media|embeddings|drawings|charts|pivot\w*|externalLinks)/")
_LAST_ROW = 1_048_576
"""Of any workbook."""
_MOST_MERGED = 200
"""The last column in which merged cells are filled."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_TAGS = 500_000
"""Tags from one row to the next: a row that fills all columns of a workbook has a fifth of them."""
_ROW = re.compile(rb"<(?:\w{1,20}:)?row\b")
_MERGED = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\b[^>]{0,200}?"
    rb'ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_FORMULA = re.compile(
    rb'<(?:\w{1,20}:)?c\b[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^>]{0,200}>\s{0,20}'
    rb"<(?:\w{1,20}:)?f\b"
)
_MOST_FORMULAS = 100_000


def of_workbook(path: Path, *, fill_merged: bool = True) -> Iterator[Grid]:
    """The worksheets of a workbook, hidden ones with them.

    Args:
        path: the file.
        fill_merged: whether what is merged over several rows stands in each of them.

    Raises:
        KnownTrouble: it cannot be read, or is larger than any directory.
    """
    try:
        with (
            path.open("rb") as file,
            warnings.catch_warnings(),
            _opened(path, file) as archive,
        ):
            _check(path, archive)
            warnings.simplefilter("ignore")  # openpyxl tells of every style that it does not know
            from openpyxl import load_workbook

            book = load_workbook(file, read_only=True, data_only=True)
            looked_at = 0
            try:
                for sheet in book.worksheets:
                    grid, cells = _of_worksheet(path, archive, sheet, MOST_CELLS - looked_at)
                    looked_at += cells
                    if fill_merged:
                        _fill_merged(grid)
                    yield grid
            finally:
                book.close()
    except KnownTrouble:
        raise
    except GeneratorExit:
        raise
    except Exception as error:
        raise broken(path) from error


@contextlib.contextmanager
def _opened(path: Path, file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    if zips.lists_more(file, _MOST_PARTS):
        raise _swells(path)
    with zips.opened(file) as archive:
        yield archive


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
    is_heavy = any(
        part.file_size > _MOST_DESCRIPTION
        and not _KEPT_PIECE_BY_PIECE.fullmatch(part.filename)
        and not _NEVER_READ.match(part.filename)
        for part in parts
    )
    if is_bomb or is_heavy or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _swells(path)
    if not all(map(zips.is_ordinary, parts)):
        raise broken(path)


def _swells(path: Path) -> KnownTrouble:
    return KnownTrouble(
        f"{path.name} unpacks to far more than a directory of services holds, so it is not "
        "opened. Copy the rows that matter into a new workbook."
    )


def _of_worksheet(path: Path, archive: zipfile.ZipFile, sheet: Any, most: int) -> tuple[Grid, int]:
    """One worksheet, and how many cells, empty ones with them, it took to read it."""
    grid = Grid(sheet.title)
    with archive.open(sheet._worksheet_path) as part:  # noqa: SLF001  (read-only mode has no other)
        if _most_tags(part) > _MOST_TAGS:
            raise too_wide(path)
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    looked_at = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        looked_at += len(row) + 1
        if looked_at > most or number > _LAST_ROW:
            raise KnownTrouble(
                f"{path.name} reaches over far more cells than a directory of services fills. Copy "
                "the rows that matter into a new workbook."
            )
        if any(cell is not None for cell in row):
            add(path, grid, number, map(_unescaped, row))
    with archive.open(sheet._worksheet_path) as part:  # noqa: SLF001  (read-only mode has no other)
        grid.merged, grid.formulas = _merges_and_formulas(part)
    return grid, looked_at


def _most_tags(part: IO[bytes]) -> int:
    """The most tags from one row to the next: openpyxl keeps all of a row before it gives any."""
    most = tags = 0
    while piece := part.read(1_000_000):
        at = 0
        for row in _ROW.finditer(piece):
            most = max(most, tags + piece.count(b"<", at, row.start()))
            tags, at = 0, row.start()
        tags += piece.count(b"<", at)
        most = max(most, tags)
    return most


def _unescaped(value: Any) -> Any:
    if isinstance(value, str) and "_x" in value:
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    return value


def _fill_merged(grid: Grid) -> None:
    """What is merged over several rows holds for each of them."""
    rows = dict(grid.rows)
    count = 0
    for first, column, last, _ in grid.merged:
        count += last - first
        if last == first or count >= MOST_ROWS:
            continue
        text = rows.get(first, [])[column : column + 1]
        if not text or not text[0] or column >= _MOST_MERGED:
            continue
        for number in range(first + 1, min(last, MOST_ROWS) + 1):
            row = rows.get(number)
            if row:
                row.extend([""] * (column + 1 - len(row)))
                row[column] = row[column] or text[0]


def _merges_and_formulas(
    part: IO[bytes],
) -> tuple[list[tuple[int, int, int, int]], set[tuple[int, int]]]:
    """What of a worksheet openpyxl does not give row by row, found without keeping all of it."""
    merged: list[tuple[int, int, int, int]] = []
    formulas: set[tuple[int, int]] = set()
    rest = b""
    while piece := part.read(1_000_000):
        rest += piece
        end = 0
        for found in _MERGED.finditer(rest):
            end = max(end, found.end())
            if len(merged) < MOST_ROWS:
                first, last = int(found[2]), int(found[4])
                merged.append((first, _column(found[1]), max(first, last), _column(found[3])))
        for found in _FORMULA.finditer(rest):
            end = max(end, found.end())
            if len(formulas) < _MOST_FORMULAS:
                formulas.add((int(found[2]), _column(found[1])))
        rest = rest[max(end, len(rest) - 1000) :]
    return merged, formulas


def _column(letters: bytes) -> int:
    """The number of a column, from 0."""
    column = 0
    for letter in letters.decode():
        column = column * 26 + ord(letter) - 64
    return column - 1
