"""Who there is: the people who may change the directory here, as others read them."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.errors import KnownTrouble
from kiosk.volunteers.models import Role, Volunteer
from kiosk.who import Who

LEAD: Role = "lead"
VOLUNTEER: Role = "volunteer"


@dataclass(frozen=True)
class Person:
    """Somebody who may change the directory.

    Attributes:
        id: the number of their account.
        name: for leads, and never beside what they did.
        initials: what their work is signed with.
        role: `volunteer` or `lead`.
        added_at: since when.
        pin_is_own: whether they chose their PIN; else it was made up for them, to be changed.
    """

    id: int
    name: str
    initials: str
    role: str
    added_at: datetime.datetime
    pin_is_own: bool

    @property
    def who(self) -> Who:
        """What their work is signed with."""
        return Who(self.role, self.initials, self.id)


def list_all(session: Session) -> list[Person]:
    """Everybody who may come in, by name."""
    return sorted(map(person, active(session)), key=lambda each: each.name.casefold())


def find(session: Session, words: str) -> Person:
    """The person with these initials or this name.

    Raises:
        KnownTrouble: there is none, or more than one.
    """
    everybody = list_all(session)
    wanted = " ".join(words.split()).casefold()
    for known in ("initials", "name"):
        found = [each for each in everybody if getattr(each, known).casefold() == wanted]
        if len(found) > 1:
            theirs = ", ".join(each.initials for each in found)
            raise KnownTrouble(f"More than one person has this name. Give initials: {theirs}.")
        if found:
            return found[0]
    raise KnownTrouble(
        f"Nobody here is called “{words}”. `kiosk volunteers list` shows who there is."
    )


def still(session: Session, who: Who) -> Person | None:
    """The same person as they are now; nothing when they were removed since they came in."""
    if who.volunteer_id is None:
        return None
    volunteer = session.get(Volunteer, who.volunteer_id, populate_existing=True)
    return None if volunteer is None or volunteer.removed_at else person(volunteer)


def active(session: Session) -> list[Volunteer]:
    """Everybody who was not removed, in the order in which they came."""
    those_here = select(Volunteer).where(Volunteer.removed_at.is_(None))
    return list(session.scalars(those_here.order_by(Volunteer.id)))


def pin_hashes(session: Session) -> dict[int, str]:
    """The PINs that open the door, by the number of the account."""
    rows = session.execute(
        select(Volunteer.id, Volunteer.pin_hash)
        .where(Volunteer.pin_hash.is_not(None))
        .order_by(Volunteer.id)
    )
    return {key: pin_hash for key, pin_hash in rows if pin_hash is not None}


def person(volunteer: Volunteer) -> Person:
    """A row as others read it."""
    return Person(
        volunteer.id,
        volunteer.name or "",
        volunteer.initials or "",
        volunteer.role,
        volunteer.added_at,
        volunteer.pin_is_own,
    )
