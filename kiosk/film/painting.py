"""Paints the film's frames: the drawing of a scene, and the big words over it."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from kiosk import paths
from kiosk.errors import KnownTrouble
from kiosk.film.storyboard import FADE_SECONDS, Scene, Storyboard
from kiosk.pictures.film import HIGH, WIDE, text

RATE = 25
CAPITAL = 102
"""Height of a capital H in pixels: 37 mm on a 32-inch screen, to be read from 3 m."""

FAMILY = "Atkinson Hyperlegible Next"
_DEEP_TEAL, _INK, _CLAY, _PAPER = "#083F4A", "#1F2D33", "#8C2F1B", "#FBF7EF"
_LEFT, _RIGHT, _TOP = 110, 1810, 84
_LINE = 1.62  # of the capitals' height
_TITLE_LINES = 2
_CARD = QRectF(60, 60, WIDE - 120, HIGH - 120)
_STEP_LINES = 4
_FLAG_LINES = 5
_WORDS_CHANGE = 0.5
"""The share of a change of scenes after which the old words are gone."""
_FINER = 20


class Painter:
    """Paints any frame of one storyboard; the same storyboard gives the same pixels."""

    def __init__(self, board: Storyboard) -> None:
        """Needs a QGuiApplication.

        Raises:
            KnownTrouble: words do not fit; the scene is named.
        """
        self._board = board
        self._font = _font()
        self._metrics = QFontMetricsF(self._font)
        for scene in board.scenes:
            self._wrapped(scene.title, _TITLE_LINES, scene)
            for step in scene.steps:
                self._wrapped(step, _STEP_LINES, scene)
            if scene.red_flag_seconds:
                self._wrapped(board.red_flag, _FLAG_LINES, scene, _CARD.width() - 120)

    @property
    def count(self) -> int:
        """How many frames there are."""
        return round(self._board.seconds * RATE)

    def frames(self) -> Iterator[QImage]:
        """Every frame, in order."""
        for number in range(self.count):
            yield self.frame(number)

    def frame(self, number: int) -> QImage:
        """One frame, 1920 by 1080, as Format_RGB32."""
        seconds = number / RATE
        scenes = self._board.scenes
        index = next(n for n in reversed(range(len(scenes))) if scenes[n].start <= seconds + 1e-9)
        scene = scenes[index]
        into = seconds - scene.start
        changed = min(into / FADE_SECONDS, 1)
        # The scene before goes on moving while it fades; the first one comes out of the last, so
        # that the film leads into itself.
        before = scenes[index - 1]
        image = _picture(before, before.seconds + into) if changed < 1 else _picture(scene, into)
        with _painter(image) as painter:
            if changed < 1:
                painter.setOpacity(changed)
                painter.drawImage(0, 0, _picture(scene, into))
            # The old words are gone before the new ones come: nobody can read two at once.
            if changed < _WORDS_CHANGE:
                self._words(painter, before, before.seconds + into, 1 - changed / _WORDS_CHANGE)
            else:
                shown = (changed - _WORDS_CHANGE) / (1 - _WORDS_CHANGE)
                self._words(painter, scene, into, shown)
        return image

    def _words(self, painter: QPainter, scene: Scene, seconds: float, shown: float) -> None:
        """All that is written in a scene, `shown` from 0 to 1."""
        painter.setFont(self._font)
        painter.setPen(QColor(_DEEP_TEAL))
        flagged = 0.0
        if scene.red_flag_seconds:
            since = seconds - (scene.seconds - scene.red_flag_seconds)
            flagged = min(max(since / FADE_SECONDS, 0), 1)
        painter.setOpacity(shown * max(1 - flagged / _WORDS_CHANGE, 0))
        foot = self._write(painter, self._wrapped(scene.title, _TITLE_LINES, scene), _LEFT, _TOP)
        if scene.steps:
            self._write_steps(painter, scene, seconds, foot + 0.95 * CAPITAL, shown)
        if flagged > _WORDS_CHANGE:
            painter.setOpacity(shown * (flagged - _WORDS_CHANGE) / (1 - _WORDS_CHANGE))
            self._write_red_flag(painter, scene)

    def _write_steps(
        self, painter: QPainter, scene: Scene, seconds: float, top: float, shown: float
    ) -> None:
        each = scene.seconds / len(scene.steps)
        painter.setPen(QColor(_INK))
        for number, words in enumerate(scene.steps):
            since, left = seconds - number * each, (number + 1) * each - seconds
            if number == len(scene.steps) - 1:
                left = FADE_SECONDS  # the last one stays until the scene is gone
            if number == 0:
                since = FADE_SECONDS
            painter.setOpacity(shown * min(max(min(since, left) * 2 / FADE_SECONDS, 0), 1))
            self._write(painter, self._wrapped(words, _STEP_LINES, scene), _LEFT, top)

    def _write_red_flag(self, painter: QPainter, scene: Scene) -> None:
        painter.setPen(QPen(QColor(_CLAY), 10))
        painter.setBrush(QColor(_PAPER))
        painter.drawRoundedRect(_CARD, 40, 40)
        painter.setPen(QColor(_INK))
        lines = self._wrapped(self._board.red_flag, _FLAG_LINES, scene, _CARD.width() - 120)
        high = (len(lines) - 1) * _LINE * CAPITAL + CAPITAL
        self._write(painter, lines, _CARD.left() + 60, _CARD.center().y() - high / 2)

    def _write(self, painter: QPainter, lines: tuple[str, ...], left: float, top: float) -> float:
        """Paint the lines below each other; where the last one stands."""
        line = top + CAPITAL
        for number, words in enumerate(lines):
            line = top + CAPITAL + number * _LINE * CAPITAL
            painter.drawText(QPointF(left, line), words)
        return line

    def _wrapped(
        self, words: str, most: int, scene: Scene, wide: float = _RIGHT - _LEFT
    ) -> tuple[str, ...]:
        lines = _balance(words, wide, self._metrics)
        # A sentence of its own begins on a line of its own, where there is room.
        apart = tuple(
            line
            for sentence in re.split(r"(?<=[.?!]) ", words)
            for line in _balance(sentence, wide, self._metrics)
        )
        if len(apart) <= len(lines):
            lines = apart
        if len(lines) > most or any(self._metrics.horizontalAdvance(line) > wide for line in lines):
            raise KnownTrouble(
                f"Scene {scene.key}: “{words}” is too long to fit in {most} lines of the "
                "film's large letters. Use fewer words."
            )
        return lines


def _picture(scene: Scene, seconds: float) -> QImage:
    """The drawing of a scene at a moment, without words."""
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    with _painter(image) as painter:
        QSvgRenderer(QByteArray(text(scene.picture, seconds).encode())).render(painter)
    return image


class _painter:  # noqa: N801  (used like a function)
    """A smooth painter on an image, for as long as the `with` lasts."""

    def __init__(self, image: QImage) -> None:
        self._painter = QPainter(image)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)

    def __enter__(self) -> QPainter:
        return self._painter

    def __exit__(self, *_error: object) -> None:
        self._painter.end()


def _font() -> QFont:
    """Our heaviest letters, in the size at which a capital H is as high as it has to be."""
    for file in sorted((paths.ASSETS / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont(FAMILY)
    font.setWeight(QFont.Weight.ExtraBold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    size = CAPITAL
    font.setPixelSize(size)
    while QFontMetricsF(font).capHeight() < CAPITAL:
        size += 1
        font.setPixelSize(size)
    return font


def _wrap(words: str, wide: float, metrics: QFontMetricsF) -> tuple[str, ...]:
    """The words in lines that are no wider, each as full as it can be."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _balance(words: str, wide: float, metrics: QFontMetricsF) -> tuple[str, ...]:
    """The words in as few lines as they need, and those about equally long."""
    lines = _wrap(words, wide, metrics)
    narrower = wide
    while narrower > wide / 3 and len(_wrap(words, narrower - _FINER, metrics)) == len(lines):
        narrower -= _FINER
    return _wrap(words, narrower, metrics)
