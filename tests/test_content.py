"""A backup that is put back brings the directory of that time, and the people of today."""

import datetime
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import select, update

from kiosk import content
from kiosk.backups import back_up
from kiosk.directory import going_live, revisions, undoing
from kiosk.directory.models import Service
from kiosk.errors import KnownTrouble
from kiosk.help_numbers import RINGERS
from kiosk.site_facts import changing
from kiosk.site_facts.facts import fact_of
from kiosk.site_facts.site_file import SiteFile
from kiosk.store import Store
from kiosk.volunteers import accounts, people
from kiosk.who import KIOSK, Who
from kiosk.wording import history

NOW = datetime.datetime(2026, 11, 23, 10)
LATER = NOW + datetime.timedelta(hours=1)


def rename(store: Store, name: str) -> None:
    with store.session() as session, session.begin():
        session.execute(update(Service).values(alert=name))


def alerts(store: Store) -> set[str | None]:
    with store.session() as session:
        return set(session.scalars(select(Service.alert)))


def test_the_newest_backup_is_put_back(store: Store) -> None:
    rename(store, "then")
    back_up(store.path, NOW)
    rename(store, "now")
    content.put_back(store.path.parent, "", LATER)
    assert alerts(store) == {"then"}


def test_a_backup_is_put_back_by_its_name_and_that_can_be_taken_back(store: Store) -> None:
    rename(store, "then")
    backup = back_up(store.path, NOW)
    rename(store, "now")
    former = content.put_back(store.path.parent, backup.stem, LATER)
    content.put_back(store.path.parent, former.name, LATER)
    assert alerts(store) == {"now"}


def test_a_backup_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(KnownTrouble, match="`kiosk backup` makes one"):
        content.put_back(store.path.parent, "", NOW)
    back_up(store.path, NOW)
    with pytest.raises(KnownTrouble, match="no backup called yesterday"):
        content.put_back(store.path.parent, "yesterday", NOW)


def test_what_was_changed_in_the_site_s_file_stays_known(store: Store) -> None:
    site, lead, other = SiteFile(store.path.parent), Who("lead", "AL", 1), Who("lead", "CO", 3)

    def wish(key: str, value: str) -> None:
        fact = fact_of(key)
        assert fact is not None
        with store.session() as session, session.begin():
            changing.change(session.connection(), lead, changing.Wish(fact, value), site, NOW)

    def known() -> tuple[list[object], list[object]]:
        with store.session() as session:
            connection = session.connection()
            waits, made = changing.waiting(connection), changing.made(connection, 9)
        return [each.after for each in waits], [each.after for each in made]

    wish("help.nearest_ae", "A wrong place")
    wish("help.open_place", "The desk")
    back_up(store.path, NOW)
    with store.session() as session, session.begin():
        wrong, *_ = changing.waiting(session.connection())
        changing.withdraw(session.connection(), other, wrong.id, LATER)
    wish("room.name", "The Pain Room")
    content.put_back(store.path.parent, "", LATER)
    assert known() == (["The desk"], ["The Pain Room"])


def test_whoever_was_removed_since_stays_removed(store: Store) -> None:
    with store.session() as session:
        accounts.add(session, "Anne Lead", NOW, by=KIOSK)
        ben = accounts.add(session, "Ben Went", NOW, by=KIOSK).person
    with store.session() as session, session.begin():
        going_live.answer(session, RINGERS[0], "Ben Went", NOW)
    back_up(store.path, NOW)
    with store.session() as session:
        accounts.remove(session, ben.id, LATER, by=KIOSK)
    content.put_back(store.path.parent, "", LATER)
    with store.session() as session:
        assert [person.name for person in people.list_all(session)] == ["Anne Lead"]
    with closing(sqlite3.connect(store.path)) as whole:
        assert "Ben Went" not in "\n".join(whole.iterdump())


def test_no_pin_of_that_time_opens_the_door_again(store: Store) -> None:
    with store.session() as session:
        anne = accounts.add(session, "Anne Lead", NOW, by=KIOSK).person
    back_up(store.path, NOW)
    with store.session() as session:
        accounts.reset_pin(session, anne.id, LATER, by=KIOSK)
        hashes = people.pin_hashes(session)
    content.put_back(store.path.parent, "", LATER)
    with store.session() as session:
        assert people.pin_hashes(session) == hashes


def test_what_was_put_back_stands_in_the_history_of_the_directory(store: Store) -> None:
    with store.session() as session:
        anne = accounts.add(session, "Anne Lead", NOW, by=KIOSK).person
    backup = back_up(store.path, NOW)
    former = content.put_back(store.path.parent, "", LATER, anne.who)
    with store.engine.connect() as connection:
        (step,) = revisions.latest(connection, 1)
        assert revisions.backed_up(connection) == {former.name: revisions.PUT_BACK}
    assert (step.act.who, step.act.at, step.rows) == (anne.who, LATER, ())
    assert history.what(step) == ("The directory went back to the backup of 23 November 2026, 10am")
    assert history.changes(step, {}) == [
        "What there was before was kept under Backups: 23 November 2026, 11am."
    ]
    assert backup != former


def test_putting_back_is_taken_back_by_a_backup_and_by_nothing_else(store: Store) -> None:
    back_up(store.path, NOW)
    content.put_back(store.path.parent, "", LATER)
    with revisions.writing(store) as connection:
        (step,) = revisions.latest(connection, 1)
        assert not undoing.may_take_back(step, Who("lead"))
        with pytest.raises(KnownTrouble, match="under Backups"):
            undoing.undo(connection, step.id, KIOSK, LATER)
        with pytest.raises(KnownTrouble, match="Nothing has changed since then"):
            undoing.restore(connection, NOW, KIOSK, LATER)
        assert undoing.since(connection, NOW) == 0
