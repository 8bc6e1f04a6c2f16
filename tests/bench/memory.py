"""How much memory the kiosk takes, at Home and with all visited, in software rendering."""

import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

from kiosk import content, paths
from tests.bench import film
from tests.bench.figures import Figure, say, show
from tests.bench.program import KIOSK, Program
from tests.bench.screen import missing, screen
from tests.bench.watching import EVERY_SCREEN

LIMIT_MB, LIMIT_FILM_MB = 220, 400
_UNCHANGED_SECONDS, _UNCHANGED_KB = 2, 256


def measure() -> None:
    """memory_home_mb and memory_film_mb: resident, on Xvfb where there is one, else off-screen."""
    _measure_home()
    with film.playing(EVERY_SCREEN) as (process, where):
        _show(
            "memory_film_mb", process, f"film playing, every screen visited, {where}", LIMIT_FILM_MB
        )


def _measure_home() -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        content.open_content(folder).close()  # in service the database is there
        ours = {"KIOSK_DATA": name, "QT_QUICK_BACKEND": "software"}
        if lacking := missing():
            say(f"{lacking} is not installed: measured off-screen.")
            _measure_home_off_screen({**os.environ, **ours, "QT_QPA_PLATFORM": "offscreen"})
            return
        kiosk = Program(KIOSK, ours, folder / "kiosk.log")
        with screen() as shown:
            kiosk.learn(shown)
            with kiosk.running(shown) as process:
                kiosk.wait(shown, time.perf_counter())
                _show("memory_home_mb", process, "at Home, on Xvfb", LIMIT_MB)


def _measure_home_off_screen(environment: dict[str, str]) -> None:
    kiosk = subprocess.Popen(KIOSK, env=environment, cwd=paths.QML_IMPORT_PATH)
    try:
        _show("memory_home_mb", kiosk.pid, "at Home, off-screen", LIMIT_MB)
    finally:
        kiosk.terminate()
        kiosk.wait()


def _show(name: str, process: int, where: str, limit: int) -> None:
    resident = _settled(process)
    share = _kilobytes(Path(f"/proc/{process}/smaps_rollup"), "Pss")
    show(
        Figure(
            name,
            round(resident / 1024, 1),
            "MB",
            f"resident, {where}, software rendering; limit {limit}; "
            f"proportional share {share / 1024:.0f}",
        )
    )


def _settled(process: int) -> int:
    """Resident kilobytes, once they stay about the same."""
    status = Path(f"/proc/{process}/status")
    before = now = 0
    while not before or abs(now - before) > _UNCHANGED_KB:
        before = now
        time.sleep(_UNCHANGED_SECONDS)
        now = _kilobytes(status, "VmRSS")
    return now


def _kilobytes(file: Path, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", file.read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1])
