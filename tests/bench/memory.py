"""How much memory the kiosk takes when it stands at Home, in software rendering."""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kiosk import paths
from tests.bench.figures import Figure, say, show
from tests.bench.screen import missing, screen

LIMIT_MB = 220
_SETTLE_SECONDS = 5


def measure() -> None:
    """memory_home_mb: resident memory, on Xvfb where there is one, else off-screen."""
    if lacking := missing():
        say(f"{lacking} is not installed: measured off-screen.")
        _measure({**os.environ, "QT_QPA_PLATFORM": "offscreen"}, "off-screen")
        return
    with screen() as shown:
        _measure(shown.environment, "on Xvfb")


def _measure(environment: dict[str, str], where: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kiosk = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "run"],
            env={**environment, "KIOSK_DATA": folder, "QT_QUICK_BACKEND": "software"},
            cwd=paths.QML_IMPORT_PATH,
        )
        try:
            time.sleep(_SETTLE_SECONDS)
            resident = _kilobytes(Path(f"/proc/{kiosk.pid}/status"), "VmRSS")
            shared_out = _kilobytes(Path(f"/proc/{kiosk.pid}/smaps_rollup"), "Pss")
        finally:
            kiosk.terminate()
            kiosk.wait()
    show(
        Figure(
            "memory_home_mb",
            round(resident / 1024, 1),
            "MB",
            f"resident, at Home, {where}, software rendering; limit {LIMIT_MB}; "
            f"proportional share {shared_out / 1024:.0f}",
        )
    )


def _kilobytes(file: Path, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", file.read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1])
