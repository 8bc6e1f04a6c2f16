"""A picture of every screen, for eyes: `python -m tests.tour DIR`.

DIR/landscape/NAME.png at 1920 by 1080 and DIR/portrait/NAME.png at 1080 by 1920. NAME is the screen
and the text size (home-smallest, home-largest); a longer page goes on as NAME-2, NAME-3.
DIR/film.png is the film's contact sheet: a frame every four seconds.
"""

import datetime
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk import app, content, help_numbers
from kiosk.application import make_application
from kiosk.directory import call_sheets, derived, film_stop, going_live, revisions
from kiosk.directory.models import Service
from kiosk.film.films import the_film
from kiosk.settings import FILE_NAME, Help, Hours, LocalNumber, Notice, Room, Settings, WaitingRoom
from kiosk.sticks.pretend import FolderSticks
from kiosk.store import Store
from kiosk.volunteers import accounts, people
from kiosk.volunteers.lockout import Waiting
from kiosk.waiting_room import WaitingRoomScreen
from kiosk.who import KIOSK, Who
from tests import stick_scenes
from tests.driving import Driver, wait, wait_until
from tests.example import EXAMPLE, add_example

NOTICE = Notice("The room is closed on Friday. Ask at the desk.", "2020-01-01", "2099-12-31")
ORIENTATIONS = {"landscape": (1920, 1080), "portrait": (1080, 1920)}
SIZES = {"smallest": 0, "standard": 1, "largest": 2}
MOST_PAGES = 20
SHEET_EVERY_SECONDS, SHEET_COLUMNS, FRAME = 4, 6, (320, 180)

ABUSE = "National Domestic Abuse Helpline"

# A site that has filled in its facts; the place is made up, and looks it.
FILLED_IN = Settings(
    room=Room(
        hours=(Hours(("MO", "TU", "WE", "TH", "FR"), "09:00", "17:00"),),
        staff_sentence="Ask at the desk by the door",
        extension="5000",
    ),
    help=Help(open_place="the main reception", nearest_ae="Example Hospital"),
)
SITE_FILE = """
[room]
name = "Patient Information and Education Room"
hours = [{days = ["MO", "TU", "WE", "TH", "FR"], opens = "09:00", closes = "17:00"}]
staff_sentence = "Ask at the desk by the door"
[help]
open_place = "the main reception"
nearest_ae = "Example Hospital"
[waiting_room]
notices = [
    {words = "The room is closed on Friday.", first_day = "2026-12-14", last_day = "2026-12-18"},
]
"""
FILLED_IN_BEFORE = replace(
    FILLED_IN,
    room=replace(FILLED_IN.room, extension="4000"),
    help=replace(FILLED_IN.help, local_numbers=(LocalNumber("Crisis team", "01632 960 001"),)),
)

Go = Callable[[Driver], None]


def listing_called(name: str) -> Go:
    """Opens the listing of that name."""

    def go(person: Driver) -> None:
        with person.parts.store.session() as session:
            found = session.scalars(select(Service).where(Service.name == name)).one()
        person.parts.navigation.openListing(found.id)

    return go


def whole_listing(person: Driver) -> None:
    """Opens one that has all that a listing can have."""
    with person.parts.store.session() as session, session.begin():
        service = session.scalar(select(Service).where(Service.name == EXAMPLE))
        key = service.id if service else add_example(session)
        work_out_times(session)
    person.parts.navigation.openListing(key)


def work_out_times(session: Session) -> None:
    """So that filters and times are there at once; a kiosk does it a little at a time."""
    derived.refresh_all(session, datetime.date.today(), lambda _day: "")


def filters(open_results: Go, *chosen: str) -> Go:
    """Opens the filters of what `open_results` shows, and chooses these."""

    def go(person: Driver) -> None:
        with person.parts.store.session() as session, session.begin():
            work_out_times(session)
        open_results(person)
        person.parts.navigation.openFilters()
        person.settle()
        for key in chosen:
            person.tap(f"filter-{key}")

    return go


def filtered(open_results: Go, *chosen: str) -> Go:
    """What these filters leave of it."""

    def go(person: Driver) -> None:
        filters(open_results, *chosen)(person)
        person.tap("showFiltered")

    return go


