"""A listing that two people changed: what each wrote, for somebody to choose, field by field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory.editing.conflicts import Conflict, Side
from kiosk.viewmodels.rows import Rows
from kiosk.wording.editing import field_name, held

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class ConflictRow:
    """A field that both changed.

    Attributes:
        field_key: which one.
        label: what it is called.
        before: what stood in it when this draft was begun.
        theirs: what is public now.
        mine: what the draft says.
        is_mine: whether the draft's words are chosen.
    """

    field_key: str
    label: str
    before: str
    theirs: str
    mine: str
    is_mine: bool = False


@QmlElement
class ConflictRows(Rows):
    """The fields that both changed, in the form's order."""

    row_type = ConflictRow
    known_by = ("field_key",)


@QmlElement
class ConflictPage(QObject):
    """What was chosen so far. Theirs is public already: it stays until somebody says otherwise.

    Attributes:
        who: who changed it meanwhile, in words.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = ConflictRows()
        self._who = ""

    def show(self, found: Sequence[Conflict], topics: Mapping[str, str], who: str) -> None:
        """Ask about these fields; `topics` are names by codes."""
        self._who = who
        self._rows.show(
            [
                ConflictRow(
                    each.field,
                    field_name(each.field),
                    held(each.field, each.before, topics),
                    held(each.field, each.theirs, topics),
                    held(each.field, each.mine, topics),
                )
                for each in found
            ]
        )
        self.changed.emit()

    @property
    def chosen(self) -> dict[str, Side]:
        """Whose words are to stand, by field."""
        return {
            row.field_key: Side.MINE if row.is_mine else Side.THEIRS
            for row in self._rows.all_rows()
        }

    @Slot(str, bool)
    def choose(self, field: str, mine: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Of this field, mine or theirs is to stand."""
        self._choose(lambda row: mine if row.field_key == field else row.is_mine)

    @Slot(bool)
    def chooseAll(self, mine: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Of every field, mine or theirs is to stand."""
        self._choose(lambda _row: mine)

    def _choose(self, is_mine: Callable[[ConflictRow], bool]) -> None:
        self._rows.change([replace(row, is_mine=is_mine(row)) for row in self._rows.all_rows()])

    @Property(ConflictRows, notify=changed)
    def rows(self) -> ConflictRows:
        return self._rows

    @Property(str, notify=changed)
    def who(self) -> str:
        return self._who
