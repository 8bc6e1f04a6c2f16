"""What a volunteer reads beside the form of a listing."""

import datetime
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from kiosk.directory.editing.advice import Advice
from kiosk.directory.editing.duplicates import Duplicate, Why
from kiosk.directory.editing.form import FIELDS, LEADS_ONLY, ListingForm, NumberEntry, PlaceEntry
from kiosk.directory.listing import Access
from kiosk.directory.typed_times.lines import parse
from kiosk.wording import editing

NOW = datetime.datetime(2026, 11, 26, 10)
TOPICS = {"pain": "Living with pain"}


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def test_every_field_has_a_name() -> None:
    for field in set(FIELDS) - {"times_stay"}:
        assert editing.field_name(field) != field
    assert LEADS_ONLY


def test_one_of_a_list_is_named_by_its_place() -> None:
    assert editing.field_name("numbers.1.number") == "Number 2"
    assert editing.field_name("places.0.postal_code") == "Postcode of place 1"


def test_every_way_in_has_words() -> None:
    assert len({editing.way_in(code) for code in Access}) == len(Access)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "Line", "Line"),
        ("name", "", "Nothing"),
        ("topics", ("pain", "gone"), "Living with pain, gone"),
        ("access", ("ring",), "Ring them"),
        ("languages", ("English", "Urdu"), "English, Urdu"),
        ("steps", ("One", "Two"), "One\nTwo"),
        ("is_free", True, "Yes"),
        ("is_free", None, "We do not know"),
        ("sensitive", False, "No"),
        (
            "numbers",
            (NumberEntry("111"), NumberEntry("85258", "SHOUT", is_text=True)),
            "111\n85258 (for texts, SHOUT)",
        ),
        (
            "places",
            (PlaceEntry("Hall", "1 Road", "", "Leek", "ST1 1AA", "Bus 3", ("Lift", "Ramp")),),
            "Hall, 1 Road, Leek, ST1 1AA\nBus 3\nLift, Ramp",
        ),
        ("places", (PlaceEntry("Flat", confidential=True),), "Flat\nNever shown to patients"),
    ],
)
def test_what_a_field_holds_is_told_in_words(field: str, value: object, words: str) -> None:
    assert editing.held(field, value, TOPICS) == words


def test_everything_that_a_form_can_hold_has_words() -> None:
    for field in FIELDS:
        assert editing.held(field, getattr(ListingForm(), field), TOPICS)


def test_times_are_told_as_patients_read_them() -> None:
    times = parse("Tuesdays 2 to 4, not in August", NOW.date())
    assert editing.times_words(times, NOW.date()) == "Tuesdays, 2pm to 4pm\nNot in August"
    assert editing.next_words(times, NOW, lambda _day: "") == (
        "Next: Tuesday 1 December, 2pm to 4pm, in 5 days"
    )


def test_advice_names_its_words() -> None:
    assert editing.advice_words(Advice("summary", "chronic", "for a long time")) == (
        "Instead of “chronic”: for a long time"
    )
    assert editing.advice_words(Advice("summary", "a b c d e f g", "Too long.")) == (
        "“a b c d e …” Too long."
    )
    assert editing.advice_words(Advice("", "", "Shorter.")) == "All of it together: Shorter."


def test_what_two_listings_have_in_common_is_told() -> None:
    both = Duplicate("1", "Line", "published", ((Why.NUMBER, "111"), (Why.NAME, "Line")))
    assert editing.in_common(both) == "The same number: 111\nNearly the same name"


def test_a_public_listing_needs_no_words() -> None:
    assert editing.standing("published") == ""
    assert "hidden" in editing.standing("hidden")
