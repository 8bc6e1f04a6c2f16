"""Who may come in: leads add people, give out PINs, change roles and remove people."""

import re

from kiosk.store import Store
from kiosk.volunteers import people
from kiosk.volunteers.people import Person
from tests.driving import Driver
from tests.screens.volunteer.coming_in import come_in, go_to_the_door, let_it_look, type_pin
from tests.screens.volunteer.conftest import ANN, BO
from tests.screens.volunteer.inside import go_to


def open_team(kiosk: Driver) -> None:
    come_in(kiosk, ANN)
    go_to(kiosk, "staffTeam")


def tap(kiosk: Driver, name: str) -> None:
    """Touch something that takes a moment."""
    kiosk.tap(name)
    let_it_look(kiosk)


def shown(kiosk: Driver) -> list[tuple[str, str]]:
    found = kiosk.all("person")
    return [(str(row.property("text")), str(row.property("detail"))) for row in found]


def words(kiosk: Driver, name: str) -> str:
    return str(kiosk.find(name).property("text"))


def pin(kiosk: Driver) -> str:
    return words(kiosk, "pin").replace(" ", "")


def everybody(store: Store) -> dict[str, tuple[str, str]]:
    with store.session() as session:
        return {each.name: (each.initials, each.role) for each in people.list_all(session)}


def test_only_leads_come_here(kiosk: Driver, ann: Person, bo: Person) -> None:
    come_in(kiosk, BO)
    for page, argument in (("staffTeam", ""), ("staffPerson", "1"), ("staffAddPerson", "")):
        kiosk.parts.navigation.openStaff(page, argument)
        assert kiosk.screen == "staffToday"
    kiosk.tap("finish")
    open_team(kiosk)
    assert shown(kiosk) == [
        ("Ann Lee", "Lead, signs with AL."),
        ("Bo Day", "Volunteer, signs with BD."),
    ]


def test_a_person_more_comes_in_with_the_pin_that_is_shown_once(
    kiosk: Driver, ann: Person, store: Store
) -> None:
    open_team(kiosk)
    kiosk.tap("addPerson")
    assert not kiosk.sees("addNow")
    kiosk.write("Cy Orr")
    assert words(kiosk, "signsWith") == "Their work is signed with: CO"
    kiosk.tap("otherInitials")
    kiosk.write("al")
    kiosk.tap("useInitials")
    assert words(kiosk, "savedLine") == "Somebody here signs with AL already. Choose others."
    kiosk.tap("clear")
    kiosk.write("cyo")
    kiosk.tap("useInitials")
    assert words(kiosk, "signsWith") == "Their work is signed with: CYO"
    kiosk.tap("toggleLead")
    kiosk.tap("toggleLead")
    tap(kiosk, "addNow")
    assert kiosk.screen == "staffPerson"
    assert everybody(store)["Cy Orr"] == ("CYO", "volunteer")
    made_up = pin(kiosk)
    assert re.fullmatch("[0-9]{6}", made_up)
    kiosk.tap("pinWritten")
    assert not kiosk.sees("personPin")
    kiosk.parts.navigation.back()
    kiosk.settle()
    assert shown(kiosk)[1] == (
        "Cy Orr",
        "Volunteer, signs with CYO. Still has the PIN that was made up.",
    )
    kiosk.tap("finish")
    go_to_the_door(kiosk)
    type_pin(kiosk, made_up)
    assert kiosk.screen == "staffPin", "they choose one of their own first"


def test_a_new_pin_takes_the_place_of_a_forgotten_one(
    kiosk: Driver, bo: Person, store: Store
) -> None:
    open_team(kiosk)
    kiosk.tap(kiosk.all("person")[1])
    tap(kiosk, "makePin")
    assert words(kiosk, "savedLine") == "They have a new PIN. The one before is gone."
    assert kiosk.sees("personFirstPin")
    made_up = pin(kiosk)
    kiosk.parts.navigation.back()
    kiosk.settle()
    kiosk.tap(kiosk.all("person")[1])
    assert not kiosk.sees("personPin"), "it is shown once"
    kiosk.tap("finish")
    go_to_the_door(kiosk)
    type_pin(kiosk, BO)
    assert kiosk.screen == "staffDoor"
    type_pin(kiosk, made_up)
    assert kiosk.screen == "staffPin"


def test_a_role_changes_and_the_last_lead_stays_one(
    kiosk: Driver, bo: Person, store: Store
) -> None:
    open_team(kiosk)
    kiosk.tap(kiosk.all("person")[0])
    tap(kiosk, "changeRole")
    assert words(kiosk, "savedLine").startswith("Ann Lee is the only lead.")
    kiosk.tap("removePerson")
    tap(kiosk, "yesRemove")
    assert words(kiosk, "savedLine").startswith("Ann Lee is the only lead.")
    kiosk.parts.navigation.back()
    kiosk.settle()
    kiosk.tap(kiosk.all("person")[1])
    tap(kiosk, "changeRole")
    assert everybody(store)["Bo Day"] == ("BD", "lead")
    kiosk.parts.navigation.back()
    kiosk.settle()
    kiosk.tap(kiosk.all("person")[0])
    tap(kiosk, "changeRole")
    assert everybody(store)["Ann Lee"] == ("AL", "volunteer")
    assert kiosk.screen == "staffToday", "the page is theirs no more"


def test_a_person_is_removed_after_a_question(kiosk: Driver, bo: Person, store: Store) -> None:
    open_team(kiosk)
    kiosk.tap(kiosk.all("person")[1])
    kiosk.tap("removePerson")
    kiosk.tap("keepPerson")
    assert "Bo Day" in everybody(store)
    kiosk.tap("removePerson")
    tap(kiosk, "yesRemove")
    assert kiosk.screen == "staffTeam"
    assert words(kiosk, "savedLine") == "Removed. What they did stays, without their name."
    assert list(everybody(store)) == ["Ann Lee"]


def test_whoever_removes_themselves_is_signed_out(kiosk: Driver, bo: Person, store: Store) -> None:
    open_team(kiosk)
    kiosk.tap(kiosk.all("person")[1])
    tap(kiosk, "changeRole")
    kiosk.parts.navigation.back()
    kiosk.settle()
    kiosk.tap(kiosk.all("person")[0])
    kiosk.tap("removePerson")
    tap(kiosk, "yesRemove")
    assert kiosk.screen == "home"
    assert list(everybody(store)) == ["Bo Day"]


def test_a_pin_is_gone_when_a_patient_needs_the_kiosk(
    kiosk: Driver, ann: Person, bo: Person
) -> None:
    open_team(kiosk)
    kiosk.tap(kiosk.all("person")[1])
    tap(kiosk, "makePin")
    kiosk.tap("patientNeedsThis")
    come_in(kiosk, ANN)
    assert kiosk.screen == "staffPerson"
    assert not kiosk.sees("personPin")
    assert not kiosk.parts.staff.property("area").person.pin


def test_a_lead_ends_a_wait(kiosk: Driver, bo: Person) -> None:
    open_team(kiosk)
    assert not kiosk.sees("teamWait")
    reception = kiosk.parts.staff.property("area").door._reception
    for _ in range(5):
        reception.meet("111222")
    kiosk.parts.navigation.reload()
    kiosk.settle()
    assert kiosk.sees("teamWait")
    tap(kiosk, "endWait")
    assert not kiosk.sees("teamWait")
    assert reception.waiting() is None
    assert words(kiosk, "savedLine") == "Nobody has to wait any more."
