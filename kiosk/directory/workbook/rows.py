"""Turns what somebody wrote in a spreadsheet into rows of the tables: added, changed and gone."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from kiosk.directory import rows as stored
from kiosk.directory.exchange import comparing as exchange
from kiosk.directory.exchange.cleaned import Clean
from kiosk.directory.exchange.ours import Changed
from kiosk.directory.exchange.package import Origin
from kiosk.directory.models import (
    Accessibility,
    Address,
    Attribute,
    CostOption,
    Language,
    Organization,
    Phone,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
)
from kiosk.directory.rows import Values
from kiosk.directory.workbook.comparing import Added, Edit
from kiosk.directory.workbook.layout import NUMBERS, SERVICES, TIMES
from kiosk.directory.workbook.records import Directory
from kiosk.directory.workbook.text import plain
from kiosk.directory.workbook.times import Closure, Rule

_COLUMNS = {
    "name": "name",
    "summary": "description",
    "steps": "application_process",
    "website": "url",
    "email": "email",
    "first_visit": "first_visit",
    "to_bring": "to_bring",
    "who_for": "eligibility_description",
    "bank_holidays": "bank_holidays",
    "is_local": "is_local",
    "alert": "alert",
}
"""The fields of a service that are one column of it."""

_NEVER_EMPTY = {"name", "description", "address_1", "city", "postal_code", "number"}
_ADDRESS = ("address_1", "address_2", "city", "postal_code")


@dataclass
class Rows:
    """What changes in the tables.

    Attributes:
        plan: what is added and changed, as an import has it.
        gone: by table, the keys of rows that are taken out.
        services: those that something changes for.
    """

    plan: exchange.Plan = field(default_factory=exchange.Plan)
    gone: dict[str, list[str]] = field(default_factory=dict)
    services: set[str] = field(default_factory=set)


def rows(
    connection: Connection,
    now: Directory,
    edits: Sequence[Edit],
    added: Sequence[Added],
    at: datetime.datetime,
) -> Rows:
    """The rows of the tables that these edits and additions change.

    Args:
        connection: reads the database as it is.
        now: the directory as it is.
        edits: what changes.
        added: what is new.
        at: the time on the room's clock.
    """
    return _Compiler(connection, now, at).compile(edits, added)


class _Compiler:
    def __init__(self, connection: Connection, now: Directory, at: datetime.datetime) -> None:
        self._connection = connection
        self._now = now
        self._at = at
        self._found = Rows()
        self._changed: dict[tuple[str, str], Changed] = {}
        self._new: dict[str, str] = {}
        self._organizations: dict[str, str] = {}

    def compile(self, edits: Sequence[Edit], added: Sequence[Added]) -> Rows:
        self._found.services = {edit.service for edit in edits}
        by_tie: dict[str, list[Edit]] = defaultdict(list)
        for edit in edits:
            if edit.sheet == SERVICES:
                self._edit_service(edit.key, edit.field.name, edit.value)
            elif edit.sheet == NUMBERS:
                self._change("phones", edit.key, _phone(edit.field.name, edit.value))
            elif edit.sheet == TIMES:
                self._edit_time(edit)
            else:
                by_tie[edit.key].append(edit)
        self._edit_places(by_tie)
        for each in added:
            self._add(each)
        for key in self._found.services:
            self._change("services", key, {"last_modified": self._at})
        plan = self._found.plan
        for (table, _), changed in self._changed.items():
            if changed.after != changed.before:
                plan.changed.setdefault(table, []).append(changed)
        facts = {edit.service for edit in edits if edit.field.is_fact}
        exchange.uncheck(self._connection, plan, facts)
        return self._found

    # Rows

    def _change(self, table: str, key: str, fields: Mapping[str, Any]) -> None:
        kept = self._changed.get((table, key))
        if kept is None:
            before = stored.rows(self._connection, table, [key])[key]
            kept = self._changed[table, key] = Changed(key, before, dict(before))
        kept.after |= {
            name: None if value == "" and name not in _NEVER_EMPTY else value
            for name, value in fields.items()
        }

    def _insert(self, table: str, values: Mapping[str, Any]) -> str:
        key = str(uuid.uuid4())
        filled = {name: value for name, value in values.items() if value not in {None, ""}}
        clean = Clean(key, filled, Origin("", 0), position=int(values.get("position") or 0))
        self._found.plan.added.setdefault(table, []).append(clean)
        return key

    def _take_out(self, table: str, keys: Collection[str]) -> None:
        self._found.gone.setdefault(table, []).extend(keys)

    def _of(self, model: Any, column: Any, key: str, *order: Any) -> list[Values]:
        table = model.__table__
        chosen = select(table).where(column == key).order_by(*order, table.c.id)
        return [dict(row) for row in self._connection.execute(chosen).mappings()]

    def _listed(
        self, table: str, there: Sequence[Values], wanted: Sequence[Values], parent: Values
    ) -> None:
        """Make the rows of a list the wanted ones: the first becomes the first, and so on."""
        for row, fields in zip(there, wanted, strict=False):
            self._change(table, row["id"], fields)
        for fields in wanted[len(there) :]:
            self._insert(table, {**parent, **fields})
        self._take_out(table, [row["id"] for row in there[len(wanted) :]])

    def _named(
        self,
        table: str,
        there: Sequence[Values],
        column: str,
        wanted: Sequence[str],
        parent: Values,
    ) -> None:
        """Likewise, of rows that are no more than a name: those that are named already stay."""
        names = {plain(row[column]) for row in there}
        others = [row for row in there if plain(row[column]) not in wanted]
        new = [{column: each} for each in wanted if each not in names]
        self._listed(table, others, new, parent)

    # Services

    def _edit_service(self, key: str, name: str, value: Any) -> None:
        parent = {"service_id": key}
        if name in _COLUMNS:
            self._change("services", key, {_COLUMNS[name]: value})
        elif name == "organization":
            self._change("services", key, {"organization_id": self._organization(value)})
        elif name in {"topics", "access"}:
            self._edit_terms(key, name, value)
        elif name == "cost":
            self._edit_cost(key, *value)
        else:
            model: Any = ServiceArea if name == "area" else Language
            there = [row for row in self._of(model, model.service_id, key) if row["name"]]
            self._named(model.__tablename__, there, "name", value, parent)

    def _organization(self, name: str) -> str | None:
        """The organisation of this name; a new one where there is none."""
        if not name:
            return None
        known = self._organizations.get(name.casefold()) or self._connection.scalar(
            select(Organization.id).where(func.lower(Organization.name) == name.lower())
        )
        if known is None:
            known = self._insert("organizations", {"name": name})
        self._organizations[name.casefold()] = known
        return known

    def _edit_terms(self, key: str, name: str, wanted: Sequence[str]) -> None:
        terms = self._now.topics if name == "topics" else self._now.ways
        known = {term.key for term in terms}
        there = [
            row
            for row in self._of(Attribute, Attribute.link_id, key, Attribute.position)
            if row["link_entity"] == "service" and row["taxonomy_term_id"] in known
        ]
        kept: dict[str, str] = {}
        for row in there:
            if row["taxonomy_term_id"] in wanted and row["taxonomy_term_id"] not in kept:
                kept[row["taxonomy_term_id"]] = row["id"]
        self._take_out("attributes", [row["id"] for row in there if row["id"] not in kept.values()])
        for position, term in enumerate(wanted):
            if term in kept:
                self._change("attributes", kept[term], {"position": position})
            else:
                self._insert("attributes", _attribute(key, term, position))

    def _edit_cost(self, key: str, free: bool | None, words: str) -> None:  # noqa: FBT001  (a cell)
        there = self._of(CostOption, CostOption.service_id, key)
        if free is None and not words:
            self._take_out("cost_options", [row["id"] for row in there])
            return
        wanted = _cost(free, words)
        if there and _is_free(there[0]) == bool(free):
            wanted = {"amount_description": wanted["amount_description"]}
        if there:
            self._change("cost_options", there[0]["id"], wanted)
        else:
            self._insert("cost_options", {"service_id": key, **wanted})

    # Times

    def _edit_time(self, edit: Edit) -> None:
        if edit.key in self._now.closures:
            self._change("closures", edit.key, _closure({edit.field.name: edit.value}))
        else:
            self._change("schedules", edit.key, _schedule({edit.field.name: edit.value}))

    # Places

    def _edit_places(self, by_tie: Mapping[str, Sequence[Edit]]) -> None:
        """Change a place for those who have moved; who else is there stays where they were."""
        ties = stored.rows(self._connection, "service_at_location", list(by_tie))
        moved: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for key, edits in by_tie.items():
            change = repr(sorted((edit.field.name, str(edit.value)) for edit in edits))
            moved[ties[key]["location_id"]][change].append(key)
        for location, by_change in moved.items():
            there = {
                row["id"]
                for row in self._of(ServiceAtLocation, ServiceAtLocation.location_id, location)
            }
            for keys in by_change.values():
                fields = {edit.field.name: edit.value for edit in by_tie[keys[0]]}
                if set(keys) == there:
                    self._edit_place(location, fields)
                    continue
                new = self._copy_place(location, fields)
                for key in keys:
                    self._change("service_at_location", key, {"location_id": new})

    def _edit_place(self, location: str, fields: Mapping[str, Any]) -> None:
        parent = {"location_id": location}
        own = {name: fields[name] for name in ("name", "transportation") if name in fields}
        if "address" in fields:
            own |= {"latitude": None, "longitude": None}
            there = self._of(Address, Address.location_id, location)
            is_empty = not any(fields["address"].values())
            self._listed("addresses", there[:1], [] if is_empty else [fields["address"]], parent)
        if "access" in fields:
            notes = [
                row
                for row in self._of(Accessibility, Accessibility.location_id, location)
                if row["description"]
            ]
            self._named("accessibility", notes, "description", fields["access"], parent)
        self._change("locations", location, own)

    def _copy_place(self, location: str, fields: Mapping[str, Any]) -> str:
        before = stored.rows(self._connection, "locations", [location])[location]
        copied = {name: value for name, value in before.items() if name not in {"id", "extra"}}
        own = {name: fields[name] for name in ("name", "transportation") if name in fields}
        if "address" in fields:
            own |= {"latitude": None, "longitude": None}
        new = self._insert("locations", {**copied, **own})
        address = next(iter(self._of(Address, Address.location_id, location)), {})
        wanted = {**address, **fields.get("address", {})}
        self._insert_address(new, wanted)
        notes = fields.get(
            "access",
            [
                row["description"]
                for row in self._of(Accessibility, Accessibility.location_id, location)
                if row["description"]
            ],
        )
        for each in notes:
            self._insert("accessibility", {"location_id": new, "description": each})
        return new

    def _insert_address(self, location: str, fields: Mapping[str, Any]) -> None:
        said = {name: value for name, value in fields.items() if name not in {"id", "extra"}}
        if any(said.get(name) for name in _ADDRESS):
            self._insert("addresses", {**said, "location_id": location})

    # New rows

    def _add(self, added: Added) -> None:
        if added.sheet == SERVICES:
            self._add_service(added)
            return
        service = self._new.get(added.service, added.service)
        if added.service not in self._new:
            self._found.services.add(service)
        parent = {"service_id": service}
        values = added.values
        if added.sheet == NUMBERS:
            fields: Values = {"type": "voice"}
            for name, value in values.items():
                fields |= _phone(name, value)
            self._insert("phones", {**parent, **fields, "position": self._next(Phone, service)})
        elif added.sheet == TIMES and isinstance(values.get("when"), Closure):
            self._insert("closures", {**parent, **_closure(values)})
        elif added.sheet == TIMES:
            position = self._next(Schedule, service)
            self._insert("schedules", {**parent, **_schedule(values), "position": position})
        else:
            self._add_place(service, values)

    def _add_service(self, added: Added) -> None:
        values = added.values
        fields = {_COLUMNS[name]: value for name, value in values.items() if name in _COLUMNS}
        fields["organization_id"] = self._organization(values.get("organization", ""))
        fields |= {"publication": "draft", "last_modified": self._at}
        key = self._new[added.service] = self._insert("services", fields)
        parent = {"service_id": key}
        for name in ("topics", "access"):
            for position, term in enumerate(values.get(name, ())):
                self._insert("attributes", _attribute(key, term, position))
        if "cost" in values:
            self._insert("cost_options", {**parent, **_cost(*values["cost"])})
        for name, table in (("area", "service_areas"), ("languages", "languages")):
            for each in values.get(name, ()):
                self._insert(table, {**parent, "name": each})

    def _add_place(self, service: str, values: Mapping[str, Any]) -> None:
        own = {name: values[name] for name in ("name", "transportation") if name in values}
        location = self._insert("locations", {"location_type": "physical", **own})
        self._insert_address(location, values.get("address", {}))
        for each in values.get("access", ()):
            self._insert("accessibility", {"location_id": location, "description": each})
        self._insert("service_at_location", {"service_id": service, "location_id": location})

    def _next(self, model: Any, service: str) -> int:
        """The place behind the others of a service."""
        table = model.__tablename__
        last = self._connection.scalar(
            select(func.max(model.position)).where(model.service_id == service)
        )
        new = [
            each
            for each in self._found.plan.added.get(table, ())
            if each.values.get("service_id") == service
        ]
        return (-1 if last is None else last) + len(new) + 1


def _attribute(service: str, term: str, position: int) -> Values:
    return {
        "link_id": service,
        "link_entity": "service",
        "taxonomy_term_id": term,
        "position": position,
    }


def _phone(name: str, value: Any) -> Values:
    """A number that is another one is one that nobody has tried yet."""
    return {"number": value, "unconfirmed": False} if name == "number" else {name: value}


def _schedule(values: Mapping[str, Any]) -> Values:
    fields: Values = {}
    rule = values.get("when")
    if isinstance(rule, Rule):
        fields |= rule.columns()
    return fields | {name: values[name] for name in ("description", "notes") if name in values}


def _closure(values: Mapping[str, Any]) -> Values:
    fields: Values = {}
    days = values.get("when")
    if isinstance(days, Closure):
        fields |= {"first_day": days.first, "last_day": days.last}
    notes = [values[name] for name in ("description", "notes") if values.get(name)]
    if notes or "description" in values:
        fields["words"] = ", ".join(notes)
    return fields


def _cost(free: bool | None, words: str) -> Values:  # noqa: FBT001  (a cell)
    return {
        "option": "free" if free else "cost",
        "amount": 0.0 if free else None,
        "amount_description": words or ("Free" if free else None),
    }


def _is_free(row: Values) -> bool:
    return bool(row["amount"] == 0 or row["option"] == "free")
