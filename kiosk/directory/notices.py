"""What a lead is to hear of: a listing that somebody hid, a film that somebody stopped."""

import datetime
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from kiosk.directory.models import Notice
from kiosk.who import Who


@dataclass(frozen=True)
class Heard:
    """Something that happened: what, about which listing if any, when, and who did it."""

    id: int
    what: str
    words: str
    service_id: str | None
    at: datetime.datetime
    who: Who


def tell(
    connection: Connection,
    what: str,
    words: str,
    who: Who,
    now: datetime.datetime,
    service_id: str | None = None,
) -> None:
    """Let the leads hear of something."""
    connection.execute(
        insert(Notice).values(
            at=now,
            what=what,
            words=words,
            service_id=service_id,
            role=who.role,
            initials=who.initials,
            volunteer_id=who.volunteer_id,
        )
    )


def unheard(connection: Connection) -> list[Heard]:
    """What no lead has heard of yet, the newest first."""
    rows = connection.execute(
        select(Notice.__table__).where(Notice.heard_at.is_(None)).order_by(Notice.id.desc())
    )
    return [
        Heard(
            row.id,
            row.what,
            row.words,
            row.service_id,
            row.at,
            Who(row.role, row.initials, row.volunteer_id),
        )
        for row in rows
    ]


def hear(connection: Connection, notice: int, now: datetime.datetime) -> None:
    """A lead has heard of it."""
    connection.execute(
        update(Notice.__table__)  # type: ignore[arg-type]
        .where(Notice.id == notice)
        .values(heard_at=now)
    )
