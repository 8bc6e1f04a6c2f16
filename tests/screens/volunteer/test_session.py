"""How long somebody stays signed in, and what brings them out and back."""

import datetime

import pytest
from sqlalchemy import func, select

from kiosk.directory import notices, revisions
from kiosk.directory.models import Draft
from kiosk.directory.notices import News
from kiosk.store import Store
from kiosk.volunteers import accounts
from kiosk.volunteers.people import Person
from kiosk.who import KIOSK
from tests.driving import Driver
from tests.screens.acting import Clock, is_checked
from tests.screens.volunteer.coming_in import come_in, go_to_the_door, type_pin
from tests.screens.volunteer.conftest import ANN, BO, AddPerson

NOW = datetime.datetime(2026, 11, 23, 10)


# Left alone


def test_after_five_minutes_it_asks_and_says_that_all_is_kept(
    kiosk: Driver, clock: Clock, bo: Person
) -> None:
    come_in(kiosk, BO)
    clock.let_pass(299)
    assert not kiosk.sees("stillHere")
    clock.let_pass(1)
    assert kiosk.sees("stillHere")
    assert kiosk.reads("What you wrote is kept.")


def test_a_patient_is_not_told_of_what_is_kept(kiosk: Driver, clock: Clock) -> None:
    kiosk.tap("findSupport")
    clock.let_pass(60)
    assert kiosk.sees("stillHere")
    assert not kiosk.reads("What you wrote is kept.")


def test_when_nobody_answers_they_are_signed_out(kiosk: Driver, clock: Clock, bo: Person) -> None:
    come_in(kiosk, BO)
    clock.let_pass(300)
    clock.let_pass(30)
    assert kiosk.screen == "home"
    assert not kiosk.parts.staff.property("isOpen")


def test_yes_goes_on_where_they_were(kiosk: Driver, clock: Clock, bo: Person) -> None:
    come_in(kiosk, BO)
    clock.let_pass(300)
    kiosk.tap("stillHere")
    assert kiosk.screen == "staffToday"
    assert kiosk.parts.staff.property("isOpen")


def test_drafts_are_saved_while_somebody_is_still_signed_in(
    kiosk: Driver, clock: Clock, store: Store, bo: Person
) -> None:
    """The page of a draft saves it when it is told that they leave; and no one throws it away."""
    come_in(kiosk, BO)
    signed_by: list[str] = []

    def save() -> None:
        who = kiosk.parts.staff.who
        assert who is not None
        signed_by.append(who.initials)
        with store.session() as session, session.begin():
            session.add(Draft(volunteer_id=who.volunteer_id, saved_at=NOW, base=None, form={}))

    kiosk.parts.staff.leaving.connect(save)
    clock.let_pass(300)
    clock.let_pass(30)
    assert signed_by == ["BD"]
    with store.session() as session:
        assert session.scalar(select(func.count(Draft.id))) == 1


def test_leave_signs_out(kiosk: Driver, bo: Person) -> None:
    come_in(kiosk, BO)
    assert kiosk.find("finish").property("text") == "Leave"
    kiosk.tap("finish")
    assert kiosk.screen == "home"
    assert kiosk.find("finish").property("text") == "Finish"
    assert not kiosk.parts.staff.property("isOpen")


def test_a_fault_signs_out(kiosk: Driver, bo: Person) -> None:
    """What happens after one: `faults` calls this."""
    come_in(kiosk, BO)
    kiosk.parts.navigation.finish()
    assert not kiosk.parts.staff.property("isOpen")


# On the phone


def test_on_the_phone_the_page_is_held_for_twenty_minutes(
    kiosk: Driver, clock: Clock, bo: Person
) -> None:
    come_in(kiosk, BO)
    kiosk.tap("onThePhone")
    assert is_checked(kiosk.find("onThePhone"))
    clock.let_pass(1199)
    assert not kiosk.sees("stillHere")
    clock.let_pass(1)
    assert kiosk.sees("stillHere")


def test_after_the_phone_it_is_five_minutes_again(kiosk: Driver, clock: Clock, bo: Person) -> None:
    come_in(kiosk, BO)
    kiosk.tap("onThePhone")
    clock.let_pass(1200)
    kiosk.tap("stillHere")
    assert not is_checked(kiosk.find("onThePhone"))
    clock.let_pass(299)
    assert not kiosk.sees("stillHere")
    clock.let_pass(1)
    assert kiosk.sees("stillHere")


def test_hanging_up_ends_it(kiosk: Driver, clock: Clock, bo: Person) -> None:
    come_in(kiosk, BO)
    kiosk.tap("onThePhone")
    kiosk.tap("onThePhone")
    assert not is_checked(kiosk.find("onThePhone"))
    clock.let_pass(300)
    assert kiosk.sees("stillHere")


