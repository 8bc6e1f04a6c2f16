"""Changes what a room says of itself: at once by a lead, or asked for by one and made by another.

content/SAFETY.md: what stands on the cards is changed by two people, each with a PIN of their own.
Of every change there is kept what it was before, and who did what with it, and when.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import Session

from kiosk.errors import KnownTrouble
from kiosk.settings import Settings
from kiosk.site_facts.facts import Fact, fact_of, value_of
from kiosk.site_facts.models import SiteAct, SiteChange
from kiosk.site_facts.site_file import SiteFile
from kiosk.volunteers import people
from kiosk.who import Who

ASKED, MADE, WITHDRAWN = "asked", "made", "withdrawn"


@dataclass(frozen=True)
class Wish:
    """That a fact has this value, as JSON has it."""

    fact: Fact
    value: Any


@dataclass(frozen=True)
class Act:
    """What somebody did with a change, and when."""

    what: str
    who: Who
    at: datetime.datetime


@dataclass(frozen=True)
class Change:
    """A change of one fact.

    Attributes:
        id: its number.
        fact: what is, or is to be, changed.
        before: the value that it was asked for in place of.
        after: the value that it gives.
        acts: what was done with it, in that order; at least one.
    """

    id: int
    fact: Fact
    before: Any
    after: Any
    acts: tuple[Act, ...]

    @property
    def waits(self) -> bool:
        """Whether it waits for another person."""
        return self.acts[-1].what == ASKED

    @property
    def is_made(self) -> bool:
        """Whether it was made."""
        return self.acts[-1].what == MADE

    @property
    def asked_by(self) -> Who:
        """Who wanted it."""
        return self.acts[0].who


def waiting(connection: Connection) -> list[Change]:
    """Those that wait for another person, the oldest first."""
    return [change for change in _changes(connection) if change.waits]


def made(connection: Connection, most: int) -> list[Change]:
    """The last that were made, the newest first."""
    every = [change for change in _changes(connection) if change.is_made]
    return sorted(every, key=lambda change: change.acts[-1].at, reverse=True)[:most]


def change(
    connection: Connection, who: Who, wish: Wish, site: SiteFile, now: datetime.datetime
) -> bool:
    """Give a fact another value; False where that waits for another person now.

    What waited for the same fact is withdrawn.

    Raises:
        KnownTrouble: this is no lead, or the file cannot say it.
    """
    if not who.leads:
        raise KnownTrouble("Only a lead can change that.")
    fact, value = wish.fact, wish.value
    settings = site.settings()
    before = value_of(settings, fact)
    for other in waiting(connection):
        if other.fact == fact:
            _note(connection, other.id, WITHDRAWN, who, now)
    if value == before:
        return True
    _must_grow(settings, fact, value)
    made = connection.execute(
        insert(SiteChange).values(fact=fact.key, before=before, after=value)
    ).lastrowid
    if fact.on_cards:
        site.try_out(fact.place, value)  # whoever asks hears what is wrong, and not whoever looks
        _note(connection, made, ASKED, who, now)
        return False
    _note(connection, made, MADE, who, now)
    site.write(fact.place, value)
    return True


def confirm(
    connection: Connection, who: Who, number: int, site: SiteFile, now: datetime.datetime
) -> None:
    """Another person has looked at a change that waits, and makes it.

    Where the file says so already, since somebody has written it there, it needs only the note.

    Raises:
        KnownTrouble: it is the same person, or may be; it waits no more; no lead wants it any more;
            or the fact has changed meanwhile.
    """
    wanted = _waiting(connection, number)
    _must_be_another_person(connection, who, wanted.asked_by)
    value = value_of(site.settings(), wanted.fact)
    if value not in (wanted.before, wanted.after):
        raise KnownTrouble(
            "This has been changed in another way meanwhile. A lead has to look at it again."
        )
    _note(connection, number, MADE, who, now)
    if value != wanted.after:
        site.write(wanted.fact.place, wanted.after)


def withdraw(connection: Connection, who: Who, number: int, now: datetime.datetime) -> None:
    """Nobody wants that change any more.

    Raises:
        KnownTrouble: it waits no more.
    """
    _note(connection, _waiting(connection, number).id, WITHDRAWN, who, now)


def put_back(
    connection: Connection, who: Who, number: int, site: SiteFile, now: datetime.datetime
) -> bool:
    """Change a fact back to what it was; False where that waits for another person now.

    Raises:
        KnownTrouble: as `change`; or somebody has changed it since.
    """
    former = next((each for each in _changes(connection) if each.id == number), None)
    if former is None or value_of(site.settings(), former.fact) != former.after:
        raise KnownTrouble("Somebody has changed this since. Change it by hand.")
    return change(connection, who, Wish(former.fact, former.before), site, now)


def _must_be_another_person(connection: Connection, who: Who, asked: Who) -> None:
    """Two people, of whom one leads: both as they are now.

    Whoever was removed may be back with another PIN, and look at their own wish.
    """
    if asked.volunteer_id == who.volunteer_id:
        raise KnownTrouble("You asked for this. Another person has to look, with their own PIN.")
    with Session(bind=connection) as session:
        still = people.still(session, asked)
    if still is None:
        raise KnownTrouble("Whoever asked for this has left. A lead has to ask for it again.")
    if not (still.who.leads or who.leads):
        raise KnownTrouble("Whoever asked for this leads no more. A lead has to look at it.")


def _waiting(connection: Connection, number: int) -> Change:
    found = next((each for each in waiting(connection) if each.id == number), None)
    if found is None:
        raise KnownTrouble("Somebody has dealt with this already.")
    return found


def _must_grow(settings: Settings, fact: Fact, value: Any) -> None:
    """A check is some time ago, then overdue, then hidden: each later than the one before."""
    if fact.kind != "months":
        return
    limits = settings.freshness
    after = {
        "amber_months": limits.amber_months,
        "red_months": limits.red_months,
        "hidden_months": limits.hidden_months,
        fact.place[1]: value,
    }
    if not after["amber_months"] < after["red_months"] < after["hidden_months"]:
        raise KnownTrouble(
            f"A check is “some time ago” after {after['amber_months']} months, overdue after "
            f"{after['red_months']}, hidden after {after['hidden_months']}. "
            "Each has to be more than the one before."
        )


def _note(connection: Connection, number: int, what: str, who: Who, at: datetime.datetime) -> None:
    connection.execute(
        insert(SiteAct).values(
            change_id=number,
            what=what,
            at=at,
            role=who.role,
            initials=who.initials,
            volunteer_id=who.volunteer_id,
        )
    )


def _changes(connection: Connection) -> Iterable[Change]:
    """All of them, the oldest first; but of facts that are changed here no more."""
    acts: dict[int, list[Act]] = {}
    for row in connection.execute(select(SiteAct.__table__).order_by(SiteAct.id)):
        who = Who(row.role, row.initials, row.volunteer_id)
        acts.setdefault(row.change_id, []).append(Act(row.what, who, row.at))
    for row in connection.execute(select(SiteChange.__table__).order_by(SiteChange.id)):
        fact = fact_of(row.fact)
        if fact is not None and row.id in acts:
            yield Change(row.id, fact, row.before, row.after, tuple(acts[row.id]))
