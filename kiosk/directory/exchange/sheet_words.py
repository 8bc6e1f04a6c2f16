"""A service in the words of a sheet: everything that belongs to it, by the sheet's columns."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kiosk.directory.exchange.nesting import SHAPES, references
from kiosk.directory.exchange.sheet_headings import ONLY_TO_READ
from kiosk.directory.exchange.sheet_rows import Tables
from kiosk.directory.exchange.sheet_times import DAYS

OF_SERVICE = {
    "Name": "name",
    "Also known as": "alternate_name",
    "Description": "description",
    "Who is it for": "eligibility_description",
    "Minimum age": "minimum_age",
    "Maximum age": "maximum_age",
    "How to join": "application_process",
    "Waiting time": "wait_time",
    "Interpreters": "interpretation_services",
    "Website": "url",
    "E-mail": "email",
    "Notice": "alert",
    "Status": "status",
    "Last checked by the publisher": "assured_date",
}
OTHER_PLACES = f"Other places {ONLY_TO_READ}"
PLACE = ("Venue", "Address", "Town", "County", "Postcode")

CALLED = {
    **{f"services.{column}": heading for heading, column in OF_SERVICE.items()},
    "organizations.name": "Organisation",
    "phones.number": "Phone",
    "schedules.description": "Opening times",
    "schedules.byday": "Opening times, the day",
    "schedules.opens_at": "Opening times, from",
    "schedules.closes_at": "Opening times, until",
    "cost_options.amount_description": "Cost",
    "locations.name": "Venue",
    "addresses.address_1": "Address",
    "addresses.city": "Town",
    "addresses.state_province": "County",
    "addresses.postal_code": "Postcode",
    "accessibility.description": "Access",
    "service_areas.name": "Area",
    "languages.name": "Languages",
    "contacts.name": "Contact",
    "attributes (topics)": "Topics",
    "attributes (access)": "Ways in",
}
"""What our own sheets call the columns that somebody's headings may be taken for."""

ORDER = (
    *("Name", "Also known as", "Organisation", "Description", "Topics", "Who is it for"),
    *("Minimum age", "Maximum age", "Ways in", "How to join", "Waiting time", "Phone"),
    *("E-mail", "Website", "Opening times", "Cost", *PLACE, "Access", OTHER_PLACES, "Area"),
    *("Languages", "Interpreters", "Contact", "Notice", "Status"),
    "Last checked by the publisher",
)
"""The columns, in this order; further numbers follow *Phone* as *Phone 2* and so on."""

_ABOVE = {
    "organizations": (("organizations", "parent_organization_id"),),
    "taxonomy_terms": (("taxonomy_terms", "parent_id"),),
}
"""Rows that stand above others of their own table: those come with them."""
_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "-1": "last"}


