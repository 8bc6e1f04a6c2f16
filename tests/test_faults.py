"""A bug is written down and the screen goes Home; what is no bug throws nobody out."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal, Slot, qWarning

from kiosk import faults
from kiosk.viewmodels.navigation import Destination
from tests.driving import Driver, wait_until


class Bug(Exception):
    """Something that nobody foresaw."""


def fail(*_arguments: object) -> bool:
    """What a bug does."""
    raise Bug("The kettle is empty")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Writes the log into a folder of its own; reads it back. Afterwards all is as before."""
    before = sys.excepthook, threading.excepthook, faults.log.handlers[:], faults.log.level
    faults.log_to(tmp_path)
    yield (tmp_path / faults.LOG_NAME).read_text
    sys.excepthook, threading.excepthook = before[:2]
    for handler in set(faults.log.handlers) - set(before[2]):
        faults.log.removeHandler(handler)
        handler.close()
    faults.log.setLevel(before[3])


def breaking(kiosk: Driver, screen: str) -> None:
    """Let that screen fail while it is opened."""
    destinations = dict(kiosk.parts.navigation._destinations)
    destinations[screen] = Destination(destinations[screen].patience, fail)
    kiosk.parts.navigation._destinations = destinations


# Where a bug can be


def test_a_bug_in_a_slot_that_a_screen_calls_is_logged_and_the_screen_goes_home(
    kiosk: Driver, log: Callable[[], str], capfd: pytest.CaptureFixture[str]
) -> None:
    faults.catch_all(kiosk.parts.navigation.finish)
    kiosk.tap("findSupport")
    breaking(kiosk, "results")
    kiosk.tap("topic-groups")
    capfd.readouterr()  # Qt tells it too, as a warning
    assert kiosk.sees("findSupport")
    assert "The kettle is empty" in log()
    assert "Traceback" in log()


def test_a_bug_in_a_slot_that_python_calls_is_logged_and_the_screen_goes_home(
    kiosk: Driver, log: Callable[[], str]
) -> None:
    faults.catch_all(kiosk.parts.navigation.finish)
    kiosk.tap("findSupport")
    QTimer.singleShot(0, fail)
    wait_until(lambda: kiosk.sees("findSupport"), "Home")
    assert "The kettle is empty" in log()


def test_a_bug_in_a_listener_to_a_signal_is_logged_and_the_screen_goes_home(
    kiosk: Driver, log: Callable[[], str]
) -> None:
    class Bell(QObject):
        rung = Signal()

        @Slot()
        def answer(self) -> None:
            fail()

    faults.catch_all(kiosk.parts.navigation.finish)
    kiosk.tap("findSupport")
    bell = Bell()
    bell.rung.connect(bell.answer)
    bell.rung.emit()
    wait_until(lambda: kiosk.sees("findSupport"), "Home")
    assert "The kettle is empty" in log()


def test_after_a_bug_the_kiosk_goes_on(
    kiosk: Driver, log: Callable[[], str], capfd: pytest.CaptureFixture[str]
) -> None:
    faults.catch_all(kiosk.parts.navigation.finish)
    breaking(kiosk, "help")
    kiosk.tap("helpNow")
    capfd.readouterr()
    kiosk.tap("findSupport")
    kiosk.tap("topic-groups")
    assert kiosk.sees("listing")


def test_a_bug_forgets_what_somebody_had_set(
    kiosk: Driver, log: Callable[[], str], capfd: pytest.CaptureFixture[str]
) -> None:
    faults.catch_all(kiosk.parts.navigation.finish)
    kiosk.tap("contrast")
    breaking(kiosk, "topics")
    kiosk.tap("findSupport")
    capfd.readouterr()
    assert kiosk.parts.preferences.property("highContrast") is False


def test_a_bug_in_the_background_is_logged_and_leaves_the_screen(
    kiosk: Driver, log: Callable[[], str]
) -> None:
    faults.catch_all(kiosk.parts.navigation.finish)
    kiosk.tap("findSupport")
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    kiosk.settle()
    assert kiosk.screen == "topics"
    assert "The kettle is empty" in log()


def test_a_bug_on_the_way_home_is_logged_too(log: Callable[[], str]) -> None:
    faults.catch_all(lambda: int("Home"))  # type: ignore[arg-type]
    sys.excepthook(Bug, Bug("The kettle is empty"), None)
    assert "The kettle is empty" in log()
    assert "invalid literal" in log()


def test_a_warning_of_qt_leaves_the_screen(
    kiosk: Driver, log: Callable[[], str], capfd: pytest.CaptureFixture[str]
) -> None:
    faults.catch_all(kiosk.parts.navigation.finish)
    kiosk.tap("findSupport")
    qWarning("The pipes are singing")
    kiosk.settle()
    assert "The pipes are singing" in capfd.readouterr().err
    assert kiosk.screen == "topics"


def test_ctrl_c_is_no_bug(log: Callable[[], str], capfd: pytest.CaptureFixture[str]) -> None:
    went_home: list[None] = []
    faults.catch_all(lambda: went_home.append(None))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    capfd.readouterr()
    assert went_home == []
    assert log() == ""


# The log


def test_the_log_says_when_how_bad_and_where(log: Callable[[], str]) -> None:
    logging.getLogger("kiosk.store").warning("The disk is nearly full.")
    assert " WARNING kiosk.store: The disk is nearly full." in log()
    assert log()[:2] == "20"


def test_the_log_keeps_letters_of_every_language(log: Callable[[], str]) -> None:
    logging.getLogger("kiosk").info("مرحبا 🧶")
    assert "مرحبا 🧶" in log()


@pytest.fixture
def new_log(log: Callable[[], str], tmp_path: Path) -> Callable[[str], Path]:
    """Begins a log where one of this text lies already; its path."""

    def begin(text: str) -> Path:
        folder = tmp_path / "service"
        folder.mkdir()
        path = folder / faults.LOG_NAME
        path.write_text(text)
        faults.log_to(folder)
        logging.getLogger("kiosk").warning("A new day.")
        return path

    return begin


def test_a_log_is_gone_on_with(new_log: Callable[[str], Path]) -> None:
    path = new_log("Yesterday.\n")
    assert path.read_text().startswith("Yesterday.\n")
    assert "A new day." in path.read_text()


def test_a_large_log_is_kept_once_beside_a_new_one(new_log: Callable[[str], Path]) -> None:
    path = new_log("Yesterday.\n" * 100_000)
    assert path.read_text().count("\n") == 1
    assert path.with_name("kiosk.log.1").read_text().startswith("Yesterday.\n")


def test_a_log_that_is_kept_takes_the_place_of_the_one_before(
    new_log: Callable[[str], Path], tmp_path: Path
) -> None:
    path = new_log("Yesterday.\n" * 100_000)
    path.write_text("Today.\n" * 200_000)
    faults.log_to(path.parent)
    assert path.with_name("kiosk.log.1").read_text().startswith("Today.\n")
    assert sorted(each.name for each in path.parent.iterdir()) == ["kiosk.log", "kiosk.log.1"]


@pytest.mark.parametrize("obstacle", ["a file for a folder", "a folder for the log", "nothing"])
def test_a_folder_that_cannot_be_written_to_is_no_reason_to_fail(
    log: Callable[[], str],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    obstacle: str,
) -> None:
    folder = tmp_path / "service"
    if obstacle == "a file for a folder":
        folder.write_text("")
    elif obstacle == "a folder for the log":
        (folder / faults.LOG_NAME).mkdir(parents=True)
    faults.log_to(folder)
    logging.getLogger("kiosk").warning("All the same.")
    assert "All the same." in capfd.readouterr().err
