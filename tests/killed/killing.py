"""Kills a process that does an act over and over, at random moments, and looks at what is left.

    python -m tests.killed.killing ACT KILLS SEED FOLDER

The process is forked from this one, which has everything imported already: a kill takes a fraction
of a second. Each prints a line: what had begun, what was done, and what was found.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from sqlalchemy import func, select, text

from kiosk import content
from kiosk.directory.editing import form as forms
from kiosk.directory.models import Check, Phone, RevisedRow, Revision, Service
from kiosk.directory.search import find
from kiosk.store import Store
from kiosk.volunteers import people
from tests.audiences import IN_TRIAL
from tests.killed.acting import ACTS, FILES, IMPORTED, NOW, OURS, form, prepare

FIRST_GUESS_SECONDS = 0.3


class LeftHalfDoneError(Exception):
    """What the killed process has left is not as it was before an act, and not as after it."""


def main(act: str, kills: int, seed: int, folder: Path) -> None:
    """Kill it so often."""
    prepare(folder)
    moments = random.Random(seed)  # noqa: S311  (moments, no secrets)
    lasts = FIRST_GUESS_SECONDS
    for _ in range(kills):
        said, lasts = _killed(act, folder, moments.random(), lasts)
        found = _look(act, folder, said)
        sys.stdout.write(f"{', '.join(said[-2:])}: found {found}\n")
        sys.stdout.flush()


def _killed(act: str, folder: Path, moment: float, lasts: float) -> tuple[list[str], float]:
    """What the process said before it was killed, and how long a turn took, about."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        store = content.open_content(folder)

        def say(line: str) -> None:
            os.write(writing, f"{line}\n".encode())

        ACTS[act](store, say)
    os.close(writing)
    with os.fdopen(reading) as told:
        first = told.readline()
        began = time.monotonic()
        time.sleep(moment * lasts * 2)
        os.kill(child, signal.SIGKILL)
        took = time.monotonic() - began
        os.waitpid(child, 0)
        said = [first, *told]
    done = sum(line.startswith("done") for line in said)
    return [line.strip() for line in said], took / done if done else lasts


def _look(act: str, folder: Path, said: list[str]) -> str:
    """What there is now.

    Raises:
        LeftHalfDoneError: it is neither what was before the act nor what was after it.
    """
    store = content.open_content(folder)  # as the kiosk does when it starts again
    try:
        _is_whole(store)
        return _listing(store, act, said) + ", " + _imported(store)
    finally:
        store.close()


def _must(holds: object, what: str) -> None:
    if not holds:
        raise LeftHalfDoneError(what)


def _is_whole(store: Store) -> None:
    _must(store.notices == (), f"the kiosk says {store.notices}")
    with store.engine.begin() as connection:
        _must(connection.scalar(text("PRAGMA integrity_check")) == "ok", "the database is damaged")
        _must(not connection.execute(text("PRAGMA foreign_key_check")).all(), "rows without rows")
        # The index of the search says what its table says.
        connection.execute(
            text("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
        )
        of_search = connection.scalar(text("SELECT count(*) FROM search_words"))
        of_directory = connection.scalar(select(func.count()).select_from(Service))
        _must(of_search == of_directory, "the search has other services than the directory")


def _listing(store: Store, act: str, said: list[str]) -> str:
    """The number that the listing carries: of the last turn that was done, or of the one begun."""
    with store.session() as session:
        (person,) = people.list_all(session)
        _must(person.who.initials == "LE", "whoever signs is another one")
        service = session.scalars(select(Service).where(Service.name.like(f"{OURS} %"))).one()
        turn = int(service.name.removeprefix(OURS))
        whole = forms.read(session.connection(), service.id, NOW.date())
        wanted = form(turn)
        _must(whole is not None, "the listing is gone")
        for field in ("name", "summary", "organization", "topics", "numbers", "places", "is_free"):
            _must(getattr(whole, field) == getattr(wanted, field), f"{field} is of another turn")
        found = find(session, f"{OURS} {turn}", audience=IN_TRIAL).ids
        _must(found[:1] == (service.id,), "the search does not find it")
        acts = session.scalar(
            select(func.count()).where(Revision.service_id == service.id, Revision.kind == "edit")
        )
        rows = select(RevisedRow.revision_id)
        empty = select(func.count()).where(
            Revision.service_id == service.id, ~Revision.id.in_(rows)
        )
        _must(not session.scalar(empty), "an act says nothing of what it changed")
        checks = session.scalar(select(func.count()).where(Check.service_id == service.id))
    if act == "save":
        done, begun = _number(said, "done", turn), _number(said, "begins", turn)
        _must(done <= turn <= begun, f"{done} was done and {begun} begun, but it carries {turn}")
    if act != "import":
        _must((acts, checks) == (turn, turn) or act == "restore", f"{acts} acts, {checks} checks")
    return f"the listing of turn {turn}"


def _number(said: list[str], what: str, otherwise: int) -> int:
    numbers = [int(line.split()[1]) for line in said if line.startswith(what)]
    return numbers[-1] if numbers else (0 if what == "done" else otherwise)


def _imported(store: Store) -> str:
    """How many services of a file there are: all of one, or none."""
    with store.session() as session:
        told = session.execute(
            select(Service.description, func.count(Phone.id))
            .join(Phone, Phone.service_id == Service.id)
            .where(Service.name.like("Group %"))
            .group_by(Service.description)
        ).tuples()
        each = dict(told.all())
    _must(each in ({}, *({name: IMPORTED} for name in FILES)), f"of an import there is {each}")
    return f"imported {each or 'nothing'}"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
