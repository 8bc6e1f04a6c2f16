"""When a service is open: rules of repetition, closures, bank holidays, midnight, odd days."""

import datetime

import pytest

from kiosk import bank_holidays
from kiosk.directory.opening import (
    BANK_HOLIDAY,
    Calendar,
    Closure,
    Rule,
    Session,
    by_day,
    days_of,
    is_day_and_night,
    sessions,
    upcoming,
    weekdays,
)

Date = datetime.date
Moment = datetime.datetime
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
OFFICE = Rule("WEEKLY", WEEK[:5], opens="09:00", closes="17:00")
CHRISTMAS = Date(2026, 12, 25)  # a Friday
BOXING_DAY_HOLIDAY = Date(2026, 12, 28)


def english(day: Date) -> str:
    return bank_holidays.name_of(day, "England")


def days(rule: Rule, first: Date, last: Date) -> list[str]:
    return [day.isoformat() for day in days_of(rule, first, last)]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (Rule("WEEKLY", ("TU",)), ["01", "08", "15", "22", "29"]),
        (Rule("", ("TU",)), ["01", "08", "15", "22", "29"]),
        (Rule("WEEKLY", ("TU",), interval=2, start=Date(2026, 12, 1)), ["01", "15", "29"]),
        (Rule("WEEKLY", ("TU",), interval=2, start=Date(2026, 11, 24)), ["08", "22"]),
        # The first day may be another day of the week: its week is the first.
        (Rule("WEEKLY", ("TU",), interval=2, start=Date(2026, 12, 3)), ["15", "29"]),
        (Rule("WEEKLY", ("TU",), interval=2, start=Date(2026, 11, 30)), ["01", "15", "29"]),
        (
            Rule("WEEKLY", ("TU",), interval=2, start=Date(2026, 11, 3), since=Date(2026, 12, 2)),
            ["15", "29"],
        ),
        (
            Rule("WEEKLY", start=Date(2026, 11, 5), since=Date(2026, 12, 8)),
            ["10", "17", "24", "31"],
        ),
        (Rule("MONTHLY", start=Date(2026, 1, 15), since=Date(2026, 12, 1)), ["15"]),
        (Rule("WEEKLY", ("TU",), until=Date(2026, 12, 15)), ["01", "08", "15"]),
        (Rule("MONTHLY", ("2TU",)), ["08"]),
        (Rule("WEEKLY", ("2TU",)), ["08"]),
        (Rule("MONTHLY", ("-1FR",)), ["25"]),
        (Rule("", ("-1FR",)), ["25"]),
        (Rule("MONTHLY", ("1MO", "3MO")), ["07", "21"]),
        (Rule("MONTHLY", by_month_day=(1, -1)), ["01", "31"]),
        (Rule("DAILY", until=Date(2026, 12, 3)), ["01", "02", "03"]),
        (Rule("DAILY", start=Date(2026, 12, 30)), ["30", "31"]),
        (Rule("WEEKLY", ("TU",), start=Date(2026, 12, 8), count=2), ["08", "15"]),
        (Rule("YEARLY", start=Date(2020, 12, 24)), ["24"]),
    ],
)
def test_days_follow_the_rule(rule: Rule, found: list[str]) -> None:
    assert [day[-2:] for day in days(rule, Date(2026, 12, 1), Date(2026, 12, 31))] == found


@pytest.mark.parametrize(
    "rule",
    [
        Rule(),
        Rule("WEEKLY"),
        Rule("WEEKLY", ("TU",), interval=2),
        Rule("MONTHLY"),
        Rule("YEARLY", ("TU",)),
        Rule("WEEKLY", ("TU",), count=3),
        Rule("SOMETIMES"),
    ],
)
def test_what_leaves_the_days_open_has_none(rule: Rule) -> None:
    assert days(rule, Date(2026, 12, 1), Date(2026, 12, 31)) == []


