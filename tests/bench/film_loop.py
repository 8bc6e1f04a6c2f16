"""What is seen and heard of a film's seam: last frame to first, hundreds of times, and its cost."""

import json
import statistics
import subprocess
import sys
from itertools import pairwise
from typing import Any

from kiosk import paths
from tests.bench.figures import Figure, percentile_95, say, show
from tests.bench.looping import BLACK, FRAMES, SOUND

LOOPS, WARM, LOOPS_WITH_SOUND = 260, 50, 40
LIMITS = {
    "film_seam_p95_ms": 43,
    "film_seam_max_ms": 60,
    "film_frame_p99_ms": 55,
    "film_lost": 0,
    "film_black": 0,
    "film_growth_mb": 1,
    "film_sound_apart_ms": 40,
    "film_sound_gap_ms": 45,
}
"""Nobody notices 40 ms between picture and sound; at the seam two pieces of sound may lack."""


def measure() -> None:
    """The seam, the frames between, what was lost or black, and what memory grew by."""
    found = _loop(LOOPS)
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
    for name, (value, unit, detail) in {**figures, **_sound()}.items():
        words = f"1920 by 1080 at 25 frames a second, off-screen; limit {LIMITS[name]}; {detail}"
        show(Figure(name, round(value, 2), unit, words))


def _sound() -> dict[str, tuple[float, str, str]]:
    """How far the first frame is from its beep, and the longest silence that nobody put there."""
    found = _loop(LOOPS_WITH_SOUND, SOUND)
    first = [at for at, number in zip(found["times"], found["numbers"], strict=True) if not number]
    # libvlc itself lets sound and picture begin apart.
    beeps = [at for at in found["beeps"] if first[1] < at < first[-1] - 0.5]
    apart = [min((seen - at for seen in first), key=abs) * 1000 for at in beeps]
    gaps = [gap * 1000 for gap in found["gaps"]]
    median = f"picture after sound: median {statistics.median(apart):.1f}, {len(apart)} beeps"
    return {
        "film_sound_apart_ms": (percentile_95([abs(each) for each in apart]), "ms", median),
        "film_sound_gap_ms": (max(gaps), "ms", f"between {len(gaps)} pieces of sound"),
    }


def _loop(loops: int, *words: str) -> dict[str, Any]:
    """What a program of its own saw and heard in so many loops."""
    say(f"{loops} loops of a second each {' '.join(words)}")
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.looping", str(loops), *words],
        cwd=paths.QML_IMPORT_PATH,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
