"""What a volunteer asks on the phone, and what the kiosk says so far.

The questions are those of content/LISTINGS.md.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.directory.listing import Listing
from kiosk.wording.listings import cost, first_way_in
from kiosk.wording.times import opening_times

translate = QCoreApplication.translate


@dataclass(frozen=True)
class QuestionRow:
    """A question, and what patients read now; nothing where they read nothing of it."""

    words: str
    answer: str = ""


def questions(listing: Listing, today: datetime.date) -> list[QuestionRow]:
    """What to ask of a listing, in the order in which people speak of it."""
    access = _lines(line for place in listing.places for line in place.access)
    numbers = _lines(f"{each.number} {each.label}".strip() for each in listing.numbers)
    way_in = _lines(listing.steps) or (first_way_in(listing) if listing.access else "")
    return [
        QuestionRow(translate("Questions", "Are you still running?")),
        QuestionRow(translate("Questions", "Is this the right number?"), numbers),
        QuestionRow(
            translate("Questions", "When are you open?"),
            _lines(opening_times(each, today) for each in listing.opening),
        ),
        QuestionRow(translate("Questions", "What does it cost?"), cost(listing)),
        QuestionRow(translate("Questions", "Who is it for?"), listing.who_for),
        QuestionRow(translate("Questions", "How do people get in?"), way_in),
        QuestionRow(
            translate("Questions", "What happens the first time?"),
            listing.first_visit,
        ),
        QuestionRow(translate("Questions", "Is it step-free?"), access),
        QuestionRow(
            translate("Questions", "Are there seats? Can people stand or lie down if they need to?")
        ),
        QuestionRow(translate("Questions", "Is there a hearing loop?")),
        QuestionRow(
            translate("Questions", "Can you get an interpreter?"), ", ".join(listing.languages)
        ),
        QuestionRow(
            translate("Questions", "Where can people park? Which bus stops near you?"),
            _lines(place.transport for place in listing.places),
        ),
        QuestionRow(translate("Questions", "May we list you?")),
        QuestionRow(translate("Questions", "Who am I talking to?")),
    ]


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))
