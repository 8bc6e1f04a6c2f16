"""Every change is kept with who made it, and any of them can be taken back."""

import datetime
import json
import random

import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from kiosk.directory import checks, undoing
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.models import (
    Address,
    Check,
    Location,
    Phone,
    RevisedRow,
    Revision,
    Service,
    ServiceAtLocation,
)
from kiosk.directory.revisions import Act, Writer, history, latest, step
from kiosk.directory.rows import rows
from kiosk.directory.undoing import may_take_back
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
    (found,) = history(connection, "line")
    assert found.fields == (("services", "name", "Line", "Other"),)
    assert (found.act.who, found.act.at, found.act.kind) == (ANNE, NOW, "edit")


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
    (found,) = history(connection, "line")
    assert found.fields == (("services", "assured_date", None, NOW.date()),)


def test_initials_are_kept_in_no_row_that_history_keeps(connection: Connection) -> None:
    writer = Writer(connection, act("check"))
    facts = {"service_id": "line", "checked_on": NOW.date(), "method": "phone"}
    writer.add("checks", facts | {"role": "volunteer", "initials": "AN", "outcome": "right"})
    kept = connection.scalars(select(RevisedRow.after)).all()
    assert "AN" not in json.dumps(kept)
    assert connection.scalar(select(Check.initials)) == "AN"


def test_a_history_tells_what_an_import_changed_of_that_listing_and_no_more(
    connection: Connection, session: Session
) -> None:
    place = Location(id="hall", name="Hall")
    session.add_all(
        [
            Service(id="other", name="Other", publication="published"),
            place,
            Address(id="its-address", location_id="hall", address_1="1 Park Road"),
        ]
    )
    session.flush()
    session.add(ServiceAtLocation(service_id="line", location_id="hall"))
    session.flush()
    writer = Writer(connection, Act("import", Who("publisher"), NOW))
    writer.change("services", "other", {"name": "Another"})
    writer.change("phones", "its-number", {"number": "01632 960009"})
    writer.change("addresses", "its-address", {"address_1": "2 Park Road"})
    (found,) = history(connection, "line")
    assert [(row.table, row.after) for row in found.rows] == [
        ("phones", {"number": "01632 960009"}),
        ("addresses", {"address_1": "2 Park Road"}),
    ]
    assert [row.table for row in history(connection, "other")[0].rows] == ["services"]


def test_of_an_import_of_many_rows_a_listing_still_tells_its_own(
    connection: Connection, session: Session
) -> None:
    many = [
        {"id": f"s{number}", "name": "One of many", "publication": "draft"} for number in range(300)
    ]
    writer = Writer(connection, Act("import", Who("publisher"), NOW))
    writer.insert("services", many)
    writer.change("services", "line", {"name": "Other"})
    assert history(connection, "line")[0].fields == (("services", "name", "Line", "Other"),)
    assert latest(connection, 1)[0].rows == ()


def test_a_row_that_came_or_went_is_told_whole(connection: Connection) -> None:
    writer = Writer(connection, act())
    writer.delete("phones", ["its-number"])
    writer.insert("phones", [{"id": "p2", "service_id": "line", "number": "01632 960002"}])
    gone, new = history(connection, "line")[0].rows
    assert (gone.before or {})["number"] == "01632 960001"
    assert gone.after is None
    assert new.before is None
    assert (new.after or {})["number"] == "01632 960002"


def test_one_act_is_told_by_its_number(connection: Connection) -> None:
    number = change(connection, name="Other")
    found = step(connection, number)
    assert found is not None
    assert found.fields == (("services", "name", "Line", "Other"),)
    assert step(connection, number + 1) is None


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


# Who may take back


@pytest.mark.parametrize(
    ("fields", "volunteer_may"),
    [
        ({"name": "Other"}, True),
        ({"publication": "hidden"}, True),
        ({"publication": "do_not_list"}, False),
        ({"sensitive": True}, False),
        ({"never_hides": True, "name": "Other"}, False),
    ],
)
def test_what_only_a_lead_may_do_only_a_lead_takes_back(
    connection: Connection, fields: dict[str, object], volunteer_may: bool
) -> None:
    Writer(connection, act(who=BEN)).change("services", "line", fields)
    (found,) = history(connection, "line")
    assert may_take_back(found, BEN)
    assert may_take_back(found, ANNE) is volunteer_may


def test_what_changed_many_listings_a_lead_takes_back_or_whoever_did_it(
    connection: Connection,
) -> None:
    Writer(connection, Act("import", ANNE, NOW)).change("services", "line", {"name": "Other"})
    (found,) = latest(connection, 1)
    other = Who("volunteer", "XY", 3)
    assert [may_take_back(found, who) for who in (ANNE, BEN, other)] == [True, True, False]


# Any moment


def test_the_days_on_which_something_was_done_are_told_with_how_much(
    connection: Connection,
) -> None:
    for days, name in ((0, "Second"), (0, "Third"), (2, "Fourth")):
        change(connection, at=NOW + datetime.timedelta(days), name=name)
    first = NOW.date()
    assert undoing.days(connection, 10) == [(first + datetime.timedelta(2), 1), (first, 2)]
    assert undoing.days(connection, 1) == [(first + datetime.timedelta(2), 1)]
    assert undoing.since(connection, NOW + HOUR) == 1


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


def everything(connection: Connection) -> tuple[set[object], set[object]]:
    services = connection.execute(select(Service.id, Service.name, Service.alert)).all()
    phones = connection.execute(select(Phone.id, Phone.number, Phone.description)).all()
    return set(services), set(phones)


