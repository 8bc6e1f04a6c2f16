"""What a volunteer reads of a listing that wants to be checked."""

import datetime
from dataclasses import replace

import pytest

from kiosk.directory.corrections import Told, What
from kiosk.directory.due import Due
from kiosk.directory.freshness import Age
from kiosk.wording.due import due_words, told_words

DAY = datetime.date(2026, 2, 3)


def due(age: Age, *, no_answers: int = 0, assured: datetime.date | None = DAY) -> Due:
    return Due("1", "Choir", (), "", "published", age, assured, no_answers, "")


@pytest.mark.parametrize(
    ("each", "said"),
    [
        (due(Age.NEVER, assured=None), "Nobody here has checked it yet."),
        (
            replace(due(Age.NEVER, assured=None), was_checked=True),
            "Not checked since it was changed.",
        ),
        (due(Age.FRESH), "Last checked 3 February 2026."),
        (due(Age.AMBER), "Last checked 3 February 2026."),
        (due(Age.RED), "Last checked 3 February 2026. It is overdue."),
        (due(Age.HIDDEN), "Last checked 3 February 2026. Patients do not see it any more."),
        (
            replace(due(Age.FRESH), not_rung=True),
            "Last checked 3 February 2026. Nobody has rung its number yet.",
        ),
        (
            replace(due(Age.HIDDEN), never_hides=True),
            "Last checked 3 February 2026. It is overdue.",
        ),
        (
            due(Age.AMBER, no_answers=1),
            "Last checked 3 February 2026. Nobody answered the last time.",
        ),
        (
            due(Age.AMBER, no_answers=2),
            "Last checked 3 February 2026. Nobody answered, 2 times in a row.",
        ),
    ],
)
def test_it_says_since_when_and_what_came_of_trying(each: Due, said: str) -> None:
    assert due_words(each) == said


def test_what_patients_said_is_counted_by_what_is_wrong() -> None:
    told = Told("1", "Choir", ((What.TIMES, 3), (What.PLACE, 1)), DAY)
    assert (
        told_words(told) == "The times are wrong: 3. The place is wrong: 1. Since 3 February 2026."
    )
