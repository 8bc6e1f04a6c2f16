"""The tables of HSDS 3.0 as its data package gives them, and our own that stand beside them.

A column is written `name[*][:kind]`: `*` where the standard wants a value, and a kind other than
text: `uuid`, `email`, `uri`, `number`, `date`, `time`, `datetime`, or `>table` for a reference.
"""

from dataclasses import dataclass

from sqlalchemy import Table

from kiosk.directory import models
from kiosk.store import Base


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its kind, whether it must hold something, and the table that it refers to."""

    name: str
    kind: str = "text"
    required: bool = False
    to: str = ""


def _columns(words: str) -> tuple[Column, ...]:
    found = []
    for word in words.split():
        name, _, kind = word.partition(":")
        to = kind[1:] if kind.startswith(">") else ""
        found.append(
            Column(name.rstrip("*"), "ref" if to else kind or "text", name.endswith("*"), to)
        )
    return tuple(found)


OFFICIAL: dict[str, tuple[Column, ...]] = {
    "organizations": _columns(
        "id*:uuid name* alternate_name description* email:email website:uri tax_status tax_id "
        "year_incorporated:number legal_status logo uri:uri parent_organization_id:>organizations"
    ),
    "programs": _columns(
        "id*:uuid organization_id*:>organizations name* alternate_name description*"
    ),
    "services": _columns(
        "id*:uuid organization_id*:>organizations program_id:>programs name* alternate_name "
        "description url:uri email:email status* interpretation_services application_process "
        "fees_description wait_time fees accreditations eligibility_description "
        "minimum_age:number maximum_age:number assured_date:date assurer_email:email licenses "
        "alert last_modified:datetime"
    ),
    "attributes": _columns(
        "id*:uuid link_id*:uuid taxonomy_term_id*:>taxonomy_terms link_type link_entity* value"
    ),
    "service_at_location": _columns(
        "id*:uuid service_id*:>services location_id*:>locations description"
    ),
    "locations": _columns(
        "id*:uuid location_type* url:uri organization_id:>organizations name alternate_name "
        "description transportation latitude:number longitude:number external_identifier "
        "external_identifier_type"
    ),
    "phones": _columns(
        "id*:uuid location_id:>locations service_id:>services organization_id:>organizations "
        "contact_id:>contacts service_at_location_id:>service_at_location number* "
        "extension:number type description"
    ),
    "contacts": _columns(
        "id*:uuid organization_id:>organizations service_id:>services "
        "service_at_location_id:>service_at_location location_id:>locations name title "
        "department email:email"
    ),
    "addresses": _columns(
        "id*:uuid location_id:>locations attention address_1* address_2 city* region "
        "state_province* postal_code* country* address_type*"
    ),
    "schedules": _columns(
        "id*:uuid service_id:>services location_id:>locations "
        "service_at_location_id:>service_at_location valid_from:date valid_to:date dtstart:date "
        "timezone:number until:date count:number wkst freq interval:number byday byweekno "
        "bymonthday byyearday description opens_at:time closes_at:time schedule_link:uri "
        "attending_type notes"
    ),
    "funding": _columns("id*:uuid organization_id:>organizations service_id:>services source"),
    "service_areas": _columns(
        "id*:uuid service_id:>services name description extent extent_type uri"
    ),
    "required_documents": _columns("id*:uuid service_id:>services document uri:uri"),
    "languages": _columns(
        "id*:uuid service_id:>services location_id:>locations phone_id:>phones name code note"
    ),
    "accessibility": _columns("id*:uuid location_id:>locations description details url:uri"),
    "taxonomy_terms": _columns(
        "id*:uuid code name* description* parent_id:>taxonomy_terms taxonomy language "
        "taxonomy_id:>taxonomies term_uri:uri"
    ),
    "metadata": _columns(
        "id*:uuid resource_id*:uuid resource_type* last_action_date*:date last_action_type* "
        "field_name* previous_value* replacement_value* updated_by*"
    ),
    "meta_table_descriptions": _columns("id*:uuid name language character_set"),
    "cost_options": _columns(
        "id*:uuid service_id*:>services valid_from:date valid_to:date option currency "
        "amount:number amount_description"
    ),
    "organization_identifiers": _columns(
        "id*:uuid organization_id*:>organizations identifier_scheme identifier_type* identifier*"
    ),
    "taxonomies": _columns("id*:uuid name* description* uri:uri version"),
}
"""In the order of the standard's own data package."""