def my_list(number: int, *, private: bool = False) -> Go:
    """Keeps so many listings, and opens the list; with the last taken off, an empty one."""

    def go(person: Driver) -> None:
        with person.parts.store.session() as session:
            shown = select(Service.id).where(
                Service.publication == "published", Service.name != EXAMPLE
            )
            plain = list(session.scalars(shown.where(~Service.sensitive).order_by(Service.name)))
            hidden = list(session.scalars(shown.where(Service.sensitive).order_by(Service.name)))
        keys = (hidden[:1] + plain if private else plain)[: max(1, number)]
        for key in keys:
            person.parts.my_list.toggle(key)
        person.parts.navigation.openMyList()
        if number == 0:
            person.settle()
            person.tap("takeOff")

    return go


def codes(open_first: Go, *touches: str) -> Go:
    """Opens a list or a listing, and touches its way to the codes."""

    def go(person: Driver) -> None:
        open_first(person)
        person.settle()
        for name in touches:
            person.tap(name)

    return go


def something_wrong(person: Driver) -> None:
    """Asks what is wrong with a listing."""
    listing_called("StepChange")(person)
    person.tap("somethingWrong")


def topic(key: str) -> Go:
    """Opens what is listed under a topic."""
    return lambda person: person.parts.navigation.openTopic(key)


def search(words: str, *, keys: bool = True) -> Go:
    """Types these words into the search, and puts its keyboard away if it is in the way."""

    def go(person: Driver) -> None:
        person.parts.navigation.openSearch()
        person.find("key")
        person.write(words if keys else f"{words}\r")
        wait_until(lambda: person.parts.search.is_complete, "all that was found to show")

    return go


def film(person: Driver) -> None:
    """Plays the film until something is said, and pauses it."""
    person.parts.navigation.playFilm()
    _pause(person)


def attract(person: Driver) -> None:
    """Waits, in a blink, until Home has become the film."""
    person.parts.attract.begin()
    _pause(person)


def _pause(person: Driver) -> None:
    wait_until(lambda: bool(person.parts.film.property("words")), "the film's first words")
    person.parts.playback.pause()


def question(person: Driver) -> None:
    """Waits, in a blink, until the kiosk asks whether anybody is there."""
    idle = person.parts.idle
    idle.notice()
    idle.allow(0)
    idle.tick()


def door(**state: object) -> Go:
    """Stands before the volunteers' door, as it is in this state of its view model."""

    def go(person: Driver) -> None:
        _lead(person)
        person.parts.navigation.openStaff("staffDoor", "")
        model = _behind_the_door(person, "door")
        model._clock.stop()
        model.__dict__.update(state)
        model.changed.emit()

    return go


def come_in(page: str = "", argument: str = "", *, own_pin: bool = True) -> Go:
    """Signs a lead in and goes to a page of theirs; without its name, to the first."""

    def go(person: Driver) -> None:
        who = _lead(person)
        person.parts.navigation.openStaff("staffDoor", "")
        person.parts.staff.enter(who, pin_is_own=own_pin)
        if page:
            person.parts.navigation.openStaff(page, argument)

    return go


def call_sheet(person: Driver) -> None:
    """A call sheet of which two are entered."""
    come_in("staffCalls")(person)
    person.settle()
    person.tap("withoutPaper")
    for key in (Qt.Key.Key_R, Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_Return):
        person.press(key)


def sheet_of_another_day(person: Driver) -> None:
    """A call sheet that was made three days ago."""
    come_in("staffCalls")(person)
    before = datetime.datetime.now() - datetime.timedelta(days=3)
    with person.parts.store.session() as session:
        ids = list(session.scalars(select(Service.id).order_by(Service.name).limit(20)))
    call_sheets.remember(person.parts.store.path.parent, before, ids)
    person.parts.navigation.openStaff("staffAnswers", before.isoformat())


def checking(page: str, argument: str = "") -> Go:
    """A page about a listing that somebody has checked a moment ago."""

    def go(person: Driver) -> None:
        with person.parts.store.session() as session:
            key = session.scalars(select(Service.id).where(Service.name == "StepChange")).one()
        come_in("staffListing", key)(person)
        person.settle()
        if person.sees("allCorrect"):
            person.tap("allCorrect")
        person.parts.navigation.openStaff(page, argument + key)

    return go


