"""Rows written as the line that a volunteer edits: read again, it is the same rows."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.directory.models import Closure, Location, Schedule, Service
from kiosk.directory.typed_times.facts import WEEK, is_plain, meaning
from kiosk.directory.typed_times.lines import (
    AsTyped,
    ClosureFacts,
    ScheduleFacts,
    Times,
    as_typed,
    facts_of,
    parse,
)
from kiosk.store import Store
from tests.directory.conftest import AddListing

Date = datetime.date
TODAY = Date(2026, 11, 26)

TUESDAYS = ScheduleFacts(freq="WEEKLY", byday="TU", opens_at="14:00", closes_at="16:00")
AUGUSTS = tuple(
    ClosureFacts(Date(year, 8, 1), Date(year, 8, 31), "not in August")
    for year in (2027, 2028, 2029)
)


def row(**facts: Any) -> Times:
    return Times((ScheduleFacts(**facts),))


def is_the_same_again(times: Times) -> bool:
    """Whether the line that was written means the same rows, closures and bank holidays."""
    written = as_typed(times, TODAY)
    if written.unchanged:
        return False
    found = parse(written.line, TODAY, times)
    same = (found.rows, set(found.closures)) == (times.rows, set(times.closures))
    said = not (found.not_understood or found.unsure)
    return same and said and found.bank_holidays == times.bank_holidays


@pytest.mark.parametrize(
    ("times", "line"),
    [
        (Times(), ""),
        (Times((TUESDAYS,)), "Tuesdays 2pm to 4pm"),
        (row(freq="WEEKLY", byday="MO,TU,WE,TH,FR", opens_at="09:00"), "Monday to Friday at 9am"),
        (row(freq="WEEKLY", byday="MO,WE"), "Monday and Wednesday"),
        (row(freq="WEEKLY", byday=",".join(WEEK), opens_at="00:00", closes_at="23:59"),
         "every day, day and night"),
        (row(freq="DAILY", closes_at="12:00"), "every day until midday"),
        (row(byday="-1FR", opens_at="14:00"), "last Friday of the month at 2pm"),
        (row(freq="MONTHLY", byday="1WE,3WE"), "first and third Wednesday of the month"),
        (row(freq="MONTHLY", byday="1MO,3WE"), "first Monday and third Wednesday of the month"),
        (row(freq="MONTHLY", bymonthday="1,22,-1"), "last day, 1st and 22nd of the month"),
        (row(freq="WEEKLY", interval=2, byday="TU", dtstart=Date(2027, 1, 5)),
         "every second Tuesday from 5 January 2027"),
        (row(freq="WEEKLY", interval=3, byday="TU,TH", dtstart=Date(2027, 1, 5)),
         "Tuesday and Thursday every 3 weeks from 5 January 2027"),
        (row(freq="MONTHLY", interval=2, byday="1MO", dtstart=Date(2027, 1, 4)),
         "first Monday every 2 months from 4 January 2027"),
        (row(freq="WEEKLY", byday="TU", valid_from=Date(2027, 1, 5), valid_to=Date(2027, 3, 30)),
         "Tuesdays from 5 January 2027 until 30 March 2027"),
        (row(freq="WEEKLY", byday="TU", dtstart=Date(2027, 1, 5), count=6),
         "Tuesdays from 5 January 2027 until 9 February 2027"),
        (row(freq="WEEKLY", dtstart=Date(2026, 12, 5), until=Date(2026, 12, 5)),
         "on 5 December 2026"),
        (row(description="By appointment"), "by appointment"),
        (row(description="2 classes a week for 6 weeks"), '"2 classes a week for 6 weeks"'),
        (row(description='Say "hi"'), '\u201cSay "hi"\u201d'),
        (row(freq="WEEKLY", byday="MO", notes="Not on bank holidays"),
         'Mondays "Not on bank holidays"'),
        (row(freq="WEEKLY", byday="MO", description="Walk", notes="By appointment"),
         '"Walk" Mondays, by appointment'),
        (Times((TUESDAYS, ScheduleFacts(freq="WEEKLY", byday="TU", opens_at="18:00"))),
         "Tuesdays 2pm to 4pm and at 6pm"),
        (Times((TUESDAYS, ScheduleFacts(freq="WEEKLY", byday="WE", opens_at="18:00"))),
         "Tuesdays 2pm to 4pm; Wednesdays at 6pm"),
        (Times((TUESDAYS,), (), "closed"), "Tuesdays 2pm to 4pm; bank holidays: closed"),
        (Times((TUESDAYS,), (ClosureFacts(Date(2027, 5, 3), Date(2027, 5, 3), "New floor"),)),
         'Tuesdays 2pm to 4pm; closed 3 May 2027 "New floor"'),
        (Times((TUESDAYS,), (ClosureFacts(Date(2026, 5, 3), Date(2026, 5, 4)),)),
         "Tuesdays 2pm to 4pm"),
    ],
)  # fmt: skip
def test_rows_are_written_as_people_say_them(times: Times, line: str) -> None:
    assert as_typed(times, TODAY) == AsTyped(line)
    assert is_the_same_again(times)


def test_augusts_are_one_word_where_patients_are_told_of_them() -> None:
    told = ScheduleFacts(freq="WEEKLY", byday="TU", notes="Not in August")
    assert as_typed(Times((told,), AUGUSTS), TODAY) == AsTyped("Tuesdays, not in August")
    assert as_typed(Times((told,), AUGUSTS[:1]), TODAY) == AsTyped("Tuesdays, not in August")
    assert as_typed(Times((told,)), TODAY) == AsTyped('Tuesdays "Not in August"')
    assert "closed 1 August 2027" in as_typed(Times((TUESDAYS,), AUGUSTS), TODAY).line


@pytest.mark.parametrize(
    "facts",
    [
        {"freq": "YEARLY", "dtstart": Date(2020, 12, 24)},
        {"freq": "SOMETIMES", "byday": "TU"},
        {"freq": "MONTHLY", "byday": "FR", "bymonthday": "13"},
        {"freq": "WEEKLY", "byday": "TU,XX"},
        {"freq": "WEEKLY", "byday": "TU", "opens_at": "9am"},
        {"freq": "WEEKLY", "byday": "TU", "dtstart": Date(2027, 1, 5), "valid_from": TODAY},
        {"freq": "MONTHLY", "bymonthday": "-3"},
        {"freq": "WEEKLY", "byday": "TU", "dtstart": TODAY, "until": Date(2026, 1, 1)},
        {"freq": "WEEKLY", "byday": "TU", "is_bound": True},
        {"description": 'All "kinds" of \u201cquotes\u201d'},
        {},
    ],
)
def test_what_no_line_means_stays_as_it_is(facts: Mapping[str, Any]) -> None:
    assert as_typed(Times((TUESDAYS, ScheduleFacts(**facts))), TODAY) == AsTyped(unchanged=True)


def test_a_row_that_says_where_is_bound_to_it(session: Session, add_listing: AddListing) -> None:
    service = add_listing("Walkers")
    session.add(Location(id="hall"))
    session.flush()
    session.add(Schedule(service_id=service.id, byday="TU", location_id="hall"))
    session.add(Closure(service_id=service.id, first_day=TODAY, last_day=TODAY, words="Snow"))
    session.flush()
    closures = session.scalars(select(Closure)).all()
    times = facts_of(service.schedules, closures, service.bank_holidays)
    assert not is_plain(times.rows[0])
    assert times.rows[0].id == service.schedules[0].id
    assert times.closures == (ClosureFacts(TODAY, TODAY, "Snow"),)


def test_every_listing_of_the_starter_content_is_the_same_again(store: Store) -> None:
    with store.session() as session:
        services = session.scalars(select(Service)).all()
        times = {each.name: facts_of(each.schedules, [], each.bank_holidays) for each in services}
    assert sum(len(each.rows) for each in times.values()) > 20
    assert [name for name, each in times.items() if not is_the_same_again(each)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"byday": "TU"}, {"freq": "WEEKLY", "byday": "TU"}),
        ({"byday": "2TU"}, {"freq": "MONTHLY", "byday": "2TU", "interval": 1}),
        ({"freq": "WEEKLY", "byday": "WE,TU"}, {"freq": "WEEKLY", "byday": "TU,WE"}),
        ({"freq": "DAILY"}, {"freq": "WEEKLY", "byday": ",".join(WEEK)}),
        ({"freq": "MONTHLY", "byday": "TU"}, {"freq": "WEEKLY", "byday": "TU"}),
        ({"byday": "TU", "closes_at": "24:00"}, {"byday": "TU", "closes_at": "23:59"}),
        (
            {"freq": "WEEKLY", "dtstart": Date(2027, 1, 5)},
            {"freq": "WEEKLY", "byday": "TU", "dtstart": Date(2027, 1, 5)},
        ),
        (
            {"byday": "TU", "dtstart": Date(2027, 1, 5), "count": 2},
            {"byday": "TU", "dtstart": Date(2027, 1, 5), "until": Date(2027, 1, 12)},
        ),
    ],
)
def test_two_rows_can_mean_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    assert meaning(ScheduleFacts(**one)) == meaning(ScheduleFacts(**other))


# Whatever stands in the rows

DATES = st.dates(Date(2020, 1, 1), Date(2030, 12, 31))
CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
WORDS = st.sampled_from(
    [
        *("Not on bank holidays", "Not in August", "not in August", "By appointment"),
        *("Ring to ask", 'Say "hi"', "  spaced  ", "two\nlines", "Mondays 2 to 4", "; x"),
    ]
)
NTH_DAYS = st.builds("{}{}".format, st.sampled_from([1, 2, 3, 4, 5, -1, -2]), st.sampled_from(WEEK))


def some(of: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[str]:
    several = st.lists(of, min_size=1, max_size=most, unique=True)
    return several.map(lambda parts: ",".join(map(str, parts)))


def facts(**of: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            name: value if isinstance(value, st.SearchStrategy) else st.just(value)
            for name, value in of.items()
        }
    )


DAYS = st.one_of(
    facts(
        freq="WEEKLY",
        byday=some(st.sampled_from(WEEK), 7),
        interval=st.sampled_from([None, 1, 2, 3]),
    ),
    facts(freq="MONTHLY", byday=some(NTH_DAYS, 3), interval=st.sampled_from([None, 1, 2])),
    facts(freq="MONTHLY", bymonthday=some(st.sampled_from([-1, *range(1, 32)]), 3)),
    facts(freq="DAILY"),
    facts(byday="TU"),
    facts(byday="2TU,-1FR"),
)
SEASONS = st.one_of(
    facts(),
    facts(dtstart=DATES),
    facts(valid_to=DATES),
    facts(valid_from=DATES, until=DATES).filter(lambda each: each["valid_from"] <= each["until"]),
)
HOURS = st.one_of(
    facts(),
    facts(opens_at=CLOCKS),
    facts(closes_at=CLOCKS),
    facts(opens_at=CLOCKS, closes_at=CLOCKS).filter(
        lambda each: each["opens_at"] != each["closes_at"]
    ),
    facts(opens_at="00:00", closes_at="23:59"),
)
SAYS = facts(description=st.none() | WORDS, notes=st.none() | WORDS)
ROWS = st.builds(
    lambda *parts: ScheduleFacts(**{name: each[name] for each in parts for name in each}),
    *(DAYS, SEASONS, HOURS, SAYS),
)
CLOSURES = st.builds(
    lambda first, days, words: ClosureFacts(first, first + datetime.timedelta(days), words),
    DATES,
    st.integers(0, 40),
    st.sampled_from([None, "Summer", "not in August"]),
)
ALL_TIMES = st.builds(
    Times,
    st.lists(ROWS | st.builds(ScheduleFacts, description=WORDS), max_size=4).map(tuple),
    st.lists(CLOSURES, max_size=2, unique=True).map(tuple) | st.just(AUGUSTS),
    st.sampled_from([None, "open", "closed"]),
)
ODD_ROWS = st.builds(
    ScheduleFacts,
    freq=st.sampled_from([None, "", "WEEKLY", "weekly", "MONTHLY", "DAILY", "YEARLY", "NEVER"]),
    interval=st.none() | st.integers(-1, 3),
    byday=st.none() | some(st.sampled_from(WEEK) | NTH_DAYS, 4) | st.text(max_size=5),
    bymonthday=st.none() | some(st.integers(-2, 31), 3) | st.text(max_size=5),
    dtstart=st.none() | DATES,
    until=st.none() | DATES,
    count=st.none() | st.integers(0, 9),
    valid_from=st.none() | DATES,
    opens_at=st.none() | CLOCKS,
    closes_at=st.none() | CLOCKS | st.just("24:00"),
    description=st.none() | st.text(max_size=20),
    notes=st.none() | WORDS | st.text(max_size=20),
)


@settings(deadline=None)
@given(ALL_TIMES)
def test_what_a_line_can_say_is_the_same_again(times: Times) -> None:
    assert is_the_same_again(times)


@settings(deadline=None)
@given(st.lists(ODD_ROWS, max_size=3).map(tuple))
def test_odd_rows_are_the_same_again_or_stay_as_they_are(rows: tuple[ScheduleFacts, ...]) -> None:
    times = Times(rows)
    assert as_typed(times, TODAY).unchanged or is_the_same_again(times)
