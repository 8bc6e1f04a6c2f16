"""The cells of somebody's sheet, from a workbook or from CSV with any mark between its cells."""

import csv
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.directory.exchange.package import MOST_COLUMNS
from kiosk.directory.exchange.sheet_grid import (
    MOST_BYTES,
    MOST_CELLS,
    Grid,
    add,
    broken,
    too_wide,
)
from kiosk.directory.exchange.sheet_headings import has_name
from kiosk.directory.exchange.sheet_workbooks import of_workbook
from kiosk.directory.exchange.text_files import check_size, read_text
from kiosk.errors import KnownTrouble

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_HEADINGS_WITHIN = 30
"""Filled rows among which the headings are looked for."""
_START = 200_000
"""Letters of a CSV file that tell what stands between its cells."""
_LONGEST_CELL = 2_000_000
"""Letters; the details of a service with hundreds of places are longer than Python's own limit."""
_LONG_RECORD = 100
"""Lines of one row from which a quotation mark has probably been forgotten."""


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
        return list(of_workbook(path))
    if path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".ods"}:
        raise broken(path)
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
    rows = itertools.islice(_records(path, text[:_START], mark), _HEADINGS_WITHIN)
    try:
        found = [(has_name(row[:MOST_COLUMNS]), len(row)) for row, _ in rows]
    except KnownTrouble:
        return 0, 0
    return max(found, default=(0, 0))


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends; `io.StringIO` would keep four bytes for each letter."""
    return (found[0] for found in _LINE.finditer(text))


def _records(path: Path, text: str, mark: str) -> Iterator[tuple[list[str], int]]:
    """The records of a CSV file, each with the number of lines that it takes."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(_lines(text), delimiter=mark)
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
    if text.count(mark) > MOST_CELLS or any(
        line.count(mark) > 20 * MOST_COLUMNS for line in _lines(text)
    ):
        raise too_wide(path)
    grid = Grid("")
    for number, (record, lines) in enumerate(_records(path, text, mark), start=first_row):
        if lines > _LONG_RECORD:
            words = (
                f"This row goes on for {lines} lines, so rows below it may be lost in it. Look for "
                "a quotation mark that is never closed."
            )
            grid.doubts.append((number, words))
        add(path, grid, number, record)
    return grid
