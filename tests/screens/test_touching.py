"""How a touch is taken: second touches, drags, touches that slip off, keys held down."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk.store import Store
from kiosk.viewmodels.touch import PAUSE_SECONDS
from tests.driving import Driver, wait
from tests.screens.acting import (
    Clock,
    add_listing,
    come_to_rest,
    focused,
    go_to,
    is_checked,
    position,
    tab_to,
)
from tests.screens.conftest import Start

LONG_ENOUGH_MS = 600
"""After so long a second touch is meant."""

Touch = Callable[[Driver, QPoint], None]


def by_finger(kiosk: Driver, point: QPoint) -> None:
    kiosk.tap_at(point)


def by_mouse(kiosk: Driver, point: QPoint) -> None:
    QTest.mouseClick(kiosk.window, Qt.MouseButton.LeftButton, pos=point)


def by_double_click(kiosk: Driver, point: QPoint) -> None:
    QTest.mouseDClick(kiosk.window, Qt.MouseButton.LeftButton, pos=point)


either_way = pytest.mark.parametrize("touch", [by_finger, by_mouse])


@pytest.fixture
def shaky(start: Start) -> Driver:
    """The kiosk as it is in service, with its real pause."""
    return start(ticks=time.monotonic, touch_pause=PAUSE_SECONDS)


def test_the_pause_is_half_a_second() -> None:
    assert PAUSE_SECONDS == 0.5


# A second touch


@either_way
def test_a_second_touch_at_once_is_ignored(shaky: Driver, touch: Touch) -> None:
    point = shaky.centre(shaky.find("findSupport"))
    touch(shaky, point)
    touch(shaky, point)
    shaky.settle()
    assert shaky.screen == "topics"


@either_way
def test_a_second_touch_elsewhere_is_ignored_too(shaky: Driver, touch: Touch) -> None:
    touch(shaky, shaky.centre(shaky.find("findSupport")))
    touch(shaky, shaky.centre(shaky.find("contrast")))
    shaky.settle()
    assert not is_checked(shaky.find("contrast"))


@either_way
def test_a_whole_burst_of_touches_acts_once(shaky: Driver, touch: Touch) -> None:
    point = shaky.centre(shaky.find("contrast"))
    for _ in range(4):
        touch(shaky, point)
    shaky.settle()
    assert is_checked(shaky.find("contrast"))


@either_way
def test_a_touch_after_half_a_second_acts(shaky: Driver, touch: Touch) -> None:
    point = shaky.centre(shaky.find("contrast"))
    touch(shaky, point)
    wait(LONG_ENOUGH_MS)
    touch(shaky, point)
    shaky.settle()
    assert not is_checked(shaky.find("contrast"))


def test_a_double_click_acts_once(shaky: Driver) -> None:
    by_double_click(shaky, shaky.centre(shaky.find("contrast")))
    shaky.settle()
    assert is_checked(shaky.find("contrast"))


def test_help_is_open_to_a_touch_half_a_second_after_any_other(shaky: Driver) -> None:
    shaky.tap("findSupport")
    wait(LONG_ENOUGH_MS)
    shaky.tap("helpNow")
    assert shaky.screen == "help"


def test_a_second_touch_on_help_does_not_close_it(shaky: Driver) -> None:
    point = shaky.centre(shaky.find("helpNow"))
    by_finger(shaky, point)
    by_finger(shaky, point)
    shaky.settle()
    assert shaky.screen == "help"


def test_an_ignored_touch_does_not_put_off_the_next_one(start: Start, clock: Clock) -> None:
    """The pause runs from the first touch: a tremor that never rests must not lock somebody out."""
    kiosk = start(touch_pause=PAUSE_SECONDS)
    point = kiosk.centre(kiosk.find("contrast"))
    for seconds in (0, 0.2, 0.2, 0.2):
        clock.let_pass(seconds)
        by_finger(kiosk, point)
    kiosk.settle()
    assert not is_checked(kiosk.find("contrast"))


def test_a_second_finger_beside_the_first_acts_not(shaky: Driver) -> None:
    """A hand that rests on the glass, or two fingers of a shaking one."""
    first, second = (shaky.centre(shaky.find(name)) for name in ("contrast", "movement"))
    window, device = shaky.window, shaky.touchscreen
    QTest.touchEvent(window, device).press(0, first, window).commit()
    QTest.touchEvent(window, device).stationary(0).press(1, second, window).commit()
    QTest.touchEvent(window, device).stationary(0).release(1, second, window).commit()
    QTest.touchEvent(window, device).release(0, first, window).commit()
    shaky.settle()
    assert not is_checked(shaky.find("movement"))


def test_two_fingers_on_two_doors_open_one(shaky: Driver) -> None:
    first, second = (shaky.centre(shaky.find(name)) for name in ("findSupport", "goodCare"))
    window, device = shaky.window, shaky.touchscreen
    QTest.touchEvent(window, device).press(0, first, window).commit()
    QTest.touchEvent(window, device).stationary(0).press(1, second, window).commit()
    QTest.touchEvent(window, device).release(0, first, window).release(1, second, window).commit()
    shaky.settle()
    assert shaky.screen == "topics"


# A drag


@pytest.fixture
def many(start: Start, store: Store, clock: Clock) -> Driver:
    """A long page of results, a while after the last touch; then time stands still."""
    shaky = start(touch_pause=PAUSE_SECONDS)
    for number in range(12):
        add_listing(store, f"Group {number:02}")
    for name in ("findSupport", "topic-groups"):
        shaky.tap(name)
        clock.let_pass(0.6)
    assert shaky.screen == "results"
    return shaky


def test_a_drag_scrolls_and_opens_nothing(many: Driver) -> None:
    many.drag(QPoint(300, 450), QPoint(300, 150))
    come_to_rest(many)
    assert many.screen == "results"
    assert position(many) > 0


def test_a_touch_right_after_a_drag_acts(many: Driver) -> None:
    many.drag(QPoint(300, 450), QPoint(300, 150))
    come_to_rest(many)
    by_finger(many, many.centre(many.find("contrast")))
    many.settle()
    assert is_checked(many.find("contrast"))


def test_a_shaky_touch_is_still_a_touch(kiosk: Driver) -> None:
    """A finger that slides a few millimetres means what it came down on."""
    point = kiosk.centre(kiosk.find("findSupport"))
    kiosk.drag(point, point + QPoint(12, 12))
    assert kiosk.screen == "topics"


def test_a_shaky_touch_is_still_a_touch_on_a_page_that_scrolls(kiosk: Driver, store: Store) -> None:
    for number in range(12):
        add_listing(store, f"Group {number:02}")
    go_to(kiosk, "results")
    point = kiosk.centre(kiosk.find("listing"))
    kiosk.drag(point, point + QPoint(6, 6))
    assert kiosk.screen == "listing"


# Where a touch begins and ends


@pytest.mark.parametrize("name", ["findSupport", "helpNow", "finish", "contrast"])
def test_a_touch_that_ends_outside_its_button_does_not_act(kiosk: Driver, name: str) -> None:
    kiosk.tap("goodCare")
    kiosk.tap("back")
    before = kiosk.screen, is_checked(kiosk.find("contrast"))
    item = kiosk.find(name)
    start = kiosk.centre(item)
    kiosk.drag(start, start + QPoint(-round(item.width()), -round(item.height())))
    assert (kiosk.screen, is_checked(kiosk.find("contrast"))) == before


@pytest.mark.parametrize("name", ["findSupport", "helpNow", "contrast"])
def test_a_mouse_that_is_let_go_outside_its_button_does_not_act(kiosk: Driver, name: str) -> None:
    point = kiosk.centre(kiosk.find(name))
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(kiosk.window, button, pos=point)
    QTest.mouseMove(kiosk.window, QPoint(4, 4))
    QTest.mouseRelease(kiosk.window, button, pos=QPoint(4, 4))
    kiosk.settle()
    assert kiosk.screen == "home"
    assert not is_checked(kiosk.find("contrast"))


def test_a_touch_that_begins_outside_and_ends_inside_does_not_act(kiosk: Driver) -> None:
    kiosk.drag(QPoint(4, 4), kiosk.centre(kiosk.find("contrast")))
    assert not is_checked(kiosk.find("contrast"))


def test_a_button_acts_when_the_finger_leaves_it_not_when_it_comes(kiosk: Driver) -> None:
    point = kiosk.centre(kiosk.find("findSupport"))
    window, device = kiosk.window, kiosk.touchscreen
    QTest.touchEvent(window, device).press(0, point, window).commit()
    kiosk.settle()
    assert kiosk.screen == "home"
    QTest.touchEvent(window, device).release(0, point, window).commit()
    kiosk.settle()
    assert kiosk.screen == "topics"


def test_a_touch_shows_at_once_that_it_was_felt(kiosk: Driver) -> None:
    button = kiosk.find("findSupport")
    window, device = kiosk.window, kiosk.touchscreen
    QTest.touchEvent(window, device).press(0, kiosk.centre(button), window).commit()
    assert button.property("down") is True
    QTest.touchEvent(window, device).release(0, kiosk.centre(button), window).commit()
    kiosk.settle()


def test_a_press_with_the_right_mouse_button_does_nothing(kiosk: Driver) -> None:
    point = kiosk.centre(kiosk.find("findSupport"))
    QTest.mouseClick(kiosk.window, Qt.MouseButton.RightButton, pos=point)
    kiosk.settle()
    assert kiosk.screen == "home"


# Keys


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_that_is_held_down_acts_once(kiosk: Driver, key: Qt.Key) -> None:
    tab_to(kiosk, "contrast")
    hold(kiosk, key, repeats=5)
    assert is_checked(kiosk.find("contrast"))


def test_enter_held_down_opens_one_screen(kiosk: Driver) -> None:
    tab_to(kiosk, "findSupport")
    hold(kiosk, Qt.Key.Key_Return, repeats=9)
    assert kiosk.screen == "topics"


def test_escape_held_down_goes_one_step_back(kiosk: Driver) -> None:
    go_to(kiosk, "listing")
    hold(kiosk, Qt.Key.Key_Escape, repeats=3)
    assert kiosk.screen == "results"


def test_tab_held_down_goes_on(kiosk: Driver) -> None:
    hold(kiosk, Qt.Key.Key_Tab, repeats=1)
    item = focused(kiosk)
    assert item is not None
    assert item.objectName() == "goodCare"


def hold(kiosk: Driver, key: Qt.Key, *, repeats: int) -> None:
    """Hold a key down, as a keyboard tells it: presses that repeat themselves, and one release."""
    none = Qt.KeyboardModifier.NoModifier
    for count in range(repeats + 1):
        event = QKeyEvent(QEvent.Type.KeyPress, key, none, "", count > 0)
        QCoreApplication.sendEvent(kiosk.window, event)
    QCoreApplication.sendEvent(kiosk.window, QKeyEvent(QEvent.Type.KeyRelease, key, none))
    kiosk.settle()
