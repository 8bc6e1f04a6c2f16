"""The composition root: the one place that knows every part, and keeps it alive."""

import datetime
import logging
import os
import time
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk import (
    __version__,
    backups,
    bank_holidays,
    checklist,
    content,
    displays,
    faults,
    garbage,
    paths,
    practice,
)
from kiosk import store as stores
from kiosk.application import add_fonts, make_application, make_room, stop_on_signals
from kiosk.directory import (
    corrections,
    derived,
    film_stop,
    filters,
    freshness,
    going_live,
    reasons,
    thesaurus,
    wanted,
)
from kiosk.directory.freshness import Audience
from kiosk.directory.listing import Listing
from kiosk.directory.matching import Asked
from kiosk.directory.search import find, nearest_topics
from kiosk.directory.shown import count_shown, in_topic, listing, related, topic_cards, visible
from kiosk.errors import KnownTrouble
from kiosk.film import library
from kiosk.film.films import Film, the_film
from kiosk.film.vlc_player import make_player
from kiosk.paper.print_jobs import PrintJobs
from kiosk.paper.printer import JOB_TITLE, Printer
from kiosk.principles.cards import principles, staff_lens
from kiosk.safety import cards, phrases
from kiosk.settings import Settings, load_for_service
from kiosk.store import Store
from kiosk.viewmodels.about import AboutPage
from kiosk.viewmodels.attract import AttractLoop
from kiosk.viewmodels.codes import Codes
from kiosk.viewmodels.corrections import Corrections
from kiosk.viewmodels.directory import ListingPage, ResultsPage, TopicRows
from kiosk.viewmodels.display import Display, screen_millimetres
from kiosk.viewmodels.film import FilmPage
from kiosk.viewmodels.film_picture import FilmPicture  # noqa: F401  (QML makes it)
from kiosk.viewmodels.found import FoundListings
from kiosk.viewmodels.help import EmergencyPage, HelpPage
from kiosk.viewmodels.idle import IdleClock
from kiosk.viewmodels.my_list import MyList
from kiosk.viewmodels.navigation import HOME, Destination, Navigation
from kiosk.viewmodels.pictures import Icons, Illustrations
from kiosk.viewmodels.playback import FilmPlayback
from kiosk.viewmodels.preferences import Preferences
from kiosk.viewmodels.principles import PrinciplePage, PrincipleRows
from kiosk.viewmodels.printing import Printing
from kiosk.viewmodels.search import Found, SearchPage
from kiosk.viewmodels.staff import Opened, Staff
from kiosk.viewmodels.staff_lens import StaffLensPage
from kiosk.viewmodels.take_home import TakeHome
from kiosk.viewmodels.touch import PAUSE_SECONDS, TouchFilter
from kiosk.wording.filters import why

if TYPE_CHECKING:
    from kiosk.sticks.sticks import Sticks

FILM_READ = {"filmStills", "filmWords"}
"""Where somebody reads the film; meanwhile it stands still where it was."""

FRESHEN_AFTER_MS = 500
FRESHEN_EVERY_MS = 30_000
FRESHEN_AT_ONCE = 20
"""How many services are worked out before the screen may answer again."""

PAINTED_MS = 2_000
"""By then Home is painted, on a slow machine too."""

BACKUP_AFTER_MS = 60_000
BACKUP_EVERY_MS = 3_600_000

log = logging.getLogger(__name__)


