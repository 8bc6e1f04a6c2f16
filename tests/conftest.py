"""What tests share: one Qt application, a kiosk on a real database, ears for Qt's warnings."""

import gc
import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
if (worker := os.environ.get("PYTEST_XDIST_WORKER")) and (data := os.environ.get("KIOSK_DATA")):
    os.environ["KIOSK_DATA"] = str(Path(data, worker))  # two of them test at the same time
# Marks Qt's own messages in what a test prints, for `no_qt_warnings` below.
os.environ["QT_MESSAGE_PATTERN"] = "QT-%{type} %{category}: %{message}"

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk import app, application, content
from kiosk import store as stores
from kiosk.settings import Settings
from kiosk.store import Store
from tests.driving import Driver

ALLOWED_WARNINGS: tuple[str, ...] = (
    # The off-screen platform has no input method of its own.
    "This plugin does not support propagateSizeHints()",
    # Qt's keyboard brings Qt's sounds along, which nothing here plays, and they look for PipeWire.
    "qt.multimedia.symbolsresolver: Couldn't",
    # Qt's keyboard has a list whose property hides one of its base.
    "Member contentWidth of the object PopupList_QMLTYPE",
)

YOUNG, OLD = 1, 2
"""Generations of what Python's collector looks through: up to this one."""


@pytest.fixture(scope="session")
def qapp() -> QGuiApplication:
    """The application as the kiosk makes it, in place of pytest-qt's widgets application."""
    return application.make_application()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Function, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Collect where the kiosk would: in this thread, and here only when a screen has gone.

    What one test leaves of Qt's must not go in the middle of another, nor in another's thread. As
    nothing is collected meanwhile, all that a test made is young when it ends, and by then nobody
    holds it any more. The old generation is large: it waits for the end of the module, when what
    its tests shared has gone.
    """
    if "qapp" not in item.fixturenames:
        return (yield)
    gc.disable()
    result = yield
    module_ends = nextitem is None or nextitem.path != item.path
    gc.collect(OLD if module_ends else YOUNG)
    gc.enable()
    return result


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was imported stays, and is not looked through after every test."""
    gc.freeze()


@pytest.fixture(autouse=True)
def no_qt_warnings(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Fail on anything that Qt complains of.

    Read from standard error: a Python message handler deadlocks on warnings from QML's threads.
    """
    yield
    said = [
        line
        for line in capfd.readouterr().err.splitlines()
        if line.startswith(("QT-warning", "QT-critical", "QT-fatal"))
        and not any(allowed in line for allowed in ALLOWED_WARNINGS)
    ]
    assert not said, "Qt complained:\n" + "\n".join(said)


@pytest.fixture(scope="session")
def starter_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the starter content, made once: tests copy it."""
    folder = tmp_path_factory.mktemp("starter")
    store = content.open_content(folder)
    store.close()
    return store.path


@pytest.fixture
def store(starter_database: Path, tmp_path: Path) -> Iterator[Store]:
    """A real database of this test's own, with the starter content."""
    folder = tmp_path / "data"
    folder.mkdir()
    store = stores.open_copy(Path(shutil.copy(starter_database, folder)))
    yield store
    store.close()


@pytest.fixture
def settings() -> Settings:
    """The settings of a site that has filled in nothing; a test module may say otherwise."""
    return Settings()


@pytest.fixture
def kiosk(qapp: QGuiApplication, store: Store, settings: Settings) -> Iterator[Driver]:
    """The whole kiosk in landscape, with somebody in front of it."""
    whole = app.Kiosk(settings, store, touch_pause=0)
    driver = Driver(whole)
    driver.show(1920, 1080)
    yield driver
    driver.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
