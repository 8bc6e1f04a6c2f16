"""The wheel carries all that the kiosk needs, and runs from any folder."""

import os
import subprocess
import sys
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

from kiosk import __version__

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def carried(wheel: Path) -> set[str]:
    """Every file in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def unzipped(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it lies once it is installed."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def kiosk(unzipped: Path, elsewhere: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What the kiosk in the wheel does, called from a folder that has nothing to do with it."""
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        cwd=elsewhere,
        env={
            **os.environ,
            "PYTHONPATH": str(unzipped),
            "KIOSK_DATA": str(elsewhere / "data"),
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("folder", ["assets", "db"])
def test_the_wheel_carries_the_folder_whole(carried: set[str], folder: str) -> None:
    files = {
        f"kiosk/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files
    assert files <= carried


def test_the_wheel_carries_every_module_and_every_screen(carried: set[str]) -> None:
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "kiosk").rglob("*")
        if path.suffix in {".py", ".qml"} or path.name == "qmldir"
    }
    assert "kiosk/screens/Main.qml" in files
    assert files <= carried


def test_the_wheel_carries_nothing_else(carried: set[str]) -> None:
    assert {name.partition("/")[0] for name in carried} == {
        "kiosk",
        f"kiosk-{__version__}.dist-info",
    }
    assert [name for name in carried if "__pycache__" in name or name.endswith(".pyc")] == []


def test_the_wheel_says_what_it_is(unzipped: Path) -> None:
    about = unzipped / f"kiosk-{__version__}.dist-info"
    facts = message_from_string((about / "METADATA").read_text())
    assert facts["License-Expression"] == "GPL-3.0-or-later"
    assert facts["Requires-Python"] == ">=3.11"
    assert facts["Version"] == __version__
    assert {"assets/licences/GPL-3.0.txt"} <= set(facts.get_all("License-File", []))
    assert "kiosk = kiosk.cli:main" in (about / "entry_points.txt").read_text()


def test_the_kiosk_in_the_wheel_prints_its_example_settings(unzipped: Path, tmp_path: Path) -> None:
    printed = kiosk(unzipped, tmp_path, "settings")
    assert printed.returncode == 0, printed.stderr
    assert "site" in printed.stdout


def test_the_kiosk_in_the_wheel_runs_with_its_starter_content(
    unzipped: Path, tmp_path: Path
) -> None:
    ran = kiosk(unzipped, tmp_path, "run", "--windowed", "--for", "1")
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "data" / "kiosk.sqlite3").stat().st_size > 100_000


SEARCH = """
from pathlib import Path
from PySide6.QtTest import QTest
from kiosk import app, content
from kiosk.application import make_application
from kiosk.settings import Settings

def items(item):
    for child in item.childItems():
        yield child
        yield from items(child)

application = make_application()
store = content.open_content(Path("data"))
kiosk = app.Kiosk(Settings(), store)
kiosk.window.show()
kiosk.navigation.openSearch()
for _ in range(100):
    QTest.qWait(50)
    there = [item for item in items(kiosk.window.contentItem()) if item.objectName() == "key"]
    keys = [item for item in there if item.isVisible()]
    if keys:
        break
print(len(keys), app.__file__)
kiosk.close()
store.close()
"""


def test_the_kiosk_in_the_wheel_shows_its_own_keyboard(unzipped: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", SEARCH],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unzipped), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stdout.split() == ["30", str(unzipped / "kiosk" / "app.py")], ran.stderr
