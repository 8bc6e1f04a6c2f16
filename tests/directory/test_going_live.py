"""Trial, live, and what is kept on the way between the two."""

import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.directory import checks, due
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.going_live import (
    LIVE,
    answer,
    answered,
    back_to_trial,
    count_unchecked,
    found_right,
    is_trial,
    make_draft,
    unchecked,
)
from kiosk.directory.models import Check, Phone
from kiosk.directory.revisions import history
from kiosk.directory.shown import count_shown, listing
from kiosk.who import Who
from tests.audiences import IN_TRIAL, ONCE_LIVE
from tests.directory.conftest import AddListing

NOW = datetime.datetime(2026, 11, 23, 10)
TODAY = NOW.date()


def test_a_new_room_is_in_trial(session: Session) -> None:
    assert is_trial(session)


def test_any_other_answer_leaves_the_room_in_trial(session: Session) -> None:
    answer(session, "cards signed", "Dr Lee", NOW)
    assert is_trial(session)


def test_the_last_answer_makes_it_live(session: Session) -> None:
    answer(session, LIVE, "Ann Lee", NOW)
    assert not is_trial(session)


def test_an_answer_says_who_when_and_what(session: Session) -> None:
    answer(session, "cards signed", "Dr Lee", NOW, "these words")
    session.flush()
    step = answered(session)["cards signed"]
    assert (step.names, step.answered_at, step.detail) == ("Dr Lee", NOW, "these words")


def test_a_later_answer_replaces_an_earlier_one(session: Session) -> None:
    answer(session, LIVE, "Ann Lee", NOW)
    answer(session, LIVE, "Bo Day", NOW)
    session.flush()
    assert [step.names for step in answered(session).values()] == ["Bo Day"]


def test_going_back_to_trial_keeps_every_answer(session: Session) -> None:
    """Each lapses by itself when what it is about changes: one touch must not cost the rest."""
    for step in ("cards signed", LIVE):
        answer(session, step, "Ann Lee", NOW)
    session.flush()
    back_to_trial(session)
    session.flush()
    assert is_trial(session)
    assert set(answered(session)) == {"cards signed"}


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ({}, True),
        ({"assured_date": TODAY}, False),
        ({"publication": "draft"}, False),
        ({"status": "defunct"}, False),
    ],
    ids=["published", "checked", "draft", "defunct"],
)
def test_what_is_left_to_check(
    session: Session, add_listing: AddListing, facts: dict[str, object], left: bool
) -> None:
    add_listing("One", **facts)
    assert bool(unchecked(session)) == left
    assert count_unchecked(session) == len(unchecked(session))


def test_what_is_left_to_check_says_how_to_reach_it(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing("Line", url="line.example", extra={"check_first": "The hours?"})
    for position, (number, kind) in enumerate((("01632 960 001", "voice"), ("85258", "text"))):
        session.add(Phone(service_id=added.id, number=number, type=kind, position=position))
    session.flush()
    (found,) = unchecked(session)
    assert (found.name, found.numbers, found.website, found.note) == (
        "Line",
        ("01632 960 001", "text 85258"),
        "line.example",
        "The hours?",
    )


def test_a_listing_found_right_shows_to_patients_of_a_live_room(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing("Line")
    found_right(session, added.id, Who("volunteer", "AL"), "phone", NOW)
    session.flush()
    found = listing(session, added.id, ONCE_LIVE)
    assert found is not None
    assert found.checked is not None
    assert (found.checked.on, found.checked.method) == (TODAY, "phone")


def test_a_check_keeps_initials_and_role(session: Session, add_listing: AddListing) -> None:
    added = add_listing("Line")
    found_right(session, added.id, Who("staff", "AL"), "website", NOW)
    session.flush()
    check = session.scalars(select(Check)).one()
    assert (check.role, check.initials, check.outcome) == ("staff", "AL", "right")


def test_a_draft_is_seen_by_nobody(session: Session, add_listing: AddListing) -> None:
    added = add_listing("Line", assured_date=TODAY)
    make_draft(session, added.id, Who("staff", "AL"), NOW)
    session.flush()
    assert [count_shown(session, audience) for audience in (IN_TRIAL, ONCE_LIVE)] == [0, 0]


def test_making_a_draft_keeps_what_it_was_before(session: Session, add_listing: AddListing) -> None:
    added = add_listing("Line")
    make_draft(session, added.id, Who("staff", "AL"), NOW)
    session.flush()
    (step,) = history(session.connection(), added.id)
    assert step.fields == (("services", "publication", "published", "draft"),)
    assert (step.act.who, step.act.at) == (Who("staff", "AL"), NOW)


@pytest.mark.parametrize(
    ("kind", "methods", "left"),
    [
        ("voice", [Method.WEBSITE], 1),
        (None, [Method.VISIT, Method.EMAIL], 1),
        ("voice", [Method.WEBSITE, Method.PHONE], 0),
        ("text", [Method.WEBSITE], 0),
        ("Fax ", [Method.WEBSITE], 0),
    ],
)
def test_before_a_room_goes_live_every_number_is_rung(
    session: Session, add_listing: AddListing, kind: str | None, methods: list[Method], left: int
) -> None:
    key = add_listing("Line").id
    session.add(Phone(service_id=key, number="01632 960001", type=kind))
    session.flush()
    for method in methods:
        found = Found(method, Outcome.RIGHT)
        checks.check(session.connection(), key, Who("volunteer", "AN"), found, NOW)
    session.expire_all()
    assert count_unchecked(session) == len(unchecked(session)) == left
    assert len(due.due(session.connection(), IN_TRIAL)) == left
    answer(session, LIVE, "Cy Orr", NOW)
    assert count_unchecked(session) == 0
    assert due.due(session.connection(), ONCE_LIVE) == []
