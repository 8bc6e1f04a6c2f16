"""The kiosk with somebody behind the volunteers' door."""

import datetime
from collections.abc import Callable

import pytest

from kiosk.store import Store
from kiosk.viewmodels.staff import DOOR
from kiosk.volunteers import accounts
from kiosk.volunteers.people import Person
from kiosk.who import KIOSK
from tests.driving import Driver
from tests.screens.conftest import Start

SignIn = Callable[..., Driver]


@pytest.fixture
def lead(store: Store) -> Person:
    """The first who was added."""
    with store.session() as session:
        return accounts.add(
            session, "Lea Example", datetime.datetime.now(), by=KIOSK, initials="LE"
        ).person


@pytest.fixture
def signed_in(start: Start, lead: Person) -> Driver:
    """A lead before today's page."""
    kiosk = start()
    kiosk.parts.navigation.openStaff(DOOR, "")
    kiosk.parts.staff.enter(lead.who, pin_is_own=True)
    kiosk.settle()
    assert kiosk.screen == "staffToday"
    return kiosk
