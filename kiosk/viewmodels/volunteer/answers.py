"""What came of a call sheet, entered in one pass, in the order and by the numbers of the paper."""

import datetime
from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory import call_sheets, checks, due, facts, undoing
from kiosk.directory.call_sheets import CallSheet, CameOf
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.due import Due
from kiosk.errors import KnownTrouble
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.desk import Desk, taken_back
from kiosk.wording import calls
from kiosk.wording.due import due_words
from kiosk.wording.times import day_and_date

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

ANSWERS = "staffAnswers"

STEP = 12
"""So many rows are laid out at a time; more come when somebody goes on."""

_WAYS = (Method.PHONE, Method.WEBSITE, Method.EMAIL, Method.VISIT)


@dataclass(frozen=True)
class AnswerRow:
    """A listing of the sheet, and what came of it.

    Attributes:
        number: on the paper.
        came_of: `right`, `corrected`, `no_answer` or `closed`; empty where nobody entered it.
        answer: the same in words.
        can_ring: whether there is a number at which nobody may have answered.
    """

    number: int
    listing_id: str
    name: str
    words: str
    numbers: str
    can_ring: bool
    came_of: str = ""
    answer: str = ""


@dataclass(frozen=True)
class HowRow:
    """A way to have found out, and whether it is the one for what is entered from now on."""

    method: str
    words: str
    chosen: bool


@QmlElement
class AnswerRows(Rows):
    """The listings of the sheet, as far as they are laid out."""

    row_type = AnswerRow
    known_by = ("listing_id",)


@QmlElement
class HowRows(Rows):
    """How somebody can have found out."""

    row_type = HowRow
    known_by = ("method",)


