"""Listings that may be the same as the one in the form."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.directory.editing.duplicates import MOST, Duplicate, Why, duplicates
from kiosk.directory.models import Address, Location, Phone, Service, ServiceAtLocation, Url
from kiosk.store import Store
from tests.directory.conftest import AddListing

Directory = tuple[Session, AddListing]


def at(session: Session, service: Service, postcode: str) -> None:
    """Give the service a place."""
    location = Location(name="A hall")
    session.add(location)
    session.flush()
    session.add(ServiceAtLocation(service_id=service.id, location_id=location.id))
    session.add(Address(location_id=location.id, postal_code=postcode))
    session.flush()


def whys(found: list[Duplicate]) -> list[tuple[str, list[Why]]]:
    return [(each.name, [why for why, _ in each.whys]) for each in found]


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("01632 960001", "01632960001"),
        ("+44 1632 960001", "01632 960001"),
        ("01632 960001", "+44 (0)1632 960001"),
        ("0044 1632 960001", "01632-960-001"),
    ],
)
def test_the_same_number_is_noticed_however_it_is_written(
    session: Session, add_listing: AddListing, there: str, typed: str
) -> None:
    service = add_listing("Walkers", publication="retired")
    session.add(Phone(service_id=service.id, number=there))
    session.flush()
    assert duplicates(session, name="Choir", numbers=[typed]) == [
        Duplicate(service.id, "Walkers", "retired", ((Why.NUMBER, there),))
    ]


def test_a_number_that_everybody_has_tells_nothing(
    session: Session, add_listing: AddListing
) -> None:
    session.add(Phone(service_id=add_listing("Walkers").id, number="111"))
    session.flush()
    assert duplicates(session, name="Choir", numbers=["111", "", "none"]) == []


@pytest.mark.parametrize(
    ("there", "typed", "same"),
    [
        ("www.example.org/walks", "https://example.org/walks/", True),
        ("http://Example.org", "www.example.org/?from=us", True),
        ("www.example.org/walks", "www.example.org/choir", False),
        ("www.example.org/walks", "www.example.org", False),
        ("www.example.org", "", False),
    ],
)
def test_the_same_page_is_noticed(
    session: Session, add_listing: AddListing, there: str, typed: str, *, same: bool
) -> None:
    add_listing("Walkers", url=there)
    assert bool(duplicates(session, name="Choir", website=typed)) == same


def test_a_further_page_counts_too(session: Session, add_listing: AddListing) -> None:
    session.add(Url(service_id=add_listing("Walkers").id, url="https://example.org/walks"))
    session.flush()
    assert whys(duplicates(session, name="Choir", website="example.org/walks")) == [
        ("Walkers", [Why.WEBSITE])
    ]


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Northfield Walkers", True),
        ("northfield walker's", True),
        ("Walkers Northfield", True),
        ("Northfeild Walkers", True),
        ("Southfield Talkers", False),
        ("Walkers", False),
        ("", False),
        ("...", False),
    ],
)
def test_nearly_the_same_name_is_noticed(
    session: Session, add_listing: AddListing, typed: str, *, same: bool
) -> None:
    add_listing("Northfield Walkers")
    assert bool(duplicates(session, name=typed)) == same


def test_the_same_name_at_another_place_is_another_thing(
    session: Session, add_listing: AddListing
) -> None:
    at(session, add_listing("Andy's group"), "NF1 1AA")
    assert duplicates(session, name="Andys Group", postcode="NF2 2BB") == []
    assert whys(duplicates(session, name="Andys Group", postcode="nf11aa")) == [
        ("Andy's group", [Why.NAME])
    ]


def test_where_one_of_them_says_no_place_it_may_be_the_same(
    session: Session, add_listing: AddListing
) -> None:
    at(session, add_listing("Andy's group"), "NF1 1AA")
    add_listing("Andys group")
    assert len(duplicates(session, name="Andys Group")) == 2
    assert whys(duplicates(session, name="Andys Group", postcode="NF2 2BB")) == [
        ("Andys group", [Why.NAME])
    ]


def test_a_listing_is_no_duplicate_of_itself(session: Session, add_listing: AddListing) -> None:
    service = add_listing("Walkers", url="example.org")
    assert duplicates(session, name="Walkers", website="example.org", own_id=service.id) == []


def test_what_has_more_in_common_comes_first(session: Session, add_listing: AddListing) -> None:
    add_listing("Choir", url="example.org")
    both = add_listing("Walkers", url="example.org")
    session.add(Phone(service_id=both.id, number="01632 960001"))
    session.flush()
    found = duplicates(session, name="W", numbers=["01632960001"], website="example.org")
    assert whys(found) == [("Walkers", [Why.NUMBER, Why.WEBSITE]), ("Choir", [Why.WEBSITE])]


def test_no_more_are_told_than_a_person_can_look_at(
    session: Session, add_listing: AddListing
) -> None:
    for _ in range(MOST + 2):
        add_listing("Walkers")
    assert len(duplicates(session, name="Walkers")) == MOST


def test_the_starter_content_names_few_of_its_own(store: Store) -> None:
    with store.session() as session:
        services = session.scalars(select(Service)).all()
        twice = {
            service.name: whys(found)
            for service in services
            if (
                found := duplicates(
                    session,
                    name=service.name,
                    numbers=[phone.number for phone in service.phones],
                    own_id=service.id,
                )
            )
        }
    assert twice == {}
