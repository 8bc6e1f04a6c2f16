"""A lead changes what topics are called, the line below, and their order. They stay the same nine.

Another topic would want a picture of its own, and patients who find their way among ten. What each
listing is about stands in its form.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from kiosk.directory.editing.validation import short_line
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
    """A topic as patients read it; `key` is its code, `term` the key of its rows."""

    key: str
    name: str
    summary: str
    term: str


def all_topics(connection: Connection) -> list[TopicWords]:
    """The topics in their order."""
    return [
        TopicWords(row.code or "", row.name, row.description or "", row.id)
        for row in connection.execute(
            select(TaxonomyTerm.code, TaxonomyTerm.name, TaxonomyTerm.description, TaxonomyTerm.id)
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
    tidy = short_line(words, MOST_LETTERS[place.part])
    if not tidy:
        raise KnownTrouble("This cannot be empty.")
    topics = {each.key: each for each in all_topics(connection)}
    topic = topics.pop(place.key)
    others = {each.name.casefold() for each in topics.values()}
    if place.part == "name" and tidy.casefold() in others:
        raise KnownTrouble("Another topic is called so already.")
    writer = Writer(connection, Act(KIND, who, now))
    writer.change("taxonomy_terms", topic.term, {_COLUMNS[place.part]: tidy})


def move(connection: Connection, who: Who, key: str, by: int, now: datetime.datetime) -> None:
    """Let a topic change places with the one before it (-1) or after it (1), if there is one.

    Raises:
        KnownTrouble: this is no lead.
    """
    _must_lead(who)
    topics = all_topics(connection)
    at = [each.key for each in topics].index(key)
    if not 0 <= at + by < len(topics):
        return
    topics.insert(at + by, topics.pop(at))
    writer = Writer(connection, Act(KIND, who, now))
    for position, each in enumerate(topics):
        writer.change("topics", each.term, {"position": position})


def _must_lead(who: Who) -> None:
    if not who.leads:
        raise KnownTrouble("Only a lead can change topics.")
