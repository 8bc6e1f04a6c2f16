"""Kiosks for the tests of the screens: the usual one, smaller, and those of other sites."""

import datetime
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage

from kiosk import app, bank_holidays
from kiosk import store as stores
from kiosk.directory import derived, thesaurus
from kiosk.film.films import NO_FILM, Film
from kiosk.paper.printer import Printer
from kiosk.settings import Settings
from kiosk.sticks.sticks import Sticks
from kiosk.store import Store
from kiosk.viewmodels import pictures
from tests.driving import Driver
from tests.screens.acting import SIZES, Clock

Start = Callable[..., Driver]
Draw = Callable[[Any, str, QSize], QImage]
Read = Callable[[Iterable[Path]], thesaurus.Thesaurus]


@pytest.fixture(scope="session")
def starter_database(starter_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter content in a room where a kiosk runs: it has worked out what there is today."""
    path = Path(shutil.copy(starter_database, tmp_path_factory.mktemp("worked-out")))
    store = stores.open_copy(path)
    country = Settings().directory.bank_holidays
    with store.session() as session, session.begin():
        today = datetime.date.today()
        derived.refresh_all(session, today, partial(bank_holidays.name_of, country=country))
    store.close()
    return path


@pytest.fixture(scope="session", autouse=True)
def what_is_always_alike_is_made_once() -> Iterator[None]:
    """Pictures, and the kiosk's own synonyms.

    In a room each kiosk makes them for itself; here it has those of the kiosk before it.
    """
    with pytest.MonkeyPatch.context() as patch:
        for kind in (pictures.Icons, pictures.Illustrations):
            patch.setattr(kind, "_draw", drawn_once(kind))
        patch.setattr(thesaurus, "read_for_service", read_once(thesaurus.read_for_service))
        yield


def drawn_once(kind: type[pictures.Icons | pictures.Illustrations]) -> Draw:
    """How pictures of a kind are drawn, with a memory."""
    draw, drawn = kind._draw, dict[tuple[Any, ...], QImage]()

    def draw_once(provider: Any, address: str, size: QSize) -> QImage:
        key = (provider._folder, address, *size.toTuple())
        if key not in drawn:
            drawn[key] = draw(provider, address, size)
        return drawn[key]

    return draw_once


def read_once(read: Read) -> Read:
    """How synonyms are read, with a memory; not where a site has some of its own."""
    known = cache(lambda file: read([file]))

    def read_if_new(files: Iterable[Path]) -> thesaurus.Thesaurus:
        there = [file for file in files if file.exists()]
        return known(there[0]) if len(there) == 1 else read(there)

    return read_if_new


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
