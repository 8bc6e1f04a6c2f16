"""People are added, given other PINs and roles, and removed; and nobody may who may not."""

import datetime
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from kiosk.errors import KnownTrouble
from kiosk.volunteers import accounts, forgetting, lockout, people, pins
from kiosk.volunteers.entering import enter
from kiosk.volunteers.lockout import Waiting, Wrong
from kiosk.volunteers.models import Volunteer
from kiosk.volunteers.people import Person, pin_hashes
from kiosk.who import KIOSK, Who
from tests.volunteers.conftest import AddPerson
from tests.volunteers.moment import NOW, at

HOUR = datetime.timedelta(hours=1)


# Adding


def test_the_first_one_is_a_lead_and_the_next_are_volunteers(ann: Person, bo: Person) -> None:
    assert (ann.role, bo.role) == ("lead", "volunteer")


def test_a_lead_may_be_added_too(ann: Person, add_person: AddPerson) -> None:
    assert add_person("Cy Orr", "550391", lead=True).role == "lead"


def test_a_pin_is_made_up_where_none_is_given_and_is_to_be_changed(session: Session) -> None:
    added = accounts.add(session, "Ann Lee", NOW, by=KIOSK)
    assert added.pin
    assert not added.person.pin_is_own
    assert enter(session, added.pin, at(1000)) == added.person.who


def test_a_pin_of_their_own_is_not_told_again(session: Session) -> None:
    added = accounts.add(session, "Ann Lee", NOW, by=KIOSK, pin="482915")
    assert added.pin is None
    assert added.person.pin_is_own


