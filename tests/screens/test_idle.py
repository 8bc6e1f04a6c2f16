"""Nobody there any more: the question, the countdown, and everything forgotten."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk.settings import Idle, Settings
from kiosk.store import Store
from tests.driving import Driver, wait_until
from tests.screens.acting import (
    SIZES,
    WAYS,
    Clock,
    add_listing,
    go_to,
    is_checked,
    position,
    rectangle,
    scroll,
)
from tests.screens.conftest import Start

PATIENCE = {
    "home": 60,
    "topics": 60,
    "results": 180,
    "filters": 180,
    "listing": 180,
    "myList": 180,
    "takeHome": 180,
    "principles": 180,
    "principle": 180,
    "staffLens": 180,
    "about": 180,
    "staffDoor": 180,
    "search": 60,
    "film": 180,
    "filmWords": 180,
    "help": 180,
    "emergency": 180,
}
"""After how many seconds each screen asks."""

by_size = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)


def come_and_go_to(kiosk: Driver, screen: str) -> None:
    """Somebody touches the way to a screen; on Home, something that leads nowhere."""
    if screen == "home":
        kiosk.tap("textSize1")
    go_to(kiosk, screen)


# The question


@pytest.mark.parametrize(("screen", "seconds"), PATIENCE.items())
def test_a_screen_asks_when_it_was_left_alone_for_its_time_and_not_before(
    kiosk: Driver, clock: Clock, screen: str, seconds: int
) -> None:
    come_and_go_to(kiosk, screen)
    clock.let_pass(seconds - 1)
    assert not kiosk.sees("stillHere")
    clock.let_pass(1)
    assert kiosk.sees("stillHere")
    assert kiosk.reads("Are you still there?")


def test_every_screen_has_its_time() -> None:
    assert PATIENCE.keys() == WAYS.keys()


@pytest.mark.parametrize("card", ["help", "emergency"])
def test_the_cards_never_ask_before_three_minutes_whatever_the_site_has_set(
    start: Start, clock: Clock, card: str
) -> None:
    kiosk = start(Settings(idle=Idle(home_seconds=5, reading_seconds=10)))
    go_to(kiosk, card)
    clock.let_pass(179)
    assert not kiosk.sees("stillHere")
    clock.let_pass(1)
    assert kiosk.sees("stillHere")


def test_a_site_can_set_the_seconds(start: Start, clock: Clock) -> None:
    kiosk = start(Settings(idle=Idle(home_seconds=5, reading_seconds=10, countdown_seconds=3)))
    go_to(kiosk, "topics")
    clock.let_pass(5)
    assert kiosk.sees("stillHere")
    kiosk.tap("stillHere")
    go_to_results_from_topics(kiosk)
    clock.let_pass(9)
    assert not kiosk.sees("stillHere")
    clock.let_pass(1)
    assert kiosk.sees("stillHere")
    clock.let_pass(3)
    assert kiosk.sees("findSupport")


def test_an_untouched_home_never_asks(kiosk: Driver, clock: Clock) -> None:
    for _ in range(20):
        clock.let_pass(60)
        assert not kiosk.sees("stillHere")
    assert kiosk.sees("findSupport")


def test_the_question_hides_what_was_read(kiosk: Driver, clock: Clock) -> None:
    go_to(kiosk, "listing")
    clock.let_pass(180)
    assert not kiosk.sees("listingName")


@by_size
def test_the_question_is_wholly_on_the_screen_at_the_largest_text(
    kiosk: Driver, clock: Clock, size: tuple[int, int]
) -> None:
    kiosk.show(*size)
    kiosk.tap("textSize2")
    clock.let_pass(60)
    window = kiosk.window.contentItem()
    for name in ("stillHere", "countdown"):
        assert rectangle(window).contains(rectangle(kiosk.find(name)))


@by_size
def test_yes_is_one_big_button(kiosk: Driver, clock: Clock, size: tuple[int, int]) -> None:
    kiosk.show(*size)
    kiosk.tap("textSize1")
    clock.let_pass(60)
    millimetre = kiosk.parts.display.property("pixelsPerMillimetre")
    assert kiosk.find("stillHere").height() >= 30 * millimetre
    assert kiosk.find("stillHere").width() >= 100 * millimetre


def test_nothing_under_the_question_can_be_touched(kiosk: Driver, clock: Clock) -> None:
    door = kiosk.centre(kiosk.find("findSupport")), kiosk.centre(kiosk.find("goodCare"))
    kiosk.tap("textSize1")
    clock.let_pass(60)
    yes = rectangle(kiosk.find("stillHere"))
    for point in (*door, QPoint(30, 250), QPoint(30, 500)):
        assert not yes.contains(point.toPointF())
        kiosk.tap_at(point)
        kiosk.settle()
        assert kiosk.sees("stillHere")


# The countdown


def test_the_countdown_counts_thirty_seconds_down(kiosk: Driver, clock: Clock) -> None:
    go_to(kiosk, "topics")
    clock.let_pass(60)
    said = [kiosk.find("countdown").property("text")]
    for _ in range(29):
        clock.let_pass(1)
        said.append(kiosk.find("countdown").property("text"))
    assert said == [
        *(f"This screen starts again in {left} seconds." for left in range(30, 1, -1)),
        "This screen starts again in 1 second.",
    ]


@pytest.mark.parametrize("screen", WAYS)
def test_after_the_countdown_everything_is_forgotten(
    kiosk: Driver, clock: Clock, screen: str
) -> None:
    for name in ("textSize2", "contrast", "movement"):
        kiosk.tap(name)
    go_to(kiosk, screen)
    clock.let_pass(PATIENCE[screen])
    clock.let_pass(29)
    assert kiosk.sees("stillHere")
    clock.let_pass(1)
    assert not kiosk.sees("stillHere")
    assert kiosk.sees("findSupport")
    assert not kiosk.sees("back")
    assert is_checked(kiosk.find("textSize1"))
    assert not is_checked(kiosk.find("contrast"))
    assert not is_checked(kiosk.find("movement"))


def test_after_the_countdown_escape_does_not_lead_back(kiosk: Driver, clock: Clock) -> None:
    go_to(kiosk, "listing")
    clock.let_pass(180)
    clock.let_pass(30)
    kiosk.press(Qt.Key.Key_Escape)
    assert kiosk.screen == "home"


def test_after_the_countdown_the_kiosk_rests(kiosk: Driver, clock: Clock) -> None:
    go_to(kiosk, "listing")
    clock.let_pass(180)
    clock.let_pass(30)
    for _ in range(20):
        clock.let_pass(60)
        assert not kiosk.sees("stillHere")


def test_after_finish_the_kiosk_rests(kiosk: Driver, clock: Clock) -> None:
    go_to(kiosk, "listing")
    kiosk.tap("finish")
    for _ in range(20):
        clock.let_pass(60)
        assert not kiosk.sees("stillHere")


def test_a_clock_that_was_asleep_still_asks_first(kiosk: Driver, clock: Clock) -> None:
    go_to(kiosk, "listing")
    clock.let_pass(100_000)
    assert kiosk.sees("stillHere")


# The answer


@pytest.mark.parametrize("screen", WAYS)
def test_yes_goes_on_where_one_was(kiosk: Driver, clock: Clock, screen: str) -> None:
    come_and_go_to(kiosk, screen)
    shown = kiosk.texts()
    clock.let_pass(PATIENCE[screen])
    kiosk.tap("stillHere")
    assert kiosk.screen == screen
    assert kiosk.texts() == shown


def test_yes_finds_the_page_as_it_was_scrolled(kiosk: Driver, clock: Clock) -> None:
    kiosk.show(*SIZES["portrait"])
    kiosk.tap("textSize2")
    go_to(kiosk, "principle")
    scroll(kiosk)
    before = position(kiosk)
    clock.let_pass(180)
    kiosk.tap("stillHere")
    assert before > 0
    assert position(kiosk) == pytest.approx(before, abs=1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_yes_has_the_focus_and_is_answered_by_a_key(
    kiosk: Driver, clock: Clock, key: Qt.Key
) -> None:
    go_to(kiosk, "listing")
    clock.let_pass(180)
    kiosk.press(key)
    assert not kiosk.sees("stillHere")
    assert kiosk.screen == "listing"


def test_yes_gives_the_whole_time_again(kiosk: Driver, clock: Clock) -> None:
    go_to(kiosk, "topics")
    clock.let_pass(60)
    clock.let_pass(20)
    kiosk.tap("stillHere")
    clock.let_pass(59)
    assert not kiosk.sees("stillHere")
    clock.let_pass(1)
    assert kiosk.find("countdown").property("text").endswith("30 seconds.")


def test_yes_keeps_what_the_strip_has_set(kiosk: Driver, clock: Clock) -> None:
    kiosk.tap("contrast")
    clock.let_pass(60)
    kiosk.tap("stillHere")
    assert is_checked(kiosk.find("contrast"))


def test_a_touch_beside_yes_is_no_answer(kiosk: Driver, clock: Clock) -> None:
    go_to(kiosk, "topics")
    clock.let_pass(60)
    clock.let_pass(20)
    kiosk.tap_at(QPoint(4, 450))
    kiosk.settle()
    clock.let_pass(10)
    assert kiosk.sees("findSupport")


@pytest.mark.parametrize("screen", ["topics", "listing"])
def test_a_touch_sets_the_clock_back(kiosk: Driver, clock: Clock, screen: str) -> None:
    go_to(kiosk, screen)
    for _ in range(3):
        clock.let_pass(PATIENCE[screen] - 1)
        kiosk.tap_at(QPoint(4, 250))
        kiosk.settle()
        assert kiosk.screen == screen
    clock.let_pass(PATIENCE[screen] - 1)
    assert not kiosk.sees("stillHere")
    clock.let_pass(1)
    assert kiosk.sees("stillHere")


def test_a_key_sets_the_clock_back(kiosk: Driver, clock: Clock) -> None:
    go_to(kiosk, "topics")
    clock.let_pass(59)
    kiosk.press(Qt.Key.Key_Tab)
    clock.let_pass(59)
    assert not kiosk.sees("stillHere")


def test_drawing_the_page_sets_the_clock_back(kiosk: Driver, clock: Clock, store: Store) -> None:
    for number in range(12):
        add_listing(store, f"Group {number:02}")
    go_to(kiosk, "results")
    clock.let_pass(179)
    kiosk.drag(QPoint(300, 450), QPoint(300, 150))
    clock.let_pass(179)
    assert not kiosk.sees("stillHere")


def test_a_longer_screen_is_not_asked_at_the_time_of_the_one_before(
    kiosk: Driver, clock: Clock
) -> None:
    go_to(kiosk, "topics")
    clock.let_pass(50)
    go_to_results_from_topics(kiosk)
    clock.let_pass(60)
    assert not kiosk.sees("stillHere")


def test_the_clock_runs_by_itself(start: Start) -> None:
    """Nobody ticks it here, and its seconds are real."""
    impatient = Settings(idle=Idle(home_seconds=1, countdown_seconds=1))
    kiosk = start(impatient, ticks=time.monotonic)
    kiosk.tap("findSupport")
    wait_until(lambda: kiosk.sees("stillHere"), "the question")
    wait_until(lambda: kiosk.sees("findSupport"), "Home")


def go_to_results_from_topics(kiosk: Driver) -> None:
    kiosk.tap("topic-groups")
    assert kiosk.screen == "results"
