"""Volunteers in front of the kiosk, whose PINs cost nothing to look at."""

import datetime
from collections.abc import Callable

import pytest

from kiosk.store import Store
from kiosk.viewmodels.staff import DOOR
from kiosk.volunteers import accounts, pins
from kiosk.volunteers.people import Person
from kiosk.who import KIOSK
from tests.driving import Driver
from tests.screens.conftest import Start
from tests.volunteers.conftest import CHEAP

ANN, BO = "482915", "730264"

AddPerson = Callable[..., Person]


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "PARAMETERS", CHEAP)


@pytest.fixture
def add_person(store: Store) -> AddPerson:
    """Adds somebody with a PIN of their own; the first is a lead."""

    def add(name: str, pin: str, *, lead: bool = False) -> Person:
        now = datetime.datetime.now() - datetime.timedelta(days=2)
        with store.session() as session:
            return accounts.add(session, name, now, by=KIOSK, pin=pin, lead=lead).person

    return add


@pytest.fixture
def ann(add_person: AddPerson) -> Person:
    """A lead."""
    return add_person("Ann Lee", ANN)


@pytest.fixture
def bo(ann: Person, add_person: AddPerson) -> Person:
    """A volunteer."""
    return add_person("Bo Day", BO)


@pytest.fixture
def signed_in(start: Start, ann: Person) -> Driver:
    """A lead before today's page."""
    kiosk = start()
    kiosk.parts.navigation.openStaff(DOOR, "")
    kiosk.parts.staff.enter(ann.who, pin_is_own=True)
    kiosk.settle()
    assert kiosk.screen == "staffToday"
    return kiosk
