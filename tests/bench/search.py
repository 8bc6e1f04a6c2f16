"""From a key to the rows of the results, in a directory far larger than a room has."""

import datetime
import http.client
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from kiosk import content
from kiosk.directory import derived
from kiosk.directory.matching import Asked
from kiosk.directory.search import search
from kiosk.directory.thesaurus import FILE_NAME, read
from kiosk.directory.typed import words_of
from kiosk.paths import STARTER
from kiosk.store import Store
from kiosk.viewmodels.found import STEP, ListingRow, row
from tests.audiences import IN_TRIAL
from tests.bench.directory import add_listings
from tests.bench.figures import Figure, percentile_95, say, show

LISTINGS, LIMIT_MS = 5_000, 10
MANY_LISTINGS, MANY_LIMIT_MS = 50_000, 20
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
    """search_5k_p95_ms and its ratios to others, and search_50k_p95_ms."""
    for listings, name, limit in (
        (LISTINGS, "search_5k_p95_ms", LIMIT_MS),
        (MANY_LISTINGS, "search_50k_p95_ms", MANY_LIMIT_MS),
    ):
        with tempfile.TemporaryDirectory() as folder:
            say(f"Making {listings} listings")
            store = content.open_content(Path(folder))
            with store.session() as session, session.begin():
                add_listings(session, listings)
                derived.refresh_all(session, NOW.date(), lambda _day: "")
            list(_typed(store))  # once, so that the disk is not what is measured
            times = list(_typed(store))
            show(
                Figure(
                    name,
                    round(percentile_95(times), 1),
                    "ms",
                    f"a key to the {STEP} rows that a screen shows at once, {listings} listings; "
                    f"limit {limit}; median {statistics.median(times):.1f}, worst "
                    f"{max(times):.1f}, {len(times)} keys",
                )
            )
            if listings == LISTINGS:
                _compare(store, times)
            store.close()


def _compare(store: Store, ours: list[float]) -> None:
    """The ratios to a bare match in this process, and to Datasette over loopback."""
    bare = [_bare_milliseconds(store, words) for words in keys()]
    with datasette(store.path) as ask:
        theirs = [_asked_milliseconds(ask, words) for words in keys()]
    for name, others, limit, what in (
        ("search_vs_sqlite", bare, 2.5, "a bare bm25 match of SQLite"),
        ("search_vs_datasette", theirs, 0.5, "Datasette's JSON of that match over loopback"),
    ):
        ratio = statistics.median(ours) / statistics.median(others)
        show(
            Figure(
                name,
                round(ratio, 2),
                "",
                f"median of ours to that of {what}, {LISTINGS} listings, {len(others)} keys; "
                f"limit {limit}; its median {statistics.median(others):.2f} ms",
            )
        )


BARE = (
    "SELECT w.service_id, s.name FROM search_index "
    "JOIN search_words w ON w.id = search_index.rowid JOIN services s ON s.id = w.service_id "
    "WHERE search_index MATCH :words "
    "ORDER BY bm25(search_index) LIMIT 30"
)


def _match(words: str) -> str:
    """All words as beginnings, as FTS5 is asked."""
    return " AND ".join(f'"{word}"*' for word in words_of(words)) or '""'


def _bare_milliseconds(store: Store, words: str) -> float:
    since = time.perf_counter()
    with store.session() as session:
        session.execute(text(BARE), {"words": _match(words)}).all()
    return (time.perf_counter() - since) * 1000


@contextmanager
def datasette(path: Path) -> Iterator[Callable[[str], bytes]]:
    """Somebody else's server on the same file: asks it for a match, and gets its answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "datasette", "serve", path, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(words: str) -> bytes:
        query = urllib.parse.urlencode({"sql": BARE, "words": words, "_shape": "array"})
        connection.request("GET", f"/{path.stem}.json?{query}")
        answer = connection.getresponse()
        said = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(said.decode())
        return said

    try:
        for _ in range(200):
            try:
                ask('"a"*')
                break
            except OSError:
                connection.close()
                time.sleep(0.1)
        yield ask
    finally:
        server.terminate()
        server.wait()


def _asked_milliseconds(ask: Callable[[str], bytes], words: str) -> float:
    since = time.perf_counter()
    json.loads(ask(_match(words)))
    return (time.perf_counter() - since) * 1000


def keys() -> Iterator[str]:
    """What stands in the field after every key of everything that is typed."""
    return (words[:end] for words in TYPED for end in range(1, len(words) + 1))


def rows(store: Store, words: str, asked: Asked | None = None) -> list[ListingRow]:
    """What the screen of results shows for these words."""
    with store.session() as session:
        found = search(
            session, words, audience=IN_TRIAL, limit=STEP, thesaurus=THESAURUS, asked=asked
        )
    return [row(listing, NOW) for listing in found]


def _typed(store: Store) -> Iterator[float]:
    """The milliseconds of every key. Somebody else types each of `TYPED`: nothing is known yet."""
    for words in TYPED:
        with store.engine.begin() as connection:  # the listings that were shown are read again
            connection.exec_driver_sql("UPDATE search_stamp SET told = random()")
        asked = Asked()
        for end in range(1, len(words) + 1):
            since = time.perf_counter()
            rows(store, words[:end], asked)
            yield (time.perf_counter() - since) * 1000
