"""Writes the rows that were left out to a file beside the source, to be mended and imported.

A package and a sheet give back their own rows, word for word under their own headings; JSON gives
them as rows of the standard's tables. What a spreadsheet would run as a formula has an apostrophe
before it, which goes again when the file is imported. No file that is there is written over:
somebody may have begun to mend it.
"""

import csv
import io
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from kiosk.directory.exchange import forms, legacy, tabular, whole_files
from kiosk.directory.exchange.problems import Problems
from kiosk.directory.exchange.sheet_guard import guarded
from kiosk.directory.exchange.sheet_headings import ID
from kiosk.directory.exchange.standard import ORDER
from kiosk.errors import KnownTrouble

NAME = "rejected"

_OURS = re.compile(rf"{NAME}-(?:\d+-)?", re.IGNORECASE)
_HEADINGS_WITHIN = 30

_Rows = Sequence[Sequence[str]]


def write(
    source: Path,
    problems: Problems,
    headings: Sequence[str] = (),
    ids: Mapping[int, str] = MappingProxyType({}),
) -> list[Path]:
    """Write them; returns the files in the order to import them, none where every row went in.

    One sheet gives `rejected.csv`. A package gives one file a table, such as
    `rejected-phones.csv`, which can be imported by itself. They lie beside the source, or in the
    current folder where nothing can be written there.

    Args:
        source: the file that was imported.
        problems: what was found in it.
        headings: of a sheet, which may have other rows above them.
        ids: of a sheet, what rows are known by that are called like others, by row.

    Raises:
        KnownTrouble: they can be written nowhere.
    """
    contents = [
        (table, _as_csv(rows)) for table, rows in _contents(source, problems, headings, ids)
    ]
    for folder in (source.absolute().parent, Path.cwd()):
        try:
            return [_write(folder, table, content) for table, content in contents]
        except (KnownTrouble, OSError):
            continue
    raise KnownTrouble(
        "The rows that were left out could not be written, neither beside the file nor here. "
        "Make room on the disk, or go to a folder that this user may write in."
    )


def _contents(
    source: Path, problems: Problems, headings: Sequence[str], ids: Mapping[int, str]
) -> list[tuple[str, _Rows]]:
    """The rows with their headings, by the table that they are of; a sheet has no name for it."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for problem in problems.found:
        if problem.blocks and problem.origin.row:
            wanted[problem.origin.file].add(problem.origin.row)
    if not wanted:
        return []
    if headings:
        rows = {row for each in wanted.values() for row in each}
        return [("", _with_ids(_of_sheet(forms.sheet_rows(source), headings, rows), ids))]
    if source.is_dir() or source.suffix.lower() in {".zip", ".csv"}:
        found: list[tuple[str, _Rows]] = [
            (_OURS.sub("", PurePosixPath(name).stem), rows)
            for name, rows in tabular.rows_as_they_stand(source, wanted).items()
        ]
    else:
        found = _as_tables(problems)
    return sorted(found, key=lambda each: _place(each[0]))


def _place(table: str) -> int:
    """Where a table stands among those that others refer to."""
    name = legacy.target(legacy.table_named(table))
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _of_sheet(
    sheets: Sequence[Sequence[tuple[int, list[str]]]], headings: Sequence[str], wanted: set[int]
) -> list[tuple[int, list[str]]]:
    """The headings and the wanted rows of the worksheet that has these headings."""
    places = (
        (sheet, place) for sheet in sheets for place in range(min(len(sheet), _HEADINGS_WITHIN))
    )
    sheet, place = max(places, key=lambda each: len({*headings}.intersection(each[0][each[1]][1])))
    return [sheet[place], *(each for each in sheet[place + 1 :] if each[0] in wanted)]


def _with_ids(rows: list[tuple[int, list[str]]], ids: Mapping[int, str]) -> list[list[str]]:
    """Rows that are called like others get their ids: else the first would be taken for it."""
    if not any(number in ids for number, _ in rows):
        return [row for _, row in rows]
    width = max(len(row) for _, row in rows)
    keys = [ID, *(ids.get(number, "") for number, _ in rows[1:])]
    padded = [row + [""] * (width - len(row)) for _, row in rows]
    return [[*row, key] for row, key in zip(padded, keys, strict=True)]


def _as_tables(problems: Problems) -> list[tuple[str, _Rows]]:
    by_table = defaultdict(list)
    for table, row in problems.rejected:
        by_table[table].append(row.cells)
    found: list[tuple[str, _Rows]] = []
    for table, rows in by_table.items():
        columns = list(dict.fromkeys(name for cells in rows for name in cells))
        body = [[cells.get(name, "") for name in columns] for cells in rows]
        found.append((table, [columns, *body]))
    return found


def _as_csv(rows: _Rows) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([[guarded(cell) for cell in row] for row in rows])
    return written.getvalue().encode("utf-8-sig", "replace")


def _write(folder: Path, table: str, content: bytes) -> Path:
    """Write under the first name that is free, or that holds just this already."""
    for path in _names(folder, table):
        if not path.is_file():
            with whole_files.replacing(path) as unfinished:
                unfinished.write_bytes(content)
            return path
        if path.read_bytes() == content:
            return path
    raise AssertionError


def _names(folder: Path, table: str) -> Iterator[Path]:
    """`rejected-phones.csv`, `rejected-2-phones.csv` and so on."""
    of_table = [table] if table else []
    for number in itertools.count(1):
        again = [str(number)] if number > 1 else []
        yield folder / f"{'-'.join([NAME, *again, *of_table])}.csv"
