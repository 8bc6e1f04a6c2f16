"""Counting what was painted: late, lost, and never the time in which nothing was to be painted."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.film.vlc_player import make_player
from kiosk.viewmodels.film_meter import Counted, FilmMeter
from kiosk.viewmodels.playback import FilmPlayback
from tests.driving import wait_until
from tests.film import numbered


class Frames(QObject):
    """Frames as a playback tells of them, at moments that the test chooses."""

    painted = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage(1, 1, QImage.Format.Format_RGB32)
        self.frame_number = -1
        self.seconds = 0.0

    def paint(self, number: int, after_ms: float) -> None:
        self.seconds += after_ms / 1000
        self.frame_number = number
        self.painted.emit()


@pytest.fixture
def frames(qapp: QGuiApplication) -> Frames:
    return Frames()


@pytest.fixture
def meter(frames: Frames) -> FilmMeter:
    return FilmMeter(frames, lambda: frames.seconds)  # type: ignore[arg-type]


def test_frames_in_time_are_counted(frames: Frames, meter: FilmMeter) -> None:
    for number in range(10):
        frames.paint(number, 40)
    assert meter.counted == Counted(10, 0, 0, 40.0)


def test_a_late_frame_and_a_lost_one_are_counted(frames: Frames, meter: FilmMeter) -> None:
    for number, after in ((0, 40), (1, 80), (3, 40)):
        frames.paint(number, after)
    assert meter.counted == Counted(3, 1, 1, 80.0)


def test_a_pause_is_not_late(frames: Frames, meter: FilmMeter) -> None:
    frames.paint(0, 40)
    frames.changed.emit()
    frames.paint(1, 60_000)
    assert meter.counted == Counted(2, 0, 0, 0.0)


def test_nothing_to_paint_is_no_frame(frames: Frames, meter: FilmMeter) -> None:
    frames.image = QImage()
    frames.painted.emit()
    assert meter.counted.painted == 0


def test_a_real_film_loses_nothing_over_its_loops(qapp: QGuiApplication, tmp_path: Path) -> None:
    playback = FilmPlayback(make_player)
    meter = FilmMeter(playback)
    playback.play(numbered.make(tmp_path / "film.mp4", 20), looping=True)
    wait_until(lambda: meter.counted.painted > 65, "three loops")
    playback.stop()
    assert meter.counted.lost == 0
