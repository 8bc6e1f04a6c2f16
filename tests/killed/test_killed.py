"""A kiosk that is killed while a volunteer saves, brings something in or goes back to a backup."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.paths import QML_IMPORT_PATH
from tests.killed.acting import ACTS

FEW, MANY, ROUNDS = 3, 14, 5


def kill(act: str, times: int, seed: int, folder: Path) -> list[str]:
    """What was said of each kill."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.killed.killing", act, str(times), str(seed), str(folder)],
        cwd=QML_IMPORT_PATH,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_lost_or_half_done(tmp_path: Path, act: str) -> None:
    assert len(kill(act, FEW, 0, tmp_path)) == FEW


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, ROUNDS + 1))
@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_lost_or_half_done_at_any_moment(tmp_path: Path, act: str, seed: int) -> None:
    """All together 210 kills."""
    assert len(kill(act, MANY, seed, tmp_path)) == MANY
