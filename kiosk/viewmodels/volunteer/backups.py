"""The backups, for leads: one made now, and the directory put back to how it was in one."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import backups
from kiosk.backups import Kept
from kiosk.directory import revisions, undoing
from kiosk.directory.revisions import PUT_BACK
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import MAY_COVER, Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.errand import Errand
from kiosk.who import Who
from kiosk.wording.times import moment

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

T = TypeVar("T")

BACKUPS = "staffBackups"

STEP = 10
"""So many are shown at a time."""

translate = QCoreApplication.translate

PutBack = Callable[[str, Who], Path]
"""Puts the backup of this name in the place of the directory, as somebody wants it to; returns the
backup of what was there."""


@dataclass(frozen=True)
class BackupRow:
    """A backup: of when it is, and what it stays for."""

    name: str
    when: str
    words: str


@QmlElement
class BackupRows(Rows):
    """The newest first."""

    row_type = BackupRow


@QmlElement
class BackupsPage(QObject):
    """Makes a backup, and goes back to one; only for a lead.

    Attributes:
        isBusy: whether something goes on; `busyWords` say what.
        doneWords: what came of it.
        trouble: what stood in the way of it; nothing was changed then.
        question: which backup somebody wants to go back to; `questionWords` say what happens then.
        canTakeBack: whether the last going back can be taken back here.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        staff: Staff,
        navigation: Navigation,
        background: Background,
        put_back: PutBack,
    ) -> None:
        """`put_back` is called in a thread."""
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._navigation = navigation
        self._background = background
        self._put_back = put_back
        self._rows = BackupRows()
        self._every: list[BackupRow] = []
        self._errand = Errand(desk, staff, background, self._end)
        self._chosen = self._former = ""
        navigation.changed.connect(self._look_where_they_are)
        staff.leaving.connect(self.forget)

    def load(self, _argument: str) -> bool:
        """Bring it up to date; only for a lead."""
        if not self._staff.property("isLead"):
            return False
        self._every = self._all_rows()
        self._rows.show(self._every[:STEP])
        self.changed.emit()
        return True

    @Slot()
    def more(self) -> None:
        """Show some more."""
        shown = self._rows.rowCount()
        self._rows.append(self._every[shown : shown + STEP])

    @Slot()
    def forget(self) -> None:
        """Somebody leaves: whoever comes next begins anew. What was begun goes on."""
        self._errand.forget()
        self._chosen = self._former = ""
        self.changed.emit()

    @Slot()
    def makeOne(self) -> None:
        """Make a backup now."""
        path, now = self._desk.acts.store.path, self._desk.acts.now()
        self._begin(
            translate("Backups", "Making a backup …"),
            lambda _who: backups.back_up(path, now),
            lambda _made: translate("Backups", "The backup is made, and it can be read."),
        )

    @Slot(str)
    def choose(self, name: str) -> None:
        """Somebody wants to go back to this one; nothing is done yet. An empty name: to none."""
        self._chosen = name
        self.changed.emit()

    @Slot()
    def goBack(self) -> None:
        """Go back to the chosen one."""
        if self._chosen:
            self._go_back_to(self._chosen, translate("Backups", "All is as it was then."))

    @Slot()
    def takeBack(self) -> None:
        """Take the last going back, back."""
        if self._former:
            words = translate("Backups", "All is as it was before you went back.")
            self._go_back_to(self._former, words)

    def _go_back_to(self, name: str, words: str) -> None:
        def done(former: Path) -> str:
            self._former = former.name
            return words

        going_back = translate("Backups", "Making a backup, and going back …")
        self._begin(going_back, lambda who: self._put_back(name, who), done)

    def _begin(self, words: str, work: Callable[[Who], T], done: Callable[[T], str]) -> None:
        """Begin a piece of work, for a lead who still is one; `done` says what came of it."""

        def then(result: T) -> None:
            self._errand.done = done(result)

        former, self._former = self._former, ""
        if not self._errand.begin(words, work, then, for_leads=True):
            self._former = former
            return
        self._chosen = ""
        self.changed.emit()

    def _end(self) -> None:
        """Show what there is now; whoever may no longer be here is signed out by that."""
        self._desk.acts.tell_of_it()
        if self._navigation.property("screen") == BACKUPS:
            self._navigation.reload()
        self.changed.emit()

    @Slot()
    def _look_where_they_are(self) -> None:
        """What was asked or done is not told any more to somebody who has been elsewhere."""
        screen = self._navigation.property("screen")
        if screen not in {BACKUPS, *MAY_COVER} and not self._background.is_busy:
            self._errand.forget_outcome()
            self._chosen = self._former = ""

    def _all_rows(self) -> list[BackupRow]:
        acts = self._desk.acts
        there = backups.backups(acts.store.path)
        kept = backups.needed(there, acts.now())
        before = acts.read(revisions.backed_up)
        return [
            BackupRow(
                each.name, _when(each), _why(kept.get(each, Kept.LAST_DAY), before.get(each.name))
            )
            for each in there
        ]

    @Property(BackupRows, notify=changed)
    def rows(self) -> BackupRows:
        return self._rows

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        return self._background.is_busy

    @Property(str, notify=changed)
    def busyWords(self) -> str:
        return self._errand.words or translate("Backups", "One moment …")

    @Property(str, notify=changed)
    def doneWords(self) -> str:
        return self._errand.done

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._errand.trouble

    @Property(bool, notify=changed)
    def canTakeBack(self) -> bool:
        return self._former != ""

    @Property(str, notify=changed)
    def question(self) -> str:
        if not self._chosen:
            return ""
        words = translate("Backups", "Go back to {when}?")
        return words.format(when=_when(Path(self._chosen)))

    @Property(str, notify=changed)
    def questionWords(self) -> str:
        """What going back to the chosen one means."""
        at = backups.made_at(Path(self._chosen)) if self._chosen else None
        said = [translate("Backups", "The listings are as they were then, with all their checks.")]
        if at is not None:
            number = self._desk.read(lambda connection: undoing.since(connection, at))
            words = {
                0: translate("Backups", "Nothing was done since."),
                1: translate("Backups", "1 thing was done since. It goes."),
            }.get(number, translate("Backups", "{number} things were done since. They go."))
            said.append(words.format(number=number))
        said += [
            translate("Backups", "Drafts, too, are those of that time."),
            translate("Backups", "Who may come in, and every PIN, stays as it is now."),
            translate("Backups", "A backup is made first, so you can take this back."),
        ]
        return " ".join(said)


def _when(backup: Path) -> str:
    at = backups.made_at(backup)
    return backup.stem if at is None else moment(at)


def _why(kept: Kept, before: str | None) -> str:
    """What kind of backup it is."""
    if before == "import":
        return translate("Backups", "From before a file was brought in.")
    if before == PUT_BACK:
        return translate("Backups", "From before the directory went back to another backup.")
    if before is not None:
        return translate("Backups", "From before something was taken back.")
    return {
        Kept.LAST_DAY: translate("Backups", "Of the last 24 hours."),
        Kept.DAY: translate("Backups", "Kept for its day."),
        Kept.WEEK: translate("Backups", "Kept for its week."),
        Kept.MONTH: translate("Backups", "Kept for its month."),
        Kept.NAMED: translate("Backups", "Somebody has given it this name. It stays."),
    }[kept]
