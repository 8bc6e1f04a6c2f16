"""The search as its screen shows it. The words live here, and only until somebody is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from kiosk.directory.listing import Listing, TopicCard
from kiosk.directory.matching import CANDIDATES
from kiosk.safety.phrases import PhraseCard
from kiosk.viewmodels.directory import TopicRows
from kiosk.viewmodels.found import STEP, FoundListings
from kiosk.viewmodels.rows import Rows

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

AT_ONCE = STEP
MOST_FOUND = CANDIDATES

REST_AFTER_MS = 300

MOST_LETTERS = 200
"""More than anybody types; what is pasted beyond it is cut off."""


@dataclass(frozen=True)
class Found:
    """What the kiosk has for some words.

    Attributes:
        listings: the keys of the best; of all that fit once the fingers rest.
        why: what led to a listing, in words.
        topics: the nearest; where nothing was typed, all.
        every_topic: all of them, where nothing was found.
        cards: what may save somebody, to stand above the listings.
    """

    listings: Sequence[str] = ()
    why: Callable[[Listing], str] = lambda _listing: ""
    topics: Sequence[TopicCard] = ()
    every_topic: Sequence[TopicCard] = ()
    cards: Sequence[PhraseCard] = ()


@QmlElement
class SafetyCardRows(Rows):
    """Cards to stand above what was found."""

    row_type = PhraseCard


@QmlElement
class SearchPage(QObject):
    """The words that somebody is typing, and what there is for them so far."""

    changed = Signal()

    def __init__(
        self,
        find: Callable[[str, int], Found],
        results: FoundListings,
        count_wanted: Callable[[str], None],
    ) -> None:
        """Nothing has been typed.

        Args:
            find: looks for words as they were typed, and for no more listings than that.
            results: shows what was found.
            count_wanted: counts that somebody wanted a topic, and found nothing.
        """
        super().__init__()
        self._find = find
        self._count_wanted = count_wanted
        self._words = ""
        self._cards = SafetyCardRows()
        self._results = results
        self._topics = TopicRows()
        self._wanted = TopicRows()
        self._has_said = False
        self._complete = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(REST_AFTER_MS)
        self._pause.timeout.connect(self._find_the_rest)

    @Slot(str)
    def look(self, words: str) -> None:
        """Look for what has been typed so far."""
        words = words[:MOST_LETTERS]
        if words != self._words:
            self._words = words
            self._has_said = False
            found = self._find(words, AT_ONCE)
            self._show(found)
            self._results.show(found.listings, found.why)
            self._complete = len(found.listings) < AT_ONCE
            if not self._complete:
                self._pause.start()
            self.changed.emit()

    @Slot(bool)
    def useKeyboard(self, on: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Tell Qt whether the keyboard of the screen shows."""
        QGuiApplication.inputMethod().setVisible(on)

    @Slot(str)
    def want(self, topic: str) -> None:
        """Somebody found nothing, and says which topic it was about. Their words are not kept."""
        if not self._has_said:
            self._has_said = True
            self._count_wanted(topic)
            self.changed.emit()

    def refresh(self) -> None:
        """Look again for the same words: somebody comes back, and a listing may have changed."""
        found = self._find(self._words, MOST_FOUND)
        self._show(found)
        self._results.show(found.listings, found.why, keep_filters=True)
        self._complete = True
        self.changed.emit()

    def offer(self) -> None:
        """Make the filters of what was found ready to be chosen from."""
        self._find_the_rest()
        self._results.offer()

    def forget(self) -> None:
        """Nobody has typed anything."""
        self._words = ""
        self._has_said = False
        self._show(Found())
        self._results.show(())
        self._complete = True
        self.changed.emit()

    def _show(self, found: Found) -> None:
        self._pause.stop()
        self._cards.show(found.cards)
        self._topics.show(found.topics)
        self._wanted.show(found.every_topic)

    @Slot()
    def _find_the_rest(self) -> None:
        if self._complete:
            return
        self._pause.stop()
        self._results.extend(self._find(self._words, MOST_FOUND).listings)
        self._complete = True
        self.changed.emit()

    @property
    def is_complete(self) -> bool:
        """Whether all that fits has been looked for."""
        return self._complete

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
        return not self.isBlank and self._results.property("count") == 0

    @Property(bool, notify=changed)
    def hasSaid(self) -> bool:
        """Whether somebody has said which topic they wanted."""
        return self._has_said

    @Property(bool, notify=changed)
    def hasCards(self) -> bool:
        return self._cards.rowCount() > 0

    @Property(SafetyCardRows, notify=changed)
    def cards(self) -> SafetyCardRows:
        return self._cards

    @Property(FoundListings, notify=changed)
    def results(self) -> FoundListings:
        return self._results

    @Property(TopicRows, notify=changed)
    def topics(self) -> TopicRows:
        return self._topics

    @Property(TopicRows, notify=changed)
    def wanted(self) -> TopicRows:
        """Every topic, for whoever found nothing."""
        return self._wanted
