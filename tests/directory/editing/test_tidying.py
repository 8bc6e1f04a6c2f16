"""Tidying a form field by field, and what stands in the way of publishing it."""

import datetime
from dataclasses import replace

from kiosk.directory.editing.form import ListingForm, NumberEntry, PlaceEntry
from kiosk.directory.editing.tidying import in_the_way, look, tidied, whole
from kiosk.directory.typed_times.lines import parse

TODAY = datetime.date(2026, 11, 26)
FORM = ListingForm(name="Line", summary="People listen.", topics=("talking",))


def wheres(form: ListingForm, base: ListingForm | None, line: str = "") -> list[str]:
    times = parse(line, TODAY) if line else None
    return [each.field for each in in_the_way(replace(form, times=line), base, times)]


def test_a_number_is_spaced_for_reading() -> None:
    form = replace(FORM, numbers=(NumberEntry("01782640123"),))
    assert tidied(form, "numbers.0.number").numbers[0].number == "01782 640123"


def test_an_extension_stays_with_its_number() -> None:
    form = replace(FORM, numbers=(NumberEntry("01782 640123 extension 12"),))
    once = tidied(form, "numbers.0.number")
    assert once.numbers[0].number == "01782 640123 ext 12"
    assert tidied(once, "numbers.0.number") == once


def test_a_number_that_can_only_be_texted_is_marked_so() -> None:
    form = tidied(replace(FORM, numbers=(NumberEntry("85258"),)), "numbers.0.number")
    assert form.numbers == (NumberEntry("85258", is_text=True),)


def test_what_is_wrong_stays_as_it_was_typed() -> None:
    form = replace(FORM, numbers=(NumberEntry("01782 6401"),))
    assert tidied(form, "numbers.0.number") == form
    assert "9 digits" in look(form, "numbers.0.number").wrong


def test_a_postcode_a_web_address_and_an_e_mail_address_are_tidied() -> None:
    form = replace(
        FORM,
        website="https://WWW.Example.org/",
        email="Ask@Example.org",
        places=(PlaceEntry(postal_code="st47ne"),),
    )
    for field in ("website", "email", "places.0.postal_code"):
        form = tidied(form, field)
    assert form.website == "www.example.org"
    assert form.email == "Ask@example.org"
    assert form.places[0].postal_code == "ST4 7NE"


def test_a_page_without_encryption_keeps_its_beginning() -> None:
    assert tidied(replace(FORM, website="http://example.org"), "website").website == (
        "http://example.org"
    )


def test_other_words_lose_only_what_nobody_sees() -> None:
    form = tidied(replace(FORM, cost="  £2   a time\u200b"), "cost")
    assert form.cost == "£2 a time"


def test_lines_that_hold_nothing_are_left_out() -> None:
    form = replace(
        FORM,
        numbers=(NumberEntry(""), NumberEntry("111")),
        steps=("", "Ring."),
        places=(PlaceEntry(), PlaceEntry("Hall", access=("", "Lift"))),
    )
    assert whole(form) == replace(
        FORM,
        numbers=(NumberEntry("111"),),
        steps=("Ring.",),
        places=(PlaceEntry("Hall", access=("Lift",)),),
    )


# What stands in the way


def test_nothing_stands_in_the_way_of_a_good_form() -> None:
    assert wheres(FORM, None) == []


def test_a_new_listing_needs_a_name_words_and_a_topic() -> None:
    assert wheres(ListingForm(), None) == ["name", "summary", "topics"]


def test_a_wrong_number_stands_in_the_way_and_says_where() -> None:
    form = replace(FORM, numbers=(NumberEntry("111"), NumberEntry("01782 6401")))
    assert wheres(form, FORM) == ["numbers.1.number"]


def test_words_for_a_number_that_is_missing_do_too() -> None:
    assert wheres(replace(FORM, numbers=(NumberEntry("", "Jo"),)), FORM) == ["numbers.0.number"]


def test_wrong_addresses_stand_in_the_way_in_the_order_of_the_form() -> None:
    form = replace(
        FORM, website="x", email="y", places=(PlaceEntry(postal_code="z"),), name="", topics=()
    )
    assert wheres(form, FORM) == ["name", "topics", "website", "email", "places.0.postal_code"]


def test_what_was_public_already_stands_in_nobodys_way() -> None:
    old = replace(
        FORM,
        summary="One. Two. Three.",
        numbers=(NumberEntry("12"),),
        website="x",
        places=(PlaceEntry(postal_code="z"),),
    )
    assert wheres(replace(old, cost="Free"), old) == []
    assert wheres(replace(old, website="xx"), old) == ["website"]


def test_times_that_were_not_understood_stand_in_the_way() -> None:
    assert wheres(FORM, FORM, "Tuesdays 2 to 4 blah") == ["times"]
    assert wheres(FORM, FORM, "2 to 4") == ["times"]
    assert wheres(FORM, FORM, "Tuesdays 2 to 4") == []
    assert wheres(FORM, FORM, "every second Tuesday 2 to 4") == []


def test_times_that_nobody_touched_do_not() -> None:
    form = replace(FORM, times="blah")
    assert in_the_way(form, form, parse("blah", TODAY)) == []
