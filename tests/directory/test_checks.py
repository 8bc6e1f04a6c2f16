"""Checking is an act of its own, with what follows from it."""

import datetime

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from kiosk.directory import checks, corrections, notices, undoing
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.corrections import What
from kiosk.directory.models import Check, Phone, Service
from kiosk.who import Who
from tests.directory.conftest import AddListing

NOW = datetime.datetime(2026, 11, 23, 10)
DAY = datetime.timedelta(days=1)
ANNE = Who("volunteer", "AN", 1)


@pytest.fixture
def connection(session: Session, add_listing: AddListing) -> Connection:
    """A directory with one listing that has two numbers."""
    add_listing("Line", id="line")
    for number in ("01632 960001", "85258"):
        session.add(Phone(service_id="line", number=number))
    session.flush()
    return session.connection()


def ring(connection: Connection, outcome: Outcome, days: int = 0) -> int | None:
    found = Found(Method.PHONE, outcome)
    return checks.check(connection, "line", ANNE, found, NOW + days * DAY)


def shown(connection: Connection) -> list[bool]:
    return [not hidden for hidden in connection.scalars(select(Phone.unconfirmed))]


def service(connection: Connection, column: str) -> object:
    return connection.scalar(select(Service.__table__.c[column]))


@pytest.mark.parametrize("outcome", [Outcome.RIGHT, Outcome.CORRECTED])
def test_found_right_it_counts_as_checked_from_that_day(
    connection: Connection, outcome: Outcome
) -> None:
    ring(connection, outcome, days=2)
    assert service(connection, "assured_date") == (NOW + 2 * DAY).date()


def test_a_check_says_who_when_how_and_what(connection: Connection) -> None:
    ring(connection, Outcome.RIGHT)
    check = connection.execute(select(Check.__table__)).one()
    assert (check.role, check.initials, check.volunteer_id) == ("volunteer", "AN", 1)
    assert (check.checked_on, check.method, check.outcome) == (NOW.date(), "phone", "right")


def test_what_is_entered_later_counts_from_the_day_of_the_call(connection: Connection) -> None:
    day = (NOW - 3 * DAY).date()
    checks.check(connection, "line", ANNE, Found(Method.PHONE, Outcome.RIGHT, day), NOW)
    assert service(connection, "assured_date") == day
    assert connection.scalar(select(Check.checked_on)) == day


def test_an_older_call_takes_nothing_from_a_newer_check(connection: Connection) -> None:
    ring(connection, Outcome.RIGHT)
    older = Found(Method.PHONE, Outcome.RIGHT, (NOW - 3 * DAY).date())
    checks.check(connection, "line", ANNE, older, NOW)
    assert service(connection, "assured_date") == NOW.date()


def test_no_answer_changes_nothing_twice(connection: Connection) -> None:
    ring(connection, Outcome.RIGHT)
    for day in (1, 2):
        ring(connection, Outcome.NO_ANSWER, day)
    assert shown(connection) == [True, True]
    assert service(connection, "assured_date") == NOW.date()


def test_the_third_time_without_an_answer_its_numbers_are_hidden(connection: Connection) -> None:
    for day in range(3):
        ring(connection, Outcome.NO_ANSWER, day)
    assert shown(connection) == [False, False]


def test_an_answer_between_begins_the_count_anew(connection: Connection) -> None:
    for day, outcome in enumerate(["no_answer", "no_answer", "right", "no_answer", "no_answer"]):
        ring(connection, Outcome(outcome), day)
    assert shown(connection) == [True, True]


def test_whoever_gets_through_shows_the_numbers_again(connection: Connection) -> None:
    for day in range(3):
        ring(connection, Outcome.NO_ANSWER, day)
    ring(connection, Outcome.RIGHT, 3)
    assert shown(connection) == [True, True]


def test_what_is_closed_is_hidden_from_patients(connection: Connection) -> None:
    ring(connection, Outcome.RIGHT)
    ring(connection, Outcome.CLOSED, 1)
    assert service(connection, "publication") == "hidden"
    assert service(connection, "assured_date") is None


def test_a_website_alone_does_not_show_a_number_again_that_nobody_answers(
    connection: Connection,
) -> None:
    for day in range(3):
        ring(connection, Outcome.NO_ANSWER, day)
    checks.check(connection, "line", ANNE, Found(Method.WEBSITE, Outcome.RIGHT), NOW + 3 * DAY)
    assert shown(connection) == [False, False]
    assert service(connection, "assured_date") == (NOW + 3 * DAY).date()


@pytest.mark.parametrize(("who", "news"), [(ANNE, ["closed"]), (Who("lead", "LE", 2), [])])
def test_a_lead_hears_of_what_somebody_else_found_closed(
    connection: Connection, who: Who, news: list[str]
) -> None:
    checks.check(connection, "line", who, Found(Method.VISIT, Outcome.CLOSED), NOW)
    assert [each.news.what for each in notices.unheard(connection)] == news


def test_a_check_can_be_taken_back(connection: Connection) -> None:
    revision = ring(connection, Outcome.CLOSED)
    assert revision is not None
    undoing.undo(connection, revision, ANNE, NOW + DAY)
    assert service(connection, "publication") == "published"
    assert connection.scalars(select(Check.id)).all() == []


@pytest.mark.parametrize(
    ("outcome", "left"), [(Outcome.RIGHT, 0), (Outcome.CORRECTED, 0), (Outcome.NO_ANSWER, 1)]
)
def test_whoever_looked_has_settled_what_patients_said(
    session: Session, connection: Connection, outcome: Outcome, left: int
) -> None:
    corrections.count(session, "line", What.NUMBER, NOW.date())
    ring(connection, outcome)
    assert len(corrections.told(connection)) == left


def test_what_patients_said_is_told_again_once_the_check_is_taken_back(
    session: Session, connection: Connection
) -> None:
    for day in (0, 0, 1):
        corrections.count(session, "line", What.NUMBER, (NOW + day * DAY).date())
    said = corrections.told(connection)
    revision = ring(connection, Outcome.RIGHT, 2)
    assert revision is not None
    assert corrections.told(connection) == []
    undoing.undo(connection, revision, ANNE, NOW + 3 * DAY)
    assert corrections.told(connection) == said
