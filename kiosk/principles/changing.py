"""A lead changes the words of the principles: into the one history of all changes.

What they say was signed: a clinician signs it again. The status line and the credit are not changed
here: one says that the words are a draft, the other whose the principles are.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, select

from kiosk.directory.editing.validation import short_line
from kiosk.directory.models import RevisedRow
from kiosk.directory.revisions import Act, Writer
from kiosk.errors import KnownTrouble
from kiosk.principles.models import Principle, PrincipleLine, PrincipleSet
from kiosk.who import Who

Part = Literal["intro", "title", "meaning", "expect", "ask"]

MOST_LETTERS: dict[Part, int] = {
    "intro": 300,
    "title": 50,
    "meaning": 500,
    "expect": 120,
    "ask": 120,
}
MOST_LINES = 5
"""As many things to expect, or to ask, stand on one card."""

KIND = "principles"
"""What the history calls such an act."""

_NEW = -1


@dataclass(frozen=True)
class Place:
    """One text of the principles.

    Attributes:
        part: which one; the introduction is that of all.
        number: the principle's; 0 for the introduction.
        line: of what to expect, or to ask, the position that its row has; -1 for a new one.
    """

    part: Part
    number: int = 0
    line: int = 0

    @property
    def is_line(self) -> bool:
        """Whether it is one of several, which may come and go."""
        return self.part in {"expect", "ask"}

    @property
    def is_new(self) -> bool:
        """Whether there is no such line yet."""
        return self.is_line and self.line == _NEW


def new_line(part: Part, number: int) -> Place:
    """A line more."""
    return Place(part, number, _NEW)


@dataclass(frozen=True)
class Text:
    """A text and where it stands."""

    place: Place
    words: str


def texts(connection: Connection, number: int) -> list[Text]:
    """All that a principle says to patients, in the order in which they read it; none where none.

    Number 0 is what stands above all of them.
    """
    if number == 0:
        intro = connection.scalar(select(PrincipleSet.intro))
        return [Text(Place("intro"), intro or "")]
    row = connection.execute(
        select(Principle.title, Principle.meaning).where(Principle.number == number)
    ).one_or_none()
    if row is None:
        return []
    found = [
        Text(Place("title", number), row.title),
        Text(Place("meaning", number), row.meaning),
    ]
    parts: tuple[Part, ...] = ("expect", "ask")
    for part in parts:
        lines = connection.execute(
            select(PrincipleLine.position, PrincipleLine.words)
            .where(PrincipleLine.principle_number == number, PrincipleLine.kind == part)
            .order_by(PrincipleLine.position)
        )
        found += [Text(Place(part, number, line.position), line.words) for line in lines]
    return found


def titles(connection: Connection) -> dict[int, str]:
    """What the principles are called, by number."""
    rows = connection.execute(select(Principle.number, Principle.title).order_by(Principle.number))
    return {row.number: row.title for row in rows}


def change(
    connection: Connection, who: Who, place: Place, words: str, now: datetime.datetime
) -> None:
    """Let it say this; a line of several goes where nothing is written, and a new one comes.

    Raises:
        KnownTrouble: this is no lead; nothing is written where something has to stand; or it is too
            long, or a line too many.
    """
    if not who.leads:
        raise KnownTrouble("Only a lead can change the principles.")
    tidy = short_line(words, MOST_LETTERS[place.part])
    writer = Writer(connection, Act(KIND, who, now))
    if place.is_line:
        _change_line(writer, place, tidy)
        return
    if not tidy:
        raise KnownTrouble("This cannot be empty.")
    if place.part == "intro":
        writer.change("principle_sets", "1", {"intro": tidy})
    else:
        writer.change("principles", str(place.number), {place.part: tidy})


def _free_position(connection: Connection, place: Place) -> int:
    """Below all others; and not where one stood that may come back by *Undo*."""
    ours = (PrincipleLine.principle_number == place.number, PrincipleLine.kind == place.part)
    there = connection.scalars(select(PrincipleLine.position).where(*ours)).all()
    former = connection.scalars(
        select(RevisedRow.record_id).where(
            RevisedRow.table_name == PrincipleLine.__tablename__,
            RevisedRow.record_id.startswith(f"{place.number}|{place.part}|"),
        )
    )
    return max([-1, *there, *(int(key.rpartition("|")[2]) for key in former)]) + 1


def _change_line(writer: Writer, place: Place, words: str) -> None:
    of_these = (
        PrincipleLine.principle_number == place.number,
        PrincipleLine.kind == place.part,
    )
    count = writer.connection.scalar(select(func.count()).where(*of_these)) or 0
    key = f"{place.number}|{place.part}|{place.line}"
    if place.is_new:
        if not words:
            raise KnownTrouble("Write the new line first.")
        if count >= MOST_LINES:
            raise KnownTrouble(f"Up to {MOST_LINES} lines fit. Take one out first.")
        row = {
            "principle_number": place.number,
            "kind": place.part,
            "position": _free_position(writer.connection, place),
            "words": words,
            "source_key": None,
        }
        writer.insert("principle_lines", [row])
    elif words:
        writer.change("principle_lines", key, {"words": words})
    elif count == 1:
        raise KnownTrouble("One line has to stay. Write other words in its place.")
    else:
        writer.delete("principle_lines", [key])