def test_29_february_is_a_day_of_leap_years_only() -> None:
    rule = Rule("YEARLY", start=Date(2024, 2, 29))
    assert days(rule, Date(2025, 1, 1), Date(2028, 12, 31)) == ["2028-02-29"]


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        (Rule("WEEKLY", ("TU",)), 2028, "2028-02-29"),
        (Rule("WEEKLY", ("TU",), interval=2, start=Date(2028, 2, 15)), 2028, "2028-02-29"),
        (Rule("MONTHLY", ("-1TU",)), 2028, "2028-02-29"),
        (Rule("MONTHLY", by_month_day=(29,)), 2028, "2028-02-29"),
        (Rule("MONTHLY", by_month_day=(-1,)), 2028, "2028-02-29"),
        (Rule("MONTHLY", by_month_day=(-1,)), 2027, "2027-02-28"),
        (Rule("MONTHLY", ("-1SU",)), 2027, "2027-02-28"),
    ],
)
def test_february_ends_on_the_day_on_which_it_ends(rule: Rule, year: int, day: str) -> None:
    assert days(rule, Date(year, 2, 1), Date(year, 2, 1) + datetime.timedelta(28))[-1] == day


def test_every_second_week_goes_on_over_the_years_end() -> None:
    rule = Rule("WEEKLY", ("TU",), interval=2, start=Date(2026, 12, 8))
    found = days(rule, Date(2026, 12, 20), Date(2027, 1, 31))
    assert found == ["2026-12-22", "2027-01-05", "2027-01-19"]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (Rule("WEEKLY", ("SA", "2SU")), {"SA", "SU"}),
        (Rule("WEEKLY", start=Date(2026, 12, 5)), {"SA"}),
        (Rule("DAILY"), set(WEEK)),
        (Rule("DAILY", ("MO",)), {"MO"}),
        (Rule("DAILY", start=Date(2026, 12, 7), until=Date(2026, 12, 7)), {"MO"}),
        (Rule("MONTHLY", by_month_day=(1,)), set()),
        (Rule(), set()),
    ],
)
def test_the_days_of_the_week_are_those_on_which_it_may_be(rule: Rule, found: set[str]) -> None:
    assert weekdays(rule) == found


def test_the_31st_is_left_out_where_a_month_has_none() -> None:
    rule = Rule("MONTHLY", by_month_day=(31,))
    assert days(rule, Date(2026, 2, 1), Date(2026, 4, 30)) == ["2026-03-31"]


def test_days_may_have_to_be_two_things_at_once() -> None:
    friday_13th = Rule("MONTHLY", ("FR",), by_month_day=(13,))
    assert days(friday_13th, Date(2026, 1, 1), Date(2026, 12, 31)) == [
        "2026-02-13",
        "2026-03-13",
        "2026-11-13",
    ]
    second = Rule("MONTHLY", ("FR",), by_month_day=(13,), start=Date(2026, 1, 1), count=2)
    assert days(second, Date(2026, 3, 1), Date(2026, 12, 31)) == ["2026-03-13"]


@pytest.mark.parametrize(
    "rule",
    [
        Rule("DAILY", by_month_day=(32,), start=Date(2020, 1, 1), count=3),
        Rule("DAILY", ("MO",), interval=7, start=Date(2026, 11, 24)),
        Rule("MONTHLY", ("6MO",), start=Date(2020, 1, 1)),
        Rule("MONTHLY", ("1MO",), by_month_day=(15,), start=Date(2020, 1, 1), count=3),
        Rule("MONTHLY", by_month_day=(30,), interval=12, start=Date(2020, 2, 1), count=3),
    ],
)
def test_a_day_that_never_comes_is_not_waited_for(rule: Rule) -> None:
    assert days(rule, Date(2026, 11, 1), Date(2027, 11, 1)) == []


CLOCKS_CHANGE = [Date(2026, 3, 29), Date(2026, 10, 25)]  # at 1am: an hour less, an hour more


@pytest.mark.parametrize("day", CLOCKS_CHANGE)
@pytest.mark.parametrize(
    ("opens", "closes"), [("00:30", "09:00"), ("01:30", "03:30"), ("09:00", "17:00")]
)
def test_times_are_those_on_the_wall_when_the_clocks_change(
    day: Date, opens: str, closes: str
) -> None:
    rule = Rule("WEEKLY", ("SU",), opens=opens, closes=closes)
    (found,) = sessions([rule], Calendar(), day, day)
    assert (f"{found.starts:%F %R}", f"{found.ends:%F %R}") == (f"{day} {opens}", f"{day} {closes}")


