"""The call sheet on the screen: printed, and what came of it entered in one pass."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from sqlalchemy import select

from kiosk.directory import call_sheets, checks, revisions
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.editing import fields
from kiosk.directory.models import Check, Phone, Service
from kiosk.directory.revisions import Act, Writer
from kiosk.paper.printer import State
from kiosk.store import Store
from tests.driving import Driver, wait_until
from tests.paper.fake_printer import FakePrinter
from tests.paper.reading import read
from tests.screens.acting import SIZES, add_listing, in_full_view, tab_to, unpublish
from tests.screens.conftest import Start
from tests.screens.volunteer.coming_in import page_model
from tests.screens.volunteer.inside import LEAD, VOLUNTEER, enter, go_to

MANY = 20


def checked(store: Store) -> list[tuple[str, str, str]]:
    """Each check: of which listing, how, and what came of it."""
    with store.session() as session:
        rows = session.execute(
            select(Service.name, Check.method, Check.outcome)
            .join(Service, Service.id == Check.service_id)
            .order_by(Check.id)
        )
        return [(name, method, outcome) for name, method, outcome in rows]


@pytest.fixture
def due(store: Store) -> list[str]:
    """The keys of twenty listings with a number each, and nothing else is due."""
    unpublish(store)
    return [
        add_listing(store, f"Line {number:02}", phones=(f"01632 9600{number:02}",))
        for number in range(1, MANY + 1)
    ]


@pytest.fixture
def sheet(kiosk: Driver, store: Store, due: list[str]) -> Driver:
    """A volunteer before a sheet with those, that was made yesterday."""
    made = datetime.datetime.now() - datetime.timedelta(days=1)
    call_sheets.remember(store.path.parent, made, due)
    enter(kiosk, store)
    go_to(kiosk, "staffAnswers")
    return kiosk


class Keyboard:
    """Presses real keys, and counts them."""

    def __init__(self, kiosk: Driver) -> None:
        self.keys = 0
        self._kiosk = kiosk

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self._kiosk.window, key)
            self.keys += 1
        self._kiosk.settle()


def current(kiosk: Driver) -> int:
    """The number of the listing that the keys are for."""
    kiosk.settle()
    (item,) = (each for each in kiosk.all("answer") if each.property("current"))
    assert in_full_view(kiosk, item)
    return int(item.property("number"))


def button(kiosk: Driver, number: int, name: str) -> QQuickItem:
    """A button of the listing of that number."""
    of_it = next(each for each in kiosk.all("answer") if each.property("number") == number)
    return next(each for each in kiosk.items(of_it) if each.objectName() == name)


# On paper


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter(State.DONE)


def test_it_is_printed_under_a_name_that_says_nothing(
    start: Start, store: Store, due: list[str], printer: FakePrinter, tmp_path: Path
) -> None:
    kiosk = start(printer=printer)
    enter(kiosk, store)
    go_to(kiosk, "staffCalls")
    assert not kiosk.sees("callSheet")
    kiosk.tap("printCalls")
    wait_until(lambda: bool(printer.sent), "the sheet")
    wait_until(lambda: kiosk.reads("Printed."), "that it is printed")
    ((title, pdf),) = printer.sent
    text = read(pdf, tmp_path).text
    assert title == "Kiosk"
    assert "20. Line 20" in text
    kiosk.tap("callSheet")
    assert kiosk.screen == "staffAnswers"
    assert [each.property("listingId") for each in kiosk.all("answer")][:3] == due[:3]


def test_without_a_printer_nobody_is_asked_to_print(kiosk: Driver, store: Store) -> None:
    enter(kiosk, store)
    go_to(kiosk, "staffCalls")
    assert not kiosk.sees("printCalls")
    kiosk.tap("withoutPaper")
    assert kiosk.screen == "staffAnswers"


def test_drafts_come_onto_it_where_somebody_wants_them(kiosk: Driver, store: Store) -> None:
    enter(kiosk, store)
    go_to(kiosk, "staffCalls")
    kiosk.tap("withDrafts")
    kiosk.tap("withoutPaper")
    with store.session() as session:
        first = session.get_one(Service, kiosk.all("answer")[0].property("listingId"))
        assert first.publication == "draft"


# Entered


def test_twenty_are_entered_with_two_keys_each(sheet: Driver, store: Store) -> None:
    keyboard = Keyboard(sheet)
    for _ in range(MANY):
        keyboard.press(Qt.Key.Key_R, Qt.Key.Key_Return)
    assert keyboard.keys == 2 * MANY
    assert checked(store) == [
        (f"Line {number:02}", "phone", "right") for number in range(1, MANY + 1)
    ]
    assert sheet.reads("20 of 20 entered")


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        (Qt.Key.Key_1, "right"),
        (Qt.Key.Key_N, "no_answer"),
        (Qt.Key.Key_3, "no_answer"),
        (Qt.Key.Key_X, "closed"),
        (Qt.Key.Key_4, "closed"),
    ],
)
def test_one_key_says_what_came_of_it(
    sheet: Driver, store: Store, key: Qt.Key, outcome: str
) -> None:
    Keyboard(sheet).press(key)
    assert checked(store) == [("Line 01", "phone", outcome)]
    assert sheet.reads("Saved. 1. Line 01: ")
    assert current(sheet) == 1


def test_a_correction_is_made_on_the_form_and_comes_back_to_the_next(
    sheet: Driver, store: Store
) -> None:
    keyboard = Keyboard(sheet)
    keyboard.press(Qt.Key.Key_R, Qt.Key.Key_Return, Qt.Key.Key_C)
    assert sheet.screen == "staffEdit"
    edit = page_model(sheet, "edit")
    edit.write("summary", "Somebody to talk to.")
    number = fields.key("numbers", 0, "number")
    edit.write(number, "01632 960777")
    edit.leave(number)
    edit.publish()
    edit.steps.publishChecked()
    sheet.settle()
    assert sheet.screen == "staffAnswers"
    assert checked(store)[-1] == ("Line 02", "phone", "corrected")
    assert current(sheet) == 3
    assert sheet.reads("Corrected, by phone")


def test_who_comes_back_without_a_correction_is_where_they_were(
    sheet: Driver, store: Store
) -> None:
    keyboard = Keyboard(sheet)
    keyboard.press(Qt.Key.Key_Return, Qt.Key.Key_2)
    assert sheet.screen == "staffEdit"
    sheet.tap("back")
    assert current(sheet) == 2
    assert checked(store) == []


def test_what_was_entered_wrongly_is_taken_back_by_one_key(sheet: Driver, store: Store) -> None:
    keyboard = Keyboard(sheet)
    keyboard.press(Qt.Key.Key_X, Qt.Key.Key_U)
    assert checked(store) == []
    keyboard.press(Qt.Key.Key_R)
    assert checked(store) == [("Line 01", "phone", "right")]


def test_an_answer_is_not_written_over(sheet: Driver, store: Store) -> None:
    Keyboard(sheet).press(Qt.Key.Key_R, Qt.Key.Key_X, Qt.Key.Key_N, Qt.Key.Key_C)
    assert checked(store) == [("Line 01", "phone", "right")]
    assert sheet.screen == "staffAnswers"


def test_keys_go_on_and_back(sheet: Driver) -> None:
    keyboard = Keyboard(sheet)
    keyboard.press(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace)
    assert current(sheet) == 2
    keyboard.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert current(sheet) == 1


def test_who_comes_to_a_row_by_tab_answers_that_one(sheet: Driver, store: Store) -> None:
    keyboard = Keyboard(sheet)
    for _ in range(2):
        tab_to(sheet, "isRight")
    assert current(sheet) == 2
    keyboard.press(Qt.Key.Key_X)
    assert checked(store) == [("Line 02", "phone", "closed")]
    keyboard.press(Qt.Key.Key_Return, Qt.Key.Key_R)  # the focus went with its buttons
    assert checked(store)[1:] == [("Line 03", "phone", "right")]


@pytest.mark.parametrize("orientation", SIZES)
def test_it_can_all_be_touched(sheet: Driver, store: Store, orientation: str) -> None:
    sheet.show(*SIZES[orientation])
    sheet.tap("how-visit")
    sheet.tap(button(sheet, 1, "isRight"))
    sheet.tap(button(sheet, 2, "noAnswer"))
    sheet.tap(button(sheet, 3, "hasClosed"))
    sheet.tap(button(sheet, 3, "undoAnswer"))
    sheet.tap(button(sheet, 4, "isCorrected"))
    assert sheet.screen == "staffEdit"
    assert checked(store) == [("Line 01", "visit", "right"), ("Line 02", "phone", "no_answer")]


def test_a_finger_that_comes_down_again_meets_no_other_button(sheet: Driver, store: Store) -> None:
    item = button(sheet, 1, "isRight")
    sheet.bring_into_view(item)
    place = sheet.centre(item)
    for _ in range(3):
        sheet.tap_at(place)
        sheet.settle()
    assert checked(store) == [("Line 01", "phone", "right")]


def test_undo_below_brings_the_row_back(sheet: Driver, store: Store) -> None:
    sheet.tap(button(sheet, 1, "hasClosed"))
    sheet.tap("undo")
    assert checked(store) == []
    sheet.tap(button(sheet, 1, "isRight"))
    assert checked(store) == [("Line 01", "phone", "right")]


def test_who_comes_back_another_day_goes_on_where_they_stopped(
    sheet: Driver, store: Store, due: list[str]
) -> None:
    Keyboard(sheet).press(Qt.Key.Key_R, Qt.Key.Key_Return, Qt.Key.Key_N)
    sheet.tap("finish")
    enter(sheet, store)
    go_to(sheet, "staffAnswers")
    assert current(sheet) == 3
    assert sheet.reads("2 of 20 entered")


def test_what_has_changed_since_is_looked_at_before_it_is_right(
    sheet: Driver, store: Store, due: list[str]
) -> None:
    with revisions.writing(store) as connection:
        writer = Writer(connection, Act("edit", LEAD, datetime.datetime.now(), "", due[0]))
        number = connection.scalar(select(Phone.id).where(Phone.service_id == due[0]))
        writer.change("phones", number or "", {"number": "01632 960999"})
    go_to(sheet, "staffToday")
    go_to(sheet, "staffAnswers")
    assert sheet.reads("Somebody has changed it since the sheet was made.")
    Keyboard(sheet).press(Qt.Key.Key_R)
    assert sheet.screen == "staffListing"
    assert sheet.reads("See whether you rang this number.")
    assert sheet.reads("01632 960999")
    assert checked(store) == []
    sheet.tap("allCorrect")
    sheet.tap("back")
    assert sheet.screen == "staffAnswers"
    assert checked(store) == [("Line 01", "phone", "right")]
    assert not sheet.reads("Somebody has changed it since the sheet was made.")


def test_a_listing_without_a_number_was_not_rung(kiosk: Driver, store: Store) -> None:
    unpublish(store)
    keys = [
        add_listing(store, "Alpha", url="www.example.org"),
        add_listing(store, "Beta", email="b@example.org"),
        add_listing(store, "Gamma"),
    ]
    call_sheets.remember(store.path.parent, datetime.datetime.now(), keys)
    enter(kiosk, store)
    go_to(kiosk, "staffAnswers")
    assert not kiosk.sees("noAnswer")
    keyboard = Keyboard(kiosk)
    for _ in keys:
        keyboard.press(Qt.Key.Key_N, Qt.Key.Key_R, Qt.Key.Key_Return)
    assert checked(store) == [
        ("Alpha", "website", "right"),
        ("Beta", "email", "right"),
        ("Gamma", "visit", "right"),
    ]


def test_a_third_time_without_an_answer_is_told(
    sheet: Driver, store: Store, due: list[str]
) -> None:
    with revisions.writing(store) as connection:
        for days in (9, 8):
            at = datetime.datetime.now() - datetime.timedelta(days)
            checks.check(connection, due[0], VOLUNTEER, Found(Method.PHONE, Outcome.NO_ANSWER), at)
    Keyboard(sheet).press(Qt.Key.Key_N)
    assert sheet.reads("No answer again: patients do not see the number")


def test_calls_of_another_day_are_entered_with_that_day(
    kiosk: Driver, store: Store, due: list[str]
) -> None:
    today = datetime.date.today()
    made = datetime.datetime.now() - datetime.timedelta(days=2)
    call_sheets.remember(store.path.parent, made, due)
    enter(kiosk, store)
    go_to(kiosk, "staffAnswers")
    assert str(kiosk.find("dayWords").property("text")).startswith("You rang them today.")
    place = kiosk.find("dayEarlier").property("x")
    kiosk.tap("dayEarlier")
    assert kiosk.find("dayEarlier").property("x") == place, "the finger is on it still"
    kiosk.tap("dayEarlier")
    assert not kiosk.sees("dayEarlier"), "no earlier than the sheet"
    kiosk.tap("dayLater")
    kiosk.tap(button(kiosk, 1, "isRight"))
    with store.session() as session:
        assert session.scalars(select(Check.checked_on)).all() == [
            today - datetime.timedelta(days=1)
        ]


def test_a_sheet_of_today_asks_for_no_day(kiosk: Driver, store: Store, due: list[str]) -> None:
    call_sheets.remember(store.path.parent, datetime.datetime.now(), due)
    enter(kiosk, store)
    go_to(kiosk, "staffAnswers")
    assert not kiosk.sees("dayWords")
