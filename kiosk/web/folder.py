"""Writes a folder of pages whole or not at all, and never over what is not ours."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from kiosk.errors import KnownTrouble

Fill = Callable[[Path], None]
IsOurs = Callable[[Path], bool]


def write(folder: Path, fill: Fill, is_ours: IsOurs) -> None:
    """Write `folder`, in place of what we wrote there before.

    Args:
        folder: a new one, or one of ours.
        fill: writes the pages into the empty folder that it is given.
        is_ours: whether something in `folder` is what we write there, and may go.

    Raises:
        KnownTrouble: the folder holds something else, or it cannot be written.
    """
    try:
        folder = folder.resolve()  # behind a link, what it points to is exchanged, not the link
        _refuse_what_is_not_ours(folder, is_ours)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".unfinished-") as unfinished:
            made, former = Path(unfinished, "made"), Path(unfinished, "former")
            made.mkdir()
            fill(made)
            made.chmod(0o755)  # a temporary folder is nobody else's; this one is for a web server
            _exchange(made, folder, former)
    except OSError as error:
        raise KnownTrouble(
            f"The pages cannot be written into {folder} ({error.strerror or error}). Choose a "
            "folder on a disk that has room and that you may write to."
        ) from error


def _refuse_what_is_not_ours(folder: Path, is_ours: IsOurs) -> None:
    if folder.is_file():
        raise KnownTrouble(f"{folder} is a file. Name a folder that is not there yet.")
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    strange = next((each.name for each in there if not is_ours(each)), "")
    if strange:
        raise KnownTrouble(
            f"The folder {folder} holds something else, such as {strange}. Name a folder that is "
            "not there yet, or one that this command has made."
        )


def _exchange(made: Path, folder: Path, former: Path) -> None:
    """Put what was made in the folder's place; should that fail, what was there is put back."""
    was_there = folder.exists()
    if was_there:
        folder.rename(former)
    try:
        made.rename(folder)
    except OSError:
        if was_there:
            former.rename(folder)
        raise


def write_text(path: Path, text: str) -> None:
    """Write a page or a style sheet, the same on every system."""
    path.write_text(text, encoding="utf-8", newline="\n")
