"""What words cannot say of a service, packed up in the last column of its row in a sheet.

A sheet has one row for a service that may have three numbers and two places. So that somebody can
mend a telephone number in it and nothing else is lost, that column holds the rows of the service as
they are. Read back, the words count wherever they have been changed since, and these rows
everywhere else.
"""

import json
from collections.abc import Mapping, Sequence

from kiosk.directory.exchange.sheet_rows import Tables
from kiosk.directory.exchange.sheet_words import OF_SERVICE, PLACE, at_places, number_words, words

_GROUPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "organizations": (("Organisation",), ("organizations", "organization_identifiers")),
    "schedules": (("Opening times",), ("schedules",)),
    "cost_options": (("Cost",), ("cost_options",)),
    "service_areas": (("Area",), ("service_areas",)),
    "languages": (("Languages",), ("languages",)),
    "contacts": (("Contact",), ("contacts",)),
}
"""Columns and the tables behind them, which are replaced when somebody has changed the words."""

_LINES = ("address_1", "address_2", "city", "state_province", "postal_code")
_TAXONOMIES = {"Topics": "topics", "Ways in": "access"}


def packed(tables: Tables) -> str:
    """The rows of a service for the last column."""
    return json.dumps(tables, ensure_ascii=True, separators=(",", ":"), sort_keys=True)


def unpacked(text: str, service_id: str) -> Tables | None:
    """The rows that the last column holds, if they are those of this service."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    is_sound = isinstance(found, dict) and all(
        isinstance(rows, list)
        and all(
            isinstance(row, dict) and all(isinstance(cell, str) for cell in row.values())
            for row in rows
        )
        for rows in found.values()
    )
    if not is_sound:
        return None
    services = found.get("services", [])
    known = all("location_id" in row for row in found.get("addresses", ()))
    is_it = len(services) == 1 and services[0].get("id") == service_id
    return found if is_it and known else None


def merged(kept: Tables, now: Mapping[str, str], said: Tables) -> Tables:
    """The rows of a service, changed where somebody has changed the words since.

    Args:
        kept: the rows as they were written.
        now: the cells of the columns that are still there, by the headings that we write.
        said: what the cells say, read as anybody's sheet.
    """
    before = words(kept)
    changed = {heading for heading, text in now.items() if before.get(heading, "") != text}
    result = {table: list(rows) for table, rows in kept.items()}
    service = dict(kept["services"][0])
    result["services"] = [service]
    for heading, column in OF_SERVICE.items():
        if heading in changed:
            _set(service, column, now[heading])
    ours = {"id", "organization_id", *OF_SERVICE.values()}
    service |= {name: text for name, text in said["services"][0].items() if name not in ours}
    key = service["id"]
    for table, (headings, tables) in _GROUPS.items():
        if changed.isdisjoint(headings):
            continue
        if table == "organizations":
            _set(service, "organization_id", said["services"][0].get("organization_id", ""))
            for each in tables:
                result[each] = said.get(each, [])
        else:
            _replace(result, said, table, key, keep=("id",))
    if any(heading.startswith("Phone") for heading in changed):
        _replace(result, said, "phones", key, keep=("id", "type", "description", "extension"))
    if "Topics" in changed or "Ways in" in changed:
        _replace_terms(result, said, changed, key)
    if not changed.isdisjoint((*PLACE, "Access")):
        _replace_place(result, said, changed)
    return {table: rows for table, rows in result.items() if rows}


def _set(row: dict[str, str], column: str, text: str) -> None:
    if text:
        row[column] = text
    else:
        row.pop(column, None)


def _replace(
    result: Tables, said: Tables, table: str, service_id: str, keep: Sequence[str]
) -> None:
    """Put what the words say in place of the service's rows, in their order, under their keys."""
    former = [row for row in result.get(table, ()) if row.get("service_id") == service_id]
    others = [row for row in result.get(table, ()) if row.get("service_id") != service_id]
    rows = said.get(table, [])
    same = {number_words(row): row for row in former} if table == "phones" else {}
    left = [row for row in former if number_words(row) not in {each.get("number") for each in rows}]
    now = []
    for row in rows:
        if row.get("number") in same:
            now.append(same[row["number"]])
            continue
        before = left.pop(0) if left else {}
        kept = {name: before[name] for name in keep if name in before}
        note = number_words(before).removeprefix(before.get("number", ""))
        if table == "phones" and note:
            row["number"] = row["number"].removesuffix(note)
        now.append(kept | row)
    result[table] = others + now


def _replace_terms(result: Tables, said: Tables, changed: set[str], service_id: str) -> None:
    taxonomies = {row.get("id"): row.get("name") for row in result.get("taxonomies", ())}
    terms = {
        row.get("id"): taxonomies.get(row.get("taxonomy_id"))
        for row in result.get("taxonomy_terms", ())
    }
    gone = {_TAXONOMIES[heading] for heading in changed & _TAXONOMIES.keys()}
    wanted = said.get("attributes", [])
    names = {row["taxonomy_term_id"] for row in wanted}
    kept = [
        row
        for row in result.get("attributes", ())
        if row.get("link_id") != service_id
        or terms.get(row.get("taxonomy_term_id")) not in gone
        or row.get("taxonomy_term_id") in names
    ]
    there = {row.get("taxonomy_term_id") for row in kept if row.get("link_id") == service_id}
    result["attributes"] = kept + [row for row in wanted if row["taxonomy_term_id"] not in there]
    for table in ("taxonomies", "taxonomy_terms"):
        ids = {row.get("id") for row in result.get(table, ())}
        new = [row for row in said.get(table, ()) if row["id"] not in ids]
        result[table] = [*result.get(table, ()), *new]


def _replace_place(result: Tables, said: Tables, changed: set[str]) -> None:
    """Change the first place, under its own keys; where it has moved, it is no longer mapped."""
    at = at_places(result)
    if not at:
        for table in ("locations", "service_at_location", "addresses", "accessibility"):
            result[table] = said.get(table, [])
        return
    key = at[0].get("location_id", "")
    has_moved = not changed.isdisjoint(PLACE[1:])
    name = said.get("locations", [{}])[0].get("name", "")
    for number, location in enumerate(result.get("locations", ())):
        if location.get("id") == key:
            moved = result["locations"][number] = dict(location)
            _set(moved, "name", name)
            for column in ("latitude", "longitude") if has_moved else ():
                moved.pop(column, None)
    if has_moved:
        former = next((row for row in result.get("addresses", ()) if row["location_id"] == key), {})
        others = [row for row in result.get("addresses", ()) if row is not former]
        rest = {column: text for column, text in former.items() if column not in _LINES}
        new = [row | rest | {"location_id": key} for row in said.get("addresses", ())]
        result["addresses"] = new + others
    if "Access" in changed:
        others = [row for row in result.get("accessibility", ()) if row.get("location_id") != key]
        new = [row | {"location_id": key} for row in said.get("accessibility", ())]
        result["accessibility"] = others + new
