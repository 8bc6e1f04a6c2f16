"""Writes HSDS 3 tables as one page of Open Referral UK 3.0 JSON, nested, and loses nothing.

What has no place there, because no service leads to it, the standard does not know its table, or
the schema does not allow its value, stands beside the services:

- `extra_tables`: rows by table, flat;
- `extra_cells`: values that the schema does not allow in their place ("" takes a default away);
- `row_order`: the order of a table's rows, where nesting does not keep it.

`uk_json.read` puts all of it back. A page that has `extra_tables`, even empty, is one of ours.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.directory.exchange import whole_files
from kiosk.directory.exchange.nesting import ENTITIES, SHAPES, references

Cells = Mapping[str, str]
Tables = Mapping[str, Sequence[Cells]]

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?")
"""What can stand in JSON as a number and still read as it was written."""
_FIRST_TIME_ONLY = "organizations"
"""Its lists stand where it appears first: large ones would be repeated with every service."""


class _Number(str):
    """Digits that JSON has as a number."""

    __slots__ = ()


def write(tables: Tables, path: Path) -> None:
    """Write the tables; the same tables make the same bytes.

    Raises:
        KnownTrouble: the file cannot be written.
    """
    with (
        whole_files.replacing(path) as unfinished,
        unfinished.open("w", encoding="utf-8", newline="\n") as file,
    ):
        file.writelines(_Page(tables).pieces())


class _Page:
    """The page while it is made: what hangs under what, and what has been placed."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._by_id: dict[str, dict[str, Cells]] = {}
        for table in SHAPES:
            rows = self._by_id[table] = {}
            for row in tables.get(table, ()):
                rows.setdefault(row.get("id", ""), row)
            rows.pop("", None)
        self._children: dict[tuple[str, str], dict[str, list[Cells]]] = defaultdict(
            lambda: defaultdict(list)
        )
        at_services = {row.get("location_id") for row in tables.get("service_at_location", ())}
        for table, rows in self._by_id.items():
            for key, row in rows.items():
                home = (
                    None if table == "locations" and key in at_services else self._home(table, row)
                )
                if home:
                    self._children[home][table].append(row)
        self._placed: dict[str, dict[str, None]] = defaultdict(dict)
        self._apart: list[dict[str, str]] = []

    def _home(self, table: str, row: Cells) -> tuple[str, str] | None:
        """The row that it is nested in, if there is one."""
        for parent, shape in SHAPES.items():
            if table in shape.lists.values():
                column = next(iter(references(table, parent, "")))
                key = row.get(column, "")
                kind = row.get("link_entity", row.get("resource_type", ""))
                if column in {"link_id", "resource_id"} and ENTITIES.get(kind) != parent:
                    continue
                if key in self._by_id[parent]:
                    return parent, key
        return None

    def pieces(self) -> Iterator[str]:
        """The text of the page, a service at a time: 50,000 of them need not be in memory."""
        services = self._by_id["services"]
        count = str(len(services))
        head = {
            "total_items": _Number(count),
            "total_pages": _Number("1"),
            "page_number": _Number("1"),
            "size": _Number(count),
            "first_page": True,
            "last_page": True,
            "empty": not services,
        }
        yield _encoded(head).removesuffix("\n}") + ',\n  "contents": ['
        for number, row in enumerate(services.values()):
            yield (",\n" if number else "\n") + "    " + _encoded(self._object("services", row), 2)
        yield "\n  ]" if services else "]"
        beside: dict[str, Any] = {"extra_tables": self._extra_tables()}
        if self._apart:
            beside["extra_cells"] = self._apart
        order = self._order()
        if order:
            beside["row_order"] = order
        yield "," + _encoded(beside).removeprefix("{") + "\n"

    def _object(self, table: str, row: Cells, left_out: Sequence[str] = ()) -> dict[str, Any]:
        """A row with all that hangs under it; what its place says already is left out."""
        shape = SHAPES[table]
        key = row["id"]
        is_first = key not in self._placed[table]
        self._placed[table][key] = None
        owners = {
            name: (owner, self._by_id[owner][row[column]])
            for name, (owner, column) in shape.owners.items()
            if owner != "services" and row.get(column, "") in self._by_id[owner]
        }
        left_out = (*left_out, *(shape.owners[name][1] for name in owners))
        made = self._own_cells(table, row, left_out, is_first=is_first)
        for name, (owner, owned_by) in owners.items():
            made[name] = self._object(owner, owned_by)
        if is_first or table != _FIRST_TIME_ONLY:
            below = self._children.get((table, key), {})
            for name, child in shape.lists.items():
                if child in below:
                    implied = next(iter(references(child, table, key)))
                    made[name] = [self._object(child, each, (implied,)) for each in below[child]]
        return made

    def _own_cells(
        self, table: str, row: Cells, left_out: Sequence[str], *, is_first: bool
    ) -> dict[str, Any]:
        shape = SHAPES[table]
        names = shape.columns.split()
        nested = shape.owners.keys() | shape.lists.keys()
        made: dict[str, Any] = {}
        for column in (*names, *sorted(row.keys() - set(names))):
            text = row.get(column, "")
            if column in left_out:
                continue
            fits, value = _typed(shape.numbers, shape.enums, column, text)
            if text and column not in nested and fits:
                made[column] = value
                continue
            default = shape.required.get(column)
            if default is not None:
                made[column] = default
            if (text or default) and is_first:
                self._apart.append(
                    {"table": table, "id": row["id"], "column": column, "value": text}
                )
        return made

    def _extra_tables(self) -> dict[str, list[dict[str, str]]]:
        """What no service leads to, and the tables that the standard does not know."""
        extra: dict[str, list[dict[str, str]]] = {}
        for table in sorted(self._tables):
            placed = set(self._placed[table]) if table in SHAPES else set()
            rows = []
            for row in self._tables[table]:
                key = row.get("id", "")
                if key in placed:
                    placed.discard(key)  # another row with this key has no place yet
                else:
                    rows.append({name: row[name] for name in sorted(row) if row[name]})
            if rows:
                extra[table] = rows
        return extra

    def _order(self) -> list[dict[str, Any]]:
        """The order of the rows' keys, for tables in which it is not the one in the page."""
        order: list[dict[str, Any]] = []
        for table in SHAPES:
            wanted = [row.get("id", "") for row in self._tables.get(table, ())]
            placed = list(self._placed[table])
            if wanted != [*placed, *_without(wanted, placed)]:
                order.append({"table": table, "ids": wanted})
        return order


