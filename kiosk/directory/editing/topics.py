"""A lead changes what topics are called, the line below, and their order. They stay the same nine.

Another topic would want a picture of its own, and patients who find their way among ten. What each
listing is about stands in its form.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from kiosk.directory.editing.validation import one_line
from kiosk.directory.models import TaxonomyTerm, Topic
from kiosk.directory.revisions import Act, Writer
from kiosk.errors import KnownTrouble
from kiosk.who import Who

Part = Literal["name", "summary"]

MOST_LETTERS: dict[Part, int] = {"name": 40, "summary": 90}
"""As much as a card holds at the largest text."""

_COLUMNS = {"name": "name", "summary": "description"}

KIND = "topics"
"""What the history calls such an act."""


@dataclass(frozen=True)
class Place:
    """The name of a topic, or the line below; `key` is the topic's code."""

    key: str
    part: Part


@dataclass(frozen=True)
class TopicWords:
    """A topic as patients read it; `key` is its code."""

    key: str
    name: str
    summary: str

    def part(self, part: Part) -> str:
        """Its name, or the line below."""
        return self.name if part == "name" else self.summary


def all_topics(connection: Connection) -> list[TopicWords]:
    """The topics in their order."""
    return [
        TopicWords(row.code or "", row.name, row.description or "")
        for row in connection.execute(
            select(TaxonomyTerm.code, TaxonomyTerm.name, TaxonomyTerm.description)
            .join(Topic, Topic.taxonomy_term_id == TaxonomyTerm.id)
            .order_by(Topic.position)
        )
    ]


def rename(
    connection: Connection, who: Who, place: Place, words: str, now: datetime.datetime
) -> None:
    """Give a topic another name or line.

    Raises:
        KnownTrouble: this is no lead, the words are none or too long, or another one is called so.
    """
    _must_lead(who)
    key, part = place.key, place.part
    tidy = one_line(words)
    if not tidy:
        raise KnownTrouble("This cannot be empty.")
    if len(tidy) > MOST_LETTERS[part]:
        raise KnownTrouble(
            f"This has {len(tidy)} letters. Up to {MOST_LETTERS[part]} fit, so make it shorter."
        )
    others = {each.name.casefold() for each in all_topics(connection) if each.key != key}
    if part == "name" and tidy.casefold() in others:
        raise KnownTrouble("Another topic is called so already.")
    term = _terms(connection)[key]
    Writer(connection, Act(KIND, who, now)).change("taxonomy_terms", term, {_COLUMNS[part]: tidy})


def move(connection: Connection, who: Who, key: str, by: int, now: datetime.datetime) -> None:
    """Let a topic change places with the one before it (-1) or after it (1), if there is one.

    Raises:
        KnownTrouble: this is no lead.
    """
    _must_lead(who)
    terms = _terms(connection)
    keys = list(terms)
    at = keys.index(key)
    if not 0 <= at + by < len(keys):
        return
    keys.insert(at + by, keys.pop(at))
    writer = Writer(connection, Act(KIND, who, now))
    for position, each in enumerate(keys):
        writer.change("topics", terms[each], {"position": position})


def _terms(connection: Connection) -> dict[str, str]:
    """The key of each topic's row by its code, in their order."""
    rows = connection.execute(
        select(TaxonomyTerm.code, TaxonomyTerm.id)
        .join(Topic, Topic.taxonomy_term_id == TaxonomyTerm.id)
        .order_by(Topic.position)
    )
    return {row.code or "": row.id for row in rows}


def _must_lead(who: Who) -> None:
    if not who.leads:
        raise KnownTrouble("Only a lead can change topics.")
