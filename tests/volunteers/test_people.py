"""Who there is, as others read them."""

import pytest
from sqlalchemy.orm import Session

from kiosk.errors import KnownTrouble
from kiosk.volunteers import accounts, people
from kiosk.volunteers.people import Person
from kiosk.who import KIOSK, Who
from tests.volunteers.conftest import AddPerson
from tests.volunteers.moment import NOW


def test_everybody_is_listed_by_name_and_the_removed_are_not(
    session: Session, ann: Person, bo: Person, add_person: AddPerson
) -> None:
    cy = add_person("al Zed", "550391")
    accounts.remove(session, bo.id, NOW, by=KIOSK)
    assert people.list_all(session) == [cy, ann]


@pytest.mark.parametrize("words", ["bd", "BD", "bo day", " Bo  Day "])
def test_a_person_is_found_by_initials_or_name(session: Session, bo: Person, words: str) -> None:
    assert people.find(session, words) == bo


@pytest.mark.parametrize("words", ["", "Bo", "XX", "%"])
def test_who_is_not_there_is_not_found(session: Session, bo: Person, words: str) -> None:
    with pytest.raises(KnownTrouble, match="Nobody here is called"):
        people.find(session, words)


def test_two_of_the_same_name_are_told_apart_by_initials(
    session: Session, ann: Person, add_person: AddPerson
) -> None:
    other = add_person("Ann Lee", "550391")
    with pytest.raises(KnownTrouble, match="Give initials: AL, ALE"):
        people.find(session, "Ann Lee")
    assert people.find(session, "ALE") == other


def test_initials_go_before_a_name_that_reads_the_same(
    session: Session, ann: Person, add_person: AddPerson
) -> None:
    add_person("Al", "550391")
    assert people.find(session, "al") == ann


def test_somebody_who_came_in_is_known_as_they_are_now(session: Session, bo: Person) -> None:
    came_in = bo.who
    accounts.set_role(session, bo.id, "lead", by=KIOSK)
    now = people.still(session, came_in)
    assert now is not None
    assert now.who.leads
    accounts.remove(session, bo.id, NOW, by=KIOSK)
    assert people.still(session, came_in) is None


@pytest.mark.parametrize("who", [KIOSK, Who("staff", "AL"), Who("lead", "AL", 4711)])
def test_who_has_no_account_is_nobody_now(session: Session, ann: Person, who: Who) -> None:
    assert people.still(session, who) is None
