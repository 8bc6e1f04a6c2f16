"""The storyboard: read whole, and every fault named with its scene."""

import tomllib
from pathlib import Path

import pytest

from kiosk import paths
from kiosk.errors import KnownTrouble
from kiosk.film import storyboard
from kiosk.film.films import FOLDER, STORYBOARD
from kiosk.pictures.film import SCENES

HEAD = 'title = "T"\nlanguage = "en"\nred_flag = "Go now."\n'
SCENE = """
[[scene]]
key = "one"
picture = "sleep"
title = "Sleep helps."
sentences = ["Poor sleep can make pain feel worse."]
seconds = 8
"""
SHIPPED = storyboard.read(FOLDER / STORYBOARD, SCENES)
RED_FLAG = "New numbness between your legs, trouble peeing, or weak legs? Go to A&E now."


def read(folder: Path, text: str) -> storyboard.Storyboard:
    path = folder / "storyboard.toml"
    path.write_text(text, encoding="utf-8")
    return storyboard.read(path, SCENES)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"sleep"', '"nowhere"', 'Scene one: there is no picture called "nowhere".'),
        ("seconds = 8", "seconds = 0", "Scene one: it has no length: seconds is 0."),
        ("seconds = 8", "", "Scene one: it has no length: seconds is 0."),
        ("seconds = 8", "seconds = -3", "Scene one: seconds has to be a number of seconds."),
        ("seconds = 8", 'seconds = "8"', "Scene one: seconds has to be a number of seconds."),
        ("seconds = 8", "seconds = true", "Scene one: seconds has to be a number of seconds."),
        ("seconds = 8", "seconds = 2", "Scene one: its words go too fast to be read."),
        ('title = "Sleep helps."', "", "Scene one: its title is missing."),
        ('"Sleep helps."', "5", "Scene one: title has to be words in double quotes."),
        ('key = "one"', "", "Scene number 1: its key is missing."),
        ("seconds = 8", "seconds = 8\nlength = 3", "Scene one: it has a key that means nothing"),
        ("seconds = 8", "seconds = 20\nred_flag_seconds = 4", "to be read twice"),
        ('["Poor sleep can make pain feel worse."]', '"Poor"', "has to be a list of sentences"),
    ],
)
def test_a_fault_is_named_with_its_scene(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    with pytest.raises(KnownTrouble) as trouble:
        read(tmp_path, HEAD + SCENE.replace(before, after))
    assert said in str(trouble.value)


def test_two_scenes_cannot_have_one_key(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match="Scene one: another scene has this key already"):
        read(tmp_path, HEAD + SCENE + SCENE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, "has no scene"),
        ("scene = [", "is not TOML"),
        (
            HEAD.replace("Go now.", "") + SCENE.replace("8", "20\nred_flag_seconds = 10"),
            "red_flag at the top is empty",
        ),
    ],
)
def test_a_storyboard_that_is_no_film_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnownTrouble, match=said):
        read(tmp_path, text)


def test_a_storyboard_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match="cannot be read"):
        storyboard.read(tmp_path / "none.toml")


def test_scenes_follow_one_another(tmp_path: Path) -> None:
    board = read(tmp_path, HEAD + SCENE + SCENE.replace('"one"', '"two"'))
    assert [scene.start for scene in board.scenes] == [0, 8]
    assert board.seconds == 16


# The film that is shipped


def test_the_film_lasts_two_to_three_minutes() -> None:
    assert 120 <= SHIPPED.seconds <= 180


def test_twelve_messages_and_an_end_card() -> None:
    assert [scene.key for scene in SHIPPED.scenes][-1] == "end-card"
    assert len(SHIPPED.scenes) == 13


def test_the_red_flag_line_stands_with_hurt_and_with_moving() -> None:
    flagged = [scene.key for scene in SHIPPED.scenes if scene.red_flag_seconds]
    assert SHIPPED.red_flag == RED_FLAG
    assert flagged == ["hurt-and-harm", "keep-moving"]


def test_the_end_card_stays_twelve_seconds() -> None:
    assert SHIPPED.scenes[-1].seconds >= 12
    assert SHIPPED.scenes[-1].title == "Talk to your team today."


def test_the_end_card_has_the_numbers_of_the_help_card() -> None:
    with (paths.STARTER / "cards.toml").open("rb") as file:
        card = tomllib.load(file)["help"]
    numbers = [line["number"] for line in card["before_local"] + card["after_local"]]
    said = " ".join(SHIPPED.scenes[-1].steps)
    assert all(number in said for number in numbers if number)


def test_nothing_tells_anybody_to_stop_a_medicine() -> None:
    words = " ".join(sentence for scene in SHIPPED.scenes for sentence in scene.sentences)
    assert not {"medicine", "tablet", "surgery"} & set(words.lower().split())
