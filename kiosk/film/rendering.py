"""Makes all of a film from its storyboard: picture, captions, transcript, poster and stills."""

import shutil
from collections.abc import Callable
from pathlib import Path

from kiosk.errors import KnownTrouble
from kiosk.film import captions, encoding, films, storyboard, voices
from kiosk.film.painting import RATE, Painter
from kiosk.film.storyboard import Storyboard
from kiosk.pictures.film import SCENES, text

POSTER_AT = 7.0
STILL_AT = 0.53
"""At which share of a scene its still is taken: nobody in the film blinks then."""
_POSTER_QUALITY = 90


def render(
    source: Path, folder: Path, told: Callable[[int, int], None] = lambda _done, _all: None
) -> Storyboard:
    """Make the film of the storyboard `source` in `folder`; `told` hears how many frames are done.

    Needs a QGuiApplication. What was there before stays until the new film is complete.

    Raises:
        KnownTrouble: the storyboard or a recording is wrong, or the folder cannot be written.
    """
    board = storyboard.read(source, SCENES)
    spoken = voices.read(source.parent / voices.FOLDER, board)
    board = voices.fit(board, spoken)
    painter = Painter(board)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        encoding.encode(
            painter.frames(),
            folder / films.VIDEO,
            RATE,
            lambda done: told(done, painter.count),
            voices.sound(board, spoken),
        )
        if source.resolve() != (folder / films.STORYBOARD).resolve():
            shutil.copyfile(source, folder / films.STORYBOARD)
        write_words_and_pictures(board, painter, folder)
    except OSError as error:
        raise KnownTrouble(
            f"The film cannot be written into {folder} ({error.strerror or error}). "
            "Make sure that the disk has room and that you may write there."
        ) from error
    return board


def write_words_and_pictures(board: Storyboard, painter: Painter, folder: Path) -> None:
    """Write all but the film itself."""
    captions.write(board.cues, folder / films.CAPTIONS)
    at = min(POSTER_AT, board.seconds / 2)
    painter.frame(round(at * RATE)).save(str(folder / films.POSTER), quality=_POSTER_QUALITY)
    stills = folder / films.STILLS
    stills.mkdir(exist_ok=True)
    for old in stills.glob("*.svg"):
        old.unlink()
    for scene in board.scenes:
        moment = text(scene.picture, scene.seconds * STILL_AT)
        (stills / f"{scene.key}.svg").write_text(moment, encoding="utf-8", newline="\n")
    (folder / films.TRANSCRIPT).write_text(
        films.transcript(films.the_film(folder)), encoding="utf-8", newline="\n"
    )
