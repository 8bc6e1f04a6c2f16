"""Open Referral JSON, as Open Referral UK 1.0 and 3.0 and HSDS 3 nest it, into tables of text.

One service, a list of them, a page of them, or tables by their names. A row that is nested several
times is there once; where two places say different things, the first one counts and the other is
named. Rows without an id get one that is the same whenever the same file is read.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiosk.directory.exchange import holidays_of_old, lists_of_old
from kiosk.directory.exchange.package import Package, Row
from kiosk.directory.exchange.text_files import read_text
from kiosk.directory.exchange.uk_json_names import LISTS
from kiosk.directory.exchange.uk_json_rows import Rows, too_deep
from kiosk.directory.exchange.uk_json_values import dicts, identity, parsed, shown, text_of
from kiosk.directory.exchange.uk_json_writing import write
from kiosk.errors import KnownTrouble

__all__ = ["read", "write"]

MOST_BYTES = 400_000_000
MOST_VALUES = 30_000_000
"""A file of brackets alone takes twenty times its size in memory."""
_PAGES = ("contents", "content", "data", "results", "items", "records")
"""What publishers call the list in a page."""
_OF_A_DESCRIPTION = {"resources", "properties", "$schema", "openapi"}
"""Keys of data packages and of schemas."""
_OF_SERVICES = {"organization", "status", "service_at_locations", "service_taxonomys"}
_TELLING = (
    ("taxonomy_terms", {"taxonomy_detail", "term_uri"}),
    ("service_at_location", {"location"}),
    ("locations", {"location_type", "addresses", "physical_addresses", "latitude"}),
    ("organizations", {"organization_identifiers", "tax_status", "legal_status", "programs"}),
    ("organizations", {"parent_organization_id", "services", "year_incorporated"}),
)
"""Keys that tell what an object is that is no service."""


def read(path: Path) -> Package:
    """Read a file of nested JSON.

    Raises:
        KnownTrouble: it is too large, no JSON, nested too deeply, or there is no listing in it.
    """
    try:
        text = read_text(path, MOST_BYTES)
        if sum(map(text.count, ",[{")) > MOST_VALUES:
            raise KnownTrouble(
                f"{path.name} holds more values than any directory of services. Split it into "
                "smaller files, and import one after the other."
            )
        document = parsed(text)
        del text
        return _package(path.name, document)
    except json.JSONDecodeError as error:
        raise KnownTrouble(
            f"{path.name} is not JSON: it goes wrong at line {error.lineno}, column {error.colno}. "
            "Fetch the file again, or ask its publisher for a sound one."
        ) from error
    except RecursionError as error:
        raise too_deep(path.name) from error


def _package(file: str, document: Any) -> Package:
    is_ours = isinstance(document, dict) and isinstance(document.get("extra_tables"), dict)
    if isinstance(document, dict) and document.keys() & _OF_A_DESCRIPTION:
        raise KnownTrouble(
            f"{file} describes a form, and holds no listings. If it lies in a package, import the "
            "folder or the zip that it lies in."
        )
    rows = Rows(file, is_ours=is_ours)
    for number, (named, item) in enumerate(_items(document, rows), start=1):
        rows.number = number
        table = named or _table_of(item)
        key = identity(table, item, "") if table else ""
        if not table:
            rows.tell("", shown(item), "This is no listing, so it is left out.")
        elif table == "services" and rows.row(table, key):
            words = "Another service in this file has the same id. Give this one an id of its own."
            rows.leave_out(table, item, "id", key, words)
        else:
            rows.take(table, item)
    rows.number = 0
    if is_ours:
        _put_back(document, rows)
    if not (rows.tables or is_ours or _is_empty_page(document)):
        raise KnownTrouble(
            f"There is no listing in {file}. It has to hold services as Open Referral has them, "
            "one or a list."
        )
    version = "Open Referral UK 1.0" if rows.is_uk_1 else "HSDS 3"
    package = Package(
        f"an Open Referral file in JSON ({version})",
        rows.tables,
        problems=rows.problems,
        left_out=rows.left_out,
    )
    if not is_ours:
        holidays_of_old.adapt(package)
        lists_of_old.fees(package)
        package.columns.clear()  # a nested form has those that its rows have
    return package


def _items(document: Any, rows: Rows) -> Iterable[tuple[str, Any]]:
    """The objects at the top, each with its table where the document says it."""
    if isinstance(document, list):
        return [("", item) for item in document]
    if not isinstance(document, dict):
        return []
    page = next((name for name in _PAGES if isinstance(document.get(name), list)), "")
    if page:
        rows.tell_repeated(document)
        rows.is_uk_1 = page == "content"
        if document.get("last_page", document.get("last")) is False:
            pages = shown(document.get("total_pages", document.get("totalPages", "")))
            words = "This is not the last page: bring in the publisher's other pages as well."
            rows.tell("total_pages", pages, words, blocks=False)
        return [("", item) for item in document[page]]
    names = {key: LISTS.get(key.removesuffix(".csv"), "") for key in document}
    if not document.keys() & {"id", "name"} and any(names.values()):
        return [
            (table if isinstance(item, dict) else "", item)
            for key, table in names.items()
            if table and isinstance(document[key], list)
            for item in document[key]
        ]
    return [("", document)]


def _is_empty_page(document: Any) -> bool:
    return document == [] or (
        isinstance(document, dict) and any(document.get(name) == [] for name in _PAGES)
    )


def _table_of(item: Any) -> str:
    """The table of an object that does not say it; nothing for what is no listing."""
    if not isinstance(item, dict):
        return ""
    if not item.keys() & _OF_SERVICES:
        for table, keys in _TELLING:
            if item.keys() & keys:
                return table
        if "uri" in item and item.keys() <= {"id", "name", "description", "uri", "version"}:
            return "taxonomies"
    return "services" if item.keys() & {"id", "name"} else ""


def _put_back(document: dict[str, Any], rows: Rows) -> None:
    """What one of our own files has beside its services (see `uk_json_writing`)."""
    for cell in dicts(document.get("extra_cells")):
        row = rows.row(text_of(cell.get("table")), text_of(cell.get("id")))
        column, text = text_of(cell.get("column")), text_of(cell.get("value"))
        if row and column != "id" and text:
            row.cells[column] = text
        elif row and column != "id":
            row.cells.pop(column, None)
    for table, found in document["extra_tables"].items():
        for each in dicts(found):
            rows.take_flat(table, each)
    for order in dicts(document.get("row_order")):
        table, ids = text_of(order.get("table")), order.get("ids")
        if table in rows.tables and isinstance(ids, list):
            rows.tables[table] = _in_order(rows.tables[table], [text_of(key) for key in ids])


def _in_order(rows: list[Row], ids: list[str]) -> list[Row]:
    """The rows in the order of their keys; several with one key stay in their own order."""
    waiting: dict[str, list[Row]] = defaultdict(list)
    for row in reversed(rows):
        waiting[row.cells.get("id", "")].append(row)
    ordered = [waiting[key].pop() for key in ids if waiting.get(key)]
    return ordered + [row for queue in waiting.values() for row in reversed(queue)]
