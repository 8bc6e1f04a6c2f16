"""What patients are told of a listing, and what they never are."""

import dataclasses
import datetime

import pytest
from sqlalchemy.orm import Session

from kiosk.directory.freshness import Age
from kiosk.directory.listing import Access, Checked, Listing, Number
from kiosk.directory.models import (
    Address,
    Attribute,
    Check,
    CostOption,
    Location,
    Phone,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from kiosk.directory.shown import (
    listing,
)
from tests.audiences import IN_TRIAL
from tests.directory.conftest import AddListing

TODAY = datetime.date(2026, 11, 23)


def read(session: Session, service: Service) -> Listing:
    session.expire_all()
    found = listing(session, service.id, IN_TRIAL)
    assert found is not None
    return found


def add_place(session: Session, service: Service, address: str, *, confidential: bool) -> None:
    place = Location(name="The house", transportation="Bus 7", confidential=confidential)
    session.add(place)
    session.flush()
    session.add(Address(location_id=place.id, address_1=address))
    session.add(ServiceAtLocation(service_id=service.id, location_id=place.id))
    session.flush()


def test_a_sensitive_listing_says_that_it_is(session: Session, add_listing: AddListing) -> None:
    assert read(session, add_listing("Refuge", sensitive=True)).sensitive


@pytest.mark.parametrize(
    "name",
    [
        "x" * 400,
        "Warm welcome 🤗👩🏽‍🦽",
        "<b>Bold</b> & <script>alert(1)</script>",
        "Left \u202eright\u202c \u200fmark",
        "دعم الصحة النفسية",
        "Line\nbreak and\ttab",
        'O\'Brien "quoted"; DROP TABLE services',
    ],
    ids=["400 letters", "emoji", "markup", "right-to-left mark", "arabic", "line break", "quotes"],
)
def test_a_name_comes_back_whole(session: Session, add_listing: AddListing, name: str) -> None:
    assert read(session, add_listing(name, description=name)).name == name


def test_what_nobody_wrote_is_empty(session: Session, add_listing: AddListing) -> None:
    added = add_listing("Bare", "mood")
    assert read(session, added) == Listing(id=added.id, name="Bare", topics=("Mood",))


def test_the_address_of_a_place_is_told(session: Session, add_listing: AddListing) -> None:
    added = add_listing("Group")
    add_place(session, added, "1 Park Road", confidential=False)
    assert [place.address for place in read(session, added).places] == ["1 Park Road"]


def test_nothing_of_a_confidential_place_is_ever_read(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing("Refuge")
    add_place(session, added, "1 Hidden Road", confidential=True)
    whole = repr(read(session, added))
    assert not any(secret in whole for secret in ("Hidden", "The house", "Bus 7"))


def test_numbers_stand_in_the_order_to_try_them(session: Session, add_listing: AddListing) -> None:
    added = add_listing("Line")
    for position, number in ((2, "third"), (0, "first"), (1, "second")):
        session.add(Phone(service_id=added.id, number=number, position=position))
    session.flush()
    assert [each.number for each in read(session, added).numbers] == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("cost", "is_free"),
    [
        (CostOption(amount=0), True),
        (CostOption(option="free"), True),
        (CostOption(amount=2.5), False),
        (CostOption(option="cost", amount_description="Local call rate"), False),
        (None, None),
    ],
    ids=["no pounds", "free", "some pounds", "in words", "nobody knows"],
)
def test_what_is_free_and_what_is_not(
    session: Session, add_listing: AddListing, cost: CostOption | None, is_free: bool | None
) -> None:
    added = add_listing("Group")
    if cost is not None:
        added.cost_options.append(cost)
    session.flush()
    assert read(session, added).is_free is is_free


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"type": "voice"}, Number("01632 960001")),
        ({"type": "sms"}, Number("01632 960001", is_text=True)),
        ({"type": "Text"}, Number("01632 960001", is_text=True)),
        ({"extension": "12"}, Number("01632 960001 ext 12")),
        ({"type": "fax"}, None),
        ({"type": "fax", "unconfirmed": True}, None),
    ],
)
def test_a_publishers_number_is_shown_for_what_it_is(
    session: Session, add_listing: AddListing, facts: dict[str, object], shown: Number | None
) -> None:
    added = add_listing("Group")
    session.add(Phone(service_id=added.id, number="01632 960001", **facts))
    session.flush()
    found = read(session, added)
    assert found.numbers == ((shown,) if shown else ())
    assert not found.number_withheld


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ([CostOption(amount=0)], ""),
        ([CostOption(option="free", amount=0, amount_description="Free")], "Free"),
        ([CostOption(option="cost")], ""),
        ([CostOption(amount=2.5)], "£2.50"),
        ([CostOption(amount=10, currency="GBP", option="adult")], "£10, adult"),
        ([CostOption(amount=10, amount_description="a session")], "£10, a session"),
        ([CostOption(amount=10, amount_description="£10 a session")], "£10 a session"),
        ([CostOption(amount=10, amount_description="for 10 weeks")], "£10, for 10 weeks"),
        ([CostOption(amount=1, amount_description="or £10 a term")], "£1, or £10 a term"),
        ([CostOption(amount=5, currency="EUR")], "5 EUR"),
        (
            [CostOption(amount=5, option="adult"), CostOption(amount=0, option="child")],
            "£5, adult; Free, child",
        ),
        (
            [CostOption(option="free", amount=0), CostOption(option="visitors", amount=3)],
            "Free; £3, visitors",
        ),
    ],
)
def test_what_it_costs_is_said_whole(
    session: Session, add_listing: AddListing, costs: list[CostOption], said: str
) -> None:
    added = add_listing("Group")
    added.cost_options.extend(costs)
    session.flush()
    assert read(session, added).cost == said


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("https://www.example.org/", "www.example.org"),
        ("HTTPS://www.example.org/groups/", "www.example.org/groups/"),
        ("www.example.org", "www.example.org"),
        ("http://example.org", "http://example.org"),
        (None, ""),
    ],
)
def test_a_website_is_shown_as_people_type_it(
    session: Session, add_listing: AddListing, kept: str | None, shown: str
) -> None:
    assert read(session, add_listing("Group", url=kept)).website == shown


