"""The numbers of Help now: who rang them and when, and whether a lead has confirmed them.

content/SAFETY.md: they live in one place only, which is `site.toml` beside the numbers that come
with the kiosk; two named people change them; ringing them is due monthly. Two people are two
accounts, each with a PIN of its own, or two names typed at the machine. The same person on
another day is still one.

Patients see what `site.toml` says, confirmed or not: whoever changed it most likely knew that the
number before is dead, and a card without it would send nobody anywhere. Until two people have
rung it, and a lead has confirmed it, staff are told on every day.
"""

import datetime
import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from kiosk.directory import going_live
from kiosk.directory.going_live import Answer
from kiosk.errors import KnownTrouble
from kiosk.safety import cards
from kiosk.safety.cards import How
from kiosk.settings import Settings
from kiosk.volunteers import names, people
from kiosk.who import Who

RINGERS = ("numbers rung, first person", "numbers rung, second person")
CONFIRMED = "numbers confirmed"
"""The step of the lead who said that `site.toml` has the right numbers; its detail are these."""

RING_EVERY = datetime.timedelta(days=31)


@dataclass(frozen=True)
class HelpNumber:
    """A number of Help now that is tried by ringing or texting it. 999 is not.

    Attributes:
        title: who answers.
        number: as the card shows it.
        how: whether it is rung or texted.
    """

    title: str
    number: str
    how: How

    @property
    def words(self) -> str:
        """What to do with it."""
        return f"{self.how} {self.number}"


@dataclass(frozen=True)
class Change:
    """What differs from what a lead confirmed: of whose number, how it was, and how it is.

    Either is empty where there was, or is, none.
    """

    title: str
    was: str
    now: str


@dataclass(frozen=True)
class Confirmed:
    """What a lead has confirmed, on which day, and what has changed since."""

    answer: Answer
    changes: tuple[Change, ...]


def numbers(settings: Settings) -> list[HelpNumber]:
    """All of them, in the order of the card; this room's own extension first."""
    extension = settings.room.extension
    card = cards.help_card(settings, datetime.datetime.now())
    return [
        *([HelpNumber("This room, from a hospital phone", extension, "ring")] if extension else []),
        *(HelpNumber(line.title, line.number, line.how) for line in card.to_talk),
    ]


def crisis_numbers(settings: Settings) -> list[str]:
    """Each of them in a line."""
    return [f"{each.words} ({each.title})" for each in numbers(settings)]


def as_rung(settings: Settings) -> str:
    """What a person rang who rang them all now."""
    return "; ".join(crisis_numbers(settings))


def is_due(answer: Answer | None, settings: Settings, now: datetime.datetime) -> bool:
    """Whether somebody has to ring them: nobody did, they have changed, or it was too long ago."""
    return (
        answer is None
        or answer.detail != as_rung(settings)
        or now - answer.answered_at > RING_EVERY
    )


def ring(connection: Connection, who: Who, settings: Settings, now: datetime.datetime) -> None:
    """Write down that somebody who is signed in rang them all, and each was right.

    They take the place that they had before; else one that is open; else that of somebody who was
    removed, who may be themselves with a new PIN; else the older one.
    """
    with Session(bind=connection) as session:
        answers = going_live.answered(session)
        own = [step for step in RINGERS if is_by(session, answers.get(step), who)]
        left = [step for step in RINGERS if _has_left(session, answers.get(step))]
    due = [step for step in RINGERS if is_due(answers.get(step), settings, now)]
    step = (own or due or left or sorted(RINGERS, key=lambda each: answers[each].answered_at))[0]
    going_live.answer(connection, step, "", now, as_rung(settings), who=who)


def is_by(session: Session, answer: Answer | None, who: Who) -> bool:
    """Whether an answer is this person's, with their PIN or by their name at the machine."""
    if answer is None:
        return False
    if answer.who is not None:
        return answer.who.volunteer_id == who.volunteer_id
    person = people.still(session, who)
    return person is not None and names.same(answer.names, person.name)


def _has_left(session: Session, answer: Answer | None) -> bool:
    return bool(answer and answer.who and people.still(session, answer.who) is None)


def is_called(session: Session, answer: Answer, name: str) -> bool:
    """Whether whoever answered has this name; nobody has who was removed."""
    if answer.who is None:
        return names.same(answer.names, name)
    person = people.still(session, answer.who)
    return person is not None and names.same(person.name, name)


def confirmed(answers: Mapping[str, Answer], settings: Settings) -> Confirmed | None:
    """What a lead confirmed; nothing while no lead has confirmed anything."""
    answer = answers.get(CONFIRMED)
    if answer is None:
        return None
    before = [HelpNumber(*each) for each in json.loads(answer.detail)]
    return Confirmed(answer, tuple(_changes(before, numbers(settings))))


def confirm(connection: Connection, who: Who, settings: Settings, now: datetime.datetime) -> None:
    """A lead says that the numbers are those that this site wants.

    Raises:
        KnownTrouble: this is no lead.
    """
    if not who.leads:
        raise KnownTrouble("Only a lead can confirm the numbers of Help now.")
    detail = json.dumps([astuple(each) for each in numbers(settings)], ensure_ascii=False)
    going_live.answer(connection, CONFIRMED, "", now, detail, who=who)


def _changes(before: list[HelpNumber], after: list[HelpNumber]) -> list[Change]:
    """What differs, title by title; where two have the same title, each for itself."""
    titles = dict.fromkeys(each.title for each in (*before, *after))
    found = []
    for title in titles:
        was = [each.words for each in before if each.title == title]
        now = [each.words for each in after if each.title == title]
        if was != now:
            found.append(Change(title, " / ".join(was), " / ".join(now)))
    if not found and before != after:
        # Only their order: the card reads otherwise than it did.
        found.append(
            Change("", *(", ".join(each.title for each in way) for way in (before, after)))
        )
    return found
