"""From *Publish* to a patient's search, in a directory of 5,000; and undoing an import."""

import datetime
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from kiosk import content
from kiosk.acts import Acts
from kiosk.directory import derived
from kiosk.directory.editing import form as forms
from kiosk.directory.editing.form import NumberEntry
from kiosk.directory.editing.publishing import publish
from kiosk.directory.exchange import applying, cleaning, kept
from kiosk.directory.exchange import forms as readers
from kiosk.directory.freshness import audience
from kiosk.directory.models import Service
from kiosk.directory.search import search
from kiosk.store import Store
from kiosk.volunteers import accounts
from kiosk.who import KIOSK, Who
from tests.bench import packages
from tests.bench.directory import add_listings
from tests.bench.figures import Figure, percentile_95, say, show

LISTINGS, SAVES, LIMIT_MS = 5_000, 60, 150
IMPORTED, LIMIT_S = 5_000, 10
NOW = datetime.datetime(2026, 11, 23, 12)
PATIENTS = audience(NOW.date(), trial=True)


def measure() -> None:
    """save_p95_ms: another name and number of a listing, until a patient's search finds it."""
    with tempfile.TemporaryDirectory() as folder:
        say(f"Making {LISTINGS} listings")
        store = content.open_content(Path(folder))
        with store.session() as session, session.begin():
            add_listings(session, LISTINGS)
            derived.refresh_all(session, NOW.date(), lambda _day: "")
        with store.session() as session:
            who = accounts.add(session, "Anne Lead", NOW, by=KIOSK).person.who
            listings = session.scalars(
                select(Service.id).where(Service.publication == "published")
            ).all()
        acts = Acts(store, lambda _day: "", lambda: NOW)
        chosen = listings[:: len(listings) // SAVES][:SAVES]
        times = [_save(store, acts, who, each, number) for number, each in enumerate(chosen)]
        store.close()
    show(
        Figure(
            "save_p95_ms",
            round(percentile_95(times), 1),
            "ms",
            f"Publish to found by a search, {LISTINGS} listings; limit {LIMIT_MS}; median "
            f"{statistics.median(times):.1f}, worst {max(times):.1f}, {len(times)} saves",
        )
    )


def _save(store: Store, acts: Acts, who: Who, listing: str, number: int) -> float:
    form = acts.read(lambda connection: forms.read(connection, listing, NOW.date()))
    assert form is not None
    name = f"Zebrafinch{number:03}"
    changed = replace(form, name=name, numbers=(NumberEntry(f"01632 960{number:03}"),))
    since = time.perf_counter()
    acts.write(
        who,
        lambda connection, still: publish(connection, changed, still, now=NOW, service_id=listing),
    )
    with store.session() as session:
        found = search(session, name, audience=PATIENTS, limit=1)
    took = (time.perf_counter() - since) * 1000
    assert [each.id for each in found] == [listing]
    return took


def measure_undo() -> None:
    """undo_5k_s: taking back an import of 5,000 services with all that hangs off them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = folder / "large.zip"
        say(f"Making a package of {IMPORTED} services")
        packages.write(package, IMPORTED)
        data = folder / "data"
        data.mkdir()
        store = content.open_content(data)
        say("Importing it")
        with store.engine.connect() as connection:
            cleaned = cleaning.clean(readers.read(package), kept.known(connection))
        applying.apply(store, cleaned, "import of large.zip")
        say("Taking it back")
        since = time.monotonic()
        done = applying.take_back(store)
        seconds = time.monotonic() - since
        store.close()
    show(
        Figure(
            "undo_5k_s",
            round(seconds, 1),
            "s",
            f"{done.taken_out} rows of {IMPORTED} services taken out; limit {LIMIT_S}",
        )
    )
