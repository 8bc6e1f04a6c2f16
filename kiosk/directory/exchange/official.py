"""How a value looks in a package that is to pass the standard's own checks, and back again.

Where the standard wants something that is not there, or another shape, the package holds what it
wants, and `kiosk_cells` what we have.
"""

import datetime
import json
import re
from typing import Any

from kiosk.directory.exchange.standard import ENUMS, NOT_KNOWN_ORGANIZATION, Column

NOTHING = "-"
"""Stands where the standard wants a word and there is none."""

_URI = re.compile(r"[a-z][a-z0-9+.-]*://[a-z0-9][!#$%&'()*+,./0-9:;=?@A-Z_a-z~-]*", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")


def text(value: Any) -> str:
    """A value of the database as the text that means just this value."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, datetime.datetime):
        return f"{value.isoformat()}Z"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)


def official(table: str, column: Column, written: str) -> str:
    """The cell of a package for this text: the text itself wherever the standard takes it."""
    if not written:
        if column.name == "organization_id" and table == "services":
            return NOT_KNOWN_ORGANIZATION
        return NOTHING if column.required and column.kind == "text" else ""
    if (table, column.name) in ENUMS and written not in ENUMS[table, column.name]:
        return ""
    found = _shaped(column.kind, written)
    return NOTHING if not found and column.required and column.kind == "text" else found


def _shaped(kind: str, written: str) -> str:
    match kind:
        case "uri":
            return next(
                (each for each in (written, f"https://{written}") if _URI.fullmatch(each)), ""
            )
        case "email":
            return written if _EMAIL.fullmatch(written) else ""
        case "number":
            return written if _NUMBER.fullmatch(written) else ""
        case "date":
            return written if _DATE.fullmatch(written) else ""
        case "datetime":
            return written if _MOMENT.fullmatch(written) else ""
        case "time":
            return f"{written}:00" if _TIME.fullmatch(written) else ""
    return written


def says_the_same(column: Column, cell: str, written: str) -> bool:
    """Whether an import reads the cell of a package as the very text that we have."""
    return (
        cell == written
        or (column.kind == "time" and cell == f"{written}:00")
        or (cell == NOTHING and not written)
    )
