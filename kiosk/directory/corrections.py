"""Counts what patients say is wrong with a listing: never their words, and nothing about them."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from kiosk.directory.models import Correction, Service
from kiosk.directory.revisions import Writer
from kiosk.directory.rows import key_of


class What(StrEnum):
    """What a patient can say is wrong."""

    NUMBER = "number"
    TIMES = "times"
    PLACE = "place"
    CLOSED = "closed"


@dataclass(frozen=True)
class Told:
    """What patients said of one listing: how often each, and when first."""

    service_id: str
    name: str
    counts: tuple[tuple[What, int], ...]
    since: datetime.date


def count(session: Session, service_id: str, what: What, today: datetime.date) -> int:
    """One more who said so today; returns how many have."""
    row = insert(Correction).values(service_id=service_id, what=what, day=today, count=1)
    return session.execute(
        row.on_conflict_do_update(
            index_elements=["service_id", "what", "day"], set_={"count": Correction.count + 1}
        ).returning(Correction.count)
    ).scalar_one()


def told(connection: Connection) -> list[Told]:
    """What patients said that nobody has looked at since, what most said first."""
    total = func.sum(Correction.count)
    rows = connection.execute(
        select(
            Correction.service_id, Service.name, Correction.what, total, func.min(Correction.day)
        )
        .join(Service, Service.id == Correction.service_id)
        .group_by(Correction.service_id, Correction.what)
        .order_by(total.desc(), Correction.what)
    )
    found: dict[str, Told] = {}
    for service, name, what, number, day in rows:
        before = found.get(service)
        counts = (*(before.counts if before else ()), (What(what), int(number)))
        since = min(before.since, day) if before else day
        found[service] = Told(service, name, counts, since)
    return sorted(found.values(), key=lambda each: -sum(number for _, number in each.counts))


def settle(writer: Writer, service_id: str) -> None:
    """Somebody has looked at all that was said of a listing; undoing their act brings it back."""
    rows = writer.connection.execute(
        select(Correction.__table__).where(Correction.service_id == service_id)
    ).mappings()
    writer.take_out("corrections", {key_of("corrections", row): row for row in map(dict, rows)})
