"""Facts in words: times of day, days of the week, ways in, who checked."""

import datetime

import pytest

from kiosk.directory.freshness import Age
from kiosk.directory.listing import Access, Checked, Listing, Number, OpeningTimes, Place
from kiosk.wording.listings import checked, checked_in_brief, cost, first_way_in, where
from kiosk.wording.times import clock, days, opening_times

TODAY = datetime.date(2026, 11, 23)
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("00:00", "midnight"),
        ("00:01", "12:01am"),
        ("00:30", "12:30am"),
        ("01:00", "1am"),
        ("09:00", "9am"),
        ("09:05", "9:05am"),
        ("11:59", "11:59am"),
        ("12:00", "midday"),
        ("12:30", "12:30pm"),
        ("13:00", "1pm"),
        ("17:30", "5:30pm"),
        ("23:00", "11pm"),
        ("23:58", "11:58pm"),
        ("23:59", "midnight"),
        ("24:00", "midnight"),
        ("9:00", "9am"),
    ],
)
def test_a_time_of_day_is_said_as_people_say_it(time: str, said: str) -> None:
    assert clock(time) == said


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (WEEK, "Every day"),
        (WEEK[:5], "Monday to Friday"),
        (("MO", "TU", "WE"), "Monday to Wednesday"),
        (("SA", "SU"), "Saturday and Sunday"),
        (("MO", "TU"), "Monday and Tuesday"),
        (("MO", "FR"), "Monday and Friday"),
        (("MO", "WE", "FR"), "Monday, Wednesday and Friday"),
        (("MO", "TU", "WE", "FR"), "Monday, Tuesday, Wednesday and Friday"),
        (("MO",), "Mondays"),
        (("TU",), "Tuesdays"),
        (("WE",), "Wednesdays"),
        (("TH",), "Thursdays"),
        (("FR",), "Fridays"),
        (("SA",), "Saturdays"),
        (("SU",), "Sundays"),
        ((), ""),
    ],
)
def test_days_are_said_as_people_say_them(codes: tuple[str, ...], said: str) -> None:
    assert days(codes) == said


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (("FR", "MO"), "Monday and Friday"),
        (("WE", "MO", "TU"), "Monday to Wednesday"),
        (("SU", "SA", "FR", "TH", "WE", "TU", "MO"), "Every day"),
        (("MO", "MO"), "Mondays"),
    ],
)
def test_days_are_said_in_the_order_of_the_week(codes: tuple[str, ...], said: str) -> None:
    assert days(codes) == said


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (OpeningTimes(WEEK[:5], "09:00", "17:00"), "Monday to Friday, 9am to 5pm"),
        (OpeningTimes(WEEK, "00:00", "23:59"), "Every day, day and night"),
        (OpeningTimes(WEEK, "00:00", "24:00"), "Every day, day and night"),
        (OpeningTimes(("SA", "SU"), "00:00", "24:00"), "Saturday and Sunday, day and night"),
        (OpeningTimes(WEEK, "08:00", "23:59"), "Every day, 8am to midnight"),
        (OpeningTimes(("FR",), "12:00", "13:30"), "Fridays, midday to 1:30pm"),
        (OpeningTimes(("MO",), "19:00"), "Mondays at 7pm"),
        (OpeningTimes(("MO", "TH"), "10:30"), "Monday and Thursday at 10:30am"),
        (OpeningTimes(("MO",)), "Mondays"),
        (OpeningTimes(words="Ring to ask"), "Ring to ask"),
        (OpeningTimes(), ""),
        (
            OpeningTimes(("MO",), "19:00", note="Not on bank holidays"),
            "Mondays at 7pm\nNot on bank holidays",
        ),
        (
            OpeningTimes(("MO",), "10:00", "12:00", "In school terms", "Ring first"),
            "Mondays, 10am to midday\nIn school terms\nRing first",
        ),
    ],
)
def test_opening_times_are_one_line_that_people_can_read(times: OpeningTimes, said: str) -> None:
    assert opening_times(times) == said


def test_no_words_about_opening_times_are_lost() -> None:
    times = OpeningTimes(words="Ring to ask", note="Not on bank holidays")
    assert opening_times(times) == "Ring to ask\nNot on bank holidays"


def test_a_closing_time_alone_is_not_lost() -> None:
    assert "5pm" in opening_times(OpeningTimes(("MO",), closes="17:00"))


def test_days_that_we_have_no_words_for_leave_no_torn_line() -> None:
    """RFC 5545 has days such as 1MO, the first Monday of the month."""
    said = opening_times(OpeningTimes(("1MO",), "19:00", words="First Monday of the month"))
    assert "First Monday of the month" in said
    assert said == said.strip(" ,")


