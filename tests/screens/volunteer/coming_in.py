"""What volunteers do before they do anything: they go to their door and type their PIN."""

from typing import Any

from PySide6.QtQuick import QQuickItem
from sqlalchemy import update

from kiosk.store import Store
from kiosk.volunteers.models import PinTries
from tests.driving import Driver, wait_until


def page_model(kiosk: Driver, name: str) -> Any:
    """A view model behind the door, once somebody has opened that: `door`, and others."""
    return getattr(kiosk.parts.staff.property("area"), name)


def go_to_the_door(kiosk: Driver) -> None:
    """From Home."""
    kiosk.tap("about")
    kiosk.tap("forVolunteers")
    assert kiosk.screen == "staffDoor"


def type_pin(kiosk: Driver, pin: str) -> None:
    """Touch its digits, and wait until it has been looked at."""
    for digit in pin:
        kiosk.tap(f"digit{digit}")
    let_it_look(kiosk)


def let_it_look(kiosk: Driver) -> None:
    """Wait until no PIN is being looked at."""
    wait_until(lambda: not kiosk.parts.staff.is_busy, "the PIN to be looked at")
    kiosk.settle()


def come_in(kiosk: Driver, pin: str) -> None:
    """From Home to whatever the PIN opens."""
    go_to_the_door(kiosk)
    type_pin(kiosk, pin)
    assert kiosk.parts.staff.property("isOpen")


def dots(kiosk: Driver) -> int:
    """How many digits the door shows as typed."""
    return int(page_model(kiosk, "door").property("typed"))


def let_wait_pass(store: Store, seconds: float) -> None:
    """As if the last wrong PIN had been typed so much earlier."""
    with store.session() as session, session.begin():
        session.execute(update(PinTries).values(uptime=PinTries.uptime - seconds))


def place_of(item: QQuickItem) -> tuple[float, float, float, float]:
    """Where an item is in the window."""
    corner = item.mapToScene(item.boundingRect().topLeft())
    return corner.x(), corner.y(), item.width(), item.height()
