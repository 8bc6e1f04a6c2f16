"""What both programs with a screen begin with: Qt's application, letters, the room's look."""

import contextlib
import ctypes
import dataclasses
import logging
import os
import signal
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication

from kiosk import paths
from kiosk.settings import Settings
from kiosk.viewmodels.room import Room

FAMILY = "Atkinson Hyperlegible Next"

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8  # malloc.h
_ARENAS = 2
_LARGE_BYTES = 128 * 1024

log = logging.getLogger(__name__)


def make_application() -> QGuiApplication:
    """Qt's application, drawing with the graphics card where there is one."""
    _give_pictures_back()
    if not any(Path("/dev/dri").glob("renderD*")):
        # OpenGL without a graphics card is slower than no OpenGL, and takes more memory.
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    _choose_the_keyboard()
    application = QGuiApplication(["kiosk"])
    application.setApplicationName("kiosk")
    application.setDesktopFileName("kiosk")
    return application


def _give_pictures_back() -> None:
    """Have every large block of memory go back to the system once it is free.

    glibc keeps ever larger ones for later, and pictures of many sizes leave holes between them. It
    also keeps memory for every thread apart, and the film has many that hardly need any.
    """
    with contextlib.suppress(OSError, AttributeError):  # another C library
        library = ctypes.CDLL(None)
        library.mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
        library.mallopt(_M_ARENA_MAX, _ARENAS)


def _choose_the_keyboard() -> None:
    """Qt's on-screen keyboard, as we draw it, whatever this system types with otherwise.

    It comes with the search page and stays inside it: no window of its own (`DESKTOP_DISABLE`).
    """
    os.environ.update(
        QT_IM_MODULE="qtvirtualkeyboard",
        QT_IM_MODULES="qtvirtualkeyboard",
        QT_VIRTUALKEYBOARD_DESKTOP_DISABLE="1",
        QT_VIRTUALKEYBOARD_LAYOUT_PATH=str(paths.KEYBOARD / "layouts"),
        QT_VIRTUALKEYBOARD_STYLE="kiosk",
    )


def make_room(settings: Settings, family: str) -> Room:
    """The room's name and look, for screens."""
    return Room(
        settings.room.name,
        family=family,
        colours=dataclasses.asdict(settings.theme.colours),
        logo=_address(settings.theme.logo),
    )


def add_fonts(settings: Settings) -> str:
    """Load our letters, and the site's own where it has some; the family to write with."""
    shipped = sorted((paths.ASSETS / "fonts").glob("*.ttf"))
    for file in (*shipped, *map(Path, settings.theme.font_files)):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            log.warning("The font %s cannot be read; the kiosk goes on without it.", file)
    wanted = settings.theme.font_family
    if wanted and wanted in QFontDatabase.families():
        return wanted
    if wanted:
        log.warning("There is no font called %s; the kiosk keeps its own.", wanted)
    return FAMILY


def _address(file: str | Path | None) -> str:
    return QUrl.fromLocalFile(str(file)).toString() if file else ""


def stop_on_signals() -> None:
    """Let Ctrl-C and the system end the kiosk at once; Qt's loop keeps Python from hearing them.

    Nothing is lost: every change is in the database when it is done (WAL, synchronous=FULL).
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
