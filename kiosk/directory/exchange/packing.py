"""Writes tables as an Open Referral package: a zip of CSV files with its `datapackage.json`.

The same tables always give the same bytes.
"""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.directory.exchange import whole_files
from kiosk.directory.exchange.standard import ENUMS, OFFICIAL, RESOURCES, TABLES, Column

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_TYPES = {
    "number": {"type": "number"},
    "date": {"type": "date"},
    "time": {"type": "time"},
    "datetime": {"type": "datetime"},
    "flag": {"type": "boolean"},
    "uuid": {"type": "string", "format": "uuid"},
    "ref": {"type": "string", "format": "uuid"},
    "email": {"type": "string", "format": "email"},
    "uri": {"type": "string", "format": "uri"},
}

Rows = Sequence[Mapping[str, str]]


def write(tables: Mapping[str, Rows], path: Path) -> None:
    """Write the package; a file that is there already is replaced only by a whole one.

    Raises:
        KnownTrouble: it cannot be written.
    """
    with (
        whole_files.replacing(path) as unfinished,
        zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package,
    ):
        described = [_resource(table, columns(table, rows)) for table, rows in tables.items()]
        about = {
            "name": "human_services_data",
            "title": "Human Services Data Specification",
            "profile": "tabular-data-package",
            "version": "3.0.0",
            "homepage": "http://docs.openreferral.org",
            "resources": described,
        }
        _add(package, "datapackage.json", json.dumps(about, indent=1, ensure_ascii=False))
        for table, rows in tables.items():
            _add(package, f"{table}.csv", _as_csv(columns(table, rows), rows))


def columns(table: str, rows: Rows) -> list[str]:
    """The standard's columns, then those that a publisher had beside them."""
    known = [column.name for column in TABLES.get(table, ())]
    others = {name for row in rows for name in row} - set(known)
    if not known and "id" in others:
        known, others = ["id"], others - {"id"}
    return known + sorted(others)


def _add(package: zipfile.ZipFile, name: str, content: str) -> None:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _READABLE
    entry.create_system = 3  # the same on every system
    package.writestr(entry, content.encode())


def _as_csv(names: list[str], rows: Rows) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def _resource(table: str, names: list[str]) -> dict[str, Any]:
    known = {column.name: column for column in TABLES.get(table, ())}
    schema: dict[str, Any] = {
        "fields": [_field(table, known.get(name, Column(name))) for name in names]
    }
    if "id" in known and table not in {"kiosk_cells", "original_ids"}:
        schema["primaryKey"] = "id"
    refs = [column for column in known.values() if column.to and column.to != table]
    if refs and table in OFFICIAL:
        schema["foreignKeys"] = [
            {
                "fields": column.name,
                "reference": {"resource": RESOURCES.get(column.to, column.to), "fields": "id"},
            }
            for column in refs
        ]
    return {
        "name": RESOURCES.get(table, table.lower().replace(" ", "_")),
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "profile": "tabular-data-resource",
        "schema": schema,
    }


def _field(table: str, column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column.name, **_TYPES.get(column.kind, {"type": "string"})}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if enum := ENUMS.get((table, column.name)):
        constraints["enum"] = list(enum)
    return found | ({"constraints": constraints} if constraints else {})
