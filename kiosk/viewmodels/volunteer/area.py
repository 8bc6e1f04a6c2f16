"""All view models of the volunteers' pages in one object, for `StaffPages.qml`."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.volunteer.answers import AnswersPage
from kiosk.viewmodels.volunteer.backups import BackupsPage
from kiosk.viewmodels.volunteer.calls import CallsPage
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.door import Door
from kiosk.viewmodels.volunteer.edit import EditPage
from kiosk.viewmodels.volunteer.film_stop import FilmStop
from kiosk.viewmodels.volunteer.go_live import GoLivePage, SignPage
from kiosk.viewmodels.volunteer.help_numbers import HelpNumbersPage
from kiosk.viewmodels.volunteer.history import HistoryPage
from kiosk.viewmodels.volunteer.listing import CheckingPage
from kiosk.viewmodels.volunteer.listings import ListingsPage
from kiosk.viewmodels.volunteer.pin import OwnPin
from kiosk.viewmodels.volunteer.practice import PracticePage
from kiosk.viewmodels.volunteer.stick import StickPage
from kiosk.viewmodels.volunteer.taking_away import TakingAwayPage
from kiosk.viewmodels.volunteer.team import AddPersonPage, PersonPage, TeamPage
from kiosk.viewmodels.volunteer.today import TodayPage
from kiosk.viewmodels.volunteer.tour import Tour
from kiosk.viewmodels.volunteer.word import SubjectPage, WordPage
from kiosk.viewmodels.volunteer.words import WordsPage

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
        stick: StickPage,
        backups: BackupsPage,
        film_stop: FilmStop,
        go_live: GoLivePage,
        sign: SignPage,
        help_numbers: HelpNumbersPage,
        team: TeamPage,
        person: PersonPage,
        add_person: AddPersonPage,
        words: WordsPage,
        subject: SubjectPage,
        word: WordPage,
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
        self._stick = stick
        self._backups = backups
        self._film_stop = film_stop
        self._go_live = go_live
        self._sign = sign
        self._help_numbers = help_numbers
        self._team = team
        self._person = person
        self._add_person = add_person
        self._words = words
        self._subject = subject
        self._word = word

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

    @Property(StickPage, notify=changed)
    def stick(self) -> StickPage:
        return self._stick

    @Property(BackupsPage, notify=changed)
    def backups(self) -> BackupsPage:
        return self._backups

    @Property(FilmStop, notify=changed)
    def filmStop(self) -> FilmStop:
        return self._film_stop

    @Property(GoLivePage, notify=changed)
    def goLive(self) -> GoLivePage:
        return self._go_live

    @Property(SignPage, notify=changed)
    def sign(self) -> SignPage:
        return self._sign

    @Property(HelpNumbersPage, notify=changed)
    def helpNumbers(self) -> HelpNumbersPage:
        return self._help_numbers

    @Property(TeamPage, notify=changed)
    def team(self) -> TeamPage:
        return self._team

    @Property(PersonPage, notify=changed)
    def person(self) -> PersonPage:
        return self._person

    @Property(AddPersonPage, notify=changed)
    def addPerson(self) -> AddPersonPage:
        return self._add_person

    @Property(WordsPage, notify=changed)
    def words(self) -> WordsPage:
        return self._words

    @Property(SubjectPage, notify=changed)
    def subject(self) -> SubjectPage:
        return self._subject

    @Property(WordPage, notify=changed)
    def word(self) -> WordPage:
        return self._word
