"""Where the walker goes: every screen in its states, and every way in which it can be set."""

import datetime
import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlalchemy import select

from kiosk import content, help_numbers
from kiosk.app import Kiosk
from kiosk.directory import call_sheets, derived, revisions, standing
from kiosk.directory.call_sheets import CameOf
from kiosk.directory.checks import Method, Outcome
from kiosk.directory.going_live import LIVE
from kiosk.directory.models import Service
from kiosk.errors import KnownTrouble
from kiosk.film.captions import Cue
from kiosk.film.films import Film, the_film
from kiosk.paper.printer import State
from kiosk.principles.cards import principles
from kiosk.settings import Settings
from kiosk.sticks.pretend import FolderSticks
from kiosk.viewmodels.navigation import STAFF
from kiosk.volunteers.lockout import Waiting
from kiosk.who import Who
from tests import stick_scenes
from tests.driving import Driver, wait_until
from tests.paper.fake_printer import FakePrinter
from tests.walker import fixed, furnishing
from tests.walker.looking import Scene

CAPITAL_MM = (6, 7.3, 9)
SIZE_NAMES = ("smallest text", "standard text", "largest text")
CONTRAST, HIGH_CONTRAST = 7, 15


@dataclass(frozen=True)
class Setting:
    """How the screen hangs, and what somebody chose on the strip."""

    size: int
    portrait: bool = False
    mirrored: bool = False
    high_contrast: bool = False

    @property
    def words(self) -> str:
        """As a sentence has it."""
        return ", ".join(
            filter(
                None,
                (
                    SIZE_NAMES[self.size],
                    "portrait" if self.portrait else "landscape",
                    "mirrored" if self.mirrored else "",
                    "high contrast" if self.high_contrast else "",
                ),
            )
        )

    @property
    def pixels(self) -> tuple[int, int]:
        return (1080, 1920) if self.portrait else (1920, 1080)


_BOTH = (False, True)
SHORT = (
    Setting(0),
    Setting(2, portrait=True),
    Setting(2, mirrored=True),
    Setting(1, portrait=True, high_contrast=True),
)
"""Enough to find what is wrong, mostly: each way to set a screen, beside others in turns."""

SHORT_FOR_STAFF = (Setting(2, portrait=True), Setting(2, mirrored=True))
"""For pages that volunteers work at and no patient sees: where there is least room."""

ALL = tuple(itertools.starmap(Setting, itertools.product((0, 1, 2), _BOTH, _BOTH, _BOTH)))


