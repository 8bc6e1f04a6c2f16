"""What the choices and buttons of a form do to it."""

import datetime
from dataclasses import replace

import pytest

from kiosk.directory.editing.form import ListingForm, NumberEntry, PlaceEntry
from kiosk.directory.typed_times.lines import TypedTimes, parse
from kiosk.viewmodels.volunteer.edit_acts import pressed, toggled, typed_next

NOTHING = TypedTimes()
TODAY = datetime.date(2026, 11, 26)
FORM = ListingForm(
    topics=("pain",),
    numbers=(NumberEntry("111"), NumberEntry("999")),
    places=(PlaceEntry("Hall", access=("Parking",)),),
    steps=("One", "Two"),
)


@pytest.mark.parametrize(
    ("choice", "after"),
    [
        ("topics:mood", replace(FORM, topics=("pain", "mood"))),
        ("topics:pain", replace(FORM, topics=())),
        ("is_free:no", replace(FORM, is_free=False)),
        ("is_local", replace(FORM, is_local=True)),
        (
            "numbers.1.is_text",
            replace(FORM, numbers=(FORM.numbers[0], NumberEntry("999", is_text=True))),
        ),
        ("places.0.access:Parking", replace(FORM, places=(PlaceEntry("Hall"),))),
        (
            "places.0.confidential",
            replace(FORM, places=(replace(FORM.places[0], confidential=True),)),
        ),
    ],
)
def test_a_choice_is_made(choice: str, after: ListingForm) -> None:
    assert toggled(FORM, choice, NOTHING) == after


@pytest.mark.parametrize(
    ("button", "after"),
    [
        ("add:steps", replace(FORM, steps=("One", "Two", ""))),
        ("remove:numbers.0", replace(FORM, numbers=(NumberEntry("999"),))),
        ("up:steps.1", replace(FORM, steps=("Two", "One"))),
        ("new_times", FORM),
        ("keep_times", replace(FORM, times_stay=True)),
        ("something else", FORM),
    ],
)
def test_a_button_does_what_it_says(button: str, after: ListingForm) -> None:
    assert pressed(FORM, button, NOTHING) == after


@pytest.mark.parametrize(
    ("button", "field"),
    [
        ("add:numbers", "numbers.1.number"),
        ("add:places", "places.0.name"),
        ("add:places.0.access", "places.0.access.0"),
        ("add:steps", "steps.1"),
        ("remove:steps.0", ""),
    ],
)
def test_somebody_types_next_into_what_came(button: str, field: str) -> None:
    assert typed_next(FORM, button) == field


def test_a_reading_is_chosen_and_words_are_kept() -> None:
    form = replace(FORM, times="Tuesdays 6 to 8, blah")
    times = parse(form.times, TODAY)
    assert toggled(form, "unsure:0:1", times).times == "Tuesdays 6am to 8am, blah"
    assert pressed(form, "keep:0", times).times == 'Tuesdays 6 to 8, "Blah"'


def test_what_is_asked_no_more_changes_nothing() -> None:
    form = replace(FORM, times="Tuesdays")
    assert toggled(form, "unsure:0:1", NOTHING) == form
    assert pressed(form, "keep:3", NOTHING) == form
