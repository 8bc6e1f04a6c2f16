"""All listings for a volunteer: what is due, what is hidden, and how to find one."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from kiosk.directory import corrections, due
from kiosk.directory.due import Due
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.wording.due import told_words
from kiosk.wording.standing import Kind, Stands, stands

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

STEP = 12
"""So many are laid out at a time; more come when the page is scrolled towards them."""

MOST_LETTERS = 100
FEWEST_DIGITS = 3
"""From so many digits on, somebody types a number."""

DUE, ALL = "due", "all"


@dataclass(frozen=True)
class ListedRow:
    """A listing: how it stands as a kind and in words, its numbers, and what patients said."""

    listing_id: str
    name: str
    kind: str
    words: str
    numbers: str
    told: str


@dataclass(frozen=True)
class WhichRow:
    """Which listings can be shown, and how many there are."""

    key: str
    words: str
    count: int
    chosen: bool


@QmlElement
class ListedRows(Rows):
    """The listings that were asked for."""

    row_type = ListedRow


@QmlElement
class WhichRows(Rows):
    """What can be asked for."""

    row_type = WhichRow


@dataclass(frozen=True)
class _Known:
    """A listing, ready to be looked for.

    Attributes:
        row: how it is shown.
        name: as it is looked for.
        digits: of its numbers, one after the other.
        which: the choices that it belongs to.
    """

    row: ListedRow
    name: str
    digits: str
    which: frozenset[str]


@QmlElement
class ListingsPage(QObject):
    """The listings of one choice, narrowed by what somebody typed. Both stay until they leave.

    Attributes:
        words: what was typed.
        isEmpty: whether nothing fits.
        elsewhere: whether something would fit among all listings.
    """

    changed = Signal()

    def __init__(self, desk: Desk, staff: Staff) -> None:
        super().__init__()
        self._desk = desk
        self._known: list[_Known] = []
        self._left: list[_Known] = []
        self._words = ""
        self._which = self._before = DUE
        self._elsewhere = False
        self._rows = ListedRows()
        self._choices = WhichRows()
        staff.leaving.connect(self.forget)

    def load(self, argument: str) -> bool:
        """Bring it up to date; `argument` is a choice, and nothing the one of before."""
        audience = self._desk.acts.audience()
        today = self._desk.acts.now().date()
        told = {each.service_id: told_words(each) for each in self._desk.read(corrections.told)}
        order = self._desk.read(lambda connection: due.due(connection, audience))
        every = self._desk.read(lambda connection: due.every(connection, audience))
        place = {each.id: number for number, each in enumerate(order)}
        # What is due comes first, in its order; the others are in the order of the alphabet.
        every.sort(key=lambda each: place.get(each.id, len(place)))
        self._known = [
            _known(
                each,
                stands(each, today, trial=audience.trial),
                told.get(each.id, ""),
                is_due=each.id in place,
            )
            for each in every
        ]
        if argument in _WHICH:
            self._which = argument
        self._show()
        return True

    @Slot(str)
    def look(self, words: str) -> None:
        """Show only those with these words in their names, or these digits in their numbers.

        Whoever begins to type looks through all of them, and comes back to their choice.
        """
        was_blank, is_blank = not self._words.strip(), not words.strip()
        self._words = words[:MOST_LETTERS]
        if was_blank and not is_blank:
            self._before, self._which = self._which, ALL
        elif is_blank and not was_blank:
            self._which = self._before
        self._show()

    @Slot(str)
    def choose(self, which: str) -> None:
        """Show those of another choice."""
        self._which = self._before = which
        self._show()

    @Slot()
    def more(self) -> None:
        """Show some more, where there are any."""
        shown = self._rows.rowCount()
        self._rows.append([each.row for each in self._left[shown : shown + STEP]])

    @Slot(bool)
    def useKeyboard(self, on: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Tell Qt whether the keyboard of the screen shows."""
        QGuiApplication.inputMethod().setVisible(on)

    @Slot()
    def forget(self) -> None:
        """Nobody has chosen or typed anything."""
        self._words = ""
        self._which = self._before = DUE

    def _show(self) -> None:
        fitting = [each for each in self._known if _fits(each, self._words)]
        self._left = [each for each in fitting if self._which in each.which]
        self._elsewhere = not self._left and bool(fitting)
        self._choices.show(
            [
                WhichRow(
                    key,
                    words(),
                    sum(key in each.which for each in fitting),
                    key == self._which,
                )
                for key, words in _WHICH.items()
            ]
        )
        self._rows.show([each.row for each in self._left[:STEP]])
        self.changed.emit()

    @Property(ListedRows, notify=changed)
    def rows(self) -> ListedRows:
        return self._rows

    @Property(WhichRows, notify=changed)
    def choices(self) -> WhichRows:
        return self._choices

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words

    @Property(int, notify=changed)
    def mostLetters(self) -> int:
        return MOST_LETTERS

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        return not self._left

    @Property(bool, notify=changed)
    def elsewhere(self) -> bool:
        return self._elsewhere


_WHICH: dict[str, Callable[[], str]] = {
    DUE: lambda: translate("Listings", "Due this week"),
    ALL: lambda: translate("Listings", "All"),
    "drafts": lambda: translate("Listings", "Drafts"),
    "hidden": lambda: translate("Listings", "Hidden"),
    "told": lambda: translate("Listings", "Patients said something is wrong"),
}


def _known(each: Due, how: Stands, told: str, *, is_due: bool) -> _Known:
    belongs = {
        DUE: is_due,
        ALL: True,
        "drafts": how.kind is Kind.DRAFT,
        "hidden": how.kind is Kind.HIDDEN,
        "told": bool(told),
    }
    return _Known(
        ListedRow(each.id, each.name, how.kind, how.words, " · ".join(each.numbers), told),
        each.name.casefold(),
        " ".join("".join(filter(str.isdecimal, number)) for number in each.numbers),
        frozenset(which for which, holds in belongs.items() if holds),
    )


def _fits(each: _Known, words: str) -> bool:
    """Whether its name has all these words, or a number of it these digits."""
    digits = "".join(filter(str.isdecimal, words))
    if len(digits) >= FEWEST_DIGITS and digits in each.digits:
        return True
    return all(word in each.name for word in words.casefold().split())
