"""A film that is playing: shows its frames in time, and notices when no more come.

libvlc hands frames over a little early or late. A clock of our own shows each for as long as the
film says, out of those that are ready: it slows down by 0.4 % for each that is missing there, and
hurries a little where there are too many, since then libvlc waits for us and comes to be late.
"""

import logging
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.film.player import READY, Facts, Frame, Player

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

SLOWER_FOR_EACH, FASTER_FOR_EACH, HURRY_FOR_EACH = 0.004, 0.02, 0.15
FIRST_FRAME_SECONDS = 3.0
STALL_SECONDS = 2.0
MOST_REBUILDS = 2
WHOLE = 0.9
"""A film that ends before this share of its length was cut off."""

MOST_UNSEEN_SECONDS = 1.0
"""So long a frame waits to be painted; then nobody looks."""

_POLL_MS = 4
_TELL_SECONDS = 0.1
_UNKNOWN = Facts(0, 25, has_sound=False)

log = logging.getLogger(__name__)


@QmlElement
class FilmPlayback(QObject):
    """One film at a time, on its way through the screen.

    Signals:
        painted: another frame is there to be painted.
        ended: it has come to its end.
        failed: it cannot be played; `trouble` says why, for staff.
    """

    changed = Signal()
    moved = Signal()
    painted = Signal()
    ended = Signal()
    failed = Signal()

    def __init__(
        self, make_player: Callable[[], Player], now: Callable[[], float] = time.perf_counter
    ) -> None:
        """`make_player` is asked for each film; `now` gives seconds that only grow."""
        super().__init__()
        self._make_player = make_player
        self._player: Player | None = None
        self._now = now
        self._film = Path()
        self._looping = False
        self._muted = True
        self._state = "stopped"
        self._trouble = ""
        self._image = QImage()
        self._frame: Frame | None = None
        self._facts = _UNKNOWN
        self._shown_since_open = 0
        self._seconds = 0.0
        self._told_at = 0.0
        self._due = 0.0
        self._last_frame_at = 0.0
        self._rebuilds = 0
        self._was_painted = self._is_watched = False
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._tick)

    @property
    def image(self) -> QImage:
        """The frame to paint; empty before the first one."""
        return self._image

    @property
    def frame_number(self) -> int:
        """Which frame of the film is shown, counted on from round to round; -1 before the first."""
        return self._frame.number if self._frame else -1

    def was_painted(self) -> None:
        """An item has painted the frame, on whichever thread: the next one overtakes none."""
        self._was_painted = True

    def play(self, path: Path, *, looping: bool) -> None:
        """Play a film from its beginning: once, or over and over. It begins silent."""
        self._film, self._looping = path, looping
        self._muted = True
        self._trouble = ""
        self._rebuilds = 0
        self._forget_frames()
        self._open(0)

    @Slot()
    def pause(self) -> None:
        """Hold the frame that is shown."""
        if self._state == "playing" and self._player is not None:
            self._clock.stop()
            self._player.pause(on=True)
            self._change("paused")

    @Slot()
    def resume(self) -> None:
        """Go on from there."""
        if self._state == "paused" and self._player is not None:
            self._player.pause(on=False)
            self._begin_clock()
            self._change("playing")

    @Slot()
    def stop(self) -> None:
        """End it, and give the memory back."""
        self._close()
        self._forget_frames()
        self._change("stopped")
        self.painted.emit()

    @Slot(bool)
    def setMuted(self, muted: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Silence, or sound where the film has some: it is opened again where it stands."""
        if muted == self._muted:
            return
        self._muted = muted
        if self._state in {"playing", "paused"}:
            self._open(self._seconds)
        self.changed.emit()

    def _open(self, start: float) -> None:
        self._close()
        self._player = self._make_player()
        self._player.open(self._film, looping=self._looping, sound=not self._muted, start=start)
        self._facts = self._player.facts() or _UNKNOWN
        self._shown_since_open = 0
        self._begin_clock()
        self._change("playing")

    def _close(self) -> None:
        self._clock.stop()
        if self._player is not None:
            if not self._image.isNull():
                self._image = self._image.copy()  # its pixels are the player's
            self._player.close()
            self._player = None

    def _forget_frames(self) -> None:
        self._image = QImage()
        self._frame = None
        self._seconds = 0.0

    def _begin_clock(self) -> None:
        self._last_frame_at = self._now()
        self._due = 0.0
        self._clock.start(_POLL_MS)

    @Slot()
    def _tick(self) -> None:
        player = self._player
        if player is None:
            return
        now = self._now()
        player.tend()
        filling = not self._due and player.waiting < READY and not player.ended
        if player.failed:
            self._fail("it cannot be read")
        elif player.waiting and not (filling and now - self._last_frame_at < STALL_SECONDS / 2):
            self._show(player, now)
        elif player.ended and not player.waiting:
            self._at_end()
        else:
            self._wait(now)

    def _show(self, player: Player, now: float) -> None:
        unseen = self._is_watched and not self._was_painted
        if unseen and now - self._last_frame_at < MOST_UNSEEN_SECONDS:
            self._clock.start(_POLL_MS)  # a busy machine has not painted the frame before it yet
            return
        missing = READY - player.waiting
        frame = player.take()
        if frame is None:
            self._clock.start(_POLL_MS)
            return
        self._frame = frame
        self._image = QImage(
            frame.pixels,
            frame.width,
            frame.height,
            frame.bytes_per_line,
            QImage.Format.Format_RGB32,
        )
        self._last_frame_at = now
        self._is_watched, self._was_painted = self._was_painted, False
        self._shown_since_open += 1
        if self._shown_since_open > self._facts.rate * STALL_SECONDS:
            self._rebuilds = 0  # it runs again
        self._seconds = frame.seconds
        if now - self._told_at >= _TELL_SECONDS:
            self._told_at = now
            self.moved.emit()
        self.painted.emit()
        share = SLOWER_FOR_EACH
        if missing < 0:
            share = HURRY_FOR_EACH if player.is_late else FASTER_FOR_EACH
        period = frame.lasts * (1 + share * missing)
        late = self._due and now - self._due < period
        self._due = (self._due if late else now) + period
        self._clock.start(max(0, round((self._due - self._now()) * 1000)))

    def _wait(self, now: float) -> None:
        """No frame is ready: soon one is, or the film is opened again, or it has failed."""
        since = now - self._last_frame_at - (self._frame.lasts if self._frame else 0)
        if self._frame is None and since >= FIRST_FRAME_SECONDS:
            self._fail("no picture came")
        elif self._frame is not None and since >= STALL_SECONDS:
            self._rebuild("it stood still")
        else:
            self._due = 0.0
            self._clock.start(_POLL_MS)

    def _rebuild(self, why: str) -> None:
        if self._rebuilds == MOST_REBUILDS:
            self._fail(why)
            return
        self._rebuilds += 1
        log.warning("The film %s: %s; it is opened again.", self._film, why)
        self._open(self._seconds)

    def _at_end(self) -> None:
        if self._frame is None:
            self._fail("there is no picture in it")
        elif self._looping:
            self._rebuild("it broke off")
        elif self._frame.seconds + self._frame.lasts < WHOLE * self._facts.seconds:
            self._fail("it is cut off")
        else:
            self._close()
            self._seconds = self._facts.seconds
            self._change("ended")
            self.moved.emit()
            self.ended.emit()

    def _fail(self, why: str) -> None:
        self._close()
        self._forget_frames()
        self._trouble = f"The film {self._film.name} cannot be played: {why}."
        log.warning("%s", self._trouble)
        self._change("failed")
        self.painted.emit()
        self.failed.emit()

    def _change(self, state: str) -> None:
        self._state = state
        self.changed.emit()

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._state

    @Property(float, notify=moved)
    def seconds(self) -> float:
        return self._seconds

    @Property(bool, notify=changed)
    def hasSound(self) -> bool:
        return self._facts.has_sound

    @Property(bool, notify=changed)
    def muted(self) -> bool:
        return self._muted

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._trouble
