"""What somebody says is wrong with a listing: it is counted, and nothing about them is kept."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory.corrections import What

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Corrections(QObject):
    """Each person says it once of a listing. It remembers of which, only until they are done.

    Attributes:
        said: the keys of the listings of which somebody has said something.
        missed: the key of the listing of which it could not be counted just now.
    """

    changed = Signal()

    def __init__(self, count: Callable[[str, What], bool]) -> None:
        """`count` is given the listing's key; whether it was written down."""
        super().__init__()
        self._count = count
        self._said: tuple[str, ...] = ()
        self._missed = ""

    @Slot(str, str)
    def say(self, listing_id: str, what: str) -> None:
        """Something of a listing is wrong: its `number`, `times`, `place`, or it has `closed`."""
        if listing_id in self._said:
            return
        if self._count(listing_id, What(what)):
            self._said = (*self._said, listing_id)
            self._missed = ""
        else:
            self._missed = listing_id
        self.changed.emit()

    def forget(self) -> None:
        """Nobody has said anything."""
        self._said = ()
        self._missed = ""
        self.changed.emit()

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def said(self) -> list[str]:
        return list(self._said)

    @Property(str, notify=changed)
    def missed(self) -> str:
        return self._missed
