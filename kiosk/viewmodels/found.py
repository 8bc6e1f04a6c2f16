"""Listings that were found, narrowed by filters, a few at a time: rows for a screen."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory.filters import Sieve
from kiosk.directory.listing import Listing
from kiosk.viewmodels.rows import Rows
from kiosk.wording import filters as words
from kiosk.wording.listings import checked_in_brief, cost, first_way_in, where
from kiosk.wording.times import is_open, opening_times, status

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

STEP = 8
"""How many listings are read and laid out at a time. One takes about a millisecond, and a key must
not wait; more come when the page is scrolled towards them."""

Read = Callable[[Sequence[str]], list[Listing]]


@dataclass(frozen=True)
class ListingRow:
    """A listing in a list: what it is, how to get in, when, where, what it costs."""

    listing_id: str
    name: str
    summary: str
    when: str
    is_open: bool
    way_in: str
    place: str
    cost: str
    why: str
    check_words: str
    is_checked: bool


@QmlElement
class ListingRows(Rows):
    """Listings, a few more whenever somebody scrolls towards the end."""

    row_type = ListingRow


@dataclass(frozen=True)
class ChoiceRow:
    """A filter that can be touched, or, with a `heading`, what a group of them is about."""

    heading: str = ""
    key: str = ""
    words: str = ""
    count: int = 0
    chosen: bool = False


@QmlElement
class ChoiceRows(Rows):
    """All filters, group by group."""

    row_type = ChoiceRow
    known_by = ("heading", "key")


@QmlElement
class FoundListings(QObject):
    """What was found, and what the filters leave of it."""

    changed = Signal()

    def __init__(
        self,
        read: Read,
        sift: Callable[[Sequence[str]], Sieve],
        now: Callable[[], datetime.datetime],
    ) -> None:
        """`read` gets listings by their keys, `sift` what they can be narrowed by."""
        super().__init__()
        self._read = read
        self._sift = sift
        self._now = now
        self._found: Sequence[str] = ()
        self._left: Sequence[str] = ()
        self._why: Callable[[Listing], str] = lambda _listing: ""
        self._sieve: Sieve | None = None
        self._chosen: frozenset[str] = frozenset()
        self._rows = ListingRows()
        self._choices = ChoiceRows()

    def show(
        self,
        ids: Sequence[str],
        why: Callable[[Listing], str] = lambda _listing: "",
        *,
        keep_filters: bool = False,
    ) -> None:
        """Show the listings with these keys; `why` says what led to each."""
        self._found = ids
        self._why = why
        self._sieve = None
        chosen = self._chosen if keep_filters else frozenset()
        self._choose(chosen)

    def extend(self, ids: Sequence[str]) -> None:
        """All that was found, once it is known; what shows already are the first of it."""
        if not self._chosen:
            self._found = self._left = ids
            self._sieve = None
            self.changed.emit()

    @Slot()
    def more(self) -> None:
        """Read and show some more, where there are any."""
        shown = self._rows.rowCount()
        self._rows.append(self._rows_of(self._left[shown : shown + STEP]))

    @Slot(str)
    def toggle(self, key: str) -> None:
        """Choose a filter, or let it go."""
        self._choose(self._sifted().with_choice(self._chosen, key))

    @Slot()
    def clear(self) -> None:
        """No filters any more."""
        self._choose(frozenset())

    def offer(self) -> None:
        """Make the filters ready to be chosen from."""
        self._offer()
        self.changed.emit()

    def _sifted(self) -> Sieve:
        if self._sieve is None:
            self._sieve = self._sift(self._found)
        return self._sieve

    def _choose(self, chosen: frozenset[str]) -> None:
        left = self._sifted().passing(chosen) if chosen else self._found
        if chosen and not left:  # a listing has gone since, or a place has shut
            chosen, left = frozenset(), self._found
        self._chosen, self._left = chosen, left
        if self._sieve is not None:
            self._offer()
        self._rows.show(self._rows_of(left[:STEP]))
        self.changed.emit()

    def _offer(self) -> None:
        rows: list[ChoiceRow] = []
        group = ""
        for each in self._sifted().choices(self._chosen):
            if each.group != group:
                group = each.group
                rows.append(ChoiceRow(heading=words.group_title(group)))
            rows.append(ChoiceRow("", each.key, words.choice(each.key), each.count, each.is_chosen))
        self._choices.change(rows)

    def _rows_of(self, ids: Sequence[str]) -> list[ListingRow]:
        now = self._now()
        return [row(listing, now, self._why(listing)) for listing in self._read(ids)] if ids else []

    @Property(ListingRows, notify=changed)
    def rows(self) -> ListingRows:
        return self._rows

    @Property(ChoiceRows, notify=changed)
    def choices(self) -> ChoiceRows:
        return self._choices

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many there are, as far as the filters leave them."""
        return len(self._left)

    @Property(bool, notify=changed)
    def isFiltered(self) -> bool:
        return bool(self._chosen)

    @Property(bool, notify=changed)
    def canFilter(self) -> bool:
        """Whether there is anything to choose between."""
        return len(self._found) > 1

    @Property(str, notify=changed)
    def filterWords(self) -> str:
        """What is chosen, and what it leaves: "3 of 25: Drop in, Free"."""
        if not self._chosen:
            return ""
        chosen = [row.words for row in self._choices.all_rows() if row.chosen]
        return translate("Filters", "{left} of {all}: {chosen}").format(
            left=len(self._left), all=len(self._found), chosen=", ".join(chosen)
        )


def row(listing: Listing, now: datetime.datetime, why: str = "") -> ListingRow:
    """A listing as a row of results, at that moment."""
    times = (opening_times(each, now.date()) for each in listing.opening)
    return ListingRow(
        listing_id=listing.id,
        name=listing.name,
        summary=listing.summary,
        when=status(listing.coming, now) or next(filter(None, times), ""),
        is_open=is_open(listing.coming, now),
        way_in=first_way_in(listing),
        place=where(listing),
        cost=cost(listing),
        why=why,
        check_words=checked_in_brief(listing, now.date()),
        is_checked=listing.was_checked_lately,
    )
