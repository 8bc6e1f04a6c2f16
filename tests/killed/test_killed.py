"""A kiosk that is killed while a volunteer saves, brings something in or goes back to a backup."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.paths import QML_IMPORT_PATH
from tests.killed.acting import ACTS

FEW, MANY = 3, 70


def kill(act: str, times: int, folder: Path) -> list[str]:
    """What was said of each kill."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.killed.killing", act, str(times), str(times), str(folder)],
        cwd=QML_IMPORT_PATH,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_lost_or_half_done(tmp_path: Path, act: str) -> None:
    assert len(kill(act, FEW, tmp_path)) == FEW


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_lost_or_half_done_at_any_moment(tmp_path: Path, act: str) -> None:
    """All three together 210 kills."""
    assert len(kill(act, MANY, tmp_path)) == MANY
