"""The directory as its screens show it: topics, the listings of one topic, one whole listing."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.directory.listing import Listing, TopicCard
from kiosk.viewmodels.rows import Rows
from kiosk.wording.listings import (
    FactRow,
    StepRow,
    checked,
    cost,
    facts,
    first_way_in,
    next_steps,
    where,
)
from kiosk.wording.times import opening_times

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TopicRows(Rows):
    """The topics in their order."""

    row_type = TopicCard


@dataclass(frozen=True)
class ListingRow:
    """A listing in a list: what it is, how to get in, when, where, what it costs."""

    listing_id: str
    name: str
    summary: str
    when: str
    way_in: str
    place: str
    cost: str
    check_words: str
    is_checked: bool


@QmlElement
class ListingRows(Rows):
    """The listings of one topic, under its name; or those that were looked for."""

    row_type = ListingRow
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._emergency_card = False

    def show_topic(self, topic: TopicCard, listings: list[Listing], today: datetime.date) -> None:
        """Show these listings as what the topic holds."""
        self._title = topic.name
        self._emergency_card = topic.emergency_card
        self.show([_row(listing, today) for listing in listings])
        self.changed.emit()

    def show_found(self, listings: Iterable[Listing], today: datetime.date) -> None:
        """Show these listings as what a search found."""
        self.show([_row(listing, today) for listing in listings])
        self.changed.emit()

    def append_found(self, listings: Iterable[Listing], today: datetime.date) -> None:
        """Show these listings after those that are shown."""
        self.append([_row(listing, today) for listing in listings])
        self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._title

    @Property(bool, notify=changed)
    def emergencyCard(self) -> bool:
        return self._emergency_card

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        return self.rowCount() == 0


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
    """One listing, whole."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._listing = Listing(id="", name="")
        self._check_words = ""
        self._steps = StepRows()
        self._facts = FactRows()

    def show(self, listing: Listing, today: datetime.date) -> None:
        """Show this listing."""
        self._listing = listing
        self._check_words = checked(listing.checked, today)
        self._steps.show(next_steps(listing))
        self._facts.show(facts(listing))
        self.changed.emit()

    def _run_by(self) -> str:
        """Who runs it, where the name does not say so already."""
        organization = self._listing.organization
        return "" if organization in self._listing.name else organization

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._listing.name

    @Property(str, notify=changed)
    def runBy(self) -> str:
        return self._run_by()

    @Property(str, notify=changed)
    def summary(self) -> str:
        return self._listing.summary

    @Property(str, notify=changed)
    def alert(self) -> str:
        return self._listing.alert

    @Property(str, notify=changed)
    def checkWords(self) -> str:
        return self._check_words

    @Property(bool, notify=changed)
    def isChecked(self) -> bool:
        return self._listing.checked is not None

    @Property(bool, notify=changed)
    def emergencyCard(self) -> bool:
        return self._listing.emergency_card

    @Property(StepRows, notify=changed)
    def steps(self) -> StepRows:
        return self._steps

    @Property(FactRows, notify=changed)
    def facts(self) -> FactRows:
        return self._facts


def _row(listing: Listing, today: datetime.date) -> ListingRow:
    return ListingRow(
        listing_id=listing.id,
        name=listing.name,
        summary=listing.summary,
        when=opening_times(listing.sessions[0]) if listing.sessions else "",
        way_in=first_way_in(listing),
        place=where(listing),
        cost=cost(listing),
        check_words=checked(listing.checked, today),
        is_checked=listing.checked is not None,
    )
