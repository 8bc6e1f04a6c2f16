"""What patients say is wrong is counted by day, and nothing about them."""

import datetime

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from kiosk.directory import corrections
from kiosk.directory.corrections import What
from kiosk.directory.models import Correction, Service
from tests.directory.conftest import AddListing

DAY = datetime.date(2026, 11, 23)


def test_it_is_counted(session: Session, add_listing: AddListing) -> None:
    add_listing("Line", id="line")
    for what in (What.NUMBER, What.NUMBER, What.CLOSED):
        corrections.count(session, "line", what, DAY)
    (told,) = corrections.told(session.connection())
    assert told.name == "Line"
    assert told.counts == ((What.NUMBER, 2), (What.CLOSED, 1))


def test_what_most_people_said_comes_first(session: Session, add_listing: AddListing) -> None:
    add_listing("one", id="one")
    session.add(Service(id="two", name="two", publication="published"))
    session.flush()
    corrections.count(session, "one", What.TIMES, DAY)
    for _ in range(2):
        corrections.count(session, "two", What.PLACE, DAY)
    assert [told.name for told in corrections.told(session.connection())] == ["two", "one"]


def test_it_says_since_when(session: Session, add_listing: AddListing) -> None:
    add_listing("Line", id="line")
    for days in (3, 0):
        corrections.count(session, "line", What.NUMBER, DAY + datetime.timedelta(days))
    assert corrections.told(session.connection())[0].since == DAY


def test_the_table_has_room_for_nothing_but_counts() -> None:
    columns = {column.name for column in inspect(Correction).columns}
    assert columns == {"service_id", "what", "day", "count"}
