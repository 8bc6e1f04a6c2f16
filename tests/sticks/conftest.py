"""A bus of a test's own, with a UDisks2 on it that says what the test wants."""

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication

from kiosk.paths import QML_IMPORT_PATH
from kiosk.sticks.udisks import UDisks

_names = (f"test-{number}" for number in itertools.count())


class Machine:
    """A machine whose sticks a test describes."""

    def __init__(self, udisks: UDisks, folder: Path, calls: Path) -> None:
        """`folder` is where the stick is mounted, `calls` what UDisks2 was asked."""
        self.udisks = udisks
        self.folder = folder
        self._calls = calls

    def asked(self, *methods: str) -> list[tuple[str, dict[str, Any]]]:
        """Which of these methods were called, with which options, in order."""
        if not self._calls.exists():
            return []
        lines = map(json.loads, self._calls.read_text(encoding="utf-8").splitlines())
        return [(method, options) for method, _, options in lines if method in methods]


Plug = Callable[..., Machine]


@pytest.fixture
def bus_address(tmp_path: Path) -> Iterator[str]:
    """Where a private bus listens."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("There is no dbus-daemon on this machine.")
    address = f"unix:path={tmp_path / 'bus'}"
    process = subprocess.Popen(
        [daemon, "--session", "--nofork", "--nopidfile", "--print-address", "--address", address],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith(address)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture
def bus(qapp: QGuiApplication, bus_address: str) -> Iterator[QDBusConnection]:
    name = next(_names)
    yield QDBusConnection.connectToBus(bus_address, name)
    QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def plug(bus: QDBusConnection, bus_address: str, tmp_path: Path) -> Iterator[Plug]:
    """Starts a UDisks2 with these drives and parts; without any, one good stick, EDUROOM."""
    started: list[subprocess.Popen[bytes]] = []

    def start(
        parts: dict[str, Any] | None = None,
        drives: dict[str, Any] | None = None,
        mounted: dict[str, list[str]] | None = None,
        **about: Any,
    ) -> Machine:
        folder = tmp_path / "mounted"
        folder.mkdir(exist_ok=True)
        calls = tmp_path / "calls"
        one = {"sdx1": {"Drive": "stick", "IdLabel": "EDUROOM", "IdUUID": "12-34"}}
        described = {
            "parts": one if parts is None else parts,
            "drives": {"stick": {}} if drives is None else drives,
            "calls": str(calls),
            "folder": str(folder),
            **about,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.sticks.fake_udisks", json.dumps(described)],
            stdout=subprocess.PIPE,
            cwd=QML_IMPORT_PATH,
            env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus_address},
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        return Machine(UDisks(bus, lambda: mounted or {}), folder, calls)

    yield start
    for process in started:
        process.terminate()
        process.wait()
