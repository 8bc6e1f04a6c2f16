"""Call sheets: what is on one, that its order is remembered, and what came of it."""

import datetime
import json
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.directory import call_sheets, checks, due, freshness, revisions, undoing
from kiosk.directory.call_sheets import CallSheet
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.models import Service
from kiosk.errors import KnownTrouble
from kiosk.store import Store
from kiosk.who import Who

NOW = datetime.datetime(2026, 11, 26, 10, 32)
IN_TRIAL = freshness.audience(NOW.date(), trial=True)
BEN = Who("volunteer", "BE", 7)
RANG = Found(Method.PHONE, Outcome.RIGHT)


def keys(store: Store, *, everything: bool) -> list[str]:
    with store.engine.connect() as connection:
        listed = call_sheets.on_it(connection, IN_TRIAL, everything=everything)
    return [each.id for each in listed]


def kind(store: Store, key: str) -> str:
    with store.session() as session:
        return session.get_one(Service, key).publication


def test_a_sheet_has_what_is_due_in_that_order(store: Store) -> None:
    with store.engine.connect() as connection:
        wanted = [each.id for each in due.due(connection, IN_TRIAL)]
    assert wanted
    assert keys(store, everything=False) == wanted


def test_drafts_come_first_where_they_are_wanted(store: Store) -> None:
    with store.session() as session, session.begin():
        hidden = session.scalars(select(Service).where(Service.publication == "published")).first()
        assert hidden is not None
        hidden.publication = "hidden"
        key = hidden.id
    every = keys(store, everything=True)
    kinds = [kind(store, each) for each in every]
    drafts = kinds.count("draft")
    assert drafts > 0
    assert set(kinds[:drafts]) == {"draft"}
    assert every[-1] == key
    assert every[drafts:-1] == keys(store, everything=False)


def test_the_last_sheets_are_remembered_newest_first(tmp_path: Path) -> None:
    for hour in range(call_sheets.MOST + 2):
        call_sheets.remember(tmp_path, NOW + datetime.timedelta(hours=hour), [f"listing {hour}"])
    found = call_sheets.remembered(tmp_path)
    assert len(found) == call_sheets.MOST
    assert found[0].ids == (f"listing {call_sheets.MOST + 1}",)


def test_the_same_list_once_more_takes_the_place_of_the_first(tmp_path: Path) -> None:
    call_sheets.remember(tmp_path, NOW, ["a", "b"])
    later = NOW + datetime.timedelta(minutes=5)
    call_sheets.remember(tmp_path, later, ["a", "b"])
    assert call_sheets.remembered(tmp_path) == [CallSheet(later, ("a", "b"))]


@pytest.mark.parametrize("told", ["", "{", "[1]", '[{"made": "yesterday", "ids": []}]', "{}"])
def test_a_file_that_cannot_be_read_is_no_sheet(tmp_path: Path, told: str) -> None:
    (tmp_path / call_sheets.FILE_NAME).write_text(told)
    assert call_sheets.remembered(tmp_path) == []
    call_sheets.remember(tmp_path, NOW, ["a"])
    assert json.loads((tmp_path / call_sheets.FILE_NAME).read_text())[0]["ids"] == ["a"]


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match="cannot be kept"):
        call_sheets.remember(tmp_path / "gone", NOW, ["a"])


def test_what_came_of_a_sheet_is_what_was_saved_since_and_still_holds(store: Store) -> None:
    before, right, undone, open_ = keys(store, everything=False)[:4]
    sheet = CallSheet(NOW, (before, right, undone, open_))
    with revisions.writing(store) as connection:
        checks.check(connection, before, BEN, RANG, NOW - datetime.timedelta(minutes=1))
        number = checks.check(connection, right, BEN, RANG, NOW)
        taken = checks.check(connection, undone, BEN, Found(Method.PHONE, Outcome.CLOSED), NOW)
        assert taken is not None
        undoing.undo(connection, taken, BEN, NOW)
        found = call_sheets.came_of(connection, sheet)
    assert {key: (each.outcome, each.method, each.revision) for key, each in found.items()} == {
        right: (Outcome.RIGHT, Method.PHONE, number)
    }
