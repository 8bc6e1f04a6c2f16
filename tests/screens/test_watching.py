"""Somebody who watches the film: real frames, captions, pause, and what stands in for a film."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from kiosk import app
from kiosk.film.films import Film, the_film
from kiosk.settings import Idle, Settings
from kiosk.store import Store
from tests.driving import Driver, wait, wait_until
from tests.film import numbered, showing
from tests.screens.acting import SIZES, Clock, go_to, is_checked, rectangle
from tests.screens.conftest import Start

SHORT, LONG = 40, 220
"""Frames of a film that is soon over, and of one that lasts longer than its test."""

RESULTS_SECONDS, COUNTDOWN_SECONDS, ATTRACT_SECONDS = 180, 30, 30


@pytest.fixture(scope="module")
def folder(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two films whose frames carry their numbers."""
    folder = tmp_path_factory.mktemp("films")
    for count in (SHORT, LONG):
        numbered.make(folder / f"{count}.mp4", count)
    return folder


@pytest.fixture(scope="module")
def short(folder: Path) -> Film:
    return showing.film(folder / f"{SHORT}.mp4", SHORT)


@pytest.fixture(scope="module")
def long(folder: Path) -> Film:
    return showing.film(folder / f"{LONG}.mp4", LONG)


def shown(kiosk: Driver) -> int:
    """The number of the frame that is on the screen; -1 where there is none."""
    place = rectangle(kiosk.find("filmPicture")).toRect()
    return numbered.number_of(kiosk.picture().copy(place))


def plays(kiosk: Driver) -> bool:
    return kiosk.parts.film.is_playing


def watch(kiosk: Driver) -> None:
    """Open the film and see it move."""
    go_to(kiosk, "film")
    wait_until(lambda: shown(kiosk) > 0, "the film to move")


def height_of_captions(kiosk: Driver) -> float:
    return kiosk.find("captions").height()


def end(kiosk: Driver) -> None:
    wait_until(lambda: bool(kiosk.parts.film.property("ended")), "the end of the film")
    kiosk.settle()


# Watching


def test_what_is_painted_over_several_loops_is_never_black_and_lacks_no_frame(
    start: Start, clock: Clock, short: Film
) -> None:
    """The window's own pixels, looked at each time that a frame is due."""
    kiosk = start(film=short)
    seen: list[int] = []

    def look() -> None:
        seen.append(shown(kiosk))

    begin_the_loop(kiosk, clock)
    kiosk.parts.playback.painted.connect(look)  # after the item on the screen, which hears it first
    wait_until(lambda: len(seen) > 2 * SHORT, "two loops")
    kiosk.parts.playback.painted.disconnect(look)
    assert seen == [(seen[0] + n) % SHORT for n in range(len(seen))]
    assert -1 not in seen


def test_the_door_on_home_plays_the_film(start: Start, long: Film) -> None:
    kiosk = start(film=long)
    watch(kiosk)
    assert kiosk.find("playOrPause").property("text") == "Pause"


def test_it_plays_as_large_as_the_page_is_wide_in_its_own_shape(start: Start, long: Film) -> None:
    for size in SIZES.values():
        kiosk = start(film=long)
        kiosk.show(*size)
        watch(kiosk)
        picture = kiosk.find("filmPicture")
        assert picture.width() / picture.height() == pytest.approx(16 / 9, rel=0.01)
        assert picture.width() >= 0.5 * size[0]
        kiosk.tap("finish")


def test_pause_holds_the_picture_and_play_goes_on_from_it(start: Start, long: Film) -> None:
    kiosk = start(film=long)
    watch(kiosk)
    kiosk.tap("playOrPause")
    held = shown(kiosk)
    wait(300)
    assert shown(kiosk) == held
    assert kiosk.find("playOrPause").property("text") == "Play"
    kiosk.tap("playOrPause")
    wait_until(lambda: shown(kiosk) > held, "the film to go on")
    assert shown(kiosk) < held + 25


