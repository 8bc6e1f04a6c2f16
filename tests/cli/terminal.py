"""Somebody who types commands."""

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk import cli, store
from kiosk.directory import going_live

SITE = """
[room]
hours = [{days = ["MO"], opens = "09:00", closes = "17:00"}]
staff_sentence = "Ask at the desk."
[help]
open_place = "Main reception"
nearest_ae = "Northfield Hospital"
"""


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit code, what it said and what it complained of."""

    code: int
    said: str
    complained: str


class Terminal:
    """Types commands; what follows is in the data folder `folder`."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capfd = capfd

    def kiosk(self, *words: str, answers: str = "") -> Done:
        """Run `kiosk WORDS…` in this process; `answers` is all that is typed before the end."""
        self._monkeypatch.setattr(sys, "argv", ["kiosk", *words])
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        self._capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = self._capfd.readouterr()
        return Done(int(ended.value.code or 0), out, err)

    def site(self, text: str) -> None:
        (self.folder / "site.toml").write_text(text)

    def trial(self) -> bool:
        as_it_is = store.open_to_read(self.folder / store.DATABASE_NAME)
        with as_it_is.session() as session:
            trial = going_live.is_trial(session)
        as_it_is.close()
        return trial


def run_alone(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, without a display unless the environment has one."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    rest = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        capture_output=True,
        text=True,
        check=False,
        env=rest | environment,
    )
