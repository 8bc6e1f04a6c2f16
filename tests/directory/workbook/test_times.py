"""Six cells that say when, and the rows of the tables that mean the same."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.directory.workbook import times
from kiosk.directory.workbook.layout import CLOSED, DAYS, EVERY, WHEN
from kiosk.directory.workbook.times import AT_THE_KIOSK, BadPart, Closure, Rule

BLANK: dict[str, Any] = dict.fromkeys(
    (
        *("freq", "interval", "byday", "bymonthday", "dtstart", "until", "count"),
        *("valid_from", "valid_to", "opens_at", "closes_at"),
    )
)
DAY = datetime.date(2026, 12, 1)


def cells(**row: object) -> dict[str, str]:
    return times.cells_of(BLANK | row)


def read(**said: str) -> Rule | Closure:
    return times.read([said.get(heading, "") for heading in WHEN.headings])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"freq": "WEEKLY", "byday": "TU"}, {"Weekday": "Tuesday", "Every": "week"}),
        ({"freq": "WEEKLY", "byday": "WE,MO"}, {"Weekday": "Monday, Wednesday", "Every": "week"}),
        (
            {"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "interval": 1},
            {"Weekday": "Monday to Friday", "Every": "week"},
        ),
        (
            {"freq": "MONTHLY", "byday": "2TU,-1FR"},
            {"Weekday": "second Tuesday, last Friday", "Every": "month"},
        ),
        (
            {"freq": "MONTHLY", "byday": "1MO", "interval": 2},
            {"Weekday": "first Monday", "Every": "2 months"},
        ),
        (
            {"freq": "WEEKLY", "byday": "TU", "interval": 2, "dtstart": DAY},
            {"Weekday": "Tuesday", "Every": "2 weeks", "From": "2026-12-01"},
        ),
        (
            {"freq": "WEEKLY", "byday": "TU", "valid_from": DAY, "until": DAY},
            {"Weekday": "Tuesday", "Every": "week", "From": "2026-12-01", "Until": "2026-12-01"},
        ),
        (
            {"freq": "DAILY", "opens_at": "09:00", "closes_at": "23:59"},
            {"Opens": "09:00", "Closes": "23:59", "Every": "day"},
        ),
        ({}, {}),
        ({"opens_at": "09:00"}, {"Opens": "09:00"}),
    ],
)
def test_a_row_is_told_in_cells(row: dict[str, object], said: dict[str, str]) -> None:
    assert cells(**row) == said


@pytest.mark.parametrize(
    "row",
    [
        {"freq": "YEARLY", "byday": "MO"},
        {"freq": "MONTHLY", "bymonthday": "1,15"},
        {"freq": "MONTHLY", "byday": "MO"},
        {"freq": "WEEKLY", "byday": "TU", "count": 3},
        {"freq": "WEEKLY", "byday": "TU", "dtstart": DAY, "valid_from": datetime.date(2026, 1, 1)},
        {"freq": "WEEKLY", "byday": "TU", "interval": 2, "valid_from": DAY},
        {"freq": "WEEKLY", "byday": "someday"},
        {"freq": "WEEKLY", "byday": "TU", "opens_at": "25:00"},
        {"byday": "TU"},
        {"freq": "DAILY", "interval": 3},
        {"freq": "HOURLY"},
    ],
)
def test_what_cells_cannot_say_is_changed_at_the_kiosk(row: dict[str, object]) -> None:
    assert cells(**row) == {"Weekday": AT_THE_KIOSK}


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"Weekday": "tues", "Opens": "2pm"}, Rule("WEEKLY", days=("TU",), opens="14:00")),
        ({"Weekday": "Fridays and Mondays"}, Rule("WEEKLY", days=("MO", "FR"))),
        ({"Weekday": "Fri - Mon"}, Rule("WEEKLY", days=("MO", "FR", "SA", "SU"))),
        ({"Weekday": "2nd Tuesday"}, Rule("MONTHLY", days=("2TU",))),
        (
            {"Weekday": "last Friday of the month", "Every": "Every month"},
            Rule("MONTHLY", days=("-1FR",)),
        ),
        (
            {"Weekday": "Monday", "Every": "fortnight", "From": "1/12/2026"},
            Rule("WEEKLY", 2, ("MO",), start=DAY),
        ),
        ({"Every": "day", "Opens": "midday"}, Rule("DAILY", opens="12:00")),
        (
            {"Weekday": "Monday", "Opens": "all day", "Closes": "midnight"},
            Rule("WEEKLY", days=("MO",), opens="00:00", closes="23:59"),
        ),
        ({}, Rule()),
    ],
)
def test_cells_are_read_as_people_write_them(said: dict[str, str], rule: Rule) -> None:
    assert read(**said) == rule


def test_days_on_which_it_is_closed(  # one day, or several
) -> None:
    assert read(Every=CLOSED, From="1/12/2026") == Closure(DAY, DAY)
    until = datetime.date(2026, 12, 3)
    assert read(Every="Closed", From="2026-12-01", Until="3 December 2026") == Closure(DAY, until)
    for heading in ("Weekday", "Opens", "Closes"):
        with pytest.raises(BadPart) as bad:
            read(
                Every=CLOSED,
                From="1/12/2026",
                **{heading: "Monday" if heading == "Weekday" else "9am"},
            )
        assert bad.value.heading == heading


@pytest.mark.parametrize(
    ("said", "heading"),
    [
        ({"Every": "month", "Weekday": "Tuesday"}, "Weekday"),
        ({"Every": "day", "Weekday": "Tuesday"}, "Weekday"),
        ({"Every": "0 weeks", "Weekday": "Tuesday"}, "Every"),
        ({"Weekday": "Tuesday", "Closes": "16:00"}, "Opens"),
        ({"Weekday": "Monday to Tuesday to Wednesday"}, "Weekday"),
        ({"Opens": "16:00"}, "Weekday"),
        ({"Every": CLOSED}, "From"),
    ],
)
def test_what_makes_no_sense_is_told_by_cell(said: dict[str, str], heading: str) -> None:
    with pytest.raises(BadPart) as bad:
        read(**said)
    assert bad.value.heading == heading


def test_cells_in_words() -> None:
    said = ("Tuesday", "14:00", "16:00", "2 weeks", "2026-12-01", "")
    assert times.words(said) == "Tuesday, 14:00 to 16:00, every 2 weeks, from 1 December 2026"
    assert times.words(("", "", "", CLOSED, "1/8", "2/8")) == f"{CLOSED}, from 1/8, until 2/8"


day_sets = st.lists(
    st.sampled_from(("MO", "TU", "WE", "TH", "FR", "SA", "SU")), min_size=1, unique=True
)
clock = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))


@given(day_sets, clock, clock, st.integers(1, 4), st.dates(DAY, datetime.date(2100, 1, 1)))
def test_every_weekly_row_comes_back_as_it_was(
    days: list[str], opens: str, closes: str, interval: int, start: datetime.date
) -> None:
    row = BLANK | {
        "freq": "WEEKLY",
        "byday": ",".join(days),
        "opens_at": opens,
        "closes_at": closes,
        "interval": interval,
        "dtstart": start,
    }
    said = times.cells_of(row)
    assert said["Weekday"] != AT_THE_KIOSK
    if opens == closes:
        return
    again = times.read([said.get(heading, "") for heading in WHEN.headings])
    assert again == times.rule_of(row)
    assert isinstance(again, Rule)
    assert times.rule_of(BLANK | again.columns()) == again


def test_what_can_be_chosen_is_understood() -> None:
    for day in DAYS:
        assert isinstance(read(Weekday=day), Rule)
    for every in EVERY:
        weekday = {"day": "", CLOSED: "", "month": "first Monday"}.get(every, "Monday")
        assert read(Every=every, Weekday=weekday, From="1/12/2026")
