"""Sheets with one service a row, xlsx or CSV: anybody's come in, ours go out and come back whole.

The headings may stand below a title, and are matched by what they say (`sheet_headings`). Columns
that nobody knows are kept as columns of `services`. A service without an id gets one from its
organization and its name (and a number, if these stand there again), so that a file that is read
twice makes the same services. Of several worksheets, the first one that names services is read.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kiosk.directory.exchange.package import Origin, Package, Problem, Row
from kiosk.directory.exchange.sheet_details import merged, packed, unpacked
from kiosk.directory.exchange.sheet_files import grids
from kiosk.directory.exchange.sheet_grid import Grid
from kiosk.directory.exchange.sheet_headings import DETAILS, ID, Match, has_name, matched
from kiosk.directory.exchange.sheet_rows import stable, tables_of
from kiosk.directory.exchange.sheet_words import ORDER, Book, is_ours, words
from kiosk.directory.exchange.sheet_writing import write_rows
from kiosk.errors import KnownTrouble

_HEADINGS_WITHIN = 30
_OF_OTHER_TABLES = {"service_id", "parent_id", "parent_organization_id", "tax_status", "link_id"}
"""Headings of HSDS that a service cannot have."""
_SHOWN = 80
_WITHOUT_KEY = {"kiosk_cells", "original_ids"}
"""Tables of ours whose `id` is that of another row."""
_PUBLISHED_ON = "Last checked by the publisher"
_SHOWN_AS = {
    "addresses.address": "addresses.address_1",
    "cost_options.words": "cost_options.amount_description",
    "phones.text": "phones.number",
    "phones.textphone": "phones.number",
    "schedules.closes": "schedules.closes_at",
    "schedules.day": "schedules.byday",
    "schedules.often": "schedules.freq",
    "schedules.opens": "schedules.opens_at",
    "schedules.time": "schedules.opens_at",
    "skipped": "",
    "topics": "attributes (topics)",
    "ways_in": "attributes (access)",
}
_KIOSKS_NUMBER = re.compile(r"[0-9a-f]{32}")
_GETTING_IN = re.compile(
    r"refer|drop.?in|appointment|member|\bgp\b|\bring\b|\bcall\b|book", re.IGNORECASE
)
_GETTING_ROUND = re.compile(
    r"wheelchair|step|ramp|lift|level|park|disab|accessible|loop", re.IGNORECASE
)


def read(path: Path) -> Package:
    """Read a sheet.

    Raises:
        KnownTrouble: it cannot be read, is too large, or names no services.
    """
    sheets = grids(path)
    if any(map(_is_for_home, sheets)):
        raise KnownTrouble(
            f"{path.name} is a spreadsheet that volunteers mend at home: an import would bring in "
            "what it says a second time. Bring it back on a USB stick, at the kiosk that made it: "
            "About, For volunteers, Use a USB stick. For another kiosk, export a .zip file there."
        )
    found = [(grid, at) for grid in sheets if (at := _headings_at(grid)) is not None]
    if not found:
        raise KnownTrouble(_no_headings(path, sheets))
    grid, at = found[0]
    if _OF_OTHER_TABLES.intersection(grid.rows[at][1]):
        raise KnownTrouble(
            f"{path.name} is one table of an Open Referral package, and not the one with the "
            "services. Bring in the whole package: its zip file or its folder."
        )
    others = [each.name for each in sheets if each is not grid and each.rows]

    def without(rows: Collection[int]) -> Package:
        package = _Sheet(path.name, grid, at).package(rows)
        package.without = without
        if others:
            named = ", ".join(f"“{name}”" for name in others[:5])
            told = f"Only the worksheet “{grid.name}” is read. {named} would be a file of its own."
            package.problems.insert(0, Problem(Origin(path.name, 0), "", "", told, blocks=False))
        return package

    return without(())


def _is_for_home(grid: Grid) -> bool:
    """Whether it is the hidden sheet by which a kiosk knows its own (`workbook.layout`)."""
    first = grid.rows[0][1] if grid.rows else []
    is_known = len(first) > 1 and first[0] == "kiosk" and _KIOSKS_NUMBER.fullmatch(first[1])
    return grid.name.casefold() == "kiosk" and bool(is_known)


def write(tables: Mapping[str, Sequence[Mapping[str, str]]], path: Path) -> None:
    """Write the services as a sheet, in words; the ending of the name says the form.

    Raises:
        KnownTrouble: the file cannot be written, or ends in something else than .csv or .xlsx.
    """
    book = Book(tables)
    services = sorted(
        book.services, key=lambda row: (row.get("name", "").casefold(), row.get("id", ""))
    )
    said: list[dict[str, str]] = []
    for service in services:
        if service.get("id"):
            part = book.of(service)
            said.append({**words(part), ID: service["id"], DETAILS: packed(part)})
    used = {heading for row in said for heading in row}
    phones = sorted((each for each in used if each.startswith("Phone ")), key=lambda e: int(e[6:]))
    headings = [*ORDER, ID, DETAILS]
    after = headings.index("Phone") + 1
    headings[after:after] = phones
    rows = [headings, *([row.get(heading, "") for heading in headings] for row in said)]
    write_rows(path, rows, dates=_PUBLISHED_ON, hidden=DETAILS)


def _headings_at(grid: Grid) -> int | None:
    """Where the headings stand among the filled rows: where most of them are understood."""
    scores = [has_name(row) for _, row in grid.rows[:_HEADINGS_WITHIN]]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def _no_headings(path: Path, sheets: list[Grid]) -> str:
    first = next((row for grid in sheets for _, row in grid.rows), [])
    named = ", ".join(f"“{cell[:_SHOWN]}”" for cell in first[:6] if cell)
    there = f" Its first row says {named}." if named else " It is empty."
    return (
        f"No column in {path.name} says the names of services.{there} Give each column a heading, "
        "and call the one with the names “Name”."
    )


class _Sheet:
    """A sheet while its rows are read."""

    def __init__(self, file: str, grid: Grid, at: int) -> None:
        self._file = file
        self._grid = grid
        self._rows = grid.rows[at + 1 :]
        self._first, headings = grid.rows[at]
        width = max((len(row) for _, row in grid.rows[at:]), default=0)
        headings = headings + [""] * (width - len(headings))
        self._headings = [
            heading or (f"Column {column}" if self._is_used(column - 1) else "")
            for column, heading in enumerate(headings, start=1)
        ]
        self._matches = [self._looked_into(*each) for each in enumerate(matched(self._headings))]
        self._written = grid.rows[at][1]
        self._package = Package("a sheet with one service a row")
        self._seen: dict[str, int] = {}
        self._kept: dict[tuple[str, str], Row] = {}
        self._changed: set[tuple[str, str]] = set()
        self._named_alike: dict[str, dict[int, str]] = defaultdict(dict)

    def _is_used(self, column: int) -> bool:
        return any(row[column : column + 1] not in ([], [""]) for _, row in self._rows)

    def _looked_into(self, column: int, match: Match) -> Match:
        """*Access* is about ramps for some, and about referrals for others: the cells tell."""
        if match.target != "accessibility.description" or match.heading.casefold() != "access":
            return match
        cells = [row[column] for _, row in self._rows if len(row) > column and row[column]]
        in_it = sum(bool(_GETTING_IN.search(text)) for text in cells)
        if in_it > sum(bool(_GETTING_ROUND.search(text)) for text in cells):
            return replace(match, target="services.application_process")
        return match

    def package(self, without: Collection[int]) -> Package:
        """All rows but these."""
        package = self._package
        package.headings = [
            (each.heading, _SHOWN_AS.get(each.target, each.target) if each.is_known else "")
            for each in self._matches
            if each.heading
        ]
        for number, column, text in self._grid.odd:
            if number not in without and number > self._first and column < len(self._headings):
                told = "The spreadsheet shows an error here, so the cell is taken for empty."
                self._tell(number, self._headings[column], text, told, blocks=False)
        for number, told in self._grid.doubts:
            if number not in without:
                self._tell(number, "", "", told, blocks=False)
        for number, row in self._rows:
            if row != self._written:  # some repeat their headings on every page
                self._take(number, row, is_left_out=number in without)
        package.ids = {
            number: key
            for rows in self._named_alike.values()
            if len(rows) > 1
            for number, key in rows.items()
        }
        package.problems.sort(key=lambda problem: problem.origin.row)
        return package

    def _tell(
        self, number: int, column: str, value: str, told: str, *, blocks: bool = True
    ) -> None:
        origin = Origin(self._file, number)
        self._package.problems.append(Problem(origin, column, value[:_SHOWN], told, blocks))

    def _take(self, number: int, row: list[str], *, is_left_out: bool) -> None:
        cells = list(zip(self._matches, row, strict=False))
        said = {match.target: text for match, text in cells if match.is_known}
        name = said.get("services.name", "")
        key = said.get("services.id", "") or self._named_by_content(number, said)
        if is_left_out:
            return
        if not name:
            heading = next(each.heading for each in self._matches if each.target == "services.name")
            value = next(filter(None, row), "")
            self._tell(number, heading, value, "This row has no name of a service. Fill it in.")
            return
        if key in self._seen:
            told = (
                f"Row {self._seen[key]} has the same id. For another service, empty the cells "
                f"under “{ID}” and, where it is there, “{DETAILS}”."
            )
            self._tell(number, self._heading("services.id"), key, told)
            return
        self._seen[key] = number
        tables = tables_of(key, cells)
        details = said.get("details", "")
        kept = unpacked(details, key) if details else {}
        if kept is None:
            told = "These details are not of this row any more, so its other cells are read alone."
            self._tell(number, DETAILS, details, told, blocks=False)
        elif kept:
            tables = merged(kept, self._now(row), tables)
        for table, rows in tables.items():
            before = kept.get(table, []) if kept else rows
            for each in rows:
                self._keep(table, each, number, is_changed=each not in before)

    def _named_by_content(self, number: int, said: Mapping[str, str]) -> str:
        """An id for a row that has none; where several are called alike, by their order."""
        name = said.get("services.name", "")
        if not name:
            return ""
        key = stable("service", said.get("organizations.name", ""), name)
        alike = self._named_alike[key]
        alike[number] = stable(key, str(len(alike) + 1)) if alike else key
        return alike[number]

    def _now(self, row: list[str]) -> dict[str, str]:
        """The cells of a row by the headings that we write."""
        padded = row + [""] * (len(self._matches) - len(row))
        return {
            match.heading: text
            for match, text in zip(self._matches, padded, strict=True)
            if is_ours(match.heading)
        }

    def _keep(self, table: str, cells: dict[str, str], number: int, *, is_changed: bool) -> None:
        """Keep a row, once: what several services share stands in the row of each of them.

        Where somebody has changed it in one of these rows only, the change counts.
        """
        filled = {name: text for name, text in cells.items() if text}
        key = filled.get("id", "") if table not in _WITHOUT_KEY else ""
        mark = (table, key or repr(sorted(filled.items())))
        if mark not in self._kept:
            row = self._kept[mark] = Row(filled, Origin(self._file, number))
            self._package.tables.setdefault(table, []).append(row)
        elif is_changed and mark not in self._changed:
            self._kept[mark].cells.clear()
            self._kept[mark].cells.update(filled)
        if is_changed:
            self._changed.add(mark)

    def _heading(self, target: str) -> str:
        return next((each.heading for each in self._matches if each.target == target), "")
