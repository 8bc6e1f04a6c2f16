"""What the touch filter lets through to a window, and what it does not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QTouchEvent,
    QWindow,
)
from PySide6.QtTest import QSignalSpy, QTest

from kiosk.viewmodels.touch import TouchFilter

SHORT, LONG = 0.4, 0.6
HERE, THERE = QPoint(50, 50), QPoint(150, 150)
BEGIN, END = QEvent.Type.TouchBegin, QEvent.Type.TouchEnd


class Witness(QObject):
    """Writes down what reaches a window."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self.seen: list[QEvent.Type] = []
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QTouchEvent | QMouseEvent | QKeyEvent):
            event.accept()
            self.seen.append(event.type())
        return False


class Hand:
    """A hand in front of a window, and the time in which it moves."""

    def __init__(self) -> None:
        self.window = QWindow()
        self.window.resize(200, 200)
        self.window.show()
        self.witness = Witness(self.window)
        self.seconds = 100.0
        self.filter = TouchFilter(self.window, 0.5, lambda: self.seconds)
        self.signs = QSignalSpy(self.filter.sign)
        self.device = QTest.createTouchDevice()

    def wait(self, seconds: float) -> None:
        """Time goes by."""
        self.seconds += seconds

    def press(self, finger: int = 0, at: QPoint = HERE) -> None:
        """A finger comes down."""
        QTest.touchEvent(self.window, self.device).press(finger, at).commit()

    def move(self, finger: int = 0, at: QPoint = THERE) -> None:
        """It moves."""
        QTest.touchEvent(self.window, self.device).move(finger, at).commit()

    def release(self, finger: int = 0, at: QPoint = HERE) -> None:
        """It goes up."""
        QTest.touchEvent(self.window, self.device).release(finger, at).commit()

    def tap(self, at: QPoint = HERE) -> None:
        """Down and up."""
        self.press(at=at)
        self.release(at=at)

    def cancel(self) -> None:
        """The screen takes the whole touch back, as it does for the ball of a hand."""
        point = QEventPoint(0, QEventPoint.State.Updated, QPointF(HERE), QPointF(HERE))
        event = QTouchEvent(
            QEvent.Type.TouchCancel, self.device, Qt.KeyboardModifier.NoModifier, [point]
        )
        QCoreApplication.sendEvent(self.window, event)

    def touches(self) -> list[QEvent.Type]:
        """The beginnings and ends of touches that reached the window, and nothing else."""
        return [kind for kind in self.witness.seen if kind in {BEGIN, END}]


@pytest.fixture
def hand(qapp: QGuiApplication) -> Iterator[Hand]:
    """Nothing has been touched."""
    hand = Hand()
    yield hand
    for watcher in (hand.filter, hand.witness):
        hand.window.removeEventFilter(watcher)
    hand.window.close()


def test_a_touch_reaches_the_window(hand: Hand) -> None:
    hand.tap()
    assert hand.touches() == [BEGIN, END]


@pytest.mark.parametrize("at", [HERE, THERE])
def test_a_second_touch_too_soon_does_not(hand: Hand, at: QPoint) -> None:
    hand.tap()
    hand.wait(SHORT)
    hand.tap(at)
    assert hand.touches() == [BEGIN, END]


def test_a_second_touch_too_soon_does_not_become_a_mouse(hand: Hand) -> None:
    hand.tap()
    hand.wait(SHORT)
    hand.tap()
    assert len(mouse(hand)) == 1, "Qt makes one of the first touch, which nobody here takes"


def test_a_second_touch_later_does(hand: Hand) -> None:
    hand.tap()
    hand.wait(LONG)
    hand.tap()
    assert hand.touches() == [BEGIN, END] * 2


def test_the_pause_runs_from_when_the_finger_came_down(hand: Hand) -> None:
    hand.press()
    hand.wait(LONG)
    hand.release()
    hand.tap()
    assert hand.touches() == [BEGIN, END] * 2


def test_an_ignored_touch_does_not_begin_the_pause_again(hand: Hand) -> None:
    hand.tap()
    hand.wait(SHORT)
    hand.tap()
    hand.wait(SHORT)
    hand.tap()
    assert hand.touches() == [BEGIN, END] * 2


