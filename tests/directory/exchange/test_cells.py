"""What publishers write into a cell, and what it means."""

import datetime

import pytest

from kiosk.directory.exchange import cells, numbers
from kiosk.directory.exchange.cells import BadCell


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("09:30", "09:30"),
        ("1:50pm", "13:50"),
        ("9.30", "09:30"),
        ("9am", "09:00"),
        ("12am", "00:00"),
        ("12 p.m.", "12:00"),
        ("midday", "12:00"),
        ("0930", "09:30"),
        ("17:00:00", "17:00"),
        ("24:00", "00:00"),
        ("24 hours", "00:00"),
        ("0.395833", "09:30"),
    ],
)
def test_a_time_of_any_shape_is_read(written: str, time: str) -> None:
    assert cells.time(written) == time


@pytest.mark.parametrize("written", ["24:00", "midnight", "24 hours", "24/7"])
def test_the_end_of_the_day_is_its_last_minute_where_something_closes(written: str) -> None:
    assert cells.time(written, closing=True) == "23:59"


@pytest.mark.parametrize("written", ["25:00", "9", "12:75", "closed", "13am5", "x" * 10_000])
def test_what_is_no_time_says_how_to_write_one(written: str) -> None:
    with pytest.raises(BadCell, match="09:30"):
        cells.time(written)


@pytest.mark.parametrize(
    "written",
    [
        *("2026-12-24", "2026-12-24T09:30:00Z", "24/12/2026", "24.12.26", "24-12-2026"),
        *("24 December 2026", "Dec 24th, 2026", "20261224", "46380", "2026/12/24"),
    ],
)
def test_a_date_of_any_shape_is_read(written: str) -> None:
    assert cells.date(written) == datetime.date(2026, 12, 24)


def test_a_date_with_a_zone_that_nobody_knows_is_read_without_a_word() -> None:
    assert cells.date("24 December 2026 10:00 WEJ") == datetime.date(2026, 12, 24)


def test_a_column_with_one_american_date_is_american() -> None:
    assert cells.is_month_first(["1/11/2026", "12/24/2026"])


def test_a_column_with_one_british_date_is_british() -> None:
    assert not cells.is_month_first(["12/24/2026", "24/12/2026", "1/2/2026"])


@pytest.mark.parametrize(
    "written",
    [
        *("13/27/2014", "January 01, 0001", "May", "soon", "9" * 30, "31/02/2026", "0/0/0"),
        "Wed " + "8" * 31 + "m",  # a number that the parser of dates cannot divide
    ],
)
def test_what_is_no_date_says_how_to_write_one(written: str) -> None:
    with pytest.raises(BadCell, match="2026-12-24"):
        cells.date(written)


@pytest.mark.parametrize(
    ("written", "number"), [("£2.50", 2.5), ("1,200", 1200), ("2,5", 2.5), ("18", 18)]
)
def test_a_number_is_read_with_what_people_write_around_it(written: str, number: float) -> None:
    assert cells.number(written) == number


@pytest.mark.parametrize("written", ["nan", "inf", "1e999", "1_0", "some", ""])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(BadCell):
        cells.number(written)


def test_control_characters_and_half_characters_go_and_lines_stay() -> None:
    assert cells.tidy(" a\x00b\x1b\r\nc\ud800\u202f ") == "ab\nc"


def test_a_zero_that_a_spreadsheet_took_is_put_back() -> None:
    assert numbers.read("1632960001", british=True).found == ("01632 960001",)


def test_a_number_that_may_be_of_another_country_is_left_as_it_is() -> None:
    assert numbers.read("6505550123", british=False) == numbers.Numbers(("6505550123",))


def test_a_number_that_only_might_have_lost_a_zero_is_left_and_told() -> None:
    read = numbers.read("6505550123", british=True)
    assert (read.found, "Perhaps" in read.words) == (("6505550123",), True)


@pytest.mark.parametrize("between", [" / ", ", ", " or ", ";", "\n", " & "])
def test_two_numbers_in_one_cell_are_two(between: str) -> None:
    written = f"01632 960001{between}07700 900123"
    assert numbers.read(written, british=True).found == ("01632 960001", "07700 900123")


@pytest.mark.parametrize("written", ["116 123", "01632 960001 ext 3", "18001 01632 960001"])
def test_a_number_is_kept_as_it_is_written(written: str) -> None:
    assert numbers.read(written, british=True) == numbers.Numbers((written,))


@pytest.mark.parametrize("written", ["1.63E+09", "ask at the desk"])
def test_what_holds_no_number_is_refused(written: str) -> None:
    with pytest.raises(BadCell):
        numbers.read(written, british=True)
