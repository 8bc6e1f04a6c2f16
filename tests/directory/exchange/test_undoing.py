"""Taking back an import: all of it, but for what somebody has touched since."""

import datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from kiosk.backups import backups
from kiosk.directory.exchange.applying import take_back as undo
from kiosk.directory.models import Check, Phone, Service
from kiosk.directory.search import search
from kiosk.errors import KnownTrouble
from kiosk.store import Store
from tests.audiences import IN_TRIAL
from tests.directory.exchange.helping import (
    PHONE,
    SERVICE,
    bring,
    export,
    package,
    public,
    rows,
)


def key(store: Store) -> str:
    return str(rows(store, "services", name=SERVICE["name"])[0]["id"])


@pytest.mark.parametrize("name", ["ohana-sample", "hsds-3.0-examples/csv"])
def test_what_came_in_goes_again_to_the_byte(store: Store, tmp_path: Path, name: str) -> None:
    before = export(store, tmp_path / "before.zip", everything=True)
    bring(store, public(name))
    undo(store)
    assert export(store, tmp_path / "after.zip", everything=True) == before


def test_what_was_changed_is_as_it_was(store: Store, tmp_path: Path) -> None:
    bring(store, package(tmp_path / "p", services=[SERVICE | {"assured_date": "2026-01-02"}]))
    before = export(store, tmp_path / "before.zip", everything=True)
    bring(store, package(tmp_path / "p", services=[SERVICE | {"name": "Other", "colour": "red"}]))
    assert undo(store).put_back == 1
    assert export(store, tmp_path / "after.zip", everything=True) == before


def test_a_second_undo_takes_back_the_import_before(store: Store, tmp_path: Path) -> None:
    before = export(store, tmp_path / "before.zip", everything=True)
    bring(store, package(tmp_path / "p"))
    bring(store, package(tmp_path / "p", phones=[PHONE]))
    undo(store)
    undo(store)
    assert export(store, tmp_path / "after.zip", everything=True) == before


def test_without_an_import_there_is_nothing_to_take_back(store: Store) -> None:
    with pytest.raises(KnownTrouble, match="Nothing was imported"):
        undo(store)


def test_a_row_that_somebody_changed_since_stays_and_is_told(store: Store, tmp_path: Path) -> None:
    bring(store, package(tmp_path / "p", phones=[PHONE]))
    with store.session() as session, session.begin():
        session.execute(update(Service).where(Service.id == key(store)).values(alert="New"))
    done = undo(store)
    assert done.left["services"] == [SERVICE["name"]]
    assert rows(store, "services", name=SERVICE["name"])[0]["alert"] == "New"
    assert rows(store, "phones", number=PHONE["number"]) == []


def test_a_row_that_something_new_hangs_off_stays_and_is_told(store: Store, tmp_path: Path) -> None:
    bring(store, package(tmp_path / "p"))
    with store.session() as session, session.begin():
        session.add(Phone(service_id=key(store), number="01632 960007"))
        session.add(
            Check(
                service_id=key(store),
                checked_on=datetime.date(2026, 11, 2),
                role="volunteer",
                method="phone",
                outcome="right",
            )
        )
    done = undo(store)
    assert set(done.left) == {"services", "organizations"}
    assert len(rows(store, "services", name=SERVICE["name"])) == 1


def test_a_row_that_somebody_took_out_since_is_no_trouble(store: Store, tmp_path: Path) -> None:
    bring(store, package(tmp_path / "p", phones=[PHONE]))
    with store.session() as session, session.begin():
        session.delete(session.query(Phone).filter_by(number=PHONE["number"]).one())
    assert undo(store).left == {}


def test_the_search_forgets_what_was_taken_back(store: Store, tmp_path: Path) -> None:
    bring(store, package(tmp_path / "p", services=[SERVICE | {"name": "Zebrafinch club"}]))
    undo(store)
    with store.session() as session:
        assert search(session, "zebrafinch", audience=IN_TRIAL, drafts=True) == []


def test_there_is_a_backup_of_the_directory_before_it_is_taken_back(
    store: Store, tmp_path: Path
) -> None:
    applied = bring(store, package(tmp_path / "p"))
    done = undo(store)
    assert done.backup_name in {each.name for each in backups(store.path)}
    assert applied.backup is not None
    assert done.backup_name != applied.backup.name