@pytest.mark.parametrize("day", CLOCKS_CHANGE)
def test_a_night_in_which_the_clocks_change_ends_at_the_time_on_the_wall(day: Date) -> None:
    rule = Rule("WEEKLY", ("SA",), opens="22:00", closes="03:00")
    (found,) = sessions([rule], Calendar(), day, day)
    assert found.ends == Moment.combine(day, datetime.time(3))


def test_a_session_may_run_into_the_new_year() -> None:
    rule = Rule("YEARLY", start=Date(2020, 12, 31), opens="21:00", closes="01:00")
    (found,) = sessions([rule], Calendar(), Date(2026, 12, 31), Date(2026, 12, 31))
    assert found.ends == Moment(2027, 1, 1, 1)


def test_a_session_that_runs_past_midnight_ends_on_the_next_day() -> None:
    rule = Rule("WEEKLY", ("FR",), opens="22:00", closes="02:00")
    (found,) = sessions([rule], Calendar(), Date(2026, 12, 4), Date(2026, 12, 4))
    assert found.ends == Moment(2026, 12, 5, 2)


def test_the_night_before_is_still_on_in_the_morning() -> None:
    rule = Rule("WEEKLY", ("FR",), opens="22:00", closes="02:00")
    (found,) = sessions([rule], Calendar(), Date(2026, 12, 5), Date(2026, 12, 5))
    assert found.starts == Moment(2026, 12, 4, 22)


@pytest.mark.parametrize("closes", ["23:59", "24:00", "00:00"])
def test_day_and_night_is_one_long_session(closes: str) -> None:
    rule = Rule("WEEKLY", WEEK, opens="00:00", closes=closes)
    (found,) = sessions([rule], Calendar(), Date(2026, 12, 1), Date(2026, 12, 3))
    assert (found.starts, found.ends) == (Moment(2026, 11, 30), Moment(2026, 12, 4))
    assert is_day_and_night([rule])


@pytest.mark.parametrize(
    "rule",
    [
        Rule("WEEKLY", WEEK[:5], opens="00:00", closes="24:00"),
        Rule("WEEKLY", WEEK, interval=2, start=CHRISTMAS, opens="00:00", closes="24:00"),
        Rule("DAILY", start=CHRISTMAS, until=CHRISTMAS, opens="00:00", closes="24:00"),
        Rule("WEEKLY", WEEK, opens="00:00", closes="23:00"),
    ],
)
def test_what_shuts_now_and_then_is_not_day_and_night(rule: Rule) -> None:
    assert not is_day_and_night([rule])


def test_every_day_and_night_need_not_name_the_days() -> None:
    assert is_day_and_night([Rule("DAILY", opens="00:00", closes="24:00")])


def test_two_sessions_a_day_stay_two() -> None:
    rules = [
        Rule("WEEKLY", ("MO",), opens="09:00", closes="12:00"),
        Rule("WEEKLY", ("MO",), opens="13:00", closes="17:00"),
    ]
    assert len(sessions(rules, Calendar(), Date(2026, 12, 7), Date(2026, 12, 7))) == 2


@pytest.mark.parametrize(
    ("mode", "closed_for", "is_sure"),
    [("closed", BANK_HOLIDAY, True), ("open", "", True), ("", "", False)],
)
def test_a_bank_holiday_shuts_what_is_known_to_shut(
    mode: str, closed_for: str, is_sure: bool
) -> None:
    calendar = Calendar(on_bank_holidays=mode, bank_holiday=english)
    (found,) = sessions([OFFICE], calendar, CHRISTMAS, CHRISTMAS)
    assert (found.closed_for, found.is_sure) == (closed_for, is_sure)


