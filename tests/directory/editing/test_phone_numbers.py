"""Numbers to ring or to text as people type them: spaced for reading, or refused with a reason."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.directory.editing.phone_numbers import TEXT, TEXTPHONE, VOICE, TidiedPhone, phone
from kiosk.paths import DB

LISTINGS = tomllib.loads((DB / "starter" / "listings.toml").read_text(encoding="utf-8"))["listing"]


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("01632960001", "01632 960001"),
        ("01632 960 001", "01632 960001"),
        ("(01632) 960-001", "01632 960001"),
        ("+44 (0)1632 960001", "01632 960001"),
        ("0044 1632 960001", "01632 960001"),
        ("Tel: 01632 960001", "01632 960001"),
        ("0117 4960000", "0117 496 0000"),
        ("02079460018", "020 7946 0018"),
        ("07700900123", "07700 900123"),
        ("03001234567", "0300 123 4567"),
        ("08001234567", "0800 123 4567"),
        ("08081234567", "0808 123 4567"),
        ("0800123456", "0800 123456"),
        ("08001111", "0800 1111"),
        ("999", "999"),
        ("111", "111"),
        ("105", "105"),
        ("119", "119"),
        ("116123", "116 123"),
        ("116 123", "116 123"),
        ("\u0660\u0661\u0666\u0663\u0662 960001", "01632 960001"),
        ("01632\u00a0960001\u200b", "01632 960001"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_number_is_spaced_as_the_uk_reads_it(typed: str, tidied: str) -> None:
    assert phone(typed) == TidiedPhone(tidied)


@pytest.mark.parametrize("number", ["0800 58 58 58", "0808 8010 327", "0800 4 70 80 90"])
def test_a_helpline_keeps_the_grouping_that_people_know_it_by(number: str) -> None:
    assert phone(number).value == number


@pytest.mark.parametrize(
    ("typed", "tidied"), [("03444 775 774", "0344 477 5774"), ("0800585858", "0800 585858")]
)
def test_a_grouping_that_hides_the_beginning_is_put_right(typed: str, tidied: str) -> None:
    assert phone(typed).value == tidied


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("01632 96001", "This number has 10 digits; a UK number has 11."),
        ("01632 9600011", "This number has 12 digits; a UK number has 11."),
        ("0", "This number has 1 digit; a UK number has 11."),
        ("960001", "This number has 6 digits; a UK number has 11. Put the area code first."),
        ("683155", "This number has 6 digits; a UK number has 11. Put the area code first."),
        ("01999 123456", "No number in the UK is like this one. Look at each digit again."),
        ("+353 1 234 5678", "This number begins with +353, so it is not one of the UK."),
        ("0800 CALL NOW", "Write the number in digits alone. Words belong into its label."),
        (
            "01632 960001 option 2",
            "Write the number in digits alone. Words belong into its label.",
        ),
        (
            "01632 960001 or 01632 960002",
            "These are two numbers. Give each a line of its own.",
        ),
        ("ring us", "There is no number in this. Write the number in digits."),
        ("text", "There is no number in this. Write the number in digits."),
        (
            "1.63E+09",
            (
                "A spreadsheet has shortened this number, and its last digits are lost. "
                "Type it again as text."
            ),
        ),
        ("0" * 101, "This is too long for a number."),
    ],
)
def test_a_wrong_number_is_refused_with_what_is_wrong(typed: str, wrong: str) -> None:
    assert phone(typed) == TidiedPhone(typed, wrong)


@pytest.mark.parametrize("typed", ["85258", "text 85258", "60777"])
def test_a_number_that_can_only_be_texted_is_marked_so(typed: str) -> None:
    found = phone(typed)
    assert (found.kind, found.wrong) == (TEXT, "")
    assert "marked" in found.told
    assert phone(typed, TEXT).told == ""


def test_a_mobile_number_may_be_for_either() -> None:
    assert phone("07700900123", TEXT) == TidiedPhone("07700 900123", kind=TEXT)
    assert phone("07700900123", VOICE).kind == VOICE


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [("18001 111", "18001 111"), ("18001 0800 58 58 58", "18001 0800 58 58 58")],
)
def test_a_number_behind_18001_is_for_a_textphone(typed: str, tidied: str) -> None:
    assert phone(typed) == TidiedPhone(tidied, kind=TEXTPHONE)


def test_the_prefix_by_itself_is_no_number() -> None:
    assert phone("18001").wrong
    assert phone("18001 0163").wrong


@pytest.mark.parametrize(
    "typed",
    [
        "01632 960001 ext 12",
        "01632 960001 x12",
        "01632960001, extension: 12",
        "01632 960001(ext.12)",
    ],
)
def test_an_extension_stands_by_itself(typed: str) -> None:
    assert phone(typed) == TidiedPhone("01632 960001", extension="12")


@pytest.mark.parametrize("typed", ["1632960001", "1632 960001"])
def test_a_lost_zero_is_put_back_and_told(typed: str) -> None:
    found = phone(typed)
    assert found.value == "01632 960001"
    assert "zero" in found.told


@pytest.mark.parametrize("typed", ["0871 234 5678", "0900 123 4567", "070 1234 5678"])
def test_a_number_that_costs_more_is_told(typed: str) -> None:
    found = phone(typed)
    assert found.wrong == ""
    assert "cost" in found.told


def test_every_number_of_the_starter_content_is_a_number() -> None:
    numbers = [each for listing in LISTINGS for each in listing.get("phones", [])]
    tidied = [phone(each["number"], each.get("kind", VOICE)) for each in numbers]
    assert [each for each in tidied if each.wrong or each.told] == []


@settings(deadline=None)
@given(st.text() | st.from_regex(r"[+(]?[0-9 ()x./-]{0,20}[0-9]{0,9}( ext [0-9]{1,4})?"))
def test_whatever_is_typed_there_is_an_answer_that_stays(typed: str) -> None:
    found = phone(typed)
    if not found.wrong:
        again = phone(found.value, found.kind)
        assert (again.value, again.wrong) == (found.value, "")
