"""The tables of what was changed in `site.toml` at the kiosk, and of who did so."""

import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.store import Base


class SiteChange(Base):
    """One fact that somebody wants to be another one: `before` and `after` as JSON has them."""

    __tablename__ = "site_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    fact: Mapped[str]
    before: Mapped[Any] = mapped_column(JSON)
    after: Mapped[Any] = mapped_column(JSON)


class SiteAct(Base):
    """What a person did with a change: `asked` for it, `made` it, or has `withdrawn` it."""

    __tablename__ = "site_acts"

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("site_changes.id"), index=True)
    what: Mapped[str]
    at: Mapped[datetime.datetime]
    role: Mapped[str]
    initials: Mapped[str] = mapped_column(default="")
    volunteer_id: Mapped[int | None] = mapped_column(index=True)
