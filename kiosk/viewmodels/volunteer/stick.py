"""The page for a USB stick: what one takes with one, and what one brings back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.sticks.folder_on_stick import Candidate, Found, Kind
from kiosk.sticks.sticks import Stick
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.staff import MAY_COVER, Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.difference import SheetDifference, left_out
from kiosk.viewmodels.volunteer.errand import Errand
from kiosk.viewmodels.volunteer.plugged import PluggedSticks
from kiosk.viewmodels.volunteer.stick_rows import (
    CandidateRows,
    ThingRow,
    ThingRows,
    candidate_row,
    film_words,
    found_words,
)
from kiosk.viewmodels.volunteer.stick_work import UNKNOWN, Step, StickWork
from kiosk.viewmodels.volunteer.things import Thing

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

translate = QCoreApplication.translate


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
        room: Callable[[], str],
    ) -> None:
        """`things` can be taken; `room` reads its name, for the folder on the stick."""
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._navigation = navigation
        self._background = background
        self._plugged = plugged
        self._things = things
        self._errand = Errand(desk, staff, background, self._rest)
        self._work = StickWork(plugged, desk.acts, room, self._stepped.emit)
        self._difference = SheetDifference()
        self._thing_rows, self._found_rows = ThingRows(), CandidateRows()
        self._chosen: set[str] = set()
        self._is_shown = False
        self._asks, self._progress = START, UNKNOWN
        self._found: list[Candidate] = []
        self._found_words = ""
        self._looked_at: Stick | None = None
        self._candidate: Candidate | None = None
        self._brought: Brought | None = None
        self._applied: Applied | None = None
        self._left_out_title = ""
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
        self._errand.forget()
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

        words = translate("Stick", "Making ready what you take with you …")
        for_leads = any(each.for_leads for each in wanted)
        self._begin(
            words,
            lambda: self._work.take(stick, wanted, now),
            self._taken,
            for_leads=for_leads,
        )

    def _taken(self, where: list[str]) -> None:
        folder = where[0].partition("/")[0]
        names = ", ".join(each.partition("/")[2] for each in where)
        words = translate("Stick", "On the stick, in the folder “{folder}”: {names}.")
        self._errand.done = words.format(folder=folder, names=names)
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
                lambda: self._work.look_through(stick),
                lambda found: self._look_at(found, stick),
            )

    def _look_at(self, found: Found, stick: Stick) -> None:
        kinds = (Kind.SHEET, Kind.FILM) if self._is_lead else (Kind.SHEET,)
        self._found = [each for each in found.candidates if each.kind in kinds]
        self._looked_at = stick
        self._found_words = found_words(found, has_rows=bool(self._found), is_lead=self._is_lead)
        self._found_rows.show([])
        self.moreFound()

    @Slot()
    def moreFound(self) -> None:
        """Show some more of them."""
        shown = self._found_rows.rowCount()
        some = list(enumerate(self._found))[shown : shown + MOST_SHOWN]
        self._found_rows.append([candidate_row(number, each) for number, each in some])

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
            lambda: self._work.bring_sheet(candidate, stick),
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
        turn = self._errand.turn
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
        if turn != self._errand.turn:
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

        store, turn = self._desk.acts.store, self._errand.turn

        def then(plan: "Plan") -> None:
            if turn == self._errand.turn:
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
            lambda: self._work.bring_film(candidate, stick, music=music),
            self._film_added,
            for_leads=True,
        )

    def _film_added(self, added: tuple[str, list[str]]) -> None:
        title, self._left_out = added
        self._left_out_title = translate("Stick", "About its captions")
        words = (
            translate("Stick", "“{title}” is in. Patients see it once you leave."),
            translate("Stick", "Have it signed again: see “Go live”."),
        )
        self._errand.done = " ".join(words).format(title=title)
        self._can_take_out = self._can_take_film_back = True
        self._asks = START

    @Slot()
    def takeFilmBack(self) -> None:
        """Show again what was shown before."""
        self._begin(
            translate("Stick", "One moment …"),
            self._work.take_film_back,
            self._film_taken_back,
            for_leads=True,
        )

    def _film_taken_back(self, _nothing: None) -> None:
        self._errand.done = translate("Stick", "The film from before is shown again.")

    # Work in a thread

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

        def done(result: T) -> None:
            self._can_take_out = False
            then(result)

        def failed() -> None:
            self._asks = START
            self._can_take_out = False

        if self._errand.begin(words, lambda _who: work(), done, failed, for_leads=for_leads):
            self._plugged.watch(on=False)
            self._forget_outcome()
            self._progress = UNKNOWN
            self.changed.emit()

    def _rest(self) -> None:
        self._watch()
        self.changed.emit()

    def _busy(self, words: str) -> None:
        self._errand.words = words
        self._progress = UNKNOWN
        self.changed.emit()

    @Slot(object)
    def _step(self, step: Step) -> None:
        if not self._errand.words:
            return  # it was done, or somebody has left, before this was heard
        self._errand.words, self._progress = step.words, step.part
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
        self._asks, self._progress = START, UNKNOWN
        self._errand.words = ""
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
        self._errand.forget_outcome()
        self._left_out_title = ""
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
        return film_words(self._candidate)

    @Property(bool, notify=changed)
    def filmHasCaptions(self) -> bool:
        return bool(self._candidate and self._candidate.captions)

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        return self._background.is_busy

    @Property(str, notify=changed)
    def busyWords(self) -> str:
        return self._errand.words or translate("Stick", "One moment …")

    @Property(float, notify=changed)
    def progress(self) -> float:
        return self._progress

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._errand.trouble

    @Property(str, notify=changed)
    def doneWords(self) -> str:
        return self._errand.done

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
