"""The page for a USB stick: what one takes with one, and what one brings back."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KnownTrouble
from kiosk.film import library
from kiosk.sticks import errands
from kiosk.sticks.errands import ToTake
from kiosk.sticks.folder_on_stick import Candidate, Found, Kind, Told
from kiosk.sticks.sticks import Stick
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import MAY_COVER, Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.difference import SheetDifference, left_out
from kiosk.viewmodels.volunteer.plugged import PluggedSticks
from kiosk.viewmodels.volunteer.things import Thing
from kiosk.wording.times import moment

if TYPE_CHECKING:
    from kiosk.directory.workbook.applying import Applied
    from kiosk.directory.workbook.comparing import Plan
    from kiosk.directory.workbook.reading import Brought

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

T = TypeVar("T")

STICK = "staffStick"
START, FILM, DIFFERENCE = "", "film", "difference"
"""What the page asks."""

MOST_SHOWN = 10
"""So many files of a stick are shown at first."""

UNKNOWN = -1.0

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ThingRow:
    """A thing, and whether it is to be taken."""

    key: str
    name: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class CandidateRow:
    """A file on the stick that can be brought back; `words` say where it lies and of when it is."""

    number: int
    name: str
    words: str


@QmlElement
class ThingRows(Rows):
    """What can be taken."""

    row_type = ThingRow
    known_by = ("key",)


@QmlElement
class CandidateRows(Rows):
    """What can be brought back."""

    row_type = CandidateRow


@dataclass(frozen=True)
class _Step:
    """How far work in a thread is: `is_out` once the stick is no longer needed for it."""

    words: str
    part: float = UNKNOWN
    is_out: bool = False


@QmlElement
class StickPage(QObject):
    """Takes and brings, one at a time, in a thread; the directory is whole whatever happens.

    Attributes:
        asks: what it asks: `film`, whether one is to be shown, or `difference`, whether a
            spreadsheet is to go in; else nothing.
        isBusy: whether something goes on: `busyWords` say what, `progress` how far it is, from 0
            to 1, or below 0 where nobody knows.
        trouble: what stood in the way of the last thing.
        doneWords: what came of it.
        canTakeOut: whether all is on the stick, and nothing of the kiosk uses it.
        hasLooked: whether somebody has looked what is on the stick.
        foundWords: what there is to say about that.
        leftOut: what of it did not go in, a line each; `leftOutTitle` stands above them.
    """

    changed = Signal()
    _stepped = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917  (what every such page has, and what a stick wants)
        self,
        desk: Desk,
        staff: Staff,
        navigation: Navigation,
        background: Background,
        plugged: PluggedSticks,
        things: Sequence[Thing],
        room: str,
    ) -> None:
        """`things` can be taken; `room` is the room's name, for the folder on the stick."""
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._navigation = navigation
        self._background = background
        self._plugged = plugged
        self._things = things
        self._room = room
        self._difference = SheetDifference()
        self._thing_rows, self._found_rows = ThingRows(), CandidateRows()
        self._chosen: set[str] = set()
        self._is_shown = False
        self._turn = 0
        self._asks, self._busy_words, self._progress = START, "", UNKNOWN
        self._found: list[Candidate] = []
        self._found_words = ""
        self._looked_at: Stick | None = None
        self._candidate: Candidate | None = None
        self._brought: Brought | None = None
        self._applied: Applied | None = None
        self._trouble = self._done_words = self._left_out_title = ""
        self._left_out: list[str] = []
        self._can_take_out = self._can_take_film_back = False
        self._stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        plugged.changed.connect(self._look_at_what_is_plugged)
        navigation.changed.connect(self._look_where_they_are)
        staff.leaving.connect(self.forget)

    def load(self, _argument: str) -> bool:
        """Look for a stick from now on. What was begun goes on."""
        self._is_shown = True
        self._show_things()
        self._watch()
        self.changed.emit()
        return True

    @Slot()
    def forget(self) -> None:
        """Somebody leaves: whoever comes next begins anew. What is being written goes on."""
        self._turn += 1
        self._is_shown = False
        self._chosen = set()
        self._forget_all()
        self._plugged.forget()
        self.changed.emit()

    # To take

    @Slot(str)
    def toggle(self, key: str) -> None:
        """Take this thing, too; or not."""
        self._chosen ^= {key}
        self._show_things()
        self.changed.emit()

    @Slot()
    def take(self) -> None:
        """Write what was chosen onto the stick."""
        stick, now = self._plugged.used, self._desk.acts.now()
        wanted = [each for each in self._offered() if each.key in self._chosen]
        if stick is None or not wanted:
            return

        def work() -> list[str]:
            return errands.take(
                self._plugged.sticks,
                stick,
                [_to_take(each, now) for each in wanted],
                room=self._room,
                day=now.date(),
                workshop=self._workshop,
                told=self._told(translate("Stick", "Writing onto the stick …")),
            )

        words = translate("Stick", "Making ready what you take with you …")
        for_leads = any(each.for_leads for each in wanted)
        self._begin(words, work, self._taken, for_leads=for_leads)

    def _taken(self, where: list[str]) -> None:
        folder = where[0].partition("/")[0]
        names = ", ".join(each.partition("/")[2] for each in where)
        words = translate("Stick", "On the stick, in the folder “{folder}”: {names}.")
        self._done_words = words.format(folder=folder, names=names)
        self._can_take_out = True
        self._chosen = set()
        self._show_things()

    # To bring back

    @Slot()
    def lookThrough(self) -> None:
        """Look what is on the stick."""
        stick = self._plugged.used
        if stick is not None:
            self._begin(
                translate("Stick", "Seeing what is on the stick …"),
                lambda: errands.look_through(self._plugged.sticks, stick),
                lambda found: self._look_at(found, stick),
            )

    def _look_at(self, found: Found, stick: Stick) -> None:
        kinds = (Kind.SHEET, Kind.FILM) if self._is_lead else (Kind.SHEET,)
        self._found = [each for each in found.candidates if each.kind in kinds]
        self._looked_at = stick
        self._found_words = " ".join(self._said_of(found))
        self._found_rows.show([])
        self.moreFound()

    @Slot()
    def moreFound(self) -> None:
        """Show some more of them."""
        shown = self._found_rows.rowCount()
        some = list(enumerate(self._found))[shown : shown + MOST_SHOWN]
        self._found_rows.append([_candidate_row(number, each) for number, each in some])

    @Slot(int)
    def bring(self, number: int) -> None:
        """Bring this file back: a film only after another question."""
        candidate, stick = self._found[number], self._looked_at
        if stick is None:
            return
        self._candidate = candidate
        if candidate.kind is Kind.FILM:
            self._asks = FILM
            self.changed.emit()
            return
        words = translate("Stick", "Copying “{name}” from the stick …")
        self._begin(
            words.format(name=candidate.name),
            lambda: self._bring_sheet(candidate, stick),
            self._ask_about,
        )

    @Slot()
    def cancel(self) -> None:
        """Not this one."""
        self._asks = START
        self._candidate = self._brought = None
        self._difference.forget()
        self.changed.emit()

    # A spreadsheet

    def _bring_sheet(self, candidate: Candidate, stick: Stick) -> "tuple[Brought, Plan]":
        """In a thread: copied, then read, while the stick may go."""
        from kiosk.directory.workbook import applying  # with all that reads a spreadsheet

        store = self._desk.acts.store
        with errands.folder_of_its_own(self._workshop) as here:
            told = self._told(translate("Stick", "Copying from the stick …"))
            copy = errands.bring(self._plugged.sticks, stick, candidate, here, told)
            self._stepped.emit(_Step(translate("Stick", "Reading it …"), is_out=True))
            brought = applying.bring(store, copy.file)
        return brought, applying.look(store, brought)

    def _ask_about(self, read: "tuple[Brought, Plan]") -> None:
        self._brought, plan = read
        self._can_take_out = True
        self._asks = DIFFERENCE
        self._difference.show(plan)

    @Slot()
    def apply(self) -> None:
        """Bring the spreadsheet in, as was chosen."""
        from kiosk.directory.workbook import applying

        brought, chosen = self._brought, self._difference.chosen
        if brought is None or self._difference.property("toChoose"):
            return
        path, now = self._desk.acts.store.path, self._desk.acts.now()
        self._applied = None
        turn = self._turn
        begun = self._desk.act_later(
            self._background,
            lambda connection, who: applying.bring_in(connection, path, brought, chosen, who, now),
            self._said_of_applied,
            lambda: self._after_applying(turn),
            undoable=True,
        )
        if begun:
            self._can_take_out = False
            self._busy(translate("Stick", "Making a backup, and bringing it in …"))

    def _said_of_applied(self, applied: "Applied") -> str:
        self._applied = applied
        if applied.revision is None:
            return translate("Stick", "Nothing has changed at the kiosk.")
        return translate("Stick", "Saved.")

    def _after_applying(self, turn: int) -> None:
        """It is in; or it was refused, and somebody may have to choose anew."""
        if turn != self._turn:
            return
        self._busy("")
        applied = self._applied
        if applied is not None:
            self._left_out = left_out(applied.plan)
            self._left_out_title = translate("Stick", "Left out of the spreadsheet")
            self.cancel()
            self._watch()
            return
        brought = self._brought
        if brought is not None:
            self._compare_again(brought)

    def _compare_again(self, brought: "Brought") -> None:
        from kiosk.directory.workbook import applying

        store, turn = self._desk.acts.store, self._turn

        def then(plan: "Plan") -> None:
            if turn == self._turn:
                self._difference.show(plan)
                self.changed.emit()

        self._background.run(lambda: applying.look(store, brought), then, self._desk.tell)

    # A film

    @Slot(bool)
    def addFilm(self, music: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Show this film in place of the one before.

        With `music` somebody says that nobody speaks where it has no captions.
        """
        candidate, stick = self._candidate, self._looked_at
        if candidate is None or stick is None:
            return
        words = translate("Stick", "Copying “{name}” from the stick …").format(name=candidate.name)
        self._begin(
            words,
            lambda: self._bring_film(candidate, stick, music=music),
            self._film_added,
            for_leads=True,
        )

    def _bring_film(
        self, candidate: Candidate, stick: Stick, *, music: bool
    ) -> tuple[str, list[str]]:
        """In a thread: the film's title, and what there is to say about its captions."""
        heard: list[str] = []
        with errands.folder_of_its_own(self._workshop) as here:
            told = self._told(translate("Stick", "Copying the film from the stick …"))
            copy = errands.bring(self._plugged.sticks, stick, candidate, here, told)
            words = translate("Stick", "Looking at every picture of the film. That takes a while …")
            self._stepped.emit(_Step(words, is_out=True))
            added = library.add(
                self._workshop,
                copy.file,
                copy.captions,
                music=music,
                told=heard.append,
            )
        return added.title, heard[1:]  # the first says that it is looked at

    def _film_added(self, added: tuple[str, list[str]]) -> None:
        title, self._left_out = added
        self._left_out_title = translate("Stick", "About its captions")
        words = (
            translate("Stick", "“{title}” is in. Patients see it once you leave."),
            translate("Stick", "Have it signed again: see “Go live”."),
        )
        self._done_words = " ".join(words).format(title=title)
        self._can_take_out = self._can_take_film_back = True
        self._asks = START

    @Slot()
    def takeFilmBack(self) -> None:
        """Show again what was shown before."""
        self._begin(
            translate("Stick", "One moment …"),
            lambda: library.back(self._workshop),
            self._film_taken_back,
            for_leads=True,
        )

    def _film_taken_back(self, _playlist: library.Playlist) -> None:
        self._done_words = translate("Stick", "The film from before is shown again.")

    # Work in a thread

    @property
    def _workshop(self) -> Path:
        """The kiosk's data folder: on the disk on which things end up."""
        return self._desk.acts.store.path.parent

    @property
    def _is_lead(self) -> bool:
        return bool(self._staff.property("isLead"))

    def _begin(
        self,
        words: str,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        for_leads: bool = False,
    ) -> None:
        """Begin a piece of work, for somebody who still may."""
        who, acts, turn = self._staff.who, self._desk.acts, self._turn
        if who is None or self._background.is_busy:
            return

        def do() -> tuple[T] | None:
            still = acts.still(who)
            if still is None or (for_leads and not still.leads):
                return None
            with self._plugged.using:
                return (work(),)

        def done(result: tuple[T] | None) -> None:
            if turn != self._turn:
                self.changed.emit()
                return
            if result is None:
                self._staff.throw_out()
                return
            self._can_take_out = False
            then(result[0])
            self._rest()

        def failed(trouble: KnownTrouble) -> None:
            if turn != self._turn:
                self.changed.emit()
                return
            self._trouble = str(trouble)
            self._asks = START
            self._can_take_out = False
            self._rest()

        self._desk.clear()
        self._forget_outcome()
        self._plugged.watch(on=False)
        self._background.run(do, done, failed)
        self._busy(words)

    def _rest(self) -> None:
        self._busy_words = ""
        self._watch()
        self.changed.emit()

    def _busy(self, words: str) -> None:
        self._busy_words = words
        self._progress = UNKNOWN
        self.changed.emit()

    def _told(self, words: str) -> Told:
        """Hears in a thread how many bytes are done, and tells it at every hundredth."""
        last = UNKNOWN

        def told(done: int, whole: int) -> None:
            nonlocal last
            part = round(done / whole, 2) if whole else 1.0
            if part != last:
                last = part
                self._stepped.emit(_Step(words, part))

        return told

    @Slot(object)
    def _step(self, step: _Step) -> None:
        if not self._busy_words:
            return  # it was done, or somebody has left, before this was heard
        self._busy_words, self._progress = step.words, step.part
        self._can_take_out = step.is_out
        self.changed.emit()

    @Slot()
    def _look_where_they_are(self) -> None:
        screen = self._navigation.property("screen")
        if not self._is_shown or screen == STICK:
            return
        self._is_shown = False
        self._plugged.watch(on=False)
        if screen not in MAY_COVER and not self._background.is_busy:
            self.forget()

    @Slot()
    def _look_at_what_is_plugged(self) -> None:
        """What was found on a stick goes with it."""
        if self._looked_at is not None and self._asks == START:
            if self._plugged.used != self._looked_at:
                self._forget_found()
            self.changed.emit()

    def _watch(self) -> None:
        self._plugged.watch(on=self._is_shown and not self._background.is_busy)

    # What is shown

    def _forget_all(self) -> None:
        self._asks, self._busy_words, self._progress = START, "", UNKNOWN
        self._candidate = None
        self._brought = None
        self._applied = None
        self._difference.forget()
        self._forget_found()
        self._forget_outcome()

    def _forget_found(self) -> None:
        self._found = []
        self._found_words = ""
        self._looked_at = None
        self._found_rows.show([])

    def _forget_outcome(self) -> None:
        self._trouble = self._done_words = self._left_out_title = ""
        self._left_out = []
        self._can_take_out = self._can_take_film_back = False

    def _offered(self) -> list[Thing]:
        return [each for each in self._things if self._is_lead or not each.for_leads]

    def _show_things(self) -> None:
        self._thing_rows.change(
            [
                ThingRow(each.key, each.name, each.words, each.key in self._chosen)
                for each in self._offered()
            ]
        )

    def _said_of(self, found: Found) -> Sequence[str]:
        said: list[str] = []
        if found.starts_programs:
            said += [
                translate("Stick", "A file on this stick starts programs on other computers."),
                translate("Stick", "It is called autorun.inf. The kiosk starts nothing."),
                translate("Stick", "Have the stick looked at for viruses."),
            ]
        if not self._found:
            said += [
                translate("Stick", "There is nothing on it that you can bring back."),
                translate(
                    "Stick", "The kiosk takes the spreadsheet that you took with you (.xlsx)."
                ),
            ]
        if found.other_form:
            words = translate(
                "Stick", "“{name}” is in another form. Open it, and save it as an Excel workbook."
            )
            said.append(words.format(name=found.other_form))
        if any(each.kind is Kind.FILM for each in found.candidates) and not self._is_lead:
            said.append(translate("Stick", "A film is brought in by a lead."))
        if found.more or not found.all_looked_at:
            words = translate("Stick", "There are many files on it. You see only the newest ones.")
            said.append(words)
        return said

    @Property(PluggedSticks, notify=changed)
    def plugged(self) -> PluggedSticks:
        return self._plugged

    @Property(SheetDifference, notify=changed)
    def difference(self) -> SheetDifference:
        return self._difference

    @Property(ThingRows, notify=changed)
    def things(self) -> ThingRows:
        return self._thing_rows

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        return bool(self._chosen)

    @Property(CandidateRows, notify=changed)
    def found(self) -> CandidateRows:
        return self._found_rows

    @Property(str, notify=changed)
    def foundWords(self) -> str:
        return self._found_words

    @Property(str, notify=changed)
    def asks(self) -> str:
        return self._asks

    @Property(str, notify=changed)
    def filmTitle(self) -> str:
        name = self._candidate.name if self._candidate else ""
        return translate("Stick", "Show “{name}” to patients?").format(name=name)

    @Property(str, notify=changed)
    def filmWords(self) -> str:
        """What comes with it."""
        captions = self._candidate.captions if self._candidate else ""
        if captions:
            return translate("Stick", "Its captions are in “{name}”.").format(name=captions)
        words = (
            translate("Stick", "It has no captions. If somebody speaks in it, it needs them."),
            translate("Stick", "Put them beside it: the same name, with .vtt or .srt at the end."),
        )
        return " ".join(words)

    @Property(bool, notify=changed)
    def filmHasCaptions(self) -> bool:
        return bool(self._candidate and self._candidate.captions)

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        return self._background.is_busy

    @Property(str, notify=changed)
    def busyWords(self) -> str:
        return self._busy_words or translate("Stick", "One moment …")

    @Property(float, notify=changed)
    def progress(self) -> float:
        return self._progress

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._trouble

    @Property(str, notify=changed)
    def doneWords(self) -> str:
        return self._done_words

    @Property(bool, notify=changed)
    def canTakeOut(self) -> bool:
        return self._can_take_out

    @Property(bool, notify=changed)
    def canTakeFilmBack(self) -> bool:
        return self._can_take_film_back

    @Property(str, notify=changed)
    def leftOutTitle(self) -> str:
        return self._left_out_title

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def leftOut(self) -> list[str]:
        return self._left_out


def _to_take(thing: Thing, now: datetime.datetime) -> ToTake:
    return ToTake(thing.file_name(now), lambda path: thing.write(path, now))


def _candidate_row(number: int, candidate: Candidate) -> CandidateRow:
    said = [
        translate("Stick", "A film.")
        if candidate.kind is Kind.FILM
        else translate("Stick", "A spreadsheet.")
    ]
    if candidate.folder:
        words = translate("Stick", "In the folder “{folder}”.")
        said.append(words.format(folder=candidate.folder))
    words = translate("Stick", "Last changed on {moment}.")
    said.append(words.format(moment=moment(candidate.changed)))
    return CandidateRow(number, candidate.name, " ".join(said))
