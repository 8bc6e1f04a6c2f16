"""Which times of day somebody means who says "2 to 4", and which of them are to be asked about."""

import pytest

from kiosk.directory.typed_times.clock import Choice, Span, one, said, span, until
from kiosk.directory.typed_times.tokens import Kind, RawClock, tokens


def clock(text: str) -> RawClock:
    (token,) = tokens(text)
    assert token.kind in {Kind.CLOCK, Kind.NUMBER, Kind.FOUR_DIGITS}
    assert isinstance(token.value, RawClock)
    return token.value


def between(text: str, part: str = "", after: str = "") -> Choice:
    opening, closing = text.split("-")
    found = span(clock(opening), clock(closing), part, after)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2-4", "2pm to 4pm"),
        ("1-3", "1pm to 3pm"),
        ("5-7", "5pm to 7pm"),
        ("5-9", "5pm to 9pm"),
        ("9-5", "9am to 5pm"),
        ("8-6", "8am to 6pm"),
        ("8-8", "8am to 8pm"),
        ("7-3", "7am to 3pm"),
        ("9-11", "9am to 11am"),
        ("10-12", "10am to midday"),
        ("10-4", "10am to 4pm"),
        ("11-1", "11am to 1pm"),
        ("12-2", "midday to 2pm"),
        ("12.30-1.30", "12:30pm to 1:30pm"),
        ("10.30-12", "10:30am to midday"),
        ("half past two-four", "2:30pm to 4pm"),
        ("quarter past ten-half eleven", "10:15am to 11:30am"),
        ("quarter to two-3", "1:45pm to 3pm"),
        ("midday-3", "midday to 3pm"),
        ("noon-midnight", "midday to midnight"),
        ("midnight-6", "midnight to 6am"),
        ("2-4pm", "2pm to 4pm"),
        ("10-2pm", "10am to 2pm"),
        ("9-5pm", "9am to 5pm"),
        ("7-9pm", "7pm to 9pm"),
        ("9-11am", "9am to 11am"),
        ("11.30-1pm", "11:30am to 1pm"),
        ("10am-12", "10am to midday"),
        ("10am-2", "10am to 2pm"),
        ("9am-9", "9am to 9pm"),
        ("7pm-1am", "7pm to 1am"),
        ("10pm-6", "10pm to 6am"),
        ("09:00-17:00", "9am to 5pm"),
        ("9:30-17:00", "9:30am to 5pm"),
        ("0930-1630", "9:30am to 4:30pm"),
        ("09.00-5", "9am to 5pm"),
        ("9-17", "9am to 5pm"),
        ("12-14", "midday to 2pm"),
        ("14-16", "2pm to 4pm"),
        ("9 a.m.-5 p.m.", "9am to 5pm"),
        ("10 in the morning-2 in the afternoon", "10am to 2pm"),
        ("7 at night-2 at night", "7pm to 2am"),
        ("12.30am-2am", "12:30am to 2am"),
        ("00:00-24:00", "day and night"),
    ],
)
def test_what_everybody_understands_is_not_asked(typed: str, meant: str) -> None:
    found = between(typed)
    assert (said(found.span), found.others) == (meant, ())


@pytest.mark.parametrize(
    ("typed", "meant", "other"),
    [
        ("7-9", "7pm to 9pm", "7am to 9am"),
        ("6-8", "6pm to 8pm", "6am to 8am"),
        ("6.30-8", "6:30pm to 8pm", "6:30am to 8am"),
        ("8-10", "8am to 10am", "8pm to 10pm"),
        ("7-7", "7am to 7pm", "7pm to 7am"),
        ("8-10pm", "8pm to 10pm", "8am to 10pm"),
        ("2-1", "2pm to 1am", "2am to 1pm"),
        ("10am-12am", "10am to midnight", "10am to midday"),
        ("12am-2am", "midnight to 2am", "midday to 2am"),
        ("1:30-15:00", "1:30pm to 3pm", "1:30am to 3pm"),
    ],
)
def test_what_can_mean_two_things_is_asked(typed: str, meant: str, other: str) -> None:
    found = between(typed)
    assert (said(found.span), [said(each) for each in found.others]) == (meant, [other])


@pytest.mark.parametrize(
    ("part", "meant"),
    [("morning", "7am to 9am"), ("evening", "7pm to 9pm"), ("night", "7pm to 9pm")],
)
def test_the_part_of_the_day_settles_it(part: str, meant: str) -> None:
    found = between("7-9", part)
    assert (said(found.span), found.others) == (meant, ())


def test_a_session_before_it_settles_it() -> None:
    assert between("6-8", after="16:00") == Choice(Span("18:00", "20:00"))
    assert one(clock("7"), "", "16:00") == Choice(Span("19:00"))
    assert between("6-8", after="05:00").others != ()


def test_the_same_time_twice_is_no_span() -> None:
    assert span(clock("2pm"), clock("2pm"), "", "") is None


@pytest.mark.parametrize(
    ("typed", "meant", "others"),
    [
        ("2", "at 2pm", []),
        ("10", "at 10am", []),
        ("12", "at midday", []),
        ("noon", "at midday", []),
        ("19:00", "at 7pm", []),
        ("7", "at 7pm", ["at 7am"]),
        ("8", "at 8am", ["at 8pm"]),
        ("12am", "at midnight", ["at midday"]),
    ],
)
def test_a_time_by_itself(typed: str, meant: str, others: list[str]) -> None:
    found = one(clock(typed), "", "")
    assert (said(found.span), [said(each) for each in found.others]) == (meant, others)


@pytest.mark.parametrize(
    ("typed", "meant", "others"),
    [
        ("5", "until 5pm", []),
        ("8", "until 8pm", []),
        ("midnight", "until midnight", []),
        ("11", "until 11pm", ["until 11am"]),
    ],
)
def test_a_time_at_which_it_ends(typed: str, meant: str, others: list[str]) -> None:
    found = until(clock(typed), "")
    assert (said(found.span), [said(each) for each in found.others]) == (meant, others)


@pytest.mark.parametrize("typed", ["25pm", "13am", "24:30", "9:60", "99", "2026"])
def test_what_is_no_time_is_none(typed: str) -> None:
    (token,) = tokens(typed)
    value = token.value
    is_time = token.kind is Kind.CLOCK and isinstance(value, RawClock)
    assert not is_time
