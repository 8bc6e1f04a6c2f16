"""Changing a listing with a finger on the glass, and with the keys of a real keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from sqlalchemy import select

from kiosk.directory.models import Check, Phone, Service
from kiosk.directory.starter import key
from kiosk.store import Store
from kiosk.viewmodels.volunteer.area import VolunteerArea
from kiosk.viewmodels.volunteer.edit import EditPage
from tests.driving import Driver, wait_until
from tests.screens.acting import (
    SIZES,
    come_to_rest,
    focused,
    is_checked,
    rectangle,
    tab_to,
    viewport,
)

LISTING = key("service", "stepchange")
MOST_TAPS = 6

each_way = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)


def edit_page(kiosk: Driver) -> EditPage:
    area = kiosk.parts.staff._real
    assert area is not None
    assert isinstance(area.area, VolunteerArea)
    return area.area._edit


def open_form(kiosk: Driver, argument: str = LISTING) -> Driver:
    """Open the form of a listing, as its page does."""
    kiosk.parts.navigation.openStaff("staffEdit", argument)
    kiosk.settle()
    assert kiosk.screen == "staffEdit"
    return kiosk


@pytest.fixture
def editing(signed_in: Driver) -> Driver:
    return open_form(signed_in)


def box(kiosk: Driver, field: str) -> QQuickItem:
    return kiosk.find(f"field-{field}")


def typed(kiosk: Driver, field: str) -> str:
    return str(box(kiosk, field).property("text"))


def keys(kiosk: Driver) -> dict[str, QQuickItem]:
    """The keys on the screen by what stands on them."""
    return {words: face for face in kiosk.all("key") for words in _words_on(face)}


def _words_on(item: QQuickItem) -> list[str]:
    own = [str(item.property("text"))] if item.inherits("QQuickText") else []
    return own + [words for child in item.childItems() for words in _words_on(child)]


def touch_keys(kiosk: Driver, words: str) -> None:
    """Touch the key of each letter."""
    for letter in words:
        kiosk.tap_at(kiosk.centre(keys(kiosk)["Space" if letter == " " else letter]))
        kiosk.settle()


def touch_key(kiosk: Driver, label: str) -> None:
    kiosk.tap_at(kiosk.centre(keys(kiosk)[label]))
    kiosk.settle()


def is_seen(kiosk: Driver, item: QQuickItem) -> bool:
    """Whether all of an item is in the window, within what scrolls, and above the keyboard."""
    place = rectangle(item)
    view = rectangle(viewport(kiosk)).adjusted(-1, -1, 1, 1)
    board = [rectangle(each) for each in kiosk.all("keyboardArea")]
    return view.contains(place) and not any(place.intersects(each) for each in board)


def new_one(store: Store) -> str:
    with store.session() as session:
        return session.scalars(select(Service.id).where(Service.name == "Zebrafinch")).one()


def number_of(store: Store, listing: str = LISTING) -> str:
    with store.session() as session:
        return session.scalars(select(Phone.number).where(Phone.service_id == listing)).one()


# A wrong number


@each_way
def test_a_phone_number_is_corrected_in_few_taps(
    signed_in: Driver, store: Store, size: tuple[int, int]
) -> None:
    """From the listing's page, whose button opens this form."""
    signed_in.show(*size)
    signed_in.parts.navigation.openStaff("staffListing", LISTING)
    signed_in.settle()
    taps: list[str] = []

    def tap(name: str) -> None:
        item = signed_in.find(name)
        assert is_seen(signed_in, item) or name in {"scrollDown", "publish", "publishChecked"}
        signed_in.tap_at(signed_in.centre(item))
        signed_in.settle()
        taps.append(name)

    if not is_seen(signed_in, signed_in.find("hasChanged")):
        tap("scrollDown")
        come_to_rest(signed_in)
    tap("hasChanged")
    tap("go-part.numbers")
    tap("clear-numbers.0.number")
    touch_keys(signed_in, "01632960001")
    tap("publish")
    tap("publishChecked")
    assert number_of(store) == "01632 960001"
    with store.session() as session:
        check = session.scalars(select(Check).where(Check.service_id == LISTING)).one()
    assert (check.method, check.outcome, check.initials) == ("phone", "corrected", "AL")
    assert signed_in.reads("Saved.")
    assert len(taps) <= MOST_TAPS


def test_a_correction_is_taken_back_with_one_touch(editing: Driver, store: Store) -> None:
    editing.tap("go-part.numbers")
    editing.tap("clear-numbers.0.number")
    touch_keys(editing, "01632960001")
    editing.tap("publish")
    editing.tap("publishUnchecked")
    open_form(editing)
    assert editing.sees("undo"), "it stays until the next act"
    editing.tap("field-name")
    assert not editing.sees("undo"), "the keys have its place"
    editing.tap("back")
    editing.tap("undo")
    assert number_of(store) == "0800 138 1111"


