"""What the room says of itself: read, changed, looked at by another person, and put back.

`site.toml` is the one place where it stands. Keys: `fact:KEY`.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from kiosk.acts import Change
from kiosk.errors import KnownTrouble
from kiosk.safety import cards
from kiosk.settings import Settings
from kiosk.site_facts import changing
from kiosk.site_facts.changing import Wish
from kiosk.site_facts.facts import (
    FACTS,
    NOTICES,
    Fact,
    as_line,
    fact_of,
    read,
    value_of,
    with_words,
)
from kiosk.site_facts.site_file import SiteFile
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.own_words import Subject, Wording
from kiosk.wording.history import who as who_words
from kiosk.wording.times import long_date

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Waiting:
    """A change that waits for another person.

    Attributes:
        number: the change's.
        name: of the fact.
        words: how it is, and how it is to be.
        cards: what the help cards would say then that they do not say now.
        asked: who asked for it, and when.
        is_own: whoever looks asked for it.
    """

    number: int
    name: str
    words: str
    cards: str
    asked: str
    is_own: bool


@dataclass(frozen=True)
class Made:
    """A change that was made: which fact, what it was and is, by whom, and whether it still is."""

    number: int
    name: str
    words: str
    made: str
    stands: bool


class RoomFacts:
    """The facts of one room. `reload` is called once one of them has changed."""

    kind = "fact"

    def __init__(self, desk: Desk, site: SiteFile, reload: Callable[[], None]) -> None:
        self._desk = desk
        self._site = site
        self._reload = reload

    def wanted(self) -> list[Wording]:
        """All facts in their order.

        Raises:
            KnownTrouble: `site.toml` has a fault.
        """
        settings, waits = self._site.settings(), self._what_waits()
        return [self._wording(settings, fact, waits) for fact in FACTS if fact.key != NOTICES]

    def subject(self, key: str) -> Subject | None:
        """Each stands alone."""
        fact = fact_of(key.partition(":")[2])
        return None if fact is None else Subject(key, fact_name(fact))

    def wordings(self, key: str) -> list[Wording]:
        """The one of that key."""
        fact = fact_of(key.partition(":")[2])
        return (
            [] if fact is None else [self._wording(self._site.settings(), fact, self._what_waits())]
        )

    def shown(self, wording: Wording) -> str:
        """How a fact is, as a list says it; and what it is to be."""
        shown = self._shown(wording)
        if not wording.waits:
            return shown
        words = translate("RoomFacts", "{now}\nAnother person has to look at: {waits}")
        return words.format(now=shown, waits=wording.waits)

    @staticmethod
    def _shown(wording: Wording) -> str:
        if not wording.words:
            return translate("RoomFacts", "Nothing is said")
        if wording.keys == "digits":
            return _months(int(wording.words))
        return wording.words

    def save(self, key: str, words: str) -> bool:
        """Let the fact be this; or ask for it, where another person has to look."""
        fact = fact_of(key.partition(":")[2])
        if fact is None:
            return False
        try:
            value = read(fact, words, self._today())
        except KnownTrouble as trouble:
            self._desk.tell(trouble)
            return False
        return self.change(fact, value)

    def change(self, fact: Fact, value: Any) -> bool:
        """As `save`, for a value."""
        now = self._desk.acts.now()
        return self._act(
            lambda connection, who: changing.change(
                connection, who, Wish(fact, value), self._site, now
            ),
            fact,
        )

    def confirm(self, number: int) -> bool:
        """Another person has looked: it is right."""
        now = self._desk.acts.now()
        fact = next(
            (each.fact for each in self._desk.read(changing.waiting) if each.id == number), None
        )
        return self._act(
            lambda connection, who: changing.confirm(connection, who, number, self._site, now),
            fact,
        )

    def withdraw(self, number: int) -> bool:
        """Nobody wants it any more."""
        now = self._desk.acts.now()
        done = self._desk.act(
            lambda connection, who: changing.withdraw(connection, who, number, now),
            translate("RoomFacts", "Taken away. Nothing was changed."),
        )
        return done is not None

    def put_back(self, number: int) -> bool:
        """Let it be what it was before that change."""
        now = self._desk.acts.now()
        return self._act(
            lambda connection, who: changing.put_back(connection, who, number, self._site, now),
            None,
        )

    def waiting(self) -> list[Waiting]:
        """What waits for another person."""
        who = self._desk.who
        now = translate("RoomFacts", "Now: {before}\nIt is to be: {after}")
        asked = translate("RoomFacts", "Asked for by {who}, {day}")
        return [
            Waiting(
                each.id,
                fact_name(each.fact),
                self._before_and_after(each, now),
                self._on_cards(each),
                self._said(each.acts[-1], asked),
                is_own=who is not None and each.asked_by.volunteer_id == who.volunteer_id,
            )
            for each in self._desk.read(changing.waiting)
        ]

    def waiting_names(self) -> list[str]:
        """Which facts wait for another person: without a look into `site.toml`."""
        return [fact_name(each.fact) for each in self._desk.read(changing.waiting)]

    def made(self, most: int) -> list[Made]:
        """The last changes that were made.

        Raises:
            KnownTrouble: `site.toml` has a fault.
        """
        settings = self._site.settings()
        return [
            Made(
                each.id,
                fact_name(each.fact),
                self._before_and_after(
                    each, translate("RoomFacts", "Before: {before}\nAfter: {after}")
                ),
                self._said_of_all(each),
                stands=value_of(settings, each.fact) == each.after,
            )
            for each in self._desk.read(lambda connection: changing.made(connection, most))
        ]

    def _act(self, change: Change[Any], fact: Fact | None) -> bool:
        """Do it, in the database and the file; where the one fails, the other stays as it was."""
        done = None
        try:
            done = self._desk.act(change, lambda made: _said_of(fact, is_made=made is not False))
        finally:
            if done is None:
                self._put_back_file()
            else:
                self._site.keep()
        if done is None:
            return False
        self._reload()
        return True

    def _put_back_file(self) -> None:
        try:
            self._site.put_back()
        except KnownTrouble as trouble:
            self._desk.tell(trouble)

    def _what_waits(self) -> dict[str, str]:
        """By its key, what each fact is to be that another person has to look at."""
        return {
            each.fact.key: self._told(each.fact, each.after)
            for each in self._desk.read(changing.waiting)
        }

    def _wording(self, settings: Settings, fact: Fact, waits: Mapping[str, str]) -> Wording:
        value = value_of(settings, fact)
        return Wording(
            f"{self.kind}:{fact.key}",
            fact_name(fact),
            as_line(fact, value, self._today()),
            _hint(fact),
            keys="digits" if fact.kind == "months" else "words",
            takes_two=fact.on_cards,
            waits=waits.get(fact.key, ""),
            is_prose=fact.kind == "words",
        )

    def _before_and_after(self, change: changing.Change, words: str) -> str:
        before, after = (self._told(change.fact, each) for each in (change.before, change.after))
        return words.format(before=before, after=after)

    def _told(self, fact: Fact, value: Any) -> str:
        if fact.key == NOTICES:
            return "; ".join(each["words"] for each in value) or translate("RoomFacts", "none")
        if fact.kind == "months":
            return _months(value)
        return as_line(fact, value, self._today()) or translate("RoomFacts", "nothing")

    def _on_cards(self, change: changing.Change) -> str:
        """The sentences in which patients would read it; it may not fit into one of them."""
        if change.fact.kind != "words":
            return ""
        try:
            now = self._site.settings()
        except KnownTrouble:
            return ""
        there = set(_sentences(now))
        then = _sentences(with_words(now, change.fact, change.after))
        new = "\n".join(dict.fromkeys(each for each in then if each not in there))
        words = translate("RoomFacts", "The help cards would say:\n{sentences}")
        return words.format(sentences=new) if new else ""

    def _said_of_all(self, change: changing.Change) -> str:
        """Who made it; and who had asked for it, where that was somebody else."""
        first, last = change.acts[0], change.acts[-1]
        if first is last:
            return self._said(last, translate("RoomFacts", "{who}, {day}"))
        return "\n".join(
            (
                self._said(first, translate("RoomFacts", "Asked for by {who}, {day}")),
                self._said(last, translate("RoomFacts", "Looked at by {who}, {day}")),
            )
        )

    @staticmethod
    def _said(act: changing.Act, words: str) -> str:
        return words.format(who=who_words(act.who), day=long_date(act.at.date()))

    def _today(self) -> datetime.date:
        return self._desk.acts.now().date()


def _sentences(settings: Settings) -> list[str]:
    """All that the help cards say that a fact can stand in."""
    *helps, emergency = cards.every_wording(settings)
    return [
        *(line.words for card in helps for line in (card.first, *card.lines)),
        emergency.nearest_ae,
        emergency.not_ae,
    ]


def _said_of(fact: Fact | None, *, is_made: bool) -> str:
    if not is_made:
        return translate(
            "RoomFacts",
            "Patients see this once another person has looked at it, with their own PIN.",
        )
    if fact is None:
        return translate("RoomFacts", "Saved.")
    if fact.key.startswith("waiting_room."):
        return translate("RoomFacts", "Saved. A screen of this machine shows it in a minute.")
    if fact.on_cards and fact.kind != "hours":
        return translate(
            "RoomFacts",
            "Saved. A healthcare professional has to sign the cards again: see “Go live”.",
        )
    return translate("RoomFacts", "Saved. Patients see it now.")


def _months(number: int) -> str:
    if number == 1:
        return translate("RoomFacts", "1 month")
    return translate("RoomFacts", "{number} months").format(number=number)


def fact_name(fact: Fact) -> str:
    """What a fact is called at the kiosk."""
    return {
        "room.name": translate("RoomFacts", "The name of this room"),
        "room.hours": translate("RoomFacts", "When somebody is in the room"),
        "room.staff_sentence": translate("RoomFacts", "Where to find somebody"),
        "help.open_place": translate("RoomFacts", "A place with staff at every hour"),
        "help.nearest_ae": translate("RoomFacts", "The nearest A&E"),
        "help.not_ae": translate("RoomFacts", "A place that is not an A&E"),
        "waiting_room.address": translate("RoomFacts", "The line under the waiting room's film"),
        NOTICES: translate("RoomFacts", "The waiting room's notices"),
        "freshness.amber_months": translate("RoomFacts", "A check is “some time ago” after"),
        "freshness.red_months": translate("RoomFacts", "A check is overdue after"),
        "freshness.hidden_months": translate("RoomFacts", "Patients do not see a listing after"),
    }[fact.key]


def _hint(fact: Fact) -> str:
    months = translate("RoomFacts", "A number of months since somebody last checked it.")
    return {
        "room.name": translate("RoomFacts", "As patients know it."),
        "room.hours": translate(
            "RoomFacts", "Days and times, such as: Monday to Friday 9am to 5pm."
        ),
        "room.staff_sentence": translate(
            "RoomFacts", "The first thing that Help now says, such as: Ask at the desk by the door."
        ),
        "help.open_place": translate(
            "RoomFacts", "Help now sends people there when this room may be empty."
        ),
        "help.nearest_ae": translate("RoomFacts", "Its name, and where it is."),
        "help.not_ae": translate(
            "RoomFacts", "One that people take for an A&E, such as a walk-in centre."
        ),
        "waiting_room.address": translate("RoomFacts", "Where people find this kiosk."),
    }.get(fact.key, months)
