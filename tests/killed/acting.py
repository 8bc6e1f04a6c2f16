"""What is done over and over until the process is killed; every act carries the number of its turn.

`say` is told the number before an act begins and after it has been committed.
"""

import datetime
import itertools
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, select

from kiosk import content
from kiosk.acts import Acts
from kiosk.backups import back_up
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.editing.form import ListingForm, NumberEntry, PlaceEntry
from kiosk.directory.editing.publishing import publish
from kiosk.directory.exchange import applying, cleaning, kept
from kiosk.directory.exchange import forms as files
from kiosk.directory.models import Service
from kiosk.store import Store
from kiosk.volunteers import accounts, people
from kiosk.who import KIOSK, Who

NOW = datetime.datetime(2026, 11, 23, 10)
OURS = "Killed"
FILES = ("a", "b")
IMPORTED = 120
"""So many services each of the files brings."""

Say = Callable[[str], None]


def form(turn: int) -> ListingForm:
    """A listing all of whose facts carry the number."""
    return ListingForm(
        name=f"{OURS} {turn}",
        organization=f"Charity {turn}",
        summary=f"Number {turn}.",
        topics=("moving",) if turn % 2 else ("pain", "mood"),
        numbers=(NumberEntry(f"01632 96{turn:04d}"), *[NumberEntry("01632 960001")] * (turn % 3)),
        places=(PlaceEntry(f"Hall {turn}", f"{turn} High Street", "", "Burslem", "ST6 1AA"),),
        times=f"Tuesdays {1 + turn % 8}pm to 10pm",
        is_free=bool(turn % 2),
        is_local=True,
    )


def prepare(folder: Path) -> None:
    """A listing to change, who changes it, files to bring in, and a backup to go back to."""
    store = content.open_content(folder)
    with store.session() as session, session.begin():
        who = accounts.add(session, "Lea Example", NOW, by=KIOSK, initials="LE").person.who
    acts(store).write(who, lambda connection, still: publish(connection, form(0), still, now=NOW))
    for name in FILES:
        lines = (f"{name}{each},Group {each},{name},01632 960002" for each in range(IMPORTED))
        (folder / f"{name}.csv").write_text("\n".join(["ID,Name,Description,Phone", *lines]))
    store.close()
    back_up(store.path, NOW)


def acts(store: Store) -> Acts:
    """What a volunteer does, on this database."""
    return Acts(store, lambda _day: "", lambda: NOW)


def save(store: Store, say: Say) -> None:
    """Publish the listing with other facts, found right by ringing, again and again."""
    key, who, turn = _now(store)
    for now in itertools.count(turn + 1):
        say(f"begins {now}")
        _publish(store, who, key, now)
        say(f"done {now}")


def bring(store: Store, say: Say) -> None:
    """Bring in a file and take it back, and then the other."""
    if applying.last_import(store):  # of the process before this one
        applying.take_back(store)
    for turn, name in enumerate(itertools.cycle(FILES)):
        with store.engine.connect() as connection:
            package = files.read(store.path.parent / f"{name}.csv")
            cleaned = cleaning.clean(package, kept.known(connection))
        say(f"begins {turn}")
        applying.apply(store, cleaned, "import")
        say(f"done {turn}")
        applying.take_back(store)


def put_back(store: Store, say: Say) -> None:
    """Publish the listing with other facts, and go back to the first backup, again and again."""
    first = min((store.path.parent / "backups").glob("kiosk-*.sqlite3")).name
    key, who, turn = _now(store)
    for now in itertools.count(turn + 1):
        _publish(store, who, key, now)
        say(f"begins {now}")
        content.put_back(store.path.parent, first, NOW)
        say(f"done {now}")


def _now(store: Store) -> tuple[str, Who, int]:
    """The listing, who changes it, and the number that it carries."""
    with store.session() as session:
        (person,) = people.list_all(session)
        service = session.scalars(select(Service).where(Service.name.like(f"{OURS} %"))).one()
        return service.id, person.who, int(service.name.removeprefix(OURS))


def _publish(store: Store, who: Who, key: str, turn: int) -> None:
    found = Found(Method.PHONE, Outcome.RIGHT)

    def change(connection: Connection, still: Who) -> object:
        return publish(connection, form(turn), still, now=NOW, service_id=key, checked=found)

    acts(store).write(who, change)


ACTS: dict[str, Callable[[Store, Say], None]] = {
    "save": save,
    "import": bring,
    "restore": put_back,
}