def practising(page: str = "", argument: str = "") -> Go:
    """A page of somebody who practises with the tour."""

    def go(person: Driver) -> None:
        come_in("staffPractice")(person)
        person.settle()
        person.tap("practiseWithTour")
        wait_until(lambda: bool(person.parts.staff.property("isPractice")), "practice")
        if page:
            person.parts.navigation.openStaff(page, argument)

    return go


def today(person: Driver) -> None:
    """*Today*, once the kiosk itself has been looked at."""
    come_in()(person)
    model = _behind_the_door(person, "today")
    wait_until(lambda: bool(model.health), "the kiosk's health")


def at_the_page(page: str, name: str, scene: stick_scenes.Scene) -> Go:
    """Signs a lead in, goes to a page, and brings its view model to a state."""

    def go(person: Driver) -> None:
        come_in(page)(person)
        scene(_behind_the_door(person, name))

    return go


def film_stopped(person: Driver) -> None:
    """*Today*, once somebody has stopped the film; it is shown again when they have left."""
    today(person)
    person.settle()
    person.tap("stopFilm")
    _let_it_show_again(person)


def numbers_changed(person: Driver) -> None:
    """The numbers of Help now, two of which a lead has not confirmed yet; some are ticked."""
    _confirm(person, FILLED_IN_BEFORE)
    come_in("staffHelpNumbers")(person)
    page = _behind_the_door(person, "helpNumbers")
    page._ticked.clear()
    page.load("")
    person.settle()
    for number in ("999", "111"):
        person.tap(f"tick-{number}")
    person.find("viewport").setProperty("contentY", 0)


def all_but_live(person: Driver) -> None:
    """*Go live*, where only the last step is left, and is asked about."""
    _confirm(person, FILLED_IN)
    come_in("staffGoLive")(person)
    page = _behind_the_door(person, "goLive")
    page._points = [replace(point, done=point.key != going_live.LIVE) for point in page._points]
    page._rows.show([page._row(point) for point in page._points if point.key != going_live.LIVE])
    page.ask()


def _confirm(person: Driver, settings: Settings) -> None:
    """A lead has confirmed the numbers of these settings, and rung those of today."""
    store, now = person.parts.store, datetime.datetime.now()
    who = _lead(person)
    with revisions.writing(store) as connection:
        help_numbers.confirm(connection, who, settings, now)
        help_numbers.ring(connection, who, FILLED_IN, now)


def person_with_a_pin(person: Driver) -> None:
    """Somebody whose PIN was just made; it is made up here, and opens nothing."""
    number = _lead(person).volunteer_id
    come_in("staffPerson", str(number))(person)
    page = _behind_the_door(person, "person")
    page._pin = number, "482915"
    page.changed.emit()


def person_asked_about(person: Driver) -> None:
    """Somebody whom a lead is about to remove."""
    come_in("staffPerson", str(_lead(person).volunteer_id))(person)
    _behind_the_door(person, "person").askToRemove(True)


def added_person(person: Driver) -> None:
    """Where a person's name is being written."""
    come_in("staffAddPerson")(person)
    person.settle()
    person.write("Cy Orr")


def own_words(person: Driver) -> None:
    """What a lead can change; a fact waits for another person, one has changed, a notice is up."""
    site = person.parts.store.path.parent / FILE_NAME
    if not site.exists():
        site.write_text(SITE_FILE, encoding="utf-8")
    come_in("staffWords")(person)
    facts = _behind_the_door(person, "words")._words.facts
    if not facts.waiting():
        facts.save("fact:help.not_ae", "The walk-in centre in Example Street")
        facts.save("fact:waiting_room.address", "Find support in the Education Room, by the lifts")
    person.parts.navigation.openStaff("staffWords", "")


def room_facts(person: Driver) -> None:
    """What a lead can change of the room."""
    own_words(person)
    person.parts.navigation.openStaff("staffSubject", "room")


def own_word(person: Driver) -> None:
    """A text of a principle that is being written anew."""
    come_in("staffWord", "principle:1:meaning:0")(person)
    person.settle()
    _behind_the_door(person, "word").asItWas()
    person.write(" It should help.")


