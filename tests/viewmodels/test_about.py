"""What the kiosk says of itself."""

import datetime

import pytest

from kiosk.directory.going_live import Signature
from kiosk.viewmodels.about import AboutPage
from kiosk.viewmodels.rows import Rows

CREDIT = "Based on draft principles by two groups, 2019."
SIGNATURE = Signature("Dr Moss, GP", datetime.date(2026, 10, 3))


def said(*, trial: bool = True, signature: Signature | None = None) -> dict[str, str]:
    """Each heading with what stands under it."""
    page = AboutPage("1.2.3")
    page.show(trial=trial, signature=signature, credit=CREDIT)
    rows = page.rows
    assert isinstance(rows, Rows)
    return {rows.row(n).title: rows.row(n).words for n in range(rows.rowCount())}


def test_it_says_that_it_gives_no_medical_advice() -> None:
    assert "does not give medical advice" in said()["What this is"]


def test_it_names_whom_the_principles_go_back_to() -> None:
    assert said()["The seven principles"].startswith(CREDIT)


def test_it_says_that_the_seven_later_became_five() -> None:
    assert "made the seven into five" in said()["The seven principles"]


def test_in_trial_it_says_so_where_it_says_who_signed() -> None:
    assert said()["Who signed it off"].startswith("This room is in trial")


def test_without_a_signature_it_says_that_nobody_signed() -> None:
    assert (
        "Nobody has signed the help cards or the film yet."
        in said(trial=False)["Who signed it off"]
    )


def test_a_signature_is_named_with_its_day() -> None:
    words = said(trial=False, signature=SIGNATURE)["Who signed it off"]
    assert words.startswith("Dr Moss, GP signed the help cards and the film on 3 October 2026.")


@pytest.mark.parametrize("trial", [True, False])
def test_it_says_that_the_principles_are_not_signed(trial: bool) -> None:
    assert (
        "Nobody has signed the principles"
        in said(trial=trial, signature=SIGNATURE)["Who signed it off"]
    )


def test_it_names_its_version() -> None:
    assert "version 1.2.3" in said()["What it is made with"]
