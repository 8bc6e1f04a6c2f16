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

from kiosk import content
from kiosk.app import Kiosk
from kiosk.directory import derived
from kiosk.directory.models import Service
from kiosk.film.captions import Cue
from kiosk.film.films import Film, the_film
from kiosk.principles.cards import principles
from kiosk.settings import Settings
from tests.driving import Driver, wait_until
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
    *(Setting(size, portrait) for size in (0, 2) for portrait in _BOTH),
    *(Setting(2, portrait, mirrored=True) for portrait in _BOTH),
    *(Setting(1, portrait, high_contrast=True) for portrait in _BOTH),
)
"""Enough to find what is wrong, mostly."""

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
        QGuiApplication.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if setting.mirrored else Qt.LayoutDirection.LeftToRight
        )
        self._set(setting)
        place.go(self)
        assert self._driver.screen == place.screen, f"{place.name} is not reached"
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

    def correct(self, name: str, what: str = "") -> None:
        """Ask what is wrong with a listing, say it, and go back to the top of the page."""
        self.open("Listing", self.keys[name])
        self._driver.settle()
        self._driver.tap("somethingWrong")
        if what:
            self._driver.tap(f"wrong-{what}")
        self._driver.find("viewport").setProperty("contentY", 0)

    def narrow(self, topic: str) -> None:
        """Open the filters of a topic, once all that they ask for has been worked out."""
        self.open("Topic", topic)
        parts = self._driver.parts
        with parts.store.session() as session, session.begin():
            derived.refresh_all(session, datetime.date.today(), lambda _day: "")
        self.open("Filters")

    def keep(self, *names: str) -> None:
        """Put these listings on the list and open it; without its name at the end, its codes."""
        parts = self._driver.parts
        for name in names:
            if name in self.keys:
                parts.my_list.toggle(self.keys[name])
        if "MyList" in names:
            parts.navigation.openMyList()
        else:
            parts.navigation.takeHome("")

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
        for filled_in, settings in ((False, Settings()), (True, furnishing.FILLED_IN)):
            kiosk = Kiosk(
                settings, self._store, ticks=lambda: 0.0, touch_pause=0, films=lambda: [_talking()]
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
        keys: whether keys lead through it; where any key ends it, they do not.
    """

    name: str
    screen: str
    go: Callable[[Visitor], None] = lambda _visitor: None
    live: bool = False
    filled_in: bool = False
    keys: bool = True


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
    Place("filters", "filters", lambda visitor: visitor.narrow(furnishing.TOPIC)),
    Place("my list", "myList", lambda visitor: visitor.keep("rich", "bare", "long", "MyList")),
    Place("codes of a list", "takeHome", lambda visitor: visitor.keep("rich", "bare", "long")),
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
)
