"""What stands in the book of the whole directory, whatever it is printed on: sheets or web pages.

The book takes the place of the paper file that the room had, and lies there for the day on which
the machine is down. It holds what the screens hold: the listings that patients may see, each in
full once, and the two fixed cards as this site has them. Sensitive listings are in it as on the
screens (content/SAFETY.md): where somebody looks for them, by topic and by name, and nowhere as a
suggestion, of which the book has none.
"""

import datetime
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QCoreApplication

from kiosk.directory.freshness import Audience
from kiosk.directory.listing import Listing, TopicCard
from kiosk.directory.shown import every_shown, in_topic, topic_cards, visible
from kiosk.safety.cards import EmergencyCard, HelpCard, every_wording
from kiosk.settings import Settings
from kiosk.store import OpenSession
from kiosk.wording.listings import (
    FactRow,
    checked,
    cost,
    facts,
    first_way_in,
    next_steps,
    run_by,
    where,
)
from kiosk.wording.on_paper import one_of_the_days
from kiosk.wording.times import opening_times

translate = QCoreApplication.translate

BATCH = 200
MORE = ""
"""The key of the chapter for what stands under no topic."""

_ORDER = (
    "clock",
    "map-pin",
    "world",
    "coin-pound",
    "users",
    "heart-handshake",
    "file-text",
    "accessible",
    "language",
    "message",
)
"""Facts by their icons, in the order of the book: when and where before all others."""

Told = Callable[[float, float], None]


@dataclass(frozen=True)
class NextStep:
    """One thing to do next; `big` is the number or address to do it with, if it takes one."""

    lead: str
    words: str
    big: str = ""
    kind: Literal["", "ring", "text", "web"] = ""


@dataclass(frozen=True)
class Described:
    """One listing in words. What nobody wrote is empty.

    Attributes:
        key: the listing's own.
        facts: each under its question.
        in_short: how to get in, when, where and at what cost, in a few words each.
        check: when somebody last checked it, with the year.
    """

    key: str
    name: str
    organization: str
    run_by: str
    summary: str
    alert: str
    steps: tuple[NextStep, ...]
    facts: tuple[tuple[str, str], ...]
    in_short: tuple[str, ...]
    check: str
    is_checked: bool
    sensitive: bool
    emergency_card: bool


