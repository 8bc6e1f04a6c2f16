"""Frames: large words that fit, a red flag that stays, no flash, the same pixels each time."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage

from kiosk.errors import KnownTrouble
from kiosk.film.films import FOLDER, STORYBOARD
from kiosk.film.painting import RATE, Painter
from kiosk.film.storyboard import FADE_SECONDS, Scene, Storyboard, read
from kiosk.pictures.film import HIGH, SCENES, WIDE

BOARD = read(FOLDER / STORYBOARD, SCENES)
LARGEST_STEP = 6.0
"""How much brighter or darker the whole picture may turn between two frames, of 255."""


@pytest.fixture(scope="module")
def painter(qapp: QGuiApplication) -> Painter:
    return Painter(BOARD)


def pixels(image: QImage) -> str:
    return sha256(bytes(image.constBits())).hexdigest()


def brightness(image: QImage) -> float:
    small = image.scaled(
        16,
        9,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return sum(small.pixelColor(x, y).lightness() for x in range(16) for y in range(9)) / 144


def test_a_capital_letter_is_a_hundred_pixels_high(painter: Painter) -> None:
    assert QFontMetricsF(painter._font).capHeight() >= 100


def test_a_frame_is_as_large_as_a_film_is(painter: Painter) -> None:
    frame = painter.frame(0)
    assert (frame.width(), frame.height()) == (WIDE, HIGH) == (1920, 1080)


def test_the_same_storyboard_gives_the_same_pixels(painter: Painter) -> None:
    numbers = [0, 7, 400, 1300, painter.count - 1]
    again = Painter(read(FOLDER / STORYBOARD, SCENES))
    assert [pixels(painter.frame(n)) for n in numbers] == [pixels(again.frame(n)) for n in numbers]


def moments() -> Iterator[int]:
    """Frames around every change of scene, and some in the middle of each."""
    for scene in BOARD.scenes:
        first = round(scene.start * RATE)
        yield from range(max(0, first - 2), first + round(FADE_SECONDS * RATE) + 2, 3)
        yield from range(first + 50, first + round(scene.seconds * RATE), 90)


def test_nothing_flashes(painter: Painter) -> None:
    steps = {
        number: abs(brightness(painter.frame(number + 1)) - brightness(painter.frame(number)))
        for number in moments()
        if number + 1 < painter.count
    }
    assert {number: step for number, step in steps.items() if step > LARGEST_STEP} == {}


def test_the_last_frame_leads_into_the_first(painter: Painter) -> None:
    last, first = painter.frame(painter.count - 1), painter.frame(0)
    assert abs(brightness(last) - brightness(first)) < 1
    assert last.pixelColor(960, 200) == first.pixelColor(960, 200)


@pytest.mark.parametrize("scene", [s for s in BOARD.scenes if s.red_flag_seconds])
def test_the_red_flag_stays_to_the_end_of_its_scene(painter: Painter, scene: Scene) -> None:
    start = scene.start + scene.seconds - scene.red_flag_seconds
    shown = [painter.frame(round((start + after) * RATE)) for after in (1, 5, 9)]
    assert {frame.pixelColor(60, 540).name().upper() for frame in shown} == {"#8C2F1B"}


@pytest.mark.parametrize("part", ["title", "steps", "red_flag"])
def test_words_that_do_not_fit_are_named_with_their_scene(painter: Painter, part: str) -> None:
    long = "far too many words to be painted in letters that are so very large " * 4
    scene = BOARD.scenes[3]
    if part == "title":
        scene = replace(scene, title=long)
    if part == "steps":
        scene = replace(scene, steps=(long,))
    board = replace(BOARD, scenes=(scene,), red_flag=long if part == "red_flag" else "Go.")
    with pytest.raises(KnownTrouble, match=r"Scene hurt-and-harm: .* is too long to fit"):
        Painter(board)


def test_a_film_of_one_scene_leads_into_itself(qapp: QGuiApplication) -> None:
    scene = replace(BOARD.scenes[0], start=0.0)
    alone = Painter(Storyboard("", "en", "", "", (scene,)))
    assert not alone.frame(0).isNull()
