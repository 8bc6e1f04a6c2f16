"""What wants to be checked, and how often nobody answered; what patients wanted, by topic."""

import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.directory import due, freshness, wanted
from kiosk.directory.checks import Outcome, unanswered, unanswered_of_all
from kiosk.directory.models import Check, TaxonomyTerm, Topic
from tests.directory.conftest import AddListing

TODAY = datetime.date(2026, 11, 23)
NOW = datetime.datetime(2026, 11, 23, 10)


def ring(session: Session, key: str, *outcomes: Outcome) -> None:
    for outcome in outcomes:
        session.add(
            Check(
                service_id=key,
                checked_on=TODAY,
                role="volunteer",
                method="phone",
                outcome=outcome.value,
            )
        )
        session.flush()


@pytest.mark.parametrize(
    ("outcomes", "times"),
    [
        ((), 0),
        ((Outcome.RIGHT,), 0),
        ((Outcome.NO_ANSWER,), 1),
        ((Outcome.NO_ANSWER, Outcome.NO_ANSWER), 2),
        ((Outcome.NO_ANSWER, Outcome.CORRECTED), 0),
        ((Outcome.NO_ANSWER, Outcome.RIGHT, Outcome.NO_ANSWER), 1),
    ],
)
def test_nobody_answered_is_counted_since_somebody_did(
    session: Session, add_listing: AddListing, outcomes: tuple[Outcome, ...], times: int
) -> None:
    ring(session, add_listing("Choir").id, *outcomes)
    other = add_listing("Walk").id
    ring(session, other, Outcome.NO_ANSWER)
    connection = session.connection()
    audience = freshness.audience(TODAY, trial=True)
    found = {each.name: each.no_answers for each in due.due(connection, audience)}
    assert found == {"Choir": times, "Walk": 1}
    assert unanswered_of_all(connection).get(other) == unanswered(connection, other)


def test_what_was_wanted_since_a_moment_is_told_by_topic(
    session: Session, add_listing: AddListing
) -> None:
    add_listing("Choir")
    for topic, days in (("mood", 1), ("mood", 2), ("moving", 3), ("mood", 200), ("no topic", 1)):
        wanted.count(session, topic, NOW - datetime.timedelta(days=days))
    since = NOW - datetime.timedelta(days=90)
    assert wanted.by_name(session, since) == [("Mood", 2), ("Moving", 1)]


@pytest.mark.parametrize(("trial", "told"), [(True, []), (False, [("Mood", 1, 2)])])
def test_a_topic_that_empties_because_checks_were_lost_is_told(
    session: Session, add_listing: AddListing, trial: bool, told: list[tuple[str, int, int]]
) -> None:
    add_listing("Choir", assured_date=TODAY)
    add_listing("Walk")
    term = session.scalars(select(TaxonomyTerm).where(TaxonomyTerm.code == "mood")).one()
    if session.get(Topic, term.id) is None:
        session.add(Topic(taxonomy_term_id=term.id, position=1))
    session.flush()
    audience = freshness.audience(TODAY, trial=trial)
    found = due.old_topics(session.connection(), audience)
    assert [(each.name, each.overdue, each.of) for each in found] == told


def test_what_was_checked_once_is_not_called_never_checked(
    session: Session, add_listing: AddListing
) -> None:
    ring(session, add_listing("Choir").id, Outcome.RIGHT)
    add_listing("Walk")
    audience = freshness.audience(TODAY, trial=True)
    found = {each.name: each.was_checked for each in due.due(session.connection(), audience)}
    assert found == {"Choir": True, "Walk": False}