@QmlElement
class AnswersPage(QObject):
    """One sheet. Each answer is saved at once, as on the listing's own page.

    Where a number, a time or a place has changed since the sheet was made, the paper does not say
    what would be called right: then its own page opens.

    Attributes:
        current: the place of the listing to go on with.
        entered: how many have an answer, `of` how many.
        asksDay: whether the sheet is of an earlier day, so that the calls may be, too.
        dayWords: on which day they were.

    Signals:
        stood: another one is the current one; it is to be shown.
    """

    changed = Signal()
    stood = Signal()

    def __init__(self, desk: Desk, staff: Staff, navigation: Navigation) -> None:
        super().__init__()
        self._desk = desk
        self._navigation = navigation
        self._sheet: CallSheet | None = None
        self._listed: list[Due] = []
        self._places: list[int] = []
        self._came_of: dict[str, CameOf] = {}
        self._changed_since: set[str] = set()
        self._rows, self._ways = AnswerRows(), HowRows()
        self._method = Method.PHONE
        self._days_ago = 0
        self._current = 0
        self._correcting = ""
        staff.leaving.connect(self._forget)

    def load(self, argument: str) -> bool:
        """Show this sheet, by the moment at which it was made; nothing: the newest one."""
        sheets = call_sheets.remembered(self._desk.acts.store.path.parent)
        sheet = next((each for each in sheets if argument in {"", each.made.isoformat()}), None)
        if sheet is None:
            return False
        is_same = self._sheet is not None and self._sheet.made == sheet.made
        self._sheet = sheet
        self._read(sheet)
        if not self._listed:
            return False
        if is_same:
            self._go_on_after_correcting()
        else:
            self._current = self._first_open()
            self._days_ago = 0
        shown = max(STEP, self._current + STEP, self._rows.rowCount() if is_same else 0)
        rows = [self._row(place) for place in range(min(shown, len(self._listed)))]
        self._rows.change(rows) if is_same else self._rows.show(rows)
        self._show_ways()
        self.changed.emit()
        return True

    @Slot(int)
    def stand(self, place: int) -> None:
        """Somebody goes on with the listing at that place."""
        self._current = max(0, min(place, len(self._listed) - 1))
        if self._current >= self._rows.rowCount() - 1:
            self.more()
        self.changed.emit()
        self.stood.emit()

    @Slot(int, str)
    def answer(self, place: int, outcome: str) -> None:
        """Save what came of it; a correction is made on the form, which comes back here."""
        listed = self._listed[place]
        self._stand_still(place)
        if listed.id in self._came_of or (outcome == Outcome.NO_ANSWER and not listed.numbers):
            return
        if outcome == Outcome.RIGHT and listed.id in self._changed_since:
            words = translate(
                "Calls",
                "This has changed since the sheet was made. See whether you rang this number.",
            )
            self._navigation.openStaff("staffListing", listed.id)
            self._desk.clear()
            self._desk.tell(KnownTrouble(words))
            return
        if outcome == Outcome.CORRECTED:
            self._correcting = listed.id
            self._navigation.openStaff("staffEdit", listed.id)
            return
        found = Found(self._how(listed, Outcome(outcome)), Outcome(outcome), self._day)
        now = self._desk.acts.now()

        def say(unanswered: int) -> str:
            words = calls.found(found.outcome, found.method)
            if found.outcome is Outcome.NO_ANSWER and unanswered >= checks.NO_ANSWERS:
                words = translate("Calls", "No answer again: patients do not see the number")
            return translate("Calls", "Saved. {number}. {name}: {what}.").format(
                number=self._places[place], name=listed.name, what=words
            )

        done = self._desk.act(
            lambda connection, who: checks.check_and_count(connection, listed.id, who, found, now),
            say,
        )
        if done is not None and done.revisions:
            came = CameOf(found.outcome, found.method, done.revisions[-1])
            self._came_of[listed.id] = came
            self._put(place)

    @Slot(int)
    def takeBack(self, place: int) -> None:
        """Nothing was entered for it after all."""
        key = self._listed[place].id
        came = self._came_of.get(key)
        if came is None:
            return
        self._stand_still(place)
        now = self._desk.acts.now()
        done = self._desk.act(
            lambda connection, who: undoing.take_back(connection, came.revision, who, now),
            lambda undone: taken_back([undone]),
        )
        if done is not None and self._sheet is not None:
            self._read(self._sheet)
            self._put(place)

    @Slot(str)
    def choose(self, method: str) -> None:
        """How somebody found out, from now on."""
        self._method = Method(method)
        self._show_ways()
        self.changed.emit()

    @Slot(int)
    def turnDay(self, by: int) -> None:
        """Somebody rang so many days later; or earlier, down to the day of the sheet."""
        self._days_ago = max(0, min(self._days_ago - by, self._most_days))
        self.changed.emit()

    @Slot()
    def more(self) -> None:
        """Lay out some more, where there are any."""
        first = self._rows.rowCount()
        self._rows.append(
            [self._row(place) for place in range(first, min(first + STEP, len(self._listed)))]
        )

    @property
    def _day(self) -> datetime.date:
        """On which somebody rang what is entered from now on."""
        return self._desk.acts.now().date() - datetime.timedelta(days=self._days_ago)

    @property
    def _most_days(self) -> int:
        made = self._sheet.made.date() if self._sheet else None
        return max(0, (self._desk.acts.now().date() - made).days) if made else 0

    def _stand_still(self, place: int) -> None:
        """Somebody has touched the listing at that place: it need not be brought into view."""
        self._current = place
        self.changed.emit()

    def _read(self, sheet: CallSheet) -> None:
        """The listings of the sheet that are still there, and what came of each."""
        audience = self._desk.acts.audience()
        every = {
            each.id: each
            for each in self._desk.read(lambda connection: due.every(connection, audience))
        }
        there = [(place, every[key]) for place, key in enumerate(sheet.ids, 1) if key in every]
        self._places = [place for place, _ in there]
        self._listed = [each for _, each in there]
        self._came_of = self._desk.read(lambda connection: call_sheets.came_of(connection, sheet))
        self._changed_since = self._desk.read(
            lambda connection: facts.changed_since(connection, sheet.made)
        )

    def _first_open(self) -> int:
        return next((at for at, each in enumerate(self._listed) if each.id not in self._came_of), 0)

    def _go_on_after_correcting(self) -> None:
        """From the form one comes back to the next one, if it was saved; else to the same."""
        if self._correcting in self._came_of:
            place = next(at for at, each in enumerate(self._listed) if each.id == self._correcting)
            self._current = min(place + 1, len(self._listed) - 1)
        self._correcting = ""

    def _words(self, listed: Due) -> str:
        """What was found before; or that the paper may say something else."""
        if listed.id in self._changed_since and listed.id not in self._came_of:
            return translate("Calls", "Somebody has changed it since the sheet was made.")
        return due_words(listed)

    def _row(self, place: int) -> AnswerRow:
        listed = self._listed[place]
        came = self._came_of.get(listed.id)
        return AnswerRow(
            self._places[place],
            listed.id,
            listed.name,
            self._words(listed),
            " · ".join(listed.numbers) or listed.website or listed.email,
            bool(listed.numbers),
            came.outcome if came else "",
            calls.found(came.outcome, came.method) if came else "",
        )

    def _put(self, place: int) -> None:
        shown = self._rows.row(place)
        now = self._row(place)
        self._rows.put(place, replace(now, words=shown.words) if now.came_of else now)
        self.changed.emit()

    def _how(self, listed: Due, outcome: Outcome) -> Method:
        """As was chosen; but nobody rings where there is no number."""
        if outcome is Outcome.NO_ANSWER:
            return Method.PHONE
        if self._method is not Method.PHONE or listed.numbers:
            return self._method
        if listed.website:
            return Method.WEBSITE
        return Method.EMAIL if listed.email else Method.VISIT

    def _show_ways(self) -> None:
        self._ways.change(
            [HowRow(each, calls.how(each).capitalize(), each is self._method) for each in _WAYS]
        )

    @Slot()
    def _forget(self) -> None:
        self._method = Method.PHONE
        self._days_ago = 0
        self._correcting = ""
        self._sheet = None

    @Property(str, notify=changed)
    def title(self) -> str:
        return calls.sheet_name(self._sheet.made) if self._sheet else ""

    @Property(AnswerRows, notify=changed)
    def rows(self) -> AnswerRows:
        return self._rows

    @Property(HowRows, notify=changed)
    def ways(self) -> HowRows:
        return self._ways

    @Property(bool, notify=changed)
    def asksDay(self) -> bool:
        return self._most_days > 0

    @Property(str, notify=changed)
    def dayWords(self) -> str:
        if self._days_ago == 0:
            return translate("Calls", "You rang them today. Another day?")
        return translate("Calls", "You rang them on {day}.").format(day=day_and_date(self._day))

    @Property(bool, notify=changed)
    def canBeEarlier(self) -> bool:
        return self._days_ago < self._most_days

    @Property(bool, notify=changed)
    def canBeLater(self) -> bool:
        return self._days_ago > 0

    @Property(int, notify=changed)
    def current(self) -> int:
        return self._current

    @Property(int, notify=changed)
    def entered(self) -> int:
        return sum(each.id in self._came_of for each in self._listed)

    @Property(int, notify=changed)
    def of(self) -> int:
        return len(self._listed)
