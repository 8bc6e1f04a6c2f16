"""From the start of the process to Home, painted with content from the database.

Beside it a Chromium window that opens the same as one static page, in the same run and in turns.
"""

import shutil
import statistics
import tempfile
from pathlib import Path

from tests.bench import page
from tests.bench.figures import Figure, say, show, spread
from tests.bench.program import KIOSK, Program
from tests.bench.screen import missing, screen

RUNS = 7
LIMIT_MS, LIMIT_RATIO = 900, 1.6
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def measure() -> None:
    """startup_ms, and where Chromium is installed startup_chromium_ms and startup_vs_chromium."""
    if lacking := missing():
        say(f"Skipped: {lacking} is not installed, so nothing can be shown to be measured.")
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, screen() as shown:
        folder = Path(name)
        programs = {"kiosk": _kiosk(folder)}
        browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
        if browser is None:
            say("Chromium is not installed, so there is nothing to compare with.")
        else:
            programs["chromium"] = _chromium(browser, folder)
        for what, program in programs.items():
            say(f"Warming up {what}")
            program.learn(shown)
        times: dict[str, list[float]] = {what: [] for what in programs}
        for run in range(RUNS):
            for what, program in programs.items():
                times[what].append(program.time(shown) * 1000)
                say(f"{run + 1} of {RUNS}: {what} {times[what][-1]:.0f} ms")
    _show(times)


def _kiosk(folder: Path) -> Program:
    return Program(KIOSK, {"KIOSK_DATA": str(folder / "kiosk")}, folder / "kiosk.log")


def _chromium(browser: str, folder: Path) -> Program:
    home = folder / "home.html"
    home.write_text(page.home(folder / "page"), encoding="utf-8")
    command = [
        browser,
        *("--kiosk", "--no-sandbox", "--no-first-run", "--no-default-browser-check"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *("--disable-gpu", "--window-size=1920,1080", "--window-position=0,0"),
        *("--hide-scrollbars", "--password-store=basic", f"--user-data-dir={folder / 'profile'}"),
        home.as_uri(),
    ]
    return Program(command, {}, folder / "chromium.log")


def _show(times: dict[str, list[float]]) -> None:
    median = {what: statistics.median(values) for what, values in times.items()}
    show(
        Figure(
            "startup_ms",
            round(median["kiosk"], 1),
            "ms",
            f"process start to Home painted, on Xvfb; limit {LIMIT_MS}; {spread(times['kiosk'])}",
        )
    )
    if "chromium" not in times:
        return
    show(
        Figure(
            "startup_chromium_ms",
            round(median["chromium"], 1),
            "ms",
            f"the same as a static page, warm profile; {spread(times['chromium'])}",
        )
    )
    show(
        Figure(
            "startup_vs_chromium",
            round(median["kiosk"] / median["chromium"], 3),
            "ratio",
            f"medians of runs in turns; limit {LIMIT_RATIO}",
        )
    )
