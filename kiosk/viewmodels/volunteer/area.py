"""All view models of the volunteers' pages in one object, for `StaffPages.qml`."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.volunteer.answers import AnswersPage
from kiosk.viewmodels.volunteer.calls import CallsPage
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.door import Door
from kiosk.viewmodels.volunteer.edit import EditPage
from kiosk.viewmodels.volunteer.history import HistoryPage
from kiosk.viewmodels.volunteer.listing import CheckingPage
from kiosk.viewmodels.volunteer.listings import ListingsPage
from kiosk.viewmodels.volunteer.pin import OwnPin
from kiosk.viewmodels.volunteer.practice import PracticePage
from kiosk.viewmodels.volunteer.taking_away import TakingAwayPage
from kiosk.viewmodels.volunteer.today import TodayPage
from kiosk.viewmodels.volunteer.tour import Tour

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class VolunteerArea(QObject):
    """What lies behind the door. A page more is a property more."""

    changed = Signal()  # never: QML's linter knows no constant properties of Python's

    def __init__(  # noqa: PLR0913  (one for each page)
        self,
        *,
        desk: Desk,
        calls: CallsPage,
        answers: AnswersPage,
        practice: PracticePage,
        tour: Tour,
        door: Door,
        own_pin: OwnPin,
        today: TodayPage,
        listings: ListingsPage,
        checking: CheckingPage,
        taking_away: TakingAwayPage,
        history: HistoryPage,
        edit: EditPage,
    ) -> None:
        super().__init__()
        self._calls = calls
        self._answers = answers
        self._practice = practice
        self._tour = tour
        self._checking = checking
        self._history = history
        self._listings = listings
        self._taking_away = taking_away
        self._desk = desk
        self._door = door
        self._own_pin = own_pin
        self._today = today
        self._edit = edit

    @Property(Desk, notify=changed)
    def desk(self) -> Desk:
        return self._desk

    @Property(Door, notify=changed)
    def door(self) -> Door:
        return self._door

    @Property(OwnPin, notify=changed)
    def ownPin(self) -> OwnPin:
        return self._own_pin

    @Property(CallsPage, notify=changed)
    def calls(self) -> CallsPage:
        return self._calls

    @Property(AnswersPage, notify=changed)
    def answers(self) -> AnswersPage:
        return self._answers

    @Property(PracticePage, notify=changed)
    def practice(self) -> PracticePage:
        return self._practice

    @Property(Tour, notify=changed)
    def tour(self) -> Tour:
        return self._tour

    @Property(CheckingPage, notify=changed)
    def checking(self) -> CheckingPage:
        return self._checking

    @Property(HistoryPage, notify=changed)
    def history(self) -> HistoryPage:
        return self._history

    @Property(ListingsPage, notify=changed)
    def listings(self) -> ListingsPage:
        return self._listings

    @Property(TakingAwayPage, notify=changed)
    def takingAway(self) -> TakingAwayPage:
        return self._taking_away

    @Property(TodayPage, notify=changed)
    def today(self) -> TodayPage:
        return self._today

    @Property(EditPage, notify=changed)
    def edit(self) -> EditPage:
        return self._edit
