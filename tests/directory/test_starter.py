"""The starter content as it lands in the tables."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.directory import starter
from kiosk.directory.listing import Access, Listing, Number, OpeningTimes, Place
from kiosk.directory.models import Service
from kiosk.directory.shown import in_topic, listing, topic_cards
from kiosk.directory.whole_listings import in_this_order
from kiosk.store import Store
from tests.audiences import IN_TRIAL

TOPICS = """
[[topic]]
key = "groups"
name = "Support groups"
summary = "Groups where you can meet people like you"
picture = "topic-groups"

[[topic]]
key = "moving"
name = "Moving more"
summary = "Walks and classes"
picture = "topic-moving"
emergency_card = true
"""

LISTINGS = """
[[listing]]
key = "walkers"
kind = "charity"
name = "Northfield Walkers"
organization = "Northfield Together"
summary = "Walk with others."
topics = ["moving", "groups"]
publish = true
local = true
moving = true
area = "Northfield"
who_for = "Everyone"
get_in = ["ring", "drop_in"]
next_steps = ["Ring them.", "Turn up on Monday."]
phones = [
    { number = "01632 960 001", label = "Office" },
    { number = "07700 900 001", kind = "text" },
]
website = "walkers.example"
cost = { free = false, words = "2 pounds a walk" }
schedules = [{ days = ["MO", "WE"], opens = "10:00", closes = "11:00", note = "Not in August" }]
when_words = "Longer walks at weekends"
places = [
    { name = "The Park", address_1 = "1 Park Road", city = "Northfield", postal_code = "NF1 1AA" },
]
check_first = "Is the walk on Wednesday still there?"
source_url = "https://walkers.example"
confidence = "medium"

[[listing]]
key = "bare"
kind = "charity"
name = "Bare"
organization = "Northfield Together"
summary = "Nothing else is known."
topics = ["groups"]
publish = false
"""


@pytest.fixture
def small(session: Session, tmp_path: Path) -> Session:
    """A database with these two topics and two listings."""
    (tmp_path / "topics.toml").write_text(TOPICS)
    (tmp_path / "listings.toml").write_text(LISTINGS)
    starter.load(session, tmp_path)
    session.expire_all()
    return session


@pytest.fixture
def walkers(small: Session) -> Listing:
    """The listing with every fact, as a patient would read it."""
    found = listing(small, starter.key("service", "walkers"), IN_TRIAL)
    assert found is not None
    return found


def service(session: Session, name: str) -> Service:
    return session.scalars(select(Service).where(Service.name == name)).one()


def test_topics_keep_their_order_words_and_pictures(small: Session) -> None:
    cards = topic_cards(small, IN_TRIAL)
    assert [(card.key, card.name, card.picture, card.emergency_card) for card in cards] == [
        ("groups", "Support groups", "topic-groups", False),
        ("moving", "Moving more", "topic-moving", True),
    ]


def test_the_first_topic_of_a_listing_is_its_main_one(small: Session) -> None:
    service(small, "Bare").publication = "published"
    moving = in_this_order(small, in_topic(small, "moving", IN_TRIAL), IN_TRIAL)
    assert [each.name for each in moving] == ["Northfield Walkers"]
    groups = in_this_order(small, in_topic(small, "groups", IN_TRIAL), IN_TRIAL)
    assert [each.name for each in groups] == [
        "Bare",
        "Northfield Walkers",
    ]


def test_ways_in_keep_their_order(walkers: Listing) -> None:
    assert walkers.access == (Access.RING, Access.DROP_IN)


def test_numbers_keep_their_order_and_kind(walkers: Listing) -> None:
    assert walkers.numbers == (
        Number("01632 960 001", "Office"),
        Number("07700 900 001", is_text=True),
    )


def test_times_are_told_with_the_words_beside_them(walkers: Listing) -> None:
    assert walkers.opening == (
        OpeningTimes(("MO", "WE"), "10:00", "11:00", note="Not in August", freq="WEEKLY"),
        OpeningTimes(words="Longer walks at weekends"),
    )


def test_a_place_is_told_with_its_address(walkers: Listing) -> None:
    assert walkers.places == (Place("The Park", "1 Park Road, Northfield, NF1 1AA"),)


def test_a_cost_is_told_in_its_words_and_not_as_free(walkers: Listing) -> None:
    assert (walkers.cost, walkers.is_free) == ("2 pounds a walk", False)


def test_next_steps_are_lines(walkers: Listing) -> None:
    assert walkers.steps == ("Ring them.", "Turn up on Monday.")


def test_who_and_where_it_is_for_and_who_runs_it(walkers: Listing) -> None:
    assert (walkers.who_for, walkers.area, walkers.organization) == (
        "Everyone",
        "Northfield",
        "Northfield Together",
    )


def test_what_to_ask_first_is_kept_for_volunteers(small: Session) -> None:
    assert service(small, "Northfield Walkers").extra == {
        "check_first": "Is the walk on Wednesday still there?",
        "source_url": "https://walkers.example",
        "confidence": "medium",
    }


def test_what_is_not_to_be_published_is_a_draft(small: Session) -> None:
    assert service(small, "Bare").publication == "draft"


def test_listings_of_one_organization_share_it(small: Session) -> None:
    assert service(small, "Bare").organization is service(small, "Northfield Walkers").organization


def test_nothing_of_the_starter_content_counts_as_checked(store: Store) -> None:
    with store.session() as opened:
        assert set(opened.scalars(select(Service.assured_date))) == {None}


def test_the_same_content_always_gets_the_same_keys() -> None:
    assert starter.key("service", "walkers") == "56f93632-0300-5464-9502-7133b5a2ea58"


def test_every_shipped_listing_can_be_read_as_a_patient_reads_it(store: Store) -> None:
    with store.session() as opened:
        shown = {
            found
            for card in topic_cards(opened, IN_TRIAL)
            for found in in_topic(opened, card.key, IN_TRIAL)
        }
        published = set(
            opened.scalars(select(Service.id).where(Service.publication == "published"))
        )
    assert shown == published