@pytest.mark.parametrize(
    "day",
    [
        BOXING_DAY_HOLIDAY,
        Date(2027, 12, 27),  # Christmas Day is a Saturday, Boxing Day a Sunday
        Date(2027, 12, 28),
        Date(2028, 1, 3),  # New Year's Day is a Saturday
        Date(2027, 3, 26),  # Good Friday
        Date(2027, 3, 29),
        Date(2027, 5, 3),
        Date(2027, 5, 31),
        Date(2027, 8, 30),
    ],
)
def test_bank_holidays_are_those_of_the_calendar_and_their_substitutes(day: Date) -> None:
    calendar = Calendar(on_bank_holidays="closed", bank_holiday=english)
    found = sessions([OFFICE], calendar, day, day + datetime.timedelta(days=7))
    assert found[0].closed_for == BANK_HOLIDAY
    assert any(not each.closed_for for each in found)


def test_each_country_has_its_own_bank_holidays() -> None:
    easter_monday = Date(2027, 3, 29)
    assert english(easter_monday)
    assert not bank_holidays.name_of(easter_monday, "Scotland")


def test_a_closure_ends_a_service_that_is_open_day_and_night() -> None:
    rule = Rule("WEEKLY", WEEK, opens="00:00", closes="24:00")
    calendar = Calendar((Closure(Date(2026, 12, 8), Date(2026, 12, 8), "a move"),))
    before, shut, after = sessions([rule], calendar, Date(2026, 12, 7), Date(2026, 12, 9))
    assert before.ends == shut.starts == Moment(2026, 12, 8)
    assert (shut.closed_for, shut.ends, after.starts) == (
        "a move",
        Moment(2026, 12, 9),
        Moment(2026, 12, 9),
    )


def test_after_its_last_day_nothing_comes() -> None:
    rule = Rule("WEEKLY", ("TU",), until=Date(2026, 12, 15), opens="14:00", closes="16:00")
    assert [each.starts.day for each in upcoming([rule], Calendar(), Date(2026, 12, 1), 2)] == [
        1,
        8,
        15,
    ]
    assert upcoming([rule], Calendar(), Date(2026, 12, 17), 2) == []


def test_a_date_planned_for_a_bank_holiday_takes_place() -> None:
    rule = Rule("DAILY", start=CHRISTMAS, until=CHRISTMAS, opens="12:00", closes="14:00")
    calendar = Calendar(on_bank_holidays="closed", bank_holiday=english)
    (found,) = sessions([rule], calendar, CHRISTMAS, CHRISTMAS)
    assert not found.closed_for


def test_a_closure_shuts_both_its_days_and_says_why() -> None:
    calendar = Calendar((Closure(Date(2026, 12, 8), Date(2026, 12, 9), "stocktaking"),))
    found = sessions([OFFICE], calendar, Date(2026, 12, 7), Date(2026, 12, 10))
    assert [each.closed_for for each in found] == ["", "stocktaking", "stocktaking", ""]


def test_what_is_next_is_found_however_far_it_is() -> None:
    rule = Rule("YEARLY", start=Date(2020, 11, 1), opens="10:00", closes="11:00")
    found = upcoming([rule], Calendar(), Date(2026, 11, 2), 2)
    assert found[-1].starts == Moment(2027, 11, 1, 10)


def test_what_comes_next_leaves_out_the_days_that_are_shut() -> None:
    calendar = Calendar(on_bank_holidays="closed", bank_holiday=english)
    found = upcoming([OFFICE], calendar, Date(2026, 12, 24), 0)
    assert [each.starts.day for each in found if not each.closed_for] == [23, 24, 29, 30]


def test_a_service_without_rules_has_no_sessions() -> None:
    assert upcoming([], Calendar(), Date(2026, 12, 24), 2) == []


def test_a_day_without_hours_begins_at_midnight_and_has_no_end() -> None:
    (found,) = sessions([Rule("WEEKLY", ("MO",))], Calendar(), Date(2026, 12, 7), Date(2026, 12, 7))
    assert found == Session(Moment(2026, 12, 7))


@pytest.mark.parametrize(
    ("codes", "found"),
    [("MO,TU", ("MO", "TU")), ("2tu, -1FR", ("2TU", "-1FR")), ("+1MO", ("1MO",)), ("XX,9", ())],
)
def test_codes_of_days_are_read_and_what_is_none_is_left_out(
    codes: str, found: tuple[str, ...]
) -> None:
    assert by_day(codes) == found
