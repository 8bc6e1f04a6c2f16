"""What volunteers do with a stick, each from beginning to end: what the screens call.

Files are made on the kiosk's own disk first and copied after, and copied onto it before anybody
looks at them: so the stick is mounted for seconds. Where a function returns, the stick can be taken
out; where it raises, the directory is as it was. Whoever has only looked at a stick, or brought
something from it, can use it again as it is. Call them in a thread.
"""

import contextlib
import datetime
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KnownTrouble
from kiosk.sticks.folder_on_stick import Candidate, Found, Told, folder_name
from kiosk.sticks.sticks import Stick, Sticks, opened

_PREFIX = "on-its-way-"


@dataclass(frozen=True)
class ToTake:
    """A file that goes onto the stick.

    Attributes:
        name: what it is called there.
        write: writes it to the path that it is given; may raise a KnownTrouble.
    """

    name: str
    write: Callable[[Path], object]


@dataclass(frozen=True)
class Brought:
    """A file from the stick, copied onto the kiosk, with the captions beside it if it is a film."""

    file: Path
    captions: Path | None = None


def take(  # noqa: PLR0913  (all but the first three are by name)
    sticks: Sticks,
    stick: Stick,
    files: Sequence[ToTake],
    *,
    room: str,
    day: datetime.date,
    workshop: Path,
    told: Told = lambda _done, _all: None,
) -> list[str]:
    """Write files onto the stick, into one folder of ours; returns where each lies.

    Args:
        sticks: those of this machine.
        stick: the one that was chosen.
        files: what to write.
        room: the room's name, for the folder.
        day: today, for the folder.
        workshop: a folder of the kiosk in which they are made first.
        told: hears how many bytes of a file are written.

    Raises:
        KnownTrouble: a file cannot be made, or the stick is gone, locked or full.
    """
    with folder_of_its_own(workshop) as here:
        made = []
        for number, each in enumerate(files):
            path = here / f"{number}{Path(each.name).suffix}"
            each.write(path)
            made.append(path)
        with opened(sticks, stick, writing=True) as folder:
            name = folder_name(room, day)
            return [
                folder.put(path, name, each.name, told)
                for path, each in zip(made, files, strict=True)
            ]


def look_through(sticks: Sticks, stick: Stick) -> Found:
    """What on the stick can be brought back.

    Raises:
        StickTrouble: it is gone or cannot be read.
    """
    with opened(sticks, stick, for_good=False) as folder:
        return folder.found()


def bring(
    sticks: Sticks,
    stick: Stick,
    candidate: Candidate,
    into: Path,
    told: Told = lambda _done, _all: None,
) -> Brought:
    """Copy a file from the stick into a folder of the kiosk.

    Raises:
        StickTrouble: the stick is gone, or the file too large; there is no copy then.
    """
    with opened(sticks, stick, for_good=False) as folder:
        return Brought(folder.bring(candidate, into, told), folder.bring_captions(candidate, into))


@contextlib.contextmanager
def folder_of_its_own(workshop: Path) -> Iterator[Path]:
    """A folder to make or copy files in; gone afterwards. One that a power cut left goes, too.

    Raises:
        KnownTrouble: there is no room for it.
    """
    for left in workshop.glob(f"{_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    try:
        made = tempfile.TemporaryDirectory(prefix=_PREFIX, dir=workshop)
    except OSError as error:
        raise KnownTrouble(
            f"Nothing can be written into {workshop} ({error.strerror}). See whether the disk is "
            "full or locked."
        ) from error
    with made as folder:
        yield Path(folder)
