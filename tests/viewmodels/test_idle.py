"""The clock that notices that nobody is there any more."""

import pytest
from PySide6.QtTest import QSignalSpy

from kiosk.viewmodels.idle import IdleClock


class Time:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 5000.0

    def __call__(self) -> float:
        """Seconds that only ever grow."""
        return self.seconds


@pytest.fixture
def time() -> Time:
    """The time of the clock."""
    return Time()


@pytest.fixture
def clock(time: Time) -> IdleClock:
    """A clock that counts 30 seconds down and waits 60; nobody has touched anything."""
    clock = IdleClock(30, time)
    clock.allow(60)
    return clock


def after(clock: IdleClock, time: Time, seconds: float) -> IdleClock:
    """The clock so many seconds later."""
    time.seconds += seconds
    clock.tick()
    return clock


def asks(clock: IdleClock) -> bool:
    return bool(clock.property("asking"))


def left(clock: IdleClock) -> int:
    return int(clock.property("secondsLeft"))


def test_it_rests_until_somebody_comes(clock: IdleClock, time: Time) -> None:
    assert not asks(after(clock, time, 1_000_000))


def test_it_asks_when_its_patience_is_at_an_end(clock: IdleClock, time: Time) -> None:
    clock.notice()
    assert not asks(after(clock, time, 59.9))
    assert asks(after(clock, time, 0.1))


def test_a_sign_of_life_begins_the_wait_again(clock: IdleClock, time: Time) -> None:
    clock.notice()
    after(clock, time, 59)
    clock.notice()
    assert not asks(after(clock, time, 59))
    assert asks(after(clock, time, 1))


def test_it_counts_down_whole_seconds_from_thirty_to_one(clock: IdleClock, time: Time) -> None:
    clock.notice()
    seen = [left(after(clock, time, 60))]
    seen += [left(after(clock, time, 0.25)) for _ in range(119)]
    assert sorted(set(seen), reverse=True) == list(range(30, 0, -1))
    assert seen == sorted(seen, reverse=True)


def test_it_expires_once_after_the_countdown(clock: IdleClock, time: Time) -> None:
    expired = QSignalSpy(clock.expired)
    clock.notice()
    after(clock, time, 60)
    after(clock, time, 29.9)
    assert expired.count() == 0
    after(clock, time, 0.1)
    after(clock, time, 600)
    assert expired.count() == 1
    assert not asks(clock)


def test_it_does_not_ask_any_more_when_it_says_that_it_expired(
    clock: IdleClock, time: Time
) -> None:
    told: list[bool] = []
    clock.expired.connect(lambda: told.append(asks(clock)))
    clock.notice()
    after(clock, time, 60)
    after(clock, time, 30)
    assert told == [False]


def test_yes_ends_the_question_and_begins_the_wait_again(clock: IdleClock, time: Time) -> None:
    clock.notice()
    after(clock, time, 60)
    after(clock, time, 29)
    clock.stay()
    assert not asks(clock)
    assert left(clock) == 30
    assert not asks(after(clock, time, 59))
    assert asks(after(clock, time, 1))


def test_a_sign_of_life_alone_does_not_answer_the_question(clock: IdleClock, time: Time) -> None:
    expired = QSignalSpy(clock.expired)
    clock.notice()
    after(clock, time, 60)
    after(clock, time, 20)
    clock.notice()
    after(clock, time, 10)
    assert expired.count() == 1


def test_another_screen_answers_the_question(clock: IdleClock, time: Time) -> None:
    clock.notice()
    after(clock, time, 60)
    clock.answer()
    assert not asks(clock)


def test_another_screen_is_no_sign_of_life_where_nothing_was_asked(
    clock: IdleClock, time: Time
) -> None:
    clock.answer()
    assert not asks(after(clock, time, 1000))


def test_rest_ends_the_question(clock: IdleClock, time: Time) -> None:
    clock.notice()
    after(clock, time, 60)
    clock.rest()
    assert not asks(clock)
    assert not asks(after(clock, time, 1000))


def test_a_machine_that_slept_asks_before_it_forgets(clock: IdleClock, time: Time) -> None:
    expired = QSignalSpy(clock.expired)
    clock.notice()
    assert asks(after(clock, time, 36_000))
    assert expired.count() == 0


def test_a_more_patient_screen_waits_from_the_last_touch(clock: IdleClock, time: Time) -> None:
    clock.notice()
    after(clock, time, 50)
    clock.allow(180)
    assert not asks(after(clock, time, 129))
    assert asks(after(clock, time, 1))


def test_those_who_look_on_are_told_of_every_second(clock: IdleClock, time: Time) -> None:
    clock.notice()
    after(clock, time, 60)
    changes = QSignalSpy(clock.changed)
    for _ in range(10):
        after(clock, time, 1)
    assert changes.count() >= 10


def test_whoever_is_on_the_phone_is_not_asked_until_their_time_is_over(
    clock: IdleClock, time: Time
) -> None:
    waited = QSignalSpy(clock.waited)
    clock.notice()
    clock.hold_for(1200)
    assert not asks(after(clock, time, 1199))
    assert waited.count() == 0
    assert asks(after(clock, time, 1))
    assert waited.count() == 1


def test_who_touched_the_screen_while_on_the_phone_has_their_usual_time_after_it(
    clock: IdleClock, time: Time
) -> None:
    clock.notice()
    clock.hold_for(1200)
    time.seconds += 1190
    clock.notice()
    assert not asks(after(clock, time, 10))
    assert not asks(after(clock, time, 49))
    assert asks(after(clock, time, 1))


def test_the_time_on_the_phone_can_be_ended(clock: IdleClock, time: Time) -> None:
    waited = QSignalSpy(clock.waited)
    clock.notice()
    clock.hold_for(1200)
    clock.hold_for(0)
    assert asks(after(clock, time, 60))
    assert waited.count() == 0


def test_rest_ends_the_time_on_the_phone(clock: IdleClock, time: Time) -> None:
    clock.notice()
    clock.hold_for(1200)
    clock.rest()
    clock.notice()
    assert asks(after(clock, time, 60))
