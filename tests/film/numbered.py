"""Small films whose frames carry their number, and reading it from what was painted."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.film import encoding

RATE = 25
BITS = 8
_GROUND = QColor(96, 144, 120)


def frames(count: int, width: int, height: int) -> Iterator[QImage]:
    """Frames whose top ninth holds their number in black and white blocks."""
    for number in range(count):
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(_GROUND)
        painter = QPainter(image)
        for bit in range(BITS):
            colour = QColor("white") if number >> bit & 1 else QColor("black")
            painter.fillRect(QRect(bit * width // BITS, 0, width // BITS, height // 9), colour)
        painter.end()
        yield image


def make(path: Path, count: int = 40, width: int = 320, height: int = 180) -> Path:
    """A film of that many frames."""
    encoding.encode(frames(count, width, height), path, RATE)
    return path


def number_of(image: QImage) -> int:
    """The number in a painted frame; -1 where what was painted is no frame at all."""
    ground = image.pixelColor(image.width() // 2, image.height() // 2)
    if abs(ground.green() - _GROUND.green()) > 24:
        return -1
    row = image.height() // 18
    blocks = [
        image.pixelColor((2 * bit + 1) * image.width() // (2 * BITS), row).lightness() > 127
        for bit in range(BITS)
    ]
    return sum(white << bit for bit, white in enumerate(blocks))
