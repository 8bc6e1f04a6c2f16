"""`kiosk display`: the composition root of the waiting room's screen, a process of its own.

It shares only the database, which it reads, and the films' folder with the touch kiosk.
"""

import datetime
import logging
import os
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from kiosk import displays, faults, garbage, paths, screen_sleep
from kiosk import store as stores
from kiosk.application import add_fonts, make_application, make_room, stop_on_signals
from kiosk.directory import film_stop, going_live
from kiosk.errors import KnownTrouble
from kiosk.film import heartbeat, library
from kiosk.film.films import Film, given
from kiosk.film.heartbeat import Beat
from kiosk.film.vlc_player import make_player
from kiosk.settings import FILE_NAME, Settings, load_for_service
from kiosk.viewmodels.codes import Codes
from kiosk.viewmodels.display import WAITING_ROOM_SCREEN, Display, screen_millimetres
from kiosk.viewmodels.film_meter import FilmMeter
from kiosk.viewmodels.film_picture import FilmPicture  # noqa: F401  (QML makes it)
from kiosk.viewmodels.playback import FilmPlayback
from kiosk.viewmodels.waiting_room import WaitingRoom

ASSERT_EVERY_MS = 60_000
LOG_FOLDER = "waiting-room"

log = logging.getLogger(__name__)


class WaitingRoomScreen:
    """The window on its screen, and all that it shows.

    Attributes:
        waiting, playback, meter: the view models, and the counter of frames.
        window: the one window.
    """

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        films: Callable[[], list[Film]],
        wanted: str = "",
        screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens,
    ) -> None:
        """Needs a QGuiApplication.

        Args:
            settings: what the site has set.
            folder: the data folder.
            films: reads the playlist.
            wanted: number, from 1, or name of the screen; empty: the last one there is.
            screens: those there are.

        Raises:
            KnownTrouble: there is no such screen.
        """
        self._folder = folder
        self._wanted = wanted
        self._screens = screens
        screen = self._screen()
        if screen is None:
            raise KnownTrouble(_no_screen(wanted, screens()))
        family = add_fonts(settings)
        self.playback = FilmPlayback(make_player)
        self.meter = FilmMeter(self.playback)
        self._films = films
        self._settings_of = _changed_at(folder / FILE_NAME)
        self._film_stopped = True
        self.waiting = WaitingRoom(settings.waiting_room, self._films_to_show, self.playback)
        self._display = Display(screen_millimetres(screen, None, None, WAITING_ROOM_SCREEN), family)
        self._room = make_room(settings, family)
        self.engine = self._load()
        self.window: QQuickWindow = self.engine.rootObjects()[0]  # type: ignore[assignment]
        self.window.setFlags(self.window.flags() | Qt.WindowType.FramelessWindowHint)
        self.window.setCursor(Qt.CursorShape.BlankCursor)
        self.waiting.changed.connect(self._let_sleep)
        self._lit = True
        self._on: QScreen | None = None
        self._timer = QTimer()
        self._timer.setInterval(ASSERT_EVERY_MS)
        self._timer.timeout.connect(self.assert_itself)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101  (said in the docstring)
        self._application = application
        application.screenAdded.connect(self._screens_changed)
        application.screenRemoved.connect(self._screens_changed)

    def start(self) -> None:
        """Show it, and begin."""
        self.waiting.start()
        self.assert_itself()
        self._timer.start()

    def close(self) -> None:
        """Take the screen down before the view models that it looks at."""
        self._application.screenAdded.disconnect(self._screens_changed)
        self._application.screenRemoved.disconnect(self._screens_changed)
        self._timer.stop()
        self.waiting.changed.disconnect(self._let_sleep)
        self.waiting.stop()
        self._leave_beat("off")
        self.window.close()
        del self.window, self.engine

    def assert_itself(self) -> None:
        """Be on the right screen, on all of it and above the rest; and leave a sign of life."""
        self._look_at_settings()
        self.waiting.learn(trial=_is_trial(self._folder))
        screen = self._screen()
        if screen is None:
            self.window.hide()
            self._on = None
        else:
            # Not asked of the window: PySide makes its answer a child of the window, and whoever
            # takes the window down then takes the screen along.
            if screen is not self._on:
                self.window.setScreen(screen)
                self._on = screen
            if self.window.geometry() != screen.geometry():
                self.window.setGeometry(screen.geometry())
            if self.window.visibility() != QQuickWindow.Visibility.FullScreen:
                self.window.showFullScreen()
            if QGuiApplication.platformName() != "offscreen":  # which has nothing above it
                self.window.raise_()
        self._leave_beat(str(self.waiting.property("state")) if screen else "no screen")

    def _look_at_settings(self) -> None:
        """Somebody at the kiosk may have put up a notice: no start is needed for that."""
        stands = _changed_at(self._folder / FILE_NAME)
        if stands != self._settings_of:
            self._settings_of = stands
            settings, _notices = load_for_service(self._folder)
            self.waiting.use(settings.waiting_room)

    def _films_to_show(self) -> list[Film]:
        """The playlist; nothing while a volunteer has stopped the film.

        Where nobody can read whether one has, it stays as it was; and stopped at first.
        """
        if not (self._folder / stores.DATABASE_NAME).exists():
            self._film_stopped = False  # there is no kiosk yet to stop it at
        else:
            self._film_stopped = _ask(
                self._folder,
                lambda session: film_stop.stopped(session.connection()) is not None,
                unknown=self._film_stopped,
            )
        return [] if self._film_stopped else self._films()

    def _screens_changed(self, _screen: QScreen) -> None:
        QTimer.singleShot(0, self.assert_itself)

    def _screen(self) -> QScreen | None:
        return _find(self._wanted, self._screens())

    def _let_sleep(self) -> None:
        if self.waiting.is_lit != self._lit:
            self._lit = self.waiting.is_lit
            screen_sleep.ask(awake=self._lit)

    def _leave_beat(self, state: str) -> None:
        counted = self.meter.counted
        beat = Beat(
            at=datetime.datetime.now().isoformat(timespec="seconds"),
            state=state,
            film=self.waiting.showing,
            trouble=self.waiting.trouble,
            painted=counted.painted,
            late=counted.late,
            lost=counted.lost,
            longest_ms=counted.longest_ms,
            memory_mb=_resident_megabytes(),
        )
        heartbeat.write(self._folder, beat)

    def _load(self) -> QQmlApplicationEngine:
        engine = QQmlApplicationEngine()
        engine.addImportPath(str(paths.QML_IMPORT_PATH))
        engine.addImageProvider("codes", Codes())
        parts: dict[str, QObject] = {
            "display": self._display,
            "playback": self.playback,
            "room": self._room,
            "waiting": self.waiting,
        }
        engine.setInitialProperties(parts)
        engine.load(QUrl.fromLocalFile(paths.WAITING_QML))
        if not engine.rootObjects():
            raise RuntimeError("The screen could not be loaded; standard error says why.")
        return engine


