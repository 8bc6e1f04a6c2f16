"""What somebody wants to take home. It lives here, and only until they are done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory.listing import Listing
from kiosk.viewmodels.rows import Rows

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

MOST = 20
"""As many listings fit on a few sheets; more is a directory."""


@dataclass(frozen=True)
class KeptRow:
    """One listing of the list."""

    listing_id: str
    name: str
    number: str
    is_first: bool


@QmlElement
class KeptRows(Rows):
    """The list, in its order."""

    row_type = KeptRow
    known_by = ("listing_id",)


@QmlElement
class MyList(QObject):
    """The listings that somebody keeps to take home."""

    changed = Signal()

    def __init__(self, read: Callable[[Sequence[str]], list[Listing]]) -> None:
        """`read` gets listings by their keys, without those that may not be seen any more."""
        super().__init__()
        self._read = read
        self._ids: tuple[str, ...] = ()
        self._is_private = False
        self._rows = KeptRows()

    @property
    def listings(self) -> list[Listing]:
        """What is kept, in its order."""
        return self._read(self._ids)

    @Slot(str)
    def toggle(self, listing_id: str) -> None:
        """Keep a listing, or keep it no longer."""
        if listing_id in self._ids:
            self._keep(tuple(each for each in self._ids if each != listing_id))
        elif len(self._ids) < MOST:
            self._keep((*self._ids, listing_id))

    @Slot(str)
    def moveUp(self, listing_id: str) -> None:
        """One place further up."""
        at = self._ids.index(listing_id) if listing_id in self._ids else 0
        if at > 0:
            ids = list(self._ids)
            ids[at - 1], ids[at] = ids[at], ids[at - 1]
            self._keep(tuple(ids))

    def refresh(self) -> None:
        """Read the list anew."""
        self._keep(self._ids)

    def forget(self) -> None:
        """Nobody keeps anything."""
        self._keep(())

    def _keep(self, ids: tuple[str, ...]) -> None:
        kept = self._read(ids) if ids else []
        self._ids = tuple(each.id for each in kept)
        self._is_private = any(each.sensitive for each in kept)
        self._rows.change(
            [
                KeptRow(
                    each.id,
                    each.name,
                    each.numbers[0].number if each.numbers else each.website,
                    is_first=place == 0,
                )
                for place, each in enumerate(kept)
            ]
        )
        self.changed.emit()

    @Property(KeptRows, notify=changed)
    def rows(self) -> KeptRows:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._ids)

    @Property(bool, notify=changed)
    def isFull(self) -> bool:
        return len(self._ids) >= MOST

    @Property(bool, notify=changed)
    def isPrivate(self) -> bool:
        """Whether the question about onlookers comes before anything is taken home."""
        return self._is_private

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def ids(self) -> list[str]:
        """The keys of what is kept, for buttons that say so."""
        return list(self._ids)
