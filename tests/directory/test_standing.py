"""Whether patients see a listing: hidden, shown again, retired, or not to be listed at all."""

import datetime

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from kiosk.directory import corrections, notices, standing
from kiosk.directory.corrections import What
from kiosk.directory.models import Service
from kiosk.directory.revisions import history
from kiosk.errors import KnownTrouble
from kiosk.who import Who
from tests.directory.conftest import AddListing

NOW = datetime.datetime(2026, 11, 23, 10)
ANNE = Who("volunteer", "AN", 1)
BEN = Who("lead", "BE", 2)


@pytest.fixture
def connection(session: Session, add_listing: AddListing) -> Connection:
    """A directory with one listing, "Line"."""
    add_listing("Line", id="line")
    return session.connection()


def publication(connection: Connection) -> str | None:
    return connection.scalar(select(Service.publication))


def test_a_listing_is_hidden_and_shown_again(connection: Connection) -> None:
    standing.hide(connection, "line", ANNE, NOW)
    assert publication(connection) == "hidden"
    standing.show(connection, "line", ANNE, NOW)
    assert publication(connection) == "published"


@pytest.mark.parametrize(("who", "told"), [(ANNE, ["Line"]), (BEN, [])])
def test_a_lead_hears_of_what_somebody_else_hid(
    connection: Connection, who: Who, told: list[str]
) -> None:
    standing.hide(connection, "line", who, NOW)
    assert [heard.news.words for heard in notices.unheard(connection)] == told


def test_what_is_hidden_already_is_no_news(connection: Connection) -> None:
    for _ in range(2):
        standing.hide(connection, "line", ANNE, NOW)
    assert len(notices.unheard(connection)) == 1


def test_it_is_retired_with_a_reason(connection: Connection) -> None:
    standing.retire(connection, "line", ANNE, NOW, " It moved away ")
    assert publication(connection) == "retired"
    assert history(connection, "line")[0].act.words == "It moved away"


@pytest.mark.parametrize("take_away", [standing.retire, standing.do_not_list])
def test_nobody_takes_it_away_without_a_reason(
    connection: Connection, take_away: standing.TakeAway
) -> None:
    with pytest.raises(KnownTrouble, match="Say why"):
        take_away(connection, "line", BEN, NOW, "  ")
    assert publication(connection) == "published"


def test_only_a_lead_says_that_it_may_not_be_listed_and_that_it_may(
    connection: Connection,
) -> None:
    with pytest.raises(KnownTrouble, match="Only a lead"):
        standing.do_not_list(connection, "line", ANNE, NOW, "They asked")
    standing.do_not_list(connection, "line", BEN, NOW, "They asked")
    with pytest.raises(KnownTrouble, match="Only a lead"):
        standing.show(connection, "line", ANNE, NOW)
    standing.show(connection, "line", BEN, NOW)
    assert publication(connection) == "published"


@pytest.mark.parametrize("take_away", [standing.retire, standing.do_not_list])
def test_nobody_looks_any_more_at_what_patients_said_of_what_is_gone(
    session: Session, connection: Connection, take_away: standing.TakeAway
) -> None:
    corrections.count(session, "line", What.CLOSED, NOW.date())
    take_away(connection, "line", BEN, NOW, "It has closed")
    assert corrections.told(connection) == []
