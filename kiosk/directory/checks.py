"""Checking a listing: an act of its own, by a person, on a day, in a way. Editing is not checking.

Three times in a row without an answer, and its numbers are kept from patients until somebody gets
through (content/SAFETY.md, "Wrong information").
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from sqlalchemy import Connection, exists, func, select
from sqlalchemy.orm import aliased

from kiosk.directory import corrections, notices, ringing
from kiosk.directory.models import Check, Phone, Service
from kiosk.directory.notices import News
from kiosk.directory.revisions import Act, Writer
from kiosk.who import Who

NO_ANSWERS = 3
"""So many in a row, and a number is not shown any more."""


class Method(StrEnum):
    """How somebody found out."""

    PHONE = "phone"
    VISIT = "visit"
    EMAIL = "email"
    WEBSITE = "website"
    OTHER = "other"


class Outcome(StrEnum):
    """What they found."""

    RIGHT = "right"
    CORRECTED = "corrected"
    NO_ANSWER = "no_answer"
    CLOSED = "closed"


@dataclass(frozen=True)
class Found:
    """What somebody found, and how; and on which day, where that was not today."""

    method: Method
    outcome: Outcome
    day: datetime.date | None = None


def check(
    connection: Connection, service_id: str, who: Who, found: Found, now: datetime.datetime
) -> int | None:
    """Write down that somebody looked, and what follows from it.

    Right or corrected: it counts as checked from that day, and its numbers are shown; but their
    website alone does not show again a number at which nobody answers. No answer for the third
    time in a row: its numbers are shown no more. Closed: patients see it no more, and a lead hears
    of it.

    Returns:
        The number of the revision, to take it back by.
    """
    writer = Writer(connection, Act("check", who, now, found.outcome, service_id))
    write(writer, service_id, who, found, now)
    return writer.revision


def check_and_count(
    connection: Connection, service_id: str, who: Who, found: Found, now: datetime.datetime
) -> int:
    """As `check`; returns how often in a row, with this time, nobody has answered."""
    check(connection, service_id, who, found, now)
    return unanswered(connection, service_id)


def write(writer: Writer, service_id: str, who: Who, found: Found, now: datetime.datetime) -> None:
    """As `check`, within an act that does more."""
    day = found.day or now.date()
    writer.add(
        "checks",
        {
            "service_id": service_id,
            "checked_on": day,
            "role": who.role,
            "initials": who.initials,
            "volunteer_id": who.volunteer_id,
            "method": found.method.value,
            "outcome": found.outcome.value,
        },
    )
    if found.outcome in {Outcome.RIGHT, Outcome.CORRECTED}:
        _count_from(writer, service_id, day)
        if found.method is not Method.WEBSITE:
            _confirm(writer, service_id, unconfirmed=False)
    elif found.outcome is Outcome.CLOSED:
        writer.change("services", service_id, {"publication": "hidden", "assured_date": None})
        if not who.leads:
            name = select(Service.name).where(Service.id == service_id)
            news = News("closed", writer.connection.scalar(name) or "", service_id)
            notices.tell(writer.connection, news, who, now)
    elif unanswered(writer.connection, service_id) >= NO_ANSWERS:
        _confirm(writer, service_id, unconfirmed=True)
    if found.outcome is not Outcome.NO_ANSWER:
        corrections.settle(writer, service_id)


def _count_from(writer: Writer, service_id: str, day: datetime.date) -> None:
    """It counts as checked on that day, unless somebody has checked it since."""
    checked = select(Service.assured_date).where(Service.id == service_id)
    last = writer.connection.scalar(checked)
    if last is None or last < day:
        writer.change("services", service_id, {"assured_date": day})


def unanswered(connection: Connection, service_id: str) -> int:
    """How often in a row, up to now, nobody answered."""
    outcomes = connection.scalars(
        select(Check.outcome).where(Check.service_id == service_id).order_by(Check.id.desc())
    )
    return sum(1 for _ in takewhile(lambda outcome: outcome == Outcome.NO_ANSWER, outcomes))


def unanswered_of_all(connection: Connection) -> dict[str, int]:
    """As `unanswered`, for every listing at which nobody answered the last time."""
    answered = aliased(Check)
    last = (
        select(func.max(answered.id))
        .where(answered.service_id == Check.service_id, answered.outcome != Outcome.NO_ANSWER)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(Check.service_id, func.count())
        .where(Check.outcome == Outcome.NO_ANSWER, Check.id > func.coalesce(last, 0))
        .group_by(Check.service_id)
    )
    return {service: int(number) for service, number in rows}


def once_right(connection: Connection) -> set[str]:
    """The keys of what somebody has ever found right."""
    good = Check.outcome.in_([Outcome.RIGHT, Outcome.CORRECTED])
    return set(connection.scalars(select(Check.service_id).where(good).distinct()))


def not_rung(connection: Connection) -> set[str]:
    """The keys of what somebody has found right, and never by ringing, though it can be rung.

    Before a room goes live, every published number is rung (content/SAFETY.md).
    """
    good = (Check.service_id == Service.id) & Check.outcome.in_([Outcome.RIGHT, Outcome.CORRECTED])
    spoken = func.lower(func.trim(func.coalesce(Phone.type, ""))).not_in(ringing.NOT_SPOKEN)
    rows = connection.scalars(
        select(Service.id).where(
            exists().where(good),
            exists().where(Phone.service_id == Service.id, spoken, ~Phone.unconfirmed),
            ~exists().where(good, Check.method == Method.PHONE),
        )
    )
    return set(rows)


def _confirm(writer: Writer, service_id: str, *, unconfirmed: bool) -> None:
    numbers = writer.connection.scalars(select(Phone.id).where(Phone.service_id == service_id))
    for number in numbers.all():
        writer.change("phones", number, {"unconfirmed": unconfirmed})
