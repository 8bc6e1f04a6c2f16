"""Each field of a listing as somebody types it: tidied, or one sentence on what is wrong."""

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.directory.editing.readability import longest_sentence
from kiosk.directory.editing.validation import (
    Ages,
    Day,
    Tidied,
    WebAddress,
    ages,
    day,
    e_mail,
    name,
    one_line,
    postcode,
    summary,
    web_address,
)

Date = datetime.date


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("st67ag", "ST6 7AG"),
        ("ST6  7AG", "ST6 7AG"),
        ("ST67 AG.", "ST6 7AG"),
        ("sw1a1aa", "SW1A 1AA"),
        ("M1 1AE", "M1 1AE"),
        ("B33 8TH", "B33 8TH"),
        ("CR2 6XH", "CR2 6XH"),
        ("DN55 1PT", "DN55 1PT"),
        ("W1A 0AX", "W1A 0AX"),
        ("EC1A 1BB", "EC1A 1BB"),
        ("BFPO 12", "BFPO 12"),
        ("bfpo0057", "BFPO 57"),
        ("gir0aa", "GIR 0AA"),
        ("", ""),
    ],
)
def test_a_postcode_has_capitals_and_its_space(typed: str, tidied: str) -> None:
    assert postcode(typed) == Tidied(tidied)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("STO 7AG", "Do you mean ST0 7AG?"),
        ("ST6 OAG", "Do you mean ST6 0AG?"),
        ("ST6", "Add the second"),
        ("ST6 7A", "not a UK postcode"),
        ("ST6 7CG", "not a UK postcode"),
        ("12345", "not a UK postcode"),
        ("BFPO 12345", "not a UK postcode"),
    ],
)
def test_what_is_no_postcode_is_told(typed: str, says: str) -> None:
    found = postcode(typed)
    assert says in found.wrong
    assert found.value == typed


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("www.example.org", "https://www.example.org", "www.example.org"),
        ("example.org/walks", "https://example.org/walks", "example.org/walks"),
        ("https://www.Example.org/", "https://www.example.org", "www.example.org"),
        ("HTTP://example.org/A", "http://example.org/A", "example.org/A"),
        ("example.org:8080/x", "https://example.org:8080/x", "example.org:8080/x"),
        ("example.org/@us?a=b#c", "https://example.org/@us?a=b#c", "example.org/@us?a=b#c"),
        ("\u200bexample.org.", "https://example.org", "example.org"),
        ("caf\u00e9.example", "https://caf\u00e9.example", "caf\u00e9.example"),
        ("", "", ""),
    ],
)
def test_a_web_address_is_kept_with_https_and_shown_without(
    typed: str, kept: str, shown: str
) -> None:
    assert web_address(typed) == WebAddress(kept, shown=shown)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("www.example.org and others", "no spaces"),
        ("javascript:alert(1)", "not with javascript:"),
        ("JavaScript:alert(1)", "not with JavaScript:"),
        ("data:text/html,x", "not with data:"),
        ("file:///etc/passwd", "not with file:"),
        ("mailto:ask@example.org", "not with mailto:"),
        ("a" * 40 + ":x", "not with this"),
        ("ask@example.org", "e-mail"),
        ("example", "not a web address"),
        ("https://", "not a web address"),
        ("https//example.org", "not a web address"),
        ("www..org", "not a web address"),
        ("-a.org", "not a web address"),
        ("1.2.3.4", "not a web address"),
        ("localhost:80", "not a web address"),
    ],
)
def test_what_is_no_web_address_is_told(typed: str, says: str) -> None:
    found = web_address(typed)
    assert says in found.wrong
    assert (found.value, found.shown) == (typed, "")


def test_a_web_address_that_nobody_wants_to_type_is_told() -> None:
    found = web_address(f"example.org/{'a' * 60}")
    assert found.wrong == ""
    assert "shorter" in found.told


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("ask@example.org", "ask@example.org"),
        ("mailto:Ask.Us@Example.ORG.UK", "Ask.Us@example.org.uk"),
        ("o'neil+walks@example.org.", "o'neil+walks@example.org"),
        ("", ""),
    ],
)
def test_an_e_mail_address_is_tidied(typed: str, tidied: str) -> None:
    assert e_mail(typed) == Tidied(tidied)


