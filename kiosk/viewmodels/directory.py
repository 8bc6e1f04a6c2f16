"""The directory as its screens show it: topics, the listings of one topic, one whole listing."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.directory.listing import Listing, TopicCard
from kiosk.viewmodels.found import FoundListings
from kiosk.viewmodels.rows import Rows
from kiosk.wording.listings import FactRow, StepRow, checked, facts, next_steps, run_by
from kiosk.wording.times import is_open, status

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TopicRows(Rows):
    """The topics in their order."""

    row_type = TopicCard


@QmlElement
class ResultsPage(QObject):
    """The listings of one topic, under its name."""

    changed = Signal()

    def __init__(self, found: FoundListings) -> None:
        """`found` shows what the topic holds."""
        super().__init__()
        self._topic: TopicCard | None = None
        self._found = found
        self._is_empty = True

    def show_topic(self, topic: TopicCard, ids: Sequence[str]) -> None:
        """Show these listings as what the topic holds; who comes back finds the same filters."""
        again = self._topic is not None and self._topic.key == topic.key
        self._topic = topic
        self._is_empty = not ids
        self._found.show(ids, keep_filters=again)
        self.changed.emit()

    def offer(self) -> None:
        """Make the filters ready to be chosen from."""
        self._found.offer()

    def forget(self) -> None:
        """Nobody has chosen anything."""
        self._topic = None
        self._is_empty = True
        self._found.show(())
        self.changed.emit()

    @Property(FoundListings, notify=changed)
    def found(self) -> FoundListings:
        return self._found

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._topic.name if self._topic else ""

    @Property(bool, notify=changed)
    def emergencyCard(self) -> bool:
        return self._topic is not None and self._topic.emergency_card

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        return self._is_empty


@QmlElement
class StepRows(Rows):
    """What to do next, in order."""

    row_type = StepRow


@QmlElement
class FactRows(Rows):
    """The facts that are known of a listing; what nobody wrote is not there."""

    row_type = FactRow


@QmlElement
class ListingPage(QObject):
    """One listing, whole, and those like it."""

    changed = Signal()

    def __init__(self, like: FoundListings, now: Callable[[], datetime.datetime]) -> None:
        """`like` shows those like it; `now` is the time on the room's clock."""
        super().__init__()
        self._like = like
        self._now = now
        self._listing = Listing(id="", name="")
        self._check_words = ""
        self._status = ""
        self._is_open = False
        self._steps = StepRows()
        self._facts = FactRows()

    def show(self, listing: Listing, like_it: Sequence[str] = ()) -> None:
        """Show this listing as it is now, and below it those with these keys."""
        now = self._now()
        self._listing = listing
        self._check_words = checked(listing, now.date())
        self._status = status(listing.coming, now)
        self._is_open = is_open(listing.coming, now)
        self._steps.show(next_steps(listing))
        self._facts.show(facts(listing, now.date()))
        self._like.show(like_it)
        self.changed.emit()

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._listing.name

    @Property(str, notify=changed)
    def runBy(self) -> str:
        return run_by(self._listing)

    @Property(str, notify=changed)
    def summary(self) -> str:
        return self._listing.summary

    @Property(str, notify=changed)
    def alert(self) -> str:
        return self._listing.alert

    @Property(str, notify=changed)
    def checkWords(self) -> str:
        return self._check_words

    @Property(FoundListings, notify=changed)
    def like(self) -> FoundListings:
        """Those like it."""
        return self._like

    @Property(str, notify=changed)
    def listingId(self) -> str:
        return self._listing.id

    @Property(str, notify=changed)
    def status(self) -> str:
        """When one can go or ring, at this moment: "Open now until 5pm"."""
        return self._status

    @Property(bool, notify=changed)
    def isOpen(self) -> bool:
        return self._is_open

    @Property(bool, notify=changed)
    def isChecked(self) -> bool:
        return self._listing.was_checked_lately

    @Property(bool, notify=changed)
    def emergencyCard(self) -> bool:
        return self._listing.emergency_card

    @Property(bool, notify=changed)
    def isPrivate(self) -> bool:
        """Whether the question about onlookers comes before anything is taken home."""
        return self._listing.sensitive

    @Property(StepRows, notify=changed)
    def steps(self) -> StepRows:
        return self._steps

    @Property(FactRows, notify=changed)
    def facts(self) -> FactRows:
        return self._facts
