"""What a lead is to hear of: a listing that somebody hid or found closed, a film that stopped."""

import datetime
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from kiosk.directory.models import Notice
from kiosk.who import Who


@dataclass(frozen=True)
class News:
    """What happened: `hidden`, `closed` or `film stopped`; its words, and the listing, if one."""

    what: str
    words: str = ""
    service_id: str | None = None


@dataclass(frozen=True)
class Heard:
    """News that no lead has heard of yet: its number, when it was, and who did it."""

    id: int
    news: News
    at: datetime.datetime
    who: Who


def tell(
    connection: Connection, news: News, who: Who, now: datetime.datetime, *, heard: bool = False
) -> None:
    """Let the leads hear of something; or, where one has `heard` it already, keep it."""
    connection.execute(
        insert(Notice).values(
            at=now,
            what=news.what,
            words=news.words,
            service_id=news.service_id,
            role=who.role,
            initials=who.initials,
            volunteer_id=who.volunteer_id,
            heard_at=now if heard else None,
        )
    )


def unheard(connection: Connection) -> list[Heard]:
    """What no lead has heard of yet, the newest first."""
    rows = connection.execute(
        select(Notice.__table__).where(Notice.heard_at.is_(None)).order_by(Notice.id.desc())
    )
    return list(map(of_row, rows))


def of_row(row: Row[Any]) -> Heard:
    """News as they were told."""
    return Heard(
        row.id,
        News(row.what, row.words, row.service_id),
        row.at,
        Who(row.role, row.initials, row.volunteer_id),
    )


def hear(connection: Connection, notice: int, now: datetime.datetime) -> None:
    """A lead has heard of it."""
    connection.execute(
        update(Notice.__table__)  # type: ignore[arg-type]
        .where(Notice.id == notice)
        .values(heard_at=now)
    )
