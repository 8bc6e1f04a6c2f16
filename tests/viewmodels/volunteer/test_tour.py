"""The guided tour without a screen: what counts as done, and the stick."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer

from kiosk.directory import standing
from kiosk.directory.checks import Found, Method, Outcome, check
from kiosk.directory.due import not_public
from kiosk.directory.undoing import undo
from kiosk.viewmodels.volunteer.tour import Tour
from kiosk.wording.tour import Key, in_tour
from tests.driving import wait_until
from tests.viewmodels.volunteer.conftest import NOW, Room

Begin = Callable[..., Tour]


@pytest.fixture
def begin(room: Room) -> Begin:
    """A tour of these steps, on the directory itself."""

    def begin_now(*keys: Key, is_on_stick: Callable[[], bool] = lambda: False) -> Tour:
        steps = [step for step in in_tour() if step.key in keys]
        return Tour(room.area._desk, room.staff, steps, is_on_stick)

    return begin_now


def any_listing(room: Room) -> str:
    desk = room.area._desk
    audience = desk.acts.audience()
    return desk.read(lambda connection: not_public(connection, audience))[0].id


def do(room: Room, outcome: Outcome = Outcome.RIGHT) -> int:
    """Somebody checks a listing; the number of the act."""
    key = any_listing(room)
    done = room.area._desk.act(
        lambda connection, who: check(connection, key, who, Found(Method.PHONE, outcome), NOW)
    )
    assert done is not None
    return done.revisions[-1]


def title(tour: Tour) -> str:
    return str(tour.property("title"))


def test_what_was_done_before_a_step_does_not_count(room: Room, begin: Begin) -> None:
    do(room)
    tour = begin(Key.CHECK)
    tour.look()
    assert title(tour) == "Step 1 of 1: Check one"
    do(room)
    tour.look()
    assert not tour.property("isOn")
    assert tour.property("words") == "That was the tour. Try more, or stop."


def test_another_act_is_not_the_step(room: Room, begin: Begin) -> None:
    tour = begin(Key.CHECK, Key.UNDO)
    key = any_listing(room)
    room.area._desk.act(lambda connection, who: standing.hide(connection, key, who, NOW))
    tour.look()
    assert title(tour) == "Step 1 of 2: Check one"
    assert not tour.property("hasDone")


def test_taking_something_back_is_seen(room: Room, begin: Begin) -> None:
    act = do(room)
    tour = begin(Key.UNDO)
    room.area._desk.act(lambda connection, who: undo(connection, act, who, NOW))
    tour.look()
    assert tour.property("hasDone")


def test_a_file_on_the_stick_is_seen_by_itself(begin: Begin) -> None:
    stick: list[str] = []
    tour = begin(Key.STICK, is_on_stick=lambda: bool(stick))
    timer = next(each for each in tour.children() if isinstance(each, QTimer))
    assert timer.isActive()
    timer.setInterval(1)
    stick.append("Listings.xlsx")
    wait_until(lambda: not tour.property("isOn"), "the file to be seen")
    assert not timer.isActive()


def test_after_its_end_it_looks_no_more(room: Room, begin: Begin) -> None:
    tour = begin(Key.CHECK)
    tour.close()
    do(room)
    tour.look()
    tour.skip()
    assert not tour.property("hasDone")
