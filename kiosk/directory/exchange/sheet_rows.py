"""One row of somebody's sheet, as rows of the tables that its columns were taken for.

Words stay words: the cleaner looks at what is in them. Only where a row plainly has one day, a time
to start and one to end does it become a weekly rule.
"""

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable

from kiosk.directory import starter
from kiosk.directory.exchange.sheet_headings import Match
from kiosk.directory.exchange.sheet_terms import terms_in, topics, ways_in
from kiosk.directory.exchange.sheet_times import schedules

Tables = dict[str, list[dict[str, str]]]

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "kiosk.exchange.sheet")
_FREE = {"free", "0", "£0", "0.00", "£0.00", "nil", "none", "no", "no charge", "no cost", "yes"}
_FREE |= {"free of charge", "free.", "no charge.", "nothing"}
_SHARED_DIGITS = 7
"""Digits from which what stands under *Contact* is a number to ring."""


def stable(*names: str) -> str:
    """The key of what a sheet calls by these names: the same one whenever it is read."""
    return str(uuid.uuid5(_NAMESPACE, "|".join(name.casefold() for name in names)))


def tables_of(service_id: str, cells: Iterable[tuple[Match, str]]) -> Tables:
    """The rows that a row of a sheet says; the first is the service."""
    found = _Row(service_id)
    for match, text in cells:
        if text:
            found.take(match, text)
    return found.finished()


class _Row:
    """A row while its cells are looked at."""

    def __init__(self, service_id: str) -> None:
        self._id = service_id
        self._tables: Tables = defaultdict(list)
        self._service = {"id": service_id}
        self._one: dict[str, dict[str, str]] = defaultdict(dict)
        self._sessions: dict[int, dict[str, str]] = defaultdict(dict)

    def take(self, match: Match, text: str) -> None:
        """Look at one cell."""
        table, _, column = match.target.partition(".")
        several = {
            "topics": self._take_topics,
            "ways_in": self._take_ways_in,
            "languages": self._take_languages,
        }
        if table in several:
            several[table](text)
        elif table == "services":
            self._service[column] = text
        elif table == "schedules":
            self._sessions[match.number][column] = text
        elif table == "phones":
            self._take_phones(column, text)
        elif table == "accessibility":
            said = text if len(text) > len("yes") else f"{match.heading}: {text}"
            self._tables["accessibility"].append({"description": said})
        elif (table, column) == ("addresses", "address"):
            self._take_address(text)
        elif column and not (match.target == "contacts.name" and self._is_no_name(text)):
            self._one[table][column] = text

    def _is_no_name(self, text: str) -> bool:
        """Under *Contact*, some write a number or an address of e-mail."""
        if sum(letter.isdigit() for letter in text) >= _SHARED_DIGITS and "@" not in text:
            self._tables["phones"].append({"service_id": self._id, "number": text})
            return True
        if re.fullmatch(r"[^\s@]+@[^\s@]+", text) and "email" not in self._service:
            self._service["email"] = text
            return True
        return False

    def _take_phones(self, column: str, text: str) -> None:
        if column == "extension":
            if self._tables["phones"]:
                self._tables["phones"][-1].setdefault("extension", text)
            return
        phone = {"service_id": self._id, "number": text}
        if column in {"text", "textphone"}:
            phone["type"] = column
        self._tables["phones"].append(phone)

    def _take_topics(self, text: str) -> None:
        for term, name in terms_in(text, topics()):
            if term is None:
                term = stable("topic", name)  # noqa: PLW2901  (one that nobody knows yet)
                taxonomy = {"id": stable("topics of a sheet"), "name": "topics of sheets"}
                self._tables["taxonomies"].append(taxonomy)
                self._tables["taxonomy_terms"].append(
                    {"id": term, "taxonomy_id": taxonomy["id"], "name": name}
                )
            self._link(term)

    def _take_ways_in(self, text: str) -> None:
        for term, name in terms_in(text, ways_in()):
            if term is not None:
                self._link(term)
            elif "application_process" not in self._service:
                self._service["application_process"] = name

    def _link(self, term: str) -> None:
        row = {
            "id": stable("attribute", self._id, term),
            "link_id": self._id,
            "link_entity": "service",
            "taxonomy_term_id": term,
        }
        if row not in self._tables["attributes"]:
            self._tables["attributes"].append(row)

    def _take_languages(self, text: str) -> None:
        for name in re.split(r"[,;/|\n]", text):
            if name.strip():
                self._tables["languages"].append({"service_id": self._id, "name": name.strip()})

    def _take_address(self, text: str) -> None:
        address = self._one["addresses"]
        if "address_1" not in address:
            address["address_1"] = text
        else:
            former = address.get("address_2")
            address["address_2"] = f"{former}, {text}" if former else text

    def finished(self) -> Tables:
        """The rows of all tables."""
        tables: Tables = {"services": [self._service]}
        organization = self._organization()
        if organization:
            tables["organizations"] = [organization]
            self._service["organization_id"] = organization["id"]
            if "organization_identifiers" in self._one:
                self._tables["organization_identifiers"].append(
                    {
                        "organization_id": organization["id"],
                        "identifier_type": "Charity number",
                        **self._one["organization_identifiers"],
                    }
                )
        self._place(tables)
        for number in sorted(self._sessions):
            self._tables["schedules"] += [
                {"service_id": self._id, **schedule}
                for schedule in schedules(self._sessions[number])
            ]
        if self._one["contacts"]:
            self._tables["contacts"].append({"service_id": self._id, **self._one["contacts"]})
        if "cost_options" in self._one:
            self._tables["cost_options"].append(self._cost(self._one["cost_options"]["words"]))
        if "service_areas" in self._one:
            self._tables["service_areas"].append(
                {"service_id": self._id, **self._one["service_areas"]}
            )
        return tables | {table: rows for table, rows in self._tables.items() if rows}

    def _organization(self) -> dict[str, str]:
        organization = self._one["organizations"]
        if organization and "name" not in organization:
            organization["name"] = self._service.get("name", "")
        name = organization.get("name", "")
        return {"id": starter.key("organization", name), **organization} if name else {}

    def _place(self, tables: Tables) -> None:
        location, address = self._one["locations"], self._one["addresses"]
        access = self._tables.pop("accessibility", [])
        if not (location or address or access):
            return
        key = stable("location", self._id)
        kind = "physical" if address or location else "virtual"
        tables["locations"] = [{"id": key, "location_type": kind, **location}]
        tables["service_at_location"] = [
            {"id": stable("at", self._id), "service_id": self._id, "location_id": key}
        ]
        if address:
            tables["addresses"] = [
                {"id": stable("address", self._id), "location_id": key, **address}
            ]
        if access:
            tables["accessibility"] = [{"location_id": key, **row} for row in access]

    def _cost(self, words: str) -> dict[str, str]:
        cost = {"service_id": self._id, "amount_description": words}
        if words.casefold() in _FREE:
            cost |= {"option": "free", "amount": "0"}
            if words.casefold() in {"yes", "no", "0", "none", "nil"}:
                cost["amount_description"] = "Free"
        return cost
