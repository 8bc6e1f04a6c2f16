"""The composition root of what volunteers work with; `app` imports it when their door is opened.

To add a page:
1. its view model in `viewmodels/volunteer/`, with `load(argument) -> bool`; it reads and writes
   through the `Desk` (`desk.read`, `desk.act`), and works slowly in the `Background`;
2. a property for it in `viewmodels/volunteer/area.py`;
3. here: made in `open_area`, and its name (`staff...`) with its `load` in `pages`: that makes it a
   destination, which nobody opens who is not signed in (`viewmodels/staff.py`);
4. its QML in `screens/volunteer/`, named in `qmldir` and in `StaffPages.qml`;
5. a place in `tests/walker/places.py`, a picture in `tests/tour.py`.
It is opened by `navigation.openStaff("staffName", argument)`.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk import checklist, content, doctor, signed_words
from kiosk.acts import Acts
from kiosk.directory.derived import BankHoliday
from kiosk.film.films import Film
from kiosk.paper.print_jobs import PrintJobs
from kiosk.practice import Practice
from kiosk.practice import begin as begin_practice
from kiosk.settings import Settings, StickRules, load_for_service
from kiosk.site_facts.site_file import SiteFile
from kiosk.sticks.pretend import FolderSticks
from kiosk.sticks.sticks import Sticks
from kiosk.store import Store
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.staff import DOOR, PIN, TODAY, Opened, Staff
from kiosk.viewmodels.volunteer.answers import ANSWERS, AnswersPage
from kiosk.viewmodels.volunteer.area import VolunteerArea
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.backups import BACKUPS, BackupsPage
from kiosk.viewmodels.volunteer.calls import CALLS, CallsPage
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.door import Door
from kiosk.viewmodels.volunteer.edit import EDIT, EditPage
from kiosk.viewmodels.volunteer.every_word import SUBJECT, WORD, WORDS, OwnWords, Unsaved
from kiosk.viewmodels.volunteer.film_stop import FilmStop
from kiosk.viewmodels.volunteer.go_live import GO_LIVE, SIGN, GoLivePage, SignPage
from kiosk.viewmodels.volunteer.help_numbers import HELP_NUMBERS, HelpNumbersPage
from kiosk.viewmodels.volunteer.history import HistoryPage
from kiosk.viewmodels.volunteer.listing import CheckingPage
from kiosk.viewmodels.volunteer.listings import ListingsPage
from kiosk.viewmodels.volunteer.own_words import PrincipleWords, TopicWords
from kiosk.viewmodels.volunteer.pin import OwnPin
from kiosk.viewmodels.volunteer.plugged import PluggedSticks
from kiosk.viewmodels.volunteer.points import SiteNow
from kiosk.viewmodels.volunteer.practice import PRACTICE, Copied, PracticePage
from kiosk.viewmodels.volunteer.printing import StaffPrinting
from kiosk.viewmodels.volunteer.room_facts import RoomFacts
from kiosk.viewmodels.volunteer.room_notices import RoomNotices
from kiosk.viewmodels.volunteer.stick import STICK, StickPage
from kiosk.viewmodels.volunteer.taking_away import TakingAwayPage
from kiosk.viewmodels.volunteer.team import (
    ADD,
    PERSON,
    TEAM,
    AddPersonPage,
    Leading,
    PersonPage,
    TeamPage,
)
from kiosk.viewmodels.volunteer.things import things_to_take
from kiosk.viewmodels.volunteer.today import AboutTheKiosk, TodayPage
from kiosk.viewmodels.volunteer.tour import Tour
from kiosk.viewmodels.volunteer.word import SubjectPage, WordPage
from kiosk.viewmodels.volunteer.words import WordsPage
from kiosk.volunteers import weak
from kiosk.volunteers.office import Office
from kiosk.volunteers.reception import Reception
from kiosk.wording.tour import Step, in_tour


def _of_this_machine() -> Sticks:
    """The sticks that the system's own service finds; nobody pays for it before it is wanted."""
    from kiosk.sticks.udisks import UDisks

    return UDisks()


