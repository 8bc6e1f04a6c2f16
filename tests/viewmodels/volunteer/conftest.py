"""What lies behind the volunteers' door, on a real database, with somebody signed in."""

import datetime
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from kiosk import store as stores
from kiosk import volunteer_area
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.viewmodels.idle import IdleClock
from kiosk.viewmodels.navigation import HOME, Destination, Navigation
from kiosk.viewmodels.staff import DOOR, Opened, Staff
from kiosk.viewmodels.volunteer.area import VolunteerArea
from kiosk.viewmodels.volunteer.edit import EditPage
from kiosk.volunteer_area import Around
from kiosk.volunteers import accounts
from kiosk.volunteers.people import Person, list_all
from kiosk.who import KIOSK

NOW = datetime.datetime(2026, 11, 26, 10, 32)  # a Thursday


@dataclass
class Room:
    """Somebody behind the door.

    Attributes:
        people: who there is: a lead, and a volunteer, who is signed in.
    """

    store: Store
    navigation: Navigation
    staff: Staff
    people: dict[str, Person]

    @property
    def area(self) -> VolunteerArea:
        opened = self.staff._practice or self.staff._real
        assert opened is not None
        assert isinstance(opened.area, VolunteerArea)
        return opened.area

    @property
    def edit(self) -> EditPage:
        return self.area._edit

    @property
    def screen(self) -> str:
        return self.navigation.way[-1].screen

    def enter(self, initials: str) -> None:
        """Somebody types their PIN."""
        self.navigation.openStaff(DOOR, "")
        self.staff.enter(self.people[initials].who, pin_is_own=True)

    def leave(self) -> None:
        """And goes again."""
        self.navigation.finish()

    def open(self, argument: str) -> EditPage:
        """Open a form."""
        self.navigation.openStaff("staffEdit", argument)
        assert self.screen == "staffEdit"
        return self.edit


@pytest.fixture(scope="session")
def peopled_database(starter_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter content, and people: it takes a second to keep a PIN."""
    folder = tmp_path_factory.mktemp("peopled")
    store = stores.open_copy(Path(shutil.copy(starter_database, folder)))
    with store.session() as session:
        for name, initials in (("Lea Example", "LE"), ("Anne Example", "AN"), ("B. En", "BE")):
            lead = initials == "LE"
            accounts.add(session, name, NOW, by=KIOSK, initials=initials, lead=lead)
    store.close()
    return store.path


@pytest.fixture
def store(peopled_database: Path, tmp_path: Path) -> Iterator[Store]:
    """A database of this test's own, with people."""
    store = stores.open_copy(Path(shutil.copy(peopled_database, tmp_path)))
    yield store
    store.close()


@pytest.fixture
def room(qapp: QGuiApplication, store: Store) -> Iterator[Room]:
    """Anne has come in."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    with store.session() as session:
        people = {person.initials: person for person in list_all(session)}
    pages = {HOME: Destination(60), "help": Destination(60)}

    def open_area() -> Opened:
        around = Around(
            store=store,
            settings=Settings,
            navigation=navigation,
            staff=staff,
            now=lambda: NOW,
            bank_holiday=lambda _day: "",
            films=list,
            written=lambda: None,
            notices=(),
        )
        return volunteer_area.open_area(around)

    navigation = Navigation(pages | {DOOR: Destination(60, lambda _argument: staff.open_door())})
    staff = Staff(navigation, IdleClock(30), open_area)
    navigation.finished.connect(staff.lock)
    inside = Room(store, navigation, staff, people)
    inside.enter("AN")
    yield inside
    staff.close()
    QLocale.setDefault(before)
