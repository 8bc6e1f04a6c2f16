"""What a lead can change of the kiosk's own words, and what waits for another person to look at it.

Texts of the database are in the one history; what stands in `site.toml` has its own here.
"""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KnownTrouble
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.every_word import IN_FILE, OwnRow, OwnRows, OwnWords
from kiosk.viewmodels.volunteer.room_facts import Made, Waiting

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

MOST_MADE = 5
"""So many changes are shown at first, and so many more each time."""


@QmlElement
class WaitingRows(Rows):
    """What waits for another person."""

    row_type = Waiting


@QmlElement
class MadeRows(Rows):
    """What was changed of the room's own facts."""

    row_type = Made


@QmlElement
class WordsPage(QObject):
    """What can be changed, what waits for another person, and what was changed of the room's facts.

    Attributes:
        isLead: whether a lead looks: others see only what waits.
        hasFacts: whether the room's facts are here; they are no part of practising.
        hasOlder: whether more was changed than is shown.
        trouble: why they cannot be changed; empty where they can.
    """

    changed = Signal()

    def __init__(self, staff: Staff, words: OwnWords) -> None:
        super().__init__()
        self._staff = staff
        self._words = words
        self._groups, self._waiting, self._made = OwnRows(), WaitingRows(), MadeRows()
        self._trouble = ""
        self._most, self._has_older = MOST_MADE, False

    def load(self, _argument: str) -> bool:
        """Bring it up to date."""
        self._most = MOST_MADE
        self._show()
        return True

    @Slot()
    def showOlder(self) -> None:
        """Show more of what was changed."""
        self._most += MOST_MADE
        self._show()

    def _show(self) -> None:
        leads = bool(self._staff.property("isLead"))
        facts = self._words.facts
        made: list[Made] = []
        self._trouble = ""
        try:
            made = facts.made(self._most + 1) if facts is not None and leads else []
        except KnownTrouble as trouble:
            self._trouble = str(trouble)
        self._groups.show(self._group_rows() if leads else [])
        self._waiting.show(facts.waiting() if facts is not None else [])
        self._made.show(made[: self._most])
        self._has_older = len(made) > self._most
        self.changed.emit()

    def waiting_names(self) -> list[str]:
        """The facts that another person has to look at, for *Today*."""
        facts = self._words.facts
        return facts.waiting_names() if facts is not None else []

    @Slot(int)
    def confirm(self, number: int) -> None:
        """Whoever looks says that it is right."""
        if self._words.facts is not None:
            self._words.facts.confirm(number)
            self._show()

    @Slot(int)
    def withdraw(self, number: int) -> None:
        """Nobody wants it."""
        if self._words.facts is not None:
            self._words.facts.withdraw(number)
            self._show()

    @Slot(int)
    def putBack(self, number: int) -> None:
        """Let it be what it was."""
        if self._words.facts is not None:
            self._words.facts.put_back(number)
            self._show()

    def _group_rows(self) -> list[OwnRow]:
        with_file = self._words.facts is not None and not self._trouble
        return [
            OwnRow(each.key, each.name, each.words)
            for each in self._words.groups()
            if with_file or each.key not in IN_FILE
        ]

    @Property(OwnRows, notify=changed)
    def groups(self) -> OwnRows:
        return self._groups

    @Property(WaitingRows, notify=changed)
    def waiting(self) -> WaitingRows:
        return self._waiting

    @Property(MadeRows, notify=changed)
    def made(self) -> MadeRows:
        return self._made

    @Property(bool, notify=changed)
    def hasOlder(self) -> bool:
        return self._has_older

    @Property(bool, notify=changed)
    def isLead(self) -> bool:
        return bool(self._staff.property("isLead"))

    @Property(bool, notify=changed)
    def hasFacts(self) -> bool:
        return self._words.facts is not None

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._trouble
