"""A kiosk of the version before volunteers is brought up to date with all that it holds."""

import sqlite3
from pathlib import Path

from kiosk import content
from kiosk.directory import wanted
from kiosk.volunteers import accounts, entering, lockout, people
from kiosk.who import KIOSK
from tests.former import database_of
from tests.volunteers.moment import NOW, at

BEFORE = "0006_wanted_topics"


def database_of_before(folder: Path) -> None:
    """A database in which somebody looked in vain for something."""
    path = database_of(BEFORE, folder)
    written = sqlite3.connect(path)
    written.execute("INSERT INTO wanted_topics VALUES ('mood', '2026-11-23 10:00:00', 3)")
    written.commit()
    written.close()


def test_it_keeps_what_it_held_and_nobody_may_come_in_yet(tmp_path: Path) -> None:
    database_of_before(tmp_path)
    store = content.open_content(tmp_path)
    with store.session() as session:
        assert wanted.totals(session) == {"mood": 3}
        assert people.list_all(session) == []
        assert lockout.waiting(session, at(0)) is None
    store.close()


def test_its_first_volunteer_is_a_lead_and_comes_in(tmp_path: Path) -> None:
    database_of_before(tmp_path)
    store = content.open_content(tmp_path)
    with store.session() as session:
        added = accounts.add(session, "Ann Lee", NOW, by=KIOSK)
        assert entering.enter(session, added.pin or "", at(0)) == added.person.who
        assert added.person.who.leads
    store.close()
