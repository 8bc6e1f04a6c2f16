"""Reads Open Referral packages: a zip or folder of CSV files, HSDS 1.1 to 3.x, or one such file."""

import csv
import io
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kiosk.directory.exchange import containers, legacy
from kiosk.directory.exchange.cells import tidy
from kiosk.directory.exchange.containers import Member
from kiosk.directory.exchange.ids import is_uuid
from kiosk.directory.exchange.package import MOST_COLUMNS, Origin, Package, Problem, Row
from kiosk.directory.exchange.sheet_guard import unguarded
from kiosk.directory.exchange.standard import TABLES
from kiosk.errors import KnownTrouble

MOST_ROWS = 3_000_000
MOST_CELLS = 30_000_000
"""Of all tables together: fifty thousand services with all that is theirs have a tenth of that."""
LONGEST_CELL = 1 << 17
_LONGEST_LINE = 1 << 22
_DELIMITERS = ",;\t|"
_SHARED_VALUES = 1000
_ENOUGH_KNOWN = 0.6
_REFERRED_TO = {each.to for columns in TABLES.values() for each in columns}


def read(path: Path) -> Package:
    """The tables of a package.

    Raises:
        KnownTrouble: it cannot be read, is not safe to read, or holds no table.
    """
    package = Package(form="")
    seen = _Seen()
    with containers.members(path) as members:
        for member in members:
            _read_table(member, package, seen)
    if not any(package.tables.values()) and "kiosk_services" not in package.tables:
        raise KnownTrouble(f"{path.name} holds no rows. Nothing was imported.")
    package.form = legacy.form_of(package)
    if "kiosk_services" not in package.tables:  # one of ours is of today's form
        legacy.adapt(package)
    return package


def is_table(path: Path) -> bool:
    """Whether one CSV file is a table of a package, by its name and its headings."""
    table = legacy.table_named(path.stem)
    if not legacy.is_known(table):
        return False
    if was_given_back(path.name):
        return True
    with containers.members(path) as members:
        headings = [each for _, each in itertools.islice(_records(members[0]), 1)]
    named = [each for each in (headings[0] if headings else []) if each.strip()]
    known = [each for each in named if legacy.is_column(table, each)]
    return len(known) >= _ENOUGH_KNOWN * max(len(named), 1)


def was_given_back(name: str) -> bool:
    """Whether a file holds rows of a package that were left out before (see `rejected`)."""
    return name.lower().startswith("rejected-")


def rows_as_they_stand(path: Path, wanted: Mapping[str, set[int]]) -> dict[str, list[list[str]]]:
    """By file, its headings and the wanted rows, word for word."""
    with containers.members(path) as members:
        return {
            member.name: [
                cells
                for place, (row, cells) in enumerate(_records(member))
                if place == 0 or row in wanted[member.name]
            ]
            for member in members
            if member.name in wanted
        }


@dataclass
class _Seen:
    """What was read of a package so far, whatever the table.

    Attributes:
        ids: each once, since most stand in several tables.
        rows: how many.
        cells: how many that hold something.
    """

    ids: dict[str, str] = field(default_factory=dict)
    rows: int = 0
    cells: int = 0

    def take(self, member: Member, cells: int) -> None:
        """Count one more row, and refuse what no directory has."""
        self.rows += 1
        self.cells += cells
        if self.rows > MOST_ROWS or self.cells > MOST_CELLS:
            raise KnownTrouble(
                f"{member.name} has more rows than any directory of services. Split the package "
                "into smaller ones. Nothing was imported."
            )


def _read_table(member: Member, package: Package, seen: _Seen) -> None:
    table = legacy.table_named(PurePosixPath(member.name).stem)
    records = _records(member)
    _, headings = next(records, (1, []))
    if not any(each.strip() for each in headings):
        return
    if len(headings) > MOST_COLUMNS:
        raise KnownTrouble(
            f"{member.name} has {len(headings)} columns, and no such table has more than "
            f"{MOST_COLUMNS}. Nothing was imported."
        )
    columns = _columns(table, headings, member.name, package.problems)
    place = legacy.target(table)
    shared: list[dict[str, str]] = [
        seen.ids if each.endswith("_id") or (each == "id" and place in _REFERRED_TO) else {}
        for each in columns
    ]
    rows = package.tables.setdefault(place, [])
    known = package.columns.setdefault(place, [])
    known += [each for each in columns if each not in known]
    given = legacy.given(table)
    mend = unguarded if was_given_back(PurePosixPath(member.name).name) else str
    for number, values in records:
        origin = Origin(member.name, number)
        if any(map(str.strip, values[len(columns) :])):
            package.problems.append(
                Problem(
                    origin,
                    "",
                    ",".join(values[len(columns) :])[:60],
                    "This row has more cells than there are headings. A text with a comma in it "
                    "needs quotation marks around it.",
                )
            )
        elif cells := _cells(columns, list(map(mend, values)), shared, seen.ids):
            seen.take(member, len(cells))
            if table in legacy.SHARED and (key := cells.get("id")) and not is_uuid(key):
                cells["id"] = f"{table}/{key}"
            rows.append(Row(given | cells, origin))


def _cells(
    columns: list[str], values: list[str], shared: list[dict[str, str]], ids: dict[str, str]
) -> dict[str, str]:
    """The cells that hold something; what stands in many rows is kept once."""
    cells = {}
    for column, value, seen in zip(columns, values, shared, strict=False):
        if value and (text := value.strip()):
            if seen is ids or len(seen) < _SHARED_VALUES:
                text = seen.setdefault(text, text)
            cells[column] = text
    return cells


def _columns(table: str, headings: list[str], file: str, problems: list[Problem]) -> list[str]:
    found: list[str] = []
    for number, heading in enumerate(headings, start=1):
        column = legacy.column_named(table, tidy(heading)) if tidy(heading) else f"column {number}"
        if column in found:
            problems.append(
                Problem(
                    Origin(file, 1),
                    heading,
                    "",
                    "Two columns have this heading. The second is kept beside the first under "
                    "another name; give it a heading of its own.",
                    blocks=False,
                )
            )
            column = f"{column} {number}"
        found.append(column)
    return found


def _records(member: Member) -> Iterator[tuple[int, list[str]]]:
    """The rows as a spreadsheet counts them, the headings as row 1."""
    with containers.opened(member) as text:
        lines = _lines(text, member.name)
        blank = 0
        first = ""
        for first in lines:
            if first.strip():
                break
            blank += 1
        if not first.strip():
            return
        delimiter = max(_DELIMITERS, key=first.count)
        number = blank
        reader = csv.reader(itertools.chain([first], lines), delimiter=delimiter)
        try:
            for number, cells in enumerate(_limited(reader), start=blank + 1):
                if cells:
                    yield number, cells
        except csv.Error as error:
            raise KnownTrouble(
                f"{member.name} cannot be read after row {number} ({error}). Perhaps a quotation "
                "mark there is never closed. Mend it, and import the file again. Nothing was "
                "imported."
            ) from error


def _limited(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """The records, none with a cell beyond the limit, which holds for all of the program."""
    while True:
        before = csv.field_size_limit(LONGEST_CELL)
        try:
            record = next(reader, None)
        finally:
            csv.field_size_limit(before)
        if record is None:
            return
        yield record


def _lines(text: io.TextIOWrapper, name: str) -> Iterator[str]:
    while line := text.readline(_LONGEST_LINE):
        if len(line) >= _LONGEST_LINE:
            raise KnownTrouble(
                f"{name} has a line of more than {_LONGEST_LINE >> 20} million letters, so it is "
                "no table. Nothing was imported."
            )
        yield line