@dataclass(frozen=True)
class Around:
    """What of the kiosk the volunteers' part needs.

    Attributes:
        store: the database to work on: the directory's, or a copy to practise on.
        settings: reads what the site has said of itself: some of it is changed here.
        navigation: which page is shown.
        staff: who is signed in.
        now: the time on the room's clock.
        bank_holiday: the name of a day's bank holiday.
        films: reads which films there are now.
        notices: what staff are to know of how the kiosk was started.
        written: called after each act: there may be more to work out for patients.
        sticks: the USB sticks; without any, those of this machine.
        use: told what the site says of itself once that was changed here; without it, it is not
            changed here.
        stands: called when the room went live, or back to trial: every screen says which.
        family: the letters to print with.
        jobs: sheets on their way to the room's printer; none where it has none.
        database: the kiosk's own, where that is another one: how it is, *Today* tells.
    """

    store: Store
    settings: Callable[[], Settings]
    navigation: Navigation
    staff: Staff
    now: Callable[[], datetime.datetime]
    bank_holiday: BankHoliday
    films: Callable[[], list[Film]]
    notices: tuple[str, ...]
    written: Callable[[], None]
    sticks: Sticks | None = None
    use: Callable[[Settings], None] | None = None
    stands: Callable[[], None] = lambda: None
    family: str = ""
    jobs: PrintJobs | None = None
    database: Path | None = None


@dataclass(frozen=True)
class Practising:
    """What is different where somebody practises on a copy: nothing they do is real.

    Attributes:
        steps: of the guided tour; none for somebody who does without.
        stick: the folder in place of a USB stick.
    """

    steps: tuple[Step, ...]
    stick: Path

    def is_on_stick(self) -> bool:
        """Whether something lies on the stick."""
        return any(self.stick.iterdir())


def open_area(around: Around, practising: Practising | None = None) -> Opened:
    """Make all that lies behind the door; for somebody who practises, around their copy."""

    def written() -> None:
        around.written()
        tour.look()

    acts = Acts(
        around.store,
        around.bank_holiday,
        around.now,
        written,
        lambda: around.settings().freshness,
    )
    background = Background(around.staff)
    reception = Reception(around.store.session, weak.numbers_of(around.settings()))
    desk = Desk(acts, around.staff, around.navigation)
    door = Door(reception, around.staff, background, around.navigation)
    own_pin = OwnPin(reception, around.staff, background, around.navigation, desk.say)
    site = SiteNow(
        around.settings,
        around.films,
        lambda: _points(around),
        lambda: signed_words.lines(around.store.session, around.settings(), around.films()),
    )
    help_numbers = HelpNumbersPage(desk, around.staff, site)
    own_words = _own_words(around, desk)
    words = WordsPage(around.staff, own_words)
    subject = SubjectPage(desk, around.staff, around.navigation, own_words)
    word = WordPage(desk, around.staff, around.navigation, background, own_words)
    about = _about_the_kiosk(around, help_numbers, words)
    today = TodayPage(desk, around.staff, around.navigation, about)
    edit = EditPage(desk, around.staff, around.navigation, background, around.bank_holiday)
    printing = StaffPrinting(around.jobs, pretends=practising is not None)
    calls = CallsPage(desk, around.navigation, background, printing, around.family)
    answers = AnswersPage(desk, around.staff, around.navigation)
    practice = PracticePage(
        desk,
        around.staff,
        background,
        printing,
        around.family,
        None if practising else lambda: _copied(around),
    )
    tour = (
        Tour(desk, around.staff, practising.steps, practising.is_on_stick)
        if practising
        else Tour(desk, around.staff)
    )
    listings = ListingsPage(desk, around.staff)
    checking = CheckingPage(desk, around.staff, around.navigation)
    taking_away = TakingAwayPage(desk, around.staff, around.navigation)
    history = HistoryPage(desk, around.staff, background)
    plugged = PluggedSticks(lambda: around.sticks or _of_this_machine(), around.settings().sticks)
    stick = StickPage(
        desk,
        around.staff,
        around.navigation,
        background,
        plugged,
        things_to_take(acts, around.family),
        lambda: around.settings().room.name,
    )

    backups = BackupsPage(
        desk,
        around.staff,
        around.navigation,
        background,
        lambda name, who: content.put_back(around.store.path.parent, name, around.now(), who),
    )
    film_stop = FilmStop(desk, around.staff)
    office = Office(around.store.session, weak.numbers_of(around.settings()))
    leading = Leading(office, desk, around.staff, background, around.navigation)
    team, person = TeamPage(leading), PersonPage(leading)
    add_person = AddPersonPage(leading, person)
    go_live = GoLivePage(
        desk, around.staff, around.navigation, site, around.stands, own_words.facts
    )
    sign = SignPage(desk, around.staff, around.navigation, site)

    def load_today(argument: str) -> bool:
        film_stop.load()
        return today.load(argument)

    def close() -> None:
        background.close()
        printing.close()
        tour.close()
        today.close()
        plugged.close()

    return Opened(
        area=VolunteerArea(
            desk=desk,
            calls=calls,
            answers=answers,
            practice=practice,
            tour=tour,
            door=door,
            own_pin=own_pin,
            today=today,
            listings=listings,
            checking=checking,
            taking_away=taking_away,
            history=history,
            edit=edit,
            stick=stick,
            backups=backups,
            film_stop=film_stop,
            go_live=go_live,
            sign=sign,
            help_numbers=help_numbers,
            team=team,
            person=person,
            add_person=add_person,
            words=words,
            subject=subject,
            word=word,
        ),
        pages={
            DOOR: door.load,
            PIN: own_pin.load,
            TODAY: load_today,
            CALLS: calls.load,
            ANSWERS: answers.load,
            PRACTICE: practice.load,
            EDIT: edit.load,
            "staffListings": listings.load,
            "staffListing": checking.load,
            "staffTakeAway": taking_away.load,
            "staffHistory": history.load,
            STICK: stick.load,
            BACKUPS: backups.load,
            GO_LIVE: go_live.load,
            SIGN: sign.load,
            HELP_NUMBERS: help_numbers.load,
            TEAM: team.load,
            PERSON: person.load,
            ADD: add_person.load,
            WORDS: words.load,
            SUBJECT: subject.load,
            WORD: word.load,
        },
        still=acts.still,
        close=close,
    )


