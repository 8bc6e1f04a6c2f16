"""The *Go live* check list in a terminal: what is open is asked, and every answer kept at once.

So a lead can stop at any question and go on another day. What is asked and said goes through two
functions that the command hands over.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Sequence

from kiosk import signed_words
from kiosk.checklist import Point, fingerprint, missing_facts, points
from kiosk.directory import going_live
from kiosk.directory.freshness import audience
from kiosk.directory.going_live import CARDS_SIGNED, LIVE, Unchecked
from kiosk.directory.listing import Listing, OpeningTimes
from kiosk.directory.shown import listing
from kiosk.film.films import Film, the_film
from kiosk.help_numbers import RINGERS, as_rung, crisis_numbers, is_called
from kiosk.settings import FILE_NAME, Settings
from kiosk.store import OpenSession
from kiosk.who import Who

Ask = Callable[[str], str]
Say = Callable[[str], None]


class Stopped(Exception):
    """Whoever answers wants to stop here."""


class CheckList:
    """Goes through what is open with whoever sits at the terminal."""

    def __init__(  # noqa: PLR0913  (two of them are there for tests)
        self,
        open_session: OpenSession,
        settings: Settings,
        ask: Ask,
        say: Say,
        now: Callable[[], datetime.datetime] = datetime.datetime.now,
        *,
        films: Sequence[Film] = (),
    ) -> None:
        """`ask` puts a question and gives the line that was typed; `say` shows a line.

        `films` are those that are shown; without any it is the kiosk's own.
        """
        self._films = films or [the_film()]
        self._open_session = open_session
        self._settings = settings
        self._put = ask
        self._say = say
        self._now = now

    def go_through(self) -> bool:
        """Ask for everything that is open; whether the room is live and nothing is left.

        Raises:
            Stopped: somebody answered q. What was answered before is kept.
        """
        self._say("Go live. Answer q at any question to stop: what was answered is kept.")
        facts, first, second, listings, signed, _ = self._points()
        self._heading("1. The site's own facts")
        self._say_facts(facts)
        self._heading("2. The crisis numbers")
        if not (first.done and second.done):
            self._say_numbers()
        self._ask_who_tried(0)
        self._ask_who_tried(1)
        self._heading("3. The listings")
        if not listings.done:
            self._check_listings()
        self._heading("4. Help now, Back pain emergency and the principles")
        if not facts.done:
            self._say("They show the site's own facts, so they can be signed once those are there.")
        elif not signed.done:
            self._ask_for_signature()
        return self._end()

    def status(self) -> bool:
        """Say how every point stands; whether the room is live and nothing is left."""
        found = self._points()
        for point in found:
            self._say(f"[{'x' if point.done else ' '}] {point.title}: {point.words}")
        return all(point.done for point in found)

    def undo(self) -> None:
        """Go back to trial, once somebody has confirmed it."""
        with self._open_session() as session:
            if going_live.is_trial(session):
                self._say("The room is in trial already. Nothing was changed.")
                return
        self._say(
            "Every screen will say that the kiosk is not for patients yet. "
            "What was answered stays, until it has changed or has grown old."
        )
        if not self._agrees("Go back to trial? (y/n)"):
            self._say("The room stays live. Nothing was changed.")
            return
        with self._open_session() as session, session.begin():
            going_live.back_to_trial(session)
        self._say("The room is in trial.")

    def _fingerprint(self) -> str:
        return fingerprint(self._open_session, self._settings, self._films)

    def _points(self) -> list[Point]:
        return points(self._open_session, self._settings, self._now(), self._films)

    def _say_facts(self, facts: Point) -> None:
        if facts.done:
            self._say("They are all filled in.")
            return
        self._say(f"{FILE_NAME} does not say these yet:")
        for fact in missing_facts(self._settings).values():
            self._say(f"  - {fact}")
        self._say(
            "Write them there (`kiosk settings` prints the file with its explanations); or two "
            "people fill them in at the kiosk, of whom one leads. Then run this again. Until then "
            "the room cannot go live."
        )

    def _say_numbers(self) -> None:
        self._say(
            "Two different people each try every number, and hear or read that the right "
            "service answers:"
        )
        for number in crisis_numbers(self._settings):
            self._say(f"  - {number}")
        self._say(
            "Do NOT ring 999 to try it: that keeps a line from somebody in danger. "
            "Both people read on the kiosk's Help now card that it says 999."
        )

    def _ask_who_tried(self, which: int) -> None:
        ringers = self._points()[1:3]
        point, other = ringers[which], ringers[1 - which]
        if point.done:
            self._say(f"{point.title}: {point.words}.")
            return
        name = self._name(f"{point.title}. Name:")
        while other.done and self._answered_by(other, name):
            self._say("That is the same person. This one has to be somebody else.")
            name = self._name("Name:")
        if self._agrees(
            f"{name}: was every number tried, did the right service answer each, and was 999 "
            "read on the screen? (y/n)"
        ):
            self._keep(RINGERS[which], name, as_rung(self._settings))
        else:
            self._say("Then it stays open. If a number is wrong, put it right first.")

    def _answered_by(self, point: Point, name: str) -> bool:
        """Whether the person of this name answered it, at the machine or signed in."""
        if point.answer is None:
            return False
        with self._open_session() as session:
            return is_called(session, point.answer, name)

    def _check_listings(self) -> None:
        with self._open_session() as session:
            left = going_live.unchecked(session)
        self._say(
            f"Nobody here has checked {len(left)} published listings, or rung their number. "
            "Ring each, or open its website where it has no number."
        )
        self._say("What you do is written down with your role and initials, not with your name.")
        role = self._one_of("Are you a volunteer (v) or staff (s)?", v="volunteer", s="staff")
        initials = self._initials()
        for number, each in enumerate(left, start=1):
            self._say("")
            self._say(f"{number} of {len(left)}")
            self._check(each, role, initials)

    def _check(self, unchecked: Unchecked, role: str, initials: str) -> None:
        with self._open_session() as session:
            found = listing(session, unchecked.id, audience(self._now().date(), trial=True))
        if found is None:
            self._say(f"{unchecked.name} has been taken away in the meantime.")
            return
        for line in _every_word(found):
            self._say(line)
        if unchecked.note:
            self._say(f"ASK FIRST: {unchecked.note}")
        outcome = self._one_of(
            "Reached, and every word is right (y), make it a draft (d), leave it for later (s), "
            "stop (q)?",
            y="right",
            d="draft",
            s="later",
        )
        who, now = Who(role, initials), self._now()
        with self._open_session() as session, session.begin():
            if outcome == "right":
                going_live.found_right(session, unchecked.id, who, _method(unchecked), now)
            elif outcome == "draft":
                going_live.make_draft(session, unchecked.id, who, now)

    def _ask_for_signature(self) -> None:
        lines = signed_words.lines(self._open_session, self._settings, self._films)
        for line in lines:
            self._say(line)
        self._say("")
        self._say(
            "A doctor, nurse or other healthcare professional reads every word above, and signs "
            "for it or does not."
        )
        name = self._name("Their name:")
        role = self._name("Their role:")
        if self._agrees(f"{name}, {role}: are these words right for patients here? (y/n)"):
            self._keep(CARDS_SIGNED, f"{name}, {role}", self._fingerprint())
            with self._open_session() as session, session.begin():
                signed_words.keep(session, lines, self._now())
        else:
            self._say("Then it stays open. The README says how a card is changed.")

    def _end(self) -> bool:
        *others, live = self._points()
        self._heading("5. Live")
        if left := [point for point in others if not point.done]:
            still = "The room is live, but this is open" if live.done else "Not live yet. Open"
            self._say(f"{still}:")
            for point in left:
                self._say(f"  - {point.title}: {point.words}")
            return False
        if live.done:
            self._say(f"The room is live: {live.words}.")
            return True
        self._say("Everything is done. When the room is live, patients rely on what it says.")
        name = self._name("The name of the lead who takes the room live:")
        if not self._agrees(f"{name}: take the room live now? (y/n)"):
            self._say("The room stays in trial. Run this again when it is time.")
            return False
        self._keep(LIVE, name)
        self._say(
            f"The room is live. If {FILE_NAME} was changed since the kiosk was started, "
            "start it again."
        )
        return True

    def _heading(self, words: str) -> None:
        self._say("")
        self._say(words)

    def _keep(self, step: str, names: str, detail: str = "") -> None:
        with self._open_session() as session, session.begin():
            going_live.answer(session, step, names, self._now(), detail)

    def _ask(self, question: str) -> str:
        words = " ".join(self._put(question).split())
        if words.casefold() == "q":
            raise Stopped
        return words

    def _name(self, question: str) -> str:
        while not (words := self._ask(question)):
            self._say("Please write it, or q to stop.")
        return words

    def _initials(self) -> str:
        while not re.fullmatch(r"[^\W\d_]{1,4}", words := self._ask("Your initials:")):
            self._say("Please write one to four letters, such as AB, or q to stop.")
        return words.upper()

    def _agrees(self, question: str) -> bool:
        return self._one_of(question, y="yes", n="no") == "yes"

    def _one_of(self, question: str, **answers: str) -> str:
        while (words := self._ask(question).casefold()) not in answers:
            self._say(f"Please answer {', '.join(answers)} or q.")
        return answers[words]


def _method(unchecked: Unchecked) -> str:
    """How a listing was reached; patients read it, so it is said only where it is true."""
    if unchecked.numbers:
        return "phone"
    return "website" if unchecked.website else "other"


def _every_word(found: Listing) -> Iterator[str]:
    """What a patient reads of a listing, a line for each fact that there is."""
    yield found.name
    facts = {
        "Run by": found.organization,
        "What it is": found.summary,
        "Numbers": ", ".join(
            " ".join(filter(None, ("text" if each.is_text else "", each.number, each.label)))
            for each in found.numbers
        ),
        "Website": found.website,
        "E-mail": found.email,
        "How to get in": ", ".join(access.value.replace("_", " ") for access in found.access),
        "Next steps": " / ".join(found.steps),
        "When": " / ".join(map(_times, found.opening)),
        "Cost": found.cost or ("Free" if found.is_free else ""),
        "Who for": found.who_for,
        "Area": found.area,
        "Where": " / ".join(
            ", ".join(filter(None, (place.name, place.address, place.transport, *place.access)))
            for place in found.places
        ),
        "Languages": ", ".join(found.languages),
        "The first time": found.first_visit,
        "What to bring": found.to_bring,
        "Take note": found.alert,
    }
    yield from (f"  {title}: {words}" for title, words in facts.items() if words)


def _times(times: OpeningTimes) -> str:
    hours = " to ".join(filter(None, (times.opens, times.closes)))
    return " ".join(filter(None, (" ".join(times.days), hours, times.words, times.note)))