def test_a_wrong_number_says_where_and_leads_there(editing: Driver, store: Store) -> None:
    editing.tap("clear-numbers.0.number")
    touch_keys(editing, "0163296")
    editing.tap("publish")
    assert editing.reads("This has to be put right first")
    editing.tap("fix-numbers.0.number")
    assert focused(editing) == box(editing, "numbers.0.number")
    assert editing.sees("wrong-numbers.0.number")
    assert is_seen(editing, box(editing, "numbers.0.number"))
    touch_keys(editing, "0001")
    editing.tap("publish")
    editing.tap("publishChecked")
    assert number_of(store) == "01632 960001"


# The keyboard on the screen


@each_way
@pytest.mark.parametrize("field", ["name", "numbers.0.number", "times", "email", "alert", "area"])
def test_the_field_in_use_is_never_behind_the_keyboard(
    editing: Driver, field: str, size: tuple[int, int]
) -> None:
    editing.show(*size)
    editing.tap(f"field-{field}")
    assert focused(editing) == box(editing, field)
    assert editing.sees("key")
    assert is_seen(editing, box(editing, field))


def test_a_number_brings_figures_and_words_bring_letters(editing: Driver) -> None:
    editing.tap("field-numbers.0.number")
    assert {"1", "0", "Done", "Delete"} <= keys(editing).keys()
    assert "q" not in keys(editing)
    editing.tap("field-who_for")
    assert "q" in keys(editing) or "Q" in keys(editing)


def test_sentences_have_capitals(editing: Driver) -> None:
    editing.tap("field-to_bring")
    touch_keys(editing, "A")
    touch_keys(editing, "bc, d")
    touch_key(editing, "Shift")
    touch_keys(editing, "E")
    assert typed(editing, "to_bring") == "Abc, dE"


def test_an_address_has_its_signs_and_no_capitals(editing: Driver) -> None:
    editing.tap("field-email")
    touch_keys(editing, "a@b.uk")
    assert typed(editing, "email") == "a@b.uk"
    assert "Shift" not in keys(editing)
    editing.tap("field-website")
    assert "/" in keys(editing)


def test_done_puts_the_keyboard_away_and_a_touch_brings_it_back(editing: Driver) -> None:
    editing.tap("field-name")
    touch_key(editing, "Done")
    assert not editing.sees("key")
    editing.tap("field-name")
    assert editing.sees("key")


def test_a_text_that_grows_stays_above_the_keyboard(editing: Driver) -> None:
    editing.tap("field-summary")
    before = box(editing, "summary").height()
    editing.write("x" * 200)
    assert box(editing, "summary").height() > before
    summary = box(editing, "summary")
    cursor = summary.mapRectToScene(summary.property("cursorRectangle"))
    assert rectangle(viewport(editing)).contains(cursor)


