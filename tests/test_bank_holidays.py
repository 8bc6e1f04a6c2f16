"""Bank holidays, as the library has them."""

import datetime

import pytest

from kiosk.bank_holidays import name_of

# The list that gov.uk publishes, written down from memory: a change of the library shows here.
ENGLAND_2026 = {
    "2026-01-01",
    "2026-04-03",
    "2026-04-06",
    "2026-05-04",
    "2026-05-25",
    "2026-08-31",
    "2026-12-25",
    "2026-12-28",
}


def test_the_bank_holidays_of_england_are_those_that_the_government_lists() -> None:
    year = (datetime.date(2026, 1, 1) + datetime.timedelta(days=n) for n in range(365))
    working_days = [day for day in year if day.weekday() < 5]
    found = {day.isoformat() for day in working_days if name_of(day, "England")}
    assert found == ENGLAND_2026


@pytest.mark.parametrize(
    ("day", "country", "is_one"),
    [
        ("2026-11-30", "Scotland", True),
        ("2026-11-30", "England", False),
        ("2026-03-17", "Northern Ireland", True),
        ("2026-03-17", "Wales", False),
        ("2026-12-25", "none", False),
        ("2040-12-25", "England", True),
    ],
)
def test_each_country_has_its_own(day: str, country: str, is_one: bool) -> None:
    assert bool(name_of(datetime.date.fromisoformat(day), country)) is is_one
