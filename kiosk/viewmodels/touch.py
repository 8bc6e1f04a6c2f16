"""What reaches the window before any control: a shaky second touch is taken out of the stream.

People with a tremor touch twice. A second touch within half a second of the first would act on
whatever the first one brought to that place, so it is ignored (content/SAFETY.md). On the keyboard,
and on the pad for a PIN, nothing is brought to any place: there the next key may come at once, and
only an echo is ignored.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QEventPoint,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QTouchEvent,
    QWindow,
)
from PySide6.QtQuick import QQuickItem, QQuickWindow

PAUSE_SECONDS = 0.5
ECHO_SECONDS = 0.2
"""Between two touches of one key; people who mean a double letter take longer."""

DRAG_PIXELS = 40
"""A finger that moved this far was scrolling; the next touch is not its echo."""

_TOUCH = {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd}
_PRESS = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_ACTING_KEYS = {
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Space,
    Qt.Key.Key_Select,
    Qt.Key.Key_Escape,
}
_MOUSE = -1


class TouchFilter(QObject):
    """Installed on the window: lets one touch through at a time, and reports signs of life.

    Signals:
        sign: a touch or a key that counts.
    """

    sign = Signal()

    def __init__(
        self,
        window: QWindow,
        pause: float = PAUSE_SECONDS,
        now: Callable[[], float] = time.monotonic,
        has_pad: Callable[[], bool] = lambda: False,
    ) -> None:
        """Let everything through at first.

        Args:
            window: whose touches they are.
            pause: in seconds.
            now: gives seconds that only ever grow.
            has_pad: whether there may be something with `quickKeys` on the page that is shown.
        """
        super().__init__(window)
        self._window = window
        self._pause = pause
        self._now = now
        self._has_pad = has_pad
        self._last_press = float("-inf")
        self._last_key: QPointF | None = None  # where it was, if it was on the keyboard
        self._starts: dict[int, QPointF] = {}  # where each finger that counts was put down
        self._ignored: set[int] = set()
        self._passing_on = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for what the window is not to see."""
        if self._passing_on:
            return False
        kind = event.type()
        if kind == QEvent.Type.TouchCancel:  # the glass took it back: a ball of the hand, say
            self._ignored.clear()
            self._starts.clear()
            return False
        if kind in _TOUCH and isinstance(event, QTouchEvent):
            return self._touched(event)
        if isinstance(event, QMouseEvent):
            return self._clicked(event, kind)
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.sign.emit()
            # A key held down acts once.
            return event.isAutoRepeat() and Qt.Key(event.key()) in _ACTING_KEYS
        return False

    def _touched(self, event: QTouchEvent) -> bool:
        self._window.setCursor(QCursor(Qt.CursorShape.BlankCursor))
        points = event.points()
        for point in points:
            if point.state() == QEventPoint.State.Pressed:
                self._put_down(point.id(), point.position())
            elif point.state() == QEventPoint.State.Updated:
                self._move(point.id(), point.position())
        kept = [point for point in points if point.id() not in self._ignored]
        for point in points:
            if point.state() == QEventPoint.State.Released:
                self._lift(point.id())
        if len(kept) == len(points):
            return False
        if kept:
            self._pass_on(event, kept)
        event.accept()  # or Qt would turn it into a mouse press
        return True

    def _pass_on(self, event: QTouchEvent, points: list[QEventPoint]) -> None:
        """Let the window see these fingers alone."""
        states = {point.state() for point in points}
        if states == {QEventPoint.State.Pressed}:
            kind = QEvent.Type.TouchBegin
        elif states == {QEventPoint.State.Released}:
            kind = QEvent.Type.TouchEnd
        else:
            kind = QEvent.Type.TouchUpdate
        alone = QTouchEvent(kind, event.pointingDevice(), event.modifiers(), points)
        self._passing_on = True
        try:
            QCoreApplication.sendEvent(self._window, alone)
        finally:
            self._passing_on = False

    def _clicked(self, event: QMouseEvent, kind: QEvent.Type) -> bool:
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            # Made by Qt from a touch that no control wanted: that touch was judged already.
            return False
        if kind in _PRESS:
            self._put_down(_MOUSE, event.position())
        elif kind == QEvent.Type.MouseMove:
            self._window.unsetCursor()
            self._move(_MOUSE, event.position())
        ignored = _MOUSE in self._ignored
        if kind == QEvent.Type.MouseButtonRelease:
            self._lift(_MOUSE)
        return ignored

    def _put_down(self, finger: int, position: QPointF) -> None:
        since = self._now() - self._last_press
        key = position if self._is_on_keys(position) else None
        if since < self._pause and not self._is_next_key(key, since):
            self._ignored.add(finger)
            return
        self._last_press = self._now()
        self._last_key = key
        self._starts[finger] = position
        self.sign.emit()

    def _is_on_keys(self, position: QPointF) -> bool:
        """Whether somebody who touches there is typing."""
        if _is_on_keyboard(position):
            return True
        window = self._window
        return (
            self._has_pad()
            and isinstance(window, QQuickWindow)
            and _is_on_pad(window.contentItem(), position)
        )

    def _is_next_key(self, key: QPointF | None, since: float) -> bool:
        """Whether somebody who is typing means this touch, so soon after the last one."""
        if key is None or self._last_key is None:
            return False
        elsewhere = (key - self._last_key).manhattanLength() > DRAG_PIXELS
        return elsewhere or since >= ECHO_SECONDS

    def _move(self, finger: int, position: QPointF) -> None:
        start = self._starts.get(finger)
        if start is not None and (position - start).manhattanLength() > DRAG_PIXELS:
            self._last_press = float("-inf")

    def _lift(self, finger: int) -> None:
        self._ignored.discard(finger)
        if self._starts.pop(finger, None) is not None:
            self.sign.emit()


def _is_on_keyboard(position: QPointF) -> bool:
    """Whether a place in the window is on the keyboard of the screen."""
    keyboard = QGuiApplication.inputMethod()
    return keyboard.isVisible() and keyboard.keyboardRectangle().contains(position)


def _is_on_pad(item: QQuickItem, position: QPointF) -> bool:
    """Whether a place in the window is on something below `item` that says `quickKeys`."""
    for child in item.childItems():
        if not child.isVisible() or not child.isEnabled():
            continue
        if child.property("quickKeys"):
            place = child.mapRectToScene(QRectF(0, 0, child.width(), child.height()))
            if place.contains(position):
                return True
        elif _is_on_pad(child, position):
            return True
    return False
