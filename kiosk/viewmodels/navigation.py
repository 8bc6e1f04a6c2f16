"""Which screen is shown, how one got there, and the way back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

HOME = "home"
STAFF = "staff"
"""So begin the names of the volunteers' pages; each of them lets in only whoever is signed in."""


@dataclass(frozen=True)
class Destination:
    """A screen that can be shown.

    Attributes:
        patience: how many seconds it may be left alone.
        load: brings its content up to date for an argument; False when there is nothing to show.
        instead: the screen that its door opens in its place just now; empty where it is itself.
        opened: what begins when somebody opens it, and not when they come back to it.
    """

    patience: float
    load: Callable[[str], bool] = lambda _argument: True
    instead: Callable[[], str] = lambda: ""
    opened: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Visit:
    """A screen that is on the way: what it shows, and how far it was scrolled."""

    screen: str
    argument: str = ""
    position: float = 0


@QmlElement
class Navigation(QObject):
    """Remembers the way from Home to the screen that is shown, and where each was scrolled to.

    Signals:
        finished: somebody is done, or nobody is there any more; everything is to be forgotten.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, destinations: Mapping[str, Destination]) -> None:
        super().__init__()
        self._destinations = dict(destinations)
        self._way = [Visit(HOME)]
        self._turn = 0

    @property
    def patience(self) -> float:
        """How many seconds the screen that is shown may be left alone."""
        return self._destinations[self._way[-1].screen].patience

    @property
    def way(self) -> tuple[Visit, ...]:
        """From where it began to the screen that is shown."""
        return tuple(self._way)

    def is_for_staff(self) -> bool:
        """Whether the screen that is shown has a name that begins as theirs do."""
        return self._way[-1].screen.startswith(STAFF)

    def has(self, screen: str) -> bool:
        """Whether there is such a screen."""
        return screen in self._destinations

    def add(self, destinations: Mapping[str, Destination]) -> None:
        """More screens can be opened from now on."""
        self._destinations |= destinations

    def begin(self, *way: Visit) -> None:
        """Go a way anew, up to its last screen that there is. No step back leads out of it."""
        for steps in range(len(way), 0, -1):
            here = way[steps - 1]
            if self._destinations[here.screen].load(here.argument):
                self._way = list(way[:steps])
                self._turn += 1
                self.changed.emit()
                return

    def rename(self, screen: str, argument: str, now: str) -> None:
        """What this screen shows has got another name, by which one comes back to it."""
        self._way = [
            replace(visit, argument=now)
            if (visit.screen, visit.argument) == (screen, argument)
            else visit
            for visit in self._way
        ]

    def reload(self) -> None:
        """Bring the screen that is shown up to date; where it has gone, the one before it."""
        here = self._way[-1]
        if not self._destinations[here.screen].load(here.argument):
            self.back()

    @Slot(str, str)
    def openStaff(self, page: str, argument: str) -> None:
        """Show a page of the volunteers', if somebody is signed in.

        From a listing to the next one, that takes its place on the way back.
        """
        if page.startswith(STAFF) and page in self._destinations:
            self._open(page, argument, in_place_of=page)

    @Slot()
    def openTopics(self) -> None:
        """Show the nine topics."""
        self._open("topics")

    @Slot(str)
    def openTopic(self, key: str) -> None:
        """Show what is listed under a topic."""
        self._open("results", key)

    @Slot(str)
    def openListing(self, listing_id: str) -> None:
        """Show everything about one service."""
        self._open("listing", listing_id)

    @Slot()
    def openSearch(self) -> None:
        """Show where one looks for something in one's own words. The words are not on the way."""
        self._open("search")

    @Slot()
    def openFilters(self) -> None:
        """Show what the results of this page can be narrowed by."""
        self._open("searchFilters" if self._way[-1].screen == "search" else "filters")

    @Slot()
    def openMyList(self) -> None:
        """Show what somebody wants to take home."""
        self._open("myList")

    @Slot(str)
    def takeHome(self, listing_id: str) -> None:
        """Show the code of one listing; with no key, those of the whole list."""
        self._open("takeHome", listing_id)

    @Slot()
    def openPrinciples(self) -> None:
        """Show the principles."""
        self._open("principles")

    @Slot(int)
    def openPrinciple(self, number: int) -> None:
        """Show one principle; from another principle it takes that one's place on the way back."""
        self._open("principle", str(number), in_place_of="principle")

    @Slot(int)
    def openStaffLens(self, number: int) -> None:
        """Show one principle for staff; from another it takes that one's place, as above."""
        self._open("staffLens", str(number), in_place_of="staffLens")

    @Slot()
    def openAbout(self) -> None:
        """Show what the kiosk says of itself."""
        self._open("about")

    @Slot()
    def openFilm(self) -> None:
        """Play the film; where nothing is to move, show its still pictures."""
        self._open(self._destinations["film"].instead() or "film")

    @Slot()
    def playFilm(self) -> None:
        """Play the film, whatever was chosen."""
        self._open("film")

    @Slot()
    def openFilmStills(self) -> None:
        """Show the film in still pictures."""
        self._open("filmStills")

    @Slot()
    def openFilmWords(self) -> None:
        """Show all words of the film."""
        self._open("filmWords")

    @Slot()
    def openHelp(self) -> None:
        """Show *Help now*."""
        self._open("help")

    @Slot()
    def openEmergency(self) -> None:
        """Show *Back pain emergency*."""
        self._open("emergency")

    @Slot()
    def back(self) -> None:
        """One step back towards Home."""
        if len(self._way) == 1:
            return
        self._way.pop()
        self._turn += 1
        here = self._way[-1]
        if self._destinations[here.screen].load(here.argument):
            self.changed.emit()
        else:
            self.back()

    @Slot(int, float)
    def remember(self, turn: int, position: float) -> None:
        """Keep how far the screen is scrolled, for whoever comes back to it.

        `turn` is that of the page that says so: one that is being taken down is not heard.
        """
        if turn == self._turn:
            self._way[-1] = replace(self._way[-1], position=position)

    @Slot()
    def finish(self) -> None:
        """Home, and everything forgotten, also when Home itself cannot be read."""
        self._way = [Visit(HOME)]
        self._turn += 1  # at once: what is forgotten now moves the page that is being left
        try:
            self._destinations[HOME].load("")
        finally:
            self.finished.emit()
            self.changed.emit()

    def _open(self, screen: str, argument: str = "", in_place_of: str = "") -> None:
        before = [(visit.screen, visit.argument) for visit in self._way]
        if (screen, argument) == before[-1] or not self._destinations[screen].load(argument):
            return
        # Back and forth between two cards is one step, however often it is done.
        if (screen, argument) in before[-2:]:
            self._way.pop()
        else:
            if self._way[-1].screen == in_place_of:
                self._way.pop()
            self._way.append(Visit(screen, argument))
        self._turn += 1
        self.changed.emit()
        self._destinations[screen].opened()

    @Property(int, notify=changed)
    def turn(self) -> int:
        """Counts the pages that were shown."""
        return self._turn

    @Property(str, notify=changed)
    def screen(self) -> str:
        return self._way[-1].screen

    @Property(str, notify=changed)
    def argument(self) -> str:
        return self._way[-1].argument

    @Property(float, notify=changed)
    def position(self) -> float:
        return self._way[-1].position

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        return len(self._way) > 1