def _copied(around: Around) -> Copied:
    """A copy to practise on; it can be called from any thread."""
    copy = begin_practice(around.store)
    return Copied(lambda tour: _practise(around, copy, tour=tour), copy.throw_away)


def _practise(around: Around, copy: Practice, *, tour: bool) -> Opened:
    """All that lies behind the door, on a copy that goes when it is closed.

    Whatever acts on the world outside the database has to be pretended here.
    """
    steps = tuple(in_tour())
    on_copy = replace(
        around,
        store=copy.store,
        settings=lambda: replace(around.settings(), sticks=StickRules()),
        notices=(),
        written=lambda: None,
        sticks=FolderSticks(copy.stick),
        use=None,
        stands=lambda: None,
        jobs=None,
        database=around.store.path,
    )
    opened = open_area(on_copy, Practising(steps if tour else (), copy.stick))

    def close() -> None:
        opened.close()
        copy.throw_away()

    return replace(opened, close=close)


def _points(around: Around) -> list[checklist.Point]:
    return checklist.points(around.store.session, around.settings(), around.now(), around.films())


def _own_words(around: Around, desk: Desk) -> OwnWords:
    unsaved, topics, principles = Unsaved(around.staff), TopicWords(desk), PrincipleWords(desk)
    use = around.use
    if use is None:
        return OwnWords(unsaved, topics, principles)
    folder = around.store.path.parent
    site = SiteFile(folder)
    facts = RoomFacts(desk, site, lambda: use(load_for_service(folder)[0]))
    return OwnWords(unsaved, topics, principles, facts, RoomNotices(desk, site, facts))


def _about_the_kiosk(
    around: Around, help_numbers: HelpNumbersPage, words: WordsPage
) -> AboutTheKiosk:
    return AboutTheKiosk(
        look=lambda: doctor.glance(around.database or around.store.path, around.now()),
        points=lambda: _points(around),
        numbers=help_numbers.unconfirmed,
        waiting=words.waiting_names,
        notices=around.notices,
    )
