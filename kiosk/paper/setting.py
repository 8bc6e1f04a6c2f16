"""Sets blocks in type: turns them into rows of letters. Nothing is below 18 points.

Lengths are dots of the paper, of which an inch has so many that nothing needs to be rounded.
"""

import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from kiosk.paper.blocks import (
    BigNumber,
    Block,
    Boxes,
    Bullets,
    Entry,
    Heading,
    Label,
    Mark,
    PageBreak,
    Rule,
    Step,
    Steps,
    Title,
    Together,
    Words,
    WriteOn,
)
from kiosk.paper.pieces import Group, Node, Piece, Row

DOTS_PER_INCH = 1200
BODY = 18
"""Points. Large print begins at 16 to 18 (RNIB); nothing here is smaller."""

PAGE = (595.28, 841.89)  # A4, in points
SIDE, TOP, BOTTOM = 54, 50, 44

LEADING = 1.06
_APART = 12
_STEP_NUMBER = 23
_NUMBERS = (34, 28, BODY)
"""A number is as large as one line holds; what no line holds goes over several."""

_FROM_THE_LEFT = Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft
_FROM_THE_RIGHT = Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignRight

_UNSEEN = {"Cc", "Cs", "Cn"}
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the order of letters round would turn a number round, too."""


@dataclass(frozen=True)
class _Style:
    """How a paragraph looks: sizes in points; one that `heads` stays with what follows it."""

    size: float
    weight: QFont.Weight
    gap: float
    heads: bool = False


_STYLES: dict[type, _Style] = {
    Title: _Style(30, QFont.Weight.ExtraBold, gap=16, heads=True),
    Heading: _Style(23, QFont.Weight.Bold, gap=18, heads=True),
    Label: _Style(BODY, QFont.Weight.Bold, gap=_APART, heads=True),
}


def _style_of(words: Words) -> _Style:
    weight = QFont.Weight.Bold if words.strong else QFont.Weight.Normal
    return _Style(BODY, weight, gap=_APART if words.apart else 5)


def dots(points: float) -> float:
    """So many points of the paper."""
    return points * DOTS_PER_INCH / 72


WIDTH = dots(PAGE[0] - 2 * SIDE)
"""What a line has room for."""

_AFTER_BOX, _BETWEEN_BOXES = dots(6), dots(16)
_WRITING = 30
"""Points between two lines that somebody writes on."""


def clean(words: str) -> str:
    """The words without what cannot be seen: control characters, and what turns text round."""
    words = "\n".join(words.splitlines()).replace("\t", " ")
    return "".join(
        letter
        for letter in words
        if letter == "\n"
        or (letter not in _TURNING and unicodedata.category(letter) not in _UNSEEN)
    ).strip()


class Setter:
    """Turns blocks into rows of text, and keeps what those live in."""

    def __init__(self, family: str) -> None:
        self._family = family
        self.layouts: list[QTextLayout] = []

    def nodes(self, block: Block) -> list[Node]:
        """What a block is made of; nothing where it has no words."""
        match block:
            case Words(words):
                return self._paragraph(words, _style_of(block))
            case Title(words) | Heading(words) | Label(words):
                return self._paragraph(words, _STYLES[type(block)])
            case BigNumber(number):
                return self._number(number)
            case Steps(steps):
                return [node for step in steps for node in self._step(step)]
            case Bullets(points):
                return [node for each in points for node in self._step(Step("\u2022", each))]
            case Boxes(words):
                return self._boxes(words)
            case Entry(words, page):
                return self._entry(words, page)
            case Together(blocks):
                return [Group([node for each in blocks for node in self.nodes(each)])]
            case _:
                return [_without_words(block)]

    def _paragraph(self, words: str, style: "_Style") -> list[Node]:
        rows = self.rows(clean(words), self.font(style.size, style.weight), WIDTH)
        if not rows:
            return []
        return [Piece(dots(style.gap), rows, whole=style.heads, stays=style.heads)]

    def _number(self, number: str) -> list[Node]:
        number = clean(number)
        font = self._that_fits(number, WIDTH, _NUMBERS)
        rows = self.rows(number, font, WIDTH, left_to_right=True)
        return [Piece(dots(4), rows, whole=True)] if rows else []

    def _step(self, step: Step) -> list[Node]:
        lead, words, big = clean(step.lead), clean(step.words), clean(step.big)
        bold, plain = self.font(BODY, QFont.Weight.Bold), self.font(BODY)
        margin = max(dots(30), QFontMetricsF(bold).horizontalAdvance(f"{lead} ") if lead else 0)
        mirrored = reads_from_the_right(words)
        column = WIDTH - margin
        rows = self.rows(words, plain, column)
        if big:
            fitting = self._that_fits(big, column, (_STEP_NUMBER, BODY))
            numbers = self.rows(big, fitting, column, left_to_right=True)
            for row in numbers if mirrored else ():
                row.texts = [(column - line.naturalTextWidth(), line) for _, line in row.texts]
            rows += numbers
        for row in rows if not mirrored else ():
            row.texts = [(x + margin, line) for x, line in row.texts]
        if lead and rows:
            (beside,) = self.rows(lead, bold, margin, left_to_right=True)[:1]
            rows[0].texts += [
                (WIDTH - line.naturalTextWidth() if mirrored else 0, line)
                for _, line in beside.texts
            ]
        return [Piece(dots(7), rows, whole=True)] if rows else []

    def _boxes(self, words: Sequence[str]) -> list[Node]:
        font = self.font(BODY)
        metrics = QFontMetricsF(font)
        side, foot = metrics.capHeight(), metrics.ascent()
        rows: list[Row] = []
        x = WIDTH
        for label in filter(None, map(clean, words)):
            (row,) = self.rows(label, font, WIDTH, left_to_right=True)[:1]
            (line,) = (each for _, each in row.texts)
            width = side + _AFTER_BOX + line.naturalTextWidth()
            if x + width > WIDTH:
                rows.append(Row(row.height + dots(4)))
                x = 0.0
            rows[-1].texts.append((x + side + _AFTER_BOX, line))
            rows[-1].strokes += _box(x, foot - side, side)
            x += width + _BETWEEN_BOXES
        return [Piece(dots(8), rows, whole=True)] if rows else []

    def _entry(self, words: str, page: str) -> list[Node]:
        font = self.font(BODY)
        metrics = QFontMetricsF(font)
        page, space = clean(page), metrics.horizontalAdvance("  ")
        number = metrics.horizontalAdvance("0000")
        rows = self.rows(clean(words), font, WIDTH - number - space)
        if not rows:
            return []
        last = rows[-1]
        end = max(line.naturalTextWidth() + x for x, line in last.texts) + space
        (beside,) = self.rows(page, font, number)[:1] or [Row(0)]
        for x, line in beside.texts:
            start = WIDTH - line.naturalTextWidth()
            last.texts.append((start + x, line))
            if not reads_from_the_right(words) and start - space > end:
                foot = metrics.ascent()
                leader = QLineF(end, foot, start - space, foot)
                last.strokes.append((leader, Qt.PenStyle.DotLine))
        return [Piece(dots(3), rows, whole=True)]

    def rows(
        self, words: str, font: QFont, width: float, *, left_to_right: bool = False
    ) -> list[Row]:
        """These words over as many lines as they need."""
        rows = []
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for paragraph in filter(None, map(str.strip, words.split("\n"))):
            mirrored = not left_to_right and reads_from_the_right(paragraph)
            direction, side = _FROM_THE_RIGHT if mirrored else _FROM_THE_LEFT
            option.setTextDirection(direction)
            option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            layout = QTextLayout(paragraph, font)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, 0))
                rows.append(Row(line.height() * LEADING, [(0, line)]))
            layout.endLayout()
            self.layouts.append(layout)
        return rows

    def font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Our letters in this size, in points."""
        font = QFont(self._family)
        font.setPixelSize(round(dots(size)))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _that_fits(self, words: str, width: float, sizes: Sequence[float]) -> QFont:
        fonts = [self.font(size, QFont.Weight.Bold) for size in sizes]
        fitting = (each for each in fonts if QFontMetricsF(each).horizontalAdvance(words) < width)
        return next(fitting, fonts[-1])


def _without_words(block: Rule | PageBreak | Mark | WriteOn) -> Node:
    match block:
        case WriteOn():
            line = QLineF(0, dots(_WRITING), WIDTH, dots(_WRITING))
            return Piece(rows=[Row(dots(_WRITING + 2), strokes=[(line, Qt.PenStyle.SolidLine)])])
        case Rule():
            return Piece(dots(16), [Row(dots(10), strokes=[across()])], stays=True, falls=True)
        case PageBreak():
            return Group([], breaks=True)
        case Mark(key):
            return Piece(stays=True, mark=key)


def _box(x: float, y: float, side: float) -> list[tuple[QLineF, Qt.PenStyle]]:
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return [
        (QLineF(*start, *end), Qt.PenStyle.SolidLine) for start, end in itertools.pairwise(corners)
    ]


def across() -> tuple[QLineF, Qt.PenStyle]:
    """A line over the whole width."""
    return QLineF(0, 0, WIDTH, 0), Qt.PenStyle.SolidLine


def reads_from_the_right(words: str) -> bool:
    """Whether the first letter that has a direction is of a script that runs to the left."""
    directions = map(unicodedata.bidirectional, words)
    return next((each for each in directions if each in {"L", "R", "AL"}), "L") != "L"
