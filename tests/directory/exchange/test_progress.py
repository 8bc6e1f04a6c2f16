"""The bar that stands over work, for whoever waits at a terminal."""

import io
import sys
import time

import pytest

from kiosk.directory.exchange import progress


class Screen(io.StringIO):
    """A terminal that keeps what it was shown."""

    def isatty(self) -> bool:
        return True


def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """No fixture: pytest takes standard error back between a fixture and its test."""
    shown = Screen()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(progress, "_SOON_SECONDS", 0.05)
    monkeypatch.setenv("TERM", "xterm")
    return shown


def wait_for(shown: Screen, words: str) -> bool:
    until = time.monotonic() + 20
    while words not in shown.getvalue() and time.monotonic() < until:
        time.sleep(0.02)
    return words in shown.getvalue()


def test_work_that_tells_nothing_has_a_bar_too(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = screen(monkeypatch)
    with progress.bar("Reading listings.zip"):
        assert wait_for(shown, "Reading listings.zip")


def test_a_bar_says_how_long_it_will_be(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = screen(monkeypatch)
    with progress.bar("Writing") as told:
        assert wait_for(shown, "Writing")
        for done in range(1, 6):
            time.sleep(0.15)
            told(done, 60)
        assert wait_for(shown, "0:00:0")


def test_what_is_done_soon_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = screen(monkeypatch)
    with progress.bar("Writing") as told:
        told(1, 1)
    time.sleep(0.2)
    assert not shown.getvalue()


def test_where_nobody_waits_nothing_is_written(capfd: pytest.CaptureFixture[str]) -> None:
    with progress.bar("Writing") as told:
        told(1, 2)
    assert capfd.readouterr().err == ""
