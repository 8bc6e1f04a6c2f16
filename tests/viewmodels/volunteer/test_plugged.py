"""Which stick is used, while sticks come and go."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.settings import StickRules
from kiosk.sticks.sticks import Stick
from kiosk.sticks.troubles import NoSticksHere
from kiosk.viewmodels.volunteer.plugged import PluggedSticks
from tests.driving import wait_until
from tests.sticks.test_sticks import Several, stick

A, B = stick("A", "sda1", size=8_000_000_000), stick("B", "sdb1")
BROKEN = stick("C", "sdc1", unreadable="It is locked with a password.")


class Hole(Several):
    """Where a test puts sticks in and takes them out."""

    def __init__(self) -> None:
        super().__init__()
        self.now: list[Stick] = []
        self.works = True

    def found(self) -> list[Stick]:
        if not self.works:
            raise NoSticksHere
        return self.now


@pytest.fixture
def hole() -> Hole:
    return Hole()


@pytest.fixture
def plugged(qapp: QGuiApplication, hole: Hole) -> Iterator[PluggedSticks]:
    made = PluggedSticks(lambda: hole, StickRules())
    yield made
    made.close()


def look(plugged: PluggedSticks) -> None:
    plugged.look()
    wait_until(lambda: not plugged._background.is_busy, "the look")


def put_in(hole: Hole, plugged: PluggedSticks, *sticks: Stick) -> None:
    hole.now = list(sticks)
    look(plugged)


def test_before_the_first_look_nothing_is_known(plugged: PluggedSticks) -> None:
    assert plugged.property("isLooking")
    look(plugged)
    assert not plugged.property("isLooking")
    assert not plugged.property("isThere")
    assert plugged.property("trouble") == ""


def test_the_only_one_is_used(plugged: PluggedSticks, hole: Hole) -> None:
    put_in(hole, plugged, A)
    assert plugged.used == A
    assert plugged.property("words") == "In the kiosk: “A”, 8 GB."
    put_in(hole, plugged)
    assert plugged.used is None


def test_of_two_none_is_used_until_somebody_chooses(plugged: PluggedSticks, hole: Hole) -> None:
    put_in(hole, plugged, A, B)
    assert plugged.used is None
    plugged.choose("sdb1")
    assert plugged.used == B
    assert [row.chosen for row in plugged._rows.all_rows()] == [False, True]
    put_in(hole, plugged, A, B)
    assert plugged.used == B


def test_when_the_chosen_one_goes_the_other_is_the_only_one(
    plugged: PluggedSticks, hole: Hole
) -> None:
    put_in(hole, plugged, A, B)
    plugged.choose("sdb1")
    put_in(hole, plugged, A)
    assert plugged.used == A


def test_one_that_cannot_be_read_says_why(plugged: PluggedSticks, hole: Hole) -> None:
    put_in(hole, plugged, BROKEN)
    assert plugged.used is None
    assert "It is locked with a password." in plugged.property("trouble")
    put_in(hole, plugged, A)
    assert plugged.property("trouble") == ""


def test_a_machine_without_sticks_says_so(plugged: PluggedSticks, hole: Hole) -> None:
    hole.works = False
    look(plugged)
    assert plugged.property("trouble").startswith("This computer cannot open USB sticks.")
    hole.works = True
    put_in(hole, plugged, A)
    assert plugged.used == A


def test_nothing_is_told_while_nothing_changes(plugged: PluggedSticks, hole: Hole) -> None:
    put_in(hole, plugged, A)
    heard: list[bool] = []
    plugged.changed.connect(lambda: heard.append(True))
    look(plugged)
    assert heard == []
