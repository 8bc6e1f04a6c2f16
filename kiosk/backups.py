"""Backups of the database: made whole, looked at, and thinned out as they grow old.

One of each of the last seven days that have any, of the last four weeks and of the last twelve
months stay, and all of the last day: an import can be taken back even after another one.
"""

import datetime
import sqlite3
from collections.abc import Callable, Hashable, Sequence
from contextlib import closing
from enum import Enum
from pathlib import Path

from kiosk.errors import KnownTrouble
from kiosk.sqlite_files import is_sound, reason, remove, rename_safely

BACKUP_EVERY = datetime.timedelta(hours=24)
DAYS, WEEKS, MONTHS = 7, 4, 12

_NAME = "kiosk-%Y-%m-%dT%H%M%S.sqlite3"


def back_up(path: Path, now: datetime.datetime, *, spare: Path | None = None) -> Path:
    """A whole copy of the database in `backups/` beside it; those that nobody needs go.

    The copy has its final name only once it is complete, sound and on the disk. It takes the
    place of none, even of one from the same second. `spare` stays, too: it is to be put back.

    Raises:
        KnownTrouble: the copy cannot be written, or the database is damaged.
    """
    folder = path.parent / "backups"
    while (final := folder / file_name(now)).exists():
        now += datetime.timedelta(seconds=1)
    unfinished = final.with_suffix(".unfinished")
    try:
        folder.mkdir(exist_ok=True)
        remove(folder.glob("*.unfinished*"))
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
            # A backup is one plain file: no journal beside it that could be lost on the way.
            copy.execute("PRAGMA journal_mode=DELETE")
        if not is_sound(unfinished):
            raise KnownTrouble(
                f"The database {path} is damaged, so no backup was made of it. "
                "Start the kiosk again: it then puts the last good backup in its place."
            )
        rename_safely(unfinished, final)
        there = backups(path)
        remove(set(there) - set(needed(there, now)) - {spare})
    except (OSError, sqlite3.Error) as error:
        raise KnownTrouble(
            f"No backup could be made in {folder} ({reason(error)}). "
            "Make sure that the disk has room and that this user may write there."
        ) from error
    return final


def back_up_if_due(path: Path, now: datetime.datetime) -> Path | None:
    """A backup, when the newest one is more than a day old; nothing otherwise.

    Raises:
        KnownTrouble: see `back_up`.
    """
    newest = next(iter(backups(path)), None)
    if newest is not None:
        age = now.timestamp() - newest.stat().st_mtime
        if 0 <= age < BACKUP_EVERY.total_seconds():  # one from the future: the clock was wrong
            return None
    return back_up(path, now)


def backups(path: Path) -> list[Path]:
    """The backups of the database `path`, newest first."""
    return sorted((path.parent / "backups").glob("kiosk-*.sqlite3"), reverse=True)


def file_name(now: datetime.datetime) -> str:
    """What a backup of this time is called."""
    return now.strftime(_NAME)


def made_at(backup: Path) -> datetime.datetime | None:
    """When a backup was made, by its name; nothing where somebody has given it another one."""
    try:
        return datetime.datetime.strptime(backup.name, _NAME)
    except ValueError:
        return None


class Kept(Enum):
    """What a backup stays for."""

    LAST_DAY = "last day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    NAMED = "named"
    """Somebody has given it another name, so it is theirs."""


def needed(newest_first: Sequence[Path], now: datetime.datetime) -> dict[Path, Kept]:
    """Those that stay, each with the shortest span that it stands for."""
    times = {backup: made_at(backup) for backup in newest_first}
    dated = [(backup, at) for backup, at in times.items() if at is not None]
    spans: tuple[tuple[Kept, int, Callable[[datetime.datetime], Hashable]], ...] = (
        (Kept.MONTH, MONTHS, lambda at: (at.year, at.month)),
        (Kept.WEEK, WEEKS, lambda at: at.isocalendar()[:2]),
        (Kept.DAY, DAYS, datetime.datetime.date),
    )
    keep: dict[Path, Kept] = {}
    for kept, most, span in spans:
        newest_of: dict[Hashable, Path] = {}
        for backup, at in dated:
            newest_of.setdefault(span(at), backup)
        keep |= dict.fromkeys(list(newest_of.values())[:most], kept)
    keep |= {backup: Kept.LAST_DAY for backup, at in dated if abs(now - at) < BACKUP_EVERY}
    return keep | {backup: Kept.NAMED for backup, at in times.items() if at is None}
