"""Somebody in front of the kiosk: finds things by their object names, touches them, reads them."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.app import Kiosk

WAIT_MS = 5000


def wait(milliseconds: int) -> None:
    """Let Qt work for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Let Qt work until something holds.

    Raises:
        AssertionError: it did not within five seconds.
    """
    for _ in range(WAIT_MS // 10):
        if holds():
            return
        wait(10)
    raise AssertionError(f"Waited in vain: {what}")


class Driver:
    """A person with a finger, eyes and, if need be, a keyboard.

    Attributes:
        parts: the kiosk's own view models, for what a test must set up or look up.
        window: the window that the person stands in front of.
        touchscreen: the glass; every touch is made on it.
    """

    def __init__(self, parts: Kiosk) -> None:
        self.parts = parts
        self.window: QQuickWindow = parts.window
        self.touchscreen = QTest.createTouchDevice()

    def show(self, width: int, height: int) -> None:
        """Show the window in this size, in pixels, and wait until it is laid out."""
        self.window.resize(width, height)
        self.window.show()
        self.settle()

    def close(self) -> None:
        """Take it all down."""
        del self.window
        self.parts.close()

    def settle(self) -> None:
        """Wait until what has changed is laid out and painted, and what follows from that too."""
        wait(0)
        for _ in range(2):
            self._wait_for_a_frame()

    def _wait_for_a_frame(self) -> None:
        loop = QEventLoop()
        self.window.frameSwapped.connect(loop.quit)
        QTimer.singleShot(WAIT_MS, loop.quit)
        self.window.update()
        loop.exec()
        self.window.frameSwapped.disconnect(loop.quit)

    def picture(self) -> QImage:
        """What is painted."""
        return self.window.grabWindow()

    # Finding

    def items(self, under: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """Every visible item, in painting order, those of delegates too."""
        waiting = (under or self.window.contentItem()).childItems()[::-1]
        while waiting:
            item = waiting.pop()
            if item.isVisible() and item.opacity() > 0:
                yield item
                waiting += item.childItems()[::-1]

    def all(self, name: str) -> list[QQuickItem]:
        """The visible items of that object name."""
        return list(self._named(name))

    def find(self, name: str) -> QQuickItem:
        """The first visible item of that object name; waits for it to appear."""
        wait_until(lambda: self.sees(name), f"{name} to appear")
        return next(self._named(name))

    def sees(self, name: str) -> bool:
        """Whether an item of that object name is visible."""
        return next(self._named(name), None) is not None

    def _named(self, name: str) -> Iterator[QQuickItem]:
        return (item for item in self.items() if item.objectName() == name)

    def texts(self) -> list[str]:
        """Every text that is shown, in painting order."""
        return [
            item.property("text")
            for item in self.items()
            if item.inherits("QQuickText") and item.property("text")
        ]

    def reads(self, words: str) -> bool:
        """Whether these words are shown somewhere."""
        return any(words in text for text in self.texts())

    @property
    def screen(self) -> str:
        """The name of the page that is shown."""
        return str(self.parts.navigation.property("screen"))

    # Acting

    def centre(self, item: QQuickItem) -> QPoint:
        """The middle of an item, in the window."""
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def bring_into_view(self, item: QQuickItem) -> None:
        """Scroll, as the kiosk itself does for whatever has the focus, until the item is seen."""
        above = item.parentItem()
        while above is not None and above.objectName() != "viewport":
            above = above.parentItem()
        if above is None:
            return
        content = above.property("contentItem")
        top = item.mapToItem(content, QPointF(0, 0)).y()
        lowest = max(0.0, above.property("contentHeight") - above.height())
        target = top - max(0.0, (above.height() - item.height()) / 2)
        above.setProperty("contentY", min(lowest, max(0.0, target)))
        wait(0)

    def tap(self, name: str | QQuickItem) -> None:
        """Touch an item with one finger, and wait for what comes of it."""
        item = self.find(name) if isinstance(name, str) else name
        self.bring_into_view(item)
        self.tap_at(self.centre(item))
        self.settle()

    def tap_at(self, point: QPoint) -> None:
        """Touch the screen there and let go at once."""
        QTest.touchEvent(self.window, self.touchscreen).press(0, point, self.window).commit()
        QTest.touchEvent(self.window, self.touchscreen).release(0, point, self.window).commit()

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Draw a finger over the screen."""
        touch = self.touchscreen
        QTest.touchEvent(self.window, touch).press(0, start, self.window).commit()
        for step in range(1, 6):
            point = start + (end - start) * step / 5
            QTest.touchEvent(self.window, touch).move(0, point, self.window).commit()
            wait(5)
        QTest.touchEvent(self.window, touch).release(0, end, self.window).commit()
        self.settle()

    def press(self, key: Qt.Key) -> None:
        """Press a key and let go."""
        QTest.keyClick(self.window, key)
        self.settle()

    def write(self, words: str) -> None:
        """Press the keys of a real keyboard, a letter at a time."""
        for letter in words:
            QTest.keyClick(self.window, letter)  # type: ignore[call-overload]  # the stubs lack it
        self.settle()
