"""SQLite's files on the disk: whether one is whole, reading it, and renaming it safely."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

BUSY_SECONDS = 5.0
"""How long to wait while another program of the kiosk writes."""

_OUTSIDE_TROUBLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
"""What SQLite reports when the disk, the rights or another program stand in the way."""


def is_sound(path: Path) -> bool:
    """Whether SQLite can read the whole file, finds nothing wrong in it, and finds any table.

    A file without a single table is what a crash of the system can leave of a database.

    Raises:
        sqlite3.OperationalError: the file may be sound, but something keeps us from reading it.
    """
    try:
        with closing(connect_to_read(path)) as connection:
            return (
                connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
                and connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
            )
    except sqlite3.DatabaseError as error:
        if is_outside_trouble(error):
            raise
        return False


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing.

    Where there is no journal, nobody writes, and SQLite need not make one in order to read.
    """
    journal = path.with_name(f"{path.name}-wal").exists()
    address = f"{path.absolute().as_uri()}?mode=ro{'' if journal else '&immutable=1'}"
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)


def remove(files: Iterable[Path]) -> None:
    """Take files away, those that are there."""
    for file in files:
        file.unlink(missing_ok=True)


def rename_safely(unfinished: Path, final: Path) -> None:
    """Rename so that after a power cut there is the old file or the new one, never half of one."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(final)
    folder = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def is_outside_trouble(error: Exception) -> bool:
    """Whether something other than the file's content or this program is to blame."""
    if isinstance(error, OSError):
        return True
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code in {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_CORRUPTFS}:
        return False  # a place on the disk that has gone bad: as good as damaged
    return code & 0xFF in _OUTSIDE_TROUBLE


def reason(error: Exception) -> str:
    """What the system says of it, in its own words."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(getattr(error, "orig", None) or error).strip()
