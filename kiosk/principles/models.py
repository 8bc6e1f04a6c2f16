"""The tables of the principles."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kiosk.store import Base


class PrincipleSet(Base):
    """What holds for all the principles: their status line, the introduction and the credit."""

    __tablename__ = "principle_sets"

    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[str]
    intro: Mapped[str]
    credit: Mapped[str]


class Principle(Base):
    """One principle's card: its title and what it means."""

    __tablename__ = "principles"

    number: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    meaning: Mapped[str]
    picture: Mapped[str]

    lines: Mapped[list["PrincipleLine"]] = relationship(order_by="PrincipleLine.position")


class PrincipleLine(Base):
    """One line of a principle.

    For patients (`kind`: expect, ask), or for staff (statement, practice, quote, question). Those
    for staff carry the key of the line of the source that they stand for: `P1.practice.2`.
    """

    __tablename__ = "principle_lines"

    principle_number: Mapped[int] = mapped_column(ForeignKey("principles.number"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str]
    source_key: Mapped[str | None] = mapped_column(unique=True)
