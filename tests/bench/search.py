"""From a key to the rows of the results, in a directory far larger than a room has."""

import datetime
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk import content
from kiosk.directory.search import search
from kiosk.directory.thesaurus import FILE_NAME, read
from kiosk.paths import STARTER
from kiosk.store import Store
from kiosk.viewmodels.found import STEP, ListingRow, row
from tests.bench.directory import add_listings
from tests.bench.figures import Figure, percentile_95, say, show

LISTINGS, LIMIT_MS = 5_000, 16
MANY_LISTINGS = 50_000
NOW = datetime.datetime(2026, 11, 23, 12)
THESAURUS = read([STARTER / FILE_NAME])

TYPED = (
    "walking group",
    "back pain",
    "someone to talk to",
    "help with benefits",
    "debt advice northfield",
    "carers café",
    "chair yoga monday",
    "Men’s shed",
    "arthritis",
    "sleep",
    "worry",
    "free",
    "hearing loop",
    "food bank southgate",
    "swimming",
    "library",
    "coffee morning for veterans",
    "wheelchair",
    "urdu",
    "01632 960",
    "high street",
    "art and craft",
    "computer class for older people",
    "counselling for women in millbrook",
    "physio drop in",
    "stop smoking",
    "zumba",
    "bus 7",
    "w",
    "pain support group abbeydale tuesday",
)
"""What people type, from a letter to more words than any listing has."""


def measure() -> None:
    """search_5k_p95_ms, and the same for ten times as many listings."""
    for listings, name, limit in (
        (LISTINGS, "search_5k_p95_ms", f"; limit {LIMIT_MS}"),
        (MANY_LISTINGS, "search_50k_p95_ms", ""),
    ):
        with tempfile.TemporaryDirectory() as folder:
            say(f"Making {listings} listings")
            store = content.open_content(Path(folder))
            with store.session() as session, session.begin():
                add_listings(session, listings)
            times = [_milliseconds(store, words) for words in keys()]
            store.close()
        show(
            Figure(
                name,
                round(percentile_95(times), 1),
                "ms",
                f"a key to the rows of the results, {listings} listings{limit}; "
                f"median {statistics.median(times):.1f}, from {min(times):.1f} to "
                f"{max(times):.1f}, {len(times)} keys",
            )
        )


def keys() -> Iterator[str]:
    """What stands in the field after every key of everything that is typed."""
    return (words[:end] for words in TYPED for end in range(1, len(words) + 1))


def rows(store: Store, words: str) -> list[ListingRow]:
    """What the screen of results shows for these words."""
    with store.session() as session:
        found = search(session, words, trial=True, limit=STEP, thesaurus=THESAURUS)
    return [row(listing, NOW) for listing in found]


def _milliseconds(store: Store, words: str) -> float:
    since = time.perf_counter()
    rows(store, words)
    return (time.perf_counter() - since) * 1000
