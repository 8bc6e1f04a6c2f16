"""What people of this room found out stays, whatever an older file says."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.directory import revisions, undoing
from kiosk.directory.exchange import applying, comparing, differences
from kiosk.directory.revisions import Act, Writer
from kiosk.store import Store
from kiosk.who import Who
from tests.directory.exchange.helping import (
    ADDRESS,
    AT,
    LOCATION,
    PHONE,
    SCHEDULE,
    SERVICE,
    Cells,
    bring,
    cleaned,
    package,
    rows,
)

NOW = datetime.datetime(2026, 11, 26, 10)
ANNE = Who("volunteer", "AN", 1)
OURS, THEIRS = "01632 960777", "01632 960888"
WHOLE: dict[str, Sequence[Cells]] = {
    "phones": [PHONE],
    "schedules": [SCHEDULE],
    "service_at_location": [AT],
    "locations": [LOCATION],
    "addresses": [ADDRESS],
}


@pytest.fixture
def store(empty_store: Store, tmp_path: Path) -> Store:
    """A directory with what a publisher said."""
    bring(empty_store, package(tmp_path / "first", **WHOLE), publish=True)
    return empty_store


def again(tmp_path: Path, **tables: Sequence[Cells]) -> Path:
    return package(tmp_path / "again", **WHOLE | tables)


def change(store: Store, table: str, kind: str = "edit", **fields: object) -> int:
    """A volunteer changes the only row of a table."""
    (row,) = rows(store, table)
    with revisions.writing(store) as connection:
        writer = Writer(connection, Act(kind, ANNE, NOW))
        writer.change(table, row["id"], fields)
    assert writer.revision is not None
    return writer.revision


def remove(store: Store, table: str) -> None:
    (row,) = rows(store, table)
    with revisions.writing(store) as connection:
        Writer(connection, Act("edit", ANNE, NOW)).delete(table, [row["id"]])


def told(store: Store, path: Path, *, theirs: bool = False) -> list[str]:
    with store.engine.connect() as connection:
        plan = comparing.compare(connection, cleaned(store, path), theirs=theirs)
        return differences.lines(connection, plan)


def number(store: Store) -> str:
    (row,) = rows(store, "phones")
    return str(row["number"])


def test_a_corrected_number_is_not_put_back_by_the_same_file(store: Store, tmp_path: Path) -> None:
    change(store, "phones", number=OURS)
    assert told(store, again(tmp_path)) == [
        "Nothing to change.",
        "Changed here since the file last said it, so it stays as it is here:",
        f"  Pain Café: the number stays {OURS}; the file says 01632 960001.",
    ]
    assert bring(store, again(tmp_path)).backup is None
    assert number(store) == OURS


def test_what_a_volunteer_brought_back_on_a_stick_is_theirs(store: Store, tmp_path: Path) -> None:
    change(store, "phones", kind="import", number=OURS)
    bring(store, again(tmp_path))
    assert number(store) == OURS


def test_the_rest_of_that_row_and_of_the_file_goes_in(store: Store, tmp_path: Path) -> None:
    change(store, "phones", number=OURS)
    new = [PHONE | {"description": "Office"}]
    bring(store, again(tmp_path, phones=new, services=[SERVICE | {"name": "Pain Meeting"}]))
    (phone,) = rows(store, "phones")
    assert (phone["number"], phone["description"]) == (OURS, "Office")
    assert rows(store, "services")[0]["name"] == "Pain Meeting"


def test_what_both_have_changed_is_for_whoever_brings_it_to_choose(
    store: Store, tmp_path: Path
) -> None:
    change(store, "phones", number=OURS)
    path = again(tmp_path, phones=[{**PHONE, "number": THEIRS}])
    assert told(store, path)[1:] == [
        "Changed here and in the file. It stays as here; --theirs takes these:",
        f"  Pain Café: the number stays {OURS}; the file says {THEIRS}.",
    ]
    bring(store, path)
    assert number(store) == OURS
    applying.apply(store, cleaned(store, path), "import", theirs=True)
    assert number(store) == THEIRS


def test_what_a_publisher_changes_after_that_goes_in(store: Store, tmp_path: Path) -> None:
    change(store, "phones", number=OURS)
    path = again(tmp_path, phones=[{**PHONE, "number": THEIRS}])
    applying.apply(store, cleaned(store, path), "import", theirs=True)
    bring(store, again(tmp_path, phones=[PHONE | {"number": "01632 960999"}]))
    assert number(store) == "01632 960999"


def test_a_change_that_was_taken_back_is_none(store: Store, tmp_path: Path) -> None:
    act = change(store, "phones", number=OURS)
    with revisions.writing(store) as connection:
        undoing.undo(connection, act, ANNE, NOW)
    bring(store, again(tmp_path, phones=[PHONE | {"number": THEIRS}]))
    assert number(store) == THEIRS


def test_an_import_that_was_taken_back_comes_in_again(store: Store, tmp_path: Path) -> None:
    path = again(tmp_path, phones=[{**PHONE, "number": THEIRS}])
    bring(store, path)
    applying.take_back(store)
    bring(store, path)
    assert number(store) == THEIRS


@pytest.mark.parametrize("table", ["phones", "schedules", "service_at_location"])
def test_what_was_taken_out_here_stays_away(store: Store, tmp_path: Path, table: str) -> None:
    remove(store, table)
    assert told(store, again(tmp_path))[1] == "Taken out here, so it stays away:"
    assert bring(store, again(tmp_path)).backup is None
    assert rows(store, table) == []


def test_what_was_taken_out_here_and_is_another_in_the_file_is_a_choice(
    store: Store, tmp_path: Path
) -> None:
    remove(store, "phones")
    path = again(tmp_path, phones=[{**PHONE, "number": THEIRS}])
    bring(store, path)
    assert rows(store, "phones") == []
    applying.apply(store, cleaned(store, path), "import", theirs=True)
    assert number(store) == THEIRS


def test_a_check_is_kept_where_nothing_comes_in(store: Store, tmp_path: Path) -> None:
    change(store, "phones", number=OURS)
    with revisions.writing(store) as connection:
        (row,) = rows(store, "services")
        act = Act("check", ANNE, NOW)
        Writer(connection, act).change("services", row["id"], {"assured_date": NOW.date()})
    bring(store, again(tmp_path))
    assert rows(store, "services")[0]["assured_date"] == NOW.date()
