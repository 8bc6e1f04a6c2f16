"""The texts of one subject, and the page where one of them is written; only for leads."""

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from kiosk.directory.editing import readability
from kiosk.directory.editing.advice import advice
from kiosk.directory.editing.validation import one_line
from kiosk.errors import KnownTrouble
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.every_word import NOTICES, ROOM, OwnRow, OwnRows, OwnWords
from kiosk.viewmodels.volunteer.own_words import Subject, TopicWords, Wording
from kiosk.viewmodels.volunteer.room_notices import RoomNotices
from kiosk.wording.editing import advice_words

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

MOST_LETTERS = 2000
"""More than anybody types; what is pasted beyond it is cut off."""


@QmlElement
class SubjectPage(QObject):
    """The texts of one subject; only for a lead.

    Attributes:
        name: of the subject.
        canMove: whether it can change places with the others.
        canTakeOut: whether it can go.
    """

    changed = Signal()

    def __init__(self, desk: Desk, staff: Staff, navigation: Navigation, words: OwnWords) -> None:
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._navigation = navigation
        self._words = words
        self._rows = OwnRows()
        self._key = self._name = ""

    def load(self, argument: str) -> bool:
        """Show the texts of the subject of that key, or the subjects of a list."""
        if not self._staff.property("isLead"):
            return False
        try:
            subject, rows = self._find(argument)
        except KnownTrouble as trouble:
            self._desk.tell(trouble)
            return False
        if subject is None:
            return False
        self._key, self._name = argument, subject.name
        self._rows.show(rows)
        self.changed.emit()
        return True

    def _find(self, key: str) -> tuple[Subject | None, list[OwnRow]]:
        """The subject of that key, or the list, with what is in it."""
        found = next((each for each in self._words.groups() if each.key == key), None)
        if found is not None:
            inside = self._words.group(key)
            return (found, inside) if inside is not None else (None, [])
        source = self._words.source(key)
        subject = source.subject(key) if source is not None else None
        if source is None or subject is None:
            return None, []
        row = self._words.unsaved.row
        return subject, [row(each, each.words) for each in source.wordings(key)]

    @Slot(int)
    def move(self, by: int) -> None:
        """Let a topic change places with the one before (-1) or after it (1)."""
        self._words.topics.move(self._key, by)
        self.changed.emit()

    @Slot()
    def takeOut(self) -> None:
        """Take a notice down, and go back."""
        notices = self._words.notices
        if notices is not None and notices.take_out(self._key):
            self._navigation.back()

    @Property(OwnRows, notify=changed)
    def rows(self) -> OwnRows:
        return self._rows

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._name

    @Property(bool, notify=changed)
    def canMove(self) -> bool:
        return self._key.startswith(f"{TopicWords.kind}:")

    @Property(bool, notify=changed)
    def isRoom(self) -> bool:
        return self._key == ROOM

    @Property(str, notify=changed)
    def more(self) -> str:
        """The argument of the page where one more is written; empty where none can come."""
        return f"{RoomNotices.new}:words" if self._key == NOTICES else ""

    @Property(bool, notify=changed)
    def canTakeOut(self) -> bool:
        return self._key.startswith(f"{RoomNotices.kind}:")

    @Property(str, notify=changed)
    def placeWords(self) -> str:
        """Where a topic stands among the others."""
        keys = [each.key for each in self._words.topics.subjects()]
        if self._key not in keys:
            return ""
        words = translate("OwnWords", "It stands at place {place} of {all}.")
        return words.format(place=keys.index(self._key) + 1, all=len(keys))


@QmlElement
class WordPage(QObject):
    """Where one text is written; only for a lead. What is not saved is kept for whoever wrote it.

    Attributes:
        text: as it is written now; `now` as it is for patients.
        canSave: whether they differ.
        waits: what somebody has asked for, that waits for another person: what is written now
            takes its place.
        advice: what could be plainer, a line each.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        staff: Staff,
        navigation: Navigation,
        background: Background,
        words: OwnWords,
    ) -> None:
        """In the `background` the dictionary for the reading age is opened."""
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._navigation = navigation
        self._background = background
        self._words = words
        self._wording = Wording("", "", "")
        self._text = ""

    def load(self, argument: str) -> bool:
        """Begin with what it says, or with what the same person has written and not saved."""
        if not self._staff.property("isLead"):
            return False
        try:
            wording = self._words.wording(argument)
        except KnownTrouble as trouble:
            self._desk.tell(trouble)
            return False
        if wording is None:
            return False
        self._wording = wording
        kept = self._words.unsaved.text(wording)
        self._text = wording.words if kept is None else kept
        self._background.run(readability.make_ready, lambda _: None, lambda _: None)
        self.changed.emit()
        return True

    @Slot(str)
    def write(self, text: str) -> None:
        """So it is written now."""
        self._text = " ".join(text[:MOST_LETTERS].splitlines())
        if self.canSave:
            self._words.unsaved.keep(self._wording, self._text)
        else:
            self._words.unsaved.drop(self._wording.key)
        self.changed.emit()

    @Slot()
    def asItWas(self) -> None:
        """Not so after all."""
        self.write(self._wording.words)

    @Slot()
    def save(self) -> None:
        """Save it, and go back."""
        self._save(self._text)

    @Slot()
    def takeOut(self) -> None:
        """One of several goes."""
        self._save("")

    def _save(self, text: str) -> None:
        source = self._words.source(self._wording.key)
        if source is not None and source.save(self._wording.key, text):
            self._words.unsaved.drop(self._wording.key)
            self._navigation.back()

    @Slot(bool)
    def useKeyboard(self, on: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Tell Qt whether the keyboard of the screen shows."""
        QGuiApplication.inputMethod().setVisible(on)

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._wording.title

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._wording.hint

    @Property(str, notify=changed)
    def keys(self) -> str:
        return self._wording.keys

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._text

    @Property(str, notify=changed)
    def now(self) -> str:
        return self._wording.words

    @Property(bool, notify=changed)
    def canSave(self) -> bool:
        return one_line(self._text) != one_line(self._wording.words)

    @Property(bool, notify=changed)
    def mayGo(self) -> bool:
        return self._wording.may_go

    @Property(bool, notify=changed)
    def takesTwo(self) -> bool:
        return self._wording.takes_two

    @Property(str, notify=changed)
    def waits(self) -> str:
        return self._wording.waits

    @Property(str, notify=changed)
    def advice(self) -> str:
        if not self._wording.is_prose:
            return ""
        return "\n".join(dict.fromkeys(map(advice_words, advice({"": self._text}))))
