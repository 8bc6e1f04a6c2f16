"""From the start of the process to Home, painted with content from the database.

Beside it a Chromium window that opens the same as one static page, in the same run and in turns.
"""

import base64
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path

from kiosk import content, paths
from kiosk.directory.listing import count_shown
from tests.bench.figures import Figure, say, show, spread
from tests.bench.screen import Screen, missing, screen, seconds_until

RUNS = 7
LIMIT_MS, LIMIT_RATIO = 900, 1.6
_GIVE_UP_SECONDS = 30
_SETTLE_SECONDS = 2.5
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def measure() -> None:
    """startup_ms, and where Chromium is installed startup_chromium_ms and startup_vs_chromium."""
    if lacking := missing():
        say(f"Skipped: {lacking} is not installed, so nothing can be shown to be measured.")
        return
    with tempfile.TemporaryDirectory() as folder, screen() as shown:
        programs = {"kiosk": Program(_kiosk(), {"KIOSK_DATA": folder})}
        browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
        if browser is None:
            say("Chromium is not installed, so there is nothing to compare with.")
        else:
            programs["chromium"] = Program(_chromium(browser, Path(folder)), {})
        for name, program in programs.items():
            say(f"Warming up {name}")
            program.learn(shown)
        times: dict[str, list[float]] = {name: [] for name in programs}
        for run in range(RUNS):
            for name, program in programs.items():
                times[name].append(program.time(shown) * 1000)
                say(f"{run + 1} of {RUNS}: {name} {times[name][-1]:.0f} ms")
    _show(times)


class Program:
    """A program that fills the screen, and how the screen looks once it is done."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._command = command
        self._environment = environment
        self._finished = b""

    def learn(self, shown: Screen) -> None:
        """Run it twice until nothing changes any more; the second time with warm caches."""
        for _ in range(2):
            process = self._start(shown)
            seconds_until(lambda: not shown.is_blank(), _GIVE_UP_SECONDS, time.perf_counter())
            time.sleep(_SETTLE_SECONDS)
            self._finished = shown.rows()
            self._stop(process, shown)

    def time(self, shown: Screen) -> float:
        """Seconds from the start of the process until the screen looks finished."""
        since = time.perf_counter()
        process = self._start(shown)
        try:
            return seconds_until(lambda: shown.rows() == self._finished, _GIVE_UP_SECONDS, since)
        finally:
            self._stop(process, shown)

    def _start(self, shown: Screen) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._command,
            env={**shown.environment, **self._environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=paths.QML_IMPORT_PATH,
            start_new_session=True,
        )

    @staticmethod
    def _stop(process: subprocess.Popen[bytes], shown: Screen) -> None:
        os.killpg(process.pid, 15)
        process.wait()
        seconds_until(shown.is_blank, _GIVE_UP_SECONDS, time.perf_counter())
        time.sleep(0.3)


def _kiosk() -> list[str]:
    return [sys.executable, "-m", "kiosk", "run"]


def _chromium(browser: str, folder: Path) -> list[str]:
    page = folder / "home.html"
    page.write_text(_page(folder), encoding="utf-8")
    return [
        browser,
        *("--kiosk", "--no-sandbox", "--no-first-run", "--no-default-browser-check"),
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *("--disable-gpu", "--window-size=1920,1080", "--window-position=0,0"),
        *("--hide-scrollbars", "--password-store=basic", f"--user-data-dir={folder / 'profile'}"),
        page.as_uri(),
    ]


def _page(folder: Path) -> str:
    """Home as one static page: the same words, pictures and letters, in about the same places."""
    data = folder / "page-data"
    data.mkdir()
    store = content.open_content(data)
    with store.session() as session:
        count = count_shown(session, trial=True)
    store.close()
    fonts = "".join(
        f"@font-face{{font-family:A;font-weight:{weight};src:url({_as_data(weight)})}}"
        for weight in (400, 600, 700, 800)
    )
    doors = "".join(
        f"<div class=door>{(paths.ASSETS / 'illustrations' / f'{picture}.svg').read_text()}"
        f"<h2>{escape(name)}</h2><p>{escape(detail)}</p></div>"
        for picture, name, detail in (
            ("door-support", "Find support", f"{count} services and groups"),
            ("door-principles", "What good care is", "7 things you can ask for"),
        )
    )
    buttons = "".join(
        f"<button>{escape(words)}</button>"
        for words in ("Need help now?", "Back pain emergency", "Contrast", "Less motion", "Finish")
    )
    return (
        f"<!doctype html><meta charset=utf-8><style>{fonts}"
        "body{margin:0;background:#FBF7EF;color:#1F2D33;font:400 44px A;display:flex;height:1080px}"
        "main{flex:1;padding:32px}h1{font-weight:800;font-size:66px;margin:0}h2{margin:8px 20px}"
        ".doors{display:flex;gap:32px}.door{flex:1;background:#fff;border-radius:30px;"
        "overflow:hidden}.door svg{width:100%;display:block}p{margin:8px 20px}"
        "aside{width:400px;background:#fff;padding:32px;display:flex;flex-direction:column;gap:32px}"
        "button{font:600 44px A;border-radius:40px;padding:12px;border:3px solid #1F2D33;"
        "background:#fff}</style>"
        "<main><div>Patient Information and Education Room</div>"
        f"<h1>Hello. What would help today?</h1><div class=doors>{doors}</div>"
        "<p>We do not keep your words or your list.</p></main>"
        f"<aside>Trial. Not for patients yet.{buttons}</aside>"
    )


def _as_data(weight: int) -> str:
    """Our letters of that weight, as an address that holds them."""
    font = next((paths.ASSETS / "fonts").glob(f"*_{weight}*")).read_bytes()
    return f"data:font/ttf;base64,{base64.b64encode(font).decode()}"


def _show(times: dict[str, list[float]]) -> None:
    median = {name: statistics.median(values) for name, values in times.items()}
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
