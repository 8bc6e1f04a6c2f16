"""The words that a lead changes at the kiosk: of topics and of principles. Each has a key.

A key is the argument of the page where it is written, such as `topic:pain:name`.
"""

from dataclasses import dataclass
from typing import Protocol, get_args

from PySide6.QtCore import QCoreApplication

from kiosk.directory.editing import topics
from kiosk.principles import changing as principles
from kiosk.principles.changing import Place
from kiosk.viewmodels.volunteer.desk import Desk

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Wording:
    """A text that can be changed.

    Attributes:
        key: known by.
        title: what it is.
        words: what it says now; nothing where it is new.
        hint: what to write.
        keys: which ones are wanted on the screen, as `TypingBox` has them.
        may_go: it is one of several; where nothing is written, it goes.
        may_move: another text may stand under its key once one of several has gone.
        takes_two: another person looks at it before patients read it.
        waits: what somebody has asked for in its place, and another person has to look at.
        is_prose: it is read as sentences are, so that there may be advice.
    """

    key: str
    title: str
    words: str
    hint: str = ""
    keys: str = "words"
    may_go: bool = False
    may_move: bool = False
    takes_two: bool = False
    waits: str = ""
    is_prose: bool = True


@dataclass(frozen=True)
class Subject:
    """Some texts that belong together; its key is the beginning of theirs."""

    key: str
    name: str
    words: str = ""


class Source(Protocol):
    """Texts of one kind, and how they are changed."""

    def subject(self, key: str) -> Subject | None:
        """The subject of that key, if there is one."""

    def wordings(self, key: str) -> list[Wording]:
        """The texts of a subject in their order, with places for new ones."""

    def save(self, key: str, words: str) -> bool:
        """Let that text say this; whether that was done. The line of the desk says it."""


class TopicWords:
    """What the topics are called, and the line below each. Keys: `topic:CODE:PART`."""

    kind = "topic"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def subjects(self) -> list[Subject]:
        """All of them in their order."""
        found = self._desk.read(topics.all_topics)
        return [Subject(f"{self.kind}:{each.key}", each.name, each.summary) for each in found]

    def subject(self, key: str) -> Subject | None:
        """As `Source`."""
        return next((each for each in self.subjects() if each.key == key), None)

    def wordings(self, key: str) -> list[Wording]:
        """As `Source`."""
        subject = self.subject(key)
        if subject is None:
            return []
        return [
            Wording(
                f"{key}:name",
                translate("OwnWords", "What the topic is called"),
                subject.name,
                _up_to(topics.MOST_LETTERS["name"]),
            ),
            Wording(
                f"{key}:summary",
                translate("OwnWords", "The line below it"),
                subject.words,
                _up_to(topics.MOST_LETTERS["summary"]),
            ),
        ]

    def save(self, key: str, words: str) -> bool:
        """As `Source`."""
        _, code, part = key.split(":")
        place = topics.Place(code, "name" if part == "name" else "summary")
        now = self._desk.acts.now()
        done = self._desk.act(
            lambda connection, who: topics.rename(connection, who, place, words, now)
        )
        return done is not None

    def move(self, key: str, by: int) -> bool:
        """Let a topic change places with the one before (-1) or after it (1)."""
        code, now = key.partition(":")[2], self._desk.acts.now()
        done = self._desk.act(lambda connection, who: topics.move(connection, who, code, by, now))
        return done is not None


class PrincipleWords:
    """What the principles say to patients. Keys: `principle:NUMBER:PART:LINE`; 0 is above them."""

    kind = "principle"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def subjects(self) -> list[Subject]:
        """What stands above all of them, and each."""
        titles = self._desk.read(principles.titles)
        above = translate("OwnWords", "What stands above the principles")
        return [
            Subject(f"{self.kind}:0", above),
            *(
                Subject(f"{self.kind}:{number}", f"{number}. {title}")
                for number, title in titles.items()
            ),
        ]

    def subject(self, key: str) -> Subject | None:
        """As `Source`."""
        return next((each for each in self.subjects() if each.key == key), None)

    def wordings(self, key: str) -> list[Wording]:
        """As `Source`."""
        number = int(key.partition(":")[2])
        found = self._desk.read(lambda connection: principles.texts(connection, number))
        rows = [self._wording(text.place, text.words) for text in found]
        if number == 0:
            return rows
        new = [principles.new_line("expect", number), principles.new_line("ask", number)]
        lines = [text.place.part for text in found]
        return [
            *rows,
            *(
                self._wording(place, "")
                for place in new
                if lines.count(place.part) < principles.MOST_LINES
            ),
        ]

    def save(self, key: str, words: str) -> bool:
        """As `Source`."""
        _, number, name, line = key.split(":")
        part = next(each for each in get_args(principles.Part) if each == name)
        place, now = Place(part, int(number), int(line)), self._desk.acts.now()
        done = self._desk.act(
            lambda connection, who: principles.change(connection, who, place, words, now),
            translate(
                "OwnWords",
                "Saved. A healthcare professional has to sign the new words: see “Go live”.",
            ),
        )
        return done is not None

    def _wording(self, place: Place, words: str) -> Wording:
        return Wording(
            f"{self.kind}:{place.number}:{place.part}:{place.line}",
            _part_name(place),
            words,
            _up_to(principles.MOST_LETTERS[place.part]),
            may_go=place.is_line and not place.is_new,
            may_move=place.is_line and not place.is_new,
        )


def _part_name(place: Place) -> str:
    if place.is_new:
        return {
            "expect": translate("OwnWords", "One more thing to expect"),
            "ask": translate("OwnWords", "One more thing to ask"),
        }[place.part]
    return {
        "intro": translate("OwnWords", "What stands above the principles"),
        "title": translate("OwnWords", "What the principle is called"),
        "meaning": translate("OwnWords", "What it means"),
        "expect": translate("OwnWords", "You can expect"),
        "ask": translate("OwnWords", "You can ask"),
    }[place.part]


def _up_to(letters: int) -> str:
    return translate("OwnWords", "Up to {number} letters.").format(number=letters)
