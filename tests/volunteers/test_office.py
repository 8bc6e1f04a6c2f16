"""What leads ask of the accounts: initials that are free, and acts that are theirs alone."""

import pytest

from kiosk.errors import KnownTrouble
from kiosk.store import Store
from kiosk.volunteers.office import Office
from kiosk.who import KIOSK


@pytest.fixture
def office(store: Store) -> Office:
    made = Office(store.session, ())
    made.add("Ann Lee", "AL", by=KIOSK, lead=True)
    return made


def test_initials_are_suggested_for_a_name_and_for_nothing_else(office: Office) -> None:
    assert office.suggested_initials("Bo Day") == "BD"
    assert office.suggested_initials("Al Lamb") != "AL"
    assert office.suggested_initials(" 12 ") == ""


def test_initials_that_somebody_has_are_refused(office: Office) -> None:
    assert office.free_initials(" bd ") == "BD"
    for typed in ("al", "12", ""):
        with pytest.raises(KnownTrouble):
            office.free_initials(typed)


def test_a_lead_adds_changes_and_removes(office: Office) -> None:
    (ann,) = office.everybody()
    added = office.add("Bo Day", "BD", by=ann.who, lead=False)
    bo = added.person
    assert added.pin
    assert office.make_pin(bo.id, by=ann.who) != added.pin
    office.set_lead(bo.id, lead=True, by=ann.who)
    found = office.person(bo.id)
    assert found is not None
    assert found.role == "lead"
    office.remove(bo.id, by=ann.who)
    assert office.person(bo.id) is None


def test_nobody_else_does(office: Office) -> None:
    (ann,) = office.everybody()
    bo = office.add("Bo Day", "BD", by=ann.who, lead=False).person
    for act in (
        lambda: office.add("Cy Orr", "CO", by=bo.who, lead=False),
        lambda: office.make_pin(ann.id, by=bo.who),
        lambda: office.set_lead(bo.id, lead=True, by=bo.who),
        lambda: office.remove(ann.id, by=bo.who),
        lambda: office.end_wait(by=bo.who),
    ):
        with pytest.raises(KnownTrouble, match="lead"):
            act()