def test_the_pin_is_in_no_log_and_in_no_database(
    session: Session, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    added = accounts.add(session, "Ann Lee", NOW, by=KIOSK)
    other = accounts.reset_pin(session, added.person.id, NOW, by=KIOSK)
    enter(session, other, at(1000))
    assert added.pin
    files = b"".join(each.read_bytes() for each in database.parent.glob(f"{database.name}*"))
    for pin in (added.pin, other):
        assert pin not in caplog.text
        assert pin.encode() not in files
        assert pin not in repr(added)


def test_the_log_says_what_was_done_and_names_nobody(
    session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "kiosk")
    added = accounts.add(session, "Ann Lee", NOW, by=KIOSK)
    accounts.reset_pin(session, added.person.id, NOW, by=added.person.who)
    assert caplog.messages == [
        "Volunteer 1 was added by somebody at the machine, as a lead.",
        "Volunteer 1 was given another PIN by volunteer 1.",
    ]


def test_a_pin_that_is_made_up_is_neither_weak_nor_anybodys(
    session: Session, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up = iter(("123456", "010190", "482915", "068417"))
    monkeypatch.setattr(pins, "make_up", lambda: next(made_up))
    assert accounts.add(session, "Bo Day", NOW, by=KIOSK).pin == "068417"


def test_a_weak_pin_is_refused_with_the_reason(session: Session) -> None:
    with pytest.raises(KnownTrouble, match=r"^It looks like a date\. Choose another PIN\.$"):
        accounts.add(session, "Ann Lee", NOW, by=KIOSK, pin="010190")
    assert people.list_all(session) == []


def test_a_number_of_this_room_is_refused(session: Session) -> None:
    with pytest.raises(KnownTrouble, match="shown in this room"):
        accounts.add(session, "Ann", NOW, by=KIOSK, pin="482915", numbers=["01482 915 000"])


def test_a_pin_that_somebody_has_is_refused_and_nobody_is_told_whose(
    session: Session, ann: Person
) -> None:
    with pytest.raises(KnownTrouble) as refused:
        accounts.add(session, "Bo Day", NOW, by=KIOSK, pin="482915")
    assert str(refused.value) == "It cannot be used here. Choose another PIN."


def test_initials_may_be_chosen(session: Session) -> None:
    assert accounts.add(session, "Ann Lee", NOW, by=KIOSK, initials="xy").person.initials == "XY"


def test_initials_that_somebody_has_are_refused_and_others_are_named(
    session: Session, ann: Person
) -> None:
    with pytest.raises(KnownTrouble, match=r"signs with AL already\. AO is free"):
        accounts.add(session, "Al Orr", NOW, by=KIOSK, initials="AL")


def test_initials_of_somebody_who_was_removed_are_free_again(session: Session, bo: Person) -> None:
    accounts.remove(session, bo.id, NOW, by=KIOSK)
    assert accounts.add(session, "Bea Dow", NOW, by=KIOSK).person.initials == "BD"


def test_the_database_itself_refuses_the_same_initials_twice(session: Session, ann: Person) -> None:
    like_ann = {"initials": "AL", "role": "lead", "pin_is_own": True}
    session.add(Volunteer(name="Al Low", pin_hash="x", pin_set_at=NOW, added_at=NOW, **like_ann))
    with pytest.raises(IntegrityError):
        session.flush()


@pytest.mark.parametrize(
    "half",
    [
        {"name": None, "initials": None, "pin_hash": None},
        {"removed_at": NOW},
        {"role": "staff"},
    ],
)
def test_the_database_itself_refuses_somebody_who_is_only_half_there(
    session: Session, half: dict[str, object]
) -> None:
    whole = {"name": "Al Low", "initials": "AL", "pin_hash": "x", "role": "lead"}
    session.add(
        Volunteer(**{**whole, **half}, pin_is_own=True, pin_set_at=NOW, added_at=NOW),
    )
    with pytest.raises(IntegrityError):
        session.flush()


# Changing one's own PIN


def test_a_person_changes_their_pin(session: Session, bo: Person) -> None:
    pin = accounts.reset_pin(session, bo.id, NOW, by=KIOSK)
    assert accounts.change_pin(session, bo.who, pin, "068417", at(1000)) == bo.who
    assert enter(session, "068417", at(1000)) == bo.who
    assert isinstance(enter(session, pin, at(1000)), Wrong)
    now = people.still(session, bo.who)
    assert now is not None
    assert now.pin_is_own


@pytest.mark.parametrize("typed", ["553906", "482915"], ids=["nobody's", "somebody else's"])
def test_without_the_current_pin_nothing_changes_and_it_counts_as_a_try(
    session: Session, ann: Person, bo: Person, typed: str
) -> None:
    before = pin_hashes(session)
    assert accounts.change_pin(session, bo.who, typed, "068417", at(1000)) == Wrong(4, 0)
    assert pin_hashes(session) == before
    assert enter(session, "953306", at(1000)) == Wrong(3, 0)


def test_in_a_wait_nobody_changes_a_pin(session: Session, bo: Person) -> None:
    for _ in range(5):
        enter(session, "068417", at(1000))
    said = accounts.change_pin(session, bo.who, "730264", "068417", at(1001))
    assert said == Waiting(14, lead_may_try=True)


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("123456", "counts up"),
        ("730264", "that you have now"),
        ("48291", "six digits"),
        ("915000", "shown in this room"),
    ],
)
def test_a_weak_new_pin_is_refused_with_the_reason_and_is_no_try(
    session: Session, bo: Person, new: str, reason: str
) -> None:
    with pytest.raises(KnownTrouble, match=reason):
        accounts.change_pin(session, bo.who, "730264", new, at(1000), numbers=["01482 915 000"])
    assert enter(session, "068417", at(1000)) == Wrong(4, 0)


def test_a_new_pin_that_somebody_has_is_refused_and_nobody_is_told_whose(
    session: Session, ann: Person, bo: Person
) -> None:
    later = at(25 * 3600)
    with pytest.raises(KnownTrouble, match=r"^It cannot be used here\. Choose another PIN\.$"):
        accounts.change_pin(session, bo.who, "730264", "482915", later)
    assert enter(session, "730264", later) == bo.who


def test_nobody_finds_out_other_pins_by_changing_their_own_all_day(
    session: Session, bo: Person
) -> None:
    pin = accounts.reset_pin(session, bo.id, NOW, by=KIOSK)
    accounts.change_pin(session, bo.who, pin, "068417", at(0))
    with pytest.raises(KnownTrouble, match="once a day"):
        accounts.change_pin(session, bo.who, "068417", "953306", at(23 * 3600))
    assert accounts.change_pin(session, bo.who, "068417", "953306", at(24 * 3600)) == bo.who


def test_a_clock_that_was_set_back_keeps_nobody_from_changing(session: Session, bo: Person) -> None:
    earlier = at(0, wall=-HOUR)
    assert accounts.change_pin(session, bo.who, "730264", "068417", earlier) == bo.who


# What needs a lead


Act = Callable[[Session, Person, Who], object]

