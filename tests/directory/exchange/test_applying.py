"""Bringing a package in: all of it or nothing, and never more than its publisher said."""

import datetime
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from kiosk import content
from kiosk.directory import revisions, search_words, wanted
from kiosk.directory.exchange import applying
from kiosk.directory.models import Derived, RevisedRow, Revision, Service
from kiosk.directory.search import search
from kiosk.errors import KnownTrouble
from kiosk.paths import QML_IMPORT_PATH
from kiosk.store import Store, write_unless_busy
from tests.audiences import IN_TRIAL
from tests.directory.exchange.helping import (
    ADDRESS,
    AT,
    LOCATION,
    PHONE,
    SCHEDULE,
    SERVICE,
    Cells,
    bring,
    copy,
    export,
    package,
    rows,
)

DAY = datetime.date(2026, 11, 1)


def whole(folder: Path, **tables: list[Cells]) -> Path:
    """A service with a place, an address, a number and a time; tables that are named otherwise."""
    return package(
        folder,
        **{
            "locations": [LOCATION],
            "service_at_location": [AT],
            "addresses": [ADDRESS],
            "phones": [PHONE],
            "schedules": [SCHEDULE],
        }
        | tables,
    )


def service(store: Store) -> dict[str, object]:
    return rows(store, "services", name=SERVICE["name"])[0]


def check(store: Store) -> None:
    """Somebody of this room finds the listing right."""
    with store.session() as session, session.begin():
        session.execute(
            update(Service).where(Service.name == SERVICE["name"]).values(assured_date=DAY)
        )


