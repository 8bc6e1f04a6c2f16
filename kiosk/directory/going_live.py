"""Whether the room is in trial or live, and the check list between the two.

content/SAFETY.md, "Trial until live": a lead completes *Go live* when the crisis numbers were
rung by two people, every published number was rung, a named clinician signed what patients are
told in an emergency, and the site has filled in its own facts.
"""

import datetime
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select
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
class Signature:
    """Who signed the fixed cards, with their role, and on which day."""

    names: str
    on: datetime.date


def is_trial(session: Session | Connection) -> bool:
    """Whether every screen has to say that this is not for patients yet."""
    return session.scalar(select(GoLiveStep.step).where(GoLiveStep.step == LIVE)) is None


def answered(session: Session) -> dict[str, GoLiveStep]:
    """The steps that have been answered, by their names."""
    return {step.step: step for step in session.scalars(select(GoLiveStep))}


def answer(
    session: Session, step: str, names: str, now: datetime.datetime, detail: str = ""
) -> None:
    """Write down that `names` answered a step; a later answer replaces an earlier one."""
    session.merge(GoLiveStep(step=step, names=names, answered_at=now, detail=detail))


def signature(session: Session, fingerprint: str) -> Signature | None:
    """Who signed the cards that have this fingerprint; nothing when they changed since."""
    step = session.get(GoLiveStep, CARDS_SIGNED)
    if step is None or step.detail != fingerprint:
        return None
    return Signature(step.names, step.answered_at.date())


def back_to_trial(session: Session) -> None:
    """End the live state; every answer has to be given again."""
    for step in session.scalars(select(GoLiveStep)):
        session.delete(step)


def unchecked(session: Session) -> list[Unchecked]:
    """The published listings that nobody here has found right yet, by name."""
    services = session.scalars(
        select(Service).where(_is_unchecked()).order_by(func.lower(Service.name))
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
    return session.scalar(select(func.count(Service.id)).where(_is_unchecked())) or 0


def _is_unchecked() -> ColumnElement[bool]:
    return (
        (Service.status == "active")
        & (Service.publication == "published")
        & Service.assured_date.is_(None)
    )


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
