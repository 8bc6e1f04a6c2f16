"""Slows guessing down: five tries are free, then each wrong one brings a wait that doubles.

Tries are counted for the kiosk as a whole: a PIN alone says who somebody is, so a wrong one is
nobody's. Each is counted, and written to the disk, before anybody looks whether it is right. So
two programs cannot use the same try, and pulling the plug in the middle gives none back.

Time is the machine's own, which no setting of the clock moves (`kiosk.volunteers.moments`). After
a restart all that is sure is that the last wrong PIN was typed before it: the wait goes on for
what the new start has not served yet. So a clock that jumps forwards frees nobody, one that is set
back locks nobody out, and no restart makes a wait longer than five minutes from that restart.

A wait ends by itself, by `kiosk volunteers unlock` at the machine, or by the PIN of a lead. Leads
could not end it if no PIN were looked at, and it would slow no guess if every PIN were. So in each
wait there is one try for leads, on purpose and by itself: it is compared with leads' PINs only,
and the wait goes on unchanged if it is wrong. At its longest wait a kiosk so looks at two PINs in
five minutes, of a million that are possible.

A right PIN forgets the count. So a volunteer who knows their own PIN could try others at leisure,
some ten a minute by hand, which is weeks for half of them: against that there is the room.
"""

import math
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from kiosk.volunteers.models import PinTries
from kiosk.volunteers.moments import Moment

FREE_TRIES = 5
FIRST_WAIT = 15
LONGEST_WAIT = 300

_OVERTAKEN = 60
"""A try that had to wait for its turn to be counted may have begun before the last one: by seconds.
More than that is no running of the machine that we know, but a copy of it that was put back."""

_DOUBLINGS = math.ceil(math.log2(LONGEST_WAIT / FIRST_WAIT))


@dataclass(frozen=True)
class Waiting:
    """No PIN is looked at now.

    Attributes:
        seconds: how long still.
        lead_may_try: whether a lead may end it with their PIN; once in each wait.
    """

    seconds: int
    lead_may_try: bool


@dataclass(frozen=True)
class Wrong:
    """Nobody has that PIN.

    Attributes:
        tries_left: how many more there are without a wait.
        seconds: how long the next try has to wait.
    """

    tries_left: int
    seconds: int


def wait_after(wrong: int) -> int:
    """How many seconds to wait after so many wrong PINs in a row."""
    if wrong < FREE_TRIES:
        return 0
    return min(LONGEST_WAIT, FIRST_WAIT << min(wrong - FREE_TRIES, _DOUBLINGS))


def waiting(session: Session, now: Moment) -> Waiting | None:
    """The wait that goes on now; nothing when a PIN may be typed."""
    kept = session.execute(
        select(PinTries.wrong, PinTries.boot, PinTries.uptime, PinTries.lead_tried)
    ).one_or_none()
    if kept is None:
        return None
    passed = now.uptime
    if kept.boot == now.boot and kept.uptime - now.uptime < _OVERTAKEN:
        passed = max(0, now.uptime - kept.uptime)
    left = math.ceil(wait_after(kept.wrong) - passed)
    return Waiting(left, lead_may_try=not kept.lead_tried) if left > 0 else None


def count(session: Session, now: Moment, *, as_lead: bool = False) -> Waiting | Wrong:
    """Count a try that is about to be made, within `writing.alone`; `end` takes it back.

    Returns:
        The wait, where the try must not be made; else what to say of it if it is wrong.
    """
    wait = waiting(session, now)
    if wait is not None:
        if not (as_lead and wait.lead_may_try):
            return wait
        session.execute(update(PinTries).values(lead_tried=True))
        return Wrong(0, wait.seconds)
    wrong = (session.scalar(select(PinTries.wrong)) or 0) + 1
    values = {"wrong": wrong, "boot": now.boot, "uptime": now.uptime, "lead_tried": False}
    session.execute(
        insert(PinTries)
        .values(id=1, **values)
        .on_conflict_do_update(index_elements=["id"], set_=values)
    )
    return Wrong(max(0, FREE_TRIES - wrong), wait_after(wrong))


def end(session: Session) -> None:
    """Forget every wrong PIN, and the wait with them."""
    session.execute(delete(PinTries))
