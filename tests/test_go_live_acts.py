"""What a lead answers of *Go live* with their own PIN."""

import datetime

import pytest
from sqlalchemy import update

from kiosk import checklist, go_live_acts, help_numbers
from kiosk.checklist import Point
from kiosk.directory import going_live, revisions
from kiosk.directory.models import Service
from kiosk.errors import KnownTrouble
from kiosk.store import Store
from kiosk.volunteers import accounts, pins
from kiosk.who import KIOSK, Who
from tests.test_checklist import FILLED_IN, NOW
from tests.test_checklist_terminal import Terminal
from tests.volunteers.conftest import CHEAP


@pytest.fixture
def people(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[Who]:
    """A lead and a volunteer, where every listing is checked."""
    monkeypatch.setattr(pins, "PARAMETERS", CHEAP)
    with store.session() as session, session.begin():
        session.execute(update(Service).values(assured_date=NOW.date()))
    with store.session() as session:
        return [
            accounts.add(session, name, NOW, by=KIOSK).person.who for name in ("Ann Lee", "Bo Day")
        ]


def points(store: Store) -> list[Point]:
    return checklist.points(store.session, FILLED_IN, NOW)


def sign(store: Store, who: Who, clinician: str = "Dr  Moss,  GP") -> None:
    print_of = checklist.fingerprint(store.session, FILLED_IN)
    with revisions.writing(store) as connection:
        go_live_acts.sign(connection, who, clinician, print_of, ["", "THE CARD", "Ring."], NOW)


def take_live(store: Store, who: Who) -> None:
    found = points(store)
    with revisions.writing(store) as connection:
        go_live_acts.take_live(connection, who, found, FILLED_IN, NOW)


def test_two_people_and_a_clinician_and_the_room_goes_live(store: Store, people: list[Who]) -> None:
    lead = people[0]
    for who in people:
        with revisions.writing(store) as connection:
            help_numbers.ring(connection, who, FILLED_IN, NOW)
    sign(store, lead)
    take_live(store, lead)
    assert [point.words for point in points(store)] == [
        "filled in",
        "lead AL, 23 November 2026",
        "volunteer BD, 23 November 2026",
        "done",
        "Dr Moss, GP, 23 November 2026",
        "lead AL, 23 November 2026",
    ]
    with store.session() as session:
        confirmed = help_numbers.confirmed(going_live.answered(session), FILLED_IN)
    assert confirmed is not None
    assert confirmed.changes == ()
    with pytest.raises(KnownTrouble, match="cannot go live"):
        take_live(store, lead)
    with revisions.writing(store) as connection:
        go_live_acts.end_live(connection, lead)
    assert [point.done for point in points(store)] == [True] * 5 + [False]


def test_nothing_of_it_is_a_volunteers(store: Store, people: list[Who]) -> None:
    with pytest.raises(KnownTrouble, match="lead"):
        sign(store, people[1])
    with pytest.raises(KnownTrouble, match="lead"):
        take_live(store, people[1])
    with revisions.writing(store) as connection, pytest.raises(KnownTrouble, match="lead"):
        go_live_acts.end_live(connection, people[1])


def test_what_is_open_keeps_the_room_in_trial(store: Store, people: list[Who]) -> None:
    with pytest.raises(KnownTrouble, match="cannot go live"):
        take_live(store, people[0])


@pytest.mark.parametrize(
    "clinician", ["", "  ", "Dr Moss", ", GP", "Dr Moss,", "12, 3", "ann  LEE, nurse", "x," * 90]
)
def test_a_signature_is_a_name_and_a_role_and_not_the_leads_own(
    store: Store, people: list[Who], clinician: str
) -> None:
    with pytest.raises(KnownTrouble):
        sign(store, people[0], clinician)
    assert not points(store)[4].done


def test_at_the_machine_the_second_person_is_not_who_rang_with_a_pin(
    store: Store, people: list[Who]
) -> None:
    with revisions.writing(store) as connection:
        help_numbers.ring(connection, people[1], FILLED_IN, NOW)
    terminal = Terminal(store)
    terminal.go_through(["Bo Day", "Cy Orr", "y"])
    assert "That is the same person." in terminal.said
    assert [point.done for point in points(store)][1:3] == [True, True]


def test_an_answer_of_long_ago_says_that_it_is_due(store: Store, people: list[Who]) -> None:
    with revisions.writing(store) as connection:
        long_ago = NOW - datetime.timedelta(days=40)
        help_numbers.ring(connection, people[1], FILLED_IN, long_ago)
    assert points(store)[1].why == "due"
