"""The lock files name every package exactly, and say nothing of where they were made."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = ROOT / "scripts" / "requirements.lock"
DEV = ROOT / "scripts" / "requirements-dev.lock"
both = pytest.mark.parametrize("lock", [RUN, DEV], ids=lambda lock: lock.name)

_REQUIREMENT = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ; (?P<where>[^\\]+?))?"
    r"(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)$",
    re.MULTILINE,
)


def locked(lock: Path) -> dict[str, tuple[str, str | None]]:
    """Each package's version, and where it is wanted."""
    return {
        found["name"]: (found["version"], found["where"])
        for found in _REQUIREMENT.finditer(lock.read_text())
    }


@both
def test_every_package_is_exact_and_hashed(lock: Path) -> None:
    left = _REQUIREMENT.sub("", lock.read_text())
    said = [line for line in left.splitlines() if line and not line.lstrip().startswith("#")]
    assert said == []
    assert len(locked(lock)) > 10


@both
def test_no_address_and_no_folder_of_a_machine_is_named(lock: Path) -> None:
    text = lock.read_text()
    assert "//" not in text
    assert "index" not in text
    assert "find-links" not in text
    named = re.findall(r"\S*/\S*", text)
    assert {path for path in named if not path.startswith("scripts/requirements")} == set()


@both
def test_the_lock_says_how_to_make_it_again(lock: Path) -> None:
    command = lock.read_text().splitlines()[1]
    assert "uv pip compile --universal --python-version 3.11 --generate-hashes" in command
    assert command.endswith(f"--output-file scripts/{lock.name} pyproject.toml")


@both
def test_qt_is_the_release_that_keeps_its_references(lock: Path) -> None:
    packages = locked(lock)
    qt = {name: version for name, (version, _) in packages.items() if name.startswith("pyside6")}
    assert qt == {"pyside6-essentials": "6.11.3", "pyside6-addons": "6.11.3"}
    assert packages["shiboken6"] == ("6.11.3", None)


@both
def test_no_browser_engine_is_asked_for(lock: Path) -> None:
    assert [name for name in locked(lock) if "webengine" in name] == []


def test_what_is_ready_for_a_test_is_ready_to_run() -> None:
    assert locked(RUN).items() <= locked(DEV).items()


def test_everything_that_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    needed = project["project"]["dependencies"]
    for lock, requirements in [
        (RUN, needed),
        (DEV, needed + project["dependency-groups"]["dev"]),
    ]:
        names = {re.split("[<>=]", requirement)[0].lower() for requirement in requirements}
        assert names <= locked(lock).keys()