class Kiosk:
    """Every part, made and joined.

    Attributes:
        window: what is on the screen.
        navigation: which page it shows; the other view models are attributes beside it.
    """

    def __init__(  # noqa: PLR0913, PLR0915  (most are there for tests; it knows every part)
        self,
        settings: Settings,
        store: Store,
        *,
        now: Callable[[], datetime.datetime] = datetime.datetime.now,
        ticks: Callable[[], float] = time.monotonic,
        touch_pause: float = PAUSE_SECONDS,
        films: Callable[[], list[Film]] = lambda: [the_film()],
        printer: Printer | None = None,
        notices: Sequence[str] = (),
        sticks: "Sticks | None" = None,
    ) -> None:
        """Needs a QGuiApplication.

        Args:
            settings: what the site has said of itself.
            store: the open database.
            now: the time on the room's clock.
            ticks: seconds that only ever grow.
            touch_pause: seconds in which a second touch is ignored.
            films: reads which films there are now; the first is shown.
            printer: the room's printer, where it has one.
            notices: what staff are to know of the settings.
            sticks: the USB sticks, where they are not those of this machine.
        """
        self._settings = settings
        self.store = store
        self._now = now
        self._trial = True
        self._film_stopped = False
        self._family = family = add_fonts(settings)
        self.preferences = Preferences()
        self.room = make_room(settings, family)
        self.display = Display(
            screen_millimetres(
                QGuiApplication.primaryScreen(), settings.screen.width_mm, settings.screen.height_mm
            ),
            family,
        )
        self.topics = TopicRows()
        self.results = ResultsPage(FoundListings(self._read, self._sift, now))
        self.search = SearchPage(
            self._find, FoundListings(self._read, self._sift, now), self._count_wanted
        )
        self.listing = ListingPage(FoundListings(self._read, self._sift, now), now)
        self.corrections = Corrections(self._count_correction)
        self.my_list = MyList(self._read)
        self.take_home = TakeHome(lambda: self._now().date())
        self._jobs = PrintJobs(printer, JOB_TITLE) if printer is not None else None
        self.printing = Printing(self._jobs, self._sheet)
        self.principles = PrincipleRows()
        self.principle = PrinciplePage()
        self.staff_lens = StaffLensPage()
        self.about = AboutPage(__version__)
        self.help = HelpPage()
        self.emergency = EmergencyPage(cards.emergency_card(settings))
        self.playback = FilmPlayback(make_player)
        self._asked = Asked()
        self._bank_holiday = partial(
            bank_holidays.name_of, country=settings.directory.bank_holidays
        )
        self._films = films
        self._notices = (*store.notices, *notices)
        self._sticks = sticks
        self.film = FilmPage(self._films()[0], self.playback, self.preferences)
        self.attract = AttractLoop(self.film, settings.idle.attract_seconds, ticks)
        self.idle = IdleClock(settings.idle.countdown_seconds, ticks)
        self.navigation = Navigation(self._destinations())
        self.staff = Staff(self.navigation, self.idle, self._open_area)
        self.navigation.changed.connect(self._screen_changed)
        self.navigation.finished.connect(self._forget)
        self.idle.expired.connect(self.navigation.finish)
        self.idle.expired.connect(self.attract.begin)
        self.film.changed.connect(self._hold_idle)
        self.staff.changed.connect(self._hold_idle)
        self._load_home("")
        self._show_film()
        self._screen_changed()
        self.engine = self._load_screens()
        self.window: QQuickWindow = self.engine.rootObjects()[0]  # type: ignore[assignment]
        self._touch = TouchFilter(self.window, touch_pause, ticks, self.navigation.is_for_staff)
        self._touch.sign.connect(self.idle.notice)
        self._touch.sign.connect(self.attract.notice)
        self.attract.wait()
        self._freshening = QTimer()
        self._freshening.setInterval(FRESHEN_AFTER_MS)
        self._freshening.timeout.connect(self._freshen)
        self._freshening.start()

    def close(self) -> None:
        """Take the screens down before the view models that they look at."""
        self._freshening.stop()
        self.staff.close()
        self.idle.rest()
        self.attract.end()
        self.film.leave()
        self.printing.close()
        self.window.close()
        del self._touch, self.window
        del self.engine

    def _destinations(self) -> dict[str, Destination]:
        idle = self._settings.idle
        return {
            "home": Destination(idle.home_seconds, self._load_home),
            "topics": Destination(idle.home_seconds, self._load_topics),
            "results": Destination(idle.reading_seconds, self._load_results),
            "filters": Destination(idle.reading_seconds, self._load_filters),
            "searchFilters": Destination(idle.reading_seconds, self._load_search_filters),
            "search": Destination(idle.home_seconds, self._load_search),
            "myList": Destination(idle.reading_seconds, self._load_my_list),
            "takeHome": Destination(idle.reading_seconds, self._load_take_home),
            "listing": Destination(idle.reading_seconds, self._load_listing),
            "principles": Destination(idle.reading_seconds, self._load_principles),
            "principle": Destination(idle.reading_seconds, self._load_principle),
            "staffLens": Destination(idle.reading_seconds, self._load_staff_lens),
            "about": Destination(idle.reading_seconds, self._load_about),
            "film": Destination(
                idle.reading_seconds,
                self._load_film,
                instead=self._in_place_of_film,
                opened=self.film.begin,
            ),
            "filmStills": Destination(idle.reading_seconds, self._load_film),
            "filmWords": Destination(idle.reading_seconds, self._load_film),
            "staffDoor": Destination(idle.reading_seconds, self._load_staff_door),
            "help": Destination(idle.help_seconds, self._load_help),
            "emergency": Destination(idle.help_seconds),
        }

    def _load_screens(self) -> QQmlApplicationEngine:
        engine = QQmlApplicationEngine()
        engine.addImportPath(str(paths.QML_IMPORT_PATH))
        engine.addImportPath(str(paths.KEYBOARD))
        engine.addImageProvider("codes", Codes())
        engine.addImageProvider("icons", Icons(paths.ASSETS / "icons"))
        engine.addImageProvider("illustrations", Illustrations(paths.ASSETS / "illustrations"))
        parts: dict[str, QObject] = {
            "about": self.about,
            "attract": self.attract,
            "corrections": self.corrections,
            "display": self.display,
            "emergency": self.emergency,
            "film": self.film,
            "help": self.help,
            "idle": self.idle,
            "listing": self.listing,
            "myList": self.my_list,
            "navigation": self.navigation,
            "playback": self.playback,
            "preferences": self.preferences,
            "principle": self.principle,
            "principles": self.principles,
            "printing": self.printing,
            "results": self.results,
            "room": self.room,
            "search": self.search,
            "staff": self.staff,
            "staffLens": self.staff_lens,
            "takeHome": self.take_home,
            "topics": self.topics,
        }
        engine.setInitialProperties(parts)
        engine.load(QUrl.fromLocalFile(paths.MAIN_QML))
        if not engine.rootObjects():
            raise RuntimeError("The screens could not be loaded; standard error says why.")
        return engine

    def _screen_changed(self) -> None:
        screen = self.navigation.property("screen")
        if screen != HOME:
            self.attract.end()
        if screen in FILM_READ:
            self.film.wait()
        elif screen != "film":
            self.film.leave()
        self.printing.turn_page()
        self.idle.allow(self.navigation.patience)
        self.idle.answer()

    def _hold_idle(self) -> None:
        """Nobody is asked while a film plays for them, or while what they have begun is saved."""
        playing_for_somebody = self.film.is_playing and not self.attract.property("showing")
        self.idle.hold(held=playing_for_somebody or self.staff.is_busy)

    def _in_place_of_film(self) -> str:
        """Whoever chose less motion meets the film in still pictures first."""
        still = self.preferences.property("lessMovement") and not self.film.property("missing")
        return "filmStills" if still else ""

    def _load_film(self, _argument: str) -> bool:
        return not self._film_stopped

    def _show_film(self) -> None:
        """The first film that there is now, unless somebody has stopped it."""
        self.film.show(self._films()[0], stopped=self._film_stopped)

    def _forget(self) -> None:
        self.staff.lock()
        self.preferences.forget()
        self.search.forget()
        self._asked.forget()
        self.results.forget()
        self.corrections.forget()
        self.my_list.forget()
        self.take_home.forget()
        self.printing.forget()
        self.film.forget()
        self._show_film()
        self.idle.rest()
        self.attract.wait()

    @property
    def _audience(self) -> Audience:
        """Who reads the listings, on the day that it is now."""
        today = self._now().date()
        return freshness.audience(today, trial=self._trial, limits=self._settings.freshness)

    def _load_home(self, _argument: str) -> bool:
        with self.store.session() as session:
            self._trial = going_live.is_trial(session)
            self._film_stopped = film_stop.stopped(session.connection()) is not None
            self.room.show(trial=self._trial, listings=count_shown(session, self._audience))
        return True

    def _look_how_it_stands(self) -> None:
        self._load_home("")

    def _use(self, settings: Settings) -> None:
        """What the room says of itself was changed here, and holds at once.

        What cannot be changed here, such as colours, holds from the next start on.
        """
        self._settings = settings
        self.room.rename(settings.room.name)
        self.emergency.show(cards.emergency_card(settings))
        self._look_how_it_stands()

    def _load_topics(self, _argument: str) -> bool:
        with self.store.session() as session:
            self.topics.show(topic_cards(session, self._audience))
        return True

    def _load_results(self, key: str) -> bool:
        self._load_help("")
        with self.store.session() as session:
            topic = next(
                (card for card in topic_cards(session, self._audience) if card.key == key), None
            )
            if topic is None:
                return False
            found = in_topic(session, key, self._audience)
        self.results.show_topic(topic, found)
        return True

    def _load_filters(self, _argument: str) -> bool:
        self.results.offer()
        return True

    def _load_search_filters(self, _argument: str) -> bool:
        self.search.offer()
        return True

    def _load_my_list(self, _argument: str) -> bool:
        self.my_list.refresh()
        return True

    def _load_take_home(self, listing_id: str) -> bool:
        listings = self._read([listing_id]) if listing_id else self.my_list.listings
        self.take_home.show(listings)
        return bool(listings)

    def _sheet(self, ids: Sequence[str], alone: bool) -> bytes:  # noqa: FBT001  (as it is called)
        from kiosk.paper import sheet

        here = sheet.Here(self._settings, self._now(), self._trial)
        return sheet.as_pdf(self._read(ids), here, alone=alone, family=self._family)

    def _load_search(self, _argument: str) -> bool:
        self._load_help("")
        self.search.refresh()
        return True

    def get_ready_to_search(self) -> None:
        """Read what the first key of a search would wait for."""
        with self.store.session() as session:
            find(session, "a", audience=self._audience, thesaurus=self._thesaurus, limit=1)

    def _find(self, words: str, limit: int) -> Found:
        """What there is for these words. They go no further: into no log, into no database."""
        with self.store.session() as session:
            if not words.strip():
                return Found(topics=topic_cards(session, self._audience))
            found = find(
                session,
                words,
                audience=self._audience,
                limit=limit,
                thesaurus=self._thesaurus,
                asked=self._asked,
            )
            nothing = not found.ids
            return Found(
                listings=found.ids,
                why=lambda each: why(reasons.reason(each, found.query)),
                topics=nearest_topics(session, words, self._audience) if nothing else (),
                every_topic=topic_cards(session, self._audience) if nothing else (),
                cards=phrases.cards_for(words, self._settings),
            )

    @cached_property
    def _thesaurus(self) -> thesaurus.Thesaurus:
        """What words mean. It is read after Home is painted, or when somebody searches first."""
        folders = (paths.STARTER, self.store.path.parent)
        return thesaurus.read_for_service(folder / thesaurus.FILE_NAME for folder in folders)

    def _read(self, ids: Sequence[str]) -> list[Listing]:
        with self.store.session() as session:
            return visible(session, ids, self._audience)

    def _sift(self, ids: Sequence[str]) -> filters.Sieve:
        with self.store.session() as session:
            return filters.sieve(session, ids, self._now())

    def _count_wanted(self, topic: str) -> None:
        stores.write_unless_busy(
            self.store, lambda session: wanted.count(session, topic, self._now())
        )

    def _count_correction(self, listing_id: str, what: corrections.What) -> bool:
        """Whether it was written down that something of a listing is wrong."""
        today = self._now().date()
        counted = stores.write_unless_busy(
            self.store, lambda session: corrections.count(session, listing_id, what, today)
        )
        return counted is not None

    def _freshen_soon(self) -> None:
        self._freshening.setInterval(0)

    def _freshen(self) -> None:
        """Work out, a little at a time, what is not known of today."""
        done = stores.write_unless_busy(
            self.store,
            lambda session: derived.refresh(
                session, self._now().date(), self._bank_holiday, FRESHEN_AT_ONCE
            ),
        )
        self._freshening.setInterval(0 if done == FRESHEN_AT_ONCE else FRESHEN_EVERY_MS)

    def _load_listing(self, listing_id: str) -> bool:
        with self.store.session() as session:
            found = listing(session, listing_id, self._audience)
            if found is None:
                return False
            near = related(session, listing_id, self._audience)
        self.listing.show(found, near)
        return True

    def _load_principles(self, _argument: str) -> bool:
        with self.store.session() as session:
            self.principles.show_all(principles(session))
        return True

    def _load_principle(self, number: str) -> bool:
        with self.store.session() as session:
            return self.principle.show(principles(session), int(number))

    def _load_staff_lens(self, number: str) -> bool:
        with self.store.session() as session:
            lens = staff_lens(session, int(number))
            if lens is None:
                return False
            following = staff_lens(session, lens.number + 1)
            self.staff_lens.show(lens, following, principles(session).status)
        return True

    def _load_about(self, _argument: str) -> bool:
        with self.store.session() as session:
            self.about.show(
                trial=self._trial,
                signature=going_live.signature(
                    session,
                    checklist.fingerprint(self.store.session, self._settings, self._films()),
                ),
                credit=principles(session).credit,
            )
        return True

    def _load_staff_door(self, _argument: str) -> bool:
        return self.staff.open_door()

    def _open_area(self) -> Opened:
        """All that volunteers work with: nobody waits for it, or pays for it, until one comes."""
        from kiosk import volunteer_area

        return volunteer_area.open_area(
            volunteer_area.Around(
                self.store,
                lambda: self._settings,
                self.navigation,
                self.staff,
                self._now,
                self._bank_holiday,
                self._films,
                self._notices,
                self._freshen_soon,
                sticks=self._sticks,
                stands=self._look_how_it_stands,
                use=self._use,
                family=self._family,
                jobs=self._jobs,
            )
        )

    def _load_help(self, _argument: str) -> bool:
        self.help.show(cards.help_card(self._settings, self._now()))
        return True


