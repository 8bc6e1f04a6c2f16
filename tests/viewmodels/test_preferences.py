"""How somebody wants to read."""

import pytest
from PySide6.QtTest import QSignalSpy

from kiosk.viewmodels.preferences import Preferences


def chosen(preferences: Preferences) -> tuple[int, bool, bool]:
    return (
        preferences.property("textSize"),
        preferences.property("highContrast"),
        preferences.property("lessMovement"),
    )


AT_FIRST = (1, False, False)


def test_everybody_is_greeted_alike() -> None:
    assert chosen(Preferences()) == AT_FIRST


@pytest.mark.parametrize(("asked", "given"), [(0, 0), (1, 1), (2, 2), (3, 2), (99, 2), (-1, 0)])
def test_there_are_three_text_sizes(asked: int, given: int) -> None:
    preferences = Preferences()
    preferences.setTextSize(asked)
    assert chosen(preferences)[0] == given


def test_contrast_and_movement_are_switches() -> None:
    preferences = Preferences()
    preferences.toggleContrast()
    preferences.toggleMovement()
    assert chosen(preferences) == (1, True, True)
    preferences.toggleContrast()
    preferences.toggleMovement()
    assert chosen(preferences) == AT_FIRST


def test_all_is_forgotten_at_once() -> None:
    preferences = Preferences()
    preferences.setTextSize(2)
    preferences.toggleContrast()
    preferences.toggleMovement()
    preferences.forget()
    assert chosen(preferences) == AT_FIRST


def test_every_choice_is_told() -> None:
    preferences = Preferences()
    changes = QSignalSpy(preferences.changed)
    preferences.setTextSize(2)
    preferences.toggleContrast()
    preferences.toggleMovement()
    preferences.forget()
    assert changes.count() == 4
