"""Days as paper says them, which is read on another day than it was made."""

import datetime

import pytest

from kiosk.directory.listing import Listing, OpeningTimes
from kiosk.directory.opening import BANK_HOLIDAY, Session
from kiosk.wording.on_paper import dates, one_of_the_days

Moment = datetime.datetime
NOW = Moment(2026, 11, 23, 12)  # a Monday

WEEKLY = OpeningTimes(days=("TU",), opens="14:00")
FORTNIGHTLY = OpeningTimes(days=("TU",), opens="14:00", interval=2)
MONTHLY = OpeningTimes(days=("-1FR",), opens="14:00", freq="MONTHLY")
OVER = OpeningTimes(days=("-1FR",), until=datetime.date(2026, 11, 22))
COMING = tuple(
    Session(Moment(2026, month, day, 14), Moment(2026, month, day, 16))
    for month, day in ((11, 10), (11, 24), (12, 8), (12, 22))
)
TOLD = ["Next: Tuesday 24 November, 2pm to 4pm", "Then: Tuesday 8 December, 2pm to 4pm"]


@pytest.mark.parametrize(
    ("rule", "told"), [(WEEKLY, []), (OVER, []), (FORTNIGHTLY, TOLD), (MONTHLY, TOLD)]
)
def test_the_next_dates_stand_where_the_rule_leaves_them_open(
    rule: OpeningTimes, told: list[str]
) -> None:
    assert dates(Listing("id", "A group", opening=(rule,), coming=COMING), NOW) == told


@pytest.mark.parametrize(
    ("session", "told"),
    [
        (Session(Moment(2026, 12, 1)), "Next: Tuesday 1 December"),
        (
            Session(Moment(2026, 12, 28, 14), is_sure=False),
            "Next: Monday 28 December, 2pm. That is a bank holiday, so check first.",
        ),
        (
            Session(Moment(2026, 12, 25, 9), closed_for=BANK_HOLIDAY),
            "Closed on Friday 25 December (bank holiday)",
        ),
        (Session(Moment(2026, 12, 1, 9), closed_for="closed"), "Closed on Tuesday 1 December"),
        (
            Session(Moment(2026, 12, 1, 9), closed_for="stocktaking"),
            "Closed on Tuesday 1 December (stocktaking)",
        ),
    ],
)
def test_what_is_unsure_or_shut_says_so(session: Session, told: str) -> None:
    assert dates(Listing("id", "A group", opening=(MONTHLY,), coming=(session,)), NOW) == [told]


def test_what_is_over_is_not_told() -> None:
    over = Session(Moment(2026, 11, 23, 9), Moment(2026, 11, 23, 11), "closed")
    assert dates(Listing("id", "A group", opening=(MONTHLY,), coming=(over,)), NOW) == []


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ((FORTNIGHTLY,), "One of these days: Tuesday 10 November 2026"),
        ((WEEKLY,), ""),
        ((MONTHLY,), ""),
        ((WEEKLY, FORTNIGHTLY), ""),
        ((MONTHLY, FORTNIGHTLY), "One of these days: Tuesday 10 November 2026"),
    ],
)
def test_a_book_says_one_day_to_count_every_second_week_from(
    rules: tuple[OpeningTimes, ...], told: str
) -> None:
    assert one_of_the_days(Listing("id", "A group", opening=rules, coming=COMING)) == told


def test_a_day_on_which_it_is_shut_is_not_one_to_count_from() -> None:
    shut = Session(Moment(2026, 11, 10), closed_for=BANK_HOLIDAY)
    listing = Listing("id", "A group", opening=(FORTNIGHTLY,), coming=(shut, *COMING[1:]))
    assert one_of_the_days(listing) == "One of these days: Tuesday 24 November 2026"
