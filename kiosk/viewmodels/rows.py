"""A list for a screen whose rows are frozen dataclasses; the roles are their fields."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


def camel_case(name: str) -> str:
    """A Python name as QML writes it: `is_local` → `isLocal`."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


class Rows(QAbstractListModel):
    """Rows in the order they were given; a subclass names the dataclass in `row_type`.

    Where somebody acts inside a row, it also names in `known_by` the fields by which a row stays
    known.
    """

    row_type: ClassVar[type]
    known_by: ClassVar[tuple[str, ...]] = ()
    """The fields by which `change` knows a row again."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Any] = ()
        first = int(Qt.ItemDataRole.UserRole)
        self._fields = {first + n: field.name for n, field in enumerate(fields(self.row_type))}

    def show(self, rows: Sequence[Any]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def change(self, rows: Sequence[Any]) -> None:
        """Come to show these rows. What stays, stays on the screen: focus and scrolling with it."""
        now = list(self._rows)
        self._rows = now
        wanted = [self._key(row) for row in rows]
        for at in reversed(range(len(now))):
            if self._key(now[at]) not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del now[at]
                self.endRemoveRows()
        for at, row in enumerate(rows):
            self._bring(now, row, at)
        self._rows = tuple(now)
        for at, row in enumerate(rows):
            self.put(at, row)

    def _bring(self, now: list[Any], row: Any, to: int) -> None:
        """Move a row to its place, or put it there where it is new."""
        key = self._key(row)
        at = next((n for n in range(to, len(now)) if self._key(now[n]) == key), None)
        if at is None:
            self.beginInsertRows(QModelIndex(), to, to)
            now.insert(to, row)
            self.endInsertRows()
        elif at > to:
            self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), to)
            now.insert(to, now.pop(at))
            self.endMoveRows()

    def _key(self, row: Any) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in self.known_by)

    def put(self, place: int, row: Any) -> None:
        """Show this row in place of the one there, and tell which fields differ."""
        before = self._rows[place]
        differ = [
            role
            for role, name in self._fields.items()
            if getattr(before, name) != getattr(row, name)
        ]
        if differ:
            self._rows = (*self._rows[:place], row, *self._rows[place + 1 :])
            self.dataChanged.emit(self.index(place, 0), self.index(place, 0), differ)

    def append(self, rows: Sequence[Any]) -> None:
        """Show more rows after those that are there."""
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows = (*self._rows, *rows)
        self.endInsertRows()

    def row(self, index: int) -> Any:
        """The row at `index`."""
        return self._rows[index]

    def all_rows(self) -> Sequence[Any]:
        """Every row."""
        return self._rows

    def roleNames(self) -> dict[int, QByteArray]:
        """The fields' names, for delegates."""
        return {role: QByteArray(camel_case(name).encode()) for role, name in self._fields.items()}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One field of one row."""
        name = self._fields.get(role)
        if name is None or not index.isValid():
            return None
        return getattr(self._rows[index.row()], name)
