"""Five tries are free; then each wrong one brings a wait that doubles, whatever clocks do."""

import datetime
import time

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from kiosk.volunteers import lockout, moments
from kiosk.volunteers.lockout import Waiting, Wrong
from tests.volunteers.moment import at

YEAR = datetime.timedelta(days=365)


def type_wrong(session: Session, times: int, now: float = 1000) -> float:
    """Type a wrong PIN so often, each as soon as it may be; when the last one was."""
    for number in range(times):
        if number:
            now += lockout.wait_after(number)
        assert isinstance(lockout.count(session, at(now)), Wrong)
    return now


@pytest.mark.parametrize(
    ("wrong", "seconds"),
    [(0, 0), (4, 0), (5, 15), (6, 30), (7, 60), (8, 120), (9, 240), (10, 300), (10_000, 300)],
)
def test_the_wait_doubles_from_15_seconds_to_five_minutes(wrong: int, seconds: int) -> None:
    assert lockout.wait_after(wrong) == seconds


def test_the_first_five_need_not_wait_and_tell_how_many_are_left(session: Session) -> None:
    said = [lockout.count(session, at(1000)) for _ in range(5)]
    assert said == [Wrong(4, 0), Wrong(3, 0), Wrong(2, 0), Wrong(1, 0), Wrong(0, 15)]


def test_the_next_one_waits_and_then_is_one_only(session: Session) -> None:
    type_wrong(session, 5)
    assert lockout.count(session, at(1014.5)) == Waiting(1, lead_may_try=True)
    assert lockout.count(session, at(1015)) == Wrong(0, 30)
    assert lockout.waiting(session, at(1015)) == Waiting(30, lead_may_try=True)


def test_typing_during_a_wait_does_not_make_it_longer(session: Session) -> None:
    type_wrong(session, 5)
    for second in range(15):
        lockout.count(session, at(1000 + second))
    assert lockout.waiting(session, at(1015)) is None


def test_ending_it_gives_five_tries_again(session: Session) -> None:
    type_wrong(session, 9)
    lockout.end(session)
    assert lockout.waiting(session, at(1000)) is None
    assert lockout.count(session, at(1000)) == Wrong(4, 0)


def test_looking_changes_nothing(session: Session) -> None:
    assert lockout.waiting(session, at(0)) is None
    type_wrong(session, 5)
    session.commit()
    lockout.waiting(session, at(1001))
    assert not session.dirty
    assert lockout.waiting(session, at(1001)) == Waiting(14, lead_may_try=True)


# Restarts, and clocks that are set


def test_it_survives_a_restart_of_the_program(engine: Engine) -> None:
    with Session(engine) as before, before.begin():
        type_wrong(before, 5)
    engine.dispose()
    with Session(engine) as after:
        assert lockout.waiting(after, at(1005)) == Waiting(10, lead_may_try=True)


def test_after_a_restart_of_the_machine_the_wait_counts_from_its_start(session: Session) -> None:
    type_wrong(session, 5)
    assert lockout.waiting(session, at(4, "next start")) == Waiting(11, lead_may_try=True)
    assert lockout.waiting(session, at(15, "next start")) is None
    assert lockout.count(session, at(15, "next start")) == Wrong(0, 30)


def test_no_restart_makes_anybody_wait_for_longer_than_five_minutes(session: Session) -> None:
    type_wrong(session, 30, 10**6)
    wait = lockout.waiting(session, at(0, "next start"))
    assert wait == Waiting(300, lead_may_try=True)
    assert lockout.waiting(session, at(300, "next start")) is None


def test_a_machine_that_was_off_all_night_lets_nobody_wait_after_breakfast(
    session: Session,
) -> None:
    type_wrong(session, 30)
    assert lockout.waiting(session, at(301, "next morning")) is None


@pytest.mark.parametrize("shift", [YEAR, -YEAR, datetime.timedelta(minutes=-4)])
@pytest.mark.parametrize("boot", ["this start", "next start"])
def test_the_clock_on_the_wall_neither_frees_nor_locks(
    session: Session, shift: datetime.timedelta, boot: str
) -> None:
    last = type_wrong(session, 9)
    seconds = last if boot == "this start" else 0
    right, wrong = at(seconds + 100, boot), at(seconds + 100, boot, wall=shift)
    assert lockout.waiting(session, wrong) == lockout.waiting(session, right)
    assert lockout.waiting(session, wrong) == Waiting(140, lead_may_try=True)
    assert lockout.waiting(session, at(seconds + 240, boot, wall=shift)) is None


def test_a_running_that_is_younger_than_its_own_past_counts_as_another(session: Session) -> None:
    """What a snapshot of a virtual machine that is put back looks like."""
    type_wrong(session, 5, 10**6)
    assert lockout.waiting(session, at(5)) == Waiting(10, lead_may_try=True)
    assert lockout.waiting(session, at(15)) is None


def test_a_try_that_began_before_the_last_one_was_counted_waits_too(session: Session) -> None:
    """Two programs tried at once, and the earlier had to let the later go first."""
    type_wrong(session, 5)
    assert lockout.count(session, at(999.5)) == Waiting(15, lead_may_try=True)


def test_the_machines_own_time_goes_on_and_is_the_same_for_every_program() -> None:
    first, second = moments.now(), moments.now()
    assert first.boot == second.boot != ""
    assert first.uptime <= second.uptime
    assert abs((second.wall - datetime.datetime.now()).total_seconds()) < 3600
    whole = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert second.uptime <= whole


# Leads


def test_a_lead_has_one_try_in_a_wait_and_the_wait_goes_on(session: Session) -> None:
    type_wrong(session, 5)
    assert lockout.count(session, at(1003), as_lead=True) == Wrong(0, 12)
    assert lockout.count(session, at(1004), as_lead=True) == Waiting(11, lead_may_try=False)
    assert lockout.waiting(session, at(1014)) == Waiting(1, lead_may_try=False)
    assert lockout.waiting(session, at(1015)) is None


def test_the_next_wait_has_a_try_for_leads_again(session: Session) -> None:
    type_wrong(session, 5)
    lockout.count(session, at(1003), as_lead=True)
    lockout.count(session, at(1015))
    assert lockout.waiting(session, at(1016)) == Waiting(29, lead_may_try=True)


def test_a_restart_gives_leads_no_second_try(session: Session) -> None:
    type_wrong(session, 10)
    lockout.count(session, at(10_000, "next start"))
    lockout.count(session, at(10_001, "next start"), as_lead=True)
    wait = lockout.waiting(session, at(1, "the one after"))
    assert wait == Waiting(299, lead_may_try=False)


def test_a_leads_try_when_nobody_waits_is_like_any_other(session: Session) -> None:
    assert lockout.count(session, at(1000), as_lead=True) == Wrong(4, 0)


@pytest.mark.parametrize("restarts_every", [None, 60])
def test_the_longest_wait_lets_nobody_try_more_than_two_pins_in_five_minutes(
    session: Session, restarts_every: int | None
) -> None:
    """Somebody types at every second for two hours, as a lead and not; and pulls the plug, too."""
    type_wrong(session, 10)
    looked_at = 0
    for second in range(2 * 3600):
        now = at(100_000 + second)
        if restarts_every:
            now = at(second % restarts_every, f"start {second // restarts_every}")
        for as_lead in (False, True):
            looked_at += isinstance(lockout.count(session, now, as_lead=as_lead), Wrong)
    assert looked_at <= 2 * 12 * 2 + 2
