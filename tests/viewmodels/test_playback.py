"""A film on its way through the screen: every frame in order, loop after loop, and trouble named.

Real libvlc and real films; a player of our own only where libvlc would have to break on purpose.
"""

import random
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtQuick import QQuickWindow

from kiosk.film.player import Facts, Frame, NullPlayer
from kiosk.film.vlc_player import make_player
from kiosk.viewmodels import playback as module
from kiosk.viewmodels.film_picture import FilmPicture
from kiosk.viewmodels.playback import FilmPlayback
from tests.driving import wait, wait_until
from tests.film import numbered
from tests.film.hearing import HeardPlayer

COUNT, FEW = 40, 20


@pytest.fixture(scope="module")
def film(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1.6 seconds whose frames carry their number."""
    return numbered.make(tmp_path_factory.mktemp("film") / "film.mp4", COUNT)


class Watched:
    """A playback, and the numbers of the frames that it had painted."""

    def __init__(self, make: Callable[[], object] = make_player) -> None:
        self.playback = FilmPlayback(make)  # type: ignore[arg-type]
        self.seen: list[int] = []
        self.playback.painted.connect(self._look)

    def _look(self) -> None:
        if not self.playback.image.isNull():
            self.seen.append(numbered.number_of(self.playback.image))

    @property
    def state(self) -> str:
        return str(self.playback.property("state"))

    def wait_for(self, state: str) -> None:
        wait_until(lambda: self.state == state, f"the film to be {state}")


@pytest.fixture
def watched(qapp: QGuiApplication) -> Iterator[Watched]:
    made = Watched()
    yield made
    made.playback.stop()


def see_loops(watched: Watched, film: Path, loops: int, count: int = COUNT) -> None:
    watched.playback.play(film, looping=True)
    for frames in range(count, loops * count + 1, count):
        wait_until(partial(has_seen, watched, frames), "another loop")


def has_seen(watched: "Watched", frames: int) -> bool:
    return len(watched.seen) >= frames


def without_gap(seen: list[int], count: int = COUNT) -> bool:
    """Whether each frame follows the one before it, loop after loop, from the film's beginning."""
    return seen == [n % count for n in range(len(seen))]


@pytest.mark.slow
def test_over_many_loops_no_frame_is_lost_or_black(watched: Watched, film: Path) -> None:
    see_loops(watched, film, 60)
    assert without_gap(watched.seen)


class Painted(FilmPicture):
    """The kiosk's item, and the numbers of the frames as they came onto the screen."""

    def __init__(self, window: QQuickWindow, playback: FilmPlayback) -> None:
        super().__init__(window.contentItem())
        self.setSize(window.size().toSizeF())
        self.shown: list[int] = []
        self._set_playback(playback)

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        playback = self._playback
        if playback is not None and not playback.image.isNull():
            self.shown.append(numbered.number_of(playback.image))


# Lengths that go into libvlc's own habits, such as looking every 100 ms, and lengths that do not.
@pytest.mark.parametrize(
    ("count", "loops"),
    [(3, 20), (11, 8), *(pytest.param(n, 60, marks=pytest.mark.slow) for n in range(24, 32))],
)
def test_on_the_screen_frame_follows_frame_over_many_seams(
    watched: Watched, tmp_path: Path, count: int, loops: int
) -> None:
    film = numbered.make(tmp_path / "film.mp4", count)
    window = QQuickWindow()
    window.resize(320, 180)
    item = Painted(window, watched.playback)
    window.show()
    see_loops(watched, film, loops, count)
    watched.playback.pause()
    window.close()
    assert len(item.shown) > (loops - 1) * count
    assert without_gap(item.shown, count)


@pytest.mark.parametrize(
    "rate",
    [12, Fraction(30_000, 1_001), *(pytest.param(n, marks=pytest.mark.slow) for n in (10, 24, 50))],
)
def test_a_film_of_any_rate_shows_every_frame_once_and_tells_where_it_is(
    watched: Watched, tmp_path: Path, rate: Fraction | int
) -> None:
    film = numbered.make(tmp_path / "film.mp4", FEW)
    path = numbered.copied(film, tmp_path / "rate.mp4", rate=rate)
    watched.playback.play(path, looping=True)
    for frames in (FEW, FEW + FEW // 2):
        wait_until(partial(has_seen, watched, frames), "more frames")
    assert without_gap(watched.seen, FEW)
    expected = watched.seen[-1] / float(rate)
    assert watched.playback.property("seconds") == pytest.approx(expected, abs=0.001)


def test_with_sound_no_frame_is_lost_and_the_sound_goes_on_from_round_to_round(
    qapp: QGuiApplication, film: Path, tmp_path: Path
) -> None:
    path = numbered.with_sound(film, tmp_path / "heard.mp4")
    heard: list[HeardPlayer] = []

    def make_heard() -> HeardPlayer:
        heard[:] = [HeardPlayer()]
        return heard[0]

    watched = Watched(make_heard)
    watched.playback.play(path, looping=True)
    watched.playback.setMuted(False)
    watched.seen.clear()
    for loop in range(1, 4):
        wait_until(partial(has_seen, watched, loop * COUNT), "another loop")
    assert watched.playback.property("hasSound")
    assert heard[0].flushes == 0
    watched.playback.stop()
    assert without_gap(watched.seen)
    assert len(heard[0].blocks) > 3 * COUNT


def test_while_the_machine_is_busy_frames_are_late_and_none_is_lost(
    watched: Watched, film: Path
) -> None:
    watched.playback.play(film, looping=True)
    for frames, busy_seconds in ((10, 0.2), (30, 0.7), (50, 1.5)):
        wait_until(partial(has_seen, watched, frames), "some frames")
        time.sleep(busy_seconds)
    wait_until(partial(has_seen, watched, 100), "more frames")
    assert without_gap(watched.seen)


def test_a_film_that_plays_once_shows_every_frame_and_keeps_the_last(
    watched: Watched, film: Path
) -> None:
    watched.playback.play(film, looping=False)
    watched.wait_for("ended")
    assert watched.seen == list(range(COUNT))
    assert numbered.number_of(watched.playback.image) == COUNT - 1


@pytest.mark.parametrize(
    "count", [1, 11, 12, 13, *(pytest.param(n, marks=pytest.mark.slow) for n in range(24, 32))]
)
def test_whatever_its_length_it_shows_its_last_frame(
    watched: Watched, tmp_path: Path, count: int
) -> None:
    film = numbered.make(tmp_path / "film.mp4", count)
    watched.playback.play(film, looping=False)
    watched.wait_for("ended")
    assert watched.seen == list(range(count))


def test_the_position_is_that_of_the_painted_frame(watched: Watched, film: Path) -> None:
    see_loops(watched, film, 1)
    expected = watched.seen[-1] / numbered.RATE
    assert watched.playback.property("seconds") == pytest.approx(expected, abs=0.001)


def test_pause_holds_the_frame_and_resume_goes_on_from_it(watched: Watched, film: Path) -> None:
    watched.playback.play(film, looping=True)
    wait_until(lambda: len(watched.seen) > 8, "some frames")
    watched.playback.pause()
    held = len(watched.seen)
    wait(200)
    assert (watched.state, len(watched.seen)) == ("paused", held)
    watched.playback.resume()
    wait_until(lambda: len(watched.seen) > held + 20, "more frames")
    assert without_gap(watched.seen)


def test_sound_begins_at_a_whole_picture_before_where_the_film_stood(
    watched: Watched, tmp_path: Path
) -> None:
    film = numbered.make(tmp_path / "film.mp4", 100)  # with a whole one every two seconds
    watched.playback.play(film, looping=True)
    wait_until(partial(has_seen, watched, 60), "the film to be in its third second")
    watched.playback.setMuted(False)
    watched.seen.clear()
    wait_until(partial(has_seen, watched, 10), "some frames")
    assert watched.seen[:10] == list(range(50, 60))
    assert watched.playback.property("seconds") == pytest.approx(
        watched.seen[-1] / numbered.RATE, abs=0.001
    )


def test_stop_gives_the_frame_back(watched: Watched, film: Path) -> None:
    watched.playback.play(film, looping=True)
    wait_until(lambda: len(watched.seen) > 3, "some frames")
    watched.playback.stop()
    assert watched.state == "stopped"
    assert watched.playback.image.isNull()


def test_it_can_be_played_and_stopped_twenty_times(watched: Watched, film: Path) -> None:
    for _ in range(20):
        one_more = len(watched.seen) + 1
        watched.playback.play(film, looping=True)
        wait_until(partial(has_seen, watched, one_more), "a frame")
        watched.playback.stop()
    assert watched.state == "stopped"


# What cannot be played

BROKEN = {
    "empty": lambda _whole: b"",
    "text": lambda _whole: b"This is no film. " * 300,
    "random bytes": lambda whole: random.Random(5).randbytes(len(whole) * 20),  # noqa: S311
    "no pictures": lambda whole: whole[: len(whole) // 8],
}


@pytest.mark.parametrize("looping", [True, False])
@pytest.mark.parametrize("broken", BROKEN)
def test_a_file_that_is_no_film_fails_with_a_line_for_staff(
    watched: Watched, film: Path, tmp_path: Path, broken: str, looping: bool
) -> None:
    path = tmp_path / "broken.mp4"
    path.write_bytes(BROKEN[broken](film.read_bytes()))
    watched.playback.play(path, looping=looping)
    watched.wait_for("failed")
    assert "broken.mp4 cannot be played" in watched.playback.property("trouble")
    assert watched.playback.image.isNull()


@pytest.mark.parametrize("looping", [True, False])
def test_a_film_that_is_cut_off_at_half_fails_and_does_not_freeze(
    watched: Watched, tmp_path: Path, looping: bool
) -> None:
    whole = numbered.make(tmp_path / "whole.mp4", 100, 640, 360)
    path = tmp_path / "half.mp4"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    watched.playback.play(path, looping=looping)
    watched.wait_for("failed")


def test_a_film_that_is_not_there_fails(watched: Watched, tmp_path: Path) -> None:
    watched.playback.play(tmp_path / "none.mp4", looping=True)
    watched.wait_for("failed")


def test_a_film_that_is_removed_while_it_plays_goes_on_to_its_end(
    watched: Watched, film: Path, tmp_path: Path
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(film.read_bytes())
    watched.playback.play(path, looping=False)
    wait_until(lambda: len(watched.seen) > 3, "some frames")
    path.unlink()
    watched.wait_for("ended")
    assert without_gap(watched.seen)


def test_a_machine_without_libvlc_fails_with_a_line_for_staff(
    qapp: QGuiApplication, film: Path
) -> None:
    watched = Watched(NullPlayer)
    watched.playback.play(film, looping=True)
    watched.wait_for("failed")


class GoesSilent(NullPlayer):
    """A decoder that hands out a few frames and then says that it plays, for ever."""

    failed = False

    def __init__(self, opened: list[float], frames: int) -> None:
        self._opened = opened
        self._left = frames
        self._taken = 0

    def open(self, film: Path, *, looping: bool, sound: bool, start: float) -> None:  # noqa: ARG002
        self._opened.append(start)
        self._start = start
        self.waiting = self._left

    def take(self) -> Frame:  # type: ignore[override]  # this one has some
        self.waiting -= 1
        self._taken += 1
        seconds = self._start + (self._taken - 1) / 25
        return Frame(self._taken - 1, seconds, 1 / 25, 2, 2, 8, memoryview(bytearray(16)))

    def facts(self) -> Facts:  # type: ignore[override]  # likewise
        return Facts(10, 25, has_sound=False)


def test_a_decoder_that_goes_silent_is_opened_again_where_it_stood_then_given_up(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STALL_SECONDS", 0.2)
    opened: list[float] = []
    watched = Watched(lambda: GoesSilent(opened, 5))
    watched.playback.play(Path("silent.mp4"), looping=True)
    watched.wait_for("failed")
    assert opened == pytest.approx([0, 4 / 25, 8 / 25], abs=0.05)
    assert "it stood still" in watched.playback.property("trouble")


class BreaksOff(GoesSilent):
    """A film whose file becomes shorter while it plays over and over."""

    @property
    def ended(self) -> bool:  # type: ignore[override]  # it comes to that
        return not self.waiting


def test_a_film_that_breaks_off_in_a_loop_is_opened_again_then_given_up(
    qapp: QGuiApplication,
) -> None:
    opened: list[float] = []
    watched = Watched(lambda: BreaksOff(opened, 5))
    watched.playback.play(Path("shorter.mp4"), looping=True)
    watched.wait_for("failed")
    assert opened == pytest.approx([0, 4 / 25, 8 / 25], abs=0.05)
    assert "it broke off" in watched.playback.property("trouble")


def test_a_decoder_that_never_shows_a_frame_is_given_up(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FIRST_FRAME_SECONDS", 0.2)
    watched = Watched(lambda: GoesSilent([], 0))
    watched.playback.play(Path("silent.mp4"), looping=True)
    watched.wait_for("failed")