def test_ways_in_are_read_in_their_order(session: Session, add_listing: AddListing) -> None:
    added = add_listing("Group")
    session.add(Taxonomy(id="access", name="access"))
    session.flush()
    for position, way in enumerate((Access.DROP_IN, Access.RING)):
        session.add(TaxonomyTerm(id=way, taxonomy_id="access", code=way, name=way))
        session.flush()
        session.add(
            Attribute(
                link_id=added.id, link_entity="service", taxonomy_term_id=way, position=position
            )
        )
    session.flush()
    assert read(session, added).access == (Access.DROP_IN, Access.RING)


@pytest.mark.parametrize(
    ("topic", "about_moving", "emergency_card"),
    [("mood", False, False), ("mood", True, True), ("moving", False, True)],
)
def test_the_emergency_card_is_beside_whatever_is_about_moving(
    session: Session,
    add_listing: AddListing,
    topic: str,
    about_moving: bool,
    emergency_card: bool,
) -> None:
    added = add_listing("Group", topic, about_moving=about_moving)
    assert read(session, added).emergency_card is emergency_card


def test_the_newest_check_that_found_it_right_is_told(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing("Group", assured_date=TODAY)
    for days, method, outcome in (
        (9, "visit", "right"),
        (0, "phone", "right"),
        (1, "email", "gone"),
    ):
        session.add(
            Check(
                service_id=added.id,
                checked_on=TODAY - datetime.timedelta(days=days),
                role="volunteer",
                method=method,
                outcome=outcome,
            )
        )
    session.flush()
    assert read(session, added).checked == Checked(TODAY, "volunteer", "phone")


def test_of_two_checks_on_a_day_the_last_one_is_told(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing("Group", assured_date=TODAY)
    for method in ("website", "phone"):
        facts = {"role": "volunteer", "method": method, "outcome": "right"}
        session.add(Check(service_id=added.id, checked_on=TODAY, **facts))
        session.flush()
    assert read(session, added).checked == Checked(TODAY, "volunteer", "phone")


def test_a_number_that_nobody_answers_is_not_told_but_that_there_is_one(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing(
        "Line", application_process="Ring 01632 960 001 first.\nAsk for Ann.\nRing at 10am."
    )
    session.add(Phone(service_id=added.id, number="01632 960001", unconfirmed=True))
    session.add(Phone(service_id=added.id, number="01632 960002", position=1))
    session.flush()
    found = read(session, added)
    assert [each.number for each in found.numbers] == ["01632 960002"]
    assert found.number_withheld
    assert found.steps == ("Ask for Ann.", "Ring at 10am.")


@pytest.mark.parametrize(
    ("days", "age", "lately"),
    [(0, Age.FRESH, True), (200, Age.AMBER, False), (300, Age.RED, False)],
)
def test_a_check_says_what_it_is_worth_on_that_day(
    session: Session, add_listing: AddListing, days: int, age: Age, lately: bool
) -> None:
    day = TODAY - datetime.timedelta(days)
    added = add_listing("Group", assured_date=day)
    session.add(
        Check(service_id=added.id, checked_on=day, role="staff", method="phone", outcome="right")
    )
    found = read(session, added)
    assert found.checked is not None
    assert (found.checked.age, found.was_checked_lately) == (age, lately)


def test_a_listing_that_lost_its_date_is_not_checked(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing("Group")
    session.add(
        Check(service_id=added.id, checked_on=TODAY, role="staff", method="phone", outcome="right")
    )
    session.flush()
    assert read(session, added).checked is None


def test_who_checked_is_told_by_role_and_not_by_name() -> None:
    assert [fact.name for fact in dataclasses.fields(Checked)] == ["on", "role", "method", "age"]
