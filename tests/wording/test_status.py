"""What somebody can act on: whether it is open, and when next."""

import datetime

import pytest

from kiosk import bank_holidays
from kiosk.directory.listing import OpeningTimes
from kiosk.directory.opening import BANK_HOLIDAY, Calendar, Closure, Rule, Session, upcoming
from kiosk.wording.times import is_open, opening_times, status

Moment = datetime.datetime
NOON = Moment(2026, 11, 23, 12)  # a Monday


def at(day: int, opens: int, closes: int | None = None, month: int = 11) -> Session:
    return Session(
        Moment(2026, month, day, opens),
        None if closes is None else Moment(2026, month, day, closes),
    )


@pytest.mark.parametrize(
    ("coming", "said"),
    [
        ((), ""),
        ((at(23, 9, 17),), "Open now until 5pm"),
        ((Session(Moment(2026, 11, 23, 9), Moment(2026, 11, 24)),), "Open now until midnight"),
        ((Session(Moment(2026, 11, 22), Moment(2026, 11, 27)),), "Open now, day and night"),
        ((at(23, 9, 11), at(24, 9, 17)), "Next: tomorrow, 9am to 5pm"),
        ((at(23, 14, 16),), "Next: today, 2pm to 4pm"),
        ((at(3, 14, 16, 12),), "Next: Thursday 3 December, 2pm to 4pm, in 10 days"),
        ((at(23, 9, 12), at(23, 13, 17)), "Next: today, 1pm to 5pm"),
        ((at(25, 19),), "Next: Wednesday 25 November, 7pm, in 2 days"),
        ((Session(Moment(2026, 11, 25)),), "Next: Wednesday 25 November, in 2 days"),
        ((Session(Moment(2026, 11, 23)),), "Next: today"),
        ((at(23, 7),), ""),
        (
            (Session(at(23, 9, 17).starts, at(23, 9, 17).ends, BANK_HOLIDAY), at(24, 9, 17)),
            "Closed for the bank holiday, back on Tuesday",
        ),
        (
            (Session(at(23, 9, 17).starts, at(23, 9, 17).ends, "stocktaking"), at(8, 9, 17, 12)),
            "Closed today (stocktaking), back on Tuesday 8 December",
        ),
        ((Session(at(23, 9, 17).starts, at(23, 9, 17).ends, "closed"),), "Closed today"),
        (
            (Session(at(23, 9, 17).starts, at(23, 9, 17).ends, is_sure=False),),
            "Today is a bank holiday. Check that it is open.",
        ),
    ],
)
def test_a_status_says_what_somebody_can_act_on(coming: tuple[Session, ...], said: str) -> None:
    assert status(coming, NOON) == said


def test_a_far_date_says_its_year() -> None:
    coming = (Session(Moment(2027, 6, 1, 10), Moment(2027, 6, 1, 11)),)
    assert status(coming, NOON) == "Next: Tuesday 1 June 2027, 10am to 11am"


def test_a_session_past_midnight_is_open_after_midnight() -> None:
    coming = (Session(Moment(2026, 11, 22, 22), Moment(2026, 11, 23, 2)),)
    assert status(coming, Moment(2026, 11, 23, 1)) == "Open now until 2am"


def test_the_end_of_a_session_is_no_longer_open() -> None:
    assert not is_open((at(23, 9, 17),), Moment(2026, 11, 23, 17))


def test_nobody_is_told_that_it_is_open_on_a_bank_holiday_unless_that_is_known() -> None:
    assert not is_open((Session(at(23, 9, 17).starts, at(23, 9, 17).ends, is_sure=False),), NOON)


def said_of(rule: Rule, now: Moment, calendar: Calendar | None = None) -> str:
    """From the rule of a schedule to the words, at that moment."""
    coming = upcoming([rule], calendar or Calendar(), now.date(), 2)
    return status(coming, now)


OFFICE = Rule("WEEKLY", ("MO", "TU", "WE", "TH", "FR"), opens="09:00", closes="17:00")
FORTNIGHTLY = Rule(
    "WEEKLY", ("TU",), interval=2, start=datetime.date(2024, 11, 5), opens="14:00", closes="16:00"
)
TUESDAYS = Rule("WEEKLY", ("TU",), opens="14:00", closes="16:00")
ENGLISH_HOLIDAYS = Calendar(
    on_bank_holidays="closed", bank_holiday=lambda day: bank_holidays.name_of(day, "England")
)


def test_the_three_sentences_that_were_asked_for() -> None:
    assert said_of(OFFICE, Moment(2024, 11, 25, 10)) == "Open now until 5pm"
    assert said_of(FORTNIGHTLY, Moment(2024, 11, 23, 10)) == (
        "Next: Tuesday 3 December, 2pm to 4pm, in 10 days"
    )
    easter_monday = Moment(2027, 3, 29, 10)
    assert said_of(OFFICE, easter_monday, ENGLISH_HOLIDAYS) == (
        "Closed for the bank holiday, back on Tuesday"
    )


