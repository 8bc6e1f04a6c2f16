"""What a spreadsheet that came back would change, for somebody to read, choose and agree to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory.sides import Side
from kiosk.viewmodels.rows import Rows

if TYPE_CHECKING:
    from kiosk.directory.workbook.comparing import Choice, Plan

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

STEP = 20
"""So many choices, and so many lines, are shown at a time."""


@dataclass(frozen=True)
class SheetChoiceRow:
    """A field that was changed at home and at the kiosk; `side` is empty until somebody chooses."""

    number: int
    listing: str
    label: str
    before: str
    mine: str
    theirs: str
    side: str = ""


@dataclass(frozen=True)
class DifferenceRow:
    """A line of what would change, or the heading of some."""

    words: str
    is_heading: bool = False


@QmlElement
class SheetChoiceRows(Rows):
    """What somebody has to choose between."""

    row_type = SheetChoiceRow


@QmlElement
class DifferenceRows(Rows):
    """All else, a line each."""

    row_type = DifferenceRow


@QmlElement
class SheetDifference(QObject):
    """What a spreadsheet would change.

    Attributes:
        title: how much it is.
        changesAnything: whether there is something to bring in.
        choices: those that are shown so far; all of them have to be made.
        toChoose: how many of all are still to be made.
        hasMoreChoices: whether the next ones are to be shown, once these are made.
        lines: all else that there is to know.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices, self._lines = SheetChoiceRows(), DifferenceRows()
        self._all_lines: Sequence[DifferenceRow] = ()
        self._asked: list[Choice] = []
        self._sides: dict[Choice, Side] = {}
        self._title = ""
        self._changes_anything = False

    def show(self, plan: "Plan") -> None:
        """Show this; what was chosen before stays where it is still asked."""
        from kiosk.directory.workbook import telling  # with all that reads a spreadsheet

        self._asked = list(plan.choices)
        self._sides = {each: side for each, side in self._sides.items() if each in plan.choices}
        self._title = telling.summary(plan)
        self._changes_anything = len(plan) > 0
        self._all_lines = list(_lines(plan))
        self._choices.show([self._row(number) for number in range(len(self._asked))][:STEP])
        self._lines.show(self._all_lines[:STEP])
        self.changed.emit()

    def forget(self) -> None:
        """There is no spreadsheet any more."""
        self._asked, self._sides, self._all_lines = [], {}, ()
        self._choices.show([])
        self._lines.show([])
        self.changed.emit()

    @property
    def chosen(self) -> dict["Choice", Side]:
        """What somebody chose."""
        return dict(self._sides)

    @Slot()
    def more(self) -> None:
        """Show some more lines."""
        shown = self._lines.rowCount()
        self._lines.append(self._all_lines[shown : shown + STEP])

    @Slot()
    def moreChoices(self) -> None:
        """Show the next choices."""
        shown = self._choices.rowCount()
        last = min(shown + STEP, len(self._asked))
        self._choices.append([self._row(number) for number in range(shown, last)])
        self.changed.emit()

    @Slot(int, bool)
    def choose(self, number: int, mine: bool) -> None:  # noqa: FBT001  (QML calls it)
        """What stands in the end: `mine` is the spreadsheet's."""
        self._sides[self._asked[number]] = Side.MINE if mine else Side.THEIRS
        self._choices.put(number, self._row(number))
        self.changed.emit()

    @Slot(bool)
    def chooseAll(self, mine: bool) -> None:  # noqa: FBT001  (QML calls it)
        """The same for all of them, also for those that are not shown yet."""
        self._sides = dict.fromkeys(self._asked, Side.MINE if mine else Side.THEIRS)
        for number in range(self._choices.rowCount()):
            self._choices.put(number, self._row(number))
        self.changed.emit()

    def _row(self, number: int) -> SheetChoiceRow:
        choice = self._asked[number]
        side = self._sides.get(choice)
        nothing = translate("Difference", "nothing")
        return SheetChoiceRow(
            number,
            choice.listing,
            choice.label[:1].upper() + choice.label[1:],
            choice.was or nothing,
            choice.mine or nothing,
            choice.theirs or nothing,
            side.value if side else "",
        )

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._title

    @Property(bool, notify=changed)
    def changesAnything(self) -> bool:
        return self._changes_anything

    @Property(SheetChoiceRows, notify=changed)
    def choices(self) -> SheetChoiceRows:
        return self._choices

    @Property(DifferenceRows, notify=changed)
    def lines(self) -> DifferenceRows:
        return self._lines

    @Property(int, notify=changed)
    def toChoose(self) -> int:
        return len(self._asked) - len(self._sides)

    @Property(int, notify=changed)
    def choiceCount(self) -> int:
        return len(self._asked)

    @Property(bool, notify=changed)
    def hasMoreChoices(self) -> bool:
        return self._choices.rowCount() < len(self._asked) and self.property("toChoose") > 0

    @Property(bool, notify=changed)
    def shownAreMade(self) -> bool:
        """Whether every choice that is shown has been made."""
        return all(row.side for row in self._choices.all_rows())


def left_out(plan: "Plan") -> list[str]:
    """What does not go in, cell by cell."""
    return [each.sentence for each in plan.problems if not each.is_note]


def _lines(plan: "Plan") -> Iterable[DifferenceRow]:
    from kiosk.directory.workbook import telling

    if not len(plan):
        words = translate("Difference", "The kiosk has all that is in the spreadsheet.")
        yield DifferenceRow(words)
    mended = [each.sentence for each in plan.problems if each.is_note]
    for heading, lines in (
        (translate("Difference", "Left out, and the rest goes in"), left_out(plan)),
        (translate("Difference", "Changed at home"), map(telling.edited, plan.edits)),
        (translate("Difference", "New"), map(telling.added, plan.added)),
        (
            translate("Difference", "No longer checked, because a number, time or place changes"),
            plan.unchecked,
        ),
        (translate("Difference", "Mended"), mended),
        (
            translate("Difference", "Not in the spreadsheet, and it stays"),
            map(telling.missed, plan.missing),
        ),
    ):
        said = list(lines)
        if said:
            yield DifferenceRow(heading, is_heading=True)
            yield from map(DifferenceRow, said)
