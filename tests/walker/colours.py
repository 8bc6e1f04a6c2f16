"""Contrast as it is seen: the colour that a text is drawn in against what is painted under it."""

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem

from tests.walker.looking import Scene, Words, is_text

PIXEL_BYTES = 4

SHARE = 0.02
"""The part of the ground that may be worse than what is demanded: edges, a few pixels."""


class Grounds:
    """What lies under each text, gathered part by part while the page is scrolled."""

    def __init__(self) -> None:
        self._texts: dict[QQuickItem, Words] = {}
        self._under: dict[QQuickItem, Counter[int]] = {}

    def look(self, scene: Scene, texts: list[Words]) -> None:
        """Take the pixels under the texts that are in view, from a picture without any text."""
        picture = without_texts(scene)
        for words in texts:
            place = whole_pixels(scene.in_view(words.item, words.ink))
            self._texts.setdefault(words.item, words)
            self._under.setdefault(words.item, Counter()).update(pixels(picture, place))

    def faint(self, scene: Scene) -> Iterator[str]:
        """The texts that are too faint."""
        for item, words in self._texts.items():
            found = contrast_over(item.property("color"), words.opacity, self._under[item])
            if found < scene.contrast:
                least = f"the least is {scene.contrast:g}"
                yield f"{words.name} has a contrast of {found:.2f}; {least}"


def without_texts(scene: Scene) -> QImage:
    """What is painted when no text is."""
    texts = [seen.item for seen in scene.items() if is_text(seen.item)]
    before = [item.opacity() for item in texts]
    for item in texts:
        item.setOpacity(0)  # by the setter: no binding is lost, and no layout follows
    try:
        return scene.picture()
    finally:
        for item, opacity in zip(texts, before, strict=True):
            item.setOpacity(opacity)


def whole_pixels(place: QRectF) -> QRect:
    """Those that lie in it as a whole: one at an edge is partly of what is beside it."""
    left, top = math.ceil(place.left()), math.ceil(place.top())
    return QRect(left, top, math.floor(place.right()) - left, math.floor(place.bottom()) - top)


def pixels(picture: QImage, place: QRect) -> Counter[int]:
    """How often each colour stands in a part of a picture."""
    counted: Counter[int] = Counter()
    for row, times in Counter(rows(picture, place)).items():
        if row == row[:PIXEL_BYTES] * (len(row) // PIXEL_BYTES):  # one colour, as nearly all are
            counted[memoryview(row).cast("I")[0]] += times * (len(row) // PIXEL_BYTES)
        else:
            for colour, count in Counter(memoryview(row).cast("I")).items():
                counted[colour] += times * count
    return counted


def rows(picture: QImage, place: QRect) -> list[bytes]:
    """The rows of a part of a picture: many are alike, and two whole ones are soon compared."""
    inside = place.intersected(picture.rect())
    part = picture.copy(inside) if inside.isValid() else QImage()
    if part.isNull():
        return []
    bits, length = bytes(part.constBits()), part.bytesPerLine()
    return [bits[start : start + length] for start in range(0, len(bits), length)]


def contrast_over(colour: QColor, opacity: float, under: Counter[int]) -> float:
    """The contrast that a colour reaches on nearly all of its ground."""
    alpha = colour.alphaF() * opacity
    ratios = sorted(
        (contrast(_blend(colour.rgb(), ground, alpha), ground), count)
        for ground, count in under.items()
    )
    worse, most = 0, sum(under.values()) * SHARE
    for ratio, count in ratios:
        worse += count
        if worse > most:
            return ratio
    return float("inf")


def contrast(one: int, other: int) -> float:
    """The contrast of two colours after WCAG 2, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@cache
def luminance(colour: int) -> float:
    """How bright a colour is after WCAG 2, from 0 to 1."""
    red, green, blue = (_linear((colour >> shift & 0xFF) / 255) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _blend(colour: int, ground: int, alpha: float) -> int:
    """A colour painted on a ground, each as 0xRRGGBB."""
    blended = 0
    for shift in (16, 8, 0):
        over, under = colour >> shift & 0xFF, ground >> shift & 0xFF
        blended |= round(over * alpha + under * (1 - alpha)) << shift
    return blended