def _let_it_show_again(person: Driver) -> None:
    """In the database; the screen comes to know of it when it is next Home."""
    store = person.parts.store
    with revisions.writing(store) as connection:
        film_stop.show(connection, Who("lead"), datetime.datetime.now())


def home_without_the_film(person: Driver) -> None:
    """Home, where somebody has stopped the film."""
    today(person)
    person.settle()
    person.tap("stopFilm")
    person.parts.navigation.finish()
    _let_it_show_again(person)


def _behind_the_door(person: Driver, name: str) -> Any:
    """A view model of the volunteers' part."""
    return getattr(person.parts.staff.property("area"), name)


def _lead(person: Driver) -> Who:
    """Somebody who may sign in; added where there is nobody."""
    with person.parts.store.session() as session:
        everybody = people.list_all(session)
        if not everybody:
            now = datetime.datetime.now()
            return accounts.add(session, "Ann Lee", now, by=KIOSK, pin="482915").person.who
        return everybody[0].who


SCREENS: dict[str, Go] = {
    "home": lambda _person: None,
    "topics": lambda person: person.parts.navigation.openTopics(),
    "results-pain": topic("pain"),
    "results-groups": topic("groups"),
    "results-money": topic("money"),
    "results-filtered": filtered(topic("pain"), "online", "free"),
    "filters": filters(topic("pain")),
    "filters-chosen": filters(topic("pain"), "online", "free"),
    "search": search(""),
    "search-filters": filters(search("sleep", keys=False)),
    "search-finds-one": search("parkrun trentham"),
    "search-finds": search("sleep"),
    "search-finds-hidden": search("sleep", keys=False),
    "search-nothing": search("xqxqx"),
    "search-safety": search("want to die"),
    "search-emergency": search("numb down below"),
    "listing": listing_called("Andy's Man Club, Stoke (Port Vale FC)"),
    "listing-helpline": listing_called("StepChange"),
    "listing-moving": listing_called("Hanley parkrun"),
    "listing-sensitive": listing_called(ABUSE),
    "listing-whole": whole_listing,
    "my-list-empty": my_list(0),
    "my-list-one": my_list(1),
    "my-list-twenty": my_list(20),
    "code-of-one": codes(listing_called("StepChange"), "takeOneHome"),
    "codes-of-a-list": codes(my_list(5), "takeHome"),
    "codes-question": codes(listing_called(ABUSE), "takeOneHome"),
    "codes-number-only": codes(listing_called(ABUSE), "takeOneHome", "onlookers"),
    "codes-all-of-it": codes(my_list(3, private=True), "takeHome", "noOnlookers"),
    "listing-wrong": something_wrong,
    "principles": lambda person: person.parts.navigation.openPrinciples(),
    "principle-1": lambda person: person.parts.navigation.openPrinciple(1),
    "principle-6": lambda person: person.parts.navigation.openPrinciple(6),
    "staff-lens": lambda person: person.parts.navigation.openStaffLens(5),
    "film": film,
    "film-stills": lambda person: person.parts.navigation.openFilmStills(),
    "film-words": lambda person: person.parts.navigation.openFilmWords(),
    "attract": attract,
    "about": lambda person: person.parts.navigation.openAbout(),
    "help": lambda person: person.parts.navigation.openHelp(),
    "emergency": lambda person: person.parts.navigation.openEmergency(),
    "still-there": question,
    "staff-calls": come_in("staffCalls"),
    "staff-answers": call_sheet,
    "staff-answers-of-another-day": sheet_of_another_day,
    "staff-listings": come_in("staffListings", "all"),
    "staff-listing": checking("staffListing"),
    "staff-edit": checking("staffEdit"),
    "staff-take-away": checking("staffTakeAway", "retire:"),
    "staff-history": come_in("staffHistory"),
    "staff-practice": come_in("staffPractice"),
    "staff-practising": practising(),
    "staff-practising-edit": practising("staffEdit", "new"),
    "staff-door": door(_digits="123"),
    "staff-door-wrong": door(_words="That PIN does not fit. Try again."),
    "staff-door-wait": door(_wait=Waiting(299, lead_may_try=True)),
    "staff-pin": come_in(own_pin=False),
    "staff-today": today,
    "staff-stick": at_the_page("staffStick", "stick", stick_scenes.plugged),
    "staff-stick-taken": at_the_page("staffStick", "stick", stick_scenes.taken),
    "staff-stick-film": at_the_page("staffStick", "stick", stick_scenes.film),
    "staff-stick-difference": at_the_page("staffStick", "stick", stick_scenes.difference),
    "staff-backups": at_the_page("staffBackups", "backups", stick_scenes.many_backups),
    "staff-backups-asked": at_the_page("staffBackups", "backups", stick_scenes.asked_of_backup),
    "staff-today-film-stopped": film_stopped,
    "home-film-stopped": home_without_the_film,
    "staff-go-live": come_in("staffGoLive"),
    "staff-go-live-asked": all_but_live,
    "staff-sign": come_in("staffSign"),
    "staff-help-numbers": come_in("staffHelpNumbers"),
    "staff-help-numbers-changed": numbers_changed,
    "staff-team": come_in("staffTeam"),
    "staff-person": person_with_a_pin,
    "staff-person-removed": person_asked_about,
    "staff-add-person": added_person,
    "staff-words": own_words,
    "staff-subject-topics": come_in("staffSubject", "topics"),
    "staff-subject-room": room_facts,
    "staff-subject-topic": come_in("staffSubject", "topic:pain"),
    "staff-subject-principle": come_in("staffSubject", "principle:1"),
    "staff-word": own_word,
    "staff-word-on-cards": come_in("staffWord", "fact:help.nearest_ae"),
}
IN_CONTRAST = (
    "home",
    "film",
    "results-pain",
    "filters-chosen",
    "search-safety",
    "listing-whole",
    "my-list-one",
    "code-of-one",
    "principle-1",
    "help",
    "emergency",
    "staff-door",
    "staff-today",
)
ONCE_LIVE = ("home", "results-money")  # where nothing is checked yet, the lines to talk
MIRRORED = (
    *("home", "topics", "results-pain", "filters-chosen", "search-finds-one"),
    *("listing-whole", "my-list-one", "code-of-one", "principle-1", "help"),
    *("staff-door", "staff-today"),
)


