"""A line of times as people say them: what it means, what is asked, what was not understood."""

import datetime
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from kiosk import bank_holidays
from kiosk.directory.opening import BANK_HOLIDAY
from kiosk.directory.typed_times.lines import (
    ClosureFacts,
    Need,
    ScheduleFacts,
    Times,
    TypedTimes,
    Unsure,
    as_typed,
    further_closures,
    kept_as_words,
    next_sessions,
    parse,
    read_back,
    settled,
)
from kiosk.wording.times import opening_times

Date = datetime.date
TODAY = Date(2026, 11, 26)  # a Thursday


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    """The language of the kiosk, whatever the machine is set to."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def typed(line: str) -> TypedTimes:
    return parse(line, TODAY)


def words(line: str) -> list[str]:
    """What is read back, a row each."""
    return [opening_times(each, TODAY) for each in read_back(typed(line))]


@pytest.mark.parametrize(
    ("line", "back"),
    [
        ("Tuesdays 2 to 4", "Tuesdays, 2pm to 4pm"),
        ("Mon-Fri 9-5", "Monday to Friday, 9am to 5pm"),
        ("Monday – Friday: 9.00am–5.00pm", "Monday to Friday, 9am to 5pm"),
        ("Sat & Sun 10 till 4", "Saturday and Sunday, 10am to 4pm"),
        ("mon wed fri 9.30am - 12.30pm", "Monday, Wednesday and Friday, 9:30am to 12:30pm"),
        ("Fri to Mon 10-12", "Monday, Friday, Saturday and Sunday, 10am to midday"),
        ("Tues/Thurs 10-12", "Tuesday and Thursday, 10am to midday"),
        ("weekdays", "Monday to Friday"),
        ("weekdays 8 to 8", "Monday to Friday, 8am to 8pm"),
        ("weekends 10-4", "Saturday and Sunday, 10am to 4pm"),
        ("daily", "Every day"),
        ("7 days a week 9-5", "Every day, 9am to 5pm"),
        ("24 hours", "Every day, day and night"),
        ("24/7", "Every day, day and night"),
        ("day and night", "Every day, day and night"),
        ("24 hours a day, 365 days a year", "Every day, day and night"),
        ("Mon-Fri 24 hours", "Monday to Friday, day and night"),
        ("Thursdays 7pm to 1am", "Thursdays, 7pm to 1am"),
        ("Mondays midday to 3", "Mondays, midday to 3pm"),
        ("Mondays at 10", "Mondays at 10am"),
        ("2pm Tuesdays", "Tuesdays at 2pm"),
        ("between 2 and 4 on Tuesdays", "Tuesdays, 2pm to 4pm"),
        ("Tuesdays from 2", "Tuesdays at 2pm"),
        ("until 5pm Fridays", "Fridays until 5pm"),
        ("Tuesday evenings 7-9", "Tuesdays, 7pm to 9pm"),
        ("Tuesdays 7 to 9 in the morning", "Tuesdays, 7am to 9am"),
        ("last Friday of the month 2pm", "Last Friday of the month at 2pm"),
        (
            "first and third Wed 10.30-12",
            "First Wednesday and third Wednesday of the month, 10:30am to midday",
        ),
        (
            "1st & 3rd Tuesday each month, 2pm",
            "First Tuesday and third Tuesday of the month at 2pm",
        ),
        ("monthly on the first Monday 2-4", "First Monday of the month, 2pm to 4pm"),
        ("every second Tuesday of the month 2-4", "Second Tuesday of the month, 2pm to 4pm"),
        ("1st and 15th of each month 10 to 11", "Day 1 and 15 of each month, 10am to 11am"),
        ("last day of the month 5pm", "Last day of the month at 5pm"),
        (
            "every second Tuesday 10am to 12 from 5 January",
            "Every second Tuesday, 10am to midday, from 5 January 2027",
        ),
        (
            "fortnightly on Tuesdays 2-4, first one 5 January 2027",
            "Every second Tuesday, 2pm to 4pm, from 5 January 2027",
        ),
        (
            "alternate Thursdays 1.30-3pm starting 7 January 2027",
            "Every second Thursday, 1:30pm to 3pm, from 7 January 2027",
        ),
        (
            "Tuesdays every 3 weeks 2-4 from 5 January 2027",
            "Tuesday, every 3 weeks, 2pm to 4pm, from 5 January 2027",
        ),
        ("Tuesdays 2 to 4 until 3 October 2027", "Tuesdays, 2pm to 4pm, until 3 October 2027"),
        ("Tuesdays 2-4 from 5 January", "Tuesdays, 2pm to 4pm, from 5 January 2027"),
        (
            "From 5 January to 30 March, Tuesdays 2-4",
            "Tuesdays, 2pm to 4pm, from 5 January 2027 to 30 March 2027",
        ),
        (
            "Tuesdays 2 to 4 for 6 weeks from 5 January",
            "Tuesdays, 2pm to 4pm, from 5 January 2027 to 9 February 2027",
        ),
        (
            "3 to 10 August 10-4",
            "Every day, 10am to 4pm, from 3 August 2027 to 10 August 2027",
        ),
        ("Saturday 5 December 2026 10-12", "Saturday 5 December, 10am to midday"),
        ("every day except Sunday 9-5", "Monday to Saturday, 9am to 5pm"),
        (
            "Mon-Sat 9-5, closed Wednesdays",
            "Monday, Tuesday, Thursday, Friday and Saturday, 9am to 5pm",
        ),
        ("Mon-Sat 9-5, closed Sundays", "Monday to Saturday, 9am to 5pm"),
    ],
)
def test_a_line_is_read_back_in_words(line: str, back: str) -> None:
    assert words(line) == [back]
    assert typed(line).is_clear


@pytest.mark.parametrize(
    ("line", "back"),
    [
        ("Tues 2-4 and 6-8", ["Tuesdays, 2pm to 4pm", "Tuesdays, 6pm to 8pm"]),
        ("Mon-Fri 9-5, Sat 10-12", ["Monday to Friday, 9am to 5pm", "Saturdays, 10am to midday"]),
        ("9-5 Mon-Fri, 10-4 Sat", ["Monday to Friday, 9am to 5pm", "Saturdays, 10am to 4pm"]),
        ("Mon 9-5; Tue: closed; Wed: 9-1", ["Mondays, 9am to 5pm", "Wednesdays, 9am to 1pm"]),
        (
            "Mon-Fri 9-5 except Wed 9-12",
            ["Monday, Tuesday, Thursday and Friday, 9am to 5pm", "Wednesdays, 9am to midday"],
        ),
        (
            "Mon-Fri 9-5 (closed 1-2)",
            ["Monday to Friday, 9am to 1pm", "Monday to Friday, 2pm to 5pm"],
        ),
        (
            "Mon 2-4 until 3 October 2027, Tue 3-5 from 6 December 2026",
            [
                "Mondays, 2pm to 4pm, until 3 October 2027",
                "Tuesdays, 3pm to 5pm, from 6 December 2026",
            ],
        ),
        (
            "5 and 12 December 2026 10-12",
            ["Saturday 5 December, 10am to midday", "Saturday 12 December, 10am to midday"],
        ),
        (
            "Monday - Friday: 09:00 - 17:00 Saturday: 10:00 - 13:00 Sunday: Closed",
            ["Monday to Friday, 9am to 5pm", "Saturdays, 10am to 1pm"],
        ),
    ],
)
def test_several_sessions_are_several_rows(line: str, back: list[str]) -> None:
    assert words(line) == back
    assert typed(line).is_clear


def test_a_row_has_the_columns_of_the_standard() -> None:
    assert typed("first and third Wed 10.30-12 until 3 October 2027").rows == (
        ScheduleFacts(
            freq="MONTHLY",
            byday="1WE,3WE",
            until=Date(2027, 10, 3),
            opens_at="10:30",
            closes_at="12:00",
        ),
    )


# Words that stay words


@pytest.mark.parametrize(
    ("line", "kept", "back"),
    [
        ("Tuesdays 2-4 term time only", "term time only", "Term time only"),
        ("Tuesdays 2-4, by appointment", "by appointment", "By appointment"),
        (
            "Tuesdays 2-4, not in school holidays",
            "not in school holidays",
            "Not in school holidays",
        ),
        ("Tuesdays 2-4 (not in term time)", "not in term time", "Not in term time"),
        ("Tuesdays 2-4 closed over Christmas", "closed over Christmas", "Closed over Christmas"),
        ("Tuesdays 2-4; ring first", "ring first", None),
    ],
)
def test_words_that_nobody_can_work_out_are_kept_and_told(
    line: str, kept: str, back: str | None
) -> None:
    assert typed(line).kept == (kept,)
    assert words(line)[0] == f"Tuesdays, 2pm to 4pm\n{back}" if back else "Tuesdays, 2pm to 4pm"


def test_words_alone_are_a_row_of_their_own() -> None:
    assert typed("by appointment").rows == (ScheduleFacts(description="By appointment"),)
    assert words("Tuesdays 2-4; ring first") == ["Tuesdays, 2pm to 4pm", "Ring first"]


def test_a_part_of_the_day_without_a_time_stays_as_words() -> None:
    assert words("Tuesday mornings") == ["Tuesdays\nMornings"]
    assert typed("Tuesday mornings").kept == ("mornings",)


def test_what_stands_in_quotes_is_left_as_it_is() -> None:
    assert typed('"Walk and talk" Mondays 10-12 "ring 2 to 4 first"').rows == (
        ScheduleFacts(
            freq="WEEKLY",
            byday="MO",
            opens_at="10:00",
            closes_at="12:00",
            description="Walk and talk",
            notes="ring 2 to 4 first",
        ),
    )
    assert typed("\u201cRing us\u201d").rows == (ScheduleFacts(description="Ring us"),)


# When it does not happen


def closures(line: str) -> list[tuple[str, str, str | None]]:
    return [
        (each.first_day.isoformat(), each.last_day.isoformat(), each.words)
        for each in typed(line).closures
    ]


def test_not_in_august_is_written_down_for_three_augusts_and_told_to_patients() -> None:
    assert closures("Tuesdays 2 to 4, not in August") == [
        (f"{year}-08-01", f"{year}-08-31", "not in August") for year in (2027, 2028, 2029)
    ]
    assert words("Tuesdays 2 to 4, not in August") == ["Tuesdays, 2pm to 4pm\nNot in August"]


def test_an_august_that_goes_on_is_the_first_of_them() -> None:
    found = parse("Tuesdays 2 to 4, not in August", Date(2026, 8, 31))
    assert [each.first_day.year for each in found.closures] == [2026, 2027, 2028]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("not in July or August", ("2027-07-01", "2027-08-31", "not in July and August")),
        ("closed December and January", ("2026-01-01", "x", None)),
        ("not on 25 December", ("2026-12-25", "2026-12-25", "not on 25 December")),
        ("not on 25 or 26 December", ("2026-12-25", "2026-12-26", "not on 25 and 26 December")),
        ("closed Christmas Day", ("2026-12-25", "2026-12-25", "not on Christmas Day")),
        ("except Good Friday", ("2027-03-26", "2027-03-26", "not on Good Friday")),
        ("closed Easter Monday", ("2027-03-29", "2027-03-29", "not on Easter Monday")),
    ],
)
def test_days_of_every_year(line: str, first: tuple[str, str, str | None]) -> None:
    found = closures(f"daily 9-5, {line}")
    if first[1] == "x":
        assert [each[:2] for each in found] == [
            (f"{year}-12-01", f"{year + 1}-01-31") for year in (2026, 2027, 2028)
        ]
        return
    assert found[0] == first
    assert len(found) == 3


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("closed 3 to 10 August 2027", ("2027-08-03", "2027-08-10", None)),
        ("not 14 April", ("2027-04-14", "2027-04-14", None)),
        ("closed 24 December to 2 January", ("2026-12-24", "2027-01-02", None)),
        ("closed from 24 December 2026 to 2 January", ("2026-12-24", "2027-01-02", None)),
        ("not in August 2027", ("2027-08-01", "2027-08-31", None)),
        ('closed 3 May 2027 "New floor"', ("2027-05-03", "2027-05-03", "New floor")),
    ],
)
def test_days_of_one_year(line: str, found: tuple[str, str, str | None]) -> None:
    assert closures(f"Mon-Fri 9-5; {line}") == [found]
    assert words(f"Mon-Fri 9-5; {line}") == ["Monday to Friday, 9am to 5pm"]


@pytest.mark.parametrize(
    ("line", "what", "note"),
    [
        ("closed bank holidays", "closed", "Not on bank holidays"),
        ("not on bank hols", "closed", "Not on bank holidays"),
        ("bank holidays excluded", "closed", "Not on bank holidays"),
        ("(excl. public holidays)", "closed", "Not on bank holidays"),
        ("including bank holidays", "open", "Open on bank holidays"),
        ("open bank holidays", "open", "Open on bank holidays"),
        ("bank holidays: closed", "closed", None),
        ("bank holidays: open", "open", None),
        ("", None, None),
    ],
)
def test_bank_holidays(line: str, what: str | None, note: str | None) -> None:
    found = typed(f"Mon-Fri 9-5 {line}")
    assert (found.bank_holidays, found.rows[0].notes) == (what, note)
    assert found.is_clear


def test_several_things_keep_it_shut() -> None:
    found = typed("Mon-Sat 9-5. Closed Wednesdays, bank holidays and in August.")
    assert found.rows[0].byday == "MO,TU,TH,FR,SA"
    assert found.rows[0].notes == "Not on bank holidays, not in August"
    assert (found.bank_holidays, len(found.closures), found.is_clear) == ("closed", 3, True)


# What is asked


def test_what_can_mean_two_things_is_asked() -> None:
    line = "Thursdays 7 to 9"
    found = typed(line)
    assert found.unsure == (Unsure("7 to 9", 10, ("7pm to 9pm", "7am to 9am")),)
    morning = settled(line, found.unsure[0], "7am to 9am")
    assert words(morning) == ["Thursdays, 7am to 9am"]
    assert typed(morning).is_clear


@pytest.mark.parametrize(
    ("line", "readings"),
    [
        ("every third Tuesday 2-4", ("third Tuesday of the month", "Tuesdays every 3 weeks")),
        (
            "Tuesday 5 December 2026 2-4",
            ("Saturday 5 December 2026", "Tuesday 8 December 2026"),
        ),
        ("Mondays half past six", ("6:30pm", "6:30am")),
    ],
)
def test_each_reading_settles_it(line: str, readings: tuple[str, ...]) -> None:
    (unsure,) = typed(line).unsure
    assert unsure.readings == readings
    rows = [typed(settled(line, unsure, each)) for each in readings]
    assert rows[0].rows == typed(line).rows
    assert len({each.rows for each in rows}) == len(readings)
    assert [each.unsure for each in rows] == [()] * len(readings)


@pytest.mark.parametrize(
    ("line", "need"),
    [
        ("every second Tuesday 10am to 12", Need.FIRST_DATE),
        ("every second Tuesday from 6 January 2027 10-12", Need.FIRST_DATE),  # a Wednesday
        ("Tuesdays 10-12 for 6 weeks", Need.FIRST_DATE),
        ("first Monday every 2 months 2-4", Need.FIRST_DATE),
        ("9 to 5", Need.DAYS),
        ("noon", Need.DAYS),
    ],
)
def test_what_is_missing_is_asked_for(line: str, need: Need) -> None:
    assert typed(line).needs == (need,)


# What is not understood


@pytest.mark.parametrize(
    ("line", "bits", "back"),
    [
        ("Tuesdays 2 to 4 in the church hall", ["in the church hall"], ["Tuesdays, 2pm to 4pm"]),
        ("room 5, Tuesdays 2-4", ["room 5"], ["Tuesdays, 2pm to 4pm"]),
        ("Tuesdays 2-4, ages 11 to 16", ["ages 11 to 16"], ["Tuesdays, 2pm to 4pm"]),
        ("Tuesdays 2-4 on 01632 960001", ["on 01632 960001"], ["Tuesdays, 2pm to 4pm"]),
        ("Tuesdays 2pm (arrive by 1.45)", ["arrive by 1.45"], ["Tuesdays at 2pm"]),
        ("Mon-Fri 9-5, quiet hour 2-3", ["quiet hour 2-3"], ["Monday to Friday, 9am to 5pm"]),
        ("Tuesdays 2-4 except the first one", ["except the first one"], ["Tuesdays, 2pm to 4pm"]),
        ("no charge Tuesdays 2-4", ["no charge Tuesdays 2-4"], []),
        ("not Tuesdays", ["not Tuesdays"], []),
        ("closed", ["closed"], []),
        ("Wednesday closed", ["Wednesday closed"], []),
        ("Tuesdays monthly", ["monthly"], ["Tuesdays"]),
        (
            "first Tuesday and Thursday 2-4",
            ["Thursday"],
            ["First Tuesday of the month, 2pm to 4pm"],
        ),
        ("Tuesdays 2-4 until 31 June", ["until 31 June"], ["Tuesdays, 2pm to 4pm"]),
        (
            "weekends and bank holidays 10-4",
            ["bank holidays"],
            ["Saturday and Sunday, 10am to 4pm"],
        ),
        ("Tuesdays 2pm to 2pm", ["2pm to 2pm"], ["Tuesdays"]),
        ("Tuesdays 9 til late", ["til late"], ["Tuesdays at 9am"]),
        ("Mon 9-5 including Sundays", ["including"], ["Mondays, 9am to 5pm", "Sundays"]),
        ("most Tuesdays 2-4", ["most"], ["Tuesdays, 2pm to 4pm"]),
        ('Tuesdays 2-4 "unfinished', ['"unfinished'], ["Tuesdays, 2pm to 4pm"]),
        ("from 5 January", ["from 5 January"], []),
    ],
)
def test_what_was_not_understood_is_told(line: str, bits: list[str], back: list[str]) -> None:
    assert list(typed(line).not_understood) == bits
    assert words(line) == back


def test_a_bit_that_was_not_understood_can_stay_as_words() -> None:
    line = kept_as_words("Tuesdays 2 to 4 in the church hall", "in the church hall")
    assert words(line) == ["Tuesdays, 2pm to 4pm\nIn the church hall"]
    assert typed(line).is_clear


def test_a_line_that_is_too_long_is_not_read() -> None:
    assert typed("Tuesdays " * 1000).rows == ()
    assert typed("Tuesdays " * 1000).not_understood != ()


def test_an_empty_line_says_nothing() -> None:
    assert typed(" ") == TypedTimes()


# Beside what stands there


def test_rows_that_mean_the_same_stay_as_they_are() -> None:
    before = Times(
        (
            ScheduleFacts(byday="TU", opens_at="14:00", closes_at="16:00", id="one"),
            ScheduleFacts(freq="WEEKLY", byday="SA", opens_at="10:00", id="two"),
        )
    )
    found = parse("Tuesdays 2 to 4; Sundays 10", TODAY, before)
    assert found.rows == (
        before.rows[0],
        ScheduleFacts(freq="WEEKLY", byday="SU", opens_at="10:00"),
    )
    assert [row.id for row in found.rows] == ["one", None]


def test_closures_that_are_over_and_those_that_it_still_says_stay() -> None:
    over = ClosureFacts(Date(2026, 5, 1), Date(2026, 5, 2), id="over")
    august = ClosureFacts(Date(2027, 8, 1), Date(2027, 8, 31), "not in August", id="august")
    gone = ClosureFacts(Date(2027, 5, 1), Date(2027, 5, 2), id="gone")
    before = Times((), (over, august, gone))
    found = parse("Tuesdays 2-4, not in August", TODAY, before)
    assert [each.id for each in found.closures] == ["over", "august"]


def test_further_augusts_are_added_when_there_are_fewer_left() -> None:
    closures = parse("Tuesdays 2-4, not in August; closed 3 May 2027", TODAY).closures
    assert further_closures(closures, TODAY) == ()
    assert further_closures(closures, Date(2028, 9, 1)) == (
        ClosureFacts(Date(2030, 8, 1), Date(2030, 8, 31), "not in August"),
        ClosureFacts(Date(2031, 8, 1), Date(2031, 8, 31), "not in August"),
    )


def test_the_next_days_can_be_compared_with_a_calendar() -> None:
    def english(day: Date) -> str:
        return bank_holidays.name_of(day, "England")

    found = next_sessions(typed("Fridays 2-4, closed bank holidays"), Date(2026, 12, 20), english)
    assert [(each.starts.date(), each.closed_for) for each in found] == [
        (Date(2026, 12, 25), BANK_HOLIDAY),
        (Date(2027, 1, 1), BANK_HOLIDAY),
        (Date(2027, 1, 8), ""),
    ]


# Whatever is typed

VOCABULARY = (
    "mon tue tuesdays wed fri to - until till and & , ; . ( ) : from 2 4 9 5 10 12 7 7pm 9am 10.30 "
    "1030 1900 2026 noon midday midnight half past six every second third other last first 1st "
    "3rd of the month monthly fortnightly weeks 3 daily weekdays weekends not except closed open "
    "bank holidays in August July on 25 December 2027 Christmas Day Easter 5 January 3/10/2026 "
    'for 6 times between at 24/7 24 hours day and night by appointment "words" " “x” evenings '
    "mornings room £2 no including starting next one ring church 31 June 29 February 2025-13-40 a"
).split(" ")


@settings(deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join) | st.text(max_size=60))
def test_whatever_is_typed_is_read_and_nothing_is_lost(line: str) -> None:
    found = typed(line)
    assert all(bit in line for bit in found.not_understood)
    assert all(line[each.at :].startswith(each.typed) for each in found.unsure)
    assert len(read_back(found)) == len(found.rows)
    if not found.not_understood:
        for unsure in found.unsure:
            again = [typed(settled(line, unsure, each)) for each in unsure.readings]
            assert again[0].rows == found.rows
            assert all(len(each.unsure) < len(found.unsure) for each in again)


@settings(deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join))
def test_what_was_clear_is_written_as_a_line_that_means_the_same(line: str) -> None:
    found = typed(line)
    if found.is_clear:
        written = as_typed(found, TODAY)
        assert not written.unchanged
        again = parse(written.line, TODAY)
        assert (again.rows, again.closures) == (found.rows, found.closures)
        assert again.bank_holidays == found.bank_holidays
