"""What a volunteer does next: which listings are due to be checked, and which topics grow old."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from kiosk.directory import checks, ringing
from kiosk.directory.checks import Outcome
from kiosk.directory.freshness import Age, Audience
from kiosk.directory.models import Attribute, Check, Phone, Service, TaxonomyTerm, Topic

SOON = datetime.timedelta(days=7)
"""Who comes once a week does today what is due before they come again."""

MANY = 5
"""Staff are warned when one in so many of a topic is overdue (content/SAFETY.md)."""

_FIRST = (Age.HIDDEN, Age.RED, Age.NEVER, Age.AMBER, Age.FRESH)


@dataclass(frozen=True)
class Due:
    """A listing that wants somebody to ring.

    Attributes:
        id: its key.
        name: what it is called.
        numbers: to ring; empty where it has none.
        website: to look at.
        publication: `published`, `draft`, `hidden`, `retired` or `do_not_list`.
        age: what its last check is worth.
        assured: the day on which it was last found right.
        no_answers: how often in a row nobody has answered.
        note: what is uncertain, from whoever wrote it down.
        email: to write to.
        active: whether its publisher says that it happens.
        never_hides: whether patients see it whatever its age.
        not_rung: whether it was found right, and its number is to be rung before the room goes
            live.
        was_checked: whether somebody has ever found it right, also where it has changed since.
    """

    id: str
    name: str
    numbers: tuple[str, ...]
    website: str
    publication: str
    age: Age
    assured: datetime.date | None
    no_answers: int
    note: str
    email: str = ""
    active: bool = True
    never_hides: bool = False
    not_rung: bool = False
    was_checked: bool = False


@dataclass(frozen=True)
class OldTopic:
    """A topic of which a fifth or more is overdue, or was changed and not checked since."""

    name: str
    overdue: int
    of: int


def due(connection: Connection, audience: Audience) -> list[Due]:
    """What patients see, or would see, and nobody has checked for long: the most urgent first."""
    rows = _services(connection, "published")
    not_rung = checks.not_rung(connection) if audience.trial else set()
    found = [
        each
        for each in rows
        if audience.age(each.assured_date) is not Age.FRESH
        or each.id in not_rung
        or each.assured_date < audience.amber_before + SOON
    ]
    listed = _as_due(connection, found, audience)
    return sorted(
        listed, key=lambda each: (_FIRST.index(each.age), each.assured or datetime.date.min)
    )


def not_public(connection: Connection, audience: Audience) -> list[Due]:
    """What patients do not see and might: drafts, and what was hidden, by name."""
    return _as_due(connection, _services(connection, "draft", "hidden"), audience)


@dataclass(frozen=True)
class ToRing:
    """A number of a listing, whether or not patients are shown it."""

    number: str
    label: str
    is_text: bool
    unconfirmed: bool


def numbers(connection: Connection, service_id: str) -> list[ToRing]:
    """All numbers of a listing, the one to try first at the top."""
    rows = connection.execute(
        select(Phone.number, Phone.extension, Phone.description, Phone.type, Phone.unconfirmed)
        .where(Phone.service_id == service_id)
        .order_by(Phone.position)
    )
    return [
        ToRing(ringing.dialled(number, extension), label or "", ringing.is_text(kind), unconfirmed)
        for number, extension, label, kind, unconfirmed in rows
        if ringing.is_for_people(kind)
    ]


def every(connection: Connection, audience: Audience) -> list[Due]:
    """Each listing there is, whatever became of it, by name."""
    return _as_due(connection, _services(connection), audience)


def one(connection: Connection, service_id: str, audience: Audience) -> Due | None:
    """One listing, whatever became of it; nothing where it is not there."""
    rows = connection.execute(_facts().where(Service.id == service_id)).all()
    return next(iter(_as_due(connection, rows, audience)), None)


def tried_on(connection: Connection, day: datetime.date) -> set[str]:
    """The keys of the listings that somebody looked at on that day, whatever came of it."""
    return set(connection.scalars(select(Check.service_id).where(Check.checked_on == day)))


def old_topics(connection: Connection, audience: Audience) -> list[OldTopic]:
    """Topics that would empty in silence: those of which a fifth is overdue.

    Once a room is live, patients do not see what lost its check by a change, either.
    """
    rows = connection.execute(
        select(TaxonomyTerm.name, Service.assured_date)
        .join(Topic, Topic.taxonomy_term_id == TaxonomyTerm.id)
        .join(Attribute, Attribute.taxonomy_term_id == TaxonomyTerm.id)
        .join(Service, (Service.id == Attribute.link_id) & (Attribute.link_entity == "service"))
        .where(Service.publication == "published", Service.status == "active", ~Service.never_hides)
        .order_by(Topic.position)
    )
    overdue_ages = {Age.RED, Age.HIDDEN} | (set() if audience.trial else {Age.NEVER})
    counts: dict[str, list[int]] = {}
    for name, assured in rows:
        overdue, of = counts.setdefault(name, [0, 0])
        old = audience.age(assured) in overdue_ages
        counts[name] = [overdue + old, of + 1]
    return [
        OldTopic(name, overdue, of)
        for name, (overdue, of) in counts.items()
        if overdue and overdue * MANY >= of
    ]


def checked_since(connection: Connection, day: datetime.date) -> int:
    """How many listings somebody has found right since that day."""
    return (
        connection.scalar(
            select(func.count(Check.service_id.distinct())).where(
                Check.checked_on >= day, Check.outcome.in_([Outcome.RIGHT, Outcome.CORRECTED])
            )
        )
        or 0
    )


def _services(connection: Connection, *publications: str) -> Sequence[Any]:
    """Those of these kinds that are active, by name; without a kind, each there is."""
    chosen = _facts().order_by(func.lower(Service.name))
    if publications:
        kinds = Service.publication.in_(publications)
        chosen = chosen.where(Service.status == "active", kinds)
    return connection.execute(chosen).all()


def _facts() -> Select[*tuple[Any, ...]]:
    return select(
        Service.id,
        Service.name,
        Service.url,
        Service.email,
        Service.publication,
        Service.status,
        Service.never_hides,
        Service.assured_date,
        Service.extra,
    )


def _as_due(connection: Connection, rows: Sequence[Any], audience: Audience) -> list[Due]:
    numbers: dict[str, list[str]] = {}
    for service, number, extension, kind in connection.execute(
        select(Phone.service_id, Phone.number, Phone.extension, Phone.type)
        .where(Phone.service_id.is_not(None))
        .order_by(Phone.position)
    ):
        if ringing.is_for_people(kind):
            said = ringing.dialled(number, extension)
            said = f"text {said}" if ringing.is_text(kind) else said
            numbers.setdefault(service or "", []).append(said)
    tried = checks.unanswered_of_all(connection)
    not_rung = checks.not_rung(connection) if audience.trial else set()
    once_right = checks.once_right(connection)
    return [
        Due(
            each.id,
            each.name,
            tuple(numbers.get(each.id, ())),
            each.url or "",
            each.publication,
            audience.age(each.assured_date),
            each.assured_date,
            tried.get(each.id, 0),
            str(each.extra.get("check_first", "")),
            each.email or "",
            each.status == "active",
            each.never_hides,
            each.id in not_rung,
            each.id in once_right,
        )
        for each in rows
    ]
