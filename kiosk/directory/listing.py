"""Listings as a patient sees them: frozen facts, read from the tables inside one session.

A service that a patient may see is active and published, and somebody of this room has found it
right; only while the room is in trial do published ones show that nobody has checked yet
(content/SAFETY.md, "Trial until live").
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from kiosk.directory.models import (
    Attribute,
    Location,
    Schedule,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
    Topic,
)


class Access(StrEnum):
    """How a person gets in: the codes of the taxonomy `access`."""

    RING = "ring"
    TEXT = "text"
    ONLINE = "online"
    DROP_IN = "drop_in"
    REFER = "refer"
    MEMBERS = "members"
    CONTACT = "contact"


@dataclass(frozen=True)
class Number:
    """A number to ring or, where `is_text`, to send a text to."""

    number: str
    label: str = ""
    is_text: bool = False


@dataclass(frozen=True)
class OpeningTimes:
    """One line of opening times: the days as RFC 5545 codes, `HH:MM` times, and words beside it."""

    days: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""
    words: str = ""
    note: str = ""


@dataclass(frozen=True)
class Place:
    """Where a service is given."""

    name: str
    address: str = ""
    transport: str = ""
    access: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """Who of this room last found the listing right: when, in which role and how."""

    on: datetime.date
    role: str
    method: str


@dataclass(frozen=True)
class Listing:
    """Everything that a patient may be told of one service. What nobody wrote is empty."""

    id: str
    name: str
    organization: str = ""
    summary: str = ""
    access: tuple[Access, ...] = ()
    steps: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    website: str = ""
    email: str = ""
    sessions: tuple[OpeningTimes, ...] = ()
    is_free: bool | None = None
    cost: str = ""
    who_for: str = ""
    area: str = ""
    places: tuple[Place, ...] = ()
    languages: tuple[str, ...] = ()
    alert: str = ""
    checked: Checked | None = None
    sensitive: bool = False
    emergency_card: bool = False


@dataclass(frozen=True)
class TopicCard:
    """One of the nine groups that people browse by, with how many listings stand in it."""

    key: str
    name: str
    summary: str
    picture: str
    emergency_card: bool
    count: int


def is_shown(*, trial: bool) -> ColumnElement[bool]:
    """The condition on `services` under which a patient sees it."""
    shown = (Service.status == "active") & (Service.publication == "published")
    return shown if trial else shown & Service.assured_date.is_not(None)


def topic_cards(session: Session, *, trial: bool) -> list[TopicCard]:
    """The topics in their order, each with the number of listings a patient would find there."""
    count = (
        select(func.count())
        .select_from(Attribute)
        .join(Service, Attribute.link_id == Service.id)
        .where(
            Attribute.link_entity == "service",
            Attribute.taxonomy_term_id == Topic.taxonomy_term_id,
            is_shown(trial=trial),
        )
        .scalar_subquery()
    )
    rows = session.execute(
        select(Topic, count).options(joinedload(Topic.term)).order_by(Topic.position)
    )
    return [
        TopicCard(
            key=topic.term.code or "",
            name=topic.term.name,
            summary=topic.term.description,
            picture=topic.picture,
            emergency_card=topic.emergency_card,
            count=number,
        )
        for topic, number in rows
    ]


def count_shown(session: Session, *, trial: bool) -> int:
    """How many listings a patient can find."""
    return session.scalar(select(func.count(Service.id)).where(is_shown(trial=trial))) or 0


def count_drafts(session: Session) -> int:
    """How many listings are written but not published."""
    return session.scalar(select(func.count(Service.id)).where(Service.publication == "draft")) or 0


def in_topic(session: Session, topic: str, *, trial: bool) -> list[Listing]:
    """The listings of a topic in the order that patients read them.

    Those it is the main topic of first, local before national, checked before unchecked, then by
    name.
    """
    chosen = (
        _whole_listings()
        .join(Attribute, (Attribute.link_id == Service.id) & (Attribute.link_entity == "service"))
        .join(TaxonomyTerm, TaxonomyTerm.id == Attribute.taxonomy_term_id)
        .join(Topic, Topic.taxonomy_term_id == TaxonomyTerm.id)
        .where(TaxonomyTerm.code == topic, is_shown(trial=trial))
        .order_by(
            case((Attribute.position == 0, 0), else_=1),
            Service.is_local.desc(),
            Service.assured_date.is_(None),
            func.lower(Service.name),
        )
    )
    return _read(session, chosen)


def listing(session: Session, listing_id: str, *, trial: bool) -> Listing | None:
    """One listing, or nothing when patients may not see it (any more)."""
    found = _read(session, _whole_listings().where(Service.id == listing_id, is_shown(trial=trial)))
    return found[0] if found else None


def in_this_order(session: Session, ids: list[str]) -> list[Listing]:
    """The listings with these keys. Whoever asks has seen to it that they may be shown."""
    if not ids:
        return []
    found = {each.id: each for each in _read(session, _whole_listings().where(Service.id.in_(ids)))}
    return [found[each] for each in ids if each in found]


def _whole_listings() -> Select[Service]:
    return select(Service).options(
        joinedload(Service.organization),
        selectinload(Service.phones),
        selectinload(Service.schedules),
        selectinload(Service.cost_options),
        selectinload(Service.service_areas),
        selectinload(Service.languages),
        selectinload(Service.checks),
        selectinload(Service.at_locations)
        .joinedload(ServiceAtLocation.location)
        .options(selectinload(Location.addresses), selectinload(Location.accessibility)),
    )


def _read(session: Session, chosen: Select[Service]) -> list[Listing]:
    services = session.scalars(chosen).unique().all()
    terms = _terms(session, [service.id for service in services])
    return [_as_listing(service, terms.get(service.id, [])) for service in services]


def _terms(session: Session, ids: list[str]) -> dict[str, list[tuple[str, bool]]]:
    """Per service its access codes, in order, and whether each term asks for the emergency card."""
    rows: Any = session.execute(
        select(Attribute.link_id, TaxonomyTerm.code, Topic.emergency_card)
        .join(TaxonomyTerm, TaxonomyTerm.id == Attribute.taxonomy_term_id)
        .outerjoin(Topic, Topic.taxonomy_term_id == TaxonomyTerm.id)
        .where(Attribute.link_entity == "service", Attribute.link_id.in_(ids))
        .order_by(Attribute.position)
    )
    found: dict[str, list[tuple[str, bool]]] = {}
    for service_id, code, emergency_card in rows:
        found.setdefault(service_id, []).append((code, bool(emergency_card)))
    return found


def _as_listing(service: Service, terms: list[tuple[str, bool]]) -> Listing:
    cost = service.cost_options[0] if service.cost_options else None
    return Listing(
        id=service.id,
        name=service.name,
        organization=service.organization.name if service.organization else "",
        summary=service.description,
        access=tuple(Access(code) for code, _ in terms if code in set(Access)),
        steps=tuple((service.application_process or "").splitlines()),
        numbers=tuple(
            Number(phone.number, phone.description or "", phone.type == "text")
            for phone in service.phones
        ),
        website=service.url or "",
        email=service.email or "",
        sessions=tuple(_as_session(schedule) for schedule in service.schedules),
        is_free=None if cost is None else cost.amount == 0 or cost.option == "free",
        cost=(cost.amount_description or cost.option or "") if cost else "",
        who_for=service.eligibility_description or "",
        area=", ".join(area.name for area in service.service_areas if area.name),
        places=tuple(
            _as_place(at.location) for at in service.at_locations if not at.location.confidential
        ),
        languages=tuple(language.name for language in service.languages if language.name),
        alert=service.alert or "",
        checked=_last_good_check(service),
        sensitive=service.sensitive,
        emergency_card=service.about_moving or any(card for _, card in terms),
    )


def _as_session(schedule: Schedule) -> OpeningTimes:
    return OpeningTimes(
        days=tuple(filter(None, (schedule.byday or "").split(","))),
        opens=schedule.opens_at or "",
        closes=schedule.closes_at or "",
        words=schedule.description or "",
        note=schedule.notes or "",
    )


def _as_place(location: Location) -> Place:
    parts = [
        part
        for address in location.addresses[:1]
        for part in (address.address_1, address.address_2, address.city, address.postal_code)
        if part
    ]
    return Place(
        name=location.name or "",
        address=", ".join(parts),
        transport=location.transportation or "",
        access=tuple(item.description for item in location.accessibility if item.description),
    )


def _last_good_check(service: Service) -> Checked | None:
    if service.assured_date is None:
        return None
    check = next((c for c in service.checks if c.outcome in {"right", "corrected"}), None)
    if check is None:
        return None
    return Checked(service.assured_date, check.role, check.method)
