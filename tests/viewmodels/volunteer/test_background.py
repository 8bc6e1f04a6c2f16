"""Slow work in a thread, and what came of it in the screen's own."""

import threading
from collections.abc import Iterator
from typing import Never

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.errors import KnownTrouble
from kiosk.viewmodels.volunteer.background import Background
from tests.driving import wait, wait_until


@pytest.fixture
def background(qapp: QGuiApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()
    wait(0)


def nothing(_outcome: object) -> None:
    """Nobody wants to know."""


def test_it_works_in_a_thread_and_tells_in_the_screens(background: Background) -> None:
    threads: list[int] = []
    background.run(
        lambda: threads.append(threading.get_ident()) or "done",  # type: ignore[func-returns-value]
        lambda result: threads.extend([threading.get_ident(), len(result)]),
        nothing,
    )
    wait_until(lambda: len(threads) == 3, "the work to be told of")
    assert threads[0] != threading.get_ident()
    assert threads[1:] == [threading.get_ident(), len("done")]


def test_the_screen_goes_on_meanwhile(background: Background) -> None:
    go_on = threading.Event()
    told: list[bool] = []
    background.run(lambda: go_on.wait(5), told.append, nothing)
    wait(20)
    assert background.is_busy
    assert told == []
    go_on.set()
    wait_until(lambda: told == [True], "the work to be told of")
    assert not background.is_busy


def test_one_piece_of_work_at_a_time(background: Background) -> None:
    go_on = threading.Event()
    told: list[str] = []
    assert background.run(lambda: str(go_on.wait(5)), told.append, nothing)
    assert not background.run(lambda: "second", told.append, nothing)
    go_on.set()
    wait_until(lambda: not background.is_busy, "the work to end")
    assert told == ["True"]
    assert background.run(lambda: "third", told.append, nothing)
    wait_until(lambda: len(told) == 2, "the third")


def test_trouble_is_told_as_such(background: Background) -> None:
    told: list[str] = []

    def fail() -> Never:
        raise KnownTrouble("The disk is full.")

    background.run(fail, nothing, lambda trouble: told.append(str(trouble)))
    wait_until(lambda: bool(told), "the trouble")
    assert told == ["The disk is full."]
    assert not background.is_busy


def test_a_bug_is_raised_in_the_screens_thread(
    background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There it is a fault as any other: the screen goes Home."""
    faults: list[tuple[type[BaseException], int]] = []
    monkeypatch.setattr(
        "sys.excepthook", lambda kind, *_: faults.append((kind, threading.get_ident()))
    )

    def fail() -> Never:
        raise ZeroDivisionError

    background.run(fail, nothing, nothing)
    wait_until(lambda: bool(faults), "the fault")
    assert faults == [(ZeroDivisionError, threading.get_ident())]
    assert not background.is_busy


def test_nobody_is_told_after_it_was_closed(background: Background) -> None:
    """Practice has ended meanwhile: what it would be told of is gone."""
    told: list[int] = []
    background.run(lambda: 1, told.append, lambda _trouble: None)
    background.close()
    wait_until(lambda: not background.is_busy, "the work")
    assert told == []
