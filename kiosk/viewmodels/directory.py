"""The directory as its screens show it: topics, the listings of one topic, one whole listing."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.directory.listing import Access, Listing, TopicCard
from kiosk.viewmodels import words
from kiosk.viewmodels.rows import Rows

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

translate = words.translate


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


@dataclass(frozen=True)
class StepRow:
    """One thing to do next; `big` is the number or address to do it with."""

    lead: str
    words: str
    big: str = ""


@dataclass(frozen=True)
class FactRow:
    """One fact about a listing under its question."""

    icon: str
    title: str
    words: str


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
        self._check_words = words.checked(listing.checked, today)
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


def next_steps(listing: Listing) -> list[StepRow]:
    """What to do next: the listing's own steps, then each way to reach it that is known.

    Without steps of its own, the first way to reach it is the first step.
    """
    own = [StepRow(f"{n}.", step) for n, step in enumerate(listing.steps, start=1)]
    ways = [row for access in listing.access for row in _way(listing, access)]
    reached = {row.big for row in ways}
    ways += [
        row
        for access in (Access.RING, Access.TEXT, Access.ONLINE)
        for row in _way(listing, access)
        if row.big not in reached
    ]
    if own:
        return own + [row for row in ways if row.big]
    if not ways:
        ways = [StepRow("", translate("Listing", "Ask a volunteer to help you get in touch."))]
    return [
        StepRow("1." if n == 0 else translate("Listing", "Or"), row.words, row.big)
        for n, row in enumerate(ways)
    ]


def _way(listing: Listing, access: Access) -> list[StepRow]:
    match access:
        case Access.RING:
            return [
                StepRow("", _labelled(translate("Listing", "Ring"), number.label), number.number)
                for number in listing.numbers
                if not number.is_text
            ]
        case Access.TEXT:
            return [
                StepRow("", number.label or translate("Listing", "Send a text to"), number.number)
                for number in listing.numbers
                if number.is_text
            ]
        case Access.ONLINE:
            online = translate("Listing", "Go online to")
            return [StepRow("", online, listing.website)] if listing.website else []
        case Access.DROP_IN:
            return [StepRow("", translate("Listing", "You can drop in."))]
        case Access.REFER:
            return [StepRow("", translate("Listing", "Ask your GP or physio about it."))]
        case Access.MEMBERS:
            return [StepRow("", translate("Listing", "It is for members. Ask how to join."))]
        case Access.CONTACT:
            return []


def _labelled(verb: str, label: str) -> str:
    return f"{verb} ({label})" if label else verb


def facts(listing: Listing) -> list[FactRow]:
    """The questions that a patient asks, with what is known."""
    when = _lines(words.opening_times(times) for times in listing.sessions)
    places = _lines(
        part for place in listing.places for part in (place.name, place.address, place.transport)
    )
    access = _lines(line for place in listing.places for line in place.access)
    rows = [
        FactRow("clock", translate("Listing", "When"), when),
        FactRow("coin-pound", translate("Listing", "Cost"), words.cost(listing)),
        FactRow("users", translate("Listing", "Who it is for"), listing.who_for),
        FactRow("map-pin", translate("Listing", "Where"), places),
        FactRow("world", translate("Listing", "Area"), listing.area),
        FactRow("accessible", translate("Listing", "Getting in and around"), access),
        FactRow("language", translate("Listing", "Languages"), ", ".join(listing.languages)),
        FactRow("message", translate("Listing", "E-mail"), listing.email),
    ]
    return [row for row in rows if row.words]


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))


def _row(listing: Listing, today: datetime.date) -> ListingRow:
    return ListingRow(
        listing_id=listing.id,
        name=listing.name,
        summary=listing.summary,
        when=words.opening_times(listing.sessions[0]) if listing.sessions else "",
        way_in=words.first_way_in(listing),
        place=words.where(listing),
        cost=words.cost(listing),
        check_words=words.checked(listing.checked, today),
        is_checked=listing.checked is not None,
    )
