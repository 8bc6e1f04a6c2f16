"""What was done, in words: who, what, and each field before and after."""

import datetime
from typing import Any

import pytest

from kiosk.directory.revisions import Act, RowChange, Step
from kiosk.who import KIOSK, Who
from kiosk.wording import history
from kiosk.wording.history import MOST_LINES

AT = datetime.datetime(2026, 11, 23, 10)
ANNE = Who("volunteer", "AN", 1)


def step(*rows: RowChange, kind: str = "edit", words: str = "", took_back: str = "") -> Step:
    return Step(1, Act(kind, ANNE, AT, words, "line"), rows, undone=False, took_back=took_back)


def changed(table: str, before: dict[str, Any], after: dict[str, Any]) -> RowChange:
    return RowChange(table, "key", before, after)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (ANNE, "AN, volunteer"),
        (Who("lead", "BE", 2), "BE, lead"),
        (Who("staff", "CD"), "CD, staff"),
        (Who("volunteer"), "A volunteer"),
        (Who("lead"), "A volunteer"),
        (Who("publisher"), "A publisher"),
        (KIOSK, "The kiosk"),
    ],
)
def test_whoever_did_it_is_told_by_role_and_initials(who: Who, said: str) -> None:
    assert history.who(who) == said


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (step(), "Changed"),
        (step(kind="import", words="file.zip"), "Brought in from a file"),
        (step(kind="retire", words="It moved"), "Retired: It moved"),
        (step(kind="undo", took_back="import"), "Taken back: Brought in from a file"),
        (step(kind="something new"), "Changed"),
        (
            step(RowChange("checks", "1", None, {"method": "visit"}), kind="check", words="right"),
            "Checked on a visit: all correct",
        ),
        (
            step(
                RowChange("checks", "1", None, {"method": "phone"}), kind="check", words="no_answer"
            ),
            "Checked by phone: nobody answered",
        ),
        (step(kind="check", words="closed"), "Checked: it has closed"),
    ],
)
def test_what_was_done_is_told_in_a_few_words(done: Step, said: str) -> None:
    assert history.what(done) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            changed("phones", {"number": "01632 960001"}, {"number": "01632 960002"}),
            ["Number: “01632 960001” is now “01632 960002”"],
        ),
        (changed("services", {"alert": None}, {"alert": "Shut"}), ["Notice: “Shut” was added"]),
        (changed("services", {"alert": "Shut"}, {"alert": None}), ["Notice: “Shut” was taken out"]),
        (
            changed("services", {"application_process": "A\nB"}, {"application_process": "A"}),
            ["How to get in: “A, B” is now “A”"],
        ),
        (
            changed(
                "services",
                {"publication": "published", "assured_date": datetime.date(2026, 10, 3)},
                {"publication": "hidden", "assured_date": None},
            ),
            [
                "Who sees it: “patients” is now “volunteers, it is hidden”",
                "Checked: “3 October 2026” was taken out",
            ],
        ),
        (
            changed("services", {"sensitive": False}, {"sensitive": True}),
            ["Sensitive: “no” is now “yes”"],
        ),
        (
            changed("services", {"organization_id": None}, {"organization_id": "mind"}),
            ["Who runs it: “North Mind” was added"],
        ),
        (
            changed("schedules", {"opens_at": "14:00"}, {"opens_at": "12:00"}),
            ["Opens: “2pm” is now “midday”"],
        ),
        (
            changed("schedules", {"byday": "TU"}, {"byday": "MO,TU,WE"}),
            ["Days: “Tuesdays” is now “Monday to Wednesday”"],
        ),
        (
            RowChange(
                "schedules",
                "t",
                None,
                {"id": "t", "byday": "TU", "opens_at": "14:00", "closes_at": "16:00"},
            ),
            ["Times: “Tuesdays, 2pm to 4pm” was added"],
        ),
        (
            RowChange("phones", "p", {"number": "85258", "description": "Text line"}, None),
            ["Number: “85258, Text line” was taken out"],
        ),
        (
            RowChange(
                "closures",
                "c",
                None,
                {"first_day": datetime.date(2026, 8, 1), "last_day": datetime.date(2026, 8, 31)},
            ),
            ["Closed: “1 August 2026 to 31 August 2026” was added"],
        ),
        (
            RowChange("attributes", "a", None, {"taxonomy_term_id": "pain", "position": 0}),
            ["Topic or way in: “Living with pain” was added"],
        ),
        (changed("phones", {"position": 0}, {"position": 1}), []),
        (changed("services", {"last_modified": None}, {"last_modified": AT}), []),
        (RowChange("original_ids", "o", None, {"original_id": "7"}), []),
    ],
)
def test_each_field_is_told_before_and_after(row: RowChange, said: list[str]) -> None:
    names = {"mind": "North Mind", "pain": "Living with pain"}
    assert history.changes(step(row), names) == said


def test_nothing_of_a_confidential_place_is_told() -> None:
    row = RowChange("addresses", "a", {"address_1": "1 Park Road"}, None, secret=True)
    assert history.changes(step(row), {}) == ["A place that is kept secret changed"]


def test_of_very_many_changes_the_first_are_told() -> None:
    rows = [RowChange("languages", str(n), None, {"name": f"Language {n}"}) for n in range(20)]
    lines = history.changes(step(*rows), {})
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "And 8 more"
