"""The fields of a form by their keys."""

import pytest

from kiosk.directory.editing import fields
from kiosk.directory.editing.form import ListingForm, NumberEntry, PlaceEntry

FORM = ListingForm(
    name="Line",
    topics=("pain", "mood"),
    numbers=(NumberEntry("1", "Pat"), NumberEntry("2")),
    steps=("One", "Two"),
    places=(PlaceEntry("Hall", access=("Step-free", "A lift")),),
    languages=("English", "Urdu"),
)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("name", "Line"),
        ("numbers.0.label", "Pat"),
        ("numbers.1.number", "2"),
        ("steps.1", "Two"),
        ("places.0.name", "Hall"),
        ("places.0.access.1", "A lift"),
        ("languages", "English, Urdu"),
    ],
)
def test_a_field_is_read_and_written_by_its_key(field: str, words: str) -> None:
    assert fields.text(FORM, field) == words
    changed = fields.with_text(FORM, field, "New")
    assert fields.text(changed, field) == "New"
    assert fields.with_text(changed, field, words) == FORM


def test_languages_are_one_line() -> None:
    assert fields.with_text(FORM, "languages", "Polish,, Urdu , ").languages == ("Polish", "Urdu")


@pytest.mark.parametrize("field", ["numbers", "steps", "places", "places.0.access"])
def test_a_list_takes_one_more_and_gives_it_back(field: str) -> None:
    longer = fields.with_one_more(FORM, field)
    count = len(fields.value(FORM, field))
    assert len(fields.value(longer, field)) == count + 1
    assert fields.without(longer, fields.key(field, count)) == FORM


def test_one_of_a_list_moves_up() -> None:
    assert fields.moved_up(FORM, "steps.1").steps == ("Two", "One")
    assert fields.moved_up(FORM, "steps.0") == FORM


def test_choices_keep_the_order_in_which_they_were_chosen() -> None:
    form = fields.toggled(FORM, "topics", "groups")
    assert form.topics == ("pain", "mood", "groups")
    assert fields.toggled(form, "topics", "pain").topics == ("mood", "groups")


def test_a_field_that_was_taken_out_is_not_there() -> None:
    assert fields.exists(FORM, "numbers.1.label")
    assert not fields.exists(FORM, "numbers.2.label")
    assert not fields.exists(FORM, "nothing")


def test_a_key_knows_the_forms_own_field() -> None:
    assert fields.root("numbers.0.label") == "numbers"
    assert fields.root("name") == "name"
    assert fields.key("numbers", 0, "label") == "numbers.0.label"