def run(*, windowed: bool = False, seconds: float | None = None) -> int:
    """Start the kiosk and stay until it is closed.

    Args:
        windowed: in a window of half the size instead of the whole screen.
        seconds: stop by itself after so many seconds.

    Returns:
        The exit code.

    Raises:
        KnownTrouble: there is no display, or the database cannot be used.
    """
    displays.need_one()
    folder = paths.data_folder()
    faults.log_to(folder)
    os.environ.setdefault("QML_DISK_CACHE_PATH", str(folder / "qml-cache"))
    application = make_application()
    settings, notices = load_for_service(folder)
    for notice in notices:
        log.warning(notice)
    store = content.open_content(folder)
    practice.sweep(folder)
    kiosk = Kiosk(
        settings,
        store,
        films=partial(library.films, folder),
        printer=_printer(settings),
        notices=notices,
    )
    faults.catch_all(kiosk.navigation.finish)
    _show(kiosk.window, windowed=windowed)
    QTimer.singleShot(PAINTED_MS, partial(_settle, kiosk, application))
    stop_on_signals()
    if seconds is not None:
        QTimer.singleShot(round(seconds * 1000), application.quit)
    backing_up = _back_up_now_and_then(store)
    try:
        return application.exec()
    finally:
        backing_up.stop()
        kiosk.close()
        store.close()


