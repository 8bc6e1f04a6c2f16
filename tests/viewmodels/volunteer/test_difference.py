"""What a spreadsheet would change, as somebody reads it and chooses."""

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.directory.sides import Side
from kiosk.directory.workbook.comparing import Choice, Edit, Missing, Plan
from kiosk.directory.workbook.layout import FIELDS, NUMBERS, SERVICES
from kiosk.directory.workbook.problems import Problem
from kiosk.viewmodels.volunteer.difference import STEP, SheetDifference

NUMBER = next(each for each in FIELDS[NUMBERS] if each.name == "number")
EDIT = Edit(NUMBERS, "n", "s", "Quiet line", 2, NUMBER, "01632 960001", "01632 960002", "x")


def choices(count: int) -> dict[Choice, Edit]:
    return {
        Choice(SERVICES, str(n), "description", "Line", "what it is", "", "Mine", "Theirs"): EDIT
        for n in range(count)
    }


@pytest.fixture
def difference(qapp: QGuiApplication) -> SheetDifference:
    return SheetDifference()


def lines(difference: SheetDifference) -> list[str]:
    return [row.words for row in difference._lines.all_rows()]


def test_what_changes_is_said_under_headings(difference: SheetDifference) -> None:
    problem = Problem(NUMBERS, 14, "Phone", "This is no number.", "ring us")
    gone = Missing(SERVICES, "Old club", "")
    note = Problem(NUMBERS, 3, "Number", "Its first 0 was put back.", is_note=True)
    difference.show(Plan([EDIT], {}, [], [gone], [problem, note], ["Quiet line"]))
    assert difference.property("title") == "1 thing changes, 1 left out."
    assert lines(difference) == [
        "Left out, and the rest goes in",
        "Sheet Numbers, row 14, Phone “ring us”: This is no number.",
        "Changed at home",
        "Quiet line, the number: “01632 960001” becomes “01632 960002”.",
        "No longer checked, because a number, time or place changes",
        "Quiet line",
        "Mended",
        "Sheet Numbers, row 3, Number: Its first 0 was put back.",
        "Not in the spreadsheet, and it stays",
        "Old club is not in the spreadsheet. It stays. Mark it closed at the kiosk.",
    ]


def test_very_much_is_shown_bit_by_bit(difference: SheetDifference) -> None:
    difference.show(Plan([EDIT] * 50))
    assert len(lines(difference)) == STEP
    difference.more()
    difference.more()
    difference.more()
    assert len(lines(difference)) == 51


def test_every_choice_has_to_be_made(difference: SheetDifference) -> None:
    difference.show(Plan(choices=choices(2)))
    row = difference._choices.row(0)
    assert (row.label, row.before, row.mine, row.side) == ("What it is", "nothing", "Mine", "")
    difference.choose(0, True)
    assert difference.property("toChoose") == 1
    difference.choose(1, False)
    assert difference.property("toChoose") == 0
    assert list(difference.chosen.values()) == [Side.MINE, Side.THEIRS]


def test_many_choices_come_a_few_at_a_time(difference: SheetDifference) -> None:
    difference.show(Plan(choices=choices(STEP + 3)))
    assert difference.property("hasMoreChoices")
    assert not difference.property("shownAreMade")
    for number in range(STEP):
        difference.choose(number, True)
    assert difference.property("shownAreMade")
    difference.moreChoices()
    assert difference._choices.rowCount() == STEP + 3
    assert not difference.property("hasMoreChoices")
    assert difference.property("toChoose") == 3


def test_one_touch_chooses_all_also_those_not_shown(difference: SheetDifference) -> None:
    difference.show(Plan(choices=choices(STEP + 3)))
    difference.chooseAll(False)
    assert difference.property("toChoose") == 0
    assert not difference.property("hasMoreChoices")
    assert set(difference.chosen.values()) == {Side.THEIRS}


def test_what_was_chosen_stays_when_it_is_compared_again(difference: SheetDifference) -> None:
    asked = choices(2)
    difference.show(Plan(choices=asked))
    difference.choose(0, True)
    difference.show(Plan(choices=dict([*asked.items()][:1])))
    assert difference.property("toChoose") == 0


def test_nothing_to_bring_in_is_said(difference: SheetDifference) -> None:
    difference.show(Plan())
    assert not difference.property("changesAnything")
    assert lines(difference) == ["The kiosk has all that is in the spreadsheet."]


def test_nothing_is_kept_of_a_spreadsheet_that_was_left(difference: SheetDifference) -> None:
    difference.show(Plan([EDIT], choices(1)))
    difference.choose(0, True)
    difference.forget()
    assert difference.chosen == {}
    assert lines(difference) == []
    assert difference._choices.rowCount() == 0
