"""What the walker looks at: one window, the items that show in it, and where each is painted."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QImage
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

TEXTS = ("QQuickText", "QQuickTextInput", "QQuickTextEdit")
FLICKABLE = "QQuickFlickable"
SCAFFOLD = {"", "face", "viewport", "main", "focusRing"}
"""Object names that tell nobody where on the screen an item is."""

LEFT, RIGHT, CENTRE, JUSTIFY = 1, 2, 4, 8
BOTTOM, MIDDLE = 0x40, 0x80
NO_ELIDE = 3
PLAIN_TEXT = 0

# Enum properties cannot be read from Python (research/QT.md): one expression asks for all.
_ASK = """JSON.stringify({
    truncated: this.truncated === true, elide: this.elide ?? 3, format: this.textFormat ?? 0,
    across: this.effectiveHorizontalAlignment, down: this.verticalAlignment,
    lines: this.lineCount ?? 1, fitted: this.fontInfo?.pixelSize ?? 0
})"""


@dataclass(frozen=True)
class Seen:
    """An item that shows.

    Attributes:
        opacity: its own times that of everything it is in.
        turn: its place in the order of painting.
    """

    item: QQuickItem
    opacity: float
    turn: int


@dataclass(frozen=True)
class Words:
    """A text that shows, and how it is set.

    Attributes:
        painted: where its lines are, in its own coordinates.
        ink: where its letters are: less than the line where there is one line only.
    """

    item: QQuickItem
    opacity: float
    turn: int
    text: str
    truncated: bool
    elided: bool
    plain: bool
    across: int
    lines: int
    pixel_size: float
    painted: QRectF

    @property
    def name(self) -> str:
        return called(self.item)

    @property
    def font(self) -> QFont:
        """The font it is painted in."""
        font = QFont(self.item.property("font"))
        font.setPixelSize(max(1, round(self.pixel_size)))
        return font

    @property
    def ink(self) -> QRectF:
        if self.lines != 1:
            return self.painted
        letters = QFontMetricsF(self.font).tightBoundingRect(self.text)
        baseline = self.item.baselineOffset()
        top, bottom = baseline + letters.top() - 1, baseline + letters.bottom() + 1
        return QRectF(self.painted.left(), top, self.painted.width(), bottom - top)


@dataclass
class Scene:
    """A window as the walker finds it, and what holds for what is in it.

    Attributes:
        where: the screen, text size, orientation and direction, for the sentences.
        smallest_capital: the least height of a capital letter, in millimetres.
        contrast: the least contrast of a text.
        mirrored: whether everything begins at the right.
        samples: says of a text that it is a sample letter, which may be as small as 6 mm.
        last: object names of the controls that Tab comes to after the page.
    """

    window: QQuickWindow
    pixels_per_mm: float
    where: str = "this screen"
    smallest_capital: float = 6
    contrast: float = 7
    mirrored: bool = False
    samples: Callable[[QQuickItem], bool] = field(default=lambda _item: False)
    last: frozenset[str] = frozenset()

    def mm(self, millimetres: float) -> float:
        """So many millimetres in pixels."""
        return millimetres * self.pixels_per_mm

    def picture(self) -> QImage:
        """What is painted now."""
        QCoreApplication.processEvents()
        return self.window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)

    def items(self) -> list[Seen]:
        """Everything that shows, in the order of painting."""
        seen: list[Seen] = []
        _see(self.window.contentItem(), 1.0, seen)
        return seen

    def texts(self, items: list[Seen]) -> list[Words]:
        """The texts that say something."""
        return [words_of(seen) for seen in items if is_text(seen.item)]

    def flickables(self) -> list[QQuickItem]:
        """What can be scrolled."""
        return [seen.item for seen in self.items() if is_a(seen.item, FLICKABLE)]

    def stops(self) -> Iterator[None]:
        """Bring into view, one after the other, all parts of whatever scrolls."""
        yield
        for flickable in self.flickables():
            height, before = flickable.height(), flickable.property("contentY")
            lowest = flickable.property("contentHeight") - height
            position = -height
            while position < lowest:
                position = max(0.0, min(position + height, lowest))
                flickable.setProperty("contentY", position)
                QCoreApplication.processEvents()
                yield
            flickable.setProperty("contentY", before)
        QCoreApplication.processEvents()

    def in_view(self, item: QQuickItem, part: QRectF | None = None) -> QRectF:
        """What of an item, or of a part of it, is neither scrolled out nor cut off: in the window.

        Empty where nothing is.
        """
        view = item.mapRectToScene(part or own_rectangle(item))
        above: QQuickItem | None = item
        while above is not None:
            if above.clip() or above.parentItem() is None:
                view = view.intersected(above.mapRectToScene(own_rectangle(above)))
            above = above.parentItem()
        return view


def _see(item: QQuickItem, opacity: float, seen: list[Seen]) -> None:
    """Add an item and what is in it, if it shows, in the order of painting."""
    opacity *= item.opacity()
    if not item.isVisible() or opacity <= 0:
        return
    children = sorted(((child.z(), child) for child in item.childItems()), key=itemgetter(0))
    for z, child in children:
        if z < 0:
            _see(child, opacity, seen)
    seen.append(Seen(item, opacity, len(seen)))
    for z, child in children:
        if z >= 0:
            _see(child, opacity, seen)


def is_a(item: QQuickItem, *classes: str) -> bool:
    """Whether an item is of one of these classes of Qt's."""
    for name in classes:  # noqa: SIM110  (it is asked very often, and this is twice as quick)
        if item.inherits(name):
            return True
    return False


