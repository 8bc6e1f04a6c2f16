"""What a volunteer sees first: what wants to be done."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.volunteer.desk import Desk

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TodayPage(QObject):
    """The page that somebody comes to from the door."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def load(self, _argument: str) -> bool:
        """Bring it up to date."""
        self.changed.emit()
        return True

    @Property(str, notify=changed)
    def words(self) -> str:
        return ""
