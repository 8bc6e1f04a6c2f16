"""The storyboard: the film's scenes as they stand in one TOML file, checked word by word."""

import tomllib
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import KnownTrouble
from kiosk.film.captions import Cue, lay_out

FADE_SECONDS = 0.8
"""How long one scene takes to turn into the next."""

FIRST_WORDS_AFTER = 1.0
LAST_WORDS_BEFORE = 0.3
MOST_LETTERS_A_SECOND = 19.0
"""Above this a caption goes before a slow reader has read it."""

SHORTEST_RED_FLAG = 9.0
"""Long enough to read its line twice."""

_KEYS = {"key", "picture", "title", "sentences", "seconds", "red_flag_seconds", "steps"}
_MUST = ("key", "picture", "title", "seconds")


@dataclass(frozen=True)
class Scene:
    """One scene.

    Attributes:
        key: its name, in files and in sentences about it.
        picture: the drawing.
        title: the big words.
        sentences: what is said, for captions, transcript and still version.
        seconds: how long it lasts.
        start: when it begins, in seconds of the film.
        red_flag_seconds: how long the red-flag line shows, at the scene's end; 0 for not at all.
        steps: what follows under the title, one after the other.
    """

    key: str
    picture: str
    title: str
    sentences: tuple[str, ...]
    seconds: float
    start: float
    red_flag_seconds: float = 0
    steps: tuple[str, ...] = ()

    @property
    def cues(self) -> tuple[Cue, ...]:
        """Its captions, in the film's time. Words that are painted need none."""
        end = self.seconds - self.red_flag_seconds - LAST_WORDS_BEFORE
        return lay_out(self.sentences, self.start + FIRST_WORDS_AFTER, self.start + end)


@dataclass(frozen=True)
class Storyboard:
    """The whole film, before it is drawn; `voice_by` says whose recordings are laid under it."""

    title: str
    language: str
    red_flag: str
    signed_by: str
    scenes: tuple[Scene, ...]
    voice_by: str = ""

    @property
    def seconds(self) -> float:
        """How long the film lasts."""
        return sum(scene.seconds for scene in self.scenes)

    @property
    def cues(self) -> tuple[Cue, ...]:
        """All captions."""
        return tuple(cue for scene in self.scenes for cue in scene.cues)


def read(path: Path, pictures: Container[str] | None = None) -> Storyboard:
    """The storyboard in the file `path`; `pictures` are the drawings that there are.

    Raises:
        KnownTrouble: the file cannot be read, or something in it is wrong; the scene is named.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError) as error:
        raise KnownTrouble(f"The storyboard {path} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise KnownTrouble(f"The storyboard {path} is not TOML: {error}.") from error
    rows = content.get("scene", [])
    if not isinstance(rows, list) or not rows:
        raise KnownTrouble(f"The storyboard {path} has no scene. Write at least one [[scene]].")
    scenes: list[Scene] = []
    start = 0.0
    for number, row in enumerate(rows, start=1):
        scene = _scene(row, number, start)
        if pictures is not None and scene.picture not in pictures:
            raise _trouble(scene.key, f'there is no picture called "{scene.picture}"')
        if scene.key in {other.key for other in scenes}:
            raise _trouble(scene.key, "another scene has this key already")
        scenes.append(scene)
        start += scene.seconds
    red_flag = _words(content, "red_flag", "the storyboard")
    if not red_flag and any(scene.red_flag_seconds for scene in scenes):
        raise KnownTrouble("A scene shows the red-flag line, but red_flag at the top is empty.")
    return Storyboard(
        title=_words(content, "title", "the storyboard"),
        language=_words(content, "language", "the storyboard") or "en",
        red_flag=red_flag,
        signed_by=_words(content, "signed_by", "the storyboard"),
        scenes=tuple(scenes),
        voice_by=_words(content, "voice_by", "the storyboard"),
    )


def _scene(row: dict[str, Any], number: int, start: float) -> Scene:
    name = str(row.get("key") or f"number {number}")
    if unknown := sorted(row.keys() - _KEYS):
        raise _trouble(name, f"it has a key that means nothing here: {', '.join(unknown)}")
    for key in _MUST:
        if not row.get(key) and key != "seconds":
            raise _trouble(name, f"its {key} is missing")
    scene = Scene(
        key=_words(row, "key", name),
        picture=_words(row, "picture", name),
        title=_words(row, "title", name),
        sentences=_list(row, "sentences", name),
        seconds=_seconds(row, "seconds", name),
        start=start,
        red_flag_seconds=_seconds(row, "red_flag_seconds", name),
        steps=_list(row, "steps", name),
    )
    if scene.seconds <= 2 * FADE_SECONDS:
        raise _trouble(name, f"it has no length: seconds is {scene.seconds:g}")
    if 0 < scene.red_flag_seconds < SHORTEST_RED_FLAG:
        raise _trouble(
            name, f"red_flag_seconds has to be at least {SHORTEST_RED_FLAG:g}, to be read twice"
        )
    free = scene.seconds - scene.red_flag_seconds - FIRST_WORDS_AFTER - LAST_WORDS_BEFORE
    letters = sum(map(len, scene.sentences))
    if scene.sentences and (free <= 0 or letters / free > MOST_LETTERS_A_SECOND):
        wanted = letters / MOST_LETTERS_A_SECOND - free + scene.seconds
        raise _trouble(
            name, f"its words go too fast to be read. Give it {wanted:.1f} seconds, or fewer words"
        )
    return scene


def _words(row: dict[str, Any], key: str, name: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise _trouble(name, f"{key} has to be words in double quotes")
    return value.strip()


def _list(row: dict[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise _trouble(name, f"{key} has to be a list of sentences in double quotes")
    return tuple(value)


def _seconds(row: dict[str, Any], key: str, name: str) -> float:
    value = row.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 600:  # noqa: PLR2004
        raise _trouble(name, f"{key} has to be a number of seconds")
    return float(value)


def _trouble(scene: str, words: str) -> KnownTrouble:
    return KnownTrouble(f"Scene {scene}: {words}.")
