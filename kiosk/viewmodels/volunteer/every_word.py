"""Every text that a lead changes at the kiosk, by its key, and what somebody has not saved yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.own_words import (
    PrincipleWords,
    Source,
    Subject,
    TopicWords,
    Wording,
)
from kiosk.viewmodels.volunteer.room_facts import RoomFacts
from kiosk.viewmodels.volunteer.room_notices import RoomNotices

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


TOPICS, PRINCIPLES, ROOM, NOTICES = "topics", "principles", "room", "notices"

IN_FILE = (ROOM, NOTICES)
"""Those that stand in `site.toml`."""

WORDS, SUBJECT, WORD = "staffWords", "staffSubject", "staffWord"


@dataclass(frozen=True)
class OwnRow:
    """Some subjects, one, or a text: what it is, what it says, and the page for it."""

    key: str
    name: str
    words: str
    page: str = SUBJECT


@QmlElement
class OwnRows(Rows):
    """What there is of one kind."""

    row_type = OwnRow


@dataclass(frozen=True)
class _Kept:
    text: str
    instead_of: str


class Unsaved:
    """What somebody has written and not saved, until the kiosk is started anew: theirs alone."""

    def __init__(self, staff: Staff) -> None:
        self._staff = staff
        self._texts: dict[tuple[int | None, str], _Kept] = {}

    def text(self, wording: Wording) -> str | None:
        """What they have written there; nothing where they have not.

        Nor where it was in place of another text, as when a notice above it was taken down.
        """
        kept = self._texts.get(self._mine(wording.key))
        if kept is None or (wording.may_move and kept.instead_of != wording.words):
            return None
        return kept.text

    def keep(self, wording: Wording, text: str) -> None:
        """They write."""
        self._texts[self._mine(wording.key)] = _Kept(text, wording.words)

    def drop(self, key: str) -> None:
        """It is saved, or they do not want it."""
        self._texts.pop(self._mine(key), None)

    def row(self, wording: Wording, words: str) -> OwnRow:
        """A row of a list, which says so where something is not saved."""
        text = self.text(wording)
        if text is not None:
            words = translate("OwnWords", "Not saved yet: {words}").format(words=text)
        return OwnRow(wording.key, wording.title, words, WORD)

    def _mine(self, key: str) -> tuple[int | None, str]:
        who = self._staff.who
        return (None if who is None else who.volunteer_id, key)


@dataclass(frozen=True)
class OwnWords:
    """All texts that are changed here, and what of them is not saved.

    Without facts somebody practises: `site.toml` is no copy.
    """

    unsaved: Unsaved
    topics: TopicWords
    principles: PrincipleWords
    facts: RoomFacts | None = None
    notices: RoomNotices | None = None

    def groups(self) -> list[Subject]:
        """The four lists of them."""
        return [
            Subject(
                TOPICS,
                translate("OwnWords", "Topics"),
                translate("OwnWords", "What they are called, and their order"),
            ),
            Subject(
                PRINCIPLES,
                translate("OwnWords", "What good care looks like"),
                translate("OwnWords", "The words of the seven cards"),
            ),
            Subject(
                ROOM,
                translate("OwnWords", "This room"),
                translate("OwnWords", "Its hours, its places, how long a check is good for"),
            ),
            Subject(
                NOTICES,
                translate("OwnWords", "Notices in the waiting room"),
                translate("OwnWords", "Between films, on a screen of this machine"),
            ),
        ]

    def group(self, key: str) -> list[OwnRow] | None:
        """What is in the list of that key; nothing where there is none of that.

        Raises:
            KnownTrouble: `site.toml` has a fault.
        """
        if key == TOPICS:
            return _rows(self.topics.subjects())
        if key == PRINCIPLES:
            return _rows(self.principles.subjects())
        if key == ROOM and self.facts is not None:
            facts = self.facts
            return [self.unsaved.row(each, facts.shown(each)) for each in facts.wanted()]
        if key == NOTICES and self.notices is not None:
            return _rows(self.notices.subjects())
        return None

    @property
    def sources(self) -> Mapping[str, Source]:
        """Each by the first word of its keys."""
        every = (self.topics, self.principles, self.facts, self.notices)
        return {each.kind: each for each in every if each is not None}

    def source(self, key: str) -> Source | None:
        """Where a text or a subject of that key is to be looked for."""
        return self.sources.get(key.partition(":")[0])

    def wording(self, key: str) -> Wording | None:
        """The text of that key, if there is one."""
        source = self.source(key)
        if source is None:
            return None
        subject = key if key.startswith(RoomFacts.kind) else ":".join(key.split(":")[:2])
        if source.subject(subject) is None:
            return None
        return next((each for each in source.wordings(subject) if each.key == key), None)


def _rows(subjects: list[Subject]) -> list[OwnRow]:
    return [OwnRow(each.key, each.name, each.words) for each in subjects]
