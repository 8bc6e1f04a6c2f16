"""A database of the former version takes changes of the site's own facts."""

import datetime
import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk import content
from kiosk.directory.going_live import CARDS_SIGNED, answered
from kiosk.site_facts import changing
from kiosk.site_facts.facts import fact_of
from kiosk.site_facts.site_file import SiteFile
from kiosk.who import Who
from tests.former import database_of

BEFORE = "0012_topics_of_the_sensitive"
NOW = datetime.datetime(2026, 11, 26, 12)


def test_what_was_answered_stays_and_changes_can_be_kept(tmp_path: Path) -> None:
    path = database_of(BEFORE, tmp_path)
    with closing(sqlite3.connect(path)) as former, former:
        former.execute(
            "INSERT INTO go_live_steps (step, answered_at, names, detail) VALUES (?, ?, ?, ?)",
            (CARDS_SIGNED, "2026-11-02 09:00:00.000000", "Dr Ray, GP", "x"),
        )
    with closing(content.open_content(tmp_path)) as store:
        with store.session() as session:
            assert answered(session)[CARDS_SIGNED].names == "Dr Ray, GP"
        fact = fact_of("help.nearest_ae")
        assert fact is not None
        with store.session() as session, session.begin():
            connection, lead = session.connection(), Who("lead", "AL", 1)
            wish = changing.Wish(fact, "Northfield")
            changing.change(connection, lead, wish, SiteFile(tmp_path), NOW)
            assert [each.after for each in changing.waiting(connection)] == ["Northfield"]
