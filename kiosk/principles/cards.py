"""The principles as cards: read for the screens, and put into a new database."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from kiosk.principles.models import Principle, PrincipleLine, PrincipleSet


@dataclass(frozen=True)
class PrincipleCard:
    """One principle in patient language."""

    number: int
    title: str
    meaning: str
    picture: str
    expect: tuple[str, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True)
class Principles:
    """All cards in their order, with what holds for all of them."""

    status: str
    intro: str
    credit: str
    cards: tuple[PrincipleCard, ...]


def principles(session: Session) -> Principles:
    """Everything that the principles' screens show."""
    whole = session.scalars(select(PrincipleSet)).one()
    cards = session.scalars(
        select(Principle).options(selectinload(Principle.lines)).order_by(Principle.number)
    )
    return Principles(
        status=whole.status,
        intro=whole.intro,
        credit=whole.credit,
        cards=tuple(_as_card(principle) for principle in cards),
    )


def count(session: Session) -> int:
    """How many principles there are."""
    return session.scalar(select(func.count(Principle.number))) or 0


def load(session: Session, path: Path) -> None:
    """Add the principles of the file `path` (principles.toml) to an empty database."""
    with path.open("rb") as file:
        content = tomllib.load(file)
    session.add(
        PrincipleSet(
            id=1, status=content["status"], intro=content["intro"], credit=content["credit"]
        )
    )
    for card in content["principle"]:
        session.add(
            Principle(
                number=card["number"],
                title=card["title"],
                meaning=card["meaning"],
                picture=card["picture"],
            )
        )
        session.flush()
        session.add_all(
            PrincipleLine(
                principle_number=card["number"], kind=kind, position=position, words=words
            )
            for kind in ("expect", "ask")
            for position, words in enumerate(card[kind])
        )
    session.flush()


def _as_card(principle: Principle) -> PrincipleCard:
    def words(kind: str) -> tuple[str, ...]:
        return tuple(line.words for line in principle.lines if line.kind == kind)

    return PrincipleCard(
        number=principle.number,
        title=principle.title,
        meaning=principle.meaning,
        picture=principle.picture,
        expect=words("expect"),
        ask=words("ask"),
    )
