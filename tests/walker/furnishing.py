"""What the walker's database holds beside the starter content: listings that are hard to show."""

import datetime
import uuid
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.directory import corrections, film_stop, going_live, notices, wanted
from kiosk.directory.editing import drafts
from kiosk.directory.editing.form import ListingForm
from kiosk.directory.models import (
    Accessibility,
    Address,
    Attribute,
    CostOption,
    GoLiveStep,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)
from kiosk.directory.notices import News
from kiosk.settings import Settings
from kiosk.settings.sections import Help, Hours, LocalNumber, Room
from kiosk.volunteers.models import Volunteer
from kiosk.who import Who

EMPTY_TOPIC = "carers"
TOPIC = "groups"
CHECKED_ON = datetime.date(2026, 11, 5)

LONG = ("Wednesdaymorningwalkandtalkgroup" * 13)[:400]
STRANGE = "Knit 🧶 & <b>natter</b> \u200fקבוצה\u200f 👩🏽‍🦽"

FILLED_IN = Settings(
    room=Room(
        name="Patient Information and Education Room, Haywood Community Hospital",
        hours=(Hours(days=("MO", "TU", "WE", "TH", "FR"), opens="09:00", closes="17:00"),),
        staff_sentence="The volunteers at the desk by the door can help you",
        extension="12345",
    ),
    help=Help(
        open_place="The café on the ground floor is open until 8 in the evening",
        nearest_ae="Royal Stoke University Hospital, Newcastle Road, ST4 6QG",
        not_ae="Haywood Hospital",
        local_numbers=(
            LocalNumber(
                name="Staffordshire mental health crisis line",
                number="0800 123 45 67",
                how="ring",
                words="For people of every age, day and night.",
            ),
            LocalNumber(name="Text the crisis team", number="85258", how="text"),
        ),
    ),
)
"""A site that has filled in all that a card can say of it."""


def furnish(session: Session) -> dict[str, str]:
    """Add the listings, and empty a topic; the listings' keys by what they are called here."""
    codes = {term.code: term.id for term in session.scalars(select(TaxonomyTerm))}
    session.execute(delete(Attribute).where(Attribute.taxonomy_term_id == codes[EMPTY_TOPIC]))

    def add(terms: tuple[str, ...], **facts: Any) -> str:
        service = Service(id=str(uuid.uuid4()), publication="published", is_local=True, **facts)
        session.add(service)
        session.flush()
        session.add_all(
            Attribute(
                link_id=service.id,
                link_entity="service",
                taxonomy_term_id=codes[term],
                position=position,
            )
            for position, term in enumerate(terms)
        )
        return service.id

    return {
        "rich": _rich(session, add((TOPIC, "ring", "text", "drop_in", "refer"), **_RICH)),
        "bare": add((TOPIC,), name="Bare", description=""),
        "long": add((TOPIC, "online"), name=LONG, url=f"www.{'long' * 30}.example.org"),
        "private": _private(session, add(("ring",), **_PRIVATE)),
        "strange": add((TOPIC, "ring"), name=STRANGE, description=f"{STRANGE}. What it is."),
    }


def furnish_for_volunteers(session: Session) -> None:
    """People who may sign in, and something of all that *Today* can tell."""
    session.add_all(
        Volunteer(
            id=number,
            name=name,
            initials=initials,
            role=role,
            pin_hash="nobody types it",
            pin_is_own=True,
            pin_set_at=_LONG_AGO,
            added_at=_LONG_AGO,
        )
        for number, (name, initials, role) in enumerate(
            (("Ann Lee", "ANLE", "lead"), ("Bo Day", "BD", "volunteer")), start=1
        )
    )
    now = datetime.datetime.now()
    for topic, times in (("pain", 12), ("money", 3), ("mood", 1)):
        for _ in range(times):
            wanted.count(session, topic, now)
    published = session.scalars(select(Service).where(Service.publication == "published")).all()
    for number, service in enumerate(published):
        for what in list(corrections.What)[: number % 5]:
            corrections.count(session, service.id, what, CHECKED_ON)
        if number % 2:
            service.assured_date = now.date() - datetime.timedelta(days=100 * (number % 5))
    bo = Who("volunteer", "BD", 2)
    connection = session.connection()
    for news in (News("hidden", LONG), News("hidden", STRANGE), News("film stopped")):
        notices.tell(connection, news, bo, _LONG_AGO)
    notices.tell(connection, News(film_stop.SHOWN), bo, _LONG_AGO, heard=True)
    for form in (ListingForm(name=LONG), ListingForm(name=STRANGE), ListingForm(website="x")):
        kept = drafts.begin(connection, bo, _LONG_AGO)
        drafts.save(connection, kept.id, form, _LONG_AGO)


