"""What the waiting room shows and when: films, notices, still pictures, and darkness."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.film.films import Film
from kiosk.film.vlc_player import make_player
from kiosk.settings import Hours, Notice
from kiosk.settings import WaitingRoom as Settings
from kiosk.viewmodels.playback import FilmPlayback
from kiosk.viewmodels.waiting_room import (
    LOOK_EVERY_SECONDS,
    STILL_SECONDS,
    TRY_AGAIN_SECONDS,
    WaitingRoom,
)
from tests.driving import wait, wait_until
from tests.film import numbered, showing

FRAMES = 15
MONDAY = datetime.datetime(2026, 11, 23, 10)
WEEKDAYS = Hours(("MO", "TU", "WE", "TH", "FR"), "08:00", "18:00")
ALL_WEEK = Notice("We are closed on Friday.", "2026-11-20", "2026-11-27")


@pytest.fixture(scope="module")
def folder(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("films")
    for name in ("one", "two"):
        numbered.make(folder / f"{name}.mp4", FRAMES)
    (folder / "broken.mp4").write_bytes(b"no film" * 999)
    return folder


class Room:
    """A waiting room whose clocks are in the hands of the test, and what it has shown so far."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.films: list[Film] = []
        self.today = MONDAY
        self.seconds = 0.0
        self.shown: list[str] = []
        self.playback = FilmPlayback(make_player)

    def open(self, *names: str, settings: Settings | None = None) -> WaitingRoom:
        self.films = [self.film(name) for name in names]
        self.waiting = WaitingRoom(
            settings or Settings(),
            lambda: list(self.films),
            self.playback,
            lambda: self.today,
            lambda: self.seconds,
        )
        self.waiting.changed.connect(self._look)
        self.waiting.start()
        return self.waiting

    def film(self, name: str) -> Film:
        path = self._folder / f"{name}.mp4"
        return replace(showing.film(path if path.exists() else None, FRAMES), title=name)

    def let_pass(self, seconds: float) -> None:
        self.seconds += seconds
        self.today += datetime.timedelta(seconds=seconds)
        self.waiting.tick()

    def wait_for(self, *shown: str) -> None:
        wait_until(lambda: self.shown[: len(shown)] == list(shown), f"{shown}, not {self.shown}")

    def _look(self) -> None:
        state = str(self.waiting.property("state"))
        now = self.waiting.showing if state == "film" else state
        if not self.shown or self.shown[-1] != now or state == "film":
            self.shown.append(now)


@pytest.fixture
def room(folder: Path) -> Iterator[Room]:
    made = Room(folder)
    yield made
    made.waiting.stop()


# Films


def test_a_single_film_is_repeated_by_the_player_itself(room: Room) -> None:
    room.open("one")
    wait_until(lambda: room.playback.frame_number > 2.2 * FRAMES, "three loops")
    assert room.shown == ["one"]


def test_films_follow_one_another_and_begin_again(room: Room) -> None:
    room.open("one", "two")
    room.wait_for("one", "two", "one")


def test_it_is_silent(room: Room) -> None:
    room.open("one")
    assert room.playback.property("muted")


def test_captions_are_on(room: Room) -> None:
    waiting = room.open("one")
    wait_until(lambda: waiting.property("words") == showing.WORDS, "captions")


def test_a_film_that_is_added_is_shown_within_a_minute(room: Room) -> None:
    room.open("one")
    room.films = [room.film("two")]
    room.let_pass(LOOK_EVERY_SECONDS - 1)
    assert room.shown == ["one"]
    room.let_pass(1)
    room.wait_for("one", "two")


def test_looking_again_does_not_disturb_what_plays(room: Room) -> None:
    room.open("one")
    wait_until(lambda: room.playback.frame_number > 3, "the film")
    before = room.playback.frame_number
    for _ in range(5):
        room.let_pass(LOOK_EVERY_SECONDS)
    assert room.shown == ["one"]
    assert room.playback.frame_number >= before


# Notices


def test_notices_stand_between_films_for_as_long_as_reading_them_takes(room: Room) -> None:
    waiting = room.open("one", settings=Settings(notices=(ALL_WEEK,)))
    room.wait_for("one", "notice")
    assert waiting.property("notice") == ALL_WEEK.words
    room.let_pass(9)
    assert room.shown == ["one", "notice"]
    room.let_pass(1)
    room.wait_for("one", "notice", "one")


@pytest.mark.parametrize(
    ("day", "is_shown"),
    [("2026-11-19", False), ("2026-11-20", True), ("2026-11-27", True), ("2026-11-28", False)],
)
def test_a_notice_is_shown_from_its_first_to_its_last_day(
    room: Room, day: str, is_shown: bool
) -> None:
    room.today = datetime.datetime.fromisoformat(f"{day}T10:00")
    room.open("one", settings=Settings(notices=(ALL_WEEK,)))
    if is_shown:
        room.wait_for("one", "notice")
    else:
        wait_until(lambda: room.playback.frame_number > 1.5 * FRAMES, "two loops")
        assert room.shown == ["one"]