def run(*, screen: str = "", films: Sequence[Path] = (), seconds: float | None = None) -> int:
    """Show the waiting room's films until it is ended.

    Args:
        screen: number, from 1, or name of the screen; empty: the last one there is.
        films: play just these, unchecked.
        seconds: stop by itself after so many seconds.

    Returns:
        The exit code.

    Raises:
        KnownTrouble: there is no such screen, or no such film.
    """
    for film in films:
        if not film.is_file():
            raise KnownTrouble(f"There is no film {film}. Say where it is.")
    displays.need_one()
    folder = paths.data_folder()
    logs = folder / LOG_FOLDER
    logs.mkdir(exist_ok=True)
    faults.log_to(logs)  # two processes must not take turns in one file
    os.environ.setdefault("QML_DISK_CACHE_PATH", str(folder / "qml-cache"))
    application = make_application()
    settings, notices = load_for_service(folder)
    for notice in notices:
        log.warning(notice)
    shown = WaitingRoomScreen(settings, folder, _films(folder, settings, films), screen)
    faults.catch_all(lambda: None)
    shown.start()
    garbage.collect_here(application)
    stop_on_signals()
    if seconds is not None:
        QTimer.singleShot(round(seconds * 1000), application.quit)
    try:
        return application.exec()
    finally:
        shown.close()


def _films(folder: Path, settings: Settings, files: Sequence[Path]) -> Callable[[], list[Film]]:
    """What to play: these files, else the one of site.toml, else the films of the kiosk."""
    own = [settings.film.file] if settings.film.file else []
    if files or own:
        chosen = [given(file) for file in (files or own)]
        return lambda: chosen
    return partial(library.films, folder)


def _changed_at(file: Path) -> int | None:
    """When the file was last changed, in nanoseconds; nothing where there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return None


def _find(wanted: str, screens: Sequence[QScreen]) -> QScreen | None:
    if not screens:
        return None
    if not wanted:
        return screens[-1]
    if wanted.isdigit():
        return screens[int(wanted) - 1] if 0 < int(wanted) <= len(screens) else None
    return next((each for each in screens if each.name() == wanted), None)


def _no_screen(wanted: str, screens: Sequence[QScreen]) -> str:
    there = ", ".join(f"{number} ({each.name()})" for number, each in enumerate(screens, start=1))
    return f"There is no screen {wanted}. There are: {there}. Choose one of these with --screen."


def _is_trial(folder: Path) -> bool:
    """Whether the room is in trial; it is, as long as nobody can read that it is not."""
    return _ask(folder, going_live.is_trial, unknown=True)


def _ask(folder: Path, question: Callable[[Session], bool], *, unknown: bool) -> bool:
    """What the kiosk's database says; `unknown` where it cannot be read."""
    try:
        as_it_is = stores.open_to_read(folder / stores.DATABASE_NAME)
        try:
            with as_it_is.session() as session:
                return question(session)
        finally:
            as_it_is.close()
    except (sqlite3.Error, SQLAlchemyError, OSError):
        return unknown


def _resident_megabytes() -> float:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError):
        return 0
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)
