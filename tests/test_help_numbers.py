"""Who rang the numbers of Help now, and what has changed since a lead confirmed them."""

import datetime
from dataclasses import replace

import pytest

from kiosk import help_numbers
from kiosk.directory import going_live, revisions
from kiosk.directory.going_live import Answer
from kiosk.errors import KnownTrouble
from kiosk.help_numbers import RINGERS, Change, Confirmed
from kiosk.settings import Help, LocalNumber, Room, Settings
from kiosk.store import Store
from kiosk.volunteers import accounts, pins
from kiosk.who import KIOSK, Who
from tests.volunteers.conftest import CHEAP

NOW = datetime.datetime(2026, 11, 23, 10)
SITE = Settings(
    room=Room(extension="4321"),
    help=Help(local_numbers=(LocalNumber("Northfield crisis team", "01632 960 001"),)),
)


def with_local(*numbers: LocalNumber) -> Settings:
    return replace(SITE, help=replace(SITE.help, local_numbers=numbers))


@pytest.fixture
def people(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[Who]:
    """A lead and two volunteers."""
    monkeypatch.setattr(pins, "PARAMETERS", CHEAP)
    with store.session() as session:
        return [
            accounts.add(session, name, NOW, by=KIOSK).person.who
            for name in ("Ann Lee", "Bo Day", "Cy Orr")
        ]


def ring(store: Store, who: Who, now: datetime.datetime = NOW, site: Settings = SITE) -> None:
    with revisions.writing(store) as connection:
        help_numbers.ring(connection, who, site, now)


def answers(store: Store) -> dict[str, Answer]:
    with store.session() as session:
        return going_live.answered(session)


def ringers(store: Store) -> list[str]:
    found = answers(store)
    return [
        (found[step].names or (found[step].who or KIOSK).initials) if step in found else ""
        for step in RINGERS
    ]


# Ringing


def test_one_person_rings_and_then_another(store: Store, people: list[Who]) -> None:
    ring(store, people[1])
    assert ringers(store) == ["BD", ""]
    ring(store, people[2])
    assert ringers(store) == ["BD", "CO"]


def test_the_same_person_is_one_on_another_day_too(store: Store, people: list[Who]) -> None:
    ring(store, people[1])
    ring(store, people[1], NOW + datetime.timedelta(days=3))
    assert ringers(store) == ["BD", ""]
    assert answers(store)[RINGERS[0]].answered_at == NOW + datetime.timedelta(days=3)


def test_who_rang_at_the_machine_is_known_by_name(store: Store, people: list[Who]) -> None:
    with store.session() as session, session.begin():
        going_live.answer(session, RINGERS[1], "bo  DAY", NOW, help_numbers.as_rung(SITE))
    ring(store, people[1])
    assert ringers(store) == ["", "BD"]


def test_after_a_month_the_older_one_gives_way(store: Store, people: list[Who]) -> None:
    ring(store, people[0], NOW)
    ring(store, people[1], NOW - datetime.timedelta(days=32))
    ring(store, people[2])
    assert ringers(store) == ["AL", "CO"]


def test_where_both_hold_still_the_older_one_gives_way(store: Store, people: list[Who]) -> None:
    ring(store, people[0], NOW - datetime.timedelta(days=2))
    ring(store, people[1], NOW - datetime.timedelta(days=1))
    ring(store, people[2])
    assert ringers(store) == ["CO", "BD"]


def test_whoever_is_removed_is_taken_out_of_it(store: Store, people: list[Who]) -> None:
    ring(store, people[1])
    with store.session() as session:
        accounts.remove(session, people[1].volunteer_id or 0, NOW, by=KIOSK)
    assert answers(store)[RINGERS[0]].who == Who("volunteer", "", people[1].volunteer_id)
    ring(store, people[2])
    assert ringers(store) == ["", "CO"]


def test_somebody_with_a_new_account_takes_their_own_place(store: Store, people: list[Who]) -> None:
    ring(store, people[0], NOW - datetime.timedelta(days=2))
    ring(store, people[1], NOW - datetime.timedelta(days=1))
    with store.session() as session:
        accounts.remove(session, people[1].volunteer_id or 0, NOW, by=KIOSK)
        again = accounts.add(session, "Bo Day", NOW, by=KIOSK).person.who
    ring(store, again)
    assert ringers(store) == ["AL", "BD"]


# Confirming


def confirm(store: Store, who: Who, site: Settings = SITE) -> None:
    with revisions.writing(store) as connection:
        help_numbers.confirm(connection, who, site, NOW)


def since(store: Store, site: Settings) -> tuple[Change, ...]:
    found = help_numbers.confirmed(answers(store), site)
    assert isinstance(found, Confirmed)
    return found.changes


def test_at_first_nobody_has_confirmed_any(store: Store) -> None:
    assert help_numbers.confirmed(answers(store), SITE) is None


def test_only_a_lead_confirms(store: Store, people: list[Who]) -> None:
    with pytest.raises(KnownTrouble, match="lead"):
        confirm(store, people[1])


@pytest.mark.parametrize(
    ("site", "change"),
    [
        (
            with_local(LocalNumber("Northfield crisis team", "01632 960 002")),
            Change("Northfield crisis team", "ring 01632 960 001", "ring 01632 960 002"),
        ),
        (
            with_local(LocalNumber("Northfield crisis team", "01632 960 001", how="text")),
            Change("Northfield crisis team", "ring 01632 960 001", "text 01632 960 001"),
        ),
        (with_local(), Change("Northfield crisis team", "ring 01632 960 001", "")),
        (
            with_local(*SITE.help.local_numbers, LocalNumber("Night line", "01632 960 009")),
            Change("Night line", "", "ring 01632 960 009"),
        ),
        (
            replace(SITE, room=Room(extension="5000")),
            Change("This room, from a hospital phone", "ring 4321", "ring 5000"),
        ),
    ],
)
def test_what_differs_from_what_was_confirmed_is_told(
    store: Store, people: list[Who], site: Settings, change: Change
) -> None:
    confirm(store, people[0])
    assert since(store, SITE) == ()
    assert since(store, site) == (change,)
    confirm(store, people[0], site)
    assert since(store, site) == ()


def test_another_order_is_told_too(store: Store, people: list[Who]) -> None:
    one, other = LocalNumber("One", "01632 960 001"), LocalNumber("Other", "01632 960 002")
    confirm(store, people[0], with_local(one, other))
    (change,) = since(store, with_local(other, one))
    assert change.was != change.now
