"""Reads a printed sheet back: somebody else's PDF reader, its words, its letters and its ink."""

import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

A4_POINTS = 595, 842


@dataclass(frozen=True)
class Read:
    """What a PDF holds: the words of every page, and how it looks, a point for a pixel."""

    texts: tuple[str, ...]
    pictures: tuple[QImage, ...]
    smallest_letters: float
    families: frozenset[str]

    @property
    def text(self) -> str:
        """All words, with one space between them, whatever line or page they stand on."""
        return " ".join(" ".join(self.texts).split())


def read(pdf: bytes, folder: Path) -> Read:
    """Open it as a printer would."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    document = QPdfDocument()
    assert document.load(str(file)) == QPdfDocument.Error.None_
    numbers = range(document.pageCount())
    found = Read(
        texts=tuple(document.getAllText(number).text() for number in numbers),
        pictures=tuple(_picture(document, number) for number in numbers),
        smallest_letters=min(_sizes(pdf), default=0),
        families=frozenset(name.decode() for name in re.findall(rb"/BaseFont /([\w-]+)", pdf)),
    )
    document.close()
    return found


def ink(picture: QImage) -> QRect:
    """The smallest rectangle that holds all that is printed."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, line = grey.width(), grey.height(), grey.bytesPerLine()
    pixels = bytes(grey.constBits())
    rows = [pixels[y * line : y * line + width] for y in range(height)]
    dark = [y for y, row in enumerate(rows) if min(row) < 200]
    if not dark:
        return QRect()
    columns = [x for x in range(width) if min(row[x] for row in rows) < 200]
    return QRect(columns[0], dark[0], columns[-1] - columns[0] + 1, dark[-1] - dark[0] + 1)


def _picture(document: QPdfDocument, page: int) -> QImage:
    size = QSize(*A4_POINTS)
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    return picture


def _sizes(pdf: bytes) -> list[float]:
    """The sizes of all letters, in points: that of the font in what scales the page."""
    sizes = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            content = zlib.decompress(stream)
        except zlib.error:
            continue
        scales = re.findall(rb"([\d.]+) 0 0 -[\d.]+ [\d.]+ [\d.]+ cm", content)
        if not scales:
            continue
        scale = float(scales[0])
        sizes += [float(each) * scale for each in re.findall(rb"/\w+ ([\d.]+) Tf", content)]
    return sizes