def test_a_new_service_is_a_draft(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"))
    assert service(store)["publication"] == "draft"


def test_a_new_service_is_published_where_that_is_asked_for(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"), publish=True)
    assert service(store)["publication"] == "published"


def test_a_service_that_is_there_stays_a_draft_or_published(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"))
    bring(store, whole(tmp_path / "p", services=[SERVICE | {"description": "x"}]), publish=True)
    assert (service(store)["publication"], service(store)["description"]) == ("draft", "x")


def test_an_import_checks_nothing(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p", services=[SERVICE | {"assured_date": "2026-10-01"}]))
    kept = service(store)
    assert kept["assured_date"] is None
    assert kept["publisher_assured_date"] == datetime.date(2026, 10, 1)


@pytest.mark.parametrize(
    "tables",
    [
        {"phones": [PHONE | {"number": "01632 960002"}]},
        {"phones": [PHONE, PHONE | {"id": "p2", "number": "01632 960002"}]},
        {"schedules": [SCHEDULE | {"opens_at": "11:00"}]},
        {"addresses": [ADDRESS | {"address_1": "2 High Street"}]},
        {"locations": [LOCATION | {"name": "Elsewhere"}]},
        {
            "closures": [
                {"id": "c", "service_id": "s1", "first_day": "2026-12-25", "last_day": "2026-12-25"}
            ]
        },
    ],
    ids=["number", "another number", "time", "address", "place", "closure"],
)
def test_a_changed_number_time_or_place_takes_our_check_away(
    store: Store, tmp_path: Path, tables: dict[str, list[Cells]]
) -> None:
    bring(store, whole(tmp_path / "p"))
    check(store)
    bring(store, whole(tmp_path / "p", **tables))
    assert service(store)["assured_date"] is None


def test_changed_words_leave_our_check(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"))
    check(store)
    bring(store, whole(tmp_path / "p", services=[SERVICE | {"description": "Other words"}]))
    assert service(store)["assured_date"] == DAY


def test_an_empty_cell_takes_out_what_was_there(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p", services=[SERVICE | {"alert": "Closed"}]))
    bring(store, whole(tmp_path / "p", services=[SERVICE | {"alert": ""}]))
    assert service(store)["alert"] is None


def test_a_column_that_a_file_has_not_stays(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p", services=[SERVICE | {"alert": "Closed", "colour": "red"}]))
    bring(store, whole(tmp_path / "p"))
    assert (service(store)["alert"], service(store)["extra"]) == ("Closed", {"colour": "red"})


def test_a_cell_that_cannot_be_read_leaves_what_was_there(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p", services=[SERVICE | {"minimum_age": "18"}]))
    bring(store, whole(tmp_path / "p", services=[SERVICE | {"minimum_age": "old"}]))
    assert service(store)["minimum_age"] == 18


def test_what_is_not_in_the_file_stays(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"))
    other = PHONE | {"id": "p2", "number": "01632 960002"}
    plan = bring(store, whole(tmp_path / "p", phones=[other])).plan
    assert len(plan.missing["phones"]) == 1
    assert len(rows(store, "phones", service_id=service(store)["id"])) == 2


def test_the_same_file_again_changes_nothing_and_makes_no_snapshot(
    store: Store, tmp_path: Path
) -> None:
    bring(store, whole(tmp_path / "p"))
    before = copy(store, tmp_path / "before").read_bytes()
    bring(store, whole(tmp_path / "p"))
    assert copy(store, tmp_path / "after").read_bytes() == before


def test_the_snapshot_is_the_directory_before(store: Store, tmp_path: Path) -> None:
    applied = bring(store, whole(tmp_path / "p"))
    assert applied.backup is not None
    with sqlite3.connect(applied.backup) as backup:
        found = backup.execute("SELECT count(*) FROM services WHERE name = ?", [SERVICE["name"]])
        assert found.fetchone() == (0,)
    with store.session() as session:
        assert session.scalars(select(Revision.backup_name)).all() == [applied.backup.name]


def test_every_changed_row_is_recorded(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"))
    with store.session() as session:
        counted = session.execute(
            select(RevisedRow.table_name, func.count()).group_by(RevisedRow.table_name)
        )
        assert {table: number for table, number in counted} == {  # noqa: C416
            "addresses": 1,
            "locations": 1,
            "organizations": 1,
            "original_ids": 7,
            "phones": 1,
            "schedules": 1,
            "service_at_location": 1,
            "services": 1,
        }


@pytest.mark.parametrize("few", [0, 10_000], ids=["anew", "by triggers"])
def test_the_search_finds_what_came_in(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(applying, "FEW", few)
    bring(store, whole(tmp_path / "p"), publish=True)
    with store.session() as session:
        assert search(session, "pain café", audience=IN_TRIAL)[0].name == "Pain Café"


def test_what_was_worked_out_of_a_changed_service_is_forgotten(
    store: Store, tmp_path: Path
) -> None:
    bring(store, whole(tmp_path / "p"))
    worked_out = {"service_id": service(store)["id"], "day": DAY, "features": 0, "places": ""}
    known = Derived.__table__.columns.keys()
    with store.session() as session, session.begin():
        session.add(Derived(**{name: worked_out[name] for name in known}))
    bring(store, whole(tmp_path / "p", schedules=[SCHEDULE | {"byday": "TU"}]))
    with store.session() as session:
        assert session.scalars(select(Derived)).all() == []


@pytest.mark.parametrize("where", ["_write_originals", "_write_texts", "forget_worked_out"])
def test_an_import_that_fails_on_the_way_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    before = export(store, tmp_path / "before.zip", everything=True)
    monkeypatch.setattr(applying, where, fail)
    with pytest.raises(MemoryError):
        bring(store, whole(tmp_path / "p"))
    assert export(store, tmp_path / "after.zip", everything=True) == before
    assert rows(store, "services", name=SERVICE["name"]) == []


def test_a_failure_while_the_search_is_made_anew_leaves_the_search_as_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(applying, "FEW", 0)
    monkeypatch.setattr(search_words, "put_up", fail)
    with pytest.raises(MemoryError):
        bring(
            store, package(tmp_path / "p", services=[SERVICE | {"id": f"s{n}"} for n in range(99)])
        )
    with store.session() as session:
        assert search(session, "parkrun", audience=IN_TRIAL)


def test_a_database_that_another_program_holds_is_told_of(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.store.BUSY_SECONDS", 0.01)
    store.engine.dispose()
    holder = sqlite3.connect(store.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(KnownTrouble, match="Nothing was changed"):
        bring(store, whole(tmp_path / "p"))
    holder.close()


def test_readers_go_on_while_an_import_is_written(store: Store) -> None:
    with revisions.writing(store) as connection:
        connection.exec_driver_sql("UPDATE services SET name = 'x'")
        search_words.take_down(connection)
        with store.session() as session:
            assert search(session, "parkrun", audience=IN_TRIAL)


def test_a_screen_does_not_wait_to_count_while_an_import_is_written(store: Store) -> None:
    def count(session: Session) -> bool:
        wanted.count(session, "sleep", datetime.datetime(2026, 11, 23, 12))
        return True

    with revisions.writing(store) as connection:
        connection.exec_driver_sql("UPDATE services SET name = 'x'")
        assert write_unless_busy(store, count) is None
    assert write_unless_busy(store, count)


def test_the_journal_of_an_import_is_folded_in_at_its_end(store: Store, tmp_path: Path) -> None:
    """Else the kiosk's next small write would do that, while somebody looks at its screen."""
    with store.engine.connect():  # the kiosk is open
        bring(store, whole(tmp_path / "p"))
        assert Path(f"{store.path}-wal").stat().st_size == 0


def test_a_listing_that_somebody_retired_stays_so_when_another_kiosk_shows_it(
    store: Store, fresh_store: Store, tmp_path: Path
) -> None:
    export(fresh_store, tmp_path / "out.zip")
    with store.session() as session, session.begin():
        session.execute(
            update(Service).where(Service.name == "Hanley parkrun").values(publication="retired")
        )
    bring(store, tmp_path / "out.zip")
    assert rows(store, "services", name="Hanley parkrun")[0]["publication"] == "retired"


def test_no_file_takes_back_what_protects_somebody(store: Store, tmp_path: Path) -> None:
    place = LOCATION | {"confidential": "true"}
    bring(store, whole(tmp_path / "p", locations=[place]))
    bring(store, whole(tmp_path / "q", locations=[place | {"confidential": "false"}]))
    assert rows(store, "locations", name=LOCATION["name"])[0]["confidential"]


def test_a_listing_that_is_sensitive_here_stays_so_when_another_kiosk_says_otherwise(
    store: Store, fresh_store: Store, tmp_path: Path
) -> None:
    export(fresh_store, tmp_path / "out.zip")
    with store.session() as session, session.begin():
        session.execute(
            update(Service).where(Service.name == "Hanley parkrun").values(sensitive=True)
        )
    bring(store, tmp_path / "out.zip")
    assert rows(store, "services", name="Hanley parkrun")[0]["sensitive"]


_FALLS = """
import os, pathlib, sys
from kiosk import content
from kiosk.directory.exchange import applying
from tests.directory.exchange.helping import bring
applying.forget_worked_out = lambda *_: os._exit(9)
bring(content.open_content(pathlib.Path(sys.argv[1])), pathlib.Path(sys.argv[2]))
"""


def test_a_power_cut_on_the_way_leaves_nothing_half_done(store: Store, tmp_path: Path) -> None:
    before = export(store, tmp_path / "before.zip", everything=True)
    store.close()
    fallen = subprocess.run(
        [sys.executable, "-c", _FALLS, str(store.path.parent), str(whole(tmp_path / "p"))],
        cwd=QML_IMPORT_PATH,
        check=False,
    )
    assert fallen.returncode == 9
    again = content.open_content(store.path.parent)
    assert export(again, tmp_path / "after.zip", everything=True) == before
    again.close()
