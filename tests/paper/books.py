"""A directory to make a book of: the starter's, and listings that try every corner of it."""

import datetime
from typing import Any

from sqlalchemy.orm import Session

from kiosk.directory.models import (
    Accessibility,
    Address,
    Attribute,
    Check,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
)
from kiosk.directory.starter import key
from kiosk.settings import Help, LocalNumber, Room, Settings

TODAY = datetime.date(2026, 11, 26)
SITE = Settings(
    room=Room(name="The Rowan Room", staff_sentence="Ask at the desk", extension="4321"),
    help=Help(
        open_place="Main reception",
        nearest_ae="Northfield Hospital",
        not_ae="the walk-in centre",
        local_numbers=(LocalNumber("Northfield crisis team", "01632 960 001"),),
    ),
)

LONG = "Long name " * 40
MARKUP = "<b>Bold</b> & <script>alert(1)</script>"
ARABIC = "دعم الصحة النفسية"
SECRET = "Hidden House"


def add(session: Session, name: str, *topics: str, **facts: Any) -> Service:
    """A published service of these topics, the main one first."""
    organization = facts.pop("organization", "")
    if organization:
        session.merge(Organization(id=key("organization", organization), name=organization))
        facts["organization_id"] = key("organization", organization)
    service = Service(**{"name": name, "publication": "published", "description": name} | facts)
    session.add(service)
    session.flush()
    session.add_all(
        Attribute(
            link_id=service.id,
            link_entity="service",
            taxonomy_term_id=key("topic", topic),
            position=position,
        )
        for position, topic in enumerate(topics)
    )
    session.flush()
    return service


def add_place(session: Session, service: Service, name: str, *, confidential: bool) -> None:
    """A place where it is given."""
    place = Location(name=name, transportation=f"Bus to {name}", confidential=confidential)
    place.accessibility.append(Accessibility(description=f"Step-free way into {name}"))
    place.addresses.append(Address(address_1=f"1 {name} Road", city="Northfield"))
    session.add(place)
    session.flush()
    session.add(ServiceAtLocation(service_id=service.id, location_id=place.id))
    session.flush()


def add_corners(session: Session) -> None:
    """Listings with everything, with nothing, with strange names, and with what is never told."""
    whole = add(
        session,
        "Whole listing",
        "moving",
        "pain",
        "company",
        organization="The Élan Trust",
        description="A group with everything.",
        application_process="Ring this number.\nSay that you have back pain.",
        eligibility_description="Anybody",
        first_visit="Somebody meets you at the door.",
        to_bring="A warm coat",
        alert="Closed in August.",
        url="www.example.org",
        email="hello@example.org",
        assured_date=TODAY,
    )
    whole.phones += [
        Phone(number="01632 960 002", description="Mornings", position=0),
        Phone(number="85000", type="text", position=1),
    ]
    whole.schedules.append(Schedule(freq="WEEKLY", byday="TU", opens_at="14:00", closes_at="16:00"))
    whole.schedules.append(
        Schedule(freq="WEEKLY", byday="WE", opens_at="10:00", until=datetime.date(2025, 1, 1))
    )
    whole.cost_options.append(CostOption(amount=3, amount_description="£3 each time"))
    whole.languages.append(Language(name="Urdu"))
    session.add(
        Check(
            service_id=whole.id,
            checked_on=TODAY,
            role="volunteer",
            method="phone",
            outcome="right",
        )
    )
    add_place(session, whole, "Open Hall", confidential=False)
    refuge = add(session, "Safe house line", "carers", "talking", sensitive=True)
    refuge.phones.append(Phone(number="01632 960 003"))
    refuge.url = "https://www.refuge.example.org/"
    add_place(session, refuge, SECRET, confidential=True)
    add(session, "No topic group", organization="The Élan Trust")
    add(session, LONG, "company", description="word " * 200)
    add(session, MARKUP, "company", alert=MARKUP, url="javascript:alert(1)")
    add(session, ARABIC, "company", description=ARABIC)
    add(session, "2nd Chance Café", "company")
    add(session, "Same name", "home", description="The first one.")
    add(session, "Same name", "home", description="The other one.")
    add(session, "Never shown draft", "pain", publication="draft")
    add(session, "Never shown retired", "pain", publication="retired")
    add(session, "Never shown inactive", "pain", status="inactive")
    session.flush()