class Visitor:
    """Goes from place to place in kiosks of its own: of a site that filled in nothing, and all.

    They are made at the first visit, so that a test hears what Qt says meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` holds a database with the starter content, which is changed."""
        self._folder = folder
        self._kiosks: dict[bool, Driver] = {}
        self._fixed: dict[tuple[Setting, bool], fixed.Places] = {}
        self.keys: dict[str, str] = {}

    def visit(self, place: "Place", setting: Setting) -> Scene:
        """Go to a place in this setting."""
        if not self._kiosks:
            self._open()
        self._driver = self._kiosks[place.filled_in]
        with self._store.session() as session, session.begin():
            furnishing.set_live(session, live=place.live)
            furnishing.stop_film(session, stopped=place.film_stopped)
        QGuiApplication.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if setting.mirrored else Qt.LayoutDirection.LeftToRight
        )
        self._set(setting)
        place.go(self)
        assert self._driver.screen == place.screen, f"{place.name} is not reached"
        if place.screen == "staffToday":
            looking = self.behind_the_door("today")
            wait_until(lambda: not looking._background.is_busy, "the kiosk to be looked at")
        self._driver.settle()
        return Scene(
            window=self._driver.window,
            pixels_per_mm=self._driver.parts.display.property("pixelsPerMillimetre"),
            where=f"{place.name}, {setting.words}",
            smallest_capital=CAPITAL_MM[setting.size],
            contrast=HIGH_CONTRAST if setting.high_contrast else CONTRAST,
            mirrored=setting.mirrored,
            samples=fixed.is_sample,
            last=fixed.CONTROLS | {"myList"},
        )

    def fixed_faults(self, scene: Scene, place: "Place", setting: Setting) -> list[str]:
        """What is wrong with what every screen has in common."""
        elsewhere = self._fixed.get((setting, place.live), {})
        self._fixed[setting, place.live] = fixed.places(scene)
        return list(fixed.faults(scene, elsewhere, trial=not place.live))

    def open(self, way: str, *argument: Any) -> None:
        """Open a page, as its door does."""
        getattr(self._driver.parts.navigation, f"open{way}")(*argument)

    def search(self, words: str = "") -> None:
        """Open the search, and type these words on a keyboard."""
        self.open("Search")
        self._driver.settle()
        self._driver.write(words)
        wait_until(lambda: self._driver.parts.search.is_complete, "all that was found to show")

    def say_what_was_missing(self, topic: str) -> None:
        """Find nothing, and say which topic it was about."""
        self.search("xqxqx\r")
        self._driver.tap(f"wanted-{topic}")
        self._driver.find("viewport").setProperty("contentY", 0)

    def correct(self, name: str, what: str = "") -> None:
        """Ask what is wrong with a listing, say it, and go back to the top of the page."""
        self.open("Listing", self.keys[name])
        self._driver.settle()
        self._driver.tap("somethingWrong")
        if what:
            self._driver.tap(f"wrong-{what}")
        self._driver.find("viewport").setProperty("contentY", 0)

    def narrow(self, *chosen: str) -> None:
        """Open the filters of what is shown, once all that they ask for is known; choose these."""
        parts = self._driver.parts
        with parts.store.session() as session, session.begin():
            derived.refresh_all(session, datetime.date.today(), lambda _day: "")
        self.open("Filters")
        for key in chosen:
            self._driver.parts.results._found.toggle(key)

    def narrow_topic(self, topic: str, *chosen: str) -> None:
        """The filters of a topic."""
        self.open("Topic", topic)
        self.narrow(*chosen)

    def show_narrowed(self, topic: str, *chosen: str) -> None:
        """What these filters leave of a topic."""
        self.narrow_topic(topic, *chosen)
        self._driver.parts.navigation.back()

    def narrow_search(self, words: str) -> None:
        """The filters of a search."""
        self.search(words)
        self.narrow()

    def keep(self, *names: str) -> None:
        """Put these listings on the list, and open it."""
        for name in names:
            self._driver.parts.my_list.toggle(self.keys[name])
        self.open("MyList")

    def fill_the_list(self) -> None:
        """Put as many listings on the list as it takes, and open it."""
        hard = [self.keys[name] for name in ("rich", "long", "strange")]
        for key in (*hard, *(key for key, _ in self.published() if key not in hard)):
            self._driver.parts.my_list.toggle(key)
        self.open("MyList")

    def take_home(self, *names: str) -> None:
        """The codes of these listings, or the question that comes before them."""
        self.keep(*names)
        self._driver.parts.navigation.takeHome("")

    def answer(self, *, alone: bool, names: tuple[str, ...]) -> None:
        """The codes of these listings, once the question has been answered."""
        self.take_home(*names)
        self._driver.parts.take_home.answer(alone)

    def print_listing(self, name: str) -> None:
        """Open a listing and have it printed, where there is no paper."""
        parts = self._driver.parts
        parts.navigation.openListing(self.keys[name])
        parts.printing.printListings([self.keys[name]], False)
        wait_until(lambda: "paper" in parts.printing.property("words"), "the printer to say so")

    def watch(self) -> None:
        """Open the film, and hold it where its picture and words are shown."""
        self._driver.parts.navigation.playFilm()
        self._hold()

    def wait_for_the_loop(self) -> None:
        """Leave Home alone until it becomes the film, and hold that."""
        self._driver.parts.attract.begin()
        self._hold()

    def _hold(self) -> None:
        playback = self._driver.parts.playback
        wait_until(lambda: playback.frame_number > 0, "the film to move")
        playback.pause()

    def go_to_the_door(self, **state: Any) -> None:
        """Stand before the volunteers' door, as it is in this state of its view model."""
        self._driver.parts.navigation.openStaff("staffDoor", "")
        door = self.behind_the_door("door")
        door._clock.stop()
        door.__dict__.update(state)
        door.changed.emit()

    def come_in(self, *, own_pin: bool = True, page: str = "", argument: str = "") -> None:
        """As a lead: to a page of theirs, or to the one that comes first."""
        self.go_to_the_door()
        self._driver.parts.staff.enter(Who("lead", "ANLE", 1), pin_is_own=own_pin)
        if page:
            self._driver.parts.navigation.openStaff(page, argument)

    def be_refused(self) -> None:
        """Where a PIN of one's own is chosen, with the longest reason why it cannot be saved."""
        self.come_in(own_pin=False)
        own_pin = self.behind_the_door("ownPin")
        own_pin._words = (
            "This could not be saved (attempt to write a readonly database). Nothing was changed. "
            "Make sure that the disk has room and that this user may write there, and try again."
        )
        own_pin.changed.emit()

    def enter_calls(self) -> None:
        """A call sheet of three, of which one has an answer."""
        ids = [self.keys[name] for name in ("rich", "bare", "long")]
        made = datetime.datetime.now() - datetime.timedelta(days=1)
        call_sheets.remember(self._store.path.parent, made, ids)
        self.come_in(page="staffAnswers")
        answers = self.behind_the_door("answers")
        answers._came_of[ids[1]] = CameOf(Outcome.CORRECTED, Method.WEBSITE, 0)
        answers._rows.put(1, answers._row(1))

    def practise(self, page: str = "") -> None:
        """On the copy, with the tour."""
        self.come_in(page="staffPractice")
        self.behind_the_door("practice").begin(tour=True)
        staff = self._driver.parts.staff
        wait_until(lambda: bool(staff.property("isPractice")), "practice")
        if page:
            self._driver.parts.navigation.openStaff(page, "")
        else:
            wait_until(lambda: bool(self.behind_the_door("today").health), "the kiosk's health")

    def look_at_today(self) -> None:
        """*Today* once the kiosk itself has been looked at."""
        self.come_in()
        wait_until(lambda: bool(self.behind_the_door("today").health), "the kiosk's health")

    def hide_a_listing(self) -> None:
        """On *Today*, with the line of an act that can be taken back."""
        self.look_at_today()
        desk = self.behind_the_door("desk")
        key, now = self.keys["bare"], desk.acts.now()
        desk.act(lambda connection, who: standing.hide(connection, key, who, now))
        with self._store.session() as session, session.begin():
            session.get_one(Service, key).publication = "published"

    def ask_to_go_live(self) -> None:
        """On *Go live*, as if all were done but the last step, with the question before it."""
        self.come_in(page="staffGoLive")
        page = self.behind_the_door("goLive")
        page._points = [replace(point, done=point.key != LIVE) for point in page._points]
        page._rows.show([page._row(point) for point in page._points if point.key != LIVE])
        page.ask()

    def change_numbers(self) -> None:
        """On the numbers of Help now, which are others than a lead has confirmed."""
        self.come_in()
        desk = self.behind_the_door("desk")
        now = desk.acts.now()
        desk.act(
            lambda connection, who: help_numbers.confirm(connection, who, furnishing.FILLED_IN, now)
        )
        desk.clear()
        self.open("Staff", "staffHelpNumbers", "")

    def look_at_own_words(self, *, as_volunteer: bool = False) -> None:
        """Where the kiosk's own words are: one waits, one has changed, and a notice is up."""
        self.come_in(page="staffWords")
        words = self.behind_the_door("words")._words
        if not words.facts.waiting():
            words.facts.save("fact:help.nearest_ae", "Example Hospital, Building A")
            words.facts.save("fact:freshness.red_months", "8")
            words.notices.save("notice:new:words", "The room is closed on Friday.")
        if as_volunteer:
            self.open("Staff", "staffDoor", "")
            self._driver.parts.staff.enter(Who("volunteer", "BODA", 2), pin_is_own=True)
        self.open("Staff", "staffWords", "")
        self.behind_the_door("desk").clear()

    def write_word(self) -> None:
        """Where a text is written that has to stand apart from others; the keyboard put away."""
        self.come_in(page="staffWord", argument="topic:pain:name")
        self._driver.settle()
        self._driver.write(" that should go\r")
        self._driver.find("viewport").setProperty("contentY", 0)

    def look_at(self, name: str) -> None:
        """As a lead on the page of this listing, of which the history knows something."""
        self._change(name)
        self.come_in(page="staffListing", argument=self.keys[name])

    def edit(self, name: str, *, times: str = "") -> None:
        """As a lead in the form of this listing, with these times typed."""
        self.come_in(page="staffEdit", argument=self.keys[name])
        form = self.behind_the_door("edit")
        if times:
            form.enter("times")
            form.write("times", times)
            form.leave("times")
            form._refresh()
        self._driver.settle()
        self._driver.find("viewport").setProperty("contentY", 0)

    def look_back(self, *, before: bool = False) -> None:
        """As a lead on all that was done; asking to go back before the last act."""
        self._change("rich")
        self.come_in(page="staffHistory")
        if before:
            history = self.behind_the_door("history")
            history.chooseBefore(history.past.all_rows()[0].revision)

    def _change(self, name: str) -> None:
        """Give a listing something that its history tells."""
        key, now = self.keys[name], datetime.datetime.now()
        with revisions.writing(self._store) as connection:
            act = revisions.Act("edit", Who("volunteer", "BEDO", 2), now, "", key)
            writer = revisions.Writer(connection, act)
            writer.change("services", key, {"alert": f"Ring first, said at {now:%H:%M:%S.%f}"})

    def make_pin(self) -> None:
        """On somebody's page, with the PIN that was just made for them."""
        self.come_in(page="staffPerson", argument="2")
        page = self.behind_the_door("person")
        page._pin = 2, "482915"
        page.changed.emit()

    def ask_to_remove(self) -> None:
        """On somebody's page, with the question before they are removed."""
        self.come_in(page="staffPerson", argument="2")
        self.behind_the_door("person").askToRemove(True)

    def write_name(self, name: str) -> None:
        """Where a person is added, with their name in the field, and the keyboard put away."""
        self.come_in(page="staffAddPerson")
        self._driver.settle()
        self._driver.write(name)
        self._driver.tap("keys")

    def meet_trouble(self) -> None:
        """On *Today*, with a sentence of trouble."""
        self.look_at_today()
        desk = self.behind_the_door("desk")
        desk.tell(KnownTrouble("The directory could not be written. Nothing was changed."))

    def use_stick(self, scene: stick_scenes.Scene) -> None:
        """As a lead on the page for sticks, in a state."""
        self.come_in(page="staffStick")
        page = self.behind_the_door("stick")
        stick_scenes.rest(page)
        page.forget()
        page.load("")
        scene(page)

    def look_at_backups(self, scene: stick_scenes.Scene) -> None:
        """As a lead on the page of the backups, in a state."""
        self.come_in(page="staffBackups")
        scene(self.behind_the_door("backups"))

    def behind_the_door(self, name: str) -> Any:
        """A view model of the volunteers' part."""
        return getattr(self._driver.parts.staff.property("area"), name)

    def ask(self) -> None:
        """Let the kiosk ask whether somebody is still there."""
        idle = self._driver.parts.idle
        idle._asked_at = idle._now()
        idle.changed.emit()

    def longest_principle(self) -> int:
        """The number of the principle with the most words."""
        with self._store.session() as session:
            cards = principles(session).cards
        return max(
            cards, key=lambda card: len("".join((card.meaning, *card.expect, *card.ask)))
        ).number

    def published(self) -> list[tuple[str, str]]:
        """Key and name of every listing that patients see."""
        if not self._kiosks:
            self._open()
        with self._store.session() as session:
            shown = select(Service.id, Service.name).where(Service.publication == "published")
            return [(key, name) for key, name in session.execute(shown.order_by(Service.name))]

    def close(self) -> None:
        """Take it all down."""
        for driver in self._kiosks.values():
            driver.close()
        if self._kiosks:
            self._store.close()

    def _open(self) -> None:
        self._store = content.open_content(self._folder)
        with self._store.session() as session, session.begin():
            self.keys = furnishing.furnish(session)
            furnishing.furnish_for_volunteers(session)
        for filled_in, settings in ((False, Settings()), (True, furnishing.FILLED_IN)):
            kiosk = Kiosk(
                settings,
                self._store,
                ticks=lambda: 0.0,
                touch_pause=0,
                films=lambda: [_talking()],
                printer=FakePrinter(State.NO_PAPER) if filled_in else None,
                sticks=FolderSticks(stick_scenes.stick_in(self._folder / "stick")),
            )
            self._kiosks[filled_in] = Driver(kiosk)

    def _set(self, setting: Setting) -> None:
        parts, window = self._driver.parts, self._driver.window
        parts.attract.end()
        parts.navigation.finish()
        parts.preferences.setTextSize(setting.size)
        if setting.high_contrast:
            parts.preferences.toggleContrast()
            parts.preferences.toggleMovement()
        window.resize(*setting.pixels)
        window.show()


