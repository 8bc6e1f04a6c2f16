"""The directory as its screens show it: topics, the listings of one topic, one whole listing."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement

from kiosk.directory.filters import Sieve
from kiosk.directory.listing import Listing, TopicCard
from kiosk.viewmodels.found import FoundListings, Read
from kiosk.viewmodels.rows import Rows
from kiosk.wording.listings import FactRow, StepRow, checked, facts, next_steps
from kiosk.wording.times import is_open, status

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TopicRows(Rows):
    """The topics in their order."""

    row_type = TopicCard


@QmlElement
class ResultsPage(FoundListings):
    """The listings of one topic, under its name."""

    shown = Signal()

    def __init__(
        self,
        read: Read,
        sift: Callable[[Sequence[str]], Sieve],
        now: Callable[[], datetime.datetime],
    ) -> None:
        super().__init__(read, sift, now)
        self._topic: TopicCard | None = None

    def show_topic(self, topic: TopicCard, ids: Sequence[str]) -> None:
        """Show these listings as what the topic holds; who comes back finds the same filters."""
        again = self._topic is not None and self._topic.key == topic.key
        self._topic = topic
        self.show(ids, keep_filters=again)
        self.shown.emit()

    def forget(self) -> None:
        """Nobody has chosen anything."""
        self._topic = None
        self.show(())
        self.shown.emit()

    @Property(str, notify=shown)
    def title(self) -> str:
        return self._topic.name if self._topic else ""

    @Property(bool, notify=shown)
    def emergencyCard(self) -> bool:
        return self._topic is not None and self._topic.emergency_card

    @Property(bool, notify=shown)
    def isEmpty(self) -> bool:
        return not self._found


@QmlElement
class StepRows(Rows):
    """What to do next, in order."""

    row_type = StepRow


@QmlElement
class FactRows(Rows):
    """The facts that are known of a listing; what nobody wrote is not there."""

    row_type = FactRow


@QmlElement
class ListingPage(FoundListings):
    """One listing, whole; what `FoundListings` holds are those like it."""

    shown = Signal()

    def __init__(
        self,
        read: Read,
        sift: Callable[[Sequence[str]], Sieve],
        now: Callable[[], datetime.datetime],
    ) -> None:
        super().__init__(read, sift, now)
        self._listing = Listing(id="", name="")
        self._check_words = ""
        self._status = ""
        self._is_open = False
        self._steps = StepRows()
        self._facts = FactRows()

    def show_listing(self, listing: Listing, like_it: Sequence[str] = ()) -> None:
        """Show this listing as it is now, and below it those with these keys."""
        now = self._now()
        self._listing = listing
        self._check_words = checked(listing.checked, now.date())
        self._status = status(listing.coming, now)
        self._is_open = is_open(listing.coming, now)
        self._steps.show(next_steps(listing))
        self._facts.show(facts(listing, now.date()))
        self.show(like_it)
        self.shown.emit()

    def _run_by(self) -> str:
        """Who runs it, where the name does not say so already."""
        organization = self._listing.organization
        return "" if organization in self._listing.name else organization

    @Property(str, notify=shown)
    def name(self) -> str:
        return self._listing.name

    @Property(str, notify=shown)
    def runBy(self) -> str:
        return self._run_by()

    @Property(str, notify=shown)
    def summary(self) -> str:
        return self._listing.summary

    @Property(str, notify=shown)
    def alert(self) -> str:
        return self._listing.alert

    @Property(str, notify=shown)
    def checkWords(self) -> str:
        return self._check_words

    @Property(str, notify=shown)
    def listingId(self) -> str:
        return self._listing.id

    @Property(str, notify=shown)
    def status(self) -> str:
        """When one can go or ring, at this moment: "Open now until 5pm"."""
        return self._status

    @Property(bool, notify=shown)
    def isOpen(self) -> bool:
        return self._is_open

    @Property(bool, notify=shown)
    def isChecked(self) -> bool:
        return self._listing.checked is not None

    @Property(bool, notify=shown)
    def emergencyCard(self) -> bool:
        return self._listing.emergency_card

    @Property(StepRows, notify=shown)
    def steps(self) -> StepRows:
        return self._steps

    @Property(FactRows, notify=shown)
    def facts(self) -> FactRows:
        return self._facts
