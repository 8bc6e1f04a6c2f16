"""Where people read from the right, what volunteers touch begins at the right."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.store import Store
from tests.driving import Driver
from tests.screens.acting import add_listing
from tests.screens.volunteer.inside import LEAD, enter, go_to

BUTTONS = {
    "staffToday": ("stopFilm", "showAll"),
    "staffListings": ("addListing",),
    "staffListing": ("allCorrect", "nextDue", "copyIt"),
    "staffGoLive": ("open-staffHelpNumbers", "open-staffListings"),
    "staffHelpNumbers": ("rangAll",),
    "staffTeam": ("addPerson",),
}


@pytest.fixture
def right_to_left(qapp: QGuiApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_what_stands_alone_begins_at_the_right(
    right_to_left: None, kiosk: Driver, store: Store
) -> None:
    line = add_listing(store, "Aaron's line", phones=("01632 960001",))
    enter(kiosk, store, LEAD)
    wrong = []
    for page, buttons in BUTTONS.items():
        go_to(kiosk, page, line if page == "staffListing" else "")
        for name in buttons:
            button = kiosk.find(name)
            parent = button.parentItem()
            assert parent is not None
            if abs(button.x() + button.width() - parent.width()) > 1:
                wrong.append((page, name))
    assert wrong == []