def _without(keys: list[str], placed: list[str]) -> list[str]:
    """The keys that are left when each of the placed ones is taken out once."""
    out = set(placed)
    left = []
    for key in keys:
        if key in out:
            out.discard(key)
        else:
            left.append(key)
    return left


def _typed(numbers: str, enums: Mapping[str, str], column: str, text: str) -> tuple[bool, str]:
    """Whether the schema allows a value in its column, and the value as JSON has it."""
    if column in numbers.split():
        return bool(_NUMBER.fullmatch(text)), _Number(text)
    if column in enums:
        return text in enums[column].split("|"), text
    return True, text


def _encoded(value: Any, depth: int = 0) -> str:
    """JSON with fixed indents; numbers stay as they were written, which `json` cannot do."""
    if isinstance(value, _Number):
        return str(value)
    if isinstance(value, str):
        is_unicode = value.isprintable() or not any("\ud800" <= each <= "\udfff" for each in value)
        return json.dumps(value, ensure_ascii=not is_unicode)
    if isinstance(value, bool):
        return "true" if value else "false"
    indent = "\n" + "  " * (depth + 1)
    end = "\n" + "  " * depth
    if isinstance(value, dict):
        items = [f"{json.dumps(name)}: {_encoded(each, depth + 1)}" for name, each in value.items()]
        return "{" + indent + f",{indent}".join(items) + end + "}" if items else "{}"
    items = [_encoded(each, depth + 1) for each in value]
    return "[" + indent + f",{indent}".join(items) + end + "]" if items else "[]"
