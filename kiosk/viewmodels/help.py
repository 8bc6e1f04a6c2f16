"""The two fixed cards as their screens show them: *Help now* and *Back pain emergency*."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.safety.cards import EmergencyCard, HelpCard, HelpLine
from kiosk.viewmodels.rows import Rows

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class HelpLineRow:
    """One line of help: what it is for, a few words, and the number."""

    title: str
    words: str
    number: str


@QmlElement
class HelpLineRows(Rows):
    """Lines of help in the order to try them."""

    row_type = HelpLineRow


@QmlElement
class HelpPage(QObject):
    """*Help now*, and those lines of it that stand where a topic is empty."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = ""
        self._first = HelpLineRow("", "", "")
        self._lines = HelpLineRows()
        self._to_talk = HelpLineRows()

    def show(self, card: HelpCard) -> None:
        """Show this card."""
        self._heading = card.heading
        self._first = _row(card.first)
        self._lines.show([_row(line) for line in card.lines])
        self._to_talk.show([_row(line) for line in card.to_talk])
        self.changed.emit()

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._heading

    @Property(str, notify=changed)
    def firstTitle(self) -> str:
        return self._first.title

    @Property(str, notify=changed)
    def firstWords(self) -> str:
        return self._first.words

    @Property(HelpLineRows, notify=changed)
    def lines(self) -> HelpLineRows:
        return self._lines

    @Property(HelpLineRows, notify=changed)
    def toTalk(self) -> HelpLineRows:
        return self._to_talk


@QmlElement
class EmergencyPage(QObject):
    """When back pain is an emergency, where to go, and whom to ask soon."""

    changed = Signal()

    def __init__(self, card: EmergencyCard) -> None:
        super().__init__()
        self._card = card

    def show(self, card: EmergencyCard) -> None:
        """The site names another place."""
        self._card = card
        self.changed.emit()

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._card.heading

    @Property(str, notify=changed)
    def act(self) -> str:
        return self._card.act

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def signs(self) -> list[str]:
        return list(self._card.signs)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def places(self) -> list[str]:
        """The nearest A&E, and what is not one, where the site has said so."""
        return [words for words in (self._card.nearest_ae, self._card.not_ae) if words]

    @Property(str, notify=changed)
    def soonHeading(self) -> str:
        return self._card.soon_heading

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def soon(self) -> list[str]:
        return list(self._card.soon)


def _row(line: HelpLine) -> HelpLineRow:
    return HelpLineRow(title=line.title, words=line.words, number=line.number)
