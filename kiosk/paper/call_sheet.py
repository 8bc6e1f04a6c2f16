"""The call sheet: what is due to be rung, in large print, with what to ask and boxes to tick.

It is for volunteers. Confidential places are not on it: whoever rings need not know where they are.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.directory import call_sheets
from kiosk.directory.call_sheets import ToCall
from kiosk.directory.due import Due, ToRing
from kiosk.directory.freshness import Audience
from kiosk.directory.listing import Listing
from kiosk.paper.blocks import (
    BigNumber,
    Block,
    Boxes,
    Bullets,
    Heading,
    PageBreak,
    Title,
    Together,
    Words,
    WriteOn,
)
from kiosk.paper.large_print import lay_out
from kiosk.paper.printer import JOB_TITLE
from kiosk.store import Store
from kiosk.wording import calls
from kiosk.wording.due import due_words, told_words
from kiosk.wording.questions import questions

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Made:
    """A call sheet, and how much is on it."""

    pdf: bytes
    pages: int
    listings: int


def make(
    store: Store,
    audience: Audience,
    now: datetime.datetime,
    family: str,
    *,
    everything: bool = False,
) -> Made:
    """The call sheet of this hour; its order is remembered for whoever enters it.

    It may take seconds, and can be called from any thread.

    Args:
        store: the directory.
        audience: what patients may see today.
        now: the time on the room's clock.
        family: the letters.
        everything: with drafts, and what was hidden.

    Raises:
        KnownTrouble: the disk cannot be written.
    """
    with store.session() as session:
        entries = call_sheets.gather(session, audience, everything=everything)
    sheets = lay_out(of(entries, now), family=family, footer=calls.sheet_name(now))
    pdf = sheets.pdf(JOB_TITLE, made=now.date())
    if entries:
        call_sheets.remember(store.path.parent, now, [each.due.id for each in entries])
    return Made(pdf, sheets.pages, len(entries))


def of(entries: Sequence[ToCall], now: datetime.datetime) -> tuple[Block, ...]:
    """What the sheet holds: what to ask once, then the listings by their numbers."""
    return (
        *_head(len(entries), now),
        *(block for number, each in enumerate(entries, 1) for block in _entry(number, each, now)),
    )


def _head(count: int, now: datetime.datetime) -> tuple[Block, ...]:
    title = Title(translate("Calls", "Call sheet for volunteers"))
    if not count:
        return (title, Words(translate("Calls", "No listing has to be checked this week.")))
    to_ring = translate("Calls", "Listings to ring: {count}. Tick what came of each call.")
    after = translate("Calls", "Then come to the kiosk, open “Call sheet” and enter it.")
    every = questions(Listing("", ""), now.date())
    return (
        title,
        Words(to_ring.format(count=count)),
        Words(after),
        Heading(translate("Calls", "What to ask")),
        Bullets(tuple(each.words for each in every)),
        PageBreak(),
    )


def _entry(number: int, each: ToCall, now: datetime.datetime) -> tuple[Block, ...]:
    asked = calls.to_check(each.listing, now.date())
    reach = " · ".join(filter(None, (each.due.website, each.due.email)))
    known = (reach, *map(calls.in_a_line, asked), calls.unknown(asked))
    told = translate("Calls", "Patients say: {what}")
    first = translate("Calls", "Ask first: {what}")
    return (
        Together(
            (
                Heading(f"{number}. {each.due.name}"),
                Words(" ".join(filter(None, (due_words(each.due), _standing(each.due))))),
                Words(told.format(what=told_words(each.told)) if each.told else "", strong=True),
                Words(first.format(what=each.due.note) if each.due.note else "", strong=True),
                *(block for ring in each.numbers for block in _number(ring)),
                Words("\n".join(filter(None, known))),
                Together((Boxes(calls.boxes(can_ring=bool(each.numbers))), WriteOn(), WriteOn())),
            )
        ),
    )


def _standing(each: Due) -> str:
    match each.publication:
        case "draft":
            return translate("Calls", "A draft: patients do not see it.")
        case "hidden":
            return translate("Calls", "Hidden from patients.")
        case _:
            return ""


def _number(ring: ToRing) -> tuple[Block, ...]:
    text = translate("Calls", "Send a text to") if ring.is_text else ""
    unconfirmed = (
        translate("Calls", "Nobody answered, so patients do not see this number.")
        if ring.unconfirmed
        else ""
    )
    about = " · ".join(filter(None, (text, ring.label)))
    return (Together((Words(about), BigNumber(ring.number), Words(unconfirmed))),)