@dataclass(frozen=True)
class Chapter:
    """A topic: the keys of the listings it is the main topic of, and those told under another."""

    key: str
    name: str
    summary: str
    emergency_card: bool
    listings: tuple[str, ...]
    elsewhere: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Every listing that belongs to the topic."""
        return self.listings + self.elsewhere


@dataclass(frozen=True)
class IndexLine:
    """A name that people may look for: of a topic, or of listings and who runs them."""

    words: str
    chapters: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """The names that begin with a letter, or with none."""

    name: str
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True)
class Book:
    """The whole directory as it was on the day on which it was made."""

    room: str
    made: datetime.date
    trial: bool
    help: HelpCard
    emergency: EmergencyCard
    chapters: tuple[Chapter, ...]
    listings: Mapping[str, Described]
    index: tuple[Letter, ...]


def gather(
    open_session: OpenSession,
    settings: Settings,
    today: datetime.date,
    *,
    audience: Audience,
    told: Told = lambda _done, _all: None,
) -> Book:
    """All that stands in the book on this day.

    Args:
        open_session: opens the directory.
        settings: what the site has told of itself.
        today: the day on which the book is made.
        audience: what patients may see; in trial that is also what nobody has checked, and the
            book says so.
        told: hears how many listings are read, of how many.
    """
    with open_session() as session:
        topics = topic_cards(session, audience)
        members = {topic.key: in_topic(session, topic.key, audience) for topic in topics}
        every = every_shown(session, audience)
        listings: dict[str, Listing] = {}
        for start in range(0, len(every), BATCH):
            keys = every[start : start + BATCH]
            listings |= {each.id: each for each in visible(session, keys, audience)}
            told(start, len(every))
    chapters = _chapters(topics, members, listings)
    help_now, _, emergency = every_wording(settings)  # of the two, the one right at any hour
    return Book(
        room=settings.room.name,
        made=today,
        trial=audience.trial,
        help=help_now,
        emergency=emergency,
        chapters=chapters,
        listings={key: describe(listing, today) for key, listing in listings.items()},
        index=_index(chapters, listings.values()),
    )


def describe(listing: Listing, today: datetime.date) -> Described:
    """A listing in the words of the book, without what is over by `today`."""
    known = sorted(facts(listing, today), key=lambda fact: _ORDER.index(fact.icon))
    anchor = one_of_the_days(listing)
    if anchor:
        known = [_with(fact, anchor) if fact.icon == "clock" else fact for fact in known]
    times = (opening_times(each, today) for each in listing.opening)
    in_short = (first_way_in(listing), next(filter(None, times), ""), where(listing), cost(listing))
    return Described(
        key=listing.id,
        name=listing.name,
        organization=listing.organization,
        run_by=run_by(listing),
        summary=listing.summary,
        alert=listing.alert,
        steps=tuple(
            NextStep(step.lead, step.words, step.big, _kind(listing, step.big))
            for step in next_steps(listing)
        ),
        facts=tuple((fact.title, fact.words) for fact in known),
        in_short=tuple(filter(None, in_short)),
        check=checked(listing, None),
        is_checked=listing.was_checked_lately,
        sensitive=listing.sensitive,
        emergency_card=listing.emergency_card,
    )


def _with(fact: FactRow, line: str) -> FactRow:
    return replace(fact, words=f"{fact.words}\n{line}")


def _kind(listing: Listing, big: str) -> Literal["", "ring", "text", "web"]:
    if not big:
        return ""
    if big == listing.website:
        return "web"
    return "text" if any(each.is_text for each in listing.numbers if each.number == big) else "ring"


def _chapters(
    topics: Sequence[TopicCard],
    members: Mapping[str, Sequence[str]],
    listings: Mapping[str, Listing],
) -> tuple[Chapter, ...]:
    """The topics in their order, each listing in full under one of them alone: its main one."""
    homes: dict[str, str] = {}
    members = {topic: [key for key in keys if key in listings] for topic, keys in members.items()}
    for topic in topics:
        for key in members[topic.key]:
            if topic.name in listings[key].topics[:1] or key not in homes:
                homes[key] = topic.key
    chapters = [
        Chapter(
            key=topic.key,
            name=topic.name,
            summary=topic.summary,
            emergency_card=topic.emergency_card,
            listings=tuple(key for key in members[topic.key] if homes[key] == topic.key),
            elsewhere=tuple(key for key in members[topic.key] if homes[key] != topic.key),
        )
        for topic in topics
    ]
    left = tuple(key for key in listings if key not in homes)
    if left:
        name = translate("Book", "More services")
        summary = translate("Book", "Services that stand under no topic")
        chapters.append(Chapter(MORE, name, summary, False, left, ()))
    return tuple(chapters)


def _index(chapters: Iterable[Chapter], listings: Iterable[Listing]) -> tuple[Letter, ...]:
    """From A to Z: the names of topics, of listings, and of who runs them."""
    by_name: dict[str, tuple[str, dict[str, None], dict[str, None]]] = {}

    def line(name: str) -> tuple[str, dict[str, None], dict[str, None]]:
        return by_name.setdefault(" ".join(name.split()).casefold(), (name, {}, {}))

    for chapter in chapters:
        line(chapter.name)[1][chapter.key] = None
    for listing in listings:
        for name in filter(None, (listing.name, listing.organization)):
            line(name)[2][listing.id] = None
    lines = [
        IndexLine(name, tuple(of_chapters), tuple(of_listings))
        for name, of_chapters, of_listings in by_name.values()
    ]
    lines.sort(key=lambda each: (_letter(each.words)[0], _folded(each.words), each.words))
    return tuple(
        Letter(name, tuple(group))
        for (_, name), group in itertools.groupby(lines, key=lambda each: _letter(each.words))
    )


def _letter(name: str) -> tuple[int, str]:
    """What a name stands under, with its place: A to Z, then numbers, then all other signs."""
    first = _folded(name)[:1].upper()
    if "A" <= first <= "Z":
        return ord(first), first
    if first.isdecimal():
        return ord("Z") + 1, translate("Book", "Numbers")
    return ord("Z") + 2, translate("Book", "Other letters")


def _folded(name: str) -> str:
    """A name as it is sorted: without accents, capitals and what is no letter or number."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(letter)
    )
    return re.sub(r"^\W+|[^\w\s]", "", plain)


# What both forms of the book say


def title() -> str:
    return translate("Book", "Find support")


def trial_words() -> str:
    """What every screen says while the room is in trial."""
    return translate("TrialSign", "Trial. Not for patients yet.")


def emergency_signs() -> str:
    """What the screens say beside all that is about moving."""
    return translate(
        "EmergencyNote", "New numbness between your legs, trouble peeing, or weak legs?"
    )


def nothing_here() -> str:
    """What the screens say where a topic is empty; the lines of *Help now* follow."""
    return translate("Results", "We have nothing to show here yet. These lines can help today.")