RESOURCES = {
    "organizations": "organization",
    "programs": "program",
    "services": "service",
    "attributes": "attribute",
    "locations": "location",
    "phones": "phone",
    "contacts": "contact",
    "addresses": "address",
    "schedules": "schedule",
    "service_areas": "service_area",
    "required_documents": "required_document",
    "languages": "language",
    "taxonomy_terms": "taxonomy_term",
    "meta_table_descriptions": "meta_table_description",
    "cost_options": "cost_option",
    "organization_identifiers": "organization_identifier",
    "taxonomies": "taxonomy",
}
"""What the standard's data package calls a table whose file it calls otherwise."""

ENUMS = {
    ("services", "status"): ("active", "inactive", "defunct", "temporarily closed"),
    ("locations", "location_type"): ("physical", "postal", "virtual"),
    ("addresses", "address_type"): ("physical", "postal", "virtual"),
    ("schedules", "freq"): ("WEEKLY", "MONTHLY"),
    ("schedules", "wkst"): ("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
}

OWN: dict[str, tuple[Column, ...]] = {
    "urls": _columns("id*:uuid organization_id:>organizations service_id:>services label url*"),
    "closures": _columns("id*:uuid service_id*:>services first_day*:date last_day*:date words"),
    "kiosk_services": _columns(
        "id*:>services publication kind sensitive:flag never_hides:flag about_moving:flag "
        "is_local:flag first_visit to_bring bank_holidays check_first source_url confidence"
    ),
    "kiosk_topics": _columns("id*:>taxonomy_terms position*:number picture* emergency_card*:flag"),
    "kiosk_cells": _columns("table_name* id*:uuid column* value"),
    "original_ids": _columns("table_name* id*:uuid original_id*"),
}
"""Our own tables. `kiosk_cells` holds what the standard's tables have no room for, or want to look
otherwise: the order of numbers and times, and cells as they were written."""

TABLES = OFFICIAL | OWN

MODELS: dict[str, type[models.Record]] = {
    model.__tablename__: model
    for model in (
        models.Organization,
        models.Service,
        models.Location,
        models.Taxonomy,
        models.TaxonomyTerm,
        models.ServiceAtLocation,
        models.Contact,
        models.Phone,
        models.Schedule,
        models.Address,
        models.Accessibility,
        models.Language,
        models.CostOption,
        models.ServiceArea,
        models.Attribute,
        models.OrganizationIdentifier,
        models.Url,
        models.Closure,
    )
}
"""The tables that the kiosk keeps as such, those that others refer to first."""

KEPT_AS_TEXT = ("programs", "funding", "required_documents", "meta_table_descriptions", "metadata")
"""The standard's tables that the kiosk has no use for, and keeps as they are."""

ORDER = (
    *("organizations", "programs", "services", "locations", "taxonomies", "taxonomy_terms"),
    *("service_at_location", "contacts", "phones", "schedules", "addresses", "accessibility"),
    *("languages", "cost_options", "service_areas", "attributes", "organization_identifiers"),
    *("urls", "closures", "funding", "required_documents", "meta_table_descriptions", "metadata"),
)
"""The order in which tables are cleaned: what is referred to stands before what refers."""

PARENTS = {
    "phones": (
        "service_id",
        "location_id",
        "organization_id",
        "contact_id",
        "service_at_location_id",
    ),
    "contacts": ("service_id", "location_id", "organization_id", "service_at_location_id"),
    "schedules": ("service_id", "location_id", "service_at_location_id"),
    "languages": ("service_id", "location_id", "phone_id"),
    "urls": ("organization_id", "service_id"),
    "funding": ("organization_id", "service_id"),
    "addresses": ("location_id",),
    "accessibility": ("location_id",),
    "service_areas": ("service_id",),
    "required_documents": ("service_id",),
}
"""Tables whose rows must belong to something, and the columns that say to what."""

OWN_COLUMNS = {
    "services": ("first_visit", "to_bring", "bank_holidays"),
    "locations": ("confidential",),
}
"""Columns of ours that are understood in the standard's own tables, too."""

STAFF_NOTES = ("check_first", "source_url", "confidence")
"""What the starter content keeps in a service's `extra`; it goes out in `kiosk_services`."""

NOT_KNOWN_ORGANIZATION = "00000000-0000-4000-8000-6b696f736b00"
"""Stands in a package where a service has no organization, because the standard wants one."""


def table_of(name: str) -> Table:
    """SQLAlchemy's table behind one of `MODELS`, or behind `kiosk_topics`."""
    model = models.Topic if name == "kiosk_topics" else MODELS[name]
    return Base.metadata.tables[model.__tablename__]
