"""What Open Referral UK 1.0, HSDS 1 and other publishers call what HSDS 3 calls otherwise."""

import uuid
from collections.abc import Iterator
from typing import Any

from kiosk.directory import starter
from kiosk.directory.exchange.nesting import SHAPES
from kiosk.directory.listing import Access

LISTS = {
    **{table: table for table in SHAPES},
    **{shape.singular: table for table, shape in SHAPES.items()},
    "service_at_locations": "service_at_location",
    "services_at_location": "service_at_location",
    "services_at_locations": "service_at_location",
    "physical_addresses": "addresses",
    "postal_addresses": "addresses",
    "regular_schedule": "schedules",
    "regular_schedules": "schedules",
    "regularSchedules": "schedules",
    "regularScheduleCollection": "schedules",
    "holiday_schedule": "holiday_schedules",
    "holidaySchedules": "holiday_schedules",
    "holidayScheduleCollection": "holiday_schedules",
    "accessibility_for_disabilities": "accessibility",
    "accessibilities": "accessibility",
    "fundings": "funding",
    "taxonomys": "taxonomies",
    "service_taxonomy": "attributes",
    "service_taxonomys": "attributes",
    "service_taxonomies": "attributes",
    "services_taxonomy": "attributes",
    "service_attributes": "attributes",
    "other_attributes": "attributes",
    "link_taxonomys": "attributes",
    "link_taxonomies": "attributes",
    "additional_urls": "urls",
    "additional_websites": "urls",
}
"""Nested lists, and the tables that they are."""

OF_UK_1 = {
    *("physical_addresses", "postal_addresses", "regular_schedule", "regular_schedules"),
    *("holidayScheduleCollection", "accessibility_for_disabilities", "service_taxonomys"),
    *("eligibilitys", "fundings", "link_taxonomys", "attending_access", "deliverable_type"),
}
"""Names that Open Referral UK 1.0 has and 3.0 has not."""

OWNERS = {
    **{
        (table, name): owned
        for table, shape in SHAPES.items()
        for name, owned in shape.owners.items()
    },
    ("attributes", "taxonomy"): ("taxonomy_terms", "taxonomy_term_id"),
    ("taxonomy_terms", "taxonomy"): ("taxonomies", "taxonomy_id"),
}
"""Nested objects, by the table that they are nested in: their table, and the column that refers."""

_COLUMNS = {
    "services": {"website": "url", "organization": "organization_id"},
    "organizations": {"url": "website"},
    "languages": {"language": "name"},
    "accessibility": {"accessibility": "description"},
    "service_areas": {"service_area": "name"},
    "taxonomy_terms": {"vocabulary": "taxonomy"},
    "phones": {"number_type": "type"},
    "schedules": {"dtStart": "dtstart", "byDay": "byday", "byMonthDay": "bymonthday"},
    "holiday_schedules": {"open_at": "opens_at", "close_at": "closes_at"},
}
"""Columns that have another name now; the value moves only where there is none yet."""

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ADDRESS_TYPES = {"physical_addresses": "physical", "postal_addresses": "postal"}

_WAYS_IN = {
    "referral": (Access.REFER, "Ask a GP or physio"),
    "drop-in": (Access.DROP_IN, "Drop in"),
    "membership": (Access.MEMBERS, "For members"),
    "appointment": (Access.CONTACT, "Contact them"),
}
"""What Open Referral UK 1.0 calls `attending_access`, as our taxonomy `access` has it."""


def rename_columns(table: str, nested_in: str, cells: dict[str, str]) -> None:
    """Give the columns of a row the names that HSDS 3 has; a plain weekday becomes its rule."""
    for former, name in _COLUMNS.get(table, {}).items():
        if former in cells and name not in cells:
            cells[name] = cells.pop(former)
    if nested_in in _ADDRESS_TYPES:
        cells.setdefault("address_type", _ADDRESS_TYPES[nested_in])
    if table == "schedules" and "byday" not in cells and "weekday" in cells:
        day = _weekday(cells["weekday"])
        if day:
            del cells["weekday"]
            cells["byday"] = day
            cells.setdefault("freq", "WEEKLY")


def _weekday(text: str) -> str:
    """A weekday of HSDS 1 (its name, or 1 for Monday to 7) as a rule has it, or nothing."""
    if text in {str(number) for number in range(1, 8)}:
        return _DAYS[int(text) - 1]
    start = text.strip()[:2].upper()
    return start if start in _DAYS and text.strip().isalpha() else ""


def eligibility(rows: list[dict[str, Any]], cells: dict[str, str]) -> bool:
    """Fill a service's columns from the table `eligibility` of HSDS 1; whether that says it all."""
    words = [str(row["eligibility"]) for row in rows if row.get("eligibility")]
    if words:
        cells.setdefault("eligibility_description", "; ".join(words))
    if len(rows) > 1:
        return False
    for row in rows:
        for column in ("minimum_age", "maximum_age"):
            if isinstance(row.get(column), str) and row[column]:
                cells.setdefault(column, row[column])
    return all(row.keys() <= {"id", "service_id", *_OF_ELIGIBILITY} for row in rows)


_OF_ELIGIBILITY = ("eligibility", "minimum_age", "maximum_age")


def ways_in(service_id: str, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows of our taxonomy `access` for an `attending_access` of Open Referral UK 1.0."""
    taxonomy = starter.key("taxonomy", "access")
    for word in text.replace(";", ",").split(","):
        way = word.strip().casefold().replace(" ", "-").replace("_", "-")
        if way not in _WAYS_IN:
            continue
        access, name = _WAYS_IN[way]
        term = starter.key("access", access.value)
        yield (
            "taxonomies",
            {"id": taxonomy, "name": "access", "description": "How a person gets in"},
        )
        yield (
            "taxonomy_terms",
            {"id": term, "taxonomy_id": taxonomy, "code": access.value, "name": name},
        )
        yield (
            "attributes",
            {
                "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{service_id}|access|{access.value}")),
                "link_id": service_id,
                "link_entity": "service",
                "taxonomy_term_id": term,
            },
        )
