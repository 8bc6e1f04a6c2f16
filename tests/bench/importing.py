"""How long a very large package takes to come in, how much memory, and whether screens go on."""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kiosk import content, paths
from kiosk.store import Store
from tests.bench import packages
from tests.bench.figures import Figure, say, show
from tests.bench.search import TYPED, rows

SERVICES = 50_000
LIMIT_S, LIMIT_MB = 90, 600
_PAUSE_SECONDS = 0.2


def measure() -> None:
    """import_50k_s and import_50k_mb: `kiosk listings import`, as a process of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        package = folder / "large.zip"
        say(f"Making a package of {SERVICES} services")
        packages.write(package, SERVICES)
        data = folder / "data"
        data.mkdir()
        store = content.open_content(data)
        say("Importing it")
        seconds, kilobytes, worst = _import(package, data, store)
        store.close()
    size = f"{SERVICES} services with places, numbers and times"
    show(
        Figure(
            "import_50k_s",
            round(seconds, 1),
            "s",
            f"{size}; limit {LIMIT_S}; a search meanwhile took at most {worst * 1000:.0f} ms",
        )
    )
    show(
        Figure("import_50k_mb", round(kilobytes / 1024, 1), "MB", f"{size}; limit {LIMIT_MB}; peak")
    )


def _import(package: Path, data: Path, store: Store) -> tuple[float, int, float]:
    """Seconds, resident kilobytes at the most, and seconds that a search took at the most."""
    since = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "listings", "import", str(package)],
        env={**os.environ, "KIOSK_DATA": str(data)},
        cwd=paths.QML_IMPORT_PATH,
        stdout=subprocess.DEVNULL,
    )
    worst = 0.0
    asked = most = 0
    while process.poll() is None:
        # Not what the system says at the end: that counts what this process held at the fork.
        most = max(most, _peak(process.pid))
        began = time.monotonic()
        rows(store, TYPED[asked % len(TYPED)])
        worst = max(worst, time.monotonic() - began)
        asked += 1
        time.sleep(_PAUSE_SECONDS)
    seconds = time.monotonic() - since
    assert process.returncode == 0, "The import failed."
    return seconds, most, worst


def _peak(process: int) -> int:
    """The most kilobytes that it was resident with; 0 when it has just ended."""
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) if found else 0