@pytest.mark.parametrize(
    ("rule", "now", "said"),
    [
        # 29 February
        (TUESDAYS, Moment(2028, 2, 28, 10), "Next: tomorrow, 2pm to 4pm"),
        (TUESDAYS, Moment(2028, 2, 29, 15), "Open now until 4pm"),
        (TUESDAYS, Moment(2028, 2, 24, 10), "Next: Tuesday 29 February, 2pm to 4pm, in 5 days"),
        (TUESDAYS, Moment(2028, 2, 29, 17), "Next: Tuesday 7 March, 2pm to 4pm, in 7 days"),
        # The year's end
        (OFFICE, Moment(2026, 12, 31, 18), "Next: tomorrow, 9am to 5pm"),
        (TUESDAYS, Moment(2026, 12, 31, 10), "Next: Tuesday 5 January, 2pm to 4pm, in 5 days"),
        # The clocks change
        (
            Rule("WEEKLY", ("SU",), opens="01:30", closes="03:30"),
            Moment(2026, 3, 29, 0, 59),
            "Next: today, 1:30am to 3:30am",
        ),
        (
            Rule("WEEKLY", ("SU",), opens="01:30", closes="03:30"),
            Moment(2026, 3, 29, 2),
            "Open now until 3:30am",
        ),
        (
            Rule("WEEKLY", ("SU",), opens="01:30", closes="03:30"),
            Moment(2026, 10, 25, 1, 45),
            "Open now until 3:30am",
        ),
        (
            Rule("WEEKLY", ("MO",), opens="09:00", closes="17:00"),
            Moment(2026, 10, 24, 23, 30),
            "Next: Monday 26 October, 9am to 5pm, in 2 days",
        ),
        # Past midnight, and day and night
        (
            Rule("WEEKLY", ("FR",), opens="22:00", closes="02:00"),
            Moment(2026, 12, 5, 1),
            "Open now until 2am",
        ),
        (
            Rule("DAILY", opens="00:00", closes="24:00"),
            Moment(2026, 12, 31, 23, 59),
            "Open now, day and night",
        ),
        # The last day
        (
            Rule(
                "WEEKLY",
                ("TU",),
                until=datetime.date(2026, 12, 15),
                opens="14:00",
                closes="16:00",
            ),
            Moment(2026, 12, 15, 17),
            "",
        ),
    ],
)
def test_odd_days_are_said_right(rule: Rule, now: Moment, said: str) -> None:
    assert said_of(rule, now) == said


def test_from_the_rule_to_the_words_at_christmas() -> None:
    said = said_of(OFFICE, Moment(2026, 12, 25, 10), ENGLISH_HOLIDAYS)
    assert said == "Closed for the bank holiday, back on Tuesday"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (19, "Open now until midnight"),
        (20, "Closed today (winter break), back on Monday 4 January"),
        (23, "Closed today (winter break), back on Monday 4 January"),
        (31, "Closed today (winter break), back on Monday"),
    ],
)
def test_what_is_shut_for_days_says_so_on_each_of_them(day: int, said: str) -> None:
    never_shuts = Rule("DAILY", opens="00:00", closes="24:00")
    first, last = datetime.date(2026, 12, 20), datetime.date(2027, 1, 3)
    calendar = Calendar(closures=(Closure(first, last, "winter break"),))
    assert said_of(never_shuts, Moment(2026, 12, day, 10), calendar) == said


def test_a_night_for_which_it_is_shut_is_so_past_midnight() -> None:
    nights = Rule("WEEKLY", ("FR",), opens="22:00", closes="02:00")
    assert said_of(nights, Moment(2026, 12, 26, 1), ENGLISH_HOLIDAYS) == (
        "Closed for the bank holiday, back on Friday 8 January"
    )
    assert said_of(nights, Moment(2026, 12, 26, 3), ENGLISH_HOLIDAYS) == (
        "Next: Friday 8 January, 10pm to 2am, in 13 days"
    )


def test_two_bank_holidays_and_a_weekend_are_one_pause() -> None:
    assert said_of(OFFICE, Moment(2027, 12, 27, 10), ENGLISH_HOLIDAYS) == (
        "Closed for the bank holiday, back on Wednesday"
    )
    assert said_of(OFFICE, Moment(2026, 12, 24, 18), ENGLISH_HOLIDAYS) == (
        "Next: Tuesday 29 December, 9am to 5pm, in 5 days"
    )


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (OpeningTimes(("2TU",), "14:00", "16:00"), "Second Tuesday of the month, 2pm to 4pm"),
        (OpeningTimes(("-1FR",), "10:00"), "Last Friday of the month at 10am"),
        (
            OpeningTimes(("1MO", "3MO"), "10:00"),
            "First Monday and third Monday of the month at 10am",
        ),
        (OpeningTimes(("TU",), "14:00", "16:00", interval=2), "Every second Tuesday, 2pm to 4pm"),
        (OpeningTimes(("TU",), interval=3), "Tuesday, every 3 weeks"),
        (OpeningTimes(month_days=(1,), freq="MONTHLY"), "Day 1 of each month"),
        (OpeningTimes(freq="DAILY", opens="09:00", closes="17:00"), "Every day, 9am to 5pm"),
        (
            OpeningTimes(("MO",), "19:00", until=datetime.date(2026, 12, 14)),
            "Mondays at 7pm, until 14 December 2026",
        ),
        (
            OpeningTimes(("MO",), "19:00", starts=datetime.date(2027, 1, 4)),
            "Mondays at 7pm, from 4 January 2027",
        ),
        (OpeningTimes(("MO",), "19:00", until=datetime.date(2026, 1, 1)), ""),
    ],
)
def test_opening_times_of_any_rule_are_said_in_words(times: OpeningTimes, said: str) -> None:
    assert opening_times(times, NOON.date()) == said
