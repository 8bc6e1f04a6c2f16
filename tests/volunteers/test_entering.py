"""Who comes in by a PIN, and who does not; and nobody has a try more than they have."""

import itertools
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from argon2 import Parameters
from argon2.low_level import Type
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from kiosk import store
from kiosk.errors import KnownTrouble
from kiosk.store import make_engine
from kiosk.volunteers import accounts, lockout, pins
from kiosk.volunteers.entering import Busy, enter, enter_as_lead
from kiosk.volunteers.lockout import Waiting, Wrong
from kiosk.volunteers.people import Person, pin_hashes
from kiosk.who import KIOSK, Who
from tests.volunteers.moment import NOW, at

WRONG = "068417"


def type_wrong(session: Session, times: int) -> None:
    for _ in range(times):
        enter(session, WRONG, at(1000))


def test_a_right_pin_says_who_it_is(session: Session, ann: Person, bo: Person) -> None:
    assert enter(session, "482915", at(1000)) == Who("lead", "AL", ann.id)
    assert enter(session, "730264", at(1000)) == Who("volunteer", "BD", bo.id)


def test_a_wrong_pin_tells_how_many_tries_are_left(session: Session, bo: Person) -> None:
    assert [enter(session, WRONG, at(1000)) for _ in range(6)] == [
        *(Wrong(4, 0), Wrong(3, 0), Wrong(2, 0), Wrong(1, 0), Wrong(0, 15)),
        Waiting(15, lead_may_try=True),
    ]


@pytest.mark.parametrize("typed", ["", "4829", "482915 ", "٤٨٢٩١٥", "\udcff", "4" * 5000])
def test_whatever_is_typed_is_a_try(session: Session, ann: Person, typed: str) -> None:
    assert enter(session, typed, at(1000)) == Wrong(4, 0)


def test_where_there_is_nobody_every_pin_is_wrong(session: Session) -> None:
    assert enter(session, "482915", at(1000)) == Wrong(4, 0)


def test_a_right_pin_gives_everybody_five_tries_again(session: Session, bo: Person) -> None:
    type_wrong(session, 4)
    assert isinstance(enter(session, "730264", at(1000)), Who)
    assert enter(session, WRONG, at(1000)) == Wrong(4, 0)


def test_in_a_wait_a_right_pin_is_not_looked_at(
    session: Session, bo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_wrong(session, 5)
    monkeypatch.setattr(pins, "owner", None)
    assert enter(session, "730264", at(1001)) == Waiting(14, lead_may_try=True)


def test_after_the_wait_a_right_pin_comes_in(session: Session, bo: Person) -> None:
    type_wrong(session, 5)
    assert enter(session, "730264", at(1015)) == bo.who


def test_a_person_who_was_removed_does_not_come_in(session: Session, bo: Person) -> None:
    accounts.remove(session, bo.id, NOW, by=KIOSK)
    assert enter(session, "730264", at(1000)) == Wrong(4, 0)


def test_a_pin_that_was_replaced_is_good_for_nothing(session: Session, bo: Person) -> None:
    pin = accounts.reset_pin(session, bo.id, NOW, by=KIOSK)
    assert enter(session, "730264", at(1000)) == Wrong(4, 0)
    assert enter(session, pin, at(1000)) == bo.who


# Leads


def test_a_leads_pin_ends_the_wait(session: Session, ann: Person, bo: Person) -> None:
    type_wrong(session, 5)
    assert enter_as_lead(session, "482915", at(1001)) == ann.who
    assert enter(session, "730264", at(1002)) == bo.who


def test_in_a_wait_a_volunteers_pin_is_as_good_as_wrong(session: Session, bo: Person) -> None:
    type_wrong(session, 5)
    assert enter_as_lead(session, "730264", at(1001)) == Wrong(0, 14)
    assert enter_as_lead(session, "482915", at(1002)) == Waiting(13, lead_may_try=False)


def test_when_nobody_waits_it_does_not_matter_which_way_is_taken(
    session: Session, ann: Person, bo: Person
) -> None:
    assert enter_as_lead(session, "730264", at(1000)) == bo.who


# Whatever happens in between


def test_a_try_is_counted_even_if_the_kiosk_dies_over_it(
    session: Session, engine: Engine, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(pins, "owner", dies)
        for _ in range(5):
            with pytest.raises(MemoryError):
                enter(session, "482915", at(1000))
    with Session(engine) as after:
        assert lockout.waiting(after, at(1000)) == Waiting(15, lead_may_try=True)


def test_somebody_who_is_removed_while_their_pin_is_looked_at_stays_out(
    session: Session, engine: Engine, bo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pins.owner

    def owner(pin: str, hashes: dict[int, str]) -> int | None:
        found = real(pin, hashes)
        with Session(engine) as other:
            accounts.remove(other, bo.id, NOW, by=KIOSK)
        return found

    monkeypatch.setattr(pins, "owner", owner)
    assert enter(session, "730264", at(1000)) == Wrong(4, 0)


def test_while_another_program_writes_no_pin_is_looked_at(
    database: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    engine = make_engine(database)
    with engine.connect() as other, Session(engine) as session:
        other.exec_driver_sql("BEGIN IMMEDIATE")
        monkeypatch.setattr(pins, "owner", None)
        assert enter(session, "482915", at(1000)) == Busy()
        other.rollback()
    engine.dispose()


def test_a_disk_that_cannot_be_written_lets_nobody_in(session: Session, ann: Person) -> None:
    session.execute(text("PRAGMA query_only=ON"))
    with pytest.raises(KnownTrouble, match="could not be saved"):
        enter(session, "482915", at(1000))


TYPES_WRONG = """
import datetime, sys
from pathlib import Path
from argon2.profiles import CHEAPEST
from sqlalchemy.orm import Session
from kiosk.store import make_engine
from kiosk.volunteers import entering, moments, pins

pins.PARAMETERS = CHEAPEST
engine = make_engine(Path(sys.argv[1]))
now = moments.Moment(datetime.datetime.now(), "this start", 1000 + float(sys.argv[2]))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(6):
    with Session(engine) as session:
        print(type(entering.enter(session, "068417", now)).__name__)
"""


def test_programs_that_try_at_once_have_five_tries_together(database: Path, ann: Person) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", TYPES_WRONG, database, str(began)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for began in range(3)
    ]
    for each in programs:
        assert each.stdout
        assert each.stdout.readline() == "ready\n"
    for each in programs:
        assert each.stdin
        each.stdin.write("\n")
        each.stdin.flush()
    said = Counter(
        itertools.chain.from_iterable(each.communicate()[0].split() for each in programs)
    )
    assert said["Wrong"] == 5
    assert said.total() == 18
    assert said["Who"] == 0


# Parameters that change


def test_a_right_pin_is_hashed_anew_when_the_parameters_have_changed(
    session: Session, ann: Person, bo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pin_hashes(session)
    later = Parameters(Type.ID, 19, 16, 32, time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(pins, "PARAMETERS", later)
    assert enter(session, "730264", at(1000)) == bo.who
    after = pin_hashes(session)
    assert after[ann.id] == before[ann.id]
    assert "m=16,t=2" in after[bo.id]
    assert enter(session, "730264", at(1000)) == bo.who
    assert enter(session, "482915", at(1000)) == ann.who
    assert pin_hashes(session)[bo.id] == after[bo.id]
