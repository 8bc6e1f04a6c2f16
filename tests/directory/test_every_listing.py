"""All listings, whatever became of them, for the people who keep them true."""

import datetime

import pytest
from sqlalchemy.orm import Session

from kiosk.directory import due
from kiosk.directory.freshness import Age
from kiosk.directory.models import Check, Phone, Service
from tests.audiences import DAY, ONCE_LIVE
from tests.directory.conftest import AddListing


def test_each_is_told_by_name_whatever_became_of_it(
    session: Session, add_listing: AddListing
) -> None:
    for name, publication in (("C", "draft"), ("b", "retired"), ("A", "published")):
        add_listing(name, publication=publication)
    add_listing("D", status="temporarily closed")
    found = due.every(session.connection(), ONCE_LIVE)
    assert [each.name for each in found] == ["A", "b", "C", "D"]
    assert [each.publication for each in found] == ["published", "retired", "draft", "published"]
    assert [each.active for each in found] == [True, True, True, False]


def test_one_is_told_with_the_numbers_that_patients_do_not_see(
    session: Session, add_listing: AddListing
) -> None:
    add_listing(
        "Line",
        id="line",
        assured_date=datetime.date(2026, 1, 1),
        email="line@example.org",
        extra={"check_first": "Is it still there?"},
    )
    session.add(Phone(service_id="line", number="01632 960001", unconfirmed=True))
    session.add(Phone(service_id="line", number="85258", type="text", position=1))
    session.flush()
    found = due.one(session.connection(), "line", ONCE_LIVE)
    assert found is not None
    assert found.numbers == ("01632 960001", "text 85258")
    assert (found.age, found.email, found.note) == (
        Age.RED,
        "line@example.org",
        "Is it still there?",
    )
    assert due.one(session.connection(), "nobody", ONCE_LIVE) is None


@pytest.mark.parametrize("outcome", ["right", "no_answer"])
def test_whoever_was_tried_that_day_is_known(session: Session, outcome: str) -> None:
    for key, day in (("today", DAY), ("before", DAY - datetime.timedelta(1))):
        session.add(Service(id=key, name=key))
        session.flush()
        found = {"checked_on": day, "role": "staff", "method": "phone", "outcome": outcome}
        session.add(Check(service_id=key, **found))
    session.flush()
    assert due.tried_on(session.connection(), DAY) == {"today"}
