"""A listing as one form in the order that a patient reads it: read from the tables."""

import dataclasses
import datetime
import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import ColumnElement, Connection, literal_column, select

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
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
    Topic,
)
from kiosk.directory.typed_times import lines as times_typed


@dataclass(frozen=True)
class NumberEntry:
    """A number to ring or, where `is_text`, to send a text to."""

    number: str
    label: str = ""
    is_text: bool = False


@dataclass(frozen=True)
class PlaceEntry:
    """Where a service is given. `confidential` places are never shown, printed or exported."""

    name: str = ""
    address_1: str = ""
    address_2: str = ""
    city: str = ""
    postal_code: str = ""
    transport: str = ""
    access: tuple[str, ...] = ()
    confidential: bool = False


@dataclass(frozen=True)
class ListingForm:
    """What a volunteer can say of a listing. What nobody knows is empty.

    `times` is a line as people say them, with closures and bank holidays; where no line means what
    the tables say, it is empty and `times_stay` as they are. `topics` and `access` are codes, the
    main one first.
    """

    name: str = ""
    organization: str = ""
    summary: str = ""
    topics: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    numbers: tuple[NumberEntry, ...] = ()
    website: str = ""
    email: str = ""
    steps: tuple[str, ...] = ()
    times: str = ""
    times_stay: bool = False
    first_visit: str = ""
    to_bring: str = ""
    is_free: bool | None = None
    cost: str = ""
    who_for: str = ""
    places: tuple[PlaceEntry, ...] = ()
    area: str = ""
    languages: tuple[str, ...] = ()
    alert: str = ""
    is_local: bool = False
    about_moving: bool = False
    sensitive: bool = False
    never_hides: bool = False


FIELDS = tuple(each.name for each in dataclasses.fields(ListingForm))

_AS_WRITTEN: ColumnElement[int] = literal_column("rowid")
"""The order in which rows were written, where a table has no other."""

FACTS = ("numbers", "times", "times_stay", "places")
"""Whoever checked a listing checked these: who changes one takes the check away."""

LEADS_ONLY = ("sensitive", "never_hides")
"""What nobody but a lead may change."""


def changed(before: ListingForm, after: ListingForm) -> tuple[str, ...]:
    """The names of the fields that differ, in the form's order."""
    return tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name))


def copy_of(form: ListingForm) -> ListingForm:
    """What a new listing takes over of another one: not what holds for that one alone."""
    return dataclasses.replace(form, alert="", times_stay=False, never_hides=False)


def as_json(form: ListingForm) -> dict[str, Any]:
    """The form as a draft keeps it."""
    return dataclasses.asdict(form)


def from_json(told: Mapping[str, Any]) -> ListingForm:
    """The form again; what an older kiosk did not know of is empty."""
    form: ListingForm = _made(ListingForm, told)
    return form


