"""Reads our own tables in a package that a kiosk wrote: what HSDS has no room for."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from kiosk.directory.exchange import cells, ids
from kiosk.directory.exchange.cells import BadCell, tidy
from kiosk.directory.exchange.cleaned import Cleaned
from kiosk.directory.exchange.official import official
from kiosk.directory.exchange.package import Package, Row
from kiosk.directory.exchange.standard import OFFICIAL, STAFF_NOTES, TABLES

POSITIONED = ("phones", "schedules", "attributes")
_PUBLICATIONS = {"draft", "published", "retired"}
_FLAGS = ("sensitive", "never_hides", "about_moving", "is_local")
_WORDS = ("kind", "first_visit", "to_bring")
_COLUMNS = {table: {each.name: each for each in columns} for table, columns in TABLES.items()}


@dataclass
class Overlay:
    """What our own tables say of rows of the standard's tables.

    Attributes:
        is_ours: whether a kiosk wrote the package.
        services: by key, what `kiosk_services` says.
        notes: by key, what staff noted about a service.
        cells: by table and key, cells as they were written, and positions.
    """

    is_ours: bool = False
    services: dict[str, dict[str, Any]] = field(default_factory=dict)
    staff_notes: dict[str, dict[str, str]] = field(default_factory=dict)
    cells: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def restored(self, table: str, key: str, row: dict[str, str]) -> dict[str, str]:
        """The cells as they were written, but for those that somebody changed since."""
        kept = self.cells.get((table, key))
        if not kept:
            return row
        restored = dict(row)
        for name, written in kept.items():
            column = _COLUMNS.get(table, {}).get(name)
            if column is None or row.get(name, "") not in {"", official(table, column, written)}:
                continue
            if written:
                restored[name] = written
            else:
                restored.pop(name, None)
        return restored

    def values(self, table: str, key: str) -> dict[str, Any]:
        """The columns of ours that a row has."""
        if not self.is_ours:
            return {}
        if table == "services":
            return self.services.get(key, {})
        if table in POSITIONED:
            position = self.cells.get((table, key), {}).get("position", "0")
            try:
                return {"position": cells.whole_number(position)}
            except BadCell:
                return {"position": 0}
        return {}

    def notes(self, table: str, key: str) -> dict[str, str]:
        """What staff noted about a row."""
        return self.staff_notes.get(key, {}) if table == "services" else {}


def overlay(package: Package) -> Overlay:
    """Read `kiosk_services` and `kiosk_cells`; an empty overlay where a package has none."""
    found = Overlay(is_ours="kiosk_services" in package.tables)
    if not found.is_ours:
        return found
    for row in package.tables["kiosk_services"]:
        key = row.cells.get("id", "")
        found.services[key] = _service(row)
        found.staff_notes[key] = {
            name: tidy(row.cells[name]) for name in STAFF_NOTES if name in row.cells
        }
    for row in package.tables.get("kiosk_cells", ()):
        name = row.cells.get("table_name", ""), row.cells.get("id", "")
        found.cells[name][row.cells.get("column", "")] = row.cells.get("value", "")
    ours = dict.fromkeys(POSITIONED, ("position",)) | {
        "services": ("publication", "bank_holidays", *_FLAGS, *_WORDS, *STAFF_NOTES)
    }
    for table, columns in ours.items():
        if table in package.tables:
            package.columns[table] = [*package.columns_of(table), *columns]
    return found


def clean(
    tables: dict[str, list[Row]], result: Cleaned, known: Callable[[str], Collection[str]]
) -> None:
    """Read `kiosk_topics` and `original_ids`, which speak of rows that are clean by now."""
    for row in tables.get("kiosk_topics", ()):
        key = row.cells.get("id", "")
        if key not in result.tables.get("taxonomy_terms", ()) and key not in known(
            "taxonomy_terms"
        ):
            continue
        try:
            result.topics[key] = {
                "position": cells.whole_number(row.cells.get("position", "0")),
                "picture": tidy(row.cells.get("picture", "")),
                "emergency_card": cells.flag(row.cells.get("emergency_card", "")),
            }
        except BadCell as bad:
            result.problems.block("kiosk_topics", "", row, "position", "", str(bad))
    for row in tables.get("original_ids", ()):
        table, key = row.cells.get("table_name", ""), row.cells.get("id", "")
        original = tidy(row.cells.get("original_id", ""))
        if original and table in OFFICIAL and ids.is_uuid(key):
            result.originals[table, key] = original


def _service(row: Row) -> dict[str, Any]:
    said = row.cells
    values: dict[str, Any] = {name: tidy(said[name]) for name in _WORDS if name in said}
    for name in _FLAGS:
        values[name] = said.get(name, "").strip().lower() == "true"
    if said.get("publication") in _PUBLICATIONS:
        values["publication"] = said["publication"]
    if said.get("bank_holidays") in {"open", "closed"}:
        values["bank_holidays"] = said["bank_holidays"]
    return values
