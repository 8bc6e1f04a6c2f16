"""The search as its screen shows it. The words live here, and only until somebody is done."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from kiosk.directory.listing import Listing, TopicCard
from kiosk.safety.phrases import PhraseCard
from kiosk.viewmodels.directory import ListingRows, TopicRows
from kiosk.viewmodels.rows import Rows

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

AT_ONCE = 8
"""How many listings show at every key. To lay out one takes a millisecond, and a key must not wait;
the rest come when the fingers do."""

REST_AFTER_MS = 300

MOST_LETTERS = 200
"""More than anybody types; what is pasted beyond it is cut off."""


@dataclass(frozen=True)
class Found:
    """What the kiosk has for some words.

    Attributes:
        listings: the best first.
        topics: the nearest; where nothing was typed, all.
        cards: what may save somebody, to stand above the listings.
    """

    listings: Sequence[Listing] = ()
    topics: Sequence[TopicCard] = ()
    cards: Sequence[PhraseCard] = ()


@QmlElement
class SafetyCardRows(Rows):
    """Cards to stand above what was found."""

    row_type = PhraseCard


@QmlElement
class SearchPage(QObject):
    """The words that somebody is typing, and what there is for them so far."""

    changed = Signal()

    def __init__(self, find: Callable[[str], Found], today: Callable[[], datetime.date]) -> None:
        """`find` looks for words as they were typed; `today` is the day on the room's calendar."""
        super().__init__()
        self._find = find
        self._today = today
        self._words = ""
        self._cards = SafetyCardRows()
        self._results = ListingRows()
        self._topics = TopicRows()
        self._to_come: Sequence[Listing] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(REST_AFTER_MS)
        self._pause.timeout.connect(self._show_the_rest)

    @Slot(str)
    def look(self, words: str) -> None:
        """Look for what has been typed so far."""
        words = words[:MOST_LETTERS]
        if words != self._words:
            self._words = words
            self._show(self._find(words), at_once=AT_ONCE)

    @Slot(bool)
    def useKeyboard(self, on: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Tell Qt whether the keyboard of the screen shows."""
        QGuiApplication.inputMethod().setVisible(on)

    def refresh(self) -> None:
        """Look again for the same words: somebody comes back, and a listing may have changed."""
        found = self._find(self._words)
        self._show(found, at_once=len(found.listings))

    def forget(self) -> None:
        """Nobody has typed anything."""
        self._words = ""
        self._show(Found(), at_once=0)

    def _show(self, found: Found, *, at_once: int) -> None:
        self._pause.stop()
        self._cards.show(found.cards)
        self._topics.show(found.topics)
        self._results.show_found(found.listings[:at_once], self._today())
        self._to_come = found.listings[at_once:]
        if self._to_come:
            self._pause.start()
        self.changed.emit()

    @Slot()
    def _show_the_rest(self) -> None:
        to_come, self._to_come = self._to_come, ()
        self._results.append_found(to_come, self._today())

    @property
    def is_complete(self) -> bool:
        """Whether all that was found shows."""
        return not self._to_come

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words

    @Property(int, constant=True)
    def mostLetters(self) -> int:
        return MOST_LETTERS

    @Property(bool, notify=changed)
    def isBlank(self) -> bool:
        """Whether there is nothing to look for yet."""
        return not self._words.strip()

    @Property(bool, notify=changed)
    def foundNothing(self) -> bool:
        return not self.isBlank and self._results.rowCount() == 0

    @Property(bool, notify=changed)
    def hasCards(self) -> bool:
        return self._cards.rowCount() > 0

    @Property(SafetyCardRows, notify=changed)
    def cards(self) -> SafetyCardRows:
        return self._cards

    @Property(ListingRows, notify=changed)
    def results(self) -> ListingRows:
        return self._results

    @Property(TopicRows, notify=changed)
    def topics(self) -> TopicRows:
        return self._topics
