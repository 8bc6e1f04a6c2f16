"""An import whose program is killed: all of it is in the database, or nothing."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk import content
from kiosk.paths import QML_IMPORT_PATH
from kiosk.store import DATABASE_NAME, Store
from tests.directory.exchange.helping import (
    ORGANIZATION,
    PHONE,
    SCHEDULE,
    SERVICE,
    bring,
    export,
    package,
)

SERVICES = 1650
"""With a number and a time each, and who runs them: 5,000 rows."""

_TELLS = """
import pathlib, sys
from kiosk import content
from kiosk.directory.exchange import applying, cleaning, forms, kept
store = content.open_content(pathlib.Path(sys.argv[1]))
with store.engine.connect() as connection:
    cleaned = cleaning.clean(forms.read(pathlib.Path(sys.argv[2])), kept.known(connection))
applying.apply(store, cleaned, "import", told=lambda done, whole: print(done, whole, flush=True))
print("done", flush=True)
sys.stdin.read()
"""
"""Tells on standard output how far it is, and then waits to be killed."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    numbers = range(SERVICES)
    return package(
        tmp_path_factory.mktemp("large") / "p",
        organizations=[
            ORGANIZATION | {"id": f"o{number}"} for number in range(5000 - 3 * SERVICES)
        ],
        services=[SERVICE | {"id": f"s{each}", "organization_id": "o1"} for each in numbers],
        phones=[PHONE | {"id": f"p{each}", "service_id": f"s{each}"} for each in numbers],
        schedules=[SCHEDULE | {"id": f"t{each}", "service_id": f"s{each}"} for each in numbers],
    )


@pytest.fixture(scope="module")
def outcomes(
    large: Path, starter_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[bytes]:
    """What an export holds before the import, and after it."""
    folder = tmp_path_factory.mktemp("outcomes")
    shutil.copy(starter_database, folder / DATABASE_NAME)
    with opened(folder) as store:
        before = export(store, folder / "before.zip", everything=True)
        bring(store, large)
        return [before, export(store, folder / "after.zip", everything=True)]


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    store = content.open_content(folder)
    try:
        yield store
    finally:
        store.close()


def is_whole_after(folder: Path, outcomes: list[bytes]) -> int:
    """Whether nothing of it came in (0) or all of it (1); anything else fails."""
    with opened(folder) as store:
        assert store.notices == ()
        with store.engine.connect() as connection:
            assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
            assert connection.scalar(
                text("SELECT (SELECT count(*) FROM services) = (SELECT count(*) FROM search_words)")
            )
            # The index of the search says what its table says.
            connection.execute(
                text("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
            )
        found = export(store, folder / "found.zip", everything=True)
        assert found in outcomes
        return outcomes.index(found)


@pytest.mark.parametrize(
    "lines", [1, 12, 29, *(pytest.param(each, marks=pytest.mark.slow) for each in (5, 6, 20, 30))]
)
def test_a_program_that_is_killed_leaves_all_or_nothing(
    store: Store, large: Path, outcomes: list[bytes], lines: int
) -> None:
    """While it compares (1), backs up (5), writes, makes the search anew (29), and after all."""
    store.close()
    folder = store.path.parent
    with subprocess.Popen(
        [sys.executable, "-c", _TELLS, str(folder), str(large)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=QML_IMPORT_PATH,
    ) as importing:
        assert importing.stdout is not None
        said = [importing.stdout.readline() for _ in range(lines)]
        importing.kill()
    assert (said[-1] == "done\n") == (lines == 30)
    came_in = is_whole_after(folder, outcomes)
    assert came_in == (lines == 30) or lines == 29  # it may have been quicker than we
    with opened(folder) as again:
        bring(again, large)
    assert is_whole_after(folder, outcomes) == 1


@pytest.mark.slow
def test_a_command_that_is_killed_at_any_moment_leaves_all_or_nothing(
    starter_database: Path, large: Path, outcomes: list[bytes], tmp_path: Path
) -> None:
    came_in = []
    for number in range(24):
        folder = tmp_path / str(number)
        folder.mkdir()
        shutil.copy(starter_database, folder / DATABASE_NAME)
        with subprocess.Popen(
            [sys.executable, "-m", "kiosk", "listings", "import", str(large)],
            env={**os.environ, "KIOSK_DATA": str(folder)},
            cwd=QML_IMPORT_PATH,
            stdout=subprocess.DEVNULL,
        ) as importing:
            if number == 0:
                began = time.monotonic()
                importing.wait()
                seconds = time.monotonic() - began
            else:
                time.sleep(seconds * number / 24)
            importing.kill()
        came_in.append(is_whole_after(folder, outcomes))
        shutil.rmtree(folder)
    assert set(came_in) == {0, 1}
