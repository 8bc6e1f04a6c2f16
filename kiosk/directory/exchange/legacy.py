"""Names that earlier forms of HSDS (1.1 to 2.0), Open Referral UK 1 and Ohana gave to things."""

import re

from kiosk.directory.exchange import holidays_of_old, lists_of_old
from kiosk.directory.exchange.package import Package
from kiosk.directory.exchange.standard import OFFICIAL, OWN_COLUMNS, RESOURCES, TABLES

KNOWN = frozenset(TABLES)

_TABLES = {
    **{resource: table for table, resource in RESOURCES.items()},
    **dict.fromkeys(
        ("services_at_location", "service_at_locations", "services_at_locations"),
        "service_at_location",
    ),
    **dict.fromkeys(("service_taxonomy", "services_taxonomy"), "services_taxonomy"),
    **dict.fromkeys(("service_attribute", "service_attributes"), "service_attributes"),
    **dict.fromkeys(("other_attribute", "other_attributes"), "other_attributes"),
    **dict.fromkeys(("link_taxonomy", "link_taxonomies"), "link_taxonomy"),
    **dict.fromkeys(("physical_address", "physical_addresses"), "physical_addresses"),
    **dict.fromkeys(
        ("postal_address", "postal_addresses", "mail_address", "mail_addresses"),
        "postal_addresses",
    ),
    **dict.fromkeys(("regular_schedule", "regular_schedules"), "regular_schedules"),
    **dict.fromkeys(("holiday_schedule", "holiday_schedules"), "holiday_schedules"),
    **dict.fromkeys(("eligibility", "eligibilities"), "eligibility"),
    "accessibility_for_disabilities": "accessibility_for_disabilities",
    "accessibilities": "accessibility",
    "taxonomy": "old_taxonomy",
    "taxonomies": "taxonomies",
    "url": "urls",
    "fundings": "funding",
    "meta_table_description": "meta_table_descriptions",
    "closure": "closures",
}

_TARGETS = {
    "service_attributes": "attributes",
    "other_attributes": "attributes",
    "services_taxonomy": "attributes",
    "link_taxonomy": "attributes",
    "physical_addresses": "addresses",
    "postal_addresses": "addresses",
    "regular_schedules": "schedules",
    "accessibility_for_disabilities": "accessibility",
    "old_taxonomy": "taxonomy_terms",
}
"""Tables of old whose rows go into another of today as they are, but for their columns' names."""

_GIVEN = {
    "service_attributes": {"link_entity": "service"},
    "services_taxonomy": {"link_entity": "service"},
    "postal_addresses": {"address_type": "postal"},
    "physical_addresses": {"address_type": "physical"},
}

SHARED = {
    *("postal_addresses", "service_attributes", "other_attributes", "services_taxonomy"),
    "link_taxonomy",
}
"""Tables of old that share one of today with another, so that their ids may be the same."""

_COLUMNS: dict[str, dict[str, str]] = {
    "organizations": {"url": "website", "parent_id": "parent_organization_id"},
    "services": {
        "eligibility": "eligibility_description",
        "website": "url",
        "fee": "fees_description",
        "service_name": "name",
        "last_verified": "assured_date",
        "assured_by": "assurer_email",
    },
    "locations": {"website": "url", "type": "location_type"},
    "phones": {"number_type": "type", "phone_number": "number", "phone": "number"},
    "addresses": {
        "address": "address_1",
        "type": "address_type",
        "postcode": "postal_code",
        "county": "region",
        "address1": "address_1",
        "address2": "address_2",
    },
    "contacts": {"organisation_id": "organization_id"},
    "accessibility": {"accessibility": "description"},
    "accessibility_for_disabilities": {"accessibility": "description"},
    "languages": {"language": "name"},
    "service_areas": {"service_area": "name"},
    "required_documents": {"required_document": "document"},
    "schedules": {"dtend": "until", "start_date": "valid_from", "end_date": "valid_to"},
    "regular_schedules": {"start_date": "valid_from", "end_date": "valid_to"},
    "service_attributes": {"service_id": "link_id"},
    "services_taxonomy": {
        "service_id": "link_id",
        "taxonomy_id": "taxonomy_term_id",
        "taxonomy_detail": "value",
    },
    "link_taxonomy": {"link_type": "link_entity", "taxonomy_id": "taxonomy_term_id"},
    "other_attributes": {"link_type": "link_entity"},
    "old_taxonomy": {"taxonomy_id": "id", "vocabulary": "taxonomy"},
    "taxonomy_terms": {"vocabulary": "taxonomy"},
    "cost_options": {"cost": "amount"},
    "service_at_location": {},
}
_EXPANDED = {
    "services": {"location_id", "taxonomy_ids", "languages", "service_areas"},
    "locations": {"virtual", "accessibility", "languages"},
    "schedules": {"weekday"},
    "regular_schedules": {"weekday"},
}
"""Columns of old that are told in tables of their own today; see `adapt`."""

