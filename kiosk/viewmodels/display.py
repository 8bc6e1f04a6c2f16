"""How large a millimetre is on the screen, so that letters and targets have their true size.

Sizes of text and targets are given in millimetres (DESIGN: capital H of 7.3 mm, targets of 20 mm),
because a finger and an eye do not scale with the resolution.
"""

from PySide6.QtCore import Property, QObject, QSizeF, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QScreen
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

COMMON_SCREEN = QSizeF(476.6, 268.1)
"""Millimetres of a 21.5-inch screen, 16:9: what we take where nobody knows better."""

_BLIND_GUESS_DPI = 96
_SMALLEST_MM, _LARGEST_MM = 250, 2000


WAITING_ROOM_SCREEN = QSizeF(708.4, 398.5)
"""Likewise, of the 32 inches that usually hang in a waiting room."""


def screen_millimetres(
    screen: QScreen, width: float | None, height: float | None, common: QSizeF = COMMON_SCREEN
) -> QSizeF:
    """The screen's size: `width` and `height` where site.toml has them, else what it says itself.

    A screen that says nothing is reported as exactly 96 dots per inch, or as some millimetres;
    it is then taken to be as large as is `common`.
    """
    if width and height:
        return QSizeF(width, height)
    told = screen.physicalSize()
    guessed = abs(screen.physicalDotsPerInchX() - _BLIND_GUESS_DPI) < 1
    if guessed or not _SMALLEST_MM < max(told.width(), told.height()) < _LARGEST_MM:
        return common
    return told


@QmlElement
class Display(QObject):
    """The scale of everything. The window stands for the whole screen, also when it is smaller.

    Attributes:
        pixelsPerMillimetre: on the screen as it is used now.
        capitalRatio: height of a capital H per pixel of font size, for the font in use.
    """

    changed = Signal()

    def __init__(self, millimetres: QSizeF, family: str) -> None:
        super().__init__()
        self._long_side = max(millimetres.width(), millimetres.height())
        self._pixels = 1920 / self._long_side
        font = QFont(family)
        font.setPixelSize(1000)
        self._capital_ratio = QFontMetricsF(font).capHeight() / 1000

    @Slot(int, int)
    def fit(self, width: int, height: int) -> None:
        """The window has this size in pixels now."""
        pixels = max(width, height) / self._long_side
        if pixels > 0 and pixels != self._pixels:
            self._pixels = pixels
            self.changed.emit()

    @Property(float, notify=changed)
    def pixelsPerMillimetre(self) -> float:
        return self._pixels

    @Property(float, notify=changed)
    def capitalRatio(self) -> float:
        return self._capital_ratio
