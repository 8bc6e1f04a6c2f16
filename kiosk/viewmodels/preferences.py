"""How this person wants to read: text size, contrast, movement. Forgotten at every reset."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

STANDARD_SIZE = 1
LARGEST_SIZE = 2


@QmlElement
class Preferences(QObject):
    """What the strip on every screen sets."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text_size = STANDARD_SIZE
        self._high_contrast = False
        self._less_movement = False

    @Slot(int)
    def setTextSize(self, size: int) -> None:
        """Choose the smallest (0), the standard (1) or the largest (2) text."""
        self._text_size = max(0, min(size, LARGEST_SIZE))
        self.changed.emit()

    @Slot()
    def toggleContrast(self) -> None:
        """Turn high contrast on or off."""
        self._high_contrast = not self._high_contrast
        self.changed.emit()

    @Slot()
    def toggleMovement(self) -> None:
        """Turn movement off or on."""
        self._less_movement = not self._less_movement
        self.changed.emit()

    def forget(self) -> None:
        """Back to how the kiosk greets everybody."""
        self.__dict__.update(_text_size=STANDARD_SIZE, _high_contrast=False, _less_movement=False)
        self.changed.emit()

    @Property(int, notify=changed)
    def textSize(self) -> int:
        return self._text_size

    @Property(bool, notify=changed)
    def highContrast(self) -> bool:
        return self._high_contrast

    @Property(bool, notify=changed)
    def lessMovement(self) -> bool:
        return self._less_movement
