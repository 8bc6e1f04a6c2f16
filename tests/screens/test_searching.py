"""Searching: touching the keys on the screen, reading what is found, and leaving nothing behind."""

import itertools
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.store import Store
from kiosk.viewmodels.search import AT_ONCE, MOST_LETTERS
from kiosk.viewmodels.touch import PAUSE_SECONDS
from tests.driving import Driver, wait_until
from tests.screens.acting import (
    FULL_PORTRAIT,
    SIZES,
    Clock,
    add_listing,
    come_to_rest,
    focused,
    listing_names,
    open_listing,
    position,
    rectangle,
    scroll_to_the_end,
    tab_to,
    unpublish,
    viewport,
)
from tests.screens.conftest import Start
from tests.walker.looking import capital_ratio

GROUP = "Burslem xylophone circle"
KEY_MM, KEY_GAP_MM, LETTER_MM = 20, 2, 6


@pytest.fixture
def group(store: Store) -> str:
    """A group that one word finds, alone."""
    return add_listing(store, GROUP, description="We sew together over tea.")


@pytest.fixture
def searching(kiosk: Driver, group: str) -> Driver:
    """Somebody who has opened the search."""
    return open_search(kiosk)


def open_search(kiosk: Driver) -> Driver:
    """Open the search, and wait for the keys."""
    kiosk.parts.navigation.openSearch()
    kiosk.settle()
    kiosk.find("key")
    return kiosk


def key(kiosk: Driver, label: str) -> QQuickItem:
    """The key on the screen with that on it."""
    labels = {str(words.property("text")): face for face in keys(kiosk) for words in words_on(face)}
    return labels[label]


def keys(kiosk: Driver) -> list[QQuickItem]:
    return kiosk.all("key")