@pytest.mark.parametrize(
    "typed", ["ask", "ask@", "@example.org", "ask@example", "a@@b.org", ".a@b.org", "a..b@c.org"]
)
def test_what_is_no_e_mail_address_is_told(typed: str) -> None:
    assert e_mail(typed) == Tidied(
        typed, "This is not an e-mail address. One looks like this: ask@example.org.uk"
    )


def test_two_e_mail_addresses_are_told() -> None:
    assert "only one" in e_mail("a@b.org c@d.org").wrong


def test_a_name_stands_on_one_line() -> None:
    assert name(" Northfield\r\n  Walkers\u200b ") == Tidied("Northfield Walkers")
    assert "name" in name(" ").wrong
    assert "81 letters" in name("a" * 81).wrong
    assert name("a" * 80).wrong == ""


def test_a_summary_has_one_or_two_sentences() -> None:
    assert summary("Walk with others. Ring first.") == Tidied("Walk with others. Ring first.")
    assert "3 sentences" in summary("One. Two. Three.").wrong
    assert "201 letters" in summary("a" * 201).wrong
    assert "Say in one or two sentences" in summary("").wrong


@pytest.mark.parametrize(
    ("lowest", "highest", "found"),
    [
        ("16", "", Ages(16)),
        ("16+", "", Ages(16)),
        ("18 years", "25", Ages(18, 25)),
        ("", "25", Ages(None, 25)),
        ("", "", Ages()),
        ("18", "18", Ages(18, 18)),
    ],
)
def test_ages_are_read_as_people_write_them(lowest: str, highest: str, found: Ages) -> None:
    assert ages(lowest, highest) == found


@pytest.mark.parametrize(
    ("lowest", "highest", "says"),
    [
        ("sixteen", "", "in digits"),
        ("130", "", "Nobody is 130"),
        ("25", "18", "wrong way round"),
        ("-1", "", "in digits"),
    ],
)
def test_wrong_ages_are_told(lowest: str, highest: str, says: str) -> None:
    found = ages(lowest, highest)
    assert says in found.wrong
    assert (found.minimum, found.maximum) == (None, None)


@pytest.mark.parametrize(
    "typed", ["3 October 2026", "3/10/2026", "3.10.26", "2026-10-03", "3rd Oct 2026"]
)
def test_a_date_has_its_day_first(typed: str) -> None:
    assert day(typed) == Day(Date(2026, 10, 3))


def test_a_date_may_be_left_out() -> None:
    assert day(" ") == Day()


@pytest.mark.parametrize("typed", ["3 October", "31/2/2026", "soon", "2026"])
def test_what_is_no_date_is_told(typed: str) -> None:
    assert "24 December 2026" in day(typed).wrong


def test_a_date_out_of_bounds_is_told() -> None:
    today = Date(2026, 11, 26)
    assert "too late" in day("27 November 2026", not_after=today).wrong
    assert "too early" in day("25 November 2026", not_before=today).wrong
    assert day("26 November 2026", not_before=today, not_after=today) == Day(today)


@pytest.mark.parametrize("field", [name, summary, postcode, web_address, e_mail])
@settings(deadline=None)
@given(text=st.text())
def test_whatever_is_typed_there_is_a_value_or_a_short_sentence(
    field: Callable[[str], Tidied], text: str
) -> None:
    found = field(text)
    assert longest_sentence(found.wrong) <= 20
    if found.wrong:
        assert found.value == text
    else:
        assert field(found.value) == found
        assert one_line(found.value) == found.value


@settings(deadline=None)
@given(st.text(), st.text())
def test_no_age_and_no_date_is_an_error(one: str, other: str) -> None:
    assert isinstance(ages(one, other), Ages)
    assert isinstance(day(one), Day)
