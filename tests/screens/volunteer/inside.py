"""Somebody behind the volunteers' door already: a short cut past their PIN, and touches counted."""

import datetime

from PySide6.QtQuick import QQuickItem

from kiosk.store import Store
from kiosk.volunteers.models import Volunteer
from kiosk.who import Who
from tests.driving import Driver
from tests.screens.acting import in_full_view

_SINCE = datetime.datetime(2026, 11, 2, 9)

LEAD = Who("lead", "ANLE", 101)
VOLUNTEER = Who("volunteer", "BD", 102)


def enter(kiosk: Driver, store: Store, who: Who = VOLUNTEER) -> None:
    """Sign somebody in, whose account is made where it is not there."""
    with store.session() as session, session.begin():
        if session.get(Volunteer, who.volunteer_id) is None:
            session.add(
                Volunteer(
                    id=who.volunteer_id,
                    name=f"The {who.role}",
                    initials=who.initials,
                    role=who.role,
                    pin_hash=f"nobody types it {who.volunteer_id}",
                    pin_is_own=True,
                    pin_set_at=_SINCE,
                    added_at=_SINCE,
                )
            )
    kiosk.parts.navigation.openStaff("staffDoor", "")
    kiosk.parts.staff.enter(who, pin_is_own=True)
    kiosk.settle()


def go_to(kiosk: Driver, page: str, argument: str = "") -> None:
    """Open a page of theirs."""
    kiosk.parts.navigation.openStaff(page, argument)
    kiosk.settle()
    assert kiosk.screen == page


class Finger:
    """Touches only what is seen, as a real one, and counts its touches."""

    def __init__(self, kiosk: Driver) -> None:
        self.touches = 0
        self._kiosk = kiosk

    def tap(self, item: str | QQuickItem) -> None:
        """Touch something that is in full view."""
        found = self._kiosk.find(item) if isinstance(item, str) else item
        assert in_full_view(self._kiosk, found), f"{found.objectName()} is not in view"
        self._kiosk.tap_at(self._kiosk.centre(found))
        self._kiosk.settle()
        self.touches += 1
