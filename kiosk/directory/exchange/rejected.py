"""Writes the rows that were left out to a file beside the source, to be mended and imported.

A package and a sheet give back their own rows, word for word under their own headings; JSON gives
them as rows of the standard's tables. What a spreadsheet would run as a formula has an apostrophe
before it, which goes again when the file is imported.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from kiosk.directory.exchange import forms, tabular
from kiosk.directory.exchange.cells import guarded
from kiosk.directory.exchange.problems import Problems
from kiosk.errors import KnownTrouble

NAME = "rejected"


def write(source: Path, problems: Problems, headings: Sequence[str] = ()) -> list[Path]:
    """Write them; returns the files, none where every row went in.

    One sheet gives `rejected.csv`. A package gives one file a table, such as
    `rejected-phones.csv`, which can be imported by itself. They lie beside the source, or in the
    current folder where nothing can be written there.

    Args:
        source: the file that was imported.
        problems: what was found in it.
        headings: of a sheet, which may have other rows above them.

    Raises:
        KnownTrouble: they can be written nowhere.
    """
    contents = _contents(source, problems, headings)
    if not contents:
        return []
    for folder in (source.absolute().parent, Path.cwd()):
        try:
            return [_write(folder / name, rows) for name, rows in contents.items()]
        except OSError:
            continue
    raise KnownTrouble(
        "The rows that were left out could not be written, neither beside the file nor here. "
        "Make room on the disk, or go to a folder that this user may write in."
    )


def _contents(
    source: Path, problems: Problems, headings: Sequence[str]
) -> dict[str, Sequence[Sequence[str]]]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for problem in problems.found:
        if problem.blocks and problem.origin.row:
            wanted[problem.origin.file].add(problem.origin.row)
    if not wanted:
        return {}
    if source.is_dir() or source.suffix.lower() == ".zip":
        found = tabular.rows_as_they_stand(source, wanted)
        return {f"{NAME}-{PurePosixPath(name).stem}.csv": rows for name, rows in found.items()}
    rows = {row for each in wanted.values() for row in each}
    if headings:
        return {f"{NAME}.csv": _of_sheet(forms.sheet_rows(source), headings, rows)}
    if source.suffix.lower() == ".csv":
        found = tabular.rows_as_they_stand(source, {source.name: rows})
        stem = source.stem.removeprefix(f"{NAME}-")
        return {f"{NAME}-{stem}.csv": found[source.name]}
    return _as_tables(problems)


def _of_sheet(
    sheets: Sequence[Sequence[tuple[int, list[str]]]], headings: Sequence[str], wanted: set[int]
) -> list[list[str]]:
    """The headings and the wanted rows of the worksheet that has these headings."""
    for sheet in sheets:
        for place, (_, cells) in enumerate(sheet):
            if set(headings) <= {cell.strip() for cell in cells}:
                return [cells, *(row for number, row in sheet[place + 1 :] if number in wanted)]
    return [list(headings)]


def _as_tables(problems: Problems) -> dict[str, Sequence[Sequence[str]]]:
    by_table = defaultdict(list)
    for table, row in problems.rejected:
        by_table[table].append(row.cells)
    found: dict[str, Sequence[Sequence[str]]] = {}
    for table, rows in by_table.items():
        columns = list(dict.fromkeys(name for cells in rows for name in cells))
        body = [[cells.get(name, "") for name in columns] for cells in rows]
        found[f"{NAME}-{table}.csv"] = [columns, *body]
    return found


def _write(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[guarded(cell) for cell in row] for row in rows])
    return path
