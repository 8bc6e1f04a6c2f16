"""What somebody is writing: kept by itself, and public only when they say so."""

import datetime
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.directory.editing import form as forms
from kiosk.directory.editing.form import ListingForm
from kiosk.directory.models import Draft
from kiosk.who import Who


@dataclass(frozen=True)
class Kept:
    """A draft.

    Attributes:
        id: its number.
        service_id: the listing that it changes; nothing where it is a new one.
        volunteer_id: whose it is.
        saved_at: when it was kept last.
        base: how the listing was when they began.
        form: what they have written.
    """

    id: int
    service_id: str | None
    volunteer_id: int | None
    saved_at: datetime.datetime
    base: ListingForm | None
    form: ListingForm


def begin(  # noqa: PLR0913  (what a draft is)
    connection: Connection,
    who: Who,
    now: datetime.datetime,
    service_id: str | None = None,
    *,
    start: ListingForm | None = None,
    base: ListingForm | None = None,
) -> Kept:
    """The draft that this person has of a listing, or a new one.

    Args:
        connection: of one transaction.
        who: whose draft it is.
        now: the time on the room's clock.
        service_id: the listing that is to change; nothing for a new one.
        start: what is written so far, such as a copy of another listing.
        base: how the listing was when they read it; left out: as it is now.
    """
    if service_id is not None:
        there = find(connection, who, service_id)
        if there is not None:
            return there
    if base is None and service_id is not None:
        base = forms.read(connection, service_id, now.date())
    form = start or base or ListingForm()
    made = connection.execute(
        insert(Draft).values(
            service_id=service_id,
            volunteer_id=who.volunteer_id,
            saved_at=now,
            base=None if base is None else forms.as_json(base),
            form=forms.as_json(form),
        )
    )
    return Kept(int(made.lastrowid), service_id, who.volunteer_id, now, base, form)


def find(connection: Connection, who: Who, service_id: str) -> Kept | None:
    """The draft that this person has of a listing, if there is one."""
    there = connection.execute(
        select(Draft.__table__).where(
            Draft.service_id == service_id,
            Draft.volunteer_id.is_not_distinct_from(who.volunteer_id),
        )
    ).first()
    return None if there is None else _kept(there)


def save(connection: Connection, draft: int, form: ListingForm, now: datetime.datetime) -> bool:
    """Keep what is written; False where the draft is not there any more."""
    saved = connection.execute(
        update(Draft.__table__)  # type: ignore[arg-type]
        .where(Draft.id == draft)
        .values(form=forms.as_json(form), saved_at=now)
    )
    return saved.rowcount > 0


def rebase(connection: Connection, draft: int, base: ListingForm, form: ListingForm) -> None:
    """After somebody else has changed the listing: from now on it is this that is changed."""
    connection.execute(
        update(Draft.__table__)  # type: ignore[arg-type]
        .where(Draft.id == draft)
        .values(base=forms.as_json(base), form=forms.as_json(form))
    )


def throw_away(connection: Connection, draft: int) -> None:
    """Nobody needs it any more."""
    connection.execute(delete(Draft).where(Draft.id == draft))


def get(connection: Connection, draft: int) -> Kept | None:
    """One draft, if it is still there."""
    there = connection.execute(select(Draft.__table__).where(Draft.id == draft)).first()
    return None if there is None else _kept(there)


def waiting(connection: Connection) -> list[Kept]:
    """All drafts that hold something else than they began with, the newest first."""
    kept = connection.execute(select(Draft.__table__).order_by(Draft.saved_at.desc()))
    return [each for each in map(_kept, kept) if each.form != (each.base or ListingForm())]


def _kept(row: Any) -> Kept:
    base = row.base
    return Kept(
        row.id,
        row.service_id,
        row.volunteer_id,
        row.saved_at,
        None if base is None else forms.from_json(base),
        forms.from_json(row.form),
    )
