"""The words of a call sheet and of what came of it."""

import datetime

import pytest

from kiosk.directory.checks import Method, Outcome
from kiosk.directory.listing import Access, Listing, OpeningTimes, Place
from kiosk.wording import calls

TODAY = datetime.date(2026, 11, 26)
GROUP = Listing(
    "group",
    "A group",
    access=(Access.DROP_IN,),
    opening=(OpeningTimes(days=("MO",), opens="19:00"),),
    cost="£2 for tea",
    places=(Place("The hall", "1 Park Road", "Bus 7"),),
)


def test_when_where_cost_and_how_to_get_in_are_to_be_checked() -> None:
    told = [calls.in_a_line(each) for each in calls.to_check(GROUP, TODAY)]
    assert told == [
        "When: Mondays at 7pm",
        "Where: The hall; 1 Park Road; Bus 7",
        "Cost: £2 for tea",
        "How to get in: Drop in",
    ]
    assert calls.unknown(calls.to_check(GROUP, TODAY)) == ""


def test_what_nobody_knows_is_to_be_asked_for() -> None:
    asked = calls.to_check(Listing("bare", "Bare"), TODAY)
    assert [calls.in_a_line(each) for each in asked] == [""] * 4
    assert calls.unknown(asked) == "Not written down yet: when, where, cost, how to get in."


def test_there_is_a_box_for_each_outcome() -> None:
    assert calls.boxes(can_ring=True) == ("Right", "Corrected", "No answer", "Closed")
    assert len(calls.boxes(can_ring=True)) == len(Outcome)


def test_a_sheet_is_known_by_its_day_and_hour() -> None:
    made = datetime.datetime(2026, 11, 26, 12)
    assert calls.sheet_name(made) == "Call sheet of 26 November 2026, midday"


@pytest.mark.parametrize(
    ("outcome", "method", "words"),
    [
        (Outcome.RIGHT, Method.PHONE, "Right, by phone"),
        (Outcome.CORRECTED, Method.WEBSITE, "Corrected, on their website"),
        (Outcome.NO_ANSWER, Method.PHONE, "No answer"),
        (Outcome.CLOSED, Method.VISIT, "Closed: patients do not see it"),
    ],
)
def test_what_came_of_a_call_is_said_with_how(outcome: Outcome, method: Method, words: str) -> None:
    assert calls.found(outcome, method) == words


def test_every_way_has_words() -> None:
    assert all(calls.how(method) for method in Method)


def test_where_there_is_no_number_there_is_no_box_for_no_answer() -> None:
    assert calls.boxes(can_ring=True) == ("Right", "Corrected", "No answer", "Closed")
    assert calls.boxes(can_ring=False) == ("Right", "Corrected", "Closed")
