"""What stands on a call sheet: what is known so far, to be asked for, and the boxes to tick."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.directory.checks import Method, Outcome
from kiosk.directory.listing import Listing
from kiosk.wording.listings import cost, first_way_in, when
from kiosk.wording.times import moment

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ToCheck:
    """One thing to ask about: what it is, and what patients read of it now, if anything."""

    title: str
    words: str


def to_check(listing: Listing, today: datetime.date) -> list[ToCheck]:
    """When, where, what it costs and how to get in. A confidential place is not among it."""
    where = _lines(
        part for place in listing.places for part in (place.name, place.address, place.transport)
    )
    way_in = _lines(listing.steps) or (first_way_in(listing) if listing.access else "")
    return [
        ToCheck(translate("Calls", "When"), when(listing, today)),
        ToCheck(translate("Calls", "Where"), where),
        ToCheck(translate("Calls", "Cost"), cost(listing)),
        ToCheck(translate("Calls", "How to get in"), way_in),
    ]


def in_a_line(fact: ToCheck) -> str:
    """The same on one line, to save paper; nothing where nothing is known."""
    lines = (line.rstrip(".") for line in fact.words.splitlines())
    return f"{fact.title}: {'; '.join(lines)}" if fact.words else ""


def unknown(asked: Iterable[ToCheck]) -> str:
    """What of these nobody has written down; empty where all of it is."""
    missing = ", ".join(each.title.lower() for each in asked if not each.words)
    if not missing:
        return ""
    return translate("Calls", "Not written down yet: {what}.").format(what=missing)


def boxes(*, can_ring: bool) -> tuple[str, ...]:
    """What can come of a call, in the order of the sheet and of the screen.

    Where there is no number, nobody can have failed to answer.
    """
    return (
        translate("Calls", "Right"),
        translate("Calls", "Corrected"),
        *([translate("Calls", "No answer")] if can_ring else []),
        translate("Calls", "Closed"),
    )


def sheet_name(made: datetime.datetime) -> str:
    """Which sheet it is: what its foot says, and the screen."""
    return translate("Calls", "Call sheet of {moment}").format(moment=moment(made))


def found(outcome: Outcome, method: Method) -> str:
    """What came of a call, and how somebody found out."""
    what = {
        Outcome.RIGHT: translate("Calls", "Right, {how}"),
        Outcome.CORRECTED: translate("Calls", "Corrected, {how}"),
        Outcome.NO_ANSWER: translate("Calls", "No answer"),
        Outcome.CLOSED: translate("Calls", "Closed: patients do not see it"),
    }[outcome]
    return what.format(how=how(method))


def how(method: Method) -> str:
    """How somebody found out, within a sentence."""
    return {
        Method.PHONE: translate("Calls", "by phone"),
        Method.WEBSITE: translate("Calls", "on their website"),
        Method.EMAIL: translate("Calls", "by e-mail"),
        Method.VISIT: translate("Calls", "on a visit"),
        Method.OTHER: translate("Calls", "in another way"),
    }[method]


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))