def test_the_next_person_is_not_on_the_phone(kiosk: Driver, clock: Clock, bo: Person) -> None:
    come_in(kiosk, BO)
    kiosk.tap("onThePhone")
    kiosk.tap("finish")
    kiosk.tap("findSupport")
    clock.let_pass(60)
    assert kiosk.sees("stillHere")
    kiosk.tap("stillHere")
    kiosk.tap("finish")
    come_in(kiosk, BO)
    assert not is_checked(kiosk.find("onThePhone"))


# A patient needs this


def test_a_patient_needs_this_is_home_at_once(kiosk: Driver, bo: Person) -> None:
    come_in(kiosk, BO)
    kiosk.tap("textSize2")
    kiosk.tap("patientNeedsThis")
    assert kiosk.screen == "home"
    assert not kiosk.parts.staff.property("isOpen")
    assert kiosk.parts.preferences.property("textSize") == 1


def test_the_same_person_comes_back_to_their_page(
    kiosk: Driver, bo: Person, another_page: str
) -> None:
    come_in(kiosk, BO)
    kiosk.parts.navigation.openStaff(another_page, "this one")
    kiosk.settle()
    kiosk.tap("patientNeedsThis")
    assert kiosk.screen == "home"
    come_in(kiosk, BO)
    assert kiosk.screen == another_page
    assert kiosk.parts.navigation.property("argument") == "this one"
    kiosk.tap("back")
    assert kiosk.screen == "staffToday"
    assert not kiosk.sees("back")


def test_they_come_back_once(kiosk: Driver, bo: Person, another_page: str) -> None:
    come_in(kiosk, BO)
    kiosk.parts.navigation.openStaff(another_page, "")
    kiosk.settle()
    kiosk.tap("patientNeedsThis")
    come_in(kiosk, BO)
    kiosk.tap("finish")
    come_in(kiosk, BO)
    assert kiosk.screen == "staffToday"


def test_another_person_does_not_get_that_page(
    kiosk: Driver, ann: Person, bo: Person, another_page: str
) -> None:
    come_in(kiosk, BO)
    kiosk.parts.navigation.openStaff(another_page, "")
    kiosk.settle()
    kiosk.tap("patientNeedsThis")
    come_in(kiosk, ANN)
    assert kiosk.screen == "staffToday"
    kiosk.tap("finish")
    come_in(kiosk, BO)
    assert kiosk.screen == another_page


def test_a_card_that_was_open_over_it_is_not_come_back_to(
    kiosk: Driver, bo: Person, another_page: str
) -> None:
    come_in(kiosk, BO)
    kiosk.parts.navigation.openStaff(another_page, "")
    kiosk.settle()
    kiosk.tap("helpNow")
    kiosk.parts.staff.patientNeedsThis()
    kiosk.settle()
    come_in(kiosk, BO)
    assert kiosk.screen == another_page


@pytest.fixture
def another_page(kiosk: Driver, bo: Person) -> str:
    """A page behind the door, beside *Today*: whatever its argument, there is something to show."""
    go_to_the_door(kiosk)
    kiosk.tap("finish")
    staff = kiosk.parts.staff
    assert staff._real is not None
    staff._real.pages["staffAnother"] = lambda _argument: True  # type: ignore[index]
    kiosk.parts.navigation.add({"staffAnother": staff._guarded("staffAnother")})
    return "staffAnother"


# Removed meanwhile


def test_somebody_who_was_removed_is_out_at_their_next_act(
    kiosk: Driver, store: Store, ann: Person, add_person: AddPerson
) -> None:
    add_person("Cy Orr", "917354", lead=True)
    with revisions.writing(store) as connection:
        notices.tell(connection, News("hidden", "Bare", None), KIOSK, NOW)
    come_in(kiosk, ANN)
    with store.session() as session:
        accounts.remove(session, ann.id, NOW, by=KIOSK)
    kiosk.tap("heard")
    assert kiosk.screen == "home"
    assert not kiosk.parts.staff.property("isOpen")
    with store.engine.connect() as connection:
        assert len(notices.unheard(connection)) == 1


def test_somebody_who_was_removed_is_out_at_their_next_page(
    kiosk: Driver, store: Store, bo: Person
) -> None:
    come_in(kiosk, BO)
    with store.session() as session:
        accounts.remove(session, bo.id, NOW, by=KIOSK)
    kiosk.tap("helpNow")
    kiosk.tap("back")
    assert kiosk.screen == "home"
    assert not kiosk.parts.staff.property("isOpen")
    go_to_the_door(kiosk)
    type_pin(kiosk, BO)
    assert kiosk.screen == "staffDoor"


def test_somebody_who_was_made_a_lead_is_one_at_their_next_page(
    kiosk: Driver, store: Store, bo: Person
) -> None:
    come_in(kiosk, BO)
    with store.session() as session:
        accounts.set_role(session, bo.id, "lead", by=KIOSK)
    kiosk.tap("helpNow")
    kiosk.tap("back")
    assert kiosk.find("signedIn").property("text") == "BD, lead"
