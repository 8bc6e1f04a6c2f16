"""The attract loop: what an untouched Home becomes, until somebody touches the screen."""

import time
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.film import FilmPage

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

STILL_SECONDS = 10
_TICK_MS = 500


@QmlElement
class AttractLoop(QObject):
    """Waits while nobody is there, then shows the film; where it cannot play, its still pictures.

    Attributes:
        showing: whether it lies over Home.
        picture: the address of the still picture to show now.
        words: what that picture says.
    """

    changed = Signal()

    def __init__(
        self, film: FilmPage, patience: int, now: Callable[[], float] = time.monotonic
    ) -> None:
        """`patience` in seconds, 0 for never; `now` gives seconds that only ever grow."""
        super().__init__()
        self._film = film
        self._patience = patience
        self._now = now
        self._waiting_since: float | None = None
        self._showing_since: float | None = None
        self._still = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    @Slot()
    def wait(self) -> None:
        """Home is shown, and nobody has touched it."""
        if self._patience and self._film.may_loop:
            self._waiting_since = self._now()
            self._timer.start()

    @Slot()
    def notice(self) -> None:
        """Somebody is there. What they do ends the loop, or nothing does: see `end`."""
        self._waiting_since = None
        if self._showing_since is None:
            self._timer.stop()

    @Slot()
    def begin(self) -> None:
        """Nobody is there: show the film at once."""
        if not self._patience or not self._film.may_loop or self._showing_since is not None:
            return
        self._waiting_since = None
        self._showing_since = self._now()
        self._still = 0
        self._timer.start()
        self._film.loop()
        self.changed.emit()

    @Slot()
    def end(self) -> None:
        """Somebody touched the screen or a key: stop the film and show Home."""
        self._waiting_since = None
        self._timer.stop()
        if self._showing_since is None:
            return
        self._showing_since = None
        self._film.leave()
        self.changed.emit()

    @Slot()
    def tick(self) -> None:
        """Begin when it is time; show the next still picture where the film does not play."""
        now = self._now()
        if self._waiting_since is not None and now - self._waiting_since >= self._patience:
            self.begin()
        elif self._showing_since is not None:
            still = int((now - self._showing_since) // STILL_SECONDS)
            if still != self._still:
                self._still = still
                self.changed.emit()

    @Property(bool, notify=changed)
    def showing(self) -> bool:
        return self._showing_since is not None

    @Property(str, notify=changed)
    def picture(self) -> str:
        return self._film.still(self._still).picture

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._film.still(self._still).title
