"""Kiosks for the tests of the screens: the usual one, smaller, and those of other sites."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import app
from kiosk.film.films import NO_FILM, Film
from kiosk.paper.printer import Printer
from kiosk.settings import Settings
from kiosk.sticks.sticks import Sticks
from kiosk.store import Store
from tests.driving import Driver
from tests.screens.acting import SIZES, Clock

Start = Callable[..., Driver]


@pytest.fixture
def clock() -> Clock:
    """The time of the kiosk, in the hands of the test."""
    return Clock()


@pytest.fixture
def start(qapp: QGuiApplication, store: Store, clock: Clock) -> Iterator[Start]:
    """Starts a kiosk on the database of this test, when the test has prepared it.

    Its time stands still, unless the test lets some pass or gives it real `ticks`. It has no film,
    so that Home stays Home, unless the test gives it one.
    """

    def start_now(
        settings: Settings | None = None,
        *,
        ticks: Callable[[], float] = clock,
        touch_pause: float = 0,
        film: Film = NO_FILM,
        printer: Printer | None = None,
        notices: tuple[str, ...] = (),
        sticks: Sticks | None = None,
    ) -> Driver:
        whole = app.Kiosk(
            settings or Settings(),
            store,
            ticks=ticks,
            touch_pause=touch_pause,
            films=lambda: [film],
            printer=printer,
            notices=notices,
            sticks=sticks,
        )
        driver = Driver(whole)
        clock.kiosks.append(driver)
        driver.show(*SIZES["landscape"])
        return driver

    yield start_now
    for driver in clock.kiosks:
        driver.close()


@pytest.fixture
def kiosk(start: Start) -> Driver:
    """The kiosk of a site that has filled in nothing, with somebody in front of it."""
    return start()