ACTS: dict[str, Act] = {
    "add": lambda session, _, by: accounts.add(session, "Cy Orr", NOW, by=by),
    "reset": lambda session, whom, by: accounts.reset_pin(session, whom.id, NOW, by=by),
    "role": lambda session, whom, by: accounts.set_role(session, whom.id, "lead", by=by),
    "remove": lambda session, whom, by: accounts.remove(session, whom.id, NOW, by=by),
    "end the wait": lambda session, _, by: accounts.end_wait(session, by=by),
}
each_act = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())


@each_act
def test_a_lead_may_and_so_may_whoever_is_at_the_machine(
    session: Session, ann: Person, bo: Person, add_person: AddPerson, act: Act
) -> None:
    act(session, bo, ann.who)
    act(session, add_person("Di Fox", "550391"), KIOSK)


@each_act
def test_a_volunteer_may_not(session: Session, bo: Person, act: Act) -> None:
    before = people.list_all(session), pin_hashes(session)
    with pytest.raises(KnownTrouble, match="needs a lead"):
        act(session, bo, bo.who)
    assert (people.list_all(session), pin_hashes(session)) == before


@each_act
def test_nor_may_somebody_who_was_a_lead_when_they_came_in(
    session: Session, ann: Person, bo: Person, act: Act
) -> None:
    accounts.set_role(session, bo.id, "lead", by=KIOSK)
    accounts.set_role(session, ann.id, "volunteer", by=KIOSK)
    with pytest.raises(KnownTrouble, match="needs a lead"):
        act(session, bo, ann.who)


@pytest.mark.parametrize("who", [Who("staff", "AL"), Who("lead"), Who("lead", "AL", 4711)])
def test_nor_may_a_role_that_nobody_signed_in_for(session: Session, ann: Person, who: Who) -> None:
    with pytest.raises(KnownTrouble, match="needs a lead"):
        accounts.end_wait(session, by=who)


def test_a_lead_ends_the_wait(session: Session, ann: Person) -> None:
    for _ in range(5):
        enter(session, "068417", at(1000))
    accounts.end_wait(session, by=ann.who)
    assert lockout.waiting(session, at(1000)) is None


def test_a_role_that_there_is_not_is_refused(session: Session, bo: Person) -> None:
    with pytest.raises(KnownTrouble, match="no role “boss”"):
        accounts.set_role(session, bo.id, "boss", by=KIOSK)


@pytest.mark.parametrize("by_themselves", [True, False])
def test_the_last_lead_stays(
    session: Session, ann: Person, bo: Person, by_themselves: bool
) -> None:
    by = ann.who if by_themselves else KIOSK
    with pytest.raises(KnownTrouble, match="the only lead"):
        accounts.set_role(session, ann.id, "volunteer", by=by)
    with pytest.raises(KnownTrouble, match="the only lead"):
        accounts.remove(session, ann.id, NOW, by=by)
    assert people.find(session, "AL").role == "lead"


def test_a_lead_may_go_when_there_is_another(session: Session, ann: Person, bo: Person) -> None:
    accounts.set_role(session, bo.id, "lead", by=ann.who)
    accounts.remove(session, ann.id, NOW, by=ann.who)
    assert [each.initials for each in people.list_all(session)] == ["BD"]
    with pytest.raises(KnownTrouble, match="the only lead"):
        accounts.set_role(session, bo.id, "volunteer", by=KIOSK)


# Removing


class OtherBase(DeclarativeBase):
    """Tables such as directory and history have."""


class Signed(OtherBase):
    """Something that a volunteer did."""

    __tablename__ = "signed"

    id: Mapped[int] = mapped_column(primary_key=True)
    volunteer_id: Mapped[int | None]
    role: Mapped[str]
    initials: Mapped[str]
    words: Mapped[str]


class OnlyInitials(OtherBase):
    """Something from before there were accounts."""

    __tablename__ = "only_initials"

    id: Mapped[int] = mapped_column(primary_key=True)
    initials: Mapped[str]


class OnlyNumber(OtherBase):
    """Something that points at a person and says nothing of them."""

    __tablename__ = "only_number"

    id: Mapped[int] = mapped_column(primary_key=True)
    volunteer_id: Mapped[int]