# Trouble


def test_a_film_that_cannot_play_is_left_out(room: Room) -> None:
    room.open("broken", "one")
    wait_until(lambda: room.playback.frame_number > 1.5 * FRAMES, "two loops of the other")
    assert room.shown == ["broken", "one"]


@pytest.mark.parametrize("names", [("broken",), ("missing",), ("broken", "missing")])
def test_without_a_film_that_plays_the_still_version_is_shown(
    room: Room, names: tuple[str, ...]
) -> None:
    waiting = room.open(*names)
    wait_until(lambda: waiting.property("state") == "still", "the still version")
    assert waiting.property("heading") == "Message 1."
    assert waiting.property("words") == "What message 1 says."


def test_still_pictures_take_turns(room: Room) -> None:
    waiting = room.open("missing")
    said = []
    for _ in range(4):
        said.append(waiting.property("heading"))
        room.let_pass(STILL_SECONDS)
    assert said == ["Message 1.", "Message 2.", "Message 3.", "Message 1."]


def test_films_that_failed_are_tried_again_later(room: Room) -> None:
    waiting = room.open("broken")
    wait_until(lambda: waiting.property("state") == "still", "the still version")
    assert "broken.mp4 cannot be played" in waiting.trouble
    room.let_pass(TRY_AGAIN_SECONDS)
    assert room.shown[-1] == "broken"


# Hours


def test_outside_its_hours_it_is_dark_and_plays_nothing(room: Room) -> None:
    waiting = room.open("one", settings=Settings(hours=(WEEKDAYS,)))
    assert waiting.property("state") == "film"
    room.today = MONDAY.replace(hour=18)
    room.let_pass(LOOK_EVERY_SECONDS)
    assert waiting.property("state") == "dark"
    assert room.playback.property("state") == "stopped"
    wait(50)
    assert not waiting.is_lit
    room.today = datetime.datetime(2026, 11, 24, 8)
    room.let_pass(LOOK_EVERY_SECONDS)
    assert waiting.property("state") == "film"


@pytest.mark.parametrize(
    ("at", "country", "is_lit"),
    [
        ("2026-11-21T10:00", "England", False),  # a Saturday
        ("2026-12-25T10:00", "England", False),
        ("2026-12-25T10:00", "none", True),
        ("2026-08-31T10:00", "England", False),
        ("2026-08-31T10:00", "Scotland", True),
        ("2026-11-23T07:59", "England", False),
        ("2026-11-23T08:00", "England", True),
    ],
)
def test_weekends_nights_and_bank_holidays_are_dark(
    room: Room, at: str, country: str, is_lit: bool
) -> None:
    room.today = datetime.datetime.fromisoformat(at)
    settings = Settings(hours=(WEEKDAYS,), bank_holidays=country)  # type: ignore[arg-type]
    assert room.open("one", settings=settings).is_lit is is_lit


def test_without_hours_it_is_always_lit(room: Room) -> None:
    room.today = datetime.datetime(2026, 12, 25, 3)
    assert room.open("one").is_lit


def test_a_clock_that_jumps_does_not_keep_it_dark_or_lit(room: Room) -> None:
    waiting = room.open("one", settings=Settings(hours=(WEEKDAYS,)))
    room.today = MONDAY.replace(hour=22)
    room.let_pass(LOOK_EVERY_SECONDS)
    room.today = MONDAY.replace(hour=9)
    room.let_pass(LOOK_EVERY_SECONDS)
    assert waiting.is_lit


def test_the_code_holds_the_line_or_what_the_site_says(room: Room) -> None:
    assert room.open("one").property("code") == "Find support in the Education Room"
    room.waiting.stop()
    waiting = room.open("one", settings=Settings(code="Ground floor, past the lifts."))
    assert waiting.property("code") == "Ground floor, past the lifts."


# A film that somebody stopped


def test_a_stopped_film_ends_and_the_line_stands_in_its_place(room: Room) -> None:
    waiting = room.open("one")
    room.wait_for("one")
    room.films = []
    room.let_pass(LOOK_EVERY_SECONDS)
    assert waiting.property("state") == "notice"
    assert waiting.property("notice") == Settings().address
    assert room.playback.property("state") == "stopped"
    room.let_pass(LOOK_EVERY_SECONDS)
    assert waiting.property("state") == "notice"
    room.films = [room.film("one")]
    room.let_pass(LOOK_EVERY_SECONDS)
    assert waiting.property("state") == "film"


def test_while_it_is_stopped_notices_are_shown(room: Room) -> None:
    waiting = room.open(settings=Settings(notices=(ALL_WEEK,)))
    assert waiting.property("notice") == ALL_WEEK.words
