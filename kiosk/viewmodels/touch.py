"""What reaches the window before any control: a shaky second touch is taken out of the stream.

People with a tremor touch twice. A second touch within half a second of the first would act on
whatever the first one brought to that place, so it is ignored (content/SAFETY.md).
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QTouchEvent, QWindow

PAUSE_SECONDS = 0.5
DRAG_PIXELS = 40
"""A finger that moved this far was scrolling; the next touch is not its echo."""

_TOUCH = {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd}
_PRESS = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select}


class TouchFilter(QObject):
    """Installed on the window: lets through one touch at a time, and reports signs of life.

    Signals:
        sign: a touch or a key that counts.
    """

    sign = Signal()

    def __init__(
        self,
        window: QWindow,
        pause: float = PAUSE_SECONDS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`pause` in seconds; `now` gives seconds that only ever grow."""
        super().__init__(window)
        self._window = window
        self._pause = pause
        self._now = now
        self._last_press = float("-inf")
        self._start = QPointF()
        self._dragged = False
        self._ignoring = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """True for what the window is not to see."""
        kind = event.type()
        if kind in _TOUCH and isinstance(event, QTouchEvent):
            return self._touched(event, kind)
        if isinstance(event, QMouseEvent):
            return self._clicked(event, kind)
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.sign.emit()
            # A key held down acts once.
            return event.isAutoRepeat() and Qt.Key(event.key()) in _ENTER
        return False

    def _touched(self, event: QTouchEvent, kind: QEvent.Type) -> bool:
        position = event.points()[0].position() if event.points() else self._start
        if kind == QEvent.Type.TouchBegin:
            self._window.setCursor(QCursor(Qt.CursorShape.BlankCursor))
            self._begin(position)
        else:
            self._follow(position)
        ignored = self._ignoring
        if kind == QEvent.Type.TouchEnd:
            self._end()
        if ignored:
            event.accept()  # or Qt would turn it into a mouse press
        return ignored

    def _clicked(self, event: QMouseEvent, kind: QEvent.Type) -> bool:
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            # Made by Qt from a touch that no control wanted: that touch was judged already.
            return self._ignoring
        if kind in _PRESS:
            self._begin(event.position())
        elif kind == QEvent.Type.MouseMove:
            self._window.unsetCursor()
            if event.buttons():
                self._follow(event.position())
        elif kind == QEvent.Type.MouseButtonRelease:
            ignored = self._ignoring
            self._end()
            return ignored
        return self._ignoring

    def _begin(self, position: QPointF) -> None:
        self._ignoring = self._now() - self._last_press < self._pause
        if not self._ignoring:
            self._last_press = self._now()
            self._start = position
            self._dragged = False
            self.sign.emit()

    def _follow(self, position: QPointF) -> None:
        if (position - self._start).manhattanLength() > DRAG_PIXELS and not self._ignoring:
            self._dragged = True

    def _end(self) -> None:
        if not self._ignoring:
            self.sign.emit()
            if self._dragged:
                self._last_press = float("-inf")
        self._ignoring = False
