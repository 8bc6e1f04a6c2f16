"""Turns what is known of a listing into the words of a screen or of a sheet of paper."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from kiosk.directory.freshness import Age
from kiosk.directory.listing import Access, Checked, Listing
from kiosk.wording.times import opening_times

translate = QCoreApplication.translate

_BY_NUMBER = {Access.RING, Access.TEXT}


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


def run_by(listing: Listing) -> str:
    """Who runs it, where the name does not say so already."""
    return "" if listing.organization in listing.name else listing.organization


def when(listing: Listing, today: datetime.date | None = None) -> str:
    """Its opening times, a line for each; what is over by `today` is not there."""
    return _lines(opening_times(times, today) for times in listing.opening)


def next_steps(listing: Listing) -> list[StepRow]:
    """What to do next: the listing's own steps, then each way to reach it that is known.

    Without steps of its own, the first way to reach it is the first step. Last, that a number is
    not shown, where nobody answered it.
    """
    withheld = translate("Listing", "The number could not be confirmed.")
    return [*_steps(listing), *([StepRow("", withheld)] if listing.number_withheld else [])]


def _steps(listing: Listing) -> list[StepRow]:
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


def facts(listing: Listing, today: datetime.date | None = None) -> list[FactRow]:
    """The questions that a patient asks, with what is known; what is over by `today` is not."""
    places = _lines(
        part for place in listing.places for part in (place.name, place.address, place.transport)
    )
    access = _lines(line for place in listing.places for line in place.access)
    rows = [
        FactRow("clock", translate("Listing", "When"), when(listing, today)),
        FactRow(
            "heart-handshake",
            translate("Listing", "What happens the first time"),
            listing.first_visit,
        ),
        FactRow("file-text", translate("Listing", "What to bring"), listing.to_bring),
        FactRow("coin-pound", translate("Listing", "Cost"), cost(listing)),
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


def first_way_in(listing: Listing) -> str:
    """How a person gets in, in two or three words, for a row of results."""
    open_ways = [
        access
        for access in listing.access
        if not (listing.number_withheld and access in _BY_NUMBER and not _way(listing, access))
    ]
    if not listing.access:  # as other publishers' listings come: the steps say the same
        open_ways = [
            access for access in (Access.RING, Access.TEXT, Access.ONLINE) if _way(listing, access)
        ]
    return {
        Access.RING: translate("Words", "Ring them"),
        Access.TEXT: translate("Words", "Send a text"),
        Access.ONLINE: translate("Words", "Go online"),
        Access.DROP_IN: translate("Words", "Drop in"),
        Access.REFER: translate("Words", "Ask a GP or physio"),
        Access.MEMBERS: translate("Words", "For members"),
        Access.CONTACT: translate("Words", "Ask a volunteer"),
    }[open_ways[0] if open_ways else Access.CONTACT]


def checked(listing: Listing, today: datetime.date | None) -> str:
    """When a person of this room last checked a listing, and how; that it is long ago, if it is.

    This year's days go without the year, unless no `today` is given: paper outlives the year.
    """
    check = listing.checked
    if check is None:
        return translate("Words", "Taken from public sources. Not yet checked by this room.")
    same_year = today is not None and check.on.year == today.year
    day = QLocale().toString(
        QDate(check.on.year, check.on.month, check.on.day), "d MMMM" if same_year else "d MMMM yyyy"
    )
    words = {
        "phone": translate("Words", "Checked by phone, {day}"),
        "visit": translate("Words", "Checked on a visit, {day}"),
        "email": translate("Words", "Checked by e-mail, {day}"),
        "website": translate("Words", "Checked on their website, {day}"),
    }
    when = words.get(check.method, translate("Words", "Checked, {day}")).format(day=day)
    return ". ".join(filter(None, (when, _long_ago(listing, check))))


def _long_ago(listing: Listing, check: Checked) -> str:
    """What to make of a check that is amber, or worse."""
    if check.age is Age.FRESH:
        return ""
    can_ring = any(not number.is_text for number in listing.numbers)
    if check.age is Age.AMBER:
        if can_ring:
            return translate("Words", "This is some time ago: ring before you go.")
        return translate("Words", "This is some time ago: it may have changed.")
    if can_ring:
        return translate("Words", "This is a long time ago: ring before you go.")
    return translate("Words", "This is a long time ago: it may have changed.")


def checked_in_brief(listing: Listing, today: datetime.date) -> str:
    """Likewise, for a row of results: there it stands again and again."""
    if listing.checked is None:
        return translate("Words", "Not yet checked by this room")
    return checked(listing, today)


def cost(listing: Listing) -> str:
    """What it costs; nothing when nobody knows."""
    if listing.is_free and not listing.cost:
        return translate("Words", "Free")
    return listing.cost


def where(listing: Listing) -> str:
    """Where to go, or who it is for by place, in a few words for a row of results."""
    first = next(iter(listing.places), None)
    return (first and (first.name or first.address)) or listing.area
