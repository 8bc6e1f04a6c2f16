"""The films that somebody has added: copied, hashed and switched to, with a way back.

`films/` in the data folder holds a folder for each film, named after what is in it, and
`playlist.json`: which of them are shown now, and which were before. That file is replaced at once
and as a whole, so that a power cut leaves the one or the other. Without it the kiosk shows its own
film.
"""

import contextlib
import datetime
import hashlib
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import KnownTrouble
from kiosk.film import captions, preflight, subtitles
from kiosk.film.captions import Cue
from kiosk.film.films import VIDEO, Film, Still, the_film

FOLDER, PLAYLIST = "films", "playlist.json"
CAPTIONS, POSTER, ABOUT = "film.vtt", "poster.jpg", "about.json"
MOST_FORMER = 20
_LETTERS_OF_NAME = 16
_BLOCK = 1 << 20

log = logging.getLogger(__name__)

Names = tuple[str, ...]


@dataclass(frozen=True)
class Added:
    """A film that lies in the library.

    Attributes:
        name: of its folder, from what is in the film.
        title: what people call it.
        file: the name of the film in that folder.
        seconds: how long it lasts.
        added: on which day.
        sha256: of the film.
    """

    name: str
    title: str
    file: str
    seconds: float
    added: str
    sha256: str


@dataclass(frozen=True)
class Playlist:
    """The names of the films that are shown, in their order, and of those before, newest first."""

    now: Names = ()
    former: tuple[Names, ...] = ()


def films(data: Path) -> list[Film]:
    """What the kiosk shows, in its order: the films of the playlist, or its own."""
    found = [film for name in playlist(data).now if (film := _film(data / FOLDER / name))]
    return found or [the_film()]


def playlist(data: Path) -> Playlist:
    """What is shown now and was before; nothing where nobody has added a film."""
    path = data / FOLDER / PLAYLIST
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Playlist(tuple(kept["now"]), tuple(tuple(names) for names in kept["former"]))
    except FileNotFoundError:
        return Playlist()
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning(
            "The list of films %s cannot be read (%s): the kiosk's own is shown.", path, error
        )
        return Playlist()


def described(data: Path, names: Sequence[str]) -> list[Added]:
    """What is known of these films; those that are gone are left out."""
    found = (_about(data / FOLDER / name) for name in names)
    return [each for each in found if each]


def add(  # noqa: PLR0913  (what the command takes)
    data: Path,
    film: Path,
    captions_file: Path | None = None,
    *,
    title: str = "",
    music: bool = False,
    also: bool = False,
    told: Callable[[str], None] = lambda _words: None,
) -> Added:
    """Look at a film, copy it, and show it from the next start of the kiosk on.

    Args:
        data: the data folder.
        film: the file; it stays where it is.
        captions_file: its captions, WebVTT or SRT.
        title: what people call it; left out: the file's name.
        music: nobody speaks in it, so it needs no captions.
        also: after those that are shown, and not in their place.
        told: hears what is being done, and what is wrong with the captions.

    Raises:
        KnownTrouble: it is refused, or there is no room; what was shown before stays.
    """
    folder = data / FOLDER
    read = subtitles.read(captions_file) if captions_file else subtitles.Subtitles((), ())
    with _workshop(folder) as unfinished:
        told(f"Looking at every picture of {film.name}: that takes a while.")
        found = preflight.look_at(film, unfinished / POSTER)
        preflight.judge(film, found)
        if not music:
            preflight.judge_sound(film, found, read.cues)
        for problem in (*read.problems, *preflight.problems_of(read.cues, found.seconds)):
            told(problem)
        title = title or film.stem.replace("_", " ").replace("-", " ").strip().capitalize()
        added = _fill(
            unfinished, preflight.plain(film, unfinished), read.cues, title, found.seconds
        )
        _switch(data, unfinished, added, also=also)
    return added


