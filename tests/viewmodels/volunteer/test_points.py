"""Points and numbers in words: nobody is named there but clinicians."""

import datetime

import pytest

from kiosk.checklist import Point, Why
from kiosk.directory.going_live import CARDS_SIGNED, Answer
from kiosk.help_numbers import RINGERS, Change
from kiosk.viewmodels.volunteer.help_numbers import change_words
from kiosk.viewmodels.volunteer.points import point_words
from kiosk.who import Who

NOW = datetime.datetime(2026, 11, 23, 10)
MACHINE = Answer("Ann Lee", NOW, "", None)
SIGNED_IN = Answer("", NOW, "", Who("volunteer", "BD", 2))
REMOVED = Answer("", NOW, "", Who("volunteer", "", 2))
LEAD = Answer("", NOW, "", Who("lead", "AL", 1))


@pytest.mark.parametrize(
    ("answer", "done", "why", "words"),
    [
        (None, False, "open", "Open."),
        (MACHINE, True, "open", "AL, 23 November 2026."),
        (SIGNED_IN, True, "open", "volunteer BD, 23 November 2026."),
        (LEAD, True, "open", "lead AL, 23 November 2026."),
        (REMOVED, True, "open", "A volunteer, who has left, 23 November 2026."),
        (LEAD, False, "due", "Due again. Last: lead AL, 23 November 2026."),
        (
            LEAD,
            False,
            "changed",
            "Open again: it has changed since. Last: lead AL, 23 November 2026.",
        ),
    ],
)
def test_a_point_says_who_and_when_or_why_it_is_open(
    answer: Answer | None, done: bool, why: Why, words: str
) -> None:
    assert point_words(Point(RINGERS[0], "Rung", done, "open", why, answer)) == words


def test_a_clinician_is_named() -> None:
    signed = Answer("Dr Moss, GP", NOW, "", Who("lead", "AL", 1))
    point = Point(CARDS_SIGNED, "Signed", done=True, words="", answer=signed)
    assert point_words(point) == "Dr Moss, GP, 23 November 2026."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("A", "ring 1", "ring 2"), "It was: ring 1. Now it is: ring 2."),
        (Change("A", "", "ring 2"), "It is new: ring 2."),
        (Change("A", "ring 1", ""), "It has gone. It was: ring 1."),
    ],
)
def test_a_change_says_how_it_was_and_how_it_is(change: Change, words: str) -> None:
    assert change_words(change) == words