_TAKEN_APART = {"holiday_schedules", "eligibility"}
"""Tables of old whose rows become columns or rows of several tables of today."""

_NOT_A_LETTER = re.compile(r"[\W_]+")
_REJECTED = re.compile(r"^rejected(?:_\d+)?_")
"""What a file that we gave back begins with: `rejected-phones.csv`, `rejected-2-phones.csv`."""
_NOT_FOR_A_FILE = re.compile(r"[^\w -]")
_SAME_EVERYWHERE = {"organisation_id": "organization_id", "organisation": "organization"}


def table_named(stem: str) -> str:
    """The table that a file of this name holds: one of the standard's, or its own name."""
    name = _REJECTED.sub("", _plain(stem)).removeprefix("hsds_")
    name = name.replace("organisation", "organization")
    if name in _TABLES:
        return _TABLES[name]
    return name if name in KNOWN else _NOT_FOR_A_FILE.sub("_", stem.strip())


def is_known(table: str) -> bool:
    """Whether the standard has, or had, a table of this name."""
    return target(table) in KNOWN or table in _TAKEN_APART


def target(table: str) -> str:
    """The table of today that the rows of one of old go into."""
    return _TARGETS.get(table, table)


def given(table: str) -> dict[str, str]:
    """What the name of a table of old says of each of its rows."""
    return _GIVEN.get(table, {})


def column_named(table: str, heading: str) -> str:
    """The column under a heading: one of the standard's or ours, or the heading as it stands."""
    plain = _SAME_EVERYWHERE.get(_plain(heading), _plain(heading))
    today = _known_columns(target(table))
    renamed = _COLUMNS.get(table, {}) | (
        {old: new for old, new in _COLUMNS.get(target(table), {}).items() if old not in today}
        if target(table) != table
        else {}
    )
    if plain in renamed and (plain not in today or table != target(table)):
        return renamed[plain]
    if plain in today or plain in _EXPANDED.get(table, set()):
        return plain
    return heading.strip()


def is_column(table: str, heading: str) -> bool:
    """Whether a heading is one that this table has, or had."""
    column = column_named(table, heading)
    return column in _known_columns(target(table)) or column in _EXPANDED.get(table, set())


def form_of(package: Package) -> str:
    """Which form of the standard a package is in, in words for people."""
    tables = package.tables.keys()
    services = set(package.columns.get("services", ()))
    if "kiosk_services" in tables:
        return "an Open Referral package (HSDS 3.0) that a kiosk has written"
    if services & _EXPANDED["services"]:
        return "an Open Referral package of an early form, as Ohana's"
    origins = {row.origin.file for rows in package.tables.values() for row in rows[:1]}
    old = {table_named(re.split(r"[/\\]", name)[-1].removesuffix(".csv")) for name in origins}
    if old & {*_TARGETS, *_TAKEN_APART}:
        return "an Open Referral package of an earlier form (HSDS 1 or 2)"
    if "urls" in tables or "units" in tables or "service_capacities" in tables:
        return "an Open Referral package (HSDS 3.1 or later)"
    return "an Open Referral package (HSDS 3)"


def adapt(package: Package) -> None:
    """Tell in the tables of today what a package of old tells in columns and tables of its own."""
    lists_of_old.adapt(package)
    holidays_of_old.adapt(package)


def _known_columns(table: str) -> set[str]:
    return {each.name for each in TABLES.get(table, ())} | set(OWN_COLUMNS.get(table, ()))


def _plain(words: str) -> str:
    return _NOT_A_LETTER.sub("_", words.strip().lower()).strip("_")


assert {*_TARGETS.values()} <= OFFICIAL.keys()  # noqa: S101  (a name that is misspelt here)
