"""The principles as cards: read for the screens, and put into a new database."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from kiosk.principles.models import Principle, PrincipleLine, PrincipleSet

STAFF_KINDS = ("statement", "practice", "quote", "question")


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


@dataclass(frozen=True)
class StaffLens:
    """One principle for those who give care and those who plan it, in our own words.

    Attributes:
        number: the principle's.
        title: the same as on the patients' card.
        statement: what the principle says.
        practices: ideas for practice.
        quotes: what it can sound like, said to a patient.
        questions: to assess a service with.
    """

    number: int
    title: str
    statement: str
    practices: tuple[str, ...]
    quotes: tuple[str, ...]
    questions: tuple[str, ...]


def staff_lens(session: Session, number: int) -> StaffLens | None:
    """The principle of that number for staff; nothing where there is none."""
    principle = session.get(Principle, number)
    if principle is None:
        return None
    words = {kind: _words(principle, kind) for kind in STAFF_KINDS}
    return StaffLens(
        number=number,
        title=principle.title,
        statement=" ".join(words["statement"]),
        practices=words["practice"],
        quotes=words["quote"],
        questions=words["question"],
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
    add_staff_lenses(session, path)


def add_staff_lenses(session: Session, path: Path) -> None:
    """Add the words for staff of the file `path` to principles that came without them.

    A database of before these words were written has the principles only.
    """
    of_staff = PrincipleLine.kind.in_(STAFF_KINDS)
    if session.scalar(select(func.count()).select_from(PrincipleLine).where(of_staff)):
        return
    there = set(session.scalars(select(Principle.number)))
    with path.open("rb") as file:
        content = tomllib.load(file)
    for card in content["principle"]:
        for key, words in card["staff"].items() if card["number"] in there else ():
            _principle, kind, nth = key.split(".")
            session.add(
                PrincipleLine(
                    principle_number=card["number"],
                    kind=kind,
                    position=int(nth) - 1,
                    words=words,
                    source_key=key,
                )
            )
    session.flush()


def _words(principle: Principle, kind: str) -> tuple[str, ...]:
    return tuple(line.words for line in principle.lines if line.kind == kind)


def _as_card(principle: Principle) -> PrincipleCard:
    return PrincipleCard(
        number=principle.number,
        title=principle.title,
        meaning=principle.meaning,
        picture=principle.picture,
        expect=_words(principle, "expect"),
        ask=_words(principle, "ask"),
    )