def words_on(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.inherits("QQuickText"):
            yield child
        yield from words_on(child)


def touch_keys(kiosk: Driver, words: str) -> None:
    """Touch the key of each letter."""
    for letter in words:
        label = "Space" if letter == " " else letter.upper()
        kiosk.tap_at(kiosk.centre(key(kiosk, label)))
        kiosk.settle()


def touch_key(kiosk: Driver, label: str) -> None:
    kiosk.tap_at(kiosk.centre(key(kiosk, label)))
    kiosk.settle()


def typed(kiosk: Driver) -> str:
    """What stands in the field."""
    return str(kiosk.find("searchField").property("text"))


def paste(kiosk: Driver, words: str) -> None:
    """Put words in from the clipboard."""
    QGuiApplication.clipboard().setText(words)
    QTest.keyClick(kiosk.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    kiosk.settle()


def count(kiosk: Driver) -> int:
    """How many results the page has."""
    return kiosk.parts.search._results._rows.rowCount()


def whole(kiosk: Driver) -> None:
    """Wait until all that was found shows."""
    wait_until(lambda: kiosk.parts.search.is_complete, "all that was found to show")
    kiosk.settle()


# The keys on the screen


def test_touching_keys_finds_a_listing(searching: Driver) -> None:
    touch_keys(searching, "xylop")
    assert typed(searching) == "xylop"
    assert listing_names(searching) == [GROUP]


def test_results_show_from_the_first_key_on(searching: Driver) -> None:
    touch_keys(searching, "x")
    assert GROUP in listing_names(searching)


def test_space_and_delete_do_what_they_say(searching: Driver) -> None:
    touch_keys(searching, "a b")
    touch_key(searching, "Delete")
    assert typed(searching) == "a "


def test_figures_and_signs_are_on_a_page_of_their_own(searching: Driver) -> None:
    touch_key(searching, "123")
    wait_until(lambda: "7" in labels(searching), "the figures to show")
    touch_keys(searching, "7-")
    touch_key(searching, "ABC")
    wait_until(lambda: "Q" in labels(searching), "the letters to show")
    touch_keys(searching, "q")
    assert typed(searching) == "7-q"


def labels(kiosk: Driver) -> set[str]:
    return {str(words.property("text")) for face in keys(kiosk) for words in words_on(face)}


def test_no_key_is_there_that_a_search_does_not_need(searching: Driver) -> None:
    letters = set("QWERTYUIOPASDFGHJKLZXCVBNM")
    assert labels(searching) == letters | {"Delete", "123", "Space", "Done"}


def test_done_hides_the_keyboard_and_shows_more_of_the_results(searching: Driver) -> None:
    touch_keys(searching, "pain")
    before = viewport(searching).height()
    touch_key(searching, "Done")
    assert keys(searching) == []
    assert viewport(searching).height() > before + searching.find("searchField").height()


def test_touching_the_field_shows_the_keyboard_again(searching: Driver) -> None:
    touch_key(searching, "Done")
    searching.tap("searchField")
    touch_keys(searching, "pain")
    assert typed(searching) == "pain"


def test_a_button_hides_and_shows_the_keyboard(searching: Driver) -> None:
    touch_keys(searching, "xylop")
    searching.tap("keys")
    assert keys(searching) == []
    assert listing_names(searching) == [GROUP]
    searching.tap("keys")
    touch_keys(searching, "s")
    assert typed(searching) == "xylops"


def test_a_touch_between_two_keys_means_one_of_them(searching: Driver) -> None:
    first, second = rectangle(key(searching, "Q")), rectangle(key(searching, "W"))
    gap = QRectF(first.topRight(), second.bottomLeft())
    searching.tap_at(gap.center().toPoint())
    searching.settle()
    assert typed(searching) in {"q", "w"}


def test_a_key_held_down_types_one_letter(searching: Driver) -> None:
    point = searching.centre(key(searching, "E"))
    window, glass = searching.window, searching.touchscreen
    QTest.touchEvent(window, glass).press(0, point, window).commit()
    QTest.qWait(900)
    QTest.touchEvent(window, glass).release(0, point, window).commit()
    searching.settle()
    assert typed(searching) == "e"
    assert labels(searching) >= {"E"}


def test_a_key_acts_when_the_finger_leaves_it(searching: Driver) -> None:
    point = searching.centre(key(searching, "E"))
    window, glass = searching.window, searching.touchscreen
    QTest.touchEvent(window, glass).press(0, point, window).commit()
    searching.settle()
    assert typed(searching) == ""
    QTest.touchEvent(window, glass).release(0, point, window).commit()
    searching.settle()
    assert typed(searching) == "e"


def test_touching_more_keeps_the_keyboard(searching: Driver) -> None:
    touch_keys(searching, "pain")
    whole(searching)
    searching.tap("scrollDown")
    come_to_rest(searching)
    assert position(searching) > 0
    touch_keys(searching, "s")
    assert typed(searching) == "pains"
    assert position(searching) == 0


def test_the_question_puts_the_keyboard_away_and_brings_it_back(
    searching: Driver, clock: Clock
) -> None:
    touch_keys(searching, "qu")
    clock.let_pass(searching.parts.navigation.patience + 1)
    assert searching.sees("stillHere")
    assert keys(searching) == []
    searching.tap("stillHere")
    touch_keys(searching, "i")
    assert typed(searching) == "qui"


# Fast fingers and shaky ones


@pytest.fixture
def shaky(start: Start, clock: Clock, group: str) -> Driver:
    """The search as it is in service: a second touch soon after the first may be ignored."""
    kiosk = open_search(start(touch_pause=PAUSE_SECONDS))
    clock.let_pass(1)
    return kiosk


def test_fast_fingers_lose_no_letter(shaky: Driver) -> None:
    touch_keys(shaky, "xylop")
    assert typed(shaky) == "xylop"


def test_a_shaky_second_touch_of_a_key_does_not_double_the_letter(shaky: Driver) -> None:
    touch_keys(shaky, "qq")
    assert typed(shaky) == "q"


def test_a_double_letter_can_be_typed(shaky: Driver, clock: Clock) -> None:
    touch_keys(shaky, "q")
    clock.let_pass(0.25)
    touch_keys(shaky, "q")
    assert typed(shaky) == "qq"


def test_a_touch_of_a_result_right_after_a_key_is_ignored(shaky: Driver) -> None:
    touch_keys(shaky, "xylop")
    shaky.tap("listing")
    assert shaky.screen == "search"


def test_a_second_finger_may_come_down_before_the_first_is_lifted(shaky: Driver) -> None:
    window, glass = shaky.window, shaky.touchscreen
    first, second = (shaky.centre(key(shaky, letter)) for letter in "QU")
    QTest.touchEvent(window, glass).press(0, first, window).commit()
    QTest.touchEvent(window, glass).move(0, first, window).press(1, second, window).commit()
    QTest.touchEvent(window, glass).release(0, first, window).move(1, second, window).commit()
    QTest.touchEvent(window, glass).release(1, second, window).commit()
    shaky.settle()
    assert typed(shaky) == "qu"


# Measures


@pytest.mark.parametrize("size", [0, 1, 2])
@pytest.mark.parametrize("page", ["letters", "figures"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_keys_are_large_and_apart(kiosk: Driver, orientation: str, page: str, size: int) -> None:
    kiosk.parts.preferences.setTextSize(size)
    kiosk.show(*(FULL_PORTRAIT if orientation == "portrait" else FULL_PORTRAIT[::-1]))
    open_search(kiosk)
    if page == "figures":
        touch_key(kiosk, "123")
        wait_until(lambda: "7" in labels(kiosk), "the figures to show")
        kiosk.settle()
    per_mm = kiosk.parts.display.property("pixelsPerMillimetre")
    places = [rectangle(face) for face in keys(kiosk)]
    assert min(place.height() for place in places) >= KEY_MM * per_mm - 0.5
    assert min(place.width() for place in places) >= KEY_MM * per_mm - 0.5
    assert min(apart(*two) for two in itertools.combinations(places, 2)) >= KEY_GAP_MM * per_mm - 1
    letters = [words for face in keys(kiosk) for words in words_on(face)]
    heights = [
        words.property("font").pixelSize() * capital_ratio(words.property("font"))
        for words in letters
    ]
    assert min(heights) >= LETTER_MM * per_mm - 0.05
    for face in keys(kiosk):
        assert all(rectangle(face).contains(rectangle(words)) for words in words_on(face))


def apart(one: QRectF, other: QRectF) -> float:
    """How far two rectangles are from each other, across or down."""
    across = max(one.left() - other.right(), other.left() - one.right())
    down = max(one.top() - other.bottom(), other.top() - one.bottom())
    return max(across, down)


@pytest.mark.parametrize("size", [0, 1, 2])
@pytest.mark.parametrize("orientation", SIZES)
def test_a_result_shows_above_the_keyboard(kiosk: Driver, orientation: str, size: int) -> None:
    kiosk.parts.preferences.setTextSize(size)
    kiosk.show(*SIZES[orientation])
    open_search(kiosk)
    touch_keys(kiosk, "pain")
    first = kiosk.all("listing")[0]
    seen = rectangle(first).intersected(rectangle(viewport(kiosk)))
    body = kiosk.find("searchField").property("font").pixelSize()
    assert seen.height() > 4 * body  # its name, and what it is
    assert seen.bottom() < min(rectangle(face).top() for face in keys(kiosk))


@pytest.mark.parametrize("size", [0, 1, 2])
@pytest.mark.parametrize("orientation", SIZES)
def test_what_is_not_in_view_can_be_scrolled_to(kiosk: Driver, orientation: str, size: int) -> None:
    kiosk.parts.preferences.setTextSize(size)
    kiosk.show(*SIZES[orientation])
    open_search(kiosk)
    view = viewport(kiosk)
    overflows = view.property("contentHeight") > view.height()
    assert kiosk.sees("scrollDown") == overflows


@pytest.mark.parametrize("orientation", SIZES)
def test_the_keyboard_covers_nothing_that_is_always_there(kiosk: Driver, orientation: str) -> None:
    kiosk.show(*SIZES[orientation])
    open_search(kiosk)
    board = rectangle(kiosk.find("keyboardArea"))
    for name in ("helpNow", "backPainEmergency", "contrast", "back", "finish", "searchField"):
        if kiosk.sees(name):
            assert board.intersected(rectangle(kiosk.find(name))).isEmpty()


# Safety cards, nothing found, nothing typed


def test_a_safety_card_stands_above_the_results_and_not_instead_of_them(
    kiosk: Driver, store: Store
) -> None:
    add_listing(store, "Samaritans, when you want to die")
    open_search(kiosk)
    touch_keys(kiosk, "want to die")
    card, result = kiosk.find("safetyCard"), kiosk.find("listing")
    assert rectangle(card).bottom() < rectangle(result).top()


def test_a_safety_card_leads_to_help_now_and_back(searching: Driver) -> None:
    touch_keys(searching, "want to die")
    searching.tap("openSafety")
    assert searching.screen == "help"
    searching.tap("back")
    assert typed(searching) == "want to die"


def test_a_back_emergency_leads_to_its_own_card(searching: Driver) -> None:
    touch_keys(searching, "numb down below")
    searching.tap("openSafety")
    assert searching.screen == "emergency"


def test_a_back_emergency_is_no_fault_of_having_nothing(searching: Driver) -> None:
    touch_keys(searching, "numb down below")
    assert not searching.reads("We found nothing")


def test_where_nothing_is_found_topics_and_lines_help(searching: Driver) -> None:
    touch_keys(searching, "xqxqx")
    assert searching.reads("We found nothing for these words")
    assert any(item.objectName().startswith("topic-") for item in searching.items())
    assert searching.reads("116 123")


def test_where_nothing_is_found_a_topic_leads_on_and_back(searching: Driver) -> None:
    touch_keys(searching, "xqxqx")
    topic = next(item for item in searching.items() if item.objectName().startswith("topic-"))
    searching.tap(topic)
    assert searching.screen == "results"
    searching.tap("back")
    assert typed(searching) == "xqxqx"


def test_an_empty_field_says_what_to_type_and_offers_the_topics(searching: Driver) -> None:
    assert searching.sees("howToSearch")
    assert sum(item.objectName().startswith("topic-") for item in searching.items()) == 9
    assert listing_names(searching) == []


def test_spaces_alone_look_for_nothing(searching: Driver) -> None:
    touch_keys(searching, "  ")
    assert searching.sees("howToSearch")


def test_clear_empties_the_field_and_keeps_the_keyboard(searching: Driver) -> None:
    touch_keys(searching, "xylop")
    searching.tap("clear")
    assert typed(searching) == ""
    assert not searching.sees("clear")
    touch_keys(searching, "x")
    assert GROUP in listing_names(searching)


# There and back


def test_a_result_opens_and_back_leads_to_the_same_words_and_place(
    kiosk: Driver, store: Store
) -> None:
    for number in range(20):
        add_listing(store, f"Xylophone circle {number:02}")
    open_search(kiosk)
    touch_keys(kiosk, "xylop")
    touch_key(kiosk, "Done")
    whole(kiosk)
    scroll_to_the_end(kiosk)
    names = listing_names(kiosk)
    assert len(names) > AT_ONCE
    open_listing(kiosk, names[12])
    left_at = kiosk.parts.navigation._way[1].position
    kiosk.tap("back")
    assert kiosk.screen == "search"
    assert typed(kiosk) == "xylop"
    assert names[12] in listing_names(kiosk)
    assert left_at > 0
    assert position(kiosk) == left_at


def test_whoever_comes_back_sees_results_and_no_keyboard(searching: Driver) -> None:
    touch_keys(searching, "xylop")
    open_listing(searching, GROUP)
    searching.tap("back")
    assert keys(searching) == []
    assert listing_names(searching) == [GROUP]


def test_a_listing_that_is_gone_meanwhile_is_not_found_again(
    searching: Driver, store: Store, group: str
) -> None:
    touch_keys(searching, "xylop")
    open_listing(searching, GROUP)
    unpublish(store, group)
    searching.tap("back")
    assert listing_names(searching) == []


def test_the_first_results_come_at_once_and_the_rest_when_the_fingers_rest(
    kiosk: Driver, store: Store
) -> None:
    for number in range(20):
        add_listing(store, f"Xylophone circle {number:02}")
    open_search(kiosk)
    kiosk.write("xylop")
    assert kiosk.parts.search._results.property("count") == AT_ONCE
    whole(kiosk)
    assert kiosk.parts.search._results.property("count") == 20


# Nothing stays


@pytest.mark.parametrize("page", ["search", "listing"])
def test_finish_forgets_the_words_at_once(searching: Driver, page: str) -> None:
    touch_keys(searching, "xylop")
    if page == "listing":
        open_listing(searching, GROUP)
    searching.tap("finish")
    assert searching.screen == "home"
    assert searching.parts.search.property("words") == ""
    assert count(searching) == 0
    open_search(searching)
    assert typed(searching) == ""
    assert listing_names(searching) == []


def test_a_reset_forgets_the_words(searching: Driver, clock: Clock) -> None:
    touch_keys(searching, "xylop")
    clock.let_pass(searching.parts.navigation.patience + 1)
    clock.let_pass(1000)
    assert searching.screen == "home"
    assert searching.parts.search.property("words") == ""


def test_rows_that_were_still_to_come_do_not_come_after_finish(kiosk: Driver, store: Store) -> None:
    for number in range(20):
        add_listing(store, f"Xylophone circle {number:02}")
    open_search(kiosk)
    kiosk.write("xylop")
    kiosk.tap("finish")
    QTest.qWait(500)
    assert count(kiosk) == 0


def test_the_words_are_not_on_the_way_back(searching: Driver) -> None:
    touch_keys(searching, "xylop")
    open_listing(searching, GROUP)
    assert "xylop" not in repr(searching.parts.navigation._way)


@pytest.mark.parametrize("letter", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_the_words_cannot_be_copied(searching: Driver, letter: Qt.Key) -> None:
    """Or the next person could paste them."""
    QGuiApplication.clipboard().clear()
    searching.write("xylop")
    for pressed in (Qt.Key.Key_A, letter):
        QTest.keyClick(searching.window, pressed, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ""
    assert typed(searching) == "xylop"


def test_the_keyboard_learns_nothing(searching: Driver) -> None:
    before = time.time()
    touch_keys(searching, "xylop xylop xylop ")
    touch_key(searching, "Done")
    searching.tap("finish")
    folders = {
        Path(QStandardPaths.writableLocation(place))
        for place in (
            QStandardPaths.StandardLocation.GenericConfigLocation,
            QStandardPaths.StandardLocation.GenericDataLocation,
            QStandardPaths.StandardLocation.GenericCacheLocation,
        )
    }
    kept = [
        file
        for folder in folders
        for file in folder.rglob("*virtualkeyboard*/**/*")
        if file.is_file() and file.stat().st_mtime >= before - 1
    ]
    assert kept == []


def test_the_keyboard_suggests_nothing(searching: Driver) -> None:
    touch_keys(searching, "pai")
    suggestions = [item for item in searching.items() if item.objectName() == "wordCandidateView"]
    assert all(item.property("count") == 0 for item in suggestions)


def test_the_database_does_not_know_what_was_typed(searching: Driver, store: Store) -> None:
    touch_keys(searching, "zyxwv")
    searching.tap("finish")
    folder = store.path.parent
    assert [
        file for file in folder.rglob("*") if file.is_file() and b"zyxwv" in file.read_bytes()
    ] == []


# A real keyboard


def test_words_can_be_typed_on_a_real_keyboard(searching: Driver) -> None:
    searching.write("Xylop")
    assert typed(searching) == "Xylop"
    assert listing_names(searching) == [GROUP]


def test_enter_hides_the_keyboard_of_the_screen(searching: Driver) -> None:
    searching.press(Qt.Key.Key_Return)
    assert keys(searching) == []


def test_escape_leads_back(searching: Driver) -> None:
    searching.write("xylop")
    searching.press(Qt.Key.Key_Escape)
    assert searching.screen == "home"


def test_tab_goes_on_to_the_results_and_the_keyboard_makes_room(searching: Driver) -> None:
    searching.write("xylop")
    tab_to(searching, "listing")
    assert keys(searching) == []
    searching.press(Qt.Key.Key_Return)
    assert searching.screen == "listing"


def test_the_field_has_the_focus_when_the_search_opens(searching: Driver) -> None:
    item = focused(searching)
    assert item is not None
    assert item.objectName() == "searchField"


def test_down_scrolls_while_the_field_has_the_focus(searching: Driver) -> None:
    searching.write("pain")
    whole(searching)
    searching.press(Qt.Key.Key_Down)
    come_to_rest(searching)
    assert position(searching) > 0


# Bad input

BAD = {
    "emoji": "🧶👩🏽‍🦽",
    "right to left": "כאב גב",
    "arabic": "ألم الظهر",
    "operators": 'pain AND OR NOT NEAR( "a* ^b - c:d )',
    "a quote": '"',
    "an apostrophe": "'",
    "a star": "*",
    "like": "%_%",
    "injection": "'; DROP TABLE services; --",
    "markup": "<b>pain</b><img src='x'>",
    "control characters": "\x00\x01\x1b\u202e\u200f",
    "half a surrogate": "pain \ud83e".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "lines": "pain\ngroup\r\n\t",
    "long": "pain " * 2000,
    "one long word": "p" * 10_000,
}


@pytest.mark.parametrize("words", BAD.values(), ids=BAD)
def test_whatever_is_pasted_finds_something_or_nothing(searching: Driver, words: str) -> None:
    paste(searching, words)
    whole(searching)
    assert searching.screen == "search"
    assert len(typed(searching)) <= MOST_LETTERS
    found = listing_names(searching)
    assert found or searching.sees("nothingFound") or searching.sees("howToSearch")
    if typed(searching):
        searching.tap("clear")
    touch_keys(searching, "xylop")
    assert listing_names(searching) == [GROUP]


def test_words_in_another_script_are_found(kiosk: Driver, store: Store) -> None:
    add_listing(store, "קבוצה לכאב")
    open_search(kiosk)
    paste(kiosk, "קבוצה")
    assert listing_names(kiosk) == ["קבוצה לכאב"]
