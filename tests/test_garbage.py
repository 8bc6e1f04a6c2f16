"""Garbage is collected in the thread of the screens, and in no other."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk import garbage
from tests.driving import wait_until


class Ring:
    """Garbage as soon as nobody else knows it: it knows itself."""

    def __init__(self, gone: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: gone.append(threading.get_ident()))


@pytest.fixture
def collecting(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Garbage is collected as in the kiosk, only oftener."""
    monkeypatch.setattr(garbage, "EVERY_MS", 10)
    owner = QObject(qapp)
    garbage.collect_here(owner)
    yield
    owner.deleteLater()


@pytest.mark.usefixtures("collecting")
def test_what_a_thread_leaves_goes_in_the_thread_of_the_screens() -> None:
    gone: list[int] = []

    def leave() -> None:
        for _ in range(20 * gc.get_threshold()[0]):
            Ring(gone)

    thread = threading.Thread(target=leave)
    thread.start()
    thread.join()
    assert not gone
    wait_until(lambda: bool(gone), "the garbage to be collected")
    assert set(gone) == {threading.get_ident()}


@pytest.mark.usefixtures("collecting")
def test_a_little_garbage_is_left_for_later() -> None:
    gc.collect()
    gone: list[int] = []
    Ring(gone)
    garbage.collect()
    assert not gone
