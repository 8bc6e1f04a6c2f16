"""A made-up listing that has all that a listing can have, and looks made up."""

import uuid

from sqlalchemy.orm import Session

from kiosk.directory.models import (
    Accessibility,
    Address,
    CostOption,
    Language,
    Location,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
)

EXAMPLE = "Example pain café"
TWO_TO_FOUR = {"opens_at": "14:00", "closes_at": "16:00"}


def add_example(session: Session) -> str:
    """Put it into the database, in no topic; its key."""
    service = Service(
        id=str(uuid.uuid4()),
        name=EXAMPLE,
        publication="published",
        description="Meet others who live with pain, at a table or standing up.",
        application_process="Ring and ask for the host.\n"
        "Say: I have back pain and want to come.\nCome on a Tuesday at 2pm.",
        first_visit="A volunteer meets you at the door and shows you round. You need not speak.",
        to_bring="Your reading glasses, if you have some.",
        eligibility_description="Adults, and whoever comes with them",
        email="hello@example.org",
        is_local=True,
    )
    session.add(service)
    session.flush()
    place = Location(
        name="Example Hall",
        transportation="A bus stops outside.",
        addresses=[Address(address_1="1 Example Road", city="Burslem", postal_code="")],
        accessibility=[
            Accessibility(description=words)
            for words in ("Level way in", "Chairs with arms, and room to stand", "Hearing loop")
        ],
    )
    key = service.id
    session.add_all(
        [
            Phone(service_id=key, number="01632 960 001", description="Mondays to Fridays"),
            Schedule(service_id=key, freq="WEEKLY", byday="TU", **TWO_TO_FOUR),
            CostOption(service_id=key, amount_description="Free. Tea is 50p"),
            Language(service_id=key, name="English"),
            Language(service_id=key, name="Urdu"),
            ServiceAtLocation(service_id=key, location=place),
        ]
    )
    return key