@pytest.fixture
def history(session: Session, engine: Engine, bo: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Bo and others did."""
    OtherBase.metadata.create_all(engine)
    monkeypatch.setattr(forgetting, "Base", OtherBase)
    for number, initials, role in (
        (bo.id, "BD", "volunteer"),
        (bo.id, "BD", "volunteer"),
        (1, "AL", "volunteer"),
        (None, "BD", "volunteer"),  # typed at the machine
        (None, "BD", "staff"),
    ):
        session.add(Signed(volunteer_id=number, role=role, initials=initials, words="right"))
    session.add(OnlyInitials(initials="BD"))
    session.add(OnlyNumber(volunteer_id=bo.id))
    session.commit()


def test_what_they_did_stays_as_done_by_a_volunteer(
    session: Session, bo: Person, history: None
) -> None:
    accounts.remove(session, bo.id, NOW, by=KIOSK)
    signed = session.execute(
        select(Signed.volunteer_id, Signed.initials, Signed.role, Signed.words)
    )
    assert list(signed) == [
        (bo.id, "", "volunteer", "right"),
        (bo.id, "", "volunteer", "right"),
        (1, "AL", "volunteer", "right"),
        (None, "", "volunteer", "right"),
        (None, "BD", "staff", "right"),
    ]
    assert session.scalars(select(OnlyInitials.initials)).all() == ["BD"]
    assert session.scalars(select(OnlyNumber.volunteer_id)).all() == [bo.id]


class Answered(OtherBase):
    """Something that was answered by name, at the machine, or by somebody who was signed in."""

    __tablename__ = "answered"

    step: Mapped[str] = mapped_column(primary_key=True)
    names: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    initials: Mapped[str] = mapped_column(default="")
    volunteer_id: Mapped[int | None]


def test_a_name_that_was_typed_at_the_machine_goes_with_the_person(
    session: Session, bo: Person, history: None
) -> None:
    typed = {"first": "bo  day", "second": "Bo Daye", "signed": "Bo Day, physiotherapist"}
    session.add_all(Answered(step=step, names=each) for step, each in typed.items())
    session.commit()
    accounts.remove(session, bo.id, NOW, by=KIOSK)
    columns = (Answered.names, Answered.role, Answered.initials, Answered.volunteer_id)
    assert [tuple(row) for row in session.execute(select(*columns).order_by(Answered.step))] == [
        ("", "volunteer", "", bo.id),
        ("Bo Daye", "", "", None),
        ("Bo Day, physiotherapist", "", "", None),
    ]


def test_of_a_removed_person_only_number_role_and_days_are_left(
    session: Session, bo: Person
) -> None:
    accounts.remove(session, bo.id, NOW + HOUR, by=KIOSK)
    left = session.get_one(Volunteer, bo.id)
    assert (left.name, left.initials, left.pin_hash) == (None, None, None)
    assert (left.role, left.added_at, left.removed_at) == ("volunteer", NOW, NOW + HOUR)


def test_the_name_is_nowhere_in_the_files_of_the_database(
    session: Session, database: Path, ann: Person, add_person: AddPerson
) -> None:
    cy = add_person("Cyprian Zebrafinch", "550391")
    session.connection()
    accounts.remove(session, cy.id, NOW, by=KIOSK)
    files = [each.read_bytes() for each in database.parent.glob(f"{database.name}*")]
    assert not [each for each in files if b"Zebrafinch" in each]
    assert b"Ann Lee" in b"".join(files)


@pytest.mark.parametrize(
    "act",
    [
        lambda session, gone: accounts.remove(session, gone, NOW, by=KIOSK),
        lambda session, gone: accounts.reset_pin(session, gone, NOW, by=KIOSK),
        lambda session, gone: accounts.set_role(session, gone, "lead", by=KIOSK),
    ],
    ids=["remove", "reset", "role"],
)
def test_who_was_removed_cannot_be_changed_any_more(
    session: Session, bo: Person, act: Callable[[Session, int], object]
) -> None:
    accounts.remove(session, bo.id, NOW, by=KIOSK)
    with pytest.raises(KnownTrouble, match="was removed"):
        act(session, bo.id)


def test_a_removal_that_fails_half_way_changes_nothing(
    session: Session, bo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(forgetting, "forget", fails)
    with pytest.raises(MemoryError):
        accounts.remove(session, bo.id, NOW, by=KIOSK)
    assert people.still(session, bo.who) == bo
