"""How a listing stands, in a kind and in words."""

import datetime
from dataclasses import replace

import pytest

from kiosk.directory.due import Due
from kiosk.directory.freshness import Age
from kiosk.wording.standing import Kind, stands

TODAY = datetime.date(2026, 11, 23)
CHECKED = datetime.date(2026, 10, 3)


def due(
    publication: str = "published",
    age: Age = Age.FRESH,
    assured: datetime.date | None = CHECKED,
    *,
    active: bool = True,
    never_hides: bool = False,
) -> Due:
    return Due("line", "Line", (), "", publication, age, assured, 0, "", "", active, never_hides)


@pytest.mark.parametrize(
    ("each", "kind", "words"),
    [
        (due(), Kind.FRESH, "Checked 3 October."),
        (replace(due(), not_rung=True), Kind.AMBER, "Checked 3 October, but nobody rang them."),
        (
            replace(due(age=Age.NEVER, assured=None), was_checked=True),
            Kind.HIDDEN,
            "Not checked since it was changed: patients do not see it.",
        ),
        (due(age=Age.AMBER), Kind.AMBER, "Getting old: checked 3 October."),
        (due(age=Age.RED), Kind.RED, "Overdue: checked 3 October."),
        (
            due(age=Age.HIDDEN, assured=datetime.date(2025, 10, 3)),
            Kind.HIDDEN,
            "Hidden from patients: checked 3 October 2025, too long ago.",
        ),
        (due(age=Age.HIDDEN, never_hides=True), Kind.RED, "Overdue: checked 3 October."),
        (due("draft"), Kind.DRAFT, "Draft: patients do not see it. Checked 3 October."),
        (
            due("draft", Age.NEVER, None),
            Kind.DRAFT,
            "Draft: patients do not see it.",
        ),
        (due("hidden"), Kind.HIDDEN, "Hidden from patients. Checked 3 October."),
        (due("retired"), Kind.HIDDEN, "Retired: patients do not see it."),
        (due("do_not_list"), Kind.HIDDEN, "Not to be listed: patients never see it."),
        (
            due(active=False),
            Kind.HIDDEN,
            "Hidden from patients: it does not happen at the moment.",
        ),
    ],
)
def test_each_stands_as_it_is_and_says_so(each: Due, kind: Kind, words: str) -> None:
    found = stands(each, TODAY, trial=False)
    assert (found.kind, found.words) == (kind, words)


@pytest.mark.parametrize(
    ("trial", "kind", "words"),
    [
        (True, Kind.NEVER, "Never checked."),
        (False, Kind.HIDDEN, "Never checked, so patients do not see it."),
    ],
)
def test_what_nobody_has_checked_is_hidden_once_the_room_is_live(
    trial: bool, kind: Kind, words: str
) -> None:
    found = stands(due(age=Age.NEVER, assured=None), TODAY, trial=trial)
    assert (found.kind, found.words) == (kind, words)
