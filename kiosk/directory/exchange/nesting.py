"""How HSDS 3 nests its tables in JSON: what each holds, in which order, and under which names.

After the JSON schemas of HSDS 3.0. The tables stand in the order in which a row that could lie in
several places (a telephone number of a service and of an organization) is given one of them.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shape:
    """What a row of one table looks like as a JSON object.

    Attributes:
        singular: what the column of another table that refers to it begins with.
        columns: in the order of the schema.
        owners: nested objects that the row belongs to: their table, and the column that refers.
        lists: nested lists of rows that belong to it: their tables.
        required: columns that the schema wants, with what is written where there is nothing.
        numbers: columns that are numbers in JSON.
        enums: columns with the only values that the schema allows.
    """

    singular: str
    columns: str
    owners: dict[str, tuple[str, str]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    required: dict[str, str] = field(default_factory=dict)
    numbers: str = ""
    enums: dict[str, str] = field(default_factory=dict)


def _lists(names: str) -> dict[str, str]:
    """Nested lists that are called as their tables, and those that nearly everything has."""
    return {name: _TABLES.get(name, name) for name in f"{names} attributes metadata".split()}


_TABLES = {"service_at_locations": "service_at_location"}
_PLACES = "physical|postal|virtual"
_ADDRESS = ("address_1", "city", "state_province", "postal_code", "country")
_CHANGE = "last_action_date last_action_type field_name previous_value replacement_value updated_by"

SHAPES = {
    "services": Shape(
        "service",
        "id organization_id program_id name alternate_name description url email status "
        "interpretation_services application_process fees_description wait_time fees "
        "accreditations eligibility_description minimum_age maximum_age assured_date "
        "assurer_email licenses alert last_modified",
        {
            "organization": ("organizations", "organization_id"),
            "program": ("programs", "program_id"),
        },
        _lists(
            "phones schedules service_areas service_at_locations languages funding cost_options "
            "required_documents contacts"
        ),
        {"name": "", "status": "active"},
        "minimum_age maximum_age",
        {"status": "active|inactive|defunct|temporarily closed"},
    ),
    "service_at_location": Shape(
        "service_at_location",
        "id service_id location_id description",
        {"location": ("locations", "location_id"), "service": ("services", "service_id")},
        _lists("contacts phones schedules"),
    ),
    "contacts": Shape(
        "contact",
        "id organization_id service_id service_at_location_id location_id name title department "
        "email",
        {},
        _lists("phones"),
    ),
    "locations": Shape(
        "location",
        "id location_type url organization_id name alternate_name description transportation "
        "latitude longitude external_identifier external_identifier_type",
        {},
        _lists("languages addresses contacts accessibility phones schedules"),
        {"location_type": "physical"},
        "latitude longitude",
        {"location_type": _PLACES},
    ),
    "organizations": Shape(
        "organization",
        "id name alternate_name description email website tax_status tax_id year_incorporated "
        "legal_status logo uri parent_organization_id",
        {},
        _lists("funding contacts phones locations programs organization_identifiers"),
        {"name": "", "description": ""},
        "year_incorporated",
    ),
    "phones": Shape(
        "phone",
        "id location_id service_id organization_id contact_id service_at_location_id number "
        "extension type description",
        {},
        _lists("languages"),
        {"number": ""},
        "extension",
    ),
    "addresses": Shape(
        "address",
        "id location_id attention address_1 address_2 city region state_province postal_code "
        "country address_type",
        {},
        _lists(""),
        {**dict.fromkeys(_ADDRESS, ""), "address_type": "physical"},
        "",
        {"address_type": _PLACES},
    ),
    "schedules": Shape(
        "schedule",
        "id service_id location_id service_at_location_id valid_from valid_to dtstart timezone "
        "until count wkst freq interval byday byweekno bymonthday byyearday description opens_at "
        "closes_at schedule_link attending_type notes",
        {},
        _lists(""),
        {},
        "timezone count interval",
        {"wkst": "MO|TU|WE|TH|FR|SA|SU", "freq": "WEEKLY|MONTHLY"},
    ),
    "service_areas": Shape(
        "service_area",
        "id service_id name description extent extent_type uri",
        {},
        _lists(""),
    ),
    "languages": Shape(
        "language", "id service_id location_id phone_id name code note", {}, _lists("")
    ),
    "funding": Shape("funding", "id organization_id service_id source", {}, _lists("")),
    "cost_options": Shape(
        "cost_option",
        "id service_id valid_from valid_to option currency amount amount_description",
        {},
        _lists(""),
        {},
        "amount",
    ),
    "programs": Shape(
        "program",
        "id organization_id name alternate_name description",
        {},
        _lists(""),
        {"name": "", "description": ""},
    ),
    "required_documents": Shape("required_document", "id service_id document uri", {}, _lists("")),
    "accessibility": Shape(
        "accessibility", "id location_id description details url", {}, _lists("")
    ),
    "organization_identifiers": Shape(
        "organization_identifier",
        "id organization_id identifier_scheme identifier_type identifier",
        {},
        _lists(""),
        {"identifier_type": "", "identifier": ""},
    ),
    "attributes": Shape(
        "attribute",
        "id link_id taxonomy_term_id link_type link_entity value",
        {"taxonomy_term": ("taxonomy_terms", "taxonomy_term_id")},
        {"metadata": "metadata"},
    ),
    "taxonomy_terms": Shape(
        "taxonomy_term",
        "id code name description parent_id taxonomy language taxonomy_id term_uri",
        {"taxonomy_detail": ("taxonomies", "taxonomy_id")},
        {"metadata": "metadata"},
        {"name": "", "description": ""},
    ),
    "taxonomies": Shape(
        "taxonomy",
        "id name description uri version",
        {},
        {"metadata": "metadata"},
        {"name": "", "description": ""},
    ),
    "metadata": Shape(
        "metadata",
        f"id resource_id resource_type {_CHANGE}",
        {},
        {},
        dict.fromkeys(_CHANGE.split(), ""),
    ),
    "meta_table_descriptions": Shape(
        "meta_table_description", "id name language character_set", {}, _lists("")
    ),
}
"""The tables of HSDS 3.0."""

ENTITIES = {shape.singular: table for table, shape in SHAPES.items()}
"""What `link_entity` and `resource_type` call each table."""


def singular(table: str) -> str:
    """What a row of the table is called in the columns that refer to it."""
    return SHAPES[table].singular if table in SHAPES else table.removesuffix("s")


def references(table: str, parent: str, parent_id: str) -> dict[str, str]:
    """The cells that tie a row to the row that it is nested in."""
    if table == "attributes":
        return {"link_id": parent_id, "link_entity": singular(parent)}
    if table == "metadata":
        return {"resource_id": parent_id, "resource_type": singular(parent)}
    return {f"{singular(parent)}_id": parent_id}
