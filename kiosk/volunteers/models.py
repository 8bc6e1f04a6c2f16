"""The tables of who may change the directory here. What they hold is personal data."""

import datetime
from typing import Literal

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.store import Base

Role = Literal["volunteer", "lead"]


class Volunteer(Base):
    """Somebody who may change the directory; once removed, a number that history can point at.

    Of a person who was removed there is no name, no initials and no PIN, here or in any history.
    """

    __tablename__ = "volunteers"
    __table_args__ = (
        CheckConstraint("role IN ('volunteer', 'lead')", name="role"),
        CheckConstraint(
            "CASE WHEN removed_at IS NULL "
            "THEN name IS NOT NULL AND initials IS NOT NULL AND pin_hash IS NOT NULL "
            "ELSE name IS NULL AND initials IS NULL AND pin_hash IS NULL END",
            name="removed",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    initials: Mapped[str | None] = mapped_column(unique=True)
    role: Mapped[str]
    pin_hash: Mapped[str | None]
    pin_is_own: Mapped[bool]  # they chose it; nobody else has seen it
    pin_set_at: Mapped[datetime.datetime]
    added_at: Mapped[datetime.datetime]
    removed_at: Mapped[datetime.datetime | None]


class PinTries(Base):
    """What the lockout keeps: one row, for the kiosk as a whole. See `kiosk.volunteers.lockout`.

    `boot` and `uptime` say when the last wrong PIN was typed: in which running of the machine, and
    how many seconds into it.
    """

    __tablename__ = "pin_tries"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    wrong: Mapped[int]
    boot: Mapped[str]
    uptime: Mapped[float]
    lead_tried: Mapped[bool]