class Book:
    """All tables, arranged so that what belongs to a service is found at once."""

    def __init__(self, tables: Mapping[str, Sequence[Mapping[str, str]]]) -> None:
        self.services = [dict(row) for row in tables.get("services", ())]
        self._by_id: dict[str, dict[str, dict[str, str]]] = {}
        self._tied: dict[tuple[str, str], dict[str, list[dict[str, str]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._beside: dict[str, list[tuple[str, dict[str, str]]]] = defaultdict(list)
        for table, rows in tables.items():
            if table in SHAPES and table != "services":
                self._by_id[table] = {row.get("id", ""): dict(row) for row in rows}
            elif table not in SHAPES:
                for row in rows:
                    key = row.get("service_id") or row.get("id", "")
                    self._beside[key].append((table, dict(row)))
        for parent, shape in SHAPES.items():
            for child in shape.lists.values():
                for row in () if child == "metadata" else tables.get(child, ()):
                    self._tie(parent, child, dict(row))

    def _tie(self, parent: str, child: str, row: dict[str, str]) -> None:
        tie = next(iter(references(child, parent, "")))
        if child == "attributes" and row.get("link_entity") != SHAPES[parent].singular:
            return
        if row.get(tie):
            self._tied[parent, row[tie]][child].append(row)

    def of(self, service: dict[str, str]) -> Tables:
        """The service, what it belongs to and what belongs to it."""
        found: Tables = {}
        self._gather("services", service, found)
        rows = [row for each in found.values() for row in each]
        for key in dict.fromkeys(row.get("id", "") for row in rows):
            for table, row in self._beside.get(key, ()):
                if row not in found.setdefault(table, []):
                    found[table].append(row)
        return found

    def _gather(self, table: str, row: dict[str, str], found: Tables) -> None:
        if row in found.setdefault(table, []):
            return
        found[table].append(row)
        shape = SHAPES[table]
        for owner, column in (*shape.owners.values(), *_ABOVE.get(table, ())):
            owned_by = self._by_id.get(owner, {}).get(row.get(column, ""))
            if owned_by and owner != "services":
                self._gather(owner, owned_by, found)
        below = self._tied.get((table, row.get("id", "")), {})
        for child, rows in below.items():
            if table == "organizations" and child in {"locations", "contacts", "phones"}:
                continue  # those of its services come with them; a large one has hundreds
            if table == "locations" and child == "schedules":
                continue
            for each in rows:
                self._gather(child, each, found)


def words(tables: Tables) -> dict[str, str]:
    """A service by the columns of a sheet, those that say something."""
    (service,) = tables["services"]
    key = service["id"]
    said = {heading: service.get(column, "") for heading, column in OF_SERVICE.items()}
    organizations = {row["id"]: row for row in tables.get("organizations", ()) if "id" in row}
    organization = organizations.get(service.get("organization_id", ""), {})
    said["Organisation"] = organization.get("name", "")
    phones = [row for row in tables.get("phones", ()) if row.get("service_id") == key]
    for number, phone in enumerate(phones, start=1):
        said[f"Phone {number}" if number > 1 else "Phone"] = number_words(phone)
    own = {
        table: [row for row in tables.get(table, ()) if row.get("service_id") == key]
        for table in ("schedules", "cost_options", "service_areas", "languages", "contacts")
    }
    said["Opening times"] = "\n".join(filter(None, map(time_words, own["schedules"])))
    said["Cost"] = "; ".join(filter(None, map(_cost, own["cost_options"])))
    said["Area"] = "; ".join(filter(None, (row.get("name") for row in own["service_areas"])))
    said["Languages"] = "; ".join(filter(None, (row.get("name") for row in own["languages"])))
    said["Contact"] = "; ".join(filter(None, map(_contact, own["contacts"])))
    said |= _places(tables)
    terms = {row.get("id", ""): row for row in tables.get("taxonomy_terms", ())}
    taxonomies = {row.get("id", ""): row for row in tables.get("taxonomies", ())}
    for heading, taxonomy in (("Topics", "topics"), ("Ways in", "access")):
        names = []
        for row in tables.get("attributes", ()):
            term = terms.get(row.get("taxonomy_term_id", ""), {})
            of = taxonomies.get(term.get("taxonomy_id", ""), {}).get("name")
            if row.get("link_id") == key and of == taxonomy:
                names.append(term.get("name", ""))
        said[heading] = "; ".join(names)
    plain = {heading: text.replace("\r\n", "\n").strip() for heading, text in said.items()}
    return {heading: text for heading, text in plain.items() if text}


def number_words(phone: dict[str, str]) -> str:
    notes = [phone.get("description", "")]
    if phone.get("type", "voice") != "voice":
        notes.insert(0, phone["type"])
    if phone.get("extension"):
        notes.insert(0, f"extension {phone['extension']}")
    note = ", ".join(filter(None, notes))
    return f"{phone.get('number', '')} ({note})" if note else phone.get("number", "")


def time_words(schedule: Mapping[str, str]) -> str:
    said = []
    byday = schedule.get("byday", "")
    if byday:
        said.append(", ".join(map(day_words, byday.split(","))))
    if schedule.get("interval", "1") not in {"", "1", "1.0"}:
        said.append(f"(every {schedule['interval']} {schedule.get('freq', 'times').lower()})")
    times = [schedule[each][:5] for each in ("opens_at", "closes_at") if schedule.get(each)]
    said.append(" to ".join(times))
    said += [schedule.get("description", ""), schedule.get("notes", "")]
    return " ".join(filter(None, said))


def day_words(rule: str) -> str:
    number, day = rule[:-2], rule[-2:]
    name = DAYS.get(day, day).title()
    return (
        f"{_ORDINALS.get(number.removeprefix('+'), number)} {name} of the month" if number else name
    )


def _cost(cost: dict[str, str]) -> str:
    if cost.get("amount_description"):
        return cost["amount_description"]
    return " ".join(filter(None, (cost.get("option"), cost.get("amount"), cost.get("currency"))))


def _contact(contact: dict[str, str]) -> str:
    parts = (contact.get(each) for each in ("name", "title", "department", "email"))
    return ", ".join(filter(None, parts))


def _places(tables: Tables) -> dict[str, str]:
    places = [_place(tables, row.get("location_id", "")) for row in at_places(tables)]
    if not places:
        return {}
    said = places[0]
    said[OTHER_PLACES] = "\n".join(
        ", ".join(filter(None, (place[heading] for heading in PLACE))) for place in places[1:]
    )
    return said


def at_places(tables: Tables) -> list[dict[str, str]]:
    key = tables["services"][0]["id"]
    return [row for row in tables.get("service_at_location", ()) if row.get("service_id") == key]


def _place(tables: Tables, key: str) -> dict[str, str]:
    location = next((row for row in tables.get("locations", ()) if row.get("id") == key), {})
    address = next((row for row in tables.get("addresses", ()) if row["location_id"] == key), {})
    lines = (address.get("address_1"), address.get("address_2"))
    access = [
        row.get("description", "")
        for row in tables.get("accessibility", ())
        if row.get("location_id") == key
    ]
    return {
        "Venue": location.get("name", ""),
        "Address": ", ".join(filter(None, lines)),
        "Town": address.get("city", ""),
        "County": address.get("state_province", ""),
        "Postcode": address.get("postal_code", ""),
        "Access": "; ".join(filter(None, access)),
    }


def is_ours(heading: str) -> bool:
    """Whether this is a column that we write."""
    number = heading.removeprefix("Phone ")
    return heading in ORDER or (heading != number and number.isdecimal())
