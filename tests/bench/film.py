"""What the film costs while it plays: the processor, and with all that was visited the memory."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import paths
from tests.bench.figures import Figure, say, show
from tests.bench.program import NeverFinishedError
from tests.bench.screen import missing, screen
from tests.bench.watching import PLAYS

LIMIT_CPU_PERCENT = 30
_SETTLE_SECONDS, _WATCHED_SECONDS = 5, 30


def measure() -> None:
    """film_cpu_percent: of one core, while the film plays over and over, in software rendering."""
    with playing() as (process, where):
        time.sleep(_SETTLE_SECONDS)
        before, since = _processor_seconds(process), time.perf_counter()
        time.sleep(_WATCHED_SECONDS)
        used = (_processor_seconds(process) - before) / (time.perf_counter() - since)
    show(
        Figure(
            "film_cpu_percent",
            round(100 * used, 1),
            "%",
            f"of one core, 1920 by 1080 at 25 frames a second, {where}, software rendering, "
            f"over {_WATCHED_SECONDS} s; limit {LIMIT_CPU_PERCENT}",
        )
    )


@contextmanager
def playing(*words: str) -> Iterator[tuple[int, str]]:
    """A kiosk in which the film plays: its process, and where it shows; on Xvfb if there is one."""
    ours = {"QT_QUICK_BACKEND": "software"}
    if lacking := missing():
        say(f"{lacking} is not installed: measured off-screen.")
        with _process({**os.environ, **ours, "QT_QPA_PLATFORM": "offscreen"}, words) as process:
            yield process, "off-screen"
        return
    with screen() as shown, _process({**shown.environment, **ours}, words) as process:
        yield process, "on Xvfb"


@contextmanager
def _process(environment: dict[str, str], words: tuple[str, ...]) -> Iterator[int]:
    command = [sys.executable, "-m", "tests.bench.watching", *words]
    kiosk = subprocess.Popen(
        command, env=environment, cwd=paths.QML_IMPORT_PATH, stderr=subprocess.PIPE, text=True
    )
    assert kiosk.stderr is not None
    try:
        heard = []
        for line in kiosk.stderr:
            heard.append(line)
            if line.strip() == PLAYS:
                break
        else:
            raise NeverFinishedError(f"The film never played. {''.join(heard)}")
        yield kiosk.pid
    finally:
        kiosk.terminate()
        kiosk.stderr.close()
        kiosk.wait()


def _processor_seconds(process: int) -> float:
    """What it has used of the processor until now, on all its threads."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
