"""Changes who may come in: people are added, given other PINs and roles, and removed.

Each function is an act of its own and commits what it does, so the session that it is given must
have nothing unwritten. What is refused is `KnownTrouble`, in a sentence for whoever asked.
"""

import datetime
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from kiosk.errors import KnownTrouble
from kiosk.volunteers import entering, forgetting, lockout, names, pins, weak
from kiosk.volunteers.entering import Entered
from kiosk.volunteers.models import Volunteer
from kiosk.volunteers.moments import Moment
from kiosk.volunteers.people import LEAD, VOLUNTEER, Person, active, person, pin_hashes, still
from kiosk.volunteers.weak import Weak
from kiosk.volunteers.writing import alone
from kiosk.who import KIOSK, Who

BETWEEN_CHANGES = datetime.timedelta(hours=24)
"""Whoever may not have a PIN learns that it is somebody's: so nobody may try many."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Added:
    """A person who was added, with the PIN that was made up for them: it is told only now."""

    person: Person
    pin: str | None = field(repr=False)


def add(  # noqa: PLR0913  (a person has these facts)
    session: Session,
    name: str,
    now: datetime.datetime,
    *,
    by: Who,
    initials: str | None = None,
    lead: bool = False,
    pin: str | None = None,
    numbers: Iterable[str] = (),
) -> Added:
    """Let somebody in from now on. The first one is a lead.

    Args:
        session: writes it.
        name: theirs.
        now: when.
        by: a lead, or whoever is at the machine (`who.KIOSK`).
        initials: what their work is signed with; left out: some that nobody else has.
        lead: whether they lead.
        pin: what they have typed as their own; left out: one is made up, for them to change.
        numbers: telephone numbers of this room, which are no PINs.

    Raises:
        KnownTrouble: the name, the initials or the PIN cannot be, or `by` may not.
    """
    name = names.name(name)
    wanted = None if initials is None else names.initials(initials)
    with alone(session):
        _must_lead(session, by)
        others = active(session)
        taken = {each.initials or "" for each in others}
        free = names.suggested(name, taken)
        if wanted in taken:
            raise KnownTrouble(f"Somebody here signs with {wanted} already. {free} is free.")
        its_pin, pin_hash = _new_pin(session, pin, numbers)
        volunteer = Volunteer(
            name=name,
            initials=wanted or free,
            role=LEAD if lead or not others else VOLUNTEER,
            pin_hash=pin_hash,
            pin_is_own=pin is not None,
            pin_set_at=now,
            added_at=now,
        )
        session.add(volunteer)
        session.flush()
        added = person(volunteer)
    log.info("Volunteer %d was added by %s, as a %s.", added.id, _told(by), added.role)
    return Added(added, its_pin if pin is None else None)


def change_pin(  # noqa: PLR0913  (both PINs, and all that counting a try takes)
    session: Session,
    who: Who,
    current: str,
    new: str,
    now: Moment,
    *,
    numbers: Iterable[str] = (),
) -> Entered:
    """Change one's own PIN. The current one is asked for: the screen may have been left alone.

    Returns:
        The person when it is done; else as `entering.enter`, where the current one is not theirs.

    Raises:
        KnownTrouble: the new one is weak or cannot be used, or the last change was today.
    """
    numbers = tuple(numbers)
    refuse_weak(current, new, numbers)
    entered = entering.look(session, current, now, only=who.volunteer_id or 0)
    if not isinstance(entered, Who):
        return entered
    with alone(session):
        volunteer = _volunteer(session, entered.volunteer_id)
        since = now.wall - volunteer.pin_set_at
        if volunteer.pin_is_own and datetime.timedelta() <= since < BETWEEN_CHANGES:
            raise KnownTrouble(
                "You can change your PIN once a day. If somebody saw it, a lead can give you "
                "another one now."
            )
        _, volunteer.pin_hash = _new_pin(session, new, numbers)
        volunteer.pin_is_own = True
        volunteer.pin_set_at = now.wall
    log.info("Volunteer %d changed their PIN.", entered.volunteer_id)
    return entered


def refuse_weak(current: str, new: str, numbers: Iterable[str] = ()) -> None:
    """Say what is weak in a PIN that is to follow another, as far as that can be seen at once.

    Raises:
        KnownTrouble: it is weak, or no other one.
    """
    _must_be_strong(weak.why(new, numbers) or (Weak.CURRENT if new == current else None))


def reset_pin(session: Session, volunteer_id: int, now: datetime.datetime, *, by: Who) -> str:
    """A PIN that is made up, in the place of one that was forgotten or seen.

    Raises:
        KnownTrouble: `by` may not, or the person was removed.
    """
    with alone(session):
        _must_lead(session, by)
        volunteer = _volunteer(session, volunteer_id)
        pin, volunteer.pin_hash = _new_pin(session, None)
        volunteer.pin_is_own = False
        volunteer.pin_set_at = now
    log.info("Volunteer %d was given another PIN by %s.", volunteer_id, _told(by))
    return pin


def set_role(session: Session, volunteer_id: int, role: str, *, by: Who) -> None:
    """Make somebody a lead, or no longer one.

    Raises:
        KnownTrouble: they are the last lead, there is no such role, or `by` may not.
    """
    if role not in {LEAD, VOLUNTEER}:
        raise KnownTrouble(f"There is no role “{role}”. Somebody is a volunteer or a lead.")
    with alone(session):
        _must_lead(session, by)
        volunteer = _volunteer(session, volunteer_id)
        if role != LEAD:
            _must_not_be_the_last_lead(session, volunteer)
        volunteer.role = role
    log.info("Volunteer %d was made a %s by %s.", volunteer_id, role, _told(by))


def remove(session: Session, volunteer_id: int, now: datetime.datetime, *, by: Who) -> None:
    """Forget a person: name, initials and PIN go, and what they did stays without them.

    Backups from before still know them, until they are old enough to go.

    Raises:
        KnownTrouble: they are the last lead, or `by` may not.
    """
    with alone(session):
        _must_lead(session, by)
        volunteer = _volunteer(session, volunteer_id)
        _must_not_be_the_last_lead(session, volunteer)
        forgetting.forget(session, volunteer_id, volunteer.name or "", volunteer.initials or "")
        volunteer.name = volunteer.initials = volunteer.pin_hash = None
        volunteer.removed_at = now
    forgetting.empty_journal(session)
    log.info("Volunteer %d was removed by %s.", volunteer_id, _told(by))


def end_wait(session: Session, *, by: Who) -> None:
    """Forget every wrong PIN, so that nobody has to wait.

    Raises:
        KnownTrouble: `by` may not.
    """
    with alone(session):
        _must_lead(session, by)
        lockout.end(session)
    log.info("The wait after wrong PINs was ended by %s.", _told(by))


def _new_pin(session: Session, wanted: str | None, numbers: Iterable[str] = ()) -> tuple[str, str]:
    """A PIN that nobody has, with its hash: the one that is wanted, or one that is made up."""
    hashes = pin_hashes(session)
    numbers = tuple(numbers)
    if wanted is not None:
        _must_be_strong(weak.why(wanted, numbers))
        _must_be_strong(None if pins.owner(wanted, hashes) is None else Weak.TAKEN)
        return wanted, pins.hashed(wanted, hashes.values())
    while weak.why(pin := pins.make_up(), numbers) or pins.owner(pin, hashes) is not None:
        pass
    return pin, pins.hashed(pin, hashes.values())


def _must_be_strong(fault: Weak | None) -> None:
    if fault is not None:
        raise KnownTrouble(f"{fault.value} Choose another PIN.")


def _must_lead(session: Session, by: Who) -> None:
    """Refuse unless it is somebody at the machine, or a lead who is one still."""
    if by == KIOSK:
        return
    now = still(session, by)
    if now is None or now.role != LEAD:
        raise KnownTrouble("This needs a lead.")


def _must_not_be_the_last_lead(session: Session, volunteer: Volunteer) -> None:
    if not any(each.role == LEAD and each.id != volunteer.id for each in active(session)):
        raise KnownTrouble(
            f"{volunteer.name} is the only lead. Make somebody else a lead first, "
            "or nobody can give out PINs."
        )


def _volunteer(session: Session, volunteer_id: int | None) -> Volunteer:
    volunteer = None if volunteer_id is None else session.get(Volunteer, volunteer_id)
    if volunteer is None or volunteer.removed_at:
        raise KnownTrouble("This person was removed.")
    return volunteer


def _told(by: Who) -> str:
    """Who it was, for the log: no initials, which would stay there when a person is removed."""
    return "somebody at the machine" if by == KIOSK else f"volunteer {by.volunteer_id}"
