"""A copy of the directory to practise on, thrown away afterwards. Nothing of it reaches patients.

It lies in a folder of its own in the data folder, which only this user may read, with all that is
made beside a database: backups, call sheets, and what is put onto a pretended stick.
"""

import contextlib
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KnownTrouble
from kiosk.sqlite_files import is_outside_trouble, reason
from kiosk.store import DATABASE_NAME, Store, open_copy

_PREFIX = "practice-"


@dataclass(frozen=True)
class Practice:
    """A copy, open.

    Attributes:
        folder: what goes when it is thrown away.
        store: the copy: what is written there is seen by nobody else.
        stick: the folder in place of a USB stick.
    """

    folder: Path
    store: Store
    stick: Path

    def throw_away(self) -> None:
        """Nothing of it is left."""
        self.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def begin(store: Store) -> Practice:
    """Copy the directory as it is now. It may take a second; it can be called from any thread.

    Raises:
        KnownTrouble: there is no room for a copy.
    """
    folder: Path | None = None
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=store.path.parent))
        path = folder / DATABASE_NAME
        with closing(sqlite3.connect(store.path)) as source, closing(sqlite3.connect(path)) as copy:
            source.backup(copy)
        stick = folder / "stick"
        stick.mkdir()
    except (OSError, sqlite3.Error) as error:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        if not is_outside_trouble(error):
            raise
        raise KnownTrouble(
            f"There is no copy to practise on ({reason(error)}). Make sure that the disk has room, "
            "and try again."
        ) from error
    return Practice(folder, open_copy(path), stick)


def sweep(data_folder: Path) -> None:
    """Throw away what was left when the machine went off while somebody practised."""
    with contextlib.suppress(OSError):
        for left in data_folder.glob(f"{_PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)