def _made(kind: Any, told: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    return kind(
        **{name: _value(hints[name], value) for name, value in told.items() if name in hints}
    )


def _value(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tuple(_value(inner, each) for each in value)
    if dataclasses.is_dataclass(hint) and not isinstance(hint, types.UnionType):
        return _made(hint, value)
    return value


@dataclass(frozen=True)
class Rows:
    """The rows behind a form, each list in the form's order.

    `places` are the services' ties to places; `locations`, `addresses` and `accessibility` stand
    by the place's key.
    """

    service: Mapping[str, Any]
    organization: str = ""
    topics: Sequence[Any] = ()
    access: Sequence[Any] = ()
    phones: Sequence[Any] = ()
    schedules: Sequence[Any] = ()
    closures: Sequence[Any] = ()
    costs: Sequence[Any] = ()
    areas: Sequence[Any] = ()
    languages: Sequence[Any] = ()
    places: Sequence[Any] = ()
    locations: Mapping[str, Any] = field(default_factory=dict)
    addresses: Mapping[str, Any] = field(default_factory=dict)
    accessibility: Mapping[str, Sequence[Any]] = field(default_factory=dict)


def rows(connection: Connection, service_id: str) -> Rows | None:
    """The rows of a listing; nothing where there is no such service."""

    def of_service(model: Any, *order: Any) -> Sequence[Any]:
        table = model.__table__
        chosen = select(table).where(table.c.service_id == service_id)
        return connection.execute(chosen.order_by(*order, _AS_WRITTEN)).all()

    service = (
        connection.execute(select(Service.__table__).where(Service.id == service_id))
        .mappings()
        .first()
    )
    if service is None:
        return None
    organization = connection.scalar(
        select(Organization.name).where(Organization.id == service["organization_id"])
    )
    at = of_service(ServiceAtLocation)
    keys = [each.location_id for each in at]
    return Rows(
        dict(service),
        organization or "",
        _terms(connection, service_id, topics=True),
        _terms(connection, service_id, topics=False),
        of_service(Phone, Phone.position),
        of_service(Schedule, Schedule.position),
        of_service(Closure, Closure.first_day),
        of_service(CostOption),
        of_service(ServiceArea),
        of_service(Language),
        at,
        {row.id: row for row in _at_places(connection, Location, Location.id, keys)},
        _first(_at_places(connection, Address, Address.location_id, keys)),
        _grouped(_at_places(connection, Accessibility, Accessibility.location_id, keys)),
    )


def read(connection: Connection, service_id: str, today: datetime.date) -> ListingForm | None:
    """The form of a listing as the tables have it; nothing where there is no such service."""
    found = rows(connection, service_id)
    return None if found is None else filled(found, today)


def times_of(found: Rows) -> times_typed.Times:
    """When it happens, as these rows say it."""
    return times_typed.facts_of(
        found.schedules, found.closures, found.service["bank_holidays"] or None
    )


def says_the_same(found: Rows, line: str, today: datetime.date) -> bool:
    """Whether a line of times means what these rows say already, however it puts it."""
    now = times_of(found)
    typed = times_typed.parse(line, today, now)
    return (
        typed.rows == now.rows
        and set(typed.closures) == set(now.closures)
        and (typed.bank_holidays or None) == (now.bank_holidays or None)
        and not typed.not_understood
    )


def filled(found: Rows, today: datetime.date) -> ListingForm:
    """The form that these rows fill; times are written as one says them today."""
    times = times_typed.as_typed(times_of(found), today)
    service = found.service
    cost = next(iter(found.costs), None)
    return ListingForm(
        name=service["name"],
        organization=found.organization,
        summary=service["description"] or "",
        topics=tuple(term.code for term in found.topics),
        access=tuple(term.code for term in found.access),
        numbers=tuple(
            NumberEntry(each.number, each.description or "", each.type == "text")
            for each in found.phones
        ),
        website=service["url"] or "",
        email=service["email"] or "",
        steps=tuple((service["application_process"] or "").splitlines()),
        times=times.line,
        times_stay=times.unchanged,
        first_visit=service["first_visit"] or "",
        to_bring=service["to_bring"] or "",
        is_free=None if cost is None else cost.amount == 0 or cost.option == "free",
        cost=(cost.amount_description or "") if cost else "",
        who_for=service["eligibility_description"] or "",
        places=tuple(place(found, each.location_id) for each in found.places),
        area=", ".join(each.name for each in found.areas if each.name),
        languages=tuple(each.name or "" for each in found.languages),
        alert=service["alert"] or "",
        is_local=service["is_local"],
        about_moving=service["about_moving"],
        sensitive=service["sensitive"],
        never_hides=service["never_hides"],
    )


def place(found: Rows, key: str) -> PlaceEntry:
    """One place of a listing, as the form has it."""
    location = found.locations[key]
    address = found.addresses.get(key)
    return PlaceEntry(
        location.name or "",
        (address.address_1 or "") if address else "",
        (address.address_2 or "") if address else "",
        (address.city or "") if address else "",
        (address.postal_code or "") if address else "",
        location.transportation or "",
        tuple(each.description for each in found.accessibility.get(key, ()) if each.description),
        location.confidential,
    )


def _terms(connection: Connection, service_id: str, *, topics: bool) -> Sequence[Any]:
    """The attributes of a service that are topics or ways in, each with its term's code."""
    chosen = (
        select(Attribute.id, Attribute.position, TaxonomyTerm.code)
        .join(TaxonomyTerm, TaxonomyTerm.id == Attribute.taxonomy_term_id)
        .where(Attribute.link_entity == "service", Attribute.link_id == service_id)
        .order_by(Attribute.position, literal_column("attributes.rowid"))
    )
    is_topic = select(Topic.taxonomy_term_id)
    if topics:
        chosen = chosen.where(TaxonomyTerm.id.in_(is_topic))
    else:
        chosen = chosen.where(TaxonomyTerm.id.not_in(is_topic), TaxonomyTerm.code.in_(list(Access)))
    return connection.execute(chosen).all()


def _at_places(connection: Connection, model: Any, key: Any, keys: Sequence[str]) -> Sequence[Any]:
    table = model.__table__
    return connection.execute(select(table).where(key.in_(keys)).order_by(_AS_WRITTEN)).all()


def _first(found: Sequence[Any]) -> dict[str, Any]:
    first: dict[str, Any] = {}
    for row in found:
        first.setdefault(row.location_id, row)
    return first


def _grouped(found: Sequence[Any]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for row in found:
        groups.setdefault(row.location_id, []).append(row)
    return groups