def is_text(item: QQuickItem) -> bool:
    """Whether an item is a text that says something."""
    return is_a(item, *TEXTS) and bool(str(item.property("text")).strip())


def own_rectangle(item: QQuickItem) -> QRectF:
    """All of an item, in its own coordinates."""
    return QRectF(0, 0, item.width(), item.height())


def ask(item: QQuickItem, expression: str) -> Any:
    """What a QML expression says of an item."""
    context = qmlContext(item)
    assert context is not None, f"{item} was not made by QML"
    value = QQmlExpression(context, item, expression).evaluate()
    return value[0] if isinstance(value, tuple) else value


def words_of(seen: Seen) -> Words:
    """How a text is set."""
    item = seen.item
    told = json.loads(ask(item, _ASK))
    size = pixel_size(item.property("font"))
    return Words(
        item=item,
        opacity=seen.opacity,
        turn=seen.turn,
        text=str(item.property("text")),
        truncated=told["truncated"],
        elided=told["elide"] != NO_ELIDE,
        plain=told["format"] == PLAIN_TEXT,
        across=told["across"],
        lines=told["lines"],
        pixel_size=min(size, told["fitted"] or size),
        painted=_painted(item, told["across"], told["down"]),
    )


def _painted(item: QQuickItem, across: int, down: int) -> QRectF:
    width, height = item.property("contentWidth"), item.property("contentHeight")
    left, right, top, bottom = (
        item.property(f"{side}Padding") or 0 for side in ("left", "right", "top", "bottom")
    )
    spare = item.width() - left - right - width
    x = left + spare * {RIGHT: 1.0, CENTRE: 0.5}.get(across, 0.0)
    spare = item.height() - top - bottom - height
    y = top + spare * {BOTTOM: 1.0, MIDDLE: 0.5}.get(down, 0.0)
    return QRectF(x, y, width, height)


def pixel_size(font: QFont) -> float:
    """The size of a font in pixels, however it was given."""
    return font.pixelSize() if font.pixelSize() > 0 else QFontInfo(font).pixelSize()


def capital_ratio(font: QFont) -> float:
    """Height of a capital letter per pixel of font size."""
    return _capital_ratio(font.family(), font.weight())


@cache
def _capital_ratio(family: str, weight: QFont.Weight) -> float:
    font = QFont(family)
    font.setWeight(weight)
    font.setPixelSize(1000)
    return QFontMetricsF(font).capHeight() / 1000


def called(item: QQuickItem) -> str:
    """How to find an item: its words, and the nearest object name."""
    words = " ".join(str(item.property("text") or "").split())
    words = f"“{words[:40]}…”" if len(words) > 40 else f"“{words}”" if words else ""
    kind = item.metaObject().className().split("_")[0].removeprefix("QQuick")
    if item.objectName() not in SCAFFOLD:
        return " ".join(filter(None, (item.objectName(), words)))
    above = item.parentItem()
    while above is not None and above.objectName() in SCAFFOLD:
        above = above.parentItem()
    place = f"(in {above.objectName()})" if above is not None else ""
    return " ".join(filter(None, (kind, words, place)))
