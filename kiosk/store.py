"""The SQLite database: opened, made, migrated, backed up, and put back when it is damaged.

The first three are one act, `open_store`: whoever calls it gets a database that is whole and of
today's shape. Nothing here knows what the tables hold; whoever opens the store passes the
function that fills a new one.
"""

import datetime
import logging
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Engine, MetaData, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

from kiosk.errors import KnownTrouble

HEAD = "0001_directory_and_principles"
"""The newest migration in `db/migrations/versions`; kept here so that Alembic, which takes a
third of a second to import, is needed only when a database is behind it."""

DATABASE_NAME = "kiosk.sqlite3"
BACKUPS_KEPT = 14
BACKUP_EVERY = datetime.timedelta(hours=24)

log = logging.getLogger(__name__)


class Base(DeclarativeBase):
    """What every table of the kiosk is mapped from."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dict[str, Any]: JSON}  # noqa: RUF012  (SQLAlchemy reads it from the class)


Fill = Callable[[Session], None]
OpenSession = Callable[[], Session]


@dataclass(frozen=True)
class Store:
    """An open database.

    Attributes:
        path: the database's file.
        engine: SQLAlchemy's engine, with our pragmas on every connection.
        session: opens a session; use it as a context manager.
        notices: what staff are to know about how it was opened, in plain sentences.
    """

    path: Path
    engine: Engine
    session: sessionmaker[Session]
    notices: tuple[str, ...] = ()

    def close(self) -> None:
        """Give the file back to the system."""
        self.engine.dispose()


def open_store(folder: Path, fill: Fill, migrations: Path) -> Store:
    """The kiosk's database in `folder`, whole and of today's shape.

    Made and filled where it is missing. A damaged one is kept aside and the last good backup
    takes its place; where there is no backup, a new one is made. One from an earlier version is
    backed up, then migrated.

    Args:
        folder: the data folder.
        fill: puts the starter content into a new database, within the session it is given.
        migrations: the folder of the Alembic migrations.

    Raises:
        KnownTrouble: the disk is full or read-only, or the database comes from a newer kiosk.
    """
    path = folder / DATABASE_NAME
    try:
        notices = _put_back_if_damaged(path)
        if not path.exists():
            _make(path, fill, migrations)
        elif (version := _version(path)) != HEAD:
            _migrate(path, version, migrations)
        engine = make_engine(path)
        return Store(path, engine, sessionmaker(engine), notices)
    except (OSError, sqlite3.OperationalError, DatabaseError) as error:
        raise KnownTrouble(
            f"The database {path} cannot be used ({_reason(error)}). "
            "Make sure that the disk has room and that this user may write there, then start again."
        ) from error


def make_engine(path: Path) -> Engine:
    """An engine for the SQLite file `path`: WAL, synchronous=FULL, foreign keys on.

    WAL with FULL keeps every committed change through a power cut (sqlite.org/wal.html).
    """
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA busy_timeout=5000")

    return engine


def is_sound(path: Path) -> bool:
    """Whether SQLite can read the whole file and finds nothing wrong in it."""
    try:
        connection = sqlite3.connect(path)
        try:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False


def back_up(path: Path, now: datetime.datetime) -> Path:
    """A whole copy of the database in `backups/` beside it; the oldest beyond the limit go.

    The copy has its final name only once it is complete and on the disk.
    """
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    final = folder / f"kiosk-{now:%Y-%m-%dT%H%M%S}.sqlite3"
    unfinished = final.with_suffix(".unfinished")
    source, copy = sqlite3.connect(path), sqlite3.connect(unfinished)
    try:
        source.backup(copy)
        # A backup is one plain file: no journal beside it that could be lost on the way.
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
        source.close()
    _rename_safely(unfinished, final)
    for old in backups(path)[BACKUPS_KEPT:]:
        old.unlink()
    return final


def back_up_if_due(path: Path, now: datetime.datetime) -> Path | None:
    """A backup, when the newest one is more than a day old; nothing otherwise."""
    newest = next(iter(backups(path)), None)
    if (
        newest is not None
        and now.timestamp() - newest.stat().st_mtime < BACKUP_EVERY.total_seconds()
    ):
        return None
    return back_up(path, now)


def backups(path: Path) -> list[Path]:
    """The backups of the database `path`, newest first."""
    return sorted((path.parent / "backups").glob("kiosk-*.sqlite3"), reverse=True)


def _make(path: Path, fill: Fill, migrations: Path) -> None:
    """A new database, filled, under its own name only when it is complete."""
    unfinished = path.with_suffix(".unfinished")
    for leftover in path.parent.glob(f"{unfinished.name}*"):
        leftover.unlink()
    _upgrade(unfinished, migrations)
    engine = make_engine(unfinished)
    with Session(engine) as session, session.begin():
        fill(session)
    engine.dispose()  # the last connection to close folds the journal into the file
    _rename_safely(unfinished, path)
    log.info("Made the database %s.", path)


def _put_back_if_damaged(path: Path) -> tuple[str, ...]:
    if not path.exists() or is_sound(path):
        return ()
    now = datetime.datetime.now()
    aside = path.parent / "damaged" / f"{now:%Y-%m-%dT%H%M%S}"
    aside.mkdir(parents=True)
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        part = path.with_name(name)
        if part.exists():
            part.rename(aside / name)
    good = next((backup for backup in backups(path) if is_sound(backup)), None)
    if good is None:
        came_back = "There was no good backup, so the kiosk began again with its starter content."
    else:
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_bytes(good.read_bytes())
        _rename_safely(unfinished, path)
        came_back = f"The backup {good.name} took its place; later changes are not in it."
    notice = f"The database was damaged. It is kept in {aside}. {came_back}"
    log.error(notice)
    return (notice,)


def _version(path: Path) -> str | None:
    """The migration that the database was last brought to, without importing Alembic."""
    connection = sqlite3.connect(path)
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        return None
    finally:
        connection.close()
    return None if row is None else str(row[0])


def _migrate(path: Path, version: str | None, migrations: Path) -> None:
    from alembic.util.exc import CommandError

    backup = back_up(path, datetime.datetime.now())
    try:
        _upgrade(path, migrations)
    except CommandError as error:
        raise KnownTrouble(
            f"The database {path} is of a version that this kiosk does not know ({version}). "
            "It may come from a newer kiosk: install that one, or move the file away."
        ) from error
    except Exception:
        path.write_bytes(backup.read_bytes())  # SQLite cannot undo every change of a table
        raise
    log.info("Brought the database from %s to %s; the backup is %s.", version, HEAD, backup)


def _upgrade(path: Path, migrations: Path) -> None:
    from alembic import command
    from alembic.config import Config

    engine = make_engine(path)
    config = Config()
    config.set_main_option("script_location", str(migrations))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()


def _rename_safely(unfinished: Path, final: Path) -> None:
    """Rename so that after a power cut there is the old file or the new one, never half of one."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(final)
    folder = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(getattr(error, "orig", None) or error).strip()