class Tour:
    """Goes through a kiosk with a camera."""

    def __init__(self, person: Driver, folder: Path) -> None:
        self._person = person
        self._folder = folder

    def take_all(self, width: int, height: int) -> None:
        """Every picture of one orientation."""
        self._person.show(width, height)
        for size in SIZES:
            for screen in SCREENS:
                self.take(screen, size)
        for screen in IN_CONTRAST:
            self.take(screen, "standard", contrast=True)
        self.take_touched()

    def take(self, screen: str, size: str, *, contrast: bool = False, suffix: str = "") -> None:
        """One screen from its top to its end."""
        person, parts = self._person, self._person.parts
        parts.attract.end()
        parts.navigation.finish()
        parts.preferences.setTextSize(SIZES[size])
        if contrast:
            parts.preferences.toggleContrast()
        SCREENS[screen](person)
        person.settle()
        for page in range(1, MOST_PAGES + 1):
            more = "" if page == 1 else f"-{page}"
            self._keep(f"{screen}-{size}{'-contrast' if contrast else ''}{suffix}{more}")
            if not person.sees("scrollDown"):
                break
            if page == 1:
                parts.preferences.toggleMovement()  # so that a page turns at once
            person.tap("scrollDown")
        parts.idle.rest()

    def take_touched(self) -> None:
        """A door under a finger, and one with the focus."""
        person = self._person
        person.parts.navigation.finish()
        person.settle()
        door = person.find("findSupport")
        door.setProperty("down", True)
        person.settle()
        self._keep("home-pressed")
        door.setProperty("down", False)
        person.press(Qt.Key.Key_Tab)
        self._keep("home-focus")

    def _keep(self, name: str) -> None:
        self._person.settle()
        if not self._person.picture().save(str(self._folder / f"{name}.png")):
            raise SystemExit(f"The picture {name} cannot be written into {self._folder}.")


def go_live(store: Store) -> None:
    """As a room is that has gone live and has not checked a listing yet."""
    with store.session() as session, session.begin():
        going_live.answer(session, going_live.LIVE, "Tour", datetime.datetime.now())


