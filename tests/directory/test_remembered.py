"""What is kept of the directory between two keys, and what makes it be read anew."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from kiosk.directory.matching import CANDIDATES, Asked
from kiosk.directory.models import (
    Check,
    Correction,
    NextSession,
    Organization,
    Phone,
    Service,
    Topic,
)
from kiosk.directory.remembered import remembered
from kiosk.directory.search import find
from kiosk.directory.shown import visible
from kiosk.directory.whole_listings import MOST_KEPT, in_this_order
from tests.audiences import IN_TRIAL
from tests.directory.conftest import AddListing

DAY = datetime.date(2026, 11, 3)


def reads(session: Session, stamp: Any) -> Callable[[], int]:
    """How often something has been read that depends on the stamp, whenever one asks."""
    every: list[object] = []

    def count() -> int:
        session.flush()
        remembered(session, f"a test of {stamp}", stamp, every.append)
        return len(every)

    assert count() == count() == 1
    return count


def test_what_is_counted_changes_neither_stamp(session: Session, add_listing: AddListing) -> None:
    service = add_listing("Walking")
    order, told = reads(session, "order"), reads(session, "told")
    session.add(Correction(service_id=service.id, what="number", day=DAY, count=1))
    assert (order(), told()) == (1, 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda service: Phone(service_id=service.id, number="0"),
        lambda service: Check(
            service_id=service.id,
            checked_on=DAY,
            role="volunteer",
            method="phone",
            outcome="right",
        ),
        lambda service: NextSession(
            service_id=service.id,
            starts=datetime.datetime(2026, 11, 3, 9),
            ends=datetime.datetime(2026, 11, 3, 10),
            closed_for="",
            is_sure=True,
        ),
    ],
    ids=["a number", "a check", "a session"],
)
def test_what_patients_are_told_is_read_again_when_it_changes(
    session: Session, add_listing: AddListing, change: Callable[[Service], object]
) -> None:
    service = add_listing("Walking")
    told = reads(session, "told")
    session.add(change(service))
    assert told() == 2


def test_an_order_is_read_again_when_a_listing_is_checked(
    session: Session, add_listing: AddListing
) -> None:
    service = add_listing("Walking")
    order = reads(session, "order")
    service.assured_date = DAY
    assert order() == 2


def test_what_was_given_up_is_not_remembered(session: Session, add_listing: AddListing) -> None:
    service = add_listing("Walking")
    session.commit()
    key = service.id
    service.name = "Running"
    assert [each.name for each in in_this_order(session, [key], IN_TRIAL)] == ["Running"]
    session.rollback()
    assert [each.name for each in in_this_order(session, [key], IN_TRIAL)] == ["Walking"]


def test_a_listing_is_told_as_it_is_now(session: Session, add_listing: AddListing) -> None:
    organization = Organization(name="A charity")
    session.add(organization)
    session.flush()
    service = add_listing("Walking", "mood", organization_id=organization.id)

    def told() -> tuple[str, tuple[str, ...]]:
        (listing,) = visible(session, [service.id], IN_TRIAL)
        return listing.organization, listing.topics

    assert told() == ("A charity", ("Mood",))
    organization.name = "Another"
    assert told()[0] == "Another"
    topic = session.get(Topic, "mood")
    assert topic is not None
    topic.term.name = "Feelings"
    assert told()[1] == ("Feelings",)


def test_who_may_see_a_listing_is_asked_each_time(
    session: Session, add_listing: AddListing
) -> None:
    service = add_listing("Walking")
    assert visible(session, [service.id], IN_TRIAL)
    service.publication = "hidden"
    assert not visible(session, [service.id], IN_TRIAL)


def test_more_listings_than_are_kept_are_all_read(
    session: Session, add_listing: AddListing
) -> None:
    keys = [add_listing(f"Group {number}").id for number in range(MOST_KEPT + 3)]
    for some in (keys[:5], keys, keys[3:8], [*keys[:2], "no such key", keys[1]]):
        found = in_this_order(session, some, IN_TRIAL)
        assert [each.id for each in found] == [key for key in some if key in keys]


def test_each_key_finds_what_it_would_find_alone(session: Session, add_listing: AddListing) -> None:
    for name in ("Walking for backs", "Talking group", "Walking group", "Chess"):
        add_listing(name)
    asked = Asked()
    for end in range(1, len("walking group") + 1):
        words = "walking group"[:end]
        alone = find(session, words, audience=IN_TRIAL)
        assert find(session, words, audience=IN_TRIAL, asked=asked).ids == alone.ids


def test_a_listing_that_comes_while_somebody_types_is_found(
    session: Session, add_listing: AddListing
) -> None:
    add_listing("Walking group")
    asked = Asked()
    assert len(find(session, "walking", audience=IN_TRIAL, asked=asked).ids) == 1
    add_listing("Walking for backs")
    assert len(find(session, "walking", audience=IN_TRIAL, asked=asked).ids) == 2


def test_nothing_of_what_was_typed_stays_once_it_is_forgotten(
    session: Session, add_listing: AddListing
) -> None:
    add_listing("Walking group in the park")
    asked = Asked()
    find(session, "walking park", audience=IN_TRIAL, asked=asked)
    assert "walking" in repr(vars(asked))
    asked.forget()
    assert "walking" not in repr(vars(asked))


def test_a_listing_behind_many_that_may_not_be_found_is_found(
    session: Session, add_listing: AddListing
) -> None:
    """An import brings thousands of drafts at once."""
    session.add_all(
        Service(name=f"Walking {number}", publication="draft") for number in range(CANDIDATES + 5)
    )
    session.flush()
    key = add_listing("Walking group").id
    assert find(session, "walking", audience=IN_TRIAL).ids == (key,)
