"""What no patient reaches: not by a key, a gesture, a step back, nor by what QML could call."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.viewmodels.staff import PIN, TODAY
from kiosk.volunteers.people import Person
from tests.driving import Driver
from tests.screens.acting import WAYS, go_to
from tests.screens.volunteer.coming_in import come_in, go_to_the_door
from tests.screens.volunteer.conftest import ANN, BO

FOR_PATIENTS = {*WAYS, "filmStills", "filters", "searchFilters", "myList", "takeHome"}


def staff_pages(kiosk: Driver) -> list[str]:
    """The names of all pages behind the door; there are none before it was opened first."""
    return [
        name
        for name in kiosk.parts.navigation._destinations
        if name not in FOR_PATIENTS and name.startswith("staff")
    ]


def try_them_all(kiosk: Driver) -> None:
    """Call for every page behind the door, as QML could."""
    for page in (*staff_pages(kiosk), TODAY, PIN, "staff", "staffNothing", ""):
        kiosk.parts.navigation.openStaff(page, "")
        kiosk.settle()
        assert not kiosk.sees("signedIn")


def test_before_the_door_was_opened_there_is_nothing_behind_it(kiosk: Driver) -> None:
    assert staff_pages(kiosk) == []
    try_them_all(kiosk)
    assert kiosk.screen == "home"


def test_at_the_door_nothing_opens_without_a_pin(kiosk: Driver, ann: Person) -> None:
    go_to_the_door(kiosk)
    assert {TODAY, PIN} <= set(staff_pages(kiosk))
    try_them_all(kiosk)
    assert kiosk.screen == "staffDoor"


def leave_by_finish(kiosk: Driver) -> None:
    kiosk.tap("finish")


def leave_for_a_patient(kiosk: Driver) -> None:
    kiosk.tap("patientNeedsThis")


def leave_by_a_page_for_patients(kiosk: Driver) -> None:
    kiosk.parts.navigation.openTopics()
    kiosk.settle()


LEAVE: tuple[Callable[[Driver], None], ...] = (
    leave_by_finish,
    leave_for_a_patient,
    leave_by_a_page_for_patients,
)


@pytest.mark.parametrize("leave", LEAVE)
def test_behind_somebody_who_left_nothing_opens(
    kiosk: Driver, ann: Person, leave: Callable[[Driver], None]
) -> None:
    come_in(kiosk, ANN)
    leave(kiosk)
    assert not kiosk.parts.staff.property("isOpen")
    here = kiosk.screen
    try_them_all(kiosk)
    assert kiosk.screen == here


@pytest.mark.parametrize("leave", LEAVE)
def test_no_step_back_leads_in_again(
    kiosk: Driver, ann: Person, leave: Callable[[Driver], None]
) -> None:
    come_in(kiosk, ANN)
    leave(kiosk)
    for _ in range(5):
        kiosk.press(Qt.Key.Key_Escape)
        kiosk.press(Qt.Key.Key_Back)
        kiosk.parts.navigation.back()
        kiosk.settle()
        assert not kiosk.sees("signedIn")
        assert not kiosk.sees("keyPad")


@pytest.mark.parametrize("screen", WAYS)
def test_no_key_leads_in(kiosk: Driver, ann: Person, screen: str) -> None:
    come_in(kiosk, ANN)
    kiosk.tap("finish")
    go_to(kiosk, screen)
    keys = [
        *range(Qt.Key.Key_F1, Qt.Key.Key_F35),
        *(Qt.Key.Key_Menu, Qt.Key.Key_Back, Qt.Key.Key_Forward, Qt.Key.Key_HomePage),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Insert, Qt.Key.Key_Delete),
    ]
    held = (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    for key in keys:
        for modifier in held:
            QTest.keyClick(kiosk.window, Qt.Key(key), modifier)
    kiosk.settle()
    assert not kiosk.sees("signedIn")
    assert kiosk.screen in {screen, "home"}


@pytest.mark.parametrize("screen", ["home", "about", "staffDoor"])
def test_no_gesture_leads_in(kiosk: Driver, ann: Person, screen: str) -> None:
    come_in(kiosk, ANN)
    kiosk.tap("finish")
    go_to(kiosk, screen)
    right, foot = kiosk.window.width() - 1, kiosk.window.height() - 1
    edges = [QPoint(0, foot // 2), QPoint(right, foot // 2), QPoint(right // 2, 0)]
    middle = QPoint(right // 2, foot // 2)
    for edge in (*edges, QPoint(0, 0), QPoint(right, 0)):
        kiosk.drag(edge, middle)
        for _ in range(5):
            kiosk.tap_at(edge)
    kiosk.settle()
    assert not kiosk.sees("signedIn")


def test_back_from_their_first_page_leads_nowhere(kiosk: Driver, ann: Person) -> None:
    come_in(kiosk, ANN)
    assert not kiosk.sees("back")
    kiosk.press(Qt.Key.Key_Escape)
    assert kiosk.screen == TODAY
    assert kiosk.parts.staff.property("isOpen")


def test_help_covers_their_page_and_closes_again(kiosk: Driver, ann: Person) -> None:
    come_in(kiosk, ANN)
    for card in ("helpNow", "backPainEmergency"):
        kiosk.tap(card)
        assert not kiosk.sees("signedIn")
        kiosk.tap("back")
        assert kiosk.screen == TODAY
        assert kiosk.sees("signedIn")


def test_the_list_of_a_patient_does_not_lie_on_their_pages(kiosk: Driver, ann: Person) -> None:
    go_to(kiosk, "listing")
    kiosk.tap("keep")
    kiosk.tap("finish")
    come_in(kiosk, ANN)
    assert not kiosk.sees("myList")


def test_what_they_read_is_larger_for_nobody_after_them(kiosk: Driver, bo: Person) -> None:
    come_in(kiosk, BO)
    kiosk.tap("textSize2")
    kiosk.tap("finish")
    assert kiosk.parts.preferences.property("textSize") == 1