def draw_contact_sheet(path: Path) -> None:
    """The kiosk's film at one look, each frame with its minute and second."""
    from kiosk.film import encoding  # not where a bench asks what the kiosk takes of memory

    video = the_film().video
    assert video is not None
    frames = list(encoding.pictures(video, SHEET_EVERY_SECONDS))
    rows = -(-len(frames) // SHEET_COLUMNS)
    width, height = FRAME
    sheet = QImage(SHEET_COLUMNS * width, rows * height, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    for number, (seconds, frame) in enumerate(frames):
        row, column = divmod(number, SHEET_COLUMNS)
        place = QRect(column * width, row * height, width, height).adjusted(2, 2, -2, -2)
        smaller = frame.scaled(
            place.size(),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(place.topLeft(), smaller)
        label = f" {int(seconds) // 60}:{int(seconds) % 60:02} "
        box = painter.boundingRect(place, Qt.AlignmentFlag.AlignLeft, label)
        painter.fillRect(box, QColor("white"))
        painter.drawText(box, label)
    painter.end()
    if not sheet.save(str(path)):
        raise SystemExit(f"The picture {path.name} cannot be written into {path.parent}.")


@contextmanager
def _waiting_room(folder: Path, size: tuple[int, int], state: str) -> Iterator[WaitingRoomScreen]:
    """The waiting room's screen in that state."""
    film = the_film() if state != "still" else replace(the_film(), video=None)
    notices = (NOTICE,) if state == "notice" else ()
    settings = Settings(waiting_room=WaitingRoom(notices=notices))
    shown = WaitingRoomScreen(settings, folder, lambda: [film])
    try:
        shown.start()
        shown.window.showNormal()
        shown.window.resize(*size)
        if state == "notice":
            shown.waiting._next()
        else:
            wait_until(lambda: bool(shown.waiting.property("words")), "the first words")
        yield shown
    finally:
        shown.close()


def take_waiting_room(folder: Path, orientation: str) -> None:
    """What the waiting room shows."""
    with tempfile.TemporaryDirectory() as data:
        for state in ("film", "notice", "still"):
            with _waiting_room(Path(data), ORIENTATIONS[orientation], state) as shown:
                wait(200)
                path = folder / orientation / f"waiting-room-{state}.png"
                if not shown.window.grabWindow().save(str(path)):
                    raise SystemExit(f"The picture {path.name} cannot be written.")


def take_the_tour(folder: Path, orientations: tuple[str, ...] = tuple(ORIENTATIONS)) -> None:
    """Write every picture into `folder`."""
    application = QGuiApplication.instance() or make_application()
    assert isinstance(application, QGuiApplication)
    with tempfile.TemporaryDirectory() as data:
        store = content.open_content(Path(data))
        with store.session() as session, session.begin():
            work_out_times(session)
        folder.mkdir(parents=True, exist_ok=True)
        draw_contact_sheet(folder / "film.png")
        for orientation in orientations:
            place = folder / orientation
            place.mkdir(parents=True, exist_ok=True)
            with _somebody(store) as person:
                Tour(person, place).take_all(*ORIENTATIONS[orientation])
            application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            with _somebody(store) as person:
                person.show(*ORIENTATIONS[orientation])
                for screen in MIRRORED:
                    Tour(person, place).take(screen, "standard", suffix="-mirrored")
            application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        go_live(store)
        for orientation in orientations:
            with _somebody(store) as person:
                person.show(*ORIENTATIONS[orientation])
                for screen in ONCE_LIVE:
                    Tour(person, folder / orientation).take(screen, "standard", suffix="-live")
            take_waiting_room(folder, orientation)
            sys.stdout.write(f"{folder / orientation}\n")
        store.close()


@contextmanager
def _somebody(store: Store) -> Iterator[Driver]:
    """A person in front of a kiosk on this database."""
    sticks = FolderSticks(stick_scenes.stick_in(store.path.parent / "stick"), "EDUROOM")
    person = Driver(app.Kiosk(FILLED_IN, store, touch_pause=0, sticks=sticks))
    try:
        yield person
    finally:
        person.close()


def main() -> int:
    """Take the tour into the folder that the command line names."""
    if len(sys.argv) != 2:
        sys.stderr.write("Say where the pictures go: scripts/tour DIR\n")
        return 2
    take_the_tour(Path(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
