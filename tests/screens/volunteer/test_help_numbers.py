"""The numbers of Help now: ticked one by one, by one person and by another, and confirmed."""

from dataclasses import replace

import pytest

from kiosk.directory import revisions
from kiosk.help_numbers import confirm
from kiosk.settings import LocalNumber
from kiosk.store import Store
from kiosk.volunteers.people import Person
from tests.driving import Driver
from tests.screens.conftest import Start
from tests.screens.volunteer.coming_in import come_in
from tests.screens.volunteer.conftest import ANN, BO
from tests.screens.volunteer.inside import go_to
from tests.test_checklist import FILLED_IN, NOW

OTHER = replace(
    FILLED_IN,
    help=replace(
        FILLED_IN.help, local_numbers=(LocalNumber("Northfield crisis team", "01632 960 002"),)
    ),
)
TICKS = ("999", "4321", "111", "01632 960 001", "116 123", "85258")


@pytest.fixture
def kiosk(start: Start) -> Driver:
    return start(FILLED_IN)


def open_numbers(kiosk: Driver, pin: str) -> None:
    come_in(kiosk, pin)
    go_to(kiosk, "staffHelpNumbers")


def words(kiosk: Driver, name: str) -> str:
    return str(kiosk.find(name).property("text"))


def ring_all(kiosk: Driver) -> None:
    for number in TICKS:
        kiosk.tap(f"tick-{number}")
    kiosk.tap("rangAll")


def test_every_number_is_ticked_by_one_person_and_by_another(kiosk: Driver, bo: Person) -> None:
    open_numbers(kiosk, BO)
    shown = [str(item.property("number")) for item in kiosk.items() if item.property("number")]
    assert tuple(shown) == TICKS
    kiosk.tap("rangAll")
    assert words(kiosk, "savedLine") == "Tick each number first, once you have tried it."
    ring_all(kiosk)
    assert words(kiosk, "savedLine") == "Saved. Thank you for ringing them."
    assert words(kiosk, "firstRang").startswith("One person: volunteer BD, ")
    assert words(kiosk, "secondRang") == "Another person: Open."
    assert words(kiosk, "advice").startswith("You rang them. Now another person does")
    ring_all(kiosk)
    assert words(kiosk, "secondRang") == "Another person: Open."
    kiosk.tap("finish")
    open_numbers(kiosk, ANN)
    ring_all(kiosk)
    assert words(kiosk, "secondRang").startswith("Another person: lead AL, ")
    assert words(kiosk, "advice").startswith("Two people rang them. Ring them again by ")


def test_ticks_outlast_a_patient_and_are_nobody_elses(
    kiosk: Driver, ann: Person, bo: Person
) -> None:
    open_numbers(kiosk, BO)
    kiosk.tap("tick-111")
    kiosk.tap("patientNeedsThis")
    open_numbers(kiosk, ANN)
    assert not kiosk.find("tick-111").property("ticked")
    kiosk.tap("finish")
    come_in(kiosk, BO)
    assert kiosk.screen == "staffHelpNumbers"
    assert kiosk.find("tick-111").property("ticked")
    kiosk.tap("tick-111")
    assert not kiosk.find("tick-111").property("ticked")


def test_a_number_that_changed_shows_until_a_lead_confirms_it(
    start: Start, ann: Person, bo: Person, store: Store
) -> None:
    with revisions.writing(store) as connection:
        confirm(connection, ann.who, FILLED_IN, NOW)
    kiosk = start(OTHER)
    come_in(kiosk, BO)
    row = kiosk.find("numbers-row")
    assert row.property("detail") == (
        "Northfield crisis team. It was: ring 01632 960 001. Now it is: ring 01632 960 002."
    )
    kiosk.tap(row)
    assert words(kiosk, "changedWords") == (
        "Changed since 23 November 2026, when a lead last confirmed them"
    )
    assert words(kiosk, "change").startswith("It was: ring 01632 960 001.")
    assert not kiosk.sees("confirmNumbers")
    kiosk.tap("finish")
    kiosk.tap("helpNow")
    assert kiosk.reads("01632 960 002"), "patients see what site.toml says"
    kiosk.tap("finish")
    open_numbers(kiosk, ANN)
    kiosk.tap("confirmNumbers")
    assert not kiosk.sees("numbersChanged")
    assert words(kiosk, "numbersConfirmed").startswith("Confirmed: lead AL, ")
    kiosk.parts.navigation.back()
    kiosk.settle()
    assert not kiosk.sees("numbers")
