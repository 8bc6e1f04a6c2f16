"""What holds for every command."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import store
from tests.cli.terminal import Terminal, run_alone


@pytest.mark.parametrize("command", ["doctor", "go-live"])
def test_known_trouble_is_one_plain_sentence(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("KIOSK_DATA", "/proc/nowhere")
    done = terminal.kiosk(command)
    assert done.code == 2
    assert done.complained.startswith("The data folder /proc/nowhere cannot be made")
    assert "Traceback" not in done.complained


def test_a_kiosk_without_a_display_says_so(tmp_path: Path) -> None:
    done = run_alone("run", KIOSK_DATA=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith("There is no display")


def test_a_kiosk_stops_by_itself_after_so_long(tmp_path: Path) -> None:
    done = run_alone(
        "run", "--windowed", "--for", "0.2", KIOSK_DATA=str(tmp_path), QT_QPA_PLATFORM="offscreen"
    )
    assert (done.returncode, (tmp_path / store.DATABASE_NAME).exists()) == (0, True)


def test_the_commands_load_nothing_that_takes_long() -> None:
    heavy = ("PySide6", "alembic", "pydantic", "rich", "sqlalchemy")
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, kiosk.cli; print(set({heavy}) & sys.modules.keys())"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "set()"
