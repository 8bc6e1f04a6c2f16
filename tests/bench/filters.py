"""All counts of all filters after one of them was touched, with 5,000 listings found."""

import datetime
import random
import statistics
import tempfile
import time
from pathlib import Path

from sqlalchemy import select

from kiosk import content
from kiosk.directory import derived, filters
from kiosk.directory.models import Service
from kiosk.directory.shown import is_shown
from tests.audiences import IN_TRIAL
from tests.bench.directory import add_listings
from tests.bench.figures import Figure, percentile_95, say, show

LISTINGS, LIMIT_MS, TOUCHES = 5_000, 30, 200
NOW = datetime.datetime(2026, 11, 23, 12)


def measure() -> None:
    """filters_5k_p95_ms, and how long the filters take to be ready."""
    with tempfile.TemporaryDirectory() as folder:
        say(f"Making {LISTINGS} listings")
        store = content.open_content(Path(folder))
        with store.session() as session, session.begin():
            add_listings(session, LISTINGS)
            since = time.perf_counter()
            derived.refresh_all(session, NOW.date(), lambda _day: "")
            worked_out = time.perf_counter() - since
        with store.session() as session:
            ids = list(session.scalars(select(Service.id).where(is_shown(IN_TRIAL))))
            since = time.perf_counter()
            sieve = filters.sieve(session, ids, NOW)
            ready = (time.perf_counter() - since) * 1000
        store.close()
    times = _touches(sieve)
    show(
        Figure(
            "filters_5k_p95_ms",
            round(percentile_95(times), 1),
            "ms",
            f"a filter touched to all counts and the listings that are left, {len(ids)} listings; "
            f"limit {LIMIT_MS}; median {statistics.median(times):.1f}, at most {max(times):.1f}, "
            f"{TOUCHES} touches; the filters were ready after {ready:.0f} ms, and all sessions "
            f"and features worked out in {worked_out:.1f} s",
        )
    )


def _touches(sieve: filters.Sieve) -> list[float]:
    chance = random.Random(5)  # noqa: S311  (the same every time is the point)
    chosen: frozenset[str] = frozenset()
    times = []
    for _ in range(TOUCHES):
        offered = [each.key for each in sieve.choices(chosen) if each.count]
        key = chance.choice(offered)
        since = time.perf_counter()
        chosen = sieve.with_choice(chosen, key)
        sieve.passing(chosen)
        sieve.choices(chosen)
        times.append((time.perf_counter() - since) * 1000)
    return times
