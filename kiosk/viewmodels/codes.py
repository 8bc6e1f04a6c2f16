"""Square codes that hold their text themselves, so that a phone without a network can read them."""

import logging

from PySide6.QtCore import QByteArray, QSize, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickImageProvider

log = logging.getLogger(__name__)

QUIET_ZONE = 4
"""Light modules around a code, as ISO/IEC 18004 wants them."""


class Codes(QQuickImageProvider):
    """`image://codes/TEXT`: the code of that text, percent-encoded, a pixel a module."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002
        """The code; one clear pixel where it cannot be made: no exception may leave a provider."""
        try:
            return draw(QUrl.fromPercentEncoding(QByteArray(id.encode())))
        except Exception:
            log.exception("A code cannot be made.")
            blank = QImage(1, 1, QImage.Format.Format_ARGB32)
            blank.fill(0)
            return blank


def draw(text: str) -> QImage:
    """The code of a text, black on white with its quiet zone, a pixel a module.

    Raises:
        segno.DataOverflowError: the text is longer than a code can hold.
    """
    import segno

    matrix = segno.make(text, micro=False, error="m").matrix
    side = len(matrix) + 2 * QUIET_ZONE
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                image.setPixelColor(x + QUIET_ZONE, y + QUIET_ZONE, QColor("black"))
    return image
