"""Lays blocks out on A4 in large print, and makes a PDF of it. Nothing on it is below 18 points.

    sheets = lay_out([Title("A group"), Words("Every Monday.")], family=family)
    sheets.pages                                    # how many
    sheets.begins[1]                                # on which page the second block begins, from 1
    sheets.marks["a-key"]                           # where Mark("a-key") was
    sheets.pdf("Kiosk", made=datetime.date.today())

Text is only ever text: what looks like markup is printed as it stands. The letters are those that
the application knows under the name of `family` (`kiosk.application.add_fonts`).
"""

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QPointF, Qt, QUuid
from PySide6.QtGui import (
    QFontMetricsF,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
)

from kiosk.paper.blocks import Block
from kiosk.paper.flow import Flow
from kiosk.paper.pieces import Row
from kiosk.paper.setting import (
    BODY,
    BOTTOM,
    DOTS_PER_INCH,
    LEADING,
    PAGE,
    SIDE,
    TOP,
    WIDTH,
    Setter,
    across,
    clean,
    dots,
)

translate = QCoreApplication.translate

Told = Callable[[float, float], None]

_HEIGHT = dots(PAGE[1] - TOP - BOTTOM)


@dataclass(frozen=True)
class Sheets:
    """Blocks that have their places.

    Attributes:
        pages: how many pages they take; at least one.
        begins: for every block that was given, the page on which it begins, from 1.
        marks: the same for what follows each `Mark`, also inside of `Together`.
    """

    pages: int
    begins: tuple[int, ...]
    marks: dict[str, int]
    _rows: list[list[tuple[float, Row]]] = field(repr=False)
    _foot: "_Foot" = field(repr=False)
    _layouts: list[QTextLayout] = field(repr=False)  # what the lines of the rows live in

    def pdf(
        self, title: str, *, made: datetime.date, told: Told = lambda _done, _all: None
    ) -> bytes:
        """The PDF. The same blocks, title and day make the same file.

        Args:
            title: what its window and its properties say; whoever finds the file may read it.
            made: the day that it says it was made on.
            told: hears how many pages are drawn, of how many.
        """
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(DOTS_PER_INCH)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setTitle(title)
        writer.setCreator(title)
        writer.setDocumentId(QUuid())
        writer.setDocumentXmpMetadata(b" ")  # it would hold the hour
        painter = QPainter(writer)
        for number, rows in enumerate(self._rows, start=1):
            if number > 1:
                writer.newPage()
            for top, row in rows:
                _draw(painter, row, top)
            self._foot.draw(painter, number, self.pages)
            told(number, self.pages)
        painter.end()
        return _dated(bytes(buffer.data().data()), made)


def lay_out(
    blocks: Iterable[Block], *, family: str, footer: str = "", numbered: bool = True
) -> Sheets:
    """Give every block its place.

    Args:
        blocks: what to print; without words a block is not there.
        family: the letters.
        footer: a line at the foot of every page.
        numbered: whether every page says its number and how many there are.
    """
    setter = Setter(family)
    nodes = [setter.nodes(block) for block in blocks]
    for most_pages in (9, 99, 999, 99_999):  # a wide number leaves less room for the footer
        foot = _Foot(setter, clean(footer), most_pages if numbered else 0)
        flow = Flow(_HEIGHT - foot.height)
        begins = flow.place_blocks(nodes)
        if len(flow.pages) <= most_pages:
            break
    return Sheets(len(flow.pages), begins, flow.marks, flow.pages, foot, setter.layouts)


class _Foot:
    """What stands at the foot of every page."""

    def __init__(self, setter: Setter, words: str, most_pages: int) -> None:
        """`most_pages` is the largest number there is room for; with 0 there is no number."""
        self._setter = setter
        self._font = setter.font(BODY)
        self._numbered = most_pages > 0
        number = f"   {_page_words(most_pages, most_pages)}" if self._numbered else ""
        room = QFontMetricsF(self._font).horizontalAdvance(number)
        self._rows = setter.rows(words, self._font, WIDTH - room)
        lines = max(1 if self._numbered else 0, len(self._rows))
        line = QFontMetricsF(self._font).height() * LEADING
        self.height = lines * line + dots(16) if lines else 0

    def draw(self, painter: QPainter, page: int, pages: int) -> None:
        """Draw it on this page."""
        if not self.height:
            return
        top = _HEIGHT - self.height + dots(8)
        _draw(painter, Row(0, strokes=[across()]), top)
        top += dots(8)
        if self._numbered:
            number = self._setter.rows(_page_words(page, pages), self._font, WIDTH)
            for row in number:
                at = WIDTH - row.texts[0][1].naturalTextWidth()
                _draw(painter, Row(0, [(at, row.texts[0][1])]), top)
        for row in self._rows:
            _draw(painter, row, top)
            top += row.height


def _page_words(page: int, pages: int) -> str:
    return translate("Print", "Page {number} of {all}").format(number=page, all=pages)


def _draw(painter: QPainter, row: Row, top: float) -> None:
    corner = QPointF(dots(SIDE), dots(TOP) + top)
    painter.setPen(QPen(Qt.GlobalColor.black))
    for x, line in row.texts:
        line.draw(painter, corner + QPointF(x, 0))
    for stroke, style in row.strokes:
        painter.setPen(QPen(Qt.GlobalColor.black, dots(1), style))
        painter.drawLine(stroke.translated(corner))


def _dated(pdf: bytes, made: datetime.date) -> bytes:
    """The same file with this day in it, whatever the clock said; nothing in it moves."""
    told = f"{made:D:%Y%m%d}000000Z".encode()
    return re.sub(
        rb"\((D:[^)]*)\)",
        lambda found: b"(" + told + b")" + b" " * (len(found[1]) - len(told)),
        pdf,
        count=2,
    )