def test_an_ignored_touch_stays_ignored_however_long_it_lasts(hand: Hand) -> None:
    hand.tap()
    hand.wait(SHORT)
    hand.press()
    hand.wait(LONG)
    hand.move()
    hand.release()
    assert hand.touches() == [BEGIN, END]


def test_after_a_drag_the_next_touch_counts_at_once(hand: Hand) -> None:
    hand.press()
    hand.move()
    hand.release(at=THERE)
    hand.tap()
    assert hand.touches() == [BEGIN, END] * 2


def test_a_tremble_is_not_a_drag(hand: Hand) -> None:
    hand.press()
    hand.move(at=HERE + QPoint(8, 8))
    hand.release(at=HERE + QPoint(8, 8))
    hand.tap()
    assert hand.touches() == [BEGIN, END]


def test_after_a_touch_that_was_taken_back_the_next_one_counts(hand: Hand) -> None:
    hand.press()
    hand.cancel()
    hand.wait(LONG)
    hand.tap()
    assert hand.touches() == [BEGIN, BEGIN, END]


def test_after_an_ignored_touch_that_was_taken_back_the_next_one_counts(hand: Hand) -> None:
    hand.tap()
    hand.wait(SHORT)
    hand.press()
    hand.cancel()
    hand.wait(LONG)
    hand.tap()
    assert hand.touches() == [BEGIN, END] * 2


def test_a_second_finger_too_soon_does_not_reach_the_window(hand: Hand) -> None:
    hand.press()
    QTest.touchEvent(hand.window, hand.device).stationary(0).press(1, THERE).commit()
    seen = len(hand.witness.seen)
    QTest.touchEvent(hand.window, hand.device).stationary(0).release(1, THERE).commit()
    assert hand.touches() == [BEGIN]
    assert len(hand.witness.seen) - seen <= 1
    hand.release()
    assert hand.touches() == [BEGIN, END]


# Signs of life


def test_a_touch_is_a_sign_of_life_when_it_comes_and_when_it_goes(hand: Hand) -> None:
    hand.press()
    assert hand.signs.count() == 1
    hand.release()
    assert hand.signs.count() == 2


def test_a_key_is_a_sign_of_life(hand: Hand) -> None:
    QTest.keyClick(hand.window, Qt.Key.Key_Tab)
    assert hand.signs.count() == 1


def test_a_mouse_that_only_moves_is_none(hand: Hand) -> None:
    """A table that is knocked must not keep somebody's page on the screen."""
    QTest.mouseMove(hand.window, THERE)
    QTest.mouseMove(hand.window, HERE)
    assert hand.signs.count() == 0


# Mouse and keys


def mouse(hand: Hand) -> list[QEvent.Type]:
    pressed = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
    return [kind for kind in hand.witness.seen if kind in pressed]


def test_a_mouse_obeys_the_same_pause(hand: Hand) -> None:
    click = QTest.mouseClick
    click(hand.window, Qt.MouseButton.LeftButton, pos=HERE)
    hand.wait(SHORT)
    click(hand.window, Qt.MouseButton.LeftButton, pos=HERE)
    assert len(mouse(hand)) == 1
    hand.wait(SHORT)
    click(hand.window, Qt.MouseButton.LeftButton, pos=HERE)
    assert len(mouse(hand)) == 2


def test_a_touch_hides_the_pointer_and_a_mouse_brings_it_back(hand: Hand) -> None:
    hand.tap()
    assert hand.window.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(hand.window, THERE)
    assert hand.window.cursor().shape() != Qt.CursorShape.BlankCursor


@pytest.mark.parametrize(
    ("key", "counted"),
    [
        (Qt.Key.Key_Return, 1),
        (Qt.Key.Key_Enter, 1),
        (Qt.Key.Key_Space, 1),
        (Qt.Key.Key_Escape, 1),
        (Qt.Key.Key_Tab, 3),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_Down, 3),
    ],
)
def test_a_key_held_down_acts_once_but_goes_on_moving(
    hand: Hand, key: Qt.Key, counted: int
) -> None:
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", repeated)
        QCoreApplication.sendEvent(hand.window, event)
    assert hand.witness.seen.count(QEvent.Type.KeyPress) == counted