def _talking() -> Film:
    """The kiosk's film, as if its longest words were said all the time."""
    film = the_film()
    longest = max((cue.words for cue in film.cues), key=len)
    return replace(film, cues=(Cue(0, film.seconds, longest),))


@dataclass(frozen=True)
class Place:
    """A screen in one of its states.

    Attributes:
        name: what sentences call it.
        screen: what navigation calls the screen.
        go: the way there, from Home.
        live: whether the room has gone live.
        filled_in: whether it is the kiosk of a site that filled in all its settings.
        film_stopped: whether somebody has stopped the film.
        keys: whether keys lead through it: not where any ends it, or where it only is longer than
            another place.
    """

    name: str
    screen: str
    go: Callable[[Visitor], None] = lambda _visitor: None
    live: bool = False
    filled_in: bool = False
    film_stopped: bool = False
    keys: bool = True

    @property
    def is_for_staff(self) -> bool:
        """Whether it lies behind the volunteers' door."""
        return self.screen.startswith(STAFF) and self.screen not in {"staffDoor", "staffLens"}


def _listing(name: str) -> Callable[[Visitor], None]:
    return lambda visitor: visitor.open("Listing", visitor.keys[name])


def _topic(key: str) -> Callable[[Visitor], None]:
    return lambda visitor: visitor.open("Topic", key)


