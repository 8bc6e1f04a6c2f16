"""Lists of frozen dataclasses, as a view of Qt reads them."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from kiosk.directory.listing import TopicCard
from kiosk.principles.cards import PrincipleCard
from kiosk.viewmodels.directory import FactRows, StepRows, TopicRows
from kiosk.viewmodels.found import ChoiceRows, ListingRows
from kiosk.viewmodels.help import HelpLineRows
from kiosk.viewmodels.principles import PrincipleRows
from kiosk.viewmodels.rows import Rows, camel_case


@dataclass(frozen=True)
class Cup:
    """A cup on a shelf."""

    name: str
    is_full: bool = False


class Shelf(Rows):
    """Cups in a row."""

    row_type = Cup
    known_by = ("name",)


CUPS = [Cup("blue", is_full=True), Cup("red")]


@pytest.fixture
def shelf() -> Shelf:
    """Two cups."""
    rows = Shelf()
    rows.show(CUPS)
    return rows


def role(rows: Rows, name: str) -> int:
    """The number of the role of that name."""
    return next(number for number, each in rows.roleNames().items() if each == name.encode())


@pytest.mark.parametrize(
    ("python", "qml"),
    [
        ("name", "name"),
        ("is_full", "isFull"),
        ("listing_id", "listingId"),
        ("a_b_c", "aBC"),
    ],
)
def test_a_field_is_called_in_qml_as_qml_writes_names(python: str, qml: str) -> None:
    assert camel_case(python) == qml


def test_the_roles_are_the_fields_of_a_row(shelf: Shelf) -> None:
    assert {bytes(name.data()).decode() for name in shelf.roleNames().values()} == {
        "name",
        "isFull",
    }


def test_no_role_takes_a_number_that_qt_has_taken(shelf: Shelf) -> None:
    assert min(shelf.roleNames()) >= Qt.ItemDataRole.UserRole


def test_a_view_reads_every_field_of_every_row(shelf: Shelf) -> None:
    seen = [
        (shelf.data(shelf.index(n), role(shelf, "name")), shelf.data(shelf.index(n), full))
        for full in [role(shelf, "isFull")]
        for n in range(shelf.rowCount())
    ]
    assert seen == [("blue", True), ("red", False)]


def test_a_role_that_is_not_there_is_nothing(shelf: Shelf) -> None:
    assert shelf.data(shelf.index(0), Qt.ItemDataRole.DisplayRole) is None


def test_no_index_is_nothing(shelf: Shelf) -> None:
    assert shelf.data(QModelIndex(), role(shelf, "name")) is None


def test_a_row_has_no_rows_of_its_own(shelf: Shelf) -> None:
    assert shelf.rowCount(shelf.index(0)) == 0


def test_a_row_is_handed_out_as_it_was_given(shelf: Shelf) -> None:
    assert shelf.row(1) is CUPS[1]


def test_showing_other_rows_resets_the_model_once(shelf: Shelf) -> None:
    resets = QSignalSpy(shelf.modelReset)
    shelf.show([Cup("green")])
    assert resets.count() == 1
    assert [row.name for row in map(shelf.row, range(shelf.rowCount()))] == ["green"]


def test_rows_can_go_away_again(shelf: Shelf) -> None:
    shelf.show([])
    assert shelf.rowCount() == 0


@pytest.mark.parametrize(
    "kind",
    [Shelf, TopicRows, ListingRows, ChoiceRows, StepRows, FactRows, HelpLineRows, PrincipleRows],
)
def test_every_list_keeps_the_rules_of_qts_models(kind: type[Rows]) -> None:
    """Qt's own examiner complains in warnings, and warnings fail a test."""
    samples = {
        TopicRows: TopicCard("pain", "Living with pain", "", "topic-pain", True, 3),
        PrincipleRows: PrincipleCard(1, "Title", "Meaning", "principle-1", (), ()),
    }
    rows = kind()
    examiner = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    sample = samples.get(kind, rows.row_type(*["words"] * len(rows.roleNames())))
    rows.show([sample, sample])
    rows.show([])
    rows.show([sample])
    assert examiner.model() is rows


# Changing what is shown


@pytest.mark.parametrize(
    "names",
    [
        ("blue", "red"),
        ("red", "blue"),
        ("red",),
        ("blue",),
        (),
        ("green", "blue", "red"),
        ("red", "green", "blue", "white"),
        ("white", "green"),
    ],
)
def test_rows_become_others_without_a_reset(shelf: Shelf, names: tuple[str, ...]) -> None:
    QAbstractItemModelTester(shelf, QAbstractItemModelTester.FailureReportingMode.Fatal, shelf)
    resets = QSignalSpy(shelf.modelReset)
    shelf.change([Cup(name) for name in names])
    assert [row.name for row in shelf.all_rows()] == list(names)
    assert [shelf.data(shelf.index(n), role(shelf, "name")) for n in range(len(names))] == list(
        names
    )
    assert resets.count() == 0


def test_only_a_row_that_has_changed_is_read_again(shelf: Shelf) -> None:
    changes = QSignalSpy(shelf.dataChanged)
    shelf.change([Cup("blue", is_full=True), Cup("red", is_full=True)])
    assert [changes.at(n)[0].row() for n in range(changes.count())] == [1]
    assert shelf.row(1).is_full


def test_a_row_that_moves_is_the_same_row(shelf: Shelf) -> None:
    moves, insertions = QSignalSpy(shelf.rowsMoved), QSignalSpy(shelf.rowsInserted)
    shelf.change(list(reversed(CUPS)))
    assert (moves.count(), insertions.count()) == (1, 0)


# Rows that somebody acts in


@pytest.mark.parametrize("after", ["", "ab", "ba", "abc", "xab", "axb", "b", "cab", "xyz", "cxay"])
def test_rows_become_others_and_those_that_stay_are_not_made_anew(after: str) -> None:
    rows = Shelf()
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.show([Cup(name) for name in "abc"])
    resets = QSignalSpy(rows.modelReset)
    wanted = [Cup(name, is_full=True) for name in after]
    rows.change(wanted)
    assert list(rows.all_rows()) == wanted
    assert resets.count() == 0
    del tester


def test_only_what_is_new_of_a_row_is_told() -> None:
    rows = Shelf()
    rows.show([Cup("a"), Cup("b")])
    changes = QSignalSpy(rows.dataChanged)
    rows.change([Cup("a"), Cup("b", is_full=True)])
    assert changes.count() == 1
    first, last, roles = changes.at(0)
    assert (first.row(), last.row(), roles) == (1, 1, [role(rows, "isFull")])