def test_it_plays_once_and_then_offers_itself_again(start: Start, short: Film) -> None:
    kiosk = start(film=short)
    watch(kiosk)
    end(kiosk)
    assert shown(kiosk) == SHORT - 1
    assert kiosk.find("playOrPause").property("text") == "Watch again"
    kiosk.tap("playOrPause")
    wait_until(lambda: plays(kiosk) and 0 < shown(kiosk) < SHORT - 1, "the film from its beginning")


def test_a_film_without_sound_has_no_button_for_it(start: Start, long: Film) -> None:
    kiosk = start(film=long)
    watch(kiosk)
    assert not kiosk.sees("sound")


def test_a_film_with_sound_is_silent_until_somebody_asks(
    start: Start, long: Film, tmp_path: Path
) -> None:
    assert long.video is not None
    spoken = numbered.with_sound(long.video, tmp_path / "spoken.mp4")
    kiosk = start(film=showing.film(spoken, LONG))
    watch(kiosk)
    assert not is_checked(kiosk.find("sound"))
    assert kiosk.parts.playback.property("muted")
    kiosk.tap("sound")
    assert is_checked(kiosk.find("sound"))
    assert not kiosk.parts.playback.property("muted")
    kiosk.tap("finish")
    watch(kiosk)
    assert not is_checked(kiosk.find("sound"))


@pytest.mark.parametrize("way", ["finish", "back", "helpNow"])
def test_whoever_leaves_the_film_leaves_it_stopped(start: Start, long: Film, way: str) -> None:
    kiosk = start(film=long)
    watch(kiosk)
    kiosk.tap(way)
    assert kiosk.parts.playback.property("state") == "stopped"


def test_while_somebody_reads_the_words_the_film_waits_for_them(start: Start, long: Film) -> None:
    kiosk = start(film=long)
    watch(kiosk)
    kiosk.tap("filmWords")
    assert kiosk.reads("What message 2 says.")
    assert kiosk.parts.film.property("paused")
    kiosk.tap("back")
    wait(300)
    assert not plays(kiosk)
    kiosk.tap("playOrPause")
    wait_until(lambda: plays(kiosk), "the film to go on")


# Captions


def test_captions_show_until_somebody_puts_them_away(start: Start, long: Film) -> None:
    kiosk = start(film=long)
    watch(kiosk)
    assert kiosk.find("captionWords").property("text") == showing.WORDS
    assert is_checked(kiosk.find("captionsOnOff"))
    kiosk.tap("captionsOnOff")
    assert not kiosk.sees("captionWords")
    assert not is_checked(kiosk.find("captionsOnOff"))


def test_captions_have_three_sizes_that_begin_with_the_size_of_the_text(
    start: Start, long: Film
) -> None:
    kiosk = start(film=long)
    watch(kiosk)
    assert is_checked(kiosk.find("captionSize1"))
    heights = []
    for size in range(3):
        kiosk.tap(f"captionSize{size}")
        heights.append(height_of_captions(kiosk))
    assert heights == sorted(set(heights))


def test_whoever_chooses_a_size_sees_captions(start: Start, long: Film) -> None:
    kiosk = start(film=long)
    watch(kiosk)
    kiosk.tap("captionsOnOff")
    kiosk.tap("captionSize2")
    assert kiosk.sees("captionWords")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("letters", range(3))
def test_captions_stay_within_the_screen_and_off_the_buttons(
    start: Start, long: Film, size: tuple[int, int], letters: int
) -> None:
    kiosk = start(film=long)
    kiosk.show(*size)
    watch(kiosk)
    kiosk.tap(f"captionSize{letters}")
    kiosk.tap("playOrPause")
    box = rectangle(kiosk.find("captions"))
    assert rectangle(kiosk.find("viewport")).contains(box)
    assert not box.intersects(rectangle(kiosk.find("playOrPause")))


