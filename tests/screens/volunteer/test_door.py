"""The door: six digits, what they lead to, and the wait after wrong ones."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import Connection

from kiosk.store import Store
from kiosk.viewmodels.touch import PAUSE_SECONDS
from kiosk.volunteers import accounts
from kiosk.volunteers.people import Person
from kiosk.who import KIOSK
from tests.driving import Driver
from tests.screens.acting import SIZES, Clock, is_checked, tab_to
from tests.screens.conftest import Start
from tests.screens.volunteer.coming_in import (
    come_in,
    dots,
    go_to_the_door,
    let_it_look,
    let_wait_pass,
    place_of,
    type_pin,
)
from tests.screens.volunteer.conftest import ANN, BO

WRONG = "508371"


def words(kiosk: Driver) -> str:
    return str(kiosk.find("doorWords").property("text"))


def said(kiosk: Driver) -> str:
    """What the door says of the last PIN."""
    return str(kiosk.find("pinWords").property("text")) if kiosk.sees("pinWords") else ""


def type_wrong(kiosk: Driver, times: int) -> None:
    for _ in range(times):
        type_pin(kiosk, WRONG)


# Coming in


def test_about_has_a_quiet_way_to_the_door(kiosk: Driver) -> None:
    kiosk.tap("about")
    kiosk.tap("forVolunteers")
    assert kiosk.screen == "staffDoor"
    assert kiosk.reads("For volunteers")


def test_where_there_is_no_account_it_says_who_makes_the_first_one(kiosk: Driver) -> None:
    go_to_the_door(kiosk)
    assert "kiosk volunteers add" in words(kiosk)
    assert not kiosk.sees("keyPad")
    kiosk.write(ANN)
    assert dots(kiosk) == 0


def test_six_digits_are_enough(kiosk: Driver, bo: Person) -> None:
    come_in(kiosk, BO)
    assert kiosk.screen == "staffToday"
    assert kiosk.find("signedIn").property("text") == "BD"


def test_a_lead_is_called_one(kiosk: Driver, ann: Person) -> None:
    come_in(kiosk, ANN)
    assert kiosk.find("signedIn").property("text") == "AL, lead"


def test_a_real_keyboard_types_too(kiosk: Driver, bo: Person) -> None:
    go_to_the_door(kiosk)
    kiosk.write("73026x")
    assert dots(kiosk) == 5
    kiosk.press(Qt.Key.Key_Backspace)
    kiosk.press(Qt.Key.Key_Backspace)
    assert dots(kiosk) == 3
    kiosk.write("264")
    let_it_look(kiosk)
    assert kiosk.screen == "staffToday"


def test_tab_and_enter_type_too(kiosk: Driver, bo: Person) -> None:
    go_to_the_door(kiosk)
    tab_to(kiosk, "digit7")
    kiosk.press(Qt.Key.Key_Return)
    tab_to(kiosk, "digit3")
    kiosk.press(Qt.Key.Key_Space)
    assert dots(kiosk) == 2


def test_each_digit_is_a_dot_and_is_shown_nowhere(kiosk: Driver, bo: Person) -> None:
    go_to_the_door(kiosk)
    before = kiosk.texts()
    for count, digit in enumerate("73026", start=1):
        kiosk.tap(f"digit{digit}")
        assert dots(kiosk) == count
    assert kiosk.texts() == before


def test_erase_takes_the_last_digit_back(kiosk: Driver, bo: Person) -> None:
    go_to_the_door(kiosk)
    for name in ("digit7", "digit9", "erase", "digit3", "digit0", "digit2", "digit6", "digit4"):
        kiosk.tap(name)
    let_it_look(kiosk)
    assert kiosk.screen == "staffToday"


def test_quick_fingers_lose_no_digit(start: Start, bo: Person) -> None:
    """The pause after each touch would make a PIN take three seconds."""
    kiosk = start(ticks=time.monotonic, touch_pause=PAUSE_SECONDS)
    kiosk.parts.navigation.openStaff("staffDoor", "")
    kiosk.settle()
    for digit in "73026":
        kiosk.tap_at(kiosk.centre(kiosk.find(f"digit{digit}")))
    assert dots(kiosk) == 5


def test_a_shaky_touch_is_one_digit(start: Start, bo: Person) -> None:
    kiosk = start(ticks=time.monotonic, touch_pause=PAUSE_SECONDS)
    kiosk.parts.navigation.openStaff("staffDoor", "")
    kiosk.settle()
    point = kiosk.centre(kiosk.find("digit7"))
    kiosk.tap_at(point)
    kiosk.tap_at(point)
    assert dots(kiosk) == 1


def test_what_was_typed_is_forgotten_when_somebody_goes_away(kiosk: Driver, bo: Person) -> None:
    go_to_the_door(kiosk)
    kiosk.tap("digit7")
    kiosk.tap("helpNow")
    kiosk.tap("back")
    assert kiosk.screen == "staffDoor"
    assert dots(kiosk) == 0


# While it looks


@pytest.fixture
def writing(store: Store) -> Iterator[Connection]:
    """Something else is being saved, until the test ends that: no PIN is looked at meanwhile."""
    with store.engine.connect() as connection:
        yield connection


@pytest.fixture
def slow_door(kiosk: Driver, bo: Person, writing: Connection) -> Iterator[Driver]:
    """A door where the sixth digit has been typed, and nobody has looked yet."""
    go_to_the_door(kiosk)
    for digit in BO[:5]:
        kiosk.tap(f"digit{digit}")
    writing.exec_driver_sql("BEGIN IMMEDIATE")
    kiosk.tap(f"digit{BO[5]}")
    assert kiosk.reads("One moment")
    yield kiosk
    writing.rollback()
    let_it_look(kiosk)


def test_another_touch_meanwhile_does_nothing(slow_door: Driver, writing: Connection) -> None:
    slow_door.tap("digit1")
    slow_door.tap("erase")
    slow_door.write("5")
    assert dots(slow_door) == 6
    writing.rollback()
    let_it_look(slow_door)
    assert slow_door.screen == "staffToday"


def test_the_screen_is_alive_meanwhile(slow_door: Driver) -> None:
    slow_door.tap("contrast")
    assert is_checked(slow_door.find("contrast"))
    slow_door.tap("helpNow")
    assert slow_door.screen == "help"


def test_nobody_is_let_in_behind_somebody_who_has_gone(
    slow_door: Driver, writing: Connection
) -> None:
    slow_door.tap("finish")
    writing.rollback()
    let_it_look(slow_door)
    assert slow_door.screen == "home"
    assert not slow_door.parts.staff.property("isOpen")


def test_nor_behind_somebody_who_comes_back(slow_door: Driver, writing: Connection) -> None:
    slow_door.tap("finish")
    go_to_the_door(slow_door)
    writing.rollback()
    let_it_look(slow_door)
    assert slow_door.screen == "staffDoor"
    assert dots(slow_door) == 0


def test_nobody_is_asked_whether_they_are_there_meanwhile(slow_door: Driver, clock: Clock) -> None:
    clock.let_pass(1000)
    assert not slow_door.sees("stillHere")


# Wrong ones


def test_a_wrong_pin_is_said_and_can_be_typed_again(kiosk: Driver, bo: Person) -> None:
    go_to_the_door(kiosk)
    type_pin(kiosk, WRONG)
    assert "does not fit" in said(kiosk)
    assert dots(kiosk) == 0
    type_pin(kiosk, BO)
    assert kiosk.screen == "staffToday"


def test_what_was_said_goes_with_the_next_digit(kiosk: Driver, bo: Person) -> None:
    go_to_the_door(kiosk)
    type_pin(kiosk, WRONG)
    kiosk.tap("digit7")
    assert said(kiosk) == ""


def test_before_the_wait_it_is_said_that_there_will_be_one(kiosk: Driver, bo: Person) -> None:
    go_to_the_door(kiosk)
    type_wrong(kiosk, 3)
    assert "wait" not in said(kiosk)
    type_wrong(kiosk, 1)
    assert "After the next wrong one there is a wait." in said(kiosk)


def test_after_five_wrong_ones_it_counts_down_and_takes_no_digit(kiosk: Driver, bo: Person) -> None:
    go_to_the_door(kiosk)
    type_wrong(kiosk, 5)
    assert kiosk.find("waitWords").property("text") in {"15 seconds", "14 seconds"}
    assert not kiosk.sees("keyPad")
    kiosk.write(BO)
    let_it_look(kiosk)
    assert kiosk.screen == "staffDoor"


def test_the_countdown_goes_on_for_whoever_comes_back(
    kiosk: Driver, bo: Person, store: Store
) -> None:
    go_to_the_door(kiosk)
    type_wrong(kiosk, 5)
    kiosk.tap("finish")
    let_wait_pass(store, 10)
    go_to_the_door(kiosk)
    assert kiosk.find("waitWords").property("text") in {"5 seconds", "4 seconds", "3 seconds"}


def test_after_the_wait_the_pad_is_back_by_itself(kiosk: Driver, bo: Person, store: Store) -> None:
    go_to_the_door(kiosk)
    type_wrong(kiosk, 5)
    let_wait_pass(store, 15)
    kiosk.find("keyPad")
    type_pin(kiosk, BO)
    assert kiosk.screen == "staffToday"


def test_whoever_is_at_the_machine_ends_the_wait_at_once(
    kiosk: Driver, bo: Person, store: Store
) -> None:
    go_to_the_door(kiosk)
    type_wrong(kiosk, 5)
    with store.session() as session:
        accounts.end_wait(session, by=KIOSK)
    kiosk.find("keyPad")
    assert not kiosk.sees("iAmALead")


def test_long_waits_are_told_in_minutes(kiosk: Driver, bo: Person, store: Store) -> None:
    go_to_the_door(kiosk)
    for wait in (15, 30, 60):
        type_wrong(kiosk, 5 if wait == 15 else 1)
        let_wait_pass(store, wait)
        kiosk.find("keyPad")
    type_wrong(kiosk, 1)
    assert kiosk.find("waitWords").property("text") in {"2 minutes", "1 minute 59 seconds"}


# A lead in a wait


def test_a_lead_ends_the_wait_with_one_try(kiosk: Driver, ann: Person) -> None:
    go_to_the_door(kiosk)
    type_wrong(kiosk, 5)
    kiosk.tap("iAmALead")
    assert "There is one try." in words(kiosk)
    type_pin(kiosk, ANN)
    assert kiosk.screen == "staffToday"


def test_there_is_one_try_for_leads_in_a_wait(kiosk: Driver, ann: Person) -> None:
    go_to_the_door(kiosk)
    type_wrong(kiosk, 5)
    kiosk.tap("iAmALead")
    type_pin(kiosk, WRONG)
    assert "does not fit" in said(kiosk)
    assert kiosk.sees("waitWords")
    assert not kiosk.sees("iAmALead")
    assert not kiosk.sees("keyPad")


def test_a_volunteer_is_no_lead(kiosk: Driver, bo: Person) -> None:
    go_to_the_door(kiosk)
    type_wrong(kiosk, 5)
    kiosk.tap("iAmALead")
    type_pin(kiosk, BO)
    assert kiosk.screen == "staffDoor"


# Nothing moves under the finger


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("letters", [0, 2])
def test_the_pad_stays_where_it_is_whatever_is_said(
    kiosk: Driver, bo: Person, store: Store, size: tuple[int, int], letters: int
) -> None:
    kiosk.show(*size)
    kiosk.tap(f"textSize{letters}")
    go_to_the_door(kiosk)
    at_first = place_of(kiosk.find("digit5"))
    type_wrong(kiosk, 4)
    assert place_of(kiosk.find("digit5")) == at_first
    type_wrong(kiosk, 1)
    kiosk.tap("iAmALead")
    assert place_of(kiosk.find("digit5")) == at_first


def test_the_keys_are_big(kiosk: Driver, bo: Person) -> None:
    go_to_the_door(kiosk)
    millimetre = kiosk.parts.display.property("pixelsPerMillimetre")
    for name in (*(f"digit{digit}" for digit in "0123456789"), "erase"):
        assert min(kiosk.find(name).width(), kiosk.find(name).height()) >= 20 * millimetre - 0.5


# A PIN of one's own


def test_a_pin_that_was_made_up_is_changed_first(kiosk: Driver, store: Store, ann: Person) -> None:
    with store.session() as session:
        pin = accounts.reset_pin(session, ann.id, ann.added_at, by=KIOSK)
    come_in(kiosk, pin)
    assert kiosk.screen == "staffPin"
    kiosk.parts.navigation.openStaff("staffToday", "")
    assert kiosk.screen == "staffPin"
    type_pin(kiosk, pin)
    type_pin(kiosk, "917354")
    type_pin(kiosk, "917354")
    assert kiosk.screen == "staffToday"
    kiosk.tap("finish")
    come_in(kiosk, "917354")
    assert kiosk.screen == "staffToday"


def test_anybody_can_change_their_pin_later(kiosk: Driver, bo: Person) -> None:
    come_in(kiosk, BO)
    kiosk.tap("more-staffPin")
    assert kiosk.screen == "staffPin"
    kiosk.tap("back")
    assert kiosk.screen == "staffToday"
    kiosk.tap("more-staffPin")
    assert "that you have now" in said(kiosk)
    for pin in (BO, "917354", "917354"):
        type_pin(kiosk, pin)
    assert kiosk.screen == "staffToday"
    assert kiosk.reads("Saved. Come in with your new PIN from now on.")
    kiosk.tap("more-staffCalls")
    assert not kiosk.sees("savedLine"), "nothing can be taken back, so it went with its page"
    kiosk.tap("finish")
    come_in(kiosk, "917354")


def choosing(kiosk: Driver, store: Store, ann: Person) -> str:
    """Somebody is asked for a PIN of their own; the one of now."""
    with store.session() as session:
        pin = accounts.reset_pin(session, ann.id, ann.added_at, by=KIOSK)
    come_in(kiosk, pin)
    return pin


def test_two_that_differ_are_asked_for_again(kiosk: Driver, store: Store, ann: Person) -> None:
    type_pin(kiosk, choosing(kiosk, store, ann))
    type_pin(kiosk, "917354")
    type_pin(kiosk, "917355")
    assert "not the same" in said(kiosk)
    assert kiosk.screen == "staffPin"
    type_pin(kiosk, "917354")
    type_pin(kiosk, "917354")
    assert kiosk.screen == "staffToday"


def test_a_weak_one_is_refused_with_the_reason(kiosk: Driver, store: Store, ann: Person) -> None:
    pin = choosing(kiosk, store, ann)
    assert "made up for you" in said(kiosk)
    type_pin(kiosk, pin)
    type_pin(kiosk, "123456")  # once is enough to hear of it
    assert "counts up or down" in said(kiosk)
    assert kiosk.screen == "staffPin"


def test_the_one_of_now_has_to_be_right(kiosk: Driver, store: Store, ann: Person) -> None:
    choosing(kiosk, store, ann)
    type_pin(kiosk, WRONG)
    type_pin(kiosk, "917354")
    type_pin(kiosk, "917354")
    assert "not your PIN of now" in said(kiosk)
    assert kiosk.screen == "staffPin"