def back(data: Path) -> Playlist:
    """Show again what was shown before.

    Raises:
        KnownTrouble: nothing was.
    """
    shown = playlist(data)
    if not shown.former:
        raise KnownTrouble(
            "No other film was shown before this one, so there is nothing to go back to."
        )
    before, *rest = shown.former
    again = Playlist(before, tuple(rest))
    _write(data / FOLDER / PLAYLIST, _as_json(asdict(again)))
    return again


def _film(folder: Path) -> Film | None:
    """The film in this folder, as screens show it."""
    about = _about(folder)
    if about is None or not (folder / about.file).is_file():
        log.warning("The film in %s is gone; it is left out.", folder)
        return None
    cues: tuple[Cue, ...] = ()
    with contextlib.suppress(KnownTrouble):
        cues = captions.read(folder / CAPTIONS) if (folder / CAPTIONS).is_file() else ()
    poster = folder / POSTER if (folder / POSTER).is_file() else None
    words = tuple(dict.fromkeys(cue.words for cue in cues))
    return Film(
        about.title,
        folder / about.file,
        cues,
        poster,
        (Still(about.title, words, poster),),
        about.seconds,
    )


def _about(folder: Path) -> Added | None:
    try:
        return Added(**json.loads((folder / ABOUT).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


@contextlib.contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A folder to make the film ready in; gone again unless it was moved away."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=folder))
    except OSError as error:
        raise KnownTrouble(
            f"Nothing can be written into {folder} ({error.strerror}). See whether the disk is "
            "full or locked."
        ) from error
    try:
        yield unfinished
    except OSError as error:
        raise KnownTrouble(
            f"The film could not be copied into {folder} ({error.strerror}). Make room on the disk "
            "and try again. The film that was shown before stays."
        ) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _fill(folder: Path, film: Path, cues: Sequence[Cue], title: str, seconds: float) -> Added:
    """Put all that belongs to a film into its folder, and see that it is really there."""
    digest = _copy(film, folder / VIDEO)
    if film.parent == folder:
        film.unlink()  # it was written anew, just to be copied
    if cues:
        captions.write(cues, folder / CAPTIONS)
    added = Added(
        name=digest[:_LETTERS_OF_NAME],
        title=title,
        file=VIDEO,
        seconds=round(seconds, 3),
        added=datetime.date.today().isoformat(),
        sha256=digest,
    )
    _write(folder / ABOUT, _as_json(asdict(added)))
    return added


def _copy(source: Path, target: Path) -> str:
    """Copy a file, bring it onto the disk, and compare what is there with what was read."""
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as written:
        while block := read.read(_BLOCK):
            digest.update(block)
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
    with target.open("rb") as again:
        if hashlib.file_digest(again, "sha256").hexdigest() != digest.hexdigest():
            raise KnownTrouble(
                f"The copy of {source.name} is not what was read. Copy it to another stick, or see "
                "whether the disk is well. The film that was shown before stays."
            )
    return digest.hexdigest()


def _switch(data: Path, unfinished: Path, added: Added, *, also: bool) -> None:
    folder = data / FOLDER
    place = folder / added.name
    shutil.rmtree(place, ignore_errors=True)  # the same film, added once more
    unfinished.rename(place)
    _sync(folder)
    shown = playlist(data)
    others = tuple(name for name in shown.now if name != added.name)
    now = (*others, added.name) if also else (added.name,)
    former = shown.former if now == shown.now else (shown.now, *shown.former)[:MOST_FORMER]
    _write(folder / PLAYLIST, _as_json(asdict(Playlist(now, former))))
    _tidy(folder, {*now, *(name for names in former for name in names)})


def _tidy(folder: Path, wanted: set[str]) -> None:
    """Take away what can no longer be gone back to, and what a power cut left unfinished."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in wanted:
            shutil.rmtree(path, ignore_errors=True)


def _as_json(content: Any) -> bytes:
    return json.dumps(content, indent=1, ensure_ascii=False).encode()


def _write(path: Path, content: bytes) -> None:
    """Replace a file as a whole: whatever happens, there is the one or the other."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
