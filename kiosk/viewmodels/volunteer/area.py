"""All view models of the volunteers' pages in one object, for `StaffPages.qml`."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.door import Door
from kiosk.viewmodels.volunteer.edit import EditPage
from kiosk.viewmodels.volunteer.pin import OwnPin
from kiosk.viewmodels.volunteer.today import TodayPage

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class VolunteerArea(QObject):
    """What lies behind the door. A page more is a property more."""

    changed = Signal()  # never: QML's linter knows no constant properties of Python's

    def __init__(
        self, *, desk: Desk, door: Door, own_pin: OwnPin, today: TodayPage, edit: EditPage
    ) -> None:
        super().__init__()
        self._desk = desk
        self._door = door
        self._own_pin = own_pin
        self._today = today
        self._edit = edit

    @Property(Desk, notify=changed)
    def desk(self) -> Desk:
        return self._desk

    @Property(Door, notify=changed)
    def door(self) -> Door:
        return self._door

    @Property(OwnPin, notify=changed)
    def ownPin(self) -> OwnPin:
        return self._own_pin

    @Property(TodayPage, notify=changed)
    def today(self) -> TodayPage:
        return self._today

    @Property(EditPage, notify=changed)
    def edit(self) -> EditPage:
        return self._edit