def test_what_somebody_chose_for_the_film_is_forgotten(start: Start, long: Film) -> None:
    kiosk = start(film=long)
    watch(kiosk)
    kiosk.tap("captionSize2")
    kiosk.tap("captionsOnOff")
    kiosk.tap("finish")
    watch(kiosk)
    assert is_checked(kiosk.find("captionsOnOff"))
    assert is_checked(kiosk.find("captionSize1"))


# Less motion, and no film


def test_whoever_chose_less_motion_meets_still_pictures_and_can_play_the_film(
    start: Start, long: Film
) -> None:
    kiosk = start(film=long)
    kiosk.tap("movement")
    kiosk.tap("watchFilm")
    assert kiosk.screen == "filmStills"
    assert kiosk.reads("Message 3.")
    kiosk.tap("playFilm")
    wait_until(lambda: kiosk.screen == "film" and shown(kiosk) > 0, "the film")


def test_less_motion_stops_a_film_that_plays(start: Start, long: Film) -> None:
    kiosk = start(film=long)
    watch(kiosk)
    kiosk.tap("movement")
    assert kiosk.parts.film.property("paused")


BROKEN: dict[str, Callable[[bytes], bytes | None]] = {
    "missing": lambda _whole: None,
    "random bytes": lambda whole: bytes((31 * n * n + 7) % 251 for n in range(len(whole))),
    "cut at half": lambda whole: whole[: len(whole) // 2],
}


@pytest.mark.parametrize("broken", BROKEN)
def test_in_place_of_a_film_that_cannot_play_its_words_and_a_line_for_staff(
    start: Start,
    folder: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    broken: str,
) -> None:
    path: Path | None = tmp_path / "film.mp4"
    assert path is not None
    content = BROKEN[broken]((folder / f"{LONG}.mp4").read_bytes())
    if content is None:
        path = None
    else:
        path.write_bytes(content)
    kiosk = start(film=showing.film(path, LONG))
    kiosk.tap("watchFilm")
    wait_until(lambda: kiosk.sees("cannotPlay"), "the still version")  # within five seconds
    assert kiosk.reads("The film cannot play now. Here are its pictures and words.")
    assert kiosk.reads("Message 1.")
    assert kiosk.reads("What message 3 says.")
    assert not kiosk.sees("playOrPause")
    assert any("film" in line.lower() for line in caplog.messages)


def test_a_film_that_vanishes_while_the_kiosk_runs_is_told_of(
    start: Start, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "film.mp4"
    shutil.copy(folder / f"{LONG}.mp4", path)
    kiosk = start(film=showing.film(path, LONG))
    watch(kiosk)
    kiosk.tap("finish")
    path.unlink()
    kiosk.tap("watchFilm")
    wait_until(lambda: kiosk.sees("cannotPlay"), "the still version")


def test_the_film_that_comes_with_the_kiosk_plays_and_has_a_picture_for_every_message(
    start: Start,
) -> None:
    kiosk = start(film=the_film())
    go_to(kiosk, "film")
    wait_until(lambda: kiosk.parts.playback.frame_number > 5, "the film")
    kiosk.tap("filmStills")
    pictures = [item for item in kiosk.items() if item.objectName() == "filmMessage"]
    assert len(pictures) == 13


# The clock that asks


def test_while_the_film_plays_nobody_is_asked_and_afterwards_the_wait_begins(
    start: Start, clock: Clock, short: Film
) -> None:
    kiosk = start(film=short)
    watch(kiosk)
    clock.let_pass(100_000)
    assert not kiosk.sees("stillHere")
    end(kiosk)
    clock.let_pass(RESULTS_SECONDS - 1)
    assert not kiosk.sees("stillHere")
    clock.let_pass(1)
    assert kiosk.sees("stillHere")


def test_a_film_that_was_left_paused_is_not_waited_for(
    start: Start, clock: Clock, long: Film
) -> None:
    kiosk = start(film=long)
    watch(kiosk)
    kiosk.tap("playOrPause")
    clock.let_pass(RESULTS_SECONDS)
    assert kiosk.sees("stillHere")


# The loop on an untouched Home


def attracts(kiosk: Driver) -> bool:
    return kiosk.sees("attract")


def begin_the_loop(kiosk: Driver, clock: Clock) -> None:
    clock.let_pass(ATTRACT_SECONDS)
    assert attracts(kiosk)
    wait_until(lambda: shown(kiosk) > 0, "the film to move")


def test_an_untouched_home_becomes_the_film_after_its_time(
    start: Start, clock: Clock, long: Film
) -> None:
    kiosk = start(film=long)
    clock.let_pass(ATTRACT_SECONDS - 1)
    assert not attracts(kiosk)
    clock.let_pass(1)
    assert attracts(kiosk)
    wait_until(lambda: shown(kiosk) > 0, "the film to move")
    assert kiosk.find("touchToBegin").property("text") == "Touch the screen to begin"
    assert kiosk.find("captionWords").property("text") == showing.WORDS


@pytest.mark.parametrize("what", ["findSupport", "watchFilm", "about"])
def test_a_touch_ends_it_and_presses_nothing_that_was_hidden(
    start: Start, clock: Clock, long: Film, what: str
) -> None:
    kiosk = start(film=long)
    place = kiosk.centre(kiosk.find(what))
    begin_the_loop(kiosk, clock)
    kiosk.tap_at(place)
    kiosk.settle()
    assert not attracts(kiosk)
    assert kiosk.screen == "home"
    assert kiosk.sees("findSupport")
    assert kiosk.parts.playback.property("state") == "stopped"
    kiosk.tap("findSupport")
    assert kiosk.screen == "topics"


def test_a_touch_on_a_control_that_the_loop_hides_changes_nothing(
    start: Start, clock: Clock, long: Film
) -> None:
    kiosk = start(film=long)
    place = kiosk.centre(kiosk.find("contrast"))
    begin_the_loop(kiosk, clock)
    kiosk.tap_at(place)
    kiosk.settle()
    assert not attracts(kiosk)
    assert not is_checked(kiosk.find("contrast"))


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_A])
def test_a_key_ends_it_and_does_nothing_else(
    start: Start, clock: Clock, long: Film, key: Qt.Key
) -> None:
    kiosk = start(film=long)
    begin_the_loop(kiosk, clock)
    kiosk.press(key)
    assert not attracts(kiosk)
    assert kiosk.screen == "home"


