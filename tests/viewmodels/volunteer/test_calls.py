"""The call sheet's page without a screen: the file for a stick, and trouble."""

from pathlib import Path

import pytest

from kiosk.application import FAMILY
from kiosk.directory import call_sheets
from kiosk.errors import KnownTrouble
from kiosk.paper import call_sheet
from kiosk.viewmodels.volunteer.things import things_to_take
from tests.driving import wait_until
from tests.paper.reading import read
from tests.viewmodels.volunteer.conftest import Room


def test_it_can_be_taken_on_a_stick(room: Room, tmp_path: Path) -> None:
    acts = room.area._desk.acts
    (sheet,) = (each for each in things_to_take(acts, FAMILY) if each.key == "callSheet")
    file = tmp_path / sheet.file_name(acts.now())
    sheet.write(file, acts.now())
    assert "Call sheet for volunteers" in read(file.read_bytes(), tmp_path).text
    (remembered,) = call_sheets.remembered(room.store.path.parent)
    assert len(remembered.ids) == 32


def test_a_sheet_that_was_made_is_named_with_how_far_it_is(room: Room) -> None:
    room.navigation.openStaff("staffCalls", "")
    page = room.area._calls
    page.enterWithoutPaper()
    assert room.screen == "staffAnswers"
    room.area._answers.answer(0, "right")
    room.navigation.back()
    (row,) = page._sheets.all_rows()
    assert row.name == "Call sheet of 26 November 2026, 10:32am"
    assert row.words == "1 of 32 entered"


def test_what_stands_in_the_way_of_a_sheet_is_said(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_by_name: object) -> None:
        raise KnownTrouble("The disk is full.")

    room.navigation.openStaff("staffCalls", "")
    monkeypatch.setattr(call_sheets, "remember", fail)
    page = room.area._calls
    page.enterWithoutPaper()
    assert room.screen == "staffCalls"
    assert room.area._desk._line == "The disk is full."
    room.area._desk.clear()
    monkeypatch.setattr(call_sheet, "make", fail)
    page.printSheet()
    wait_until(lambda: room.area._desk._line == "The disk is full.", "the trouble")
    assert not page._making


def test_there_is_nothing_to_enter_where_no_sheet_was_made(room: Room) -> None:
    room.navigation.openStaff("staffAnswers", "")
    assert room.screen == "staffToday"


def test_a_listing_that_has_gone_keeps_its_number_for_the_others(room: Room) -> None:
    room.navigation.openStaff("staffCalls", "")
    page = room.area._calls
    page.enterWithoutPaper()
    (sheet,) = call_sheets.remembered(room.store.path.parent)
    call_sheets.remember(room.store.path.parent, sheet.made, ["gone", *sheet.ids[:2]])
    room.leave()
    room.enter("AN")
    room.navigation.openStaff("staffAnswers", "")
    assert [row.number for row in room.area._answers._rows.all_rows()] == [2, 3]