def _settle(kiosk: Kiosk, application: QGuiApplication) -> None:
    """Home is painted: do what could wait until then."""
    garbage.collect_here(application)
    kiosk.get_ready_to_search()


def _printer(settings: Settings) -> Printer | None:
    """The printer that the site has named, where this system can print."""
    if not settings.printer.name:
        return None
    from kiosk.paper.cups import make_printer

    return make_printer(settings.printer.name)


def _show(window: QQuickWindow, *, windowed: bool) -> None:
    if windowed:
        screen = QGuiApplication.primaryScreen().availableSize()
        window.resize(screen.width() * 2 // 3, screen.height() * 2 // 3)
        window.show()
        return
    window.setFlags(window.flags() | Qt.WindowType.FramelessWindowHint)
    window.setGeometry(
        QGuiApplication.primaryScreen().geometry()
    )  # where no window manager does it
    window.setCursor(Qt.CursorShape.BlankCursor)
    window.showFullScreen()


def _back_up_now_and_then(store: Store) -> QTimer:
    """A backup a minute after the start where one is due, and another look every hour."""

    def back_up() -> None:
        timer.setInterval(BACKUP_EVERY_MS)
        try:
            backups.back_up_if_due(store.path, datetime.datetime.now())
        except KnownTrouble as trouble:
            log.warning("%s", trouble)

    timer = QTimer()
    timer.setInterval(BACKUP_AFTER_MS)
    timer.timeout.connect(back_up)
    timer.start()
    return timer
