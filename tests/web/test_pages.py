"""What every page has: words that stay words, and numbers that ring whom they name."""

import pytest

from kiosk.web.pages import document, line_of_help, number, words


def test_words_are_no_markup() -> None:
    assert words("<b>&\"'") == "&lt;b&gt;&amp;&quot;&#x27;"


def test_signs_that_no_page_may_hold_are_left_out() -> None:
    assert words("a\x00b\x1bc\x85d\ne\r\nf") == "abcd\ne\nf"


def test_the_frame_escapes_what_it_is_given() -> None:
    page = document("<b>", "<p>here</p>", language='"', generator="<i>")
    assert "<title>&lt;b&gt;</title>" in page
    assert '<html lang="&quot;">' in page
    assert 'content="&lt;i&gt;"' in page
    assert "<p>here</p>" in page


@pytest.mark.parametrize(
    ("shown", "address"),
    [("116 123", "tel:116123"), ("+44 1632 960-001", "tel:+441632960001"), ("999", "tel:999")],
)
def test_a_number_can_be_rung(shown: str, address: str) -> None:
    assert number(shown) == f'<a href="{address}">{shown}</a>'


def test_a_number_can_be_sent_a_text() -> None:
    assert number("85258", is_text=True) == '<a href="sms:85258">85258</a>'


@pytest.mark.parametrize(
    "shown", ["01632 960 001 extension 2", "+44 (0)1632 960 001", "999/111", "<b>", "", "\u0661"]
)
def test_what_is_not_just_a_number_is_only_words(shown: str) -> None:
    assert number(shown) == words(shown)


def test_a_line_of_help_says_who_what_and_the_number() -> None:
    assert line_of_help("<A>", "Day or night.", "116 123") == (
        '<li><strong>&lt;A&gt;</strong> Day or night. <a href="tel:116123">116 123</a></li>\n'
    )
    assert line_of_help("Deaf?", "", "") == "<li><strong>Deaf?</strong></li>\n"
