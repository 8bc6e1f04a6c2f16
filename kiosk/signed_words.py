"""Every word that a clinician signs for, and what has changed since somebody signed.

content/SAFETY.md: Help now, Back pain emergency and the phrase sets of the search are changed by
two people. Whoever signs anew, and whoever is told that something has changed, is shown what.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from kiosk.directory import going_live
from kiosk.directory.going_live import Answer
from kiosk.film.films import Film, transcript
from kiosk.principles.cards import Principles, principles
from kiosk.safety import cards, phrases
from kiosk.safety.cards import HelpCard
from kiosk.settings import Settings
from kiosk.store import OpenSession

SIGNED = "words signed"
"""The step that keeps, as its detail, the words that were signed last."""

_HOW_TO_READ = (
    "  Each row is what somebody may type. Capitals, accents and signs do not count.",
    "  a|b: one of these words.",
    "  word?: this word, or nothing.",
    "  .. : up to two words, whatever they are.",
    "  {name}: one of the rows that stand in brackets below.",
    "  $ : the end of what was typed.",
    "  But not with: where this fits, its words do not count.",
)


@dataclass(frozen=True)
class ChangedPart:
    """A part that reads otherwise than it did: the lines that went, and those that came.

    Without either, the same lines stand in another order.
    """

    heading: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


def help_wordings(settings: Settings) -> list[HelpCard]:
    """Help now as it reads at one hour or another of a week."""
    monday = datetime.datetime(2026, 1, 5)
    quarter = datetime.timedelta(minutes=15)
    week = (monday + step * quarter for step in range(7 * 24 * 4))
    return list(dict.fromkeys(cards.help_card(settings, moment) for moment in week))


def lines(open_session: OpenSession, settings: Settings, films: Sequence[Film]) -> list[str]:
    """Every word that a clinician signs for, line by line; an empty one before each heading."""
    with open_session() as session:
        whole = principles(session)
    return [*_cards(settings), *_search_words(settings), *_films(films), *principle_lines(whole)]


def keep(session: Session | Connection, signed: Sequence[str], now: datetime.datetime) -> None:
    """Keep what was signed, so that later somebody can be told what has changed."""
    going_live.answer(session, SIGNED, "", now, "\n".join(signed))


def changes(answers: Mapping[str, Answer], now: Sequence[str]) -> list[ChangedPart]:
    """What differs from what was signed, part by part; nothing where that was not kept."""
    if SIGNED not in answers:
        return []
    before, after = _parts(answers[SIGNED].detail.split("\n")), _parts(now)
    return [
        ChangedPart(
            heading,
            tuple(line for line in was if line not in now_it_is),
            tuple(line for line in now_it_is if line not in was),
        )
        for heading in dict.fromkeys((*before, *after))
        if (was := before.get(heading, [])) != (now_it_is := after.get(heading, []))
    ]


def _parts(all_lines: Iterable[str]) -> dict[str, list[str]]:
    """The lines under each heading, of which each stands below an empty line."""
    found: dict[str, list[str]] = {}
    under: list[str] | None = None
    for line in all_lines:
        if not line:
            under = None
        elif under is None:
            under = found.setdefault(line, [])
        else:
            under.append(line.strip())
    return found


def _cards(settings: Settings) -> Iterator[str]:
    wordings = help_wordings(settings)
    for number, card in enumerate(wordings, start=1):
        yield from ("", f"HELP NOW (wording {number} of {len(wordings)})", card.heading)
        yield from (
            f"  {line.title}: {line.words} {line.number}".rstrip()
            for line in (card.first, *card.lines)
        )
    emergency = cards.emergency_card(settings)
    yield from ("", "BACK PAIN EMERGENCY", emergency.heading, emergency.act)
    yield from (f"  - {sign}" for sign in emergency.signs)
    yield emergency.soon_heading
    yield from (f"  - {reason}" for reason in emergency.soon)
    yield from filter(None, (emergency.nearest_ae, emergency.not_ae))


def _search_words(settings: Settings) -> Iterator[str]:
    yield from ("", "SEARCH WORDS: how to read them", *_HOW_TO_READ)
    for each in phrases.as_written(settings):
        above = each.card
        yield from ("", f"SEARCH WORDS: {above.key}", above.heading)
        yield f"  {above.words} {above.number}".rstrip()
        yield from (f"  comes with: {row}" for row in each.phrases)
        yield from (f"  but not with: {row}" for row in each.unless)
    shared = phrases.spellings_and_names()
    yield from ("", "SEARCH WORDS: what stands in brackets")
    yield from (f"  {{{name}}}: {', or '.join(rows)}" for name, rows in shared["names"].items())
    yield from ("", "SEARCH WORDS: how words are typed, too")
    yield from (
        f"  {word}: {', '.join(also.split())}" for word, also in shared["spellings"].items()
    )


def _films(films: Sequence[Film]) -> Iterator[str]:
    for film in films:
        yield from ("", f"THE FILM: watch “{film.title}”", *transcript(film).splitlines())


def principle_lines(whole: Principles) -> Iterator[str]:
    """Every word of the principles that patients read."""
    yield from ("", "THE PRINCIPLES", whole.status, whole.intro)
    for principle in whole.cards:
        yield from ("", f"{principle.number}. {principle.title}", principle.meaning)
        yield from (f"  You can expect: {words}" for words in principle.expect)
        yield from (f"  You can ask: {words}" for words in principle.ask)
    yield from ("", whole.credit)