def some_act(connection: Connection, chance: random.Random, at: datetime.datetime) -> None:
    """Rows change, come and go, and acts are taken back, as in any week."""
    writer = Writer(connection, act(at=at))
    what = chance.choice(("words", "words", "number", "add", "remove", "undo"))
    there = list(connection.scalars(select(Phone.id).order_by(Phone.id)))
    if what == "words":
        field = chance.choice(("name", "alert"))
        writer.change("services", "line", {field: chance.choice("ABCDE")})
    elif what == "number" and there:
        writer.change("phones", chance.choice(there), {"number": chance.choice("12345")})
    elif what == "add":
        (new,) = rows(connection, "phones", ["its-number"]).values() or (None,)
        key = chance.choice("xyz")
        if new is not None and key not in there:
            writer.insert("phones", [new | {"id": key, "number": chance.choice("12345")}])
    elif what == "remove" and len(there) > 1:
        writer.delete("phones", [chance.choice(there[1:])])
    else:
        open_acts = select(Revision.id).where(Revision.undone_by.is_(None), Revision.kind == "edit")
        if still := connection.scalars(open_acts).all():
            undoing.undo(connection, chance.choice(still), BEN, at)


@pytest.mark.parametrize("seed", range(12))
def test_every_moment_comes_back_and_so_does_what_came_after_it(
    connection: Connection, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  (a week at the kiosk)
    change(connection, name="First")
    moments = []
    for hours in range(1, 15):
        moments.append((NOW + hours * HOUR - HOUR / 2, everything(connection)))
        some_act(connection, chance, NOW + hours * HOUR)
    now = everything(connection)
    for moment, then in chance.sample(moments, 5):
        if not undoing.since(connection, moment):
            continue
        gone = undoing.restore(connection, moment, BEN, NOW + 20 * HOUR)
        assert (everything(connection), gone.left) == (then, {})
        back = latest(connection, 1)[0]
        if back.act.kind == "restore" and not back.undone:
            assert undoing.undo(connection, back.id, BEN, NOW + 21 * HOUR).left == {}
        assert everything(connection) == now


def test_all_is_as_it_was_before_an_act(connection: Connection) -> None:
    """Of two acts of one second as well: no moment lies between them, but they have an order."""
    change(connection, name="Second")
    third = change(connection, name="Third")
    change(connection, name="Fourth")
    assert undoing.number_from(connection, third) == 2
    undoing.restore_before(connection, third, BEN, NOW)
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


def check(connection: Connection, at: datetime.datetime = NOW) -> None:
    found = Found(Method.PHONE, Outcome.RIGHT)
    checks.check(connection, "line", ANNE, found, at)


def renumber(connection: Connection, number: str, at: datetime.datetime) -> int:
    """As somebody does who changes a number on the form."""
    writer = Writer(connection, act(at=at))
    writer.change("phones", "its-number", {"number": number})
    writer.change("services", "line", {"assured_date": None})
    assert writer.revision is not None
    return writer.revision


def test_a_change_taken_back_brings_its_check_back(connection: Connection) -> None:
    check(connection)
    changed = renumber(connection, "01632 960002", NOW + HOUR)
    undoing.undo(connection, changed, ANNE, NOW + 2 * HOUR)
    assert value(connection, "assured_date") == NOW.date()


def test_a_number_that_comes_back_was_not_checked_since(connection: Connection) -> None:
    changed = renumber(connection, "01632 960002", NOW)
    check(connection, NOW + HOUR)
    undoing.undo(connection, changed, ANNE, NOW + 2 * HOUR)
    number = connection.scalar(select(Phone.number))
    assert (number, value(connection, "assured_date")) == ("01632 960001", None)
    last = connection.scalar(select(func.max(Revision.id)))
    undoing.undo(connection, last or 0, ANNE, NOW + 3 * HOUR)
    assert value(connection, "assured_date") == NOW.date()


def test_a_check_does_not_come_back_where_something_else_has_changed_since(
    connection: Connection,
) -> None:
    check(connection)
    changed = renumber(connection, "01632 960002", NOW + HOUR)
    writer = Writer(connection, act(at=NOW + 2 * HOUR))
    writer.insert("phones", [{"id": "another", "service_id": "line", "number": "01632 960003"}])
    undoing.undo(connection, changed, ANNE, NOW + 3 * HOUR)
    assert value(connection, "assured_date") is None


def test_a_check_that_was_taken_back_does_not_come_back(connection: Connection) -> None:
    check(connection)
    checked = connection.scalar(select(func.max(Revision.id)))
    changed = renumber(connection, "01632 960002", NOW + HOUR)
    undoing.undo(connection, checked or 0, ANNE, NOW + 2 * HOUR)
    undoing.undo(connection, changed, ANNE, NOW + 3 * HOUR)
    assert value(connection, "assured_date") is None


def test_a_place_that_comes_back_was_not_checked_since(connection: Connection) -> None:
    writer = Writer(connection, act())
    writer.insert("locations", [{"id": "hall", "name": "Hall"}])
    writer.insert(
        "service_at_location", [{"id": "at", "service_id": "line", "location_id": "hall"}]
    )
    writer.insert("addresses", [{"id": "street", "location_id": "hall", "address_1": "Old Road"}])
    moved = Writer(connection, act(at=NOW + HOUR))
    moved.change("addresses", "street", {"address_1": "New Road"})
    check(connection, NOW + 2 * HOUR)
    undoing.undo(connection, moved.revision or 0, ANNE, NOW + 3 * HOUR)
    assert value(connection, "assured_date") is None