def test_the_times_are_read_back_above_the_keyboard(editing: Driver) -> None:
    editing.tap("field-times")
    QTest.keyClick(editing.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    editing.write("Sundays 2 to 4")
    wait_until(lambda: editing.reads("Sundays, 2pm to 4pm"), "the times to be read back")
    editing.settle()
    assert is_seen(editing, editing.find("readBack-times"))


# A real keyboard


def test_tab_goes_from_field_to_field_and_brings_no_keyboard(editing: Driver) -> None:
    tab_to(editing, "field-name")
    assert not editing.sees("key")
    for field in ("organization", "summary"):
        QTest.keyClick(editing.window, Qt.Key.Key_Tab)
        assert focused(editing) == box(editing, field)
    QTest.keyClick(editing.window, Qt.Key.Key_Backtab)
    assert focused(editing) == box(editing, "organization")
    assert is_seen(editing, box(editing, "organization"))


def test_enter_goes_on_and_control_enter_publishes(editing: Driver, store: Store) -> None:
    tab_to(editing, "field-summary")
    QTest.keyClick(editing.window, Qt.Key.Key_End)
    editing.write(" All of it")
    QTest.keyClick(editing.window, Qt.Key.Key_Return)
    assert focused(editing) != box(editing, "summary")
    QTest.keyClick(editing.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    editing.settle()
    with store.session() as session:
        assert session.get_one(Service, LISTING).description == "Get free help with debt. All of it"


def test_nothing_that_was_typed_can_be_copied(editing: Driver) -> None:
    QGuiApplication.clipboard().setText("before")
    tab_to(editing, "field-name")
    control = Qt.KeyboardModifier.ControlModifier
    for letter in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(editing.window, letter, control)
    assert QGuiApplication.clipboard().text() == "before"


# What patients see


def test_the_preview_follows_what_is_typed(editing: Driver) -> None:
    editing.tap("field-name")
    touch_keys(editing, "xyz")
    preview = editing.find("preview")

    def title() -> str:
        names = [i for i in editing.items(preview) if i.objectName() == "listingName"]
        return str(names[0].property("text"))

    wait_until(lambda: title() == edit_page(editing)._work.form.name, "the preview to follow")
    assert "xyz" in title()


def test_a_tall_screen_shows_one_at_a_time(editing: Driver) -> None:
    editing.show(*SIZES["portrait"])
    assert not editing.sees("preview")
    editing.tap("showPreview")
    assert editing.sees("preview")
    assert not editing.sees("field-name")
    editing.tap("showPreview")
    assert editing.sees("field-name")


def test_nothing_in_the_preview_can_be_touched(editing: Driver) -> None:
    preview = editing.find("preview")
    names = {item.objectName() for item in editing.items(preview) if item.isEnabled()}
    assert not names & {"keep", "takeOneHome", "emergencyNote"}


# Toggles and lists


def test_a_choice_is_made_with_a_touch(editing: Driver) -> None:
    assert is_checked(editing.find("toggle-topics:money"))
    editing.tap("toggle-topics:pain")
    assert is_checked(editing.find("toggle-topics:pain"))
    assert editing.reads("2. Living with pain")


def test_a_number_more_is_typed_at_once(editing: Driver) -> None:
    editing.tap("act-add:numbers")
    editing.settle()
    assert focused(editing) == box(editing, "numbers.1.number")
    assert is_seen(editing, box(editing, "numbers.1.number"))
    touch_keys(editing, "85258")
    touch_key(editing, "Done")
    editing.tap("act-remove:numbers.0")
    assert typed(editing, "numbers.0.number") == "85258"


def test_what_was_typed_stays_when_somebody_looks_at_help(editing: Driver) -> None:
    editing.tap("field-name")
    touch_keys(editing, "abc")
    name = typed(editing, "name")
    editing.tap("helpNow")
    editing.tap("back")
    assert editing.screen == "staffEdit"
    assert typed(editing, "name") == name


def test_a_patient_who_needs_this_finds_home_and_the_words_wait(
    editing: Driver, store: Store
) -> None:
    editing.tap("field-name")
    touch_keys(editing, "abc")
    name = typed(editing, "name")
    who = editing.parts.staff.who
    editing.tap("patientNeedsThis")
    assert editing.screen == "home"
    assert not editing.sees("key")
    editing.parts.navigation.openStaff("staffDoor", "")
    assert who is not None
    editing.parts.staff.enter(who, pin_is_own=True)
    editing.settle()
    assert editing.screen == "staffEdit"
    assert typed(editing, "name") == name


# Two of them


def test_two_who_changed_the_same_are_asked_field_by_field(editing: Driver, store: Store) -> None:
    editing.tap("field-summary")
    touch_keys(editing, "x")
    with store.session() as session, session.begin():
        session.get_one(Service, LISTING).description = "Theirs."
    editing.tap("publish")
    assert editing.reads("Two of you have changed this")
    assert editing.reads("Theirs.")
    assert is_checked(editing.find("theirs-summary"))
    editing.tap("mine-summary")
    assert is_checked(editing.find("mine-summary"))
    editing.tap("goOn")
    with store.session() as session:
        assert "x" in session.get_one(Service, LISTING).description


def test_a_new_listing_is_written_and_found_by_patients(signed_in: Driver, store: Store) -> None:
    open_form(signed_in, "new")
    signed_in.tap("field-name")
    touch_keys(signed_in, "Zebrafinch")
    signed_in.tap("field-summary")
    touch_keys(signed_in, "We sing.")
    signed_in.tap("toggle-topics:groups")
    signed_in.tap("publish")
    signed_in.tap("publishUnchecked")
    with store.session() as session:
        assert session.scalars(select(Service).where(Service.name == "Zebrafinch")).one()
    assert signed_in.screen == "staffListing"
    assert signed_in.find("listingName").property("text") == "Zebrafinch"
    assert signed_in.reads("Saved. Patients can find it now.")
    signed_in.tap("finish")
    signed_in.tap("searchDoor")
    signed_in.write("zebrafinch")
    assert signed_in.reads("Zebrafinch")


def test_a_new_listing_that_is_taken_back_leaves_its_page(signed_in: Driver, store: Store) -> None:
    signed_in.parts.navigation.openStaff("staffListings", "")
    open_form(signed_in, "new")
    edit = edit_page(signed_in)
    edit.write("name", "Zebrafinch")
    edit.write("summary", "We sing.")
    edit.toggle("topics:groups")
    edit.publish()
    signed_in.tap("publishChecked")
    assert signed_in.screen == "staffListing"
    signed_in.tap("back")
    assert signed_in.screen == "staffListings"
    signed_in.parts.navigation.openStaff("staffListing", new_one(store))
    signed_in.settle()
    signed_in.tap("undo")
    assert signed_in.screen == "staffListings"
    assert signed_in.reads("It is as it was before.")
    with store.session() as session:
        assert not session.scalars(select(Service).where(Service.name == "Zebrafinch")).all()


@each_way
def test_at_the_largest_text_no_word_stands_in_a_column_of_letters(
    signed_in: Driver, size: tuple[int, int]
) -> None:
    signed_in.parts.preferences.setTextSize(2)
    signed_in.show(*size)
    open_form(signed_in)
    assert signed_in.find("signedIn").property("lineCount") == 1
    assert signed_in.find("stateWords").property("lineCount") <= 2
