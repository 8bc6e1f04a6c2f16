"""What is seen of a film's seam: last frame to first, hundreds of times, and what that costs."""

import json
import statistics
import subprocess
import sys
from itertools import pairwise

from kiosk import paths
from tests.bench.figures import Figure, percentile_95, say, show
from tests.bench.looping import BLACK, FRAMES

LOOPS, WARM = 260, 50
LIMITS = {
    "film_seam_p95_ms": 43,
    "film_seam_max_ms": 60,
    "film_frame_p99_ms": 55,
    "film_lost": 0,
    "film_black": 0,
    "film_growth_mb": 1,
}


def measure() -> None:
    """The seam, the frames between, what was lost or black, and what memory grew by."""
    say(f"{LOOPS} loops of a second each")
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.looping", str(LOOPS)],
        cwd=paths.QML_IMPORT_PATH,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    times, numbers, memory = found["times"], found["numbers"], found["memory"]
    gaps = [(one - other) * 1000 for other, one in pairwise(times)]
    seams = [gap for gap, number in zip(gaps, numbers[1:], strict=True) if number == 0]
    steps = [(after - before) % FRAMES for before, after in pairwise(numbers) if after != BLACK]
    grown = (memory[-1] - memory[WARM]) * 200 / (LOOPS - WARM)
    figures = {
        "film_seam_p95_ms": (percentile_95(seams), "ms", f"median {statistics.median(seams):.1f}"),
        "film_seam_max_ms": (max(seams), "ms", f"{len(seams)} seams"),
        "film_frame_p99_ms": (statistics.quantiles(gaps, n=100)[-1], "ms", f"{len(gaps)} frames"),
        "film_lost": (sum(max(0, step - 1) for step in steps), "frames", f"of {len(numbers)}"),
        "film_black": (numbers.count(BLACK), "frames", f"of {len(numbers)}"),
        "film_growth_mb": (
            grown,
            "MB",
            f"for 200 loops, after {WARM}; {memory[-1]:.0f} MB at the end",
        ),
    }
    for name, (value, unit, detail) in figures.items():
        words = f"1920 by 1080 at 25 frames a second, off-screen; limit {LIMITS[name]}; {detail}"
        show(Figure(name, round(value, 2), unit, words))
