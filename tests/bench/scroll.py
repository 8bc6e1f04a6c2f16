"""A list of 5,000 listings flicked for ten seconds, and the time from frame to frame."""

import datetime
import itertools
import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import Q_ARG, QMetaObject, Qt
from sqlalchemy import select

from kiosk import app, content
from kiosk.application import make_application
from kiosk.directory import derived
from kiosk.directory.models import Service
from kiosk.directory.shown import is_shown
from kiosk.settings import Settings
from tests.audiences import IN_TRIAL
from tests.bench.directory import add_listings
from tests.bench.figures import Figure, percentile_95, say, show
from tests.driving import Driver, wait

LISTINGS, LIMIT_MS, SECONDS = 5_000, 20, 10
FLICK_EVERY_MS, PIXELS_A_SECOND = 700, -2500.0


def measure() -> None:
    """scroll_p95_ms."""
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        say(f"Making {LISTINGS} listings")
        store = content.open_content(Path(folder))
        with store.session() as session, session.begin():
            add_listings(session, LISTINGS)
            derived.refresh_all(session, datetime.date.today(), lambda _day: "")
        kiosk = Driver(app.Kiosk(Settings(), store, touch_pause=0))
        kiosk.show(1920, 1080)
        kiosk.parts.navigation.openTopic("pain")
        with store.session() as session:
            ids = session.scalars(select(Service.id).where(is_shown(IN_TRIAL))).all()
        kiosk.parts.results._found.show(ids)
        kiosk.settle()
        times, rows = _flick(kiosk)
        kiosk.close()
        store.close()
    show(
        Figure(
            "scroll_p95_ms",
            round(percentile_95(times), 1),
            "ms",
            f"between frames while {len(ids)} results are flicked for {SECONDS} s off-screen; "
            f"limit {LIMIT_MS}; median {statistics.median(times):.1f}, worst {max(times):.1f}, "
            f"{len(times)} frames, {rows} rows laid out",
        )
    )
    del application


def _flick(kiosk: Driver) -> tuple[list[float], int]:
    view = kiosk.find("viewport")
    frames: list[float] = []
    kiosk.window.frameSwapped.connect(lambda: frames.append(time.perf_counter()))
    over = time.perf_counter() + SECONDS
    moving: list[float] = []
    while time.perf_counter() < over:
        frames.clear()
        QMetaObject.invokeMethod(
            view,
            "flick",
            Qt.ConnectionType.DirectConnection,
            Q_ARG("double", 0.0),
            Q_ARG("double", PIXELS_A_SECOND),
        )
        wait(FLICK_EVERY_MS)
        moving += [(b - a) * 1000 for a, b in itertools.pairwise(frames)]
    return moving, kiosk.parts.results._found._rows.rowCount()
