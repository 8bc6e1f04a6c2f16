"""The principles as their screens show them: all of them, and one card."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.principles.cards import PrincipleCard, Principles
from kiosk.viewmodels.rows import Rows

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

_NO_CARD = PrincipleCard(number=0, title="", meaning="", picture="", expect=(), ask=())


@QmlElement
class PrincipleRows(Rows):
    """All principles, with the words that hold for all of them."""

    row_type = PrincipleCard
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._principles = Principles(status="", intro="", credit="", cards=())

    def show_all(self, principles: Principles) -> None:
        """Show these principles."""
        self._principles = principles
        self.show(principles.cards)
        self.changed.emit()

    @Property(str, notify=changed)
    def status(self) -> str:
        return self._principles.status

    @Property(str, notify=changed)
    def intro(self) -> str:
        return self._principles.intro

    @Property(str, notify=changed)
    def credit(self) -> str:
        return self._principles.credit


@QmlElement
class PrinciplePage(QObject):
    """One principle's card, and its neighbours."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._principles = Principles(status="", intro="", credit="", cards=())
        self._index = 0

    def show(self, principles: Principles, number: int) -> bool:
        """Show the principle of that number; False when there is none."""
        numbers = [card.number for card in principles.cards]
        if number not in numbers:
            return False
        self._principles = principles
        self._index = numbers.index(number)
        self.changed.emit()
        return True

    def _card(self, offset: int = 0) -> PrincipleCard:
        """The card shown, or one that many places on; an empty one where there is none."""
        index = self._index + offset
        cards = self._principles.cards
        return cards[index] if index < len(cards) else _NO_CARD

    @Property(str, notify=changed)
    def status(self) -> str:
        return self._principles.status

    @Property(int, notify=changed)
    def number(self) -> int:
        return self._card().number

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._card().title

    @Property(str, notify=changed)
    def meaning(self) -> str:
        return self._card().meaning

    @Property(str, notify=changed)
    def picture(self) -> str:
        return self._card().picture

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def expect(self) -> list[str]:
        return list(self._card().expect)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def ask(self) -> list[str]:
        return list(self._card().ask)

    @Property(int, notify=changed)
    def nextNumber(self) -> int:
        return self._card(1).number

    @Property(str, notify=changed)
    def nextTitle(self) -> str:
        return self._card(1).title
