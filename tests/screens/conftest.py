"""Kiosks for the tests of the screens: the usual one, smaller, and those of other sites."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import app
from kiosk.settings import Settings
from kiosk.store import Store
from tests.driving import Driver
from tests.screens.acting import SIZES

Start = Callable[..., Driver]


@pytest.fixture
def start(qapp: QGuiApplication, store: Store) -> Iterator[Start]:
    """Starts a kiosk on the database of this test, when the test has prepared it."""
    started: list[Driver] = []

    def start_now(settings: Settings | None = None, *, touch_pause: float = 0) -> Driver:
        driver = Driver(app.Kiosk(settings or Settings(), store, touch_pause=touch_pause))
        started.append(driver)
        driver.show(*SIZES["landscape"])
        return driver

    yield start_now
    for driver in started:
        driver.close()


@pytest.fixture
def kiosk(start: Start) -> Driver:
    """The kiosk of a site that has filled in nothing, with somebody in front of it."""
    return start()
