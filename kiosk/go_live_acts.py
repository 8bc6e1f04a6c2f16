"""What a lead answers of *Go live* with their own PIN: a clinician's signature, live, and back.

What is refused is `KnownTrouble`, in a sentence for whoever asked.
"""

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from kiosk import help_numbers, signed_words
from kiosk.checklist import FACTS, Point
from kiosk.directory import going_live
from kiosk.directory.going_live import CARDS_SIGNED, LIVE
from kiosk.errors import KnownTrouble
from kiosk.settings import Settings
from kiosk.volunteers import names, people
from kiosk.who import Who

LONGEST_NAME = 120


def may_sign(points: Sequence[Point]) -> bool:
    """Whether the cards can be signed: they show the site's own facts, so these come first."""
    return all(point.done for point in points if point.key == FACTS)


def may_go_live(points: Sequence[Point]) -> bool:
    """Whether everything is done but the last step."""
    return all(point.done != (point.key == LIVE) for point in points)


def sign(  # noqa: PLR0913, PLR0917  (a signature has these facts)
    connection: Connection,
    who: Who,
    clinician: str,
    fingerprint: str,
    words: Sequence[str],
    now: datetime.datetime,
) -> None:
    """Write down that a clinician has read every word, and signs for it.

    That takes two people: the clinician, and a lead who is somebody else.

    Args:
        connection: writes it.
        who: the lead.
        clinician: name and role, as patients read them on *About*.
        fingerprint: of what is signed.
        words: that, line by line.
        now: when.

    Raises:
        KnownTrouble: this is no lead, or the clinician's name or role is missing or the lead's own.
    """
    _must_lead(who)
    tidy = " ".join(clinician.split())
    name, _, role = (part.strip() for part in tidy.partition(","))
    if not (any(map(str.isalpha, name)) and any(map(str.isalpha, role))):
        raise KnownTrouble("Write their name, a comma, and their role.")
    if len(tidy) > LONGEST_NAME:
        raise KnownTrouble(f"That is too long. Write it with up to {LONGEST_NAME} letters.")
    with Session(bind=connection) as session:
        lead = people.still(session, who)
    if lead is not None and names.same(name, lead.name):
        raise KnownTrouble("That is your own name. Another lead has to write down that you sign.")
    going_live.answer(connection, CARDS_SIGNED, tidy, now, fingerprint, who=who)
    signed_words.keep(connection, words, now)


def take_live(
    connection: Connection,
    who: Who,
    points: Sequence[Point],
    settings: Settings,
    now: datetime.datetime,
) -> None:
    """Take the room live; with that a lead confirms the numbers that two people rang.

    Raises:
        KnownTrouble: this is no lead, or something is still open.
    """
    _must_lead(who)
    if not may_go_live(points):
        raise KnownTrouble(
            "The room cannot go live: something on this list is open, or it is live."
        )
    help_numbers.confirm(connection, who, settings, now)
    going_live.answer(connection, LIVE, "", now, who=who)


def end_live(connection: Connection, who: Who) -> None:
    """Go back to trial.

    Raises:
        KnownTrouble: this is no lead.
    """
    _must_lead(who)
    going_live.back_to_trial(connection)


def _must_lead(who: Who) -> None:
    if not who.leads:
        raise KnownTrouble("This needs a lead.")