@pytest.mark.parametrize(
    ("button", "screen"), [("helpNow", "help"), ("backPainEmergency", "emergency")]
)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_cards_of_help_stay_over_it_where_they_are_and_open_at_one_touch(
    start: Start, clock: Clock, long: Film, size: tuple[int, int], button: str, screen: str
) -> None:
    kiosk = start(film=long)
    kiosk.show(*size)
    place = rectangle(kiosk.find(button))
    begin_the_loop(kiosk, clock)
    assert rectangle(kiosk.find(button)) == place
    kiosk.tap(button)
    assert kiosk.screen == screen
    assert not attracts(kiosk)
    kiosk.tap("finish")
    assert kiosk.sees("findSupport")


def test_somebody_who_does_anything_on_home_is_left_in_peace(
    start: Start, clock: Clock, long: Film
) -> None:
    kiosk = start(film=long)
    kiosk.tap("textSize2")
    clock.let_pass(ATTRACT_SECONDS)
    assert not attracts(kiosk)


@pytest.mark.parametrize("screen", ["topics", "listing", "help"])
def test_no_other_screen_becomes_the_film(
    start: Start, clock: Clock, long: Film, screen: str
) -> None:
    kiosk = start(film=long)
    go_to(kiosk, screen)
    clock.let_pass(ATTRACT_SECONDS)
    clock.let_pass(1)
    assert not attracts(kiosk)


