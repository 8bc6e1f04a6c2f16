"""Whether the room is in trial or live, and the check list between the two.

content/SAFETY.md, "Trial until live": a lead completes *Go live* when the crisis numbers were
rung by two people, every published number was rung, a named clinician signed what patients are
told in an emergency, and the site has filled in its own facts.
"""

import datetime
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from kiosk.directory import checks, ringing
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.models import GoLiveStep, Service
from kiosk.directory.revisions import Act, Writer
from kiosk.who import Who

LIVE = "live"
"""The step that is written last; while it is not there, the room is in trial."""

CARDS_SIGNED = "cards signed"
"""The step of the clinician who signs Help now and Back pain emergency."""


@dataclass(frozen=True)
class Unchecked:
    """A published listing that nobody here has found right yet, and how to reach it."""

    id: str
    name: str
    numbers: tuple[str, ...]
    website: str
    note: str


@dataclass(frozen=True)
class Answer:
    """A point of the list that was answered.

    Attributes:
        names: whoever answered at the machine, or a clinician who signed; else empty.
        answered_at: when.
        detail: for what it holds, and for nothing else.
        who: whoever was signed in; nothing for who answered at the machine.
    """

    names: str
    answered_at: datetime.datetime
    detail: str
    who: Who | None


@dataclass(frozen=True)
class Signature:
    """Who signed the fixed cards, with their role, and on which day."""

    names: str
    on: datetime.date


def is_trial(session: Session | Connection) -> bool:
    """Whether every screen has to say that this is not for patients yet."""
    return session.scalar(select(GoLiveStep.step).where(GoLiveStep.step == LIVE)) is None


def answered(session: Session | Connection) -> dict[str, Answer]:
    """The steps that have been answered, by their names."""
    return {
        row.step: Answer(
            row.names,
            row.answered_at,
            row.detail,
            Who(row.role, row.initials, row.volunteer_id) if row.role else None,
        )
        for row in session.execute(select(GoLiveStep.__table__))
    }


def answer(  # noqa: PLR0913  (an answer has these facts)
    session: Session | Connection,
    step: str,
    names: str,
    now: datetime.datetime,
    detail: str = "",
    *,
    who: Who | None = None,
) -> None:
    """Write down who answered a step; a later answer replaces an earlier one.

    Args:
        session: writes it.
        step: which one.
        names: whoever answered at the machine, or a clinician who signed.
        now: when.
        detail: for what the answer holds.
        who: whoever is signed in.
    """
    facts = {
        "names": names,
        "answered_at": now,
        "detail": detail,
        "role": who.role if who else "",
        "initials": who.initials if who else "",
        "volunteer_id": who.volunteer_id if who else None,
    }
    session.execute(
        insert(GoLiveStep)
        .values(step=step, **facts)
        .on_conflict_do_update(index_elements=["step"], set_=facts)
    )
    if isinstance(session, Session):
        session.expire_all()


def signature(session: Session, fingerprint: str) -> Signature | None:
    """Who signed the cards that have this fingerprint; nothing when they changed since."""
    step = session.get(GoLiveStep, CARDS_SIGNED)
    if step is None or step.detail != fingerprint:
        return None
    return Signature(step.names, step.answered_at.date())


def back_to_trial(session: Session | Connection) -> None:
    """End the live state. What was answered stays, until what it is about changes or grows old."""
    session.execute(delete(GoLiveStep).where(GoLiveStep.step == LIVE))
    if isinstance(session, Session):
        session.expire_all()


def unchecked(session: Session) -> list[Unchecked]:
    """The published listings that nobody here has found right yet, by name.

    In trial also those of which nobody has rung the number.
    """
    services = session.scalars(
        select(Service).where(_is_unchecked(session)).order_by(func.lower(Service.name))
    )
    return [
        Unchecked(
            id=service.id,
            name=service.name,
            numbers=tuple(
                f"{'text ' if ringing.is_text(phone.type) else ''}"
                f"{ringing.dialled(phone.number, phone.extension)}"
                for phone in service.phones
                if ringing.is_for_people(phone.type)
            ),
            website=service.url or "",
            note=str(service.extra.get("check_first", "")),
        )
        for service in services
    ]


def count_unchecked(session: Session) -> int:
    """How many those are."""
    return session.scalar(select(func.count(Service.id)).where(_is_unchecked(session))) or 0


def _is_unchecked(session: Session) -> ColumnElement[bool]:
    unchecked: ColumnElement[bool] = Service.assured_date.is_(None)
    if is_trial(session):
        unchecked |= Service.id.in_(checks.not_rung(session.connection()))
    return (Service.status == "active") & (Service.publication == "published") & unchecked


def found_right(
    session: Session, service_id: str, who: Who, method: str, now: datetime.datetime
) -> None:
    """Record that somebody looked now and every word of the listing is right."""
    found = Found(Method(method), Outcome.RIGHT)
    session.flush()
    checks.check(session.connection(), service_id, who, found, now)
    session.expire_all()


def make_draft(session: Session, service_id: str, who: Who, now: datetime.datetime) -> None:
    """Take a listing away from patients until somebody has found it right."""
    session.flush()
    writer = Writer(session.connection(), Act("draft", who, now, "", service_id))
    writer.change("services", service_id, {"publication": "draft"})
    session.expire_all()
