"""Writes a file that is there whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import KnownTrouble


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Where to write it; it takes the place of `path` once all of it is on the disk.

    Raises:
        KnownTrouble: it cannot be written; what was there before is as it was.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        try:
            yield unfinished
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except FileNotFoundError as error:
        raise KnownTrouble(
            f"{path} cannot be written: there is no folder {path.parent}. Make it, or name another."
        ) from error
    except OSError as error:
        raise KnownTrouble(
            f"{path} cannot be written ({error.strerror or error}). Choose another folder, make "
            "room on the disk, or see whether this user may write there."
        ) from error
