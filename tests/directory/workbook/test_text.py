"""Text that is the same whatever a word processor has made of it."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.directory.workbook.text import in_order, is_same, items, plain, tidied


def test_what_word_processors_put_in_is_tidied() -> None:
    pasted = "\u201cIt\u2019s\u00a0open\u201d \u2013 re\u00adally\u200b"
    assert tidied(pasted) == '"It\'s open" \u2013 really'


def test_lines_stay_lines() -> None:
    assert tidied("one \r\ntwo\u2028three\r\n\r\n") == "one\ntwo\nthree"


def test_words_that_differ_in_quotes_are_the_same() -> None:
    assert is_same("It\u2019s", "It's")
    assert not is_same("It's", "Its")


def test_a_list_has_one_order() -> None:
    assert in_order(items("Urdu; english\nUrdu;  ; Welsh")) == ("english", "Urdu", "Welsh")


@given(st.text())
def test_plain_text_is_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert tidied(tidied(text)) == tidied(text)
    assert is_same(text, tidied(text))
