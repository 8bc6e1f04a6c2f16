"""The directory as the rows of the sheets: what every cell says now.

Confidential places are in no row, nor is what was retired or is not to be listed.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from kiosk.directory.exchange.unlisted import may_not_be_listed
from kiosk.directory.listing import Access
from kiosk.directory.models import (
    Accessibility,
    Address,
    Attribute,
    Closure,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    RevisedRow,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
    Topic,
)
from kiosk.directory.workbook import times
from kiosk.directory.workbook.layout import (
    CHECKED,
    ID,
    NUMBERS,
    PLACES,
    SERVICE,
    SERVICES,
    SHEETS,
    SHOWN,
    TIMES,
    TOPIC,
    WAY_IN,
    Record,
    Records,
)
from kiosk.directory.workbook.text import folded, in_order, plain

LEFT_OUT = ("retired", "do_not_list")
"""What no spreadsheet has, and none changes."""

_SHOWN = {"published": "yes", "hidden": "hidden for now"}
_KINDS = {"voice": "to ring", "text": "to text"}
KIND_OF_WORDS = {words: kind for kind, words in _KINDS.items()}


@dataclass(frozen=True)
class Term:
    """A topic, or a way of getting in; a topic may have had other names, of which sheets know."""

    key: str
    name: str
    description: str = ""
    former: tuple[str, ...] = ()


@dataclass
class Directory:
    """The directory in the words of the sheets.

    Attributes:
        records: the rows, by sheet and id, in the order in which they are shown.
        owners: by sheet and id, the service that a row belongs to.
        labels: what each service is called where several may have the same name.
        away: the services that were retired or are not to be listed.
        topics: in the order in which patients see them.
        ways: how people get in.
        closures: the ids of rows of *Times* that are no schedules.
        unlisted: the names of what may not be listed here, by their numbers as they are dialled.
    """

    records: Records
    owners: dict[str, dict[str, str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    away: frozenset[str] = frozenset()
    topics: tuple[Term, ...] = ()
    ways: tuple[Term, ...] = ()
    closures: frozenset[str] = frozenset()
    unlisted: Mapping[str, Sequence[str]] = field(default_factory=dict)


def directory(connection: Connection) -> Directory:
    """The directory as it is now."""
    return _Reader(connection).read()


def labels(names: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """What to call each service, of which name and organisation are known: no two the same."""
    found: dict[str, str] = {}
    for attempt in (_by_name, _by_organization, _by_key):
        left = {key: parts for key, parts in names.items() if key not in found}
        tried = {key: plain(attempt(key, *parts)) for key, parts in left.items()}
        counts = Counter(map(folded, [*tried.values(), *found.values()]))
        found |= {key: label for key, label in tried.items() if counts[folded(label)] == 1}
    return found | {key: key for key in names if key not in found}


def _by_name(_key: str, name: str, _organization: str) -> str:
    return name


def _by_organization(_key: str, name: str, organization: str) -> str:
    return f"{name} ({organization})" if organization else name


def _by_key(key: str, name: str, organization: str) -> str:
    return f"{name} ({', '.join(filter(None, (organization, key[:8])))})"


class _Reader:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found = Directory({sheet: {} for sheet in SHEETS}, {sheet: {} for sheet in SHEETS})

    def read(self) -> Directory:
        self._found.topics = self._topics()
        self._found.ways = self._ways()
        services = self._rows(Service)
        organizations = {row["id"]: row["name"] for row in self._rows(Organization)}
        self._found.away = frozenset(
            row["id"] for row in services if row["publication"] in LEFT_OUT
        )
        shown = [row for row in services if row["publication"] not in LEFT_OUT]
        shown.sort(key=lambda row: (folded(row["name"]), row["id"]))
        self._found.unlisted = may_not_be_listed(self._connection)
        self._found.labels = labels(
            {
                row["id"]: (row["name"], organizations.get(row["organization_id"]) or "")
                for row in shown
            }
        )
        self._services(shown, organizations)
        self._numbers()
        self._times()
        self._places()
        return self._found

    def _rows(self, model: Any, *order: Any) -> list[dict[str, Any]]:
        table = model.__table__
        chosen = select(table).order_by(*order, table.c.id)
        return [dict(row) for row in self._connection.execute(chosen).mappings()]

    def _by_service(self, model: Any, *order: Any) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in self._rows(model, *order):
            if row["service_id"]:
                found[row["service_id"]].append(row)
        return found

    def _topics(self) -> tuple[Term, ...]:
        rows = self._connection.execute(
            select(TaxonomyTerm.id, TaxonomyTerm.name, TaxonomyTerm.description)
            .join(Topic, Topic.taxonomy_term_id == TaxonomyTerm.id)
            .order_by(Topic.position)
        )
        return tuple(
            Term(key, plain(name), plain(said or ""), self._former_names(key))
            for key, name, said in rows
        )

    def _former_names(self, term: str) -> tuple[str, ...]:
        """What a topic was called before a lead changed that."""
        of_it = (
            RevisedRow.table_name == TaxonomyTerm.__tablename__,
            RevisedRow.record_id == term,
        )
        rows = self._connection.scalars(select(RevisedRow.before).where(*of_it))
        return tuple(plain(row["name"]) for row in rows if row and "name" in row)

    def _ways(self) -> tuple[Term, ...]:
        codes = [each.value for each in Access]
        rows = self._connection.execute(
            select(TaxonomyTerm.id, TaxonomyTerm.name, TaxonomyTerm.code).where(
                TaxonomyTerm.code.in_(codes),
                TaxonomyTerm.id.not_in(select(Topic.taxonomy_term_id)),
            )
        ).all()
        return tuple(
            Term(row.id, plain(row.name))
            for row in sorted(rows, key=lambda row: codes.index(row.code))
        )

    def _services(
        self, services: Sequence[dict[str, Any]], organizations: Mapping[str, str]
    ) -> None:
        terms = self._terms()
        costs = self._by_service(CostOption)
        areas = self._by_service(ServiceArea)
        languages = self._by_service(Language)
        for row in services:
            key = row["id"]
            cost = next(iter(costs[key]), None)
            record = {
                "Name": row["name"],
                "Organisation": organizations.get(row["organization_id"], ""),
                "What it is": row["description"],
                **_counted(TOPIC, terms[TOPIC][key]),
                **_counted(WAY_IN, terms[WAY_IN][key]),
                "What to do next": row["application_process"],
                "Website": row["url"],
                "E-mail": row["email"],
                "What happens the first time": row["first_visit"],
                "What to bring": row["to_bring"],
                "Who it is for": row["eligibility_description"],
                "Free": _free(cost),
                "Cost in words": cost["amount_description"] if cost else "",
                "Area": _joined(areas[key], "name", "; "),
                "Languages": _joined(languages[key], "name", "; "),
                "Bank holidays": row["bank_holidays"],
                "Near this hospital": "yes" if row["is_local"] else "no",
                "Notice for patients": row["alert"],
                SHOWN: _SHOWN.get(row["publication"], "not yet"),
                CHECKED: _day(row["assured_date"]),
            }
            self._keep(SERVICES, key, key, record)

    def _terms(self) -> dict[str, dict[str, list[str]]]:
        names = {
            TOPIC: {term.key: term.name for term in self._found.topics},
            WAY_IN: {term.key: term.name for term in self._found.ways},
        }
        found: dict[str, dict[str, list[str]]] = {heading: defaultdict(list) for heading in names}
        for row in self._rows(Attribute, Attribute.position):
            for heading, known in names.items():
                if row["link_entity"] == "service" and row["taxonomy_term_id"] in known:
                    found[heading][row["link_id"]].append(known[row["taxonomy_term_id"]])
        return found

    def _numbers(self) -> None:
        for row in self._of_shown(self._rows(Phone, Phone.position)):
            record = {
                "Number": row["number"],
                "Ring or text": _KINDS.get(row["type"], row["type"]),
                "Extension": row["extension"],
                "What it is for": row["description"],
            }
            self._keep_of(NUMBERS, row, record)

    def _times(self) -> None:
        for row in self._of_shown(self._rows(Schedule, Schedule.position)):
            record = {
                **times.cells_of(row),
                "Note": row["description"],
                "Second note": row["notes"],
            }
            self._keep_of(TIMES, row, record)
        closures = self._of_shown(self._rows(Closure, Closure.first_day))
        self._found.closures = frozenset(row["id"] for row in closures)
        for row in closures:
            record = {**times.cells_of_closure(row), "Note": row["words"]}
            self._keep_of(TIMES, row, record)

    def _places(self) -> None:
        locations = {row["id"]: row for row in self._rows(Location)}
        addresses: dict[str, dict[str, Any]] = {}
        for row in self._rows(Address):
            addresses.setdefault(row["location_id"], row)
        notes: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in self._rows(Accessibility):
            notes[row["location_id"]].append(row)
        for row in self._of_shown(self._rows(ServiceAtLocation)):
            location = locations[row["location_id"]]
            if location["confidential"] or location["location_type"] == "virtual":
                continue
            address = addresses.get(row["location_id"], {})
            record = {
                "Place": location["name"],
                "Address": address.get("address_1"),
                "Address, second line": address.get("address_2"),
                "Town": address.get("city"),
                "Postcode": address.get("postal_code"),
                "Getting there": location["transportation"],
                "Getting in and around": _joined(notes[row["location_id"]], "description", "\n"),
            }
            self._keep_of(PLACES, row, record)

    def _of_shown(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Those rows whose service is shown, in the order of the services."""
        order = {key: number for number, key in enumerate(self._found.records[SERVICES])}
        shown = [row for row in rows if row["service_id"] in order]
        return sorted(shown, key=lambda row: order[row["service_id"]])

    def _keep_of(self, sheet: str, row: Mapping[str, Any], record: Mapping[str, Any]) -> None:
        service = row["service_id"]
        label = self._found.labels[service]
        self._keep(sheet, row["id"], service, {SERVICE: label, **record})

    def _keep(self, sheet: str, key: str, service: str, record: Mapping[str, Any]) -> None:
        said: Record = {ID: key}
        said |= {heading: plain(str(value or "")) for heading, value in record.items()}
        self._found.records[sheet][key] = {heading: text for heading, text in said.items() if text}
        self._found.owners[sheet][key] = service


def _counted(heading: str, names: Sequence[str]) -> dict[str, str]:
    return {f"{heading} {number}": name for number, name in enumerate(names, start=1)}


def _joined(rows: Iterable[Mapping[str, Any]], column: str, between: str) -> str:
    return between.join(in_order(plain(row[column]) for row in rows if row[column]))


def _free(cost: Mapping[str, Any] | None) -> str:
    if cost is None:
        return ""
    return "yes" if cost["amount"] == 0 or cost["option"] == "free" else "no"


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
