"""Notices that nobody is there any more: asks, counts down, and lets everything be forgotten."""

import time
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

_TICK_MS = 200


@QmlElement
class IdleClock(QObject):
    """Runs from the last touch or key. At rest until somebody touches the screen.

    Signals:
        expired: the countdown ran out and nobody answered.
        waited: the time that somebody had asked for is over.
    """

    changed = Signal()
    expired = Signal()
    waited = Signal()

    def __init__(self, countdown_seconds: int, now: Callable[[], float] = time.monotonic) -> None:
        """`now` gives seconds that only ever grow."""
        super().__init__()
        self._countdown = countdown_seconds
        self._now = now
        self._patience: float = 60
        self._last_sign: float | None = None
        self._asked_at: float | None = None
        self._held = False
        self._held_until: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    def allow(self, seconds: float) -> None:
        """How long the screen that is shown now may be left alone."""
        self._patience = seconds

    @Slot()
    def notice(self) -> None:
        """Somebody touched the screen or a key. While the question stands, only *Yes* counts."""
        if self._asked_at is None:
            self._last_sign = self._now()
            self._timer.start()

    def hold(self, *, held: bool) -> None:
        """While `held`, a film plays for somebody: nobody is asked; the wait begins after it."""
        if held == self._held:
            return
        self._held = held
        if not held and self._last_sign is not None:
            self.notice()

    def hold_for(self, seconds: float) -> None:
        """Ask nobody for so long: they are on the phone, say. 0 ends it."""
        self._held_until = self._now() + seconds if seconds else None

    def rest(self) -> None:
        """Nothing is left that could be forgotten."""
        self._held_until = None
        self._last_sign = None
        self._asked_at = None
        self._timer.stop()
        self.changed.emit()

    def answer(self) -> None:
        """Somebody went to another screen, to *Help now* say: that answers the question too."""
        if self._asked_at is not None:
            self.stay()

    @Slot()
    def stay(self) -> None:
        """The answer *Yes*: go on where we were."""
        self._asked_at = None
        self.notice()
        self.changed.emit()

    @Slot()
    def tick(self) -> None:
        """Ask, count, or give up; called several times a second while somebody may be there."""
        if self._last_sign is None or self._held:
            return
        now = self._now()
        if self._held_until is not None:
            if now < self._held_until:
                return
            self._held_until = None
            self.waited.emit()
        if self._asked_at is None:
            if now - self._last_sign >= self._patience:
                self._asked_at = now
                self.changed.emit()
        elif now - self._asked_at >= self._countdown:
            self.rest()
            self.expired.emit()
        else:
            self.changed.emit()

    def _seconds_left(self) -> int:
        if self._asked_at is None:
            return self._countdown
        return max(0, -int(-(self._countdown - (self._now() - self._asked_at)) // 1))

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._asked_at is not None

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        return self._seconds_left()

    @Property(int, notify=changed)
    def countdownSeconds(self) -> int:
        return self._countdown
