"""Every change is kept with who made it, and any of them can be taken back."""

import datetime
import json

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from kiosk.directory import undoing
from kiosk.directory.models import Check, Phone, RevisedRow, Revision, Service
from kiosk.directory.revisions import Act, Writer, history, latest
from kiosk.errors import KnownTrouble
from kiosk.who import Who
from tests.directory.conftest import AddListing

NOW = datetime.datetime(2026, 11, 23, 10)
HOUR = datetime.timedelta(hours=1)
ANNE = Who("volunteer", "AN", 1)
BEN = Who("lead", "BE", 2)


@pytest.fixture
def connection(session: Session, add_listing: AddListing) -> Connection:
    """A directory with one listing, "Line", which has a number."""
    added = add_listing("Line", id="line", description="As it was")
    session.add(Phone(id="its-number", service_id=added.id, number="01632 960001"))
    session.flush()
    return session.connection()


def act(kind: str = "edit", who: Who = ANNE, at: datetime.datetime = NOW) -> Act:
    return Act(kind, who, at, service_id="line")


def change(
    connection: Connection,
    who: Who = ANNE,
    at: datetime.datetime = NOW,
    **fields: object,
) -> int:
    writer = Writer(connection, act(who=who, at=at))
    writer.change("services", "line", fields)
    assert writer.revision is not None
    return writer.revision


def value(connection: Connection, column: str) -> object:
    return connection.scalar(select(Service.__table__.c[column]).where(Service.id == "line"))


def numbers(connection: Connection) -> list[str]:
    return list(connection.scalars(select(Phone.number).order_by(Phone.number)))


# Keeping


def test_a_change_is_kept_field_by_field(connection: Connection) -> None:
    change(connection, name="Other", description="As it was")
    (step,) = history(connection, "line")
    assert step.fields == (("services", "name", "Line", "Other"),)
    assert (step.act.who, step.act.at, step.act.kind) == (ANNE, NOW, "edit")


def test_what_changes_nothing_is_no_revision(connection: Connection) -> None:
    writer = Writer(connection, act())
    assert not writer.change("services", "line", {"name": "Line"})
    assert writer.revision is None
    assert latest(connection, 10) == []


def test_one_act_is_one_revision_however_much_it_changes(connection: Connection) -> None:
    writer = Writer(connection, act())
    writer.change("services", "line", {"name": "Other"})
    writer.insert("phones", [{"id": "p2", "service_id": "line", "number": "01632 960002"}])
    writer.delete("phones", ["its-number"])
    assert [step.id for step in latest(connection, 10)] == [writer.revision]


def test_history_is_told_newest_first(connection: Connection) -> None:
    change(connection, name="Second")
    change(connection, who=BEN, at=NOW + HOUR, name="Third")
    assert [step.fields[0][3] for step in history(connection, "line")] == ["Third", "Second"]


def test_dates_come_back_as_dates(connection: Connection) -> None:
    change(connection, assured_date=NOW.date())
    (step,) = history(connection, "line")
    assert step.fields == (("services", "assured_date", None, NOW.date()),)


def test_initials_are_kept_in_no_row_that_history_keeps(connection: Connection) -> None:
    writer = Writer(connection, act("check"))
    facts = {"service_id": "line", "checked_on": NOW.date(), "method": "phone"}
    writer.add("checks", facts | {"role": "volunteer", "initials": "AN", "outcome": "right"})
    kept = connection.scalars(select(RevisedRow.after)).all()
    assert "AN" not in json.dumps(kept)
    assert connection.scalar(select(Check.initials)) == "AN"


# Taking back


def test_a_change_taken_back_is_as_it_was(connection: Connection) -> None:
    revision = change(connection, name="Other")
    done = undoing.undo(connection, revision, BEN, NOW + HOUR)
    assert value(connection, "name") == "Line"
    assert (done.put_back, done.left) == (1, {})


def test_taking_back_can_be_taken_back(connection: Connection) -> None:
    revision = change(connection, name="Other")
    undoing.undo(connection, revision, BEN, NOW + HOUR)
    undo = latest(connection, 1)[0]
    undoing.undo(connection, undo.id, ANNE, NOW + 2 * HOUR)
    assert value(connection, "name") == "Other"


