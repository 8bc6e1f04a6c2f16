"""How long a very large package takes to come in, how much memory, and whether screens go on."""

import datetime
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from kiosk import content, paths
from kiosk.directory import wanted
from kiosk.store import Store, write_unless_busy
from tests.bench import packages
from tests.bench.figures import Figure, say, show
from tests.bench.search import TYPED, rows

SERVICES = 50_000
LIMIT_S, LIMIT_MB, LIMIT_WAIT_MS = 90, 600, 1000
_PAUSE_SECONDS = 0.1


@dataclass
class Meanwhile:
    """What a kiosk met that went on beside the import.

    Attributes:
        seconds: how long the import took.
        kilobytes: how much memory it was resident with at the most.
        search: the longest that a search took, in seconds.
        count: the longest that a screen waited for its small count, written or not.
        counted: how many of them were written.
        not_counted: how many were left out because the import was writing.
    """

    seconds: float = 0
    kilobytes: int = 0
    search: float = 0
    count: float = 0
    counted: int = 0
    not_counted: int = 0


def measure() -> None:
    """import_50k_s and _mb: `kiosk listings import`, as a process of its own.

    import_50k_search_ms and _count_ms: the longest that a kiosk beside it waited for a search, and
    for the small count that a screen writes.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        package = folder / "large.zip"
        say(f"Making a package of {SERVICES} services")
        packages.write(package, SERVICES)
        data = folder / "data"
        data.mkdir()
        store = content.open_content(data)
        say("Importing it")
        found = _import(package, data, store)
        store.close()
    size = f"{SERVICES} services with places, numbers and times"
    waits = f"the longest during an import of {size}; limit {LIMIT_WAIT_MS}"
    counts = f"{found.counted} counts written, {found.not_counted} left out; {waits}"
    for figure in (
        Figure("import_50k_s", round(found.seconds, 1), "s", f"{size}; limit {LIMIT_S}"),
        Figure(
            "import_50k_mb",
            round(found.kilobytes / 1024, 1),
            "MB",
            f"{size}; limit {LIMIT_MB}; peak",
        ),
        Figure("import_50k_search_ms", round(found.search * 1000, 1), "ms", waits),
        Figure("import_50k_count_ms", round(found.count * 1000, 1), "ms", counts),
    ):
        show(figure)


def _import(package: Path, data: Path, store: Store) -> Meanwhile:
    since = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "listings", "import", str(package)],
        env={**os.environ, "KIOSK_DATA": str(data)},
        cwd=paths.QML_IMPORT_PATH,
        stdout=subprocess.DEVNULL,
    )
    found = Meanwhile()
    asked = 0
    while process.poll() is None:
        # Not what the system says at the end: that counts what this process held at the fork.
        found.kilobytes = max(found.kilobytes, _peak(process.pid))
        began = time.monotonic()
        rows(store, TYPED[asked % len(TYPED)])
        found.search = max(found.search, time.monotonic() - began)
        began = time.monotonic()
        if write_unless_busy(store, _count):
            found.counted += 1
        else:
            found.not_counted += 1
        found.count = max(found.count, time.monotonic() - began)
        asked += 1
        time.sleep(_PAUSE_SECONDS)
    found.seconds = time.monotonic() - since
    assert process.returncode == 0, "The import failed."
    return found


def _count(session: Session) -> bool:
    """As the search's screen does for somebody who found nothing."""
    wanted.count(session, "sleep", datetime.datetime.now())
    return True


def _peak(process: int) -> int:
    """The most kilobytes that it was resident with; 0 when it has just ended."""
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) if found else 0