_LONG_AGO = datetime.datetime(2026, 11, 5, 9)


def set_live(session: Session, *, live: bool) -> None:
    """Take the room live, or back to trial."""
    if not live:
        going_live.back_to_trial(session)
    elif session.get(GoLiveStep, going_live.LIVE) is None:
        going_live.answer(session, going_live.LIVE, "A. Lead", datetime.datetime(2026, 11, 23, 10))


def stop_film(session: Session, *, stopped: bool) -> None:
    """Stop the film, or have it shown."""
    act = film_stop.stop if stopped else film_stop.show
    act(session.connection(), Who("lead", "ANLE", 1), _LONG_AGO)


_PRIVATE = {
    "name": "A line for what is private",
    "description": "Somebody listens.",
    "sensitive": True,
}


def _private(session: Session, key: str) -> str:
    """What somebody else is not to see over a shoulder."""
    session.add(Phone(service_id=key, number="01632 960 009"))
    return key


_RICH = {
    "name": "Pain support group at the community centre",
    "description": "People who live with pain meet, talk and learn from each other. "
    "A physiotherapist is there once a month. You can bring somebody with you.",
    "url": "www.painsupport.example.org/groups/stoke",
    "email": "hello.and.welcome@painsupport.example.org",
    "application_process": "Ring and ask for Jo.\nCome ten minutes early the first time.\n"
    "Bring a list of your medicines.",
    "first_visit": "Jo meets you at the door. You can sit or stand, and you need not speak.",
    "to_bring": "Your reading glasses, and water to drink.",
    "eligibility_description": "Adults who have had pain for more than three months",
    "alert": "In August the group meets in the library.",
    "about_moving": True,
}


def _rich(session: Session, key: str) -> str:
    """Everything that a listing can have; and somebody has checked it."""
    service = session.get_one(Service, key)
    service.organization = Organization(name="Staffordshire Pain Support Network")
    place = Location(
        name="Bentilee Neighbourhood Centre",
        transportation="Buses 6 and 6A stop outside.",
        addresses=[
            Address(
                address_1="Dawlish Drive", city="Stoke-on-Trent", postal_code="ST2 0EU", region=""
            )
        ],
        accessibility=[
            Accessibility(description="Level way in"),
            Accessibility(description="Hearing loop"),
        ],
    )
    session.add_all(
        [
            Phone(service_id=key, number="01782 123 456", description="Jo, on weekdays"),
            Phone(service_id=key, number="07700 900 123", type="text", position=1),
            Schedule(service_id=key, byday="MO,WE", opens_at="10:00", closes_at="12:30"),
            Schedule(
                service_id=key, description="First Saturday of the month", notes="Not in August"
            ),
            CostOption(service_id=key, amount=2.5, amount_description="£2.50 a time, with tea"),
            ServiceArea(service_id=key, name="Stoke-on-Trent"),
            ServiceArea(service_id=key, name="Staffordshire Moorlands"),
            Language(service_id=key, name="English"),
            Language(service_id=key, name="Urdu"),
            ServiceAtLocation(service_id=key, location=place),
        ]
    )
    session.flush()
    noon = datetime.datetime.combine(CHECKED_ON, datetime.time(12))
    going_live.found_right(session, key, Who("volunteer", "AB"), "phone", noon)
    return key
