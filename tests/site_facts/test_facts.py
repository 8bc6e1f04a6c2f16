"""Settings as lines that people type."""

import datetime
from typing import Any

import pytest

from kiosk.errors import KnownTrouble
from kiosk.settings import Hours, Notice, Room, Settings, WaitingRoom
from kiosk.site_facts.facts import FACTS, Fact, as_line, fact_of, read, value_of

TODAY = datetime.date(2026, 11, 26)
WEEKDAYS = {"days": ["MO", "TU", "WE", "TH", "FR"], "opens": "09:00", "closes": "17:00"}
SATURDAY = {"days": ["SA"], "opens": "09:00", "closes": "12:30"}


def fact(key: str) -> Fact:
    found = fact_of(key)
    assert found is not None
    return found


@pytest.mark.parametrize("each", FACTS, ids=lambda each: each.key)
def test_every_fact_is_a_setting(each: Fact) -> None:
    value_of(Settings(), each)


@pytest.mark.parametrize(
    ("key", "line", "value"),
    [
        ("room.name", " The  Pain Room ", "The Pain Room"),
        ("help.not_ae", "", ""),
        ("freshness.red_months", "9", 9),
        ("room.hours", "Monday to Friday 9am to 5pm", [WEEKDAYS]),
        ("room.hours", "mon-fri 9-5; sat 9 to 12.30", [WEEKDAYS, SATURDAY]),
    ],
)
def test_a_line_gives_the_value_of_its_setting(key: str, line: str, value: Any) -> None:
    assert read(fact(key), line, TODAY) == value


@pytest.mark.parametrize(
    ("key", "line", "why"),
    [
        ("room.name", "  ", "This cannot be empty."),
        ("room.name", "x" * 81, "This has 81 letters. Up to 80 fit, so make it shorter."),
        ("freshness.red_months", "nine", "Write a number of months, from 1 to 60."),
        ("freshness.red_months", "61", "Write a number of months, from 1 to 60."),
        ("freshness.red_months", "00091", "Write a number of months, from 1 to 60."),
        ("freshness.red_months", "", "Write a number of months, from 1 to 60."),
        ("room.hours", "", "Write days and times only"),
        ("room.hours", "when we are in", "Write days and times only"),
        ("room.hours", "Monday 9pm to 5pm", "These times end before they begin."),
        ("room.hours", "9 to 5", "Write days and times only"),
        ("room.hours", "Tuesdays 2 to 4, not in August", "Write days and times only"),
        ("room.hours", "first Tuesday of the month 2pm to 4pm", "These have to be the same"),
        ("room.hours", "weekdays 9am to 5pm, closed on bank holidays", "These have to be the same"),
    ],
)
def test_a_line_that_means_nothing_is_refused_in_a_sentence(key: str, line: str, why: str) -> None:
    with pytest.raises(KnownTrouble, match="^" + why.replace(".", r"\.")):
        read(fact(key), line, TODAY)


@pytest.mark.parametrize("value", [[WEEKDAYS], [WEEKDAYS, SATURDAY], []])
def test_hours_become_the_line_that_gives_them(value: list[dict[str, Any]]) -> None:
    line = as_line(fact("room.hours"), value, TODAY)
    assert (read(fact("room.hours"), line, TODAY) if value else []) == value


def test_values_are_as_a_file_can_hold_them() -> None:
    settings = Settings(
        room=Room(hours=(Hours(("SA",), "09:00", "12:30"),)),
        waiting_room=WaitingRoom(notices=(Notice("Shut.", "2026-12-14", "2026-12-18"),)),
    )
    assert value_of(settings, fact("room.hours")) == [SATURDAY]
    assert value_of(settings, fact("waiting_room.notices")) == [
        {"words": "Shut.", "first_day": "2026-12-14", "last_day": "2026-12-18"}
    ]


def test_what_stands_on_the_cards_takes_two_people() -> None:
    assert [each.key for each in FACTS if each.on_cards] == [
        "room.hours",
        "room.staff_sentence",
        "help.open_place",
        "help.nearest_ae",
        "help.not_ae",
    ]
