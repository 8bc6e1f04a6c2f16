"""Principles of the version before the words for staff are brought up to date."""

import sqlite3
from pathlib import Path

from kiosk import content
from kiosk.principles.cards import principles, staff_lens
from tests.former import database_of

BEFORE = "0001_directory_and_principles"


def database_of_before(folder: Path) -> None:
    """A database with one principle, whose title staff have changed."""
    path = database_of(BEFORE, folder)
    written = sqlite3.connect(path)
    written.execute("INSERT INTO principle_sets VALUES (1, 'Draft', 'Intro', 'Credit')")
    written.execute("INSERT INTO principles VALUES (2, 'Our own title', 'Meaning', 'principle-2')")
    written.execute("INSERT INTO principle_lines VALUES (2, 'expect', 0, 'Our own words')")
    written.commit()
    written.close()


def test_what_patients_read_is_kept_and_staff_get_their_words(tmp_path: Path) -> None:
    database_of_before(tmp_path)
    store = content.open_content(tmp_path)
    with store.session() as session:
        card = principles(session).cards[0]
        lens = staff_lens(session, 2)
    store.close()
    assert (card.title, card.expect) == ("Our own title", ("Our own words",))
    assert lens is not None
    assert (lens.title, len(lens.practices)) == ("Our own title", 5)