@pytest.mark.parametrize(
    ("access", "said"),
    [
        ((Access.RING,), "Ring them"),
        ((Access.TEXT,), "Send a text"),
        ((Access.ONLINE,), "Go online"),
        ((Access.DROP_IN,), "Drop in"),
        ((Access.REFER,), "Ask a GP or physio"),
        ((Access.MEMBERS,), "For members"),
        ((Access.CONTACT,), "Ask a volunteer"),
        ((), "Ask a volunteer"),
        ((Access.ONLINE, Access.RING), "Go online"),
    ],
)
def test_the_first_way_in_is_said_in_a_few_words(access: tuple[Access, ...], said: str) -> None:
    assert first_way_in(Listing(id="1", name="It", access=access)) == said


@pytest.mark.parametrize(
    ("numbers", "website", "said"),
    [
        ((Number("01632 960001"),), "it.example", "Ring them"),
        ((Number("01632 960001", is_text=True),), "", "Send a text"),
        ((), "it.example", "Go online"),
    ],
)
def test_what_came_without_a_way_in_says_how_to_reach_it(
    numbers: tuple[Number, ...], website: str, said: str
) -> None:
    assert first_way_in(Listing(id="1", name="It", numbers=numbers, website=website)) == said


def test_every_way_in_has_words() -> None:
    for access in Access:
        assert first_way_in(Listing(id="1", name="It", access=(access,)))


@pytest.mark.parametrize(
    ("day", "method", "said"),
    [
        (datetime.date(2026, 11, 5), "phone", "Checked by phone, 5 November"),
        (datetime.date(2026, 11, 23), "visit", "Checked on a visit, 23 November"),
        (datetime.date(2026, 1, 31), "email", "Checked by e-mail, 31 January"),
        (datetime.date(2026, 3, 1), "website", "Checked on their website, 1 March"),
        (datetime.date(2026, 3, 1), "smoke signals", "Checked, 1 March"),
        (datetime.date(2026, 3, 1), "", "Checked, 1 March"),
        (datetime.date(2025, 12, 31), "phone", "Checked by phone, 31 December 2025"),
        (datetime.date(2024, 2, 29), "phone", "Checked by phone, 29 February 2024"),
        (datetime.date(2027, 1, 1), "phone", "Checked by phone, 1 January 2027"),
    ],
)
def test_a_check_says_how_and_when_and_the_year_when_it_is_another(
    day: datetime.date, method: str, said: str
) -> None:
    assert checked(Listing("id", "Name", checked=Checked(day, "volunteer", method)), TODAY) == said


def test_paper_says_the_year_of_a_check() -> None:
    found = Listing("id", "Name", checked=Checked(TODAY, "volunteer", "phone"))
    assert checked(found, None) == "Checked by phone, 23 November 2026"


def test_an_unchecked_listing_says_so() -> None:
    assert "Not yet checked" in checked(Listing("id", "Name"), TODAY)
    in_brief = checked_in_brief(Listing("id", "Name"), TODAY)
    assert in_brief == "Not yet checked by this room"


def test_in_brief_a_check_still_says_how_and_when() -> None:
    check = Checked(datetime.date(2026, 11, 5), "volunteer", "phone")
    found = Listing("id", "Name", checked=check)
    assert checked_in_brief(found, TODAY) == "Checked by phone, 5 November"


@pytest.mark.parametrize(
    ("age", "numbers", "said"),
    [
        (Age.AMBER, (Number("01632 960001"),), "This is some time ago: ring before you go."),
        (Age.RED, (Number("01632 960001"),), "This is a long time ago: ring before you go."),
        (Age.HIDDEN, (Number("01632 960001"),), "This is a long time ago: ring before you go."),
        (Age.AMBER, (), "This is some time ago: it may have changed."),
        (
            Age.RED,
            (Number("85258", is_text=True),),
            "This is a long time ago: it may have changed.",
        ),
    ],
)
def test_a_check_that_is_long_ago_says_so(age: Age, numbers: tuple[Number, ...], said: str) -> None:
    check = Checked(datetime.date(2025, 10, 3), "volunteer", "phone", age)
    words = checked(Listing("id", "Name", checked=check, numbers=numbers), TODAY)
    assert words == f"Checked by phone, 3 October 2025. {said}"


@pytest.mark.parametrize(
    ("is_free", "words", "said"),
    [
        (True, "", "Free"),
        (True, "Free from any phone", "Free from any phone"),
        (False, "£2 a week", "£2 a week"),
        (None, "", ""),
        (False, "", ""),
        (None, "Ask them", "Ask them"),
    ],
)
def test_the_cost_is_said_and_never_guessed(is_free: bool | None, words: str, said: str) -> None:
    assert cost(Listing(id="1", name="It", is_free=is_free, cost=words)) == said


@pytest.mark.parametrize(
    ("places", "area", "said"),
    [
        ((Place("The hall"), Place("The barn")), "Stoke", "The hall"),
        ((), "Stoke", "Stoke"),
        ((), "", ""),
        ((Place("", "1 High Street, Stoke"),), "", "1 High Street, Stoke"),
    ],
)
def test_where_is_the_first_place_or_else_the_area(
    places: tuple[Place, ...], area: str, said: str
) -> None:
    assert where(Listing(id="1", name="It", places=places, area=area)) == said