def test_nothing_is_taken_back_twice(connection: Connection) -> None:
    revision = change(connection, name="Other")
    undoing.undo(connection, revision, BEN, NOW)
    with pytest.raises(KnownTrouble, match="already"):
        undoing.undo(connection, revision, BEN, NOW)


def test_history_says_what_was_taken_back(connection: Connection) -> None:
    undoing.undo(connection, change(connection, name="Other"), BEN, NOW)
    assert [step.undone for step in history(connection, "line")] == [False, True]


def test_an_older_change_is_taken_back_past_a_newer_one(connection: Connection) -> None:
    revision = change(connection, name="Other", description="New")
    change(connection, who=BEN, at=NOW + HOUR, alert="Moved")
    undoing.undo(connection, revision, ANNE, NOW + 2 * HOUR)
    assert value(connection, "name") == "Line"
    assert value(connection, "alert") == "Moved"


def test_a_field_that_somebody_changed_since_stays_and_is_told(connection: Connection) -> None:
    revision = change(connection, name="Other", description="New")
    change(connection, who=BEN, at=NOW + HOUR, name="A third name")
    done = undoing.undo(connection, revision, ANNE, NOW + 2 * HOUR)
    assert value(connection, "name") == "A third name"
    assert value(connection, "description") == "As it was"
    assert done.left == {"services": ["A third name"]}


def test_a_new_row_goes_and_one_that_went_comes_back(connection: Connection) -> None:
    writer = Writer(connection, act())
    writer.delete("phones", ["its-number"])
    writer.insert("phones", [{"id": "p2", "service_id": "line", "number": "01632 960002"}])
    assert numbers(connection) == ["01632 960002"]
    assert writer.revision is not None
    undoing.undo(connection, writer.revision, BEN, NOW)
    assert numbers(connection) == ["01632 960001"]


def test_a_row_whose_parent_is_gone_stays_away_and_is_told(connection: Connection) -> None:
    writer = Writer(connection, act())
    writer.delete("phones", ["its-number"])
    gone = Writer(connection, act())
    gone.delete("services", ["line"])
    assert writer.revision is not None
    done = undoing.undo(connection, writer.revision, BEN, NOW)
    assert done.left == {"phones": ["01632 960001"]}


def test_rows_of_two_columns_keys_and_of_numbers_are_taken_back(connection: Connection) -> None:
    writer = Writer(connection, act("import"))
    writer.insert(
        "original_ids",
        [{"table_name": "services", "record_id": "line", "original_id": "17"}],
    )
    writer.insert(
        "other_rows", [{"id": 5, "table_name": "funding", "position": 0, "cells": {"id": "f"}}]
    )
    assert writer.revision is not None
    assert undoing.undo(connection, writer.revision, BEN, NOW).taken_out == 2


# Any moment


def test_the_directory_goes_back_to_any_moment(connection: Connection) -> None:
    change(connection, name="Second")
    change(connection, who=BEN, at=NOW + HOUR, name="Third", alert="Moved")
    undone = change(connection, at=NOW + 2 * HOUR, name="Fourth")
    undoing.undo(connection, undone, BEN, NOW + 3 * HOUR)
    undoing.restore(connection, NOW + HOUR / 2, BEN, NOW + 4 * HOUR)
    assert value(connection, "name") == "Second"
    assert value(connection, "alert") is None


def test_going_back_can_be_taken_back(connection: Connection) -> None:
    change(connection, at=NOW + HOUR, name="Second")
    undoing.restore(connection, NOW, BEN, NOW + 2 * HOUR)
    back = connection.scalars(select(Revision.id).where(Revision.kind == "restore")).one()
    undoing.undo(connection, back, BEN, NOW + 3 * HOUR)
    assert value(connection, "name") == "Second"


def test_going_back_to_now_is_told(connection: Connection) -> None:
    with pytest.raises(KnownTrouble, match="Nothing has changed"):
        undoing.restore(connection, NOW, BEN, NOW)


def test_the_last_import_is_the_last_that_stands(connection: Connection) -> None:
    first, second = Writer(connection, act("import")), Writer(connection, act("import"))
    first.change("services", "line", {"name": "One"})
    second.change("services", "line", {"name": "Two"})
    assert undoing.last_import(connection) == second.revision
    assert second.revision is not None
    undoing.undo(connection, second.revision, BEN, NOW)
    assert undoing.last_import(connection) == first.revision
