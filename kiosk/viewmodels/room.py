"""The room that the kiosk stands in: its name, its look, and whether it is still in trial."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Room(QObject):
    """What every screen says about the room.

    Attributes:
        trial: nobody has completed *Go live*: every screen says that it is not for patients yet.
        colours: the site's own colours by token, each as `#RRGGBB`.
        logo: the address of the site's logo; empty where it has none.
        listings: how many services a patient can find here.
    """

    changed = Signal()

    def __init__(self, name: str, *, family: str, colours: dict[str, str], logo: str) -> None:
        super().__init__()
        self._name = name
        self._family = family
        self._colours = colours
        self._logo = logo
        self._trial = True
        self._listings = 0

    def rename(self, name: str) -> None:
        """The room is called otherwise now."""
        self._name = name
        self.changed.emit()

    def show(self, *, trial: bool, listings: int) -> None:
        """Bring up to date what can change while the kiosk runs."""
        self._trial = trial
        self._listings = listings
        self.changed.emit()

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._name

    @Property(str, notify=changed)
    def family(self) -> str:
        return self._family

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def colours(self) -> dict[str, Any]:
        return self._colours

    @Property(str, notify=changed)
    def logo(self) -> str:
        return self._logo

    @Property(bool, notify=changed)
    def trial(self) -> bool:
        return self._trial

    @Property(int, notify=changed)
    def listings(self) -> int:
        return self._listings
