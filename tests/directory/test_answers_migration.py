"""A kiosk of the version before volunteers' own answers keeps those that were given."""

import sqlite3
from pathlib import Path

from kiosk import content
from kiosk.directory import film_stop, going_live
from tests.former import database_of

BEFORE = "0010_search_stamp"


def test_answers_of_before_stay_and_were_given_at_the_machine(tmp_path: Path) -> None:
    path = database_of(BEFORE, tmp_path)
    written = sqlite3.connect(path)
    written.execute(
        "INSERT INTO go_live_steps (step, answered_at, names, detail) "
        "VALUES ('live', '2026-11-23 10:00:00', 'Cy Orr', '')"
    )
    written.commit()
    written.close()
    store = content.open_content(tmp_path)
    with store.session() as session:
        assert not going_live.is_trial(session)
        answer = going_live.answered(session)[going_live.LIVE]
        assert (answer.names, answer.who) == ("Cy Orr", None)
        assert film_stop.stopped(session.connection()) is None
    store.close()
