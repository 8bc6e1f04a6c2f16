"""Puts the starter content into a new database: topics, and listings that nobody has checked yet.

The content lies in `db/starter` as TOML (README: how to change a listing). Keys are derived from
the short names there, so that the same content always gets the same keys.
"""

import tomllib
import uuid
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from kiosk.directory.listing import Access
from kiosk.directory.models import (
    Address,
    Attribute,
    CostOption,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
    Topic,
)

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "kiosk.starter")

_ACCESS_NAMES = {
    Access.RING: "Ring them",
    Access.TEXT: "Send a text",
    Access.ONLINE: "Go online",
    Access.DROP_IN: "Drop in",
    Access.REFER: "Ask a GP or physio",
    Access.MEMBERS: "For members",
    Access.CONTACT: "Contact them",
}


def load(session: Session, folder: Path) -> None:
    """Add the topics and listings in `folder` (topics.toml, listings.toml) to an empty database."""
    topics = _read(folder / "topics.toml")["topic"]
    listings = _read(folder / "listings.toml")["listing"]
    terms = _add_topics(session, topics) | _add_access_terms(session)
    for organization in sorted({row["organization"] for row in listings}):
        session.add(Organization(id=key("organization", organization), name=organization))
    session.flush()
    for row in listings:
        _add_listing(session, row, terms)
    session.flush()


def key(*names: str) -> str:
    """The UUID, as text, of something that the starter content calls by these names."""
    return str(uuid.uuid5(_NAMESPACE, "|".join(names)))


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _add_topics(session: Session, topics: list[dict[str, Any]]) -> dict[str, str]:
    taxonomy = key("taxonomy", "topics")
    session.add(Taxonomy(id=taxonomy, name="topics", description="What patients browse by"))
    session.flush()
    terms = {}
    for position, topic in enumerate(topics):
        term = TaxonomyTerm(
            id=key("topic", topic["key"]),
            taxonomy_id=taxonomy,
            code=topic["key"],
            name=topic["name"],
            description=topic["summary"],
            term_uri=topic.get("term_uri"),
        )
        session.add(term)
        session.flush()
        session.add(
            Topic(
                taxonomy_term_id=term.id,
                position=position,
                picture=topic["picture"],
                emergency_card=topic.get("emergency_card", False),
            )
        )
        terms[topic["key"]] = term.id
    return terms


def _add_access_terms(session: Session) -> dict[str, str]:
    taxonomy = key("taxonomy", "access")
    session.add(Taxonomy(id=taxonomy, name="access", description="How a person gets in"))
    session.flush()
    terms = {code.value: key("access", code.value) for code in Access}
    session.add_all(
        TaxonomyTerm(id=terms[code.value], taxonomy_id=taxonomy, code=code.value, name=name)
        for code, name in _ACCESS_NAMES.items()
    )
    return terms


def _add_listing(session: Session, row: dict[str, Any], terms: dict[str, str]) -> None:
    service = Service(
        id=key("service", row["key"]),
        organization_id=key("organization", row["organization"]),
        name=row["name"],
        description=row["summary"],
        url=row.get("website"),
        application_process="\n".join(row.get("next_steps", [])) or None,
        eligibility_description=row.get("who_for"),
        kind=row["kind"],
        publication="published" if row["publish"] else "draft",
        sensitive=row.get("sensitive", False),
        never_hides=row.get("never_hides", False),
        about_moving=row.get("moving", False),
        is_local=row.get("local", False),
        extra={
            name: row[name] for name in ("check_first", "source_url", "confidence") if name in row
        },
    )
    session.add(service)
    session.flush()
    session.add_all(
        Attribute(
            id=key("attribute", row["key"], name),
            link_id=service.id,
            link_entity="service",
            taxonomy_term_id=terms[name],
            position=position,
        )
        for names in (row["topics"], row.get("get_in", []))
        for position, name in enumerate(names)
    )
    session.add_all(
        Phone(
            id=key("phone", row["key"], phone["number"]),
            service_id=service.id,
            number=phone["number"],
            type=phone.get("kind", "voice"),
            description=phone.get("label"),
            position=position,
        )
        for position, phone in enumerate(row.get("phones", []))
    )
    session.add_all(_schedules(row, service.id))
    if "cost" in row:
        session.add(
            CostOption(
                id=key("cost", row["key"]),
                service_id=service.id,
                option="free" if row["cost"]["free"] else "cost",
                amount=0 if row["cost"]["free"] else None,
                amount_description=row["cost"]["words"],
            )
        )
    if "area" in row:
        session.add(
            ServiceArea(id=key("area", row["key"]), service_id=service.id, name=row["area"])
        )
    for place in row.get("places", []):
        _add_place(session, row["key"], service.id, place)


def _schedules(row: dict[str, Any], service_id: str) -> list[Schedule]:
    sessions: list[dict[str, Any]] = list(row.get("schedules", []))
    if "when_words" in row:
        sessions.append({"words": row["when_words"]})
    return [
        Schedule(
            id=key("schedule", row["key"], str(position)),
            service_id=service_id,
            freq="WEEKLY" if "days" in session else None,
            byday=",".join(session.get("days", [])) or None,
            opens_at=session.get("opens"),
            closes_at=session.get("closes"),
            description=session.get("words"),
            notes=session.get("note"),
            position=position,
        )
        for position, session in enumerate(sessions)
    ]


def _add_place(session: Session, listing: str, service_id: str, place: dict[str, Any]) -> None:
    location = Location(id=key("location", listing, place["name"]), name=place["name"])
    session.add(location)
    session.flush()
    session.add(
        ServiceAtLocation(
            id=key("at", listing, place["name"]), service_id=service_id, location_id=location.id
        )
    )
    if any(part in place for part in ("address_1", "city", "postal_code")):
        session.add(
            Address(
                id=key("address", listing, place["name"]),
                location_id=location.id,
                address_1=place.get("address_1", ""),
                city=place.get("city", ""),
                postal_code=place.get("postal_code", ""),
            )
        )