def test_after_finish_the_wait_begins(start: Start, clock: Clock, long: Film) -> None:
    kiosk = start(film=long)
    go_to(kiosk, "topics")
    kiosk.tap("finish")
    assert not attracts(kiosk)
    clock.let_pass(ATTRACT_SECONDS)
    assert attracts(kiosk)


def test_where_nobody_answered_the_film_begins_at_once(
    start: Start, clock: Clock, long: Film
) -> None:
    kiosk = start(film=long)
    go_to(kiosk, "listing")
    clock.let_pass(RESULTS_SECONDS)
    clock.let_pass(COUNTDOWN_SECONDS)
    assert attracts(kiosk)


def test_a_site_can_say_when_and_that_it_never_does(start: Start, clock: Clock, long: Film) -> None:
    soon, never = (
        start(Settings(idle=Idle(attract_seconds=seconds)), film=long) for seconds in (5, 0)
    )
    clock.let_pass(5)
    assert attracts(soon)
    clock.let_pass(100_000)
    assert not attracts(never)


def test_the_loop_is_silent_and_runs_on_past_its_end(
    start: Start, clock: Clock, short: Film
) -> None:
    kiosk = start(film=short)
    begin_the_loop(kiosk, clock)
    frames = kiosk.parts.playback.frame_number
    wait_until(lambda: kiosk.parts.playback.frame_number > frames + 1.5 * SHORT, "another loop")
    assert attracts(kiosk)
    assert kiosk.parts.playback.property("muted")


def test_where_the_film_cannot_play_home_shows_its_messages_one_after_the_other(
    start: Start, clock: Clock
) -> None:
    kiosk = start(film=showing.film(None, LONG))
    clock.let_pass(ATTRACT_SECONDS)
    said = []
    for _ in range(4):
        said.append(kiosk.find("captionWords").property("text"))
        clock.let_pass(10)
    assert said == ["Message 1.", "Message 2.", "Message 3.", "Message 1."]


def test_without_any_film_home_stays_home(start: Start, clock: Clock) -> None:
    kiosk = start()
    clock.let_pass(100_000)
    assert not attracts(kiosk)
    assert kiosk.sees("findSupport")


def test_the_controls_come_back_where_they_were(start: Start, clock: Clock, long: Film) -> None:
    def places() -> dict[str, object]:
        return {item.objectName(): rectangle(item) for item in controls()}

    def controls() -> list[QQuickItem]:
        return [item for item in kiosk.items() if item.objectName() in {"contrast", "movement"}]

    kiosk = start(film=long)
    before = places()
    begin_the_loop(kiosk, clock)
    assert not controls()
    kiosk.tap_at(QPoint(300, 300))
    kiosk.settle()
    assert places() == before


def test_the_film_fills_the_page_on_the_loop(start: Start, clock: Clock, long: Film) -> None:
    kiosk = start(film=long)
    begin_the_loop(kiosk, clock)
    picture = kiosk.picture()
    assert isinstance(picture, QImage)
    place = rectangle(kiosk.find("filmPicture"))
    page = rectangle(kiosk.find("attract"))
    assert place.width() == pytest.approx(page.width(), rel=0.01) or place.height() == (
        pytest.approx(page.height(), rel=0.01)
    )


def test_a_film_that_is_added_while_the_kiosk_runs_is_shown_once_nobody_is_there(
    qapp: QGuiApplication, store: Store, short: Film, long: Film
) -> None:
    films = [short]
    kiosk = Driver(app.Kiosk(Settings(), store, touch_pause=0, films=lambda: films[:1]))
    kiosk.show(*SIZES["landscape"])
    watch(kiosk)
    films.insert(0, replace(long, title="Another film"))
    kiosk.tap("finish")
    kiosk.tap("watchFilm")
    kiosk.tap("filmWords")
    assert kiosk.reads("Another film")
    kiosk.close()
