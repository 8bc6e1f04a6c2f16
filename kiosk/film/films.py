"""A film as it lies on the disk: picture, captions, poster and words, each of which may lack."""

import logging
from dataclasses import dataclass
from pathlib import Path

from kiosk import paths
from kiosk.errors import KnownTrouble
from kiosk.film import captions, storyboard, subtitles
from kiosk.film.captions import Cue
from kiosk.film.storyboard import Storyboard

FOLDER = paths.ASSETS / "film"
STORYBOARD, VIDEO, CAPTIONS = "storyboard.toml", "film.mp4", "film.vtt"
POSTER, TRANSCRIPT, STILLS = "poster.jpg", "transcript.txt", "stills"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Still:
    """One message of the still version: its picture, where there is one, and its words."""

    title: str
    sentences: tuple[str, ...]
    picture: Path | None


@dataclass(frozen=True)
class Film:
    """What there is of a film.

    Attributes:
        title: its name.
        video: the file to play; None where it is missing.
        cues: its captions.
        poster: one picture of it.
        stills: message by message, for the still version and the transcript.
        seconds: how long it lasts.
    """

    title: str
    video: Path | None
    cues: tuple[Cue, ...]
    poster: Path | None
    stills: tuple[Still, ...]
    seconds: float


NO_FILM = Film("", None, (), None, (), 0)
"""Where all of it is missing, Home stays Home."""


def the_film(folder: Path = FOLDER) -> Film:
    """The film in `folder`; whatever is missing there is empty, and said in the log."""
    try:
        board = storyboard.read(folder / STORYBOARD)
    except KnownTrouble as trouble:
        log.warning("%s", trouble)
        board = Storyboard("", "en", "", "", ())
    return Film(
        title=board.title,
        video=_there(folder / VIDEO),
        cues=_cues(folder) or board.cues,
        poster=_there(folder / POSTER),
        stills=tuple(
            Still(
                scene.title,
                _sentences(board, scene),
                _there(folder / STILLS / f"{scene.key}.svg"),
            )
            for scene in board.scenes
        ),
        seconds=board.seconds,
    )


def _cues(folder: Path) -> tuple[Cue, ...]:
    """The captions as they were made: recordings may have made scenes longer than they say."""
    try:
        return captions.read(folder / CAPTIONS)
    except KnownTrouble:
        return ()


def given(file: Path) -> Film:
    """A film that somebody tries out, with the captions of its name beside it, if there are any."""
    beside = (file.with_suffix(ending) for ending in (".vtt", ".srt"))
    cues: tuple[Cue, ...] = ()
    for path in beside:
        if path.is_file():
            try:
                cues = subtitles.read(path).cues
            except KnownTrouble as trouble:
                log.warning("%s", trouble)
            break
    return Film(file.stem, file, cues, None, (), 0)


def _sentences(board: Storyboard, scene: storyboard.Scene) -> tuple[str, ...]:
    flag = (board.red_flag,) if scene.red_flag_seconds else ()
    return (*scene.sentences, *scene.steps, *flag)


def _there(path: Path) -> Path | None:
    return path if path.is_file() else None


def transcript(film: Film) -> str:
    """All the film's words as one text."""
    parts = [film.title, *("\n".join((still.title, *still.sentences)) for still in film.stills)]
    return "\n\n".join(parts) + "\n"
