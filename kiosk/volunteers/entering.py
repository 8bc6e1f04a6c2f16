"""The door: who typed a PIN."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from kiosk.volunteers import lockout, pins
from kiosk.volunteers.lockout import Waiting, Wrong
from kiosk.volunteers.models import Volunteer
from kiosk.volunteers.moments import Moment
from kiosk.volunteers.people import LEAD, person, pin_hashes
from kiosk.volunteers.writing import AnotherWrites, alone
from kiosk.who import Who


@dataclass(frozen=True)
class Busy:
    """Another program is writing, so that no try can be counted and no PIN looked at."""


Entered = Who | Waiting | Wrong | Busy


def enter(session: Session, pin: str, now: Moment) -> Entered:
    """Who typed this PIN; or why they do not come in.

    It takes some tenths of a second, in which a screen stands still unless it asks in a thread.
    The session must have nothing unwritten: what happens here is committed.

    Raises:
        KnownTrouble: the disk cannot be written, so nobody comes in.
    """
    return look(session, pin, now)


def enter_as_lead(session: Session, pin: str, now: Moment) -> Entered:
    """As `enter`; and in a wait it is the one try for leads, which ends the wait if it is right.

    The PIN of anybody else is as good as wrong in a wait: see `kiosk.volunteers.lockout`.
    """
    return look(session, pin, now, as_lead=True)


def look(
    session: Session, pin: str, now: Moment, *, as_lead: bool = False, only: int | None = None
) -> Entered:
    """Count a try, then look, then take the count back if the PIN is right.

    In this order, each on the disk before the next begins: whatever happens in between, nobody has
    a try more for it. The slow part, in the middle, keeps nobody else from writing.

    Args:
        session: reads and writes.
        pin: what was typed.
        now: when.
        as_lead: whether this may be the try that leads have in a wait.
        only: the one account whose PIN is meant; that of another is as good as wrong.
    """
    try:
        with alone(session):
            in_wait = lockout.waiting(session, now) is not None
            if_wrong = lockout.count(session, now, as_lead=as_lead)
        if isinstance(if_wrong, Waiting):
            return if_wrong
        hashes = pin_hashes(session)
        owner = pins.owner(pin, hashes)
        if owner is None or only not in {None, owner}:
            return if_wrong
        with alone(session):
            volunteer = session.get_one(Volunteer, owner)
            if volunteer.pin_hash != hashes[owner]:
                return if_wrong  # removed, or given another PIN, while we looked
            if in_wait and volunteer.role != LEAD:
                return if_wrong
            lockout.end(session)
            if pins.is_outdated(hashes[owner], hashes.values()):
                volunteer.pin_hash = pins.hashed(pin, hashes.values())
            who = person(volunteer).who
    except AnotherWrites:
        return Busy()
    return who