def a_listing(key: str, name: str) -> Place:
    """The page of any listing."""
    return Place(f"the listing {name}", "listing", lambda visitor: visitor.open("Listing", key))


def a_principle(number: int) -> Place:
    """The page of any principle."""
    return Place(
        f"principle {number}", "principle", lambda visitor: visitor.open("Principle", number)
    )


PLACES = (
    Place("home", "home"),
    Place("home when live", "home", live=True),
    Place("home of a site with a long name", "home", filled_in=True),
    Place("home without the film", "home", film_stopped=True),
    Place("topics", "topics", lambda visitor: visitor.open("Topics")),
    Place("results", "results", _topic(furnishing.TOPIC)),
    Place("results of a topic with a warning", "results", _topic("pain")),
    Place("an empty topic", "results", _topic(furnishing.EMPTY_TOPIC)),
    Place("a rich listing", "listing", _listing("rich")),
    Place("a bare listing", "listing", _listing("bare")),
    Place("a listing with a long name", "listing", _listing("long")),
    Place("a listing with strange letters", "listing", _listing("strange")),
    Place("what is wrong with a listing", "listing", lambda visitor: visitor.correct("bare")),
    Place(
        "a listing that somebody corrected",
        "listing",
        lambda visitor: visitor.correct("rich", "number"),
    ),
    Place("the search", "search", lambda visitor: visitor.search()),
    Place("a search that finds", "search", lambda visitor: visitor.search("pain")),
    Place("a search that finds nothing", "search", lambda visitor: visitor.search("xqxqx")),
    Place("a search with a safety card", "search", lambda visitor: visitor.search("want to die")),
    Place(
        "a search with an emergency", "search", lambda visitor: visitor.search("numb down below")
    ),
    Place("a search without its keyboard", "search", lambda visitor: visitor.search("pain\r")),
    Place(
        "a search that found nothing, and heard why it matters",
        "search",
        lambda visitor: visitor.say_what_was_missing("pain"),
    ),
    Place("filters", "filters", lambda visitor: visitor.narrow_topic(furnishing.TOPIC)),
    Place(
        "chosen filters",
        "filters",
        lambda visitor: visitor.narrow_topic("pain", "online", "free"),
    ),
    Place("filters of a search", "searchFilters", lambda visitor: visitor.narrow_search("pain\r")),
    Place("narrowed results", "results", lambda visitor: visitor.show_narrowed("pain", "online")),
    Place("an empty list", "myList", lambda visitor: visitor.keep()),
    Place("a list of one", "myList", lambda visitor: visitor.keep("bare")),
    Place("my list", "myList", lambda visitor: visitor.keep("rich", "bare", "long")),
    Place("a full list", "myList", lambda visitor: visitor.fill_the_list(), keys=False),
    Place("the code of one", "takeHome", lambda visitor: visitor.take_home("rich")),
    Place("codes of a list", "takeHome", lambda visitor: visitor.take_home("rich", "bare", "long")),
    Place("the question about onlookers", "takeHome", lambda visitor: visitor.take_home("private")),
    Place(
        "the number alone",
        "takeHome",
        lambda visitor: visitor.answer(alone=False, names=("private",)),
    ),
    Place(
        "codes of what is private and what is not",
        "takeHome",
        lambda visitor: visitor.answer(alone=True, names=("rich", "private")),
    ),
    Place("a listing that can be printed", "listing", _listing("rich"), filled_in=True),
    Place(
        "a listing that waits for paper",
        "listing",
        lambda visitor: visitor.print_listing("rich"),
        filled_in=True,
    ),
    Place(
        "my list beside a printer",
        "myList",
        lambda visitor: visitor.keep("rich", "bare"),
        filled_in=True,
    ),
    Place(
        "codes beside a printer",
        "takeHome",
        lambda visitor: visitor.take_home("rich", "bare"),
        filled_in=True,
    ),
    Place("principles", "principles", lambda visitor: visitor.open("Principles")),
    Place(
        "the longest principle",
        "principle",
        lambda visitor: visitor.open("Principle", visitor.longest_principle()),
    ),
    Place(
        "the fullest principle for staff", "staffLens", lambda visitor: visitor.open("StaffLens", 5)
    ),
    Place("the film", "film", lambda visitor: visitor.watch()),
    Place("the film in still pictures", "filmStills", lambda visitor: visitor.open("FilmStills")),
    Place("the words of the film", "filmWords", lambda visitor: visitor.open("FilmWords")),
    Place(
        "the film on an untouched Home",
        "home",
        lambda visitor: visitor.wait_for_the_loop(),
        keys=False,
    ),
    Place("about", "about", lambda visitor: visitor.open("About")),
    Place("help", "help", lambda visitor: visitor.open("Help")),
    Place("help with local numbers", "help", lambda visitor: visitor.open("Help"), filled_in=True),
    Place("emergency", "emergency", lambda visitor: visitor.open("Emergency")),
    Place(
        "emergency with local places",
        "emergency",
        lambda visitor: visitor.open("Emergency"),
        filled_in=True,
    ),
    Place("the question", "home", lambda visitor: visitor.ask()),
    Place("the door", "staffDoor", lambda visitor: visitor.go_to_the_door()),
    Place(
        "the door where nobody can sign in",
        "staffDoor",
        lambda visitor: visitor.go_to_the_door(_anybody=False),
    ),
    Place(
        "the door after a wrong PIN",
        "staffDoor",
        lambda visitor: visitor.go_to_the_door(
            _digits="12345",
            _words="That PIN does not fit. After the next wrong one there is a wait.",
        ),
    ),
    Place(
        "the door in a wait",
        "staffDoor",
        lambda visitor: visitor.go_to_the_door(
            _wait=Waiting(299, lead_may_try=True), _words="That PIN does not fit."
        ),
    ),
    Place(
        "the door for a lead in a wait",
        "staffDoor",
        lambda visitor: visitor.go_to_the_door(
            _wait=Waiting(299, lead_may_try=True), _as_lead=True
        ),
    ),
    Place("a PIN of one's own", "staffPin", lambda visitor: visitor.come_in(own_pin=False)),
    Place("a PIN that is refused", "staffPin", lambda visitor: visitor.be_refused()),
    Place("the call sheet", "staffCalls", lambda visitor: visitor.come_in(page="staffCalls")),
    Place(
        "the call sheet beside a printer",
        "staffCalls",
        lambda visitor: visitor.come_in(page="staffCalls"),
        filled_in=True,
    ),
    Place("what came of a call sheet", "staffAnswers", lambda visitor: visitor.enter_calls()),
    Place("practice", "staffPractice", lambda visitor: visitor.come_in(page="staffPractice")),
    Place(
        "practice beside a printer",
        "staffPractice",
        lambda visitor: visitor.come_in(page="staffPractice"),
        filled_in=True,
    ),
    Place("today in practice", "staffToday", lambda visitor: visitor.practise()),
    Place(
        "how to practise, in practice",
        "staffPractice",
        lambda visitor: visitor.practise("staffPractice"),
    ),
    Place("today", "staffToday", lambda visitor: visitor.look_at_today()),
    Place("today when live", "staffToday", lambda visitor: visitor.look_at_today(), live=True),
    Place(
        "today while the film is stopped",
        "staffToday",
        lambda visitor: visitor.look_at_today(),
        film_stopped=True,
    ),
    Place("go live", "staffGoLive", lambda visitor: visitor.come_in(page="staffGoLive")),
    Place(
        "go live of a site that filled all in",
        "staffGoLive",
        lambda visitor: visitor.come_in(page="staffGoLive"),
        live=True,
        filled_in=True,
    ),
    Place(
        "the question before going live",
        "staffGoLive",
        lambda visitor: visitor.ask_to_go_live(),
        filled_in=True,
    ),
    Place(
        "what a clinician signs",
        "staffSign",
        lambda visitor: visitor.come_in(page="staffSign"),
        filled_in=True,
        keys=False,
    ),
    Place(
        "the numbers of help",
        "staffHelpNumbers",
        lambda visitor: visitor.come_in(page="staffHelpNumbers"),
        filled_in=True,
    ),
    Place(
        "numbers of help that changed",
        "staffHelpNumbers",
        lambda visitor: visitor.change_numbers(),
    ),
    Place("the listings", "staffListings", lambda visitor: visitor.come_in(page="staffListings")),
    Place("a listing's history", "staffListing", lambda visitor: visitor.look_at("rich")),
    Place("a long listing's page", "staffListing", lambda visitor: visitor.look_at("long")),
    Place("all that was done", "staffHistory", lambda visitor: visitor.look_back()),
    Place("going back", "staffHistory", lambda visitor: visitor.look_back(before=True)),
    Place("the form", "staffEdit", lambda visitor: visitor.edit("rich")),
    Place("the form of a long one", "staffEdit", lambda visitor: visitor.edit("long")),
    Place(
        "the form with times to ask about",
        "staffEdit",
        lambda visitor: visitor.edit("bare", times="every other Tuesday 6 to 8, blah"),
    ),
    Place("the team", "staffTeam", lambda visitor: visitor.come_in(page="staffTeam")),
    Place(
        "a person with a new PIN",
        "staffPerson",
        lambda visitor: visitor.make_pin(),
    ),
    Place(
        "a person who is to be removed",
        "staffPerson",
        lambda visitor: visitor.ask_to_remove(),
    ),
    Place("a person more", "staffAddPerson", lambda visitor: visitor.write_name("Cy Orr")),
    Place("the words of the kiosk", "staffWords", lambda visitor: visitor.look_at_own_words()),
    Place(
        "a change that another person looks at",
        "staffWords",
        lambda visitor: visitor.look_at_own_words(as_volunteer=True),
    ),
    *(
        Place(
            f"a list of the kiosk's own words, {name}",
            "staffSubject",
            lambda visitor, name=name: visitor.come_in(page="staffSubject", argument=name),  # type: ignore[misc]
        )
        for name in ("topics", "room")
    ),
    Place(
        "a topic's words",
        "staffSubject",
        lambda visitor: visitor.come_in(page="staffSubject", argument="topic:pain"),
    ),
    Place(
        "a principle's words",
        "staffSubject",
        lambda visitor: visitor.come_in(page="staffSubject", argument="principle:1"),
    ),
    Place("a text that is written", "staffWord", lambda visitor: visitor.write_word()),
    Place("today after an act", "staffToday", lambda visitor: visitor.hide_a_listing()),
    Place("today after trouble", "staffToday", lambda visitor: visitor.meet_trouble()),
    *(
        Place(
            f"a stick, {scene.__name__}",
            "staffStick",
            lambda visitor, scene=scene: visitor.use_stick(scene),  # type: ignore[misc]
        )
        for scene in (
            stick_scenes.taken,
            stick_scenes.several,
            stick_scenes.busy,
            stick_scenes.film,
            stick_scenes.difference,
        )
    ),
    *(
        Place(
            f"backups, {scene.__name__}",
            "staffBackups",
            lambda visitor, scene=scene: visitor.look_at_backups(scene),  # type: ignore[misc]
        )
        for scene in (stick_scenes.many_backups, stick_scenes.asked_of_backup)
    ),
)
