"""A program that fills the screen: started, watched until it looks finished, and ended."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import paths
from tests.bench.screen import Picture, Screen, seconds_until

KIOSK = [sys.executable, "-m", "kiosk", "run"]
_GIVE_UP_SECONDS = 30
_UNCHANGED_SECONDS = 2
_BREATH_SECONDS = 0.3


class NeverFinishedError(Exception):
    """A program did not show what it should; the message ends with what it had to say."""


class Program:
    """A command, and how the screen looks once it has started."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        """`environment` adds to the screen's; what it writes to standard error goes to `log`."""
        self._command = command
        self._environment = environment
        self._log = log
        self._finished: Picture = ()

    def learn(self, shown: Screen) -> None:
        """Run it twice until nothing changes any more; the second time with warm caches."""
        for _ in range(2):
            with self.running(shown):
                self._finished = self._wait_until_unchanged(shown)

    def time(self, shown: Screen) -> float:
        """Seconds from the start of the process until the screen looks as it was learned."""
        since = time.perf_counter()
        with self.running(shown):
            return self.wait(shown, since)

    def wait(self, shown: Screen, since: float) -> float:
        """Seconds from `since` (time.perf_counter) until the screen looks as it was learned."""
        return self._wait(lambda: shown.shows(self._finished), since)

    @contextmanager
    def running(self, shown: Screen) -> Iterator[int]:
        """Run it for as long as the `with` lasts; its process id."""
        with self._log.open("wb") as log:
            process = subprocess.Popen(
                self._command,
                env={**shown.environment, **self._environment},
                stdout=subprocess.DEVNULL,
                stderr=log,
                cwd=paths.QML_IMPORT_PATH,
                start_new_session=True,
            )
        try:
            yield process.pid
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
        self._wait(shown.is_blank, time.perf_counter())
        time.sleep(_BREATH_SECONDS)

    def _wait_until_unchanged(self, shown: Screen) -> Picture:
        self._wait(lambda: not shown.is_blank(), time.perf_counter())
        while True:
            picture = shown.picture()
            time.sleep(_UNCHANGED_SECONDS)
            if shown.shows(picture):
                return picture

    def _wait(self, holds: Callable[[], bool], since: float) -> float:
        try:
            return seconds_until(holds, _GIVE_UP_SECONDS, since)
        except TimeoutError:
            said = self._log.read_text(errors="replace").strip() or "It said nothing."
            raise NeverFinishedError(
                f"{' '.join(self._command[:4])} did not show in {_GIVE_UP_SECONDS} s what it "
                f"should. {said}"
            ) from None
