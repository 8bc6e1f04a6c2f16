"""Takes nested objects apart into rows: each once, tied to the row that it was nested in."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from kiosk.directory.exchange.nesting import SHAPES, references, singular
from kiosk.directory.exchange.package import MOST_COLUMNS, Origin, Problem, Row
from kiosk.directory.exchange.uk_json_names import (
    LISTS,
    OF_UK_1,
    OWNERS,
    eligibility,
    rename_columns,
    ways_in,
)
from kiosk.directory.exchange.uk_json_values import (
    SHOWN,
    NoNumber,
    Repeated,
    identity,
    shown,
    text_of,
)
from kiosk.errors import KnownTrouble

_DEEPEST = 40
_TERMS = {"taxonomies", "taxonomy_terms"}
_HAVE_TERMS = {"services", "organizations", "locations", "service_at_location"}
_ID = re.compile(r"[0-9]+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_ELIGIBILITY = {"eligibilitys", "eligibility", "eligibilities"}
_OWNS: dict[str, str] = {"": ""}
"""Marks a nested row as the one that the other belongs to: nothing ties it."""


class Rows:
    """The rows of one file while it is taken apart.

    Attributes:
        tables: what has been found.
        problems: what was wrong.
        left_out: what was left out for it.
        number: of the object at the top that is being taken apart, from 1.
        is_ours: the file is of our own making: nothing in it has a former name.
        is_uk_1: it uses names of Open Referral UK 1.0.
    """

    def __init__(self, file: str, *, is_ours: bool) -> None:
        self.tables: dict[str, list[Row]] = {}
        self.problems: list[Problem] = []
        self.left_out: list[tuple[str, Row]] = []
        self.number = 0
        self.is_ours = is_ours
        self.is_uk_1 = False
        self._file = file
        self._seen: dict[tuple[str, str], Row] = {}
        self._columns: dict[str, set[str]] = defaultdict(set)
        self._told: set[tuple[str, str, str]] = set()

    def row(self, table: str, key: str) -> Row | None:
        """The row of that key, if it has been found."""
        return self._seen.get((table, key))

    def take(self, table: str, found: dict[str, Any]) -> None:
        """Take an object at the top apart."""
        self._add(table, found, table, {}, 0)

    def take_flat(self, table: str, found: dict[str, Any]) -> None:
        """Take an object as a row, whatever it holds."""
        cells: dict[str, str] = {}
        for key, value in found.items():
            self._cell(key, value, cells)
        self.tables.setdefault(table, []).append(Row(cells, Origin(self._file, self.number)))

    def leave_out(
        self, table: str, found: dict[str, Any], column: str, value: str, words: str
    ) -> None:
        """Name an object at the top that is left out, and keep what it says of itself."""
        self.tell(column, value, words)
        cells: dict[str, str] = {}
        for key, each in found.items():
            if not isinstance(each, dict | list):
                self._cell(key, each, cells)
        self.left_out.append((table, Row(cells, Origin(self._file, self.number))))

    def tell_repeated(self, found: dict[str, Any]) -> None:
        """Name the keys that stand twice in an object."""
        for key in found.repeated if isinstance(found, Repeated) else ():
            words = "This stands twice in one and the same place. The first one counts."
            self.tell(key, "", words, blocks=False)

    def tell(self, column: str, value: str, words: str, *, blocks: bool = True) -> None:
        """Name something that is wrong."""
        origin = Origin(self._file, self.number)
        self.problems.append(Problem(origin, column, value[:SHOWN], words, blocks))

    def _add(
        self, table: str, found: dict[str, Any], name: str, tied: dict[str, str], depth: int
    ) -> None:
        """A row, and all that is nested in it."""
        if depth > _DEEPEST:
            raise too_deep(self._file)
        self.tell_repeated(found)
        cells: dict[str, str] = {}
        nested: list[tuple[str, str, list[Any], dict[str, str]]] = []
        for key, value in found.items():
            self._look_at(table, key, value, cells, nested)
        if not self.is_ours:
            rename_columns(table, name, cells)
        parent = next(iter(tied.values()), "")
        if table in SHAPES or nested or "id" in cells:
            cells["id"] = identity(table, found, parent)
        for column, text in tied.items():
            cells.setdefault(column, text)
        key = self._keep(table, cells, tied)
        schedules = len(self.tables.get("schedules", ()))
        for child, child_name, items, given in nested:
            ties = given or references(child, table, key)
            self._add_all(child, items, child_name, {} if given is _OWNS else ties, depth + 1)
        if table == "services" and not self.is_ours:
            self._keep_uk_1(key, cells, schedules)
            program = self.row("programs", cells.get("program_id", ""))
            if program is not None and "organization_id" in cells:
                program.cells.setdefault("organization_id", cells["organization_id"])

    def _add_all(
        self, table: str, items: list[Any], name: str, tied: dict[str, str], depth: int
    ) -> None:
        for item in items:
            if isinstance(item, dict):
                self._add(table, item, name, tied, depth)
            elif item not in (None, ""):
                words = f"Something under “{name}” is no row of its own, so it is left out."
                self.tell(name, shown(item), words)

    def _look_at(
        self,
        table: str,
        key: str,
        value: Any,
        cells: dict[str, str],
        nested: list[tuple[str, str, list[Any], dict[str, str]]],
    ) -> None:
        """Sort one key of an object: a cell, the row that it belongs to, or rows of its own."""
        owner = self._owner(table, key, value)
        if owner:
            owner_table, column = owner
            row = {"name": value} if isinstance(value, str) else value
            cells[column] = identity(owner_table, row, "")
            nested.append((owner_table, key, [row], _OWNS))
            return
        items = [value] if isinstance(value, dict) and key in LISTS else value
        if not isinstance(items, list) or not any(isinstance(item, dict) for item in items):
            self._cell(key, value, cells)
            return
        self.is_uk_1 |= key in OF_UK_1
        child = LISTS.get(key, key) or "rows"
        if key in _ELIGIBILITY and table == "services" and not self.is_ours:
            child = "eligibility"
            if eligibility([item for item in items if isinstance(item, dict)], cells):
                return
        elif child in _TERMS and table in _HAVE_TERMS:
            # Some have the terms where the standard has the links to them.
            child = "attributes"
            items = [{"taxonomy_term": each} if isinstance(each, dict) else each for each in items]
        nested.append((child, key, items, {}))

    def _owner(self, table: str, key: str, value: Any) -> tuple[str, str] | None:
        owner = OWNERS.get((table, key))
        if owner is None and isinstance(value, dict) and key.endswith("organization"):
            owner = ("organizations", f"{key}_id")
        if owner and isinstance(value, dict) and value:
            return owner
        by_name = key == "organization" and isinstance(value, str) and _is_name(value)
        return owner if owner and by_name and not isinstance(value, NoNumber) else None

    def _cell(self, key: str, value: Any, cells: dict[str, str]) -> None:
        if isinstance(value, NoNumber):
            self.tell(key, value, "This is no number, so it is left out.", blocks=False)
            return
        text = text_of(value)
        if text:
            cells[key or "(no name)"] = text

    def _keep(self, table: str, cells: dict[str, str], tied: Mapping[str, str]) -> str:
        """Keep a row, once; its key."""
        key = cells.get("id", "")
        self._check_width(table, cells)
        former = self._seen.get((table, key)) if key else None
        if former is not None and any(
            former.cells.get(column, text) != text for column, text in tied.items()
        ):
            # One row for two owners: a table has one column for them, so the second gets its own.
            key = f"{key}/{next(iter(tied.values()))}"
            cells["id"] = key
            cells.update(tied)
            former = self._seen.get((table, key))
        if former is None:
            row = Row(cells, Origin(self._file, self.number))
            self.tables.setdefault(table, []).append(row)
            if key:
                self._seen[table, key] = row
            return key
        for column, text in cells.items():
            first = former.cells.setdefault(column, text)
            if first != text and (table, key, column) not in self._told:
                self._told.add((table, key, column))
                words = (
                    f"This {singular(table).replace('_', ' ')} stands in the file several times, "
                    f"here with something else than before (“{shown(first)}”). The first counts."
                )
                self.tell(column, text, words, blocks=False)
        return key

    def _check_width(self, table: str, cells: Mapping[str, str]) -> None:
        """Refuse what would be a table of a thousand columns: nobody could read it again."""
        columns = self._columns[table]
        columns.update(cells)
        if len(columns) > MOST_COLUMNS:
            raise KnownTrouble(
                f"{self._file} gives {table} more than {MOST_COLUMNS} kinds of values, and no "
                "directory has so many. Ask its publisher for a sound file."
            )

    def _keep_uk_1(self, service_id: str, cells: dict[str, str], schedules: int) -> None:
        """What a service of Open Referral UK 1.0 says of getting in, where ours look for it."""
        self.is_uk_1 |= bool(OF_UK_1 & cells.keys())
        for table, row in ways_in(service_id, cells.get("attending_access", "")):
            if (table, row["id"]) not in self._seen:
                self._keep(table, row, {})
        for schedule in self.tables.get("schedules", [])[schedules:]:
            if "attending_type" in cells:
                schedule.cells.setdefault("attending_type", cells["attending_type"])


def _is_name(text: str) -> bool:
    """Whether this is what an organization is called, and not its id."""
    return bool(text.strip()) and not _ID.fullmatch(text.strip())


def too_deep(file: str) -> KnownTrouble:
    return KnownTrouble(
        f"{file} is nested far deeper than listings are, so it is not read. Ask its publisher for "
        "a sound file."
    )
