"""Which listings patients see, in which order, and which they never see."""

import datetime

import pytest
from sqlalchemy.orm import Session

from kiosk.directory.freshness import Audience
from kiosk.directory.listing import Listing
from kiosk.directory.models import (
    Service,
)
from kiosk.directory.shown import (
    count_drafts,
    count_shown,
    every_shown,
    in_topic,
    listing,
    related,
    topic_cards,
)
from kiosk.directory.whole_listings import in_this_order
from tests.audiences import IN_TRIAL, ONCE_LIVE
from tests.directory.conftest import AddListing

TODAY = datetime.date(2026, 11, 23)


def names(found: list[Listing]) -> list[str]:
    return [each.name for each in found]


def in_mood(session: Session) -> list[str]:
    return names(in_this_order(session, in_topic(session, "mood", IN_TRIAL), IN_TRIAL))


# Who sees what


@pytest.mark.parametrize(
    ("facts", "in_trial", "when_live"),
    [
        ({}, True, False),
        ({"assured_date": TODAY}, True, True),
        ({"assured_date": TODAY, "publication": "draft"}, False, False),
        ({"assured_date": TODAY, "publication": "retired"}, False, False),
        ({"assured_date": TODAY, "status": "temporarily closed"}, False, False),
        ({"assured_date": TODAY, "sensitive": True}, True, True),
        ({"assured_date": datetime.date(2025, 11, 23)}, True, True),
        ({"assured_date": datetime.date(2025, 11, 22)}, False, False),
        ({"assured_date": datetime.date(2020, 1, 1), "never_hides": True}, True, True),
        ({"never_hides": True}, True, False),
    ],
    ids=[
        "unchecked",
        "checked",
        "draft",
        "retired",
        "closed",
        "sensitive",
        "checked a year ago",
        "checked longer ago",
        "longer ago, but it never hides",
        "never hides, and unchecked",
    ],
)
def test_who_sees_a_listing(
    session: Session,
    add_listing: AddListing,
    facts: dict[str, object],
    in_trial: bool,
    when_live: bool,
) -> None:
    added = add_listing("One", **facts)
    for audience, seen in ((IN_TRIAL, in_trial), (ONCE_LIVE, when_live)):
        assert bool(in_topic(session, "mood", audience)) == seen
        assert (listing(session, added.id, audience) is not None) == seen
        assert count_shown(session, audience) == seen
        assert topic_cards(session, audience)[0].count == seen


def test_a_listing_that_is_not_there_is_nothing(session: Session) -> None:
    assert listing(session, "nobody", IN_TRIAL) is None


def test_a_topic_that_is_not_there_is_empty(session: Session) -> None:
    assert in_topic(session, "nothing", IN_TRIAL) == []


def test_drafts_are_counted_apart(session: Session, add_listing: AddListing) -> None:
    add_listing("Shown")
    add_listing("Draft", publication="draft")
    assert (count_shown(session, IN_TRIAL), count_drafts(session)) == (1, 1)


# In which order


def test_listings_stand_under_their_main_topic_first(
    session: Session, add_listing: AddListing
) -> None:
    add_listing("A walk that also helps", "moving", "mood")
    add_listing("Mood group", "mood")
    assert in_mood(session) == ["Mood group", "A walk that also helps"]


def test_local_listings_come_before_national_ones(
    session: Session, add_listing: AddListing
) -> None:
    add_listing("A national line")
    add_listing("Our group", is_local=True)
    assert in_mood(session) == ["Our group", "A national line"]


def test_checked_listings_come_before_unchecked_ones(
    session: Session, add_listing: AddListing
) -> None:
    add_listing("A")
    add_listing("B", assured_date=TODAY)
    assert in_mood(session) == ["B", "A"]


def test_what_is_overdue_stands_below_all_others(session: Session, add_listing: AddListing) -> None:
    add_listing("A", is_local=True, assured_date=datetime.date(2026, 2, 22))
    add_listing("B", "moving", "mood")
    add_listing("C", assured_date=datetime.date(2026, 2, 23))
    assert in_mood(session) == ["C", "B", "A"]


def test_what_is_overdue_is_the_last_to_be_like_another(
    session: Session, add_listing: AddListing
) -> None:
    asked = add_listing("Asked", "mood", "moving")
    old = add_listing("A", "mood", "moving", assured_date=datetime.date(2026, 2, 22))
    new = add_listing("B", "mood")
    assert related(session, asked.id, IN_TRIAL) == [new.id, old.id]


def test_names_are_in_the_order_of_the_alphabet_whatever_their_capitals(
    session: Session, add_listing: AddListing
) -> None:
    for name in ("parkrun", "Zest", "Age UK"):
        add_listing(name)
    assert in_mood(session) == ["Age UK", "parkrun", "Zest"]


@pytest.mark.parametrize(("audience", "found"), [(IN_TRIAL, ["a", "B", "c"]), (ONCE_LIVE, ["B"])])
def test_every_listing_that_patients_see_is_found_by_name_in_whatever_topic(
    session: Session, add_listing: AddListing, audience: Audience, found: list[str]
) -> None:
    add_listing("c", "mood", "moving")
    add_listing("B", assured_date=TODAY)
    add_listing("Draft", publication="draft")
    add_listing("Gone", status="inactive")
    session.add(Service(name="a", publication="published"))
    session.flush()
    assert names(in_this_order(session, every_shown(session, audience), audience)) == found
