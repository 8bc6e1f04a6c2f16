"""The SQLite database: opened, made, migrated, backed up, and put back when it is damaged.

The first three are one act, `open_store`: whoever calls it gets a database that is whole and of
today's shape. Nothing here knows what the tables hold; whoever opens the store passes the
function that fills a new one.
"""

import datetime
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import JSON, URL, Engine, MetaData, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

from kiosk.errors import KnownTrouble

HEAD = "0006_wanted_topics"
"""The newest migration in `db/migrations/versions`; kept here so that Alembic, which takes a
third of a second to import, is needed only when a database is behind it."""

DATABASE_NAME = "kiosk.sqlite3"
DAMAGED_NAME = "damaged"
BUSY_SECONDS = 5.0
"""How long to wait while another program of the kiosk writes."""

BACKUPS_KEPT = 14
BACKUP_EVERY = datetime.timedelta(hours=24)

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


T = TypeVar("T")

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


def write_unless_busy(store: Store, write: Callable[[Session], T]) -> T | None:
    """Write at once, or not at all where another program of the kiosk is writing just now.

    A screen must not wait for an import, nor must it go because a small thing that nobody on it
    asked for could not be written: on a full disk or a damaged file, the log says so.

    Returns:
        What `write` does; nothing where it was not done.
    """
    try:
        with store.session() as session:
            connection = session.connection()
            connection.exec_driver_sql("PRAGMA busy_timeout=0")
            try:
                done = write(session)
                session.commit()
            finally:
                session.rollback()
                usual = round(BUSY_SECONDS * 1000)
                session.connection().exec_driver_sql(f"PRAGMA busy_timeout={usual}")
            return done
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return None
        if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or _is_outside_trouble(error):
            log.warning("A count or a date could not be written: %s.", _reason(error))
            return None
        raise


def open_store(folder: Path, fill: Fill, migrations: Path, complete: Fill | None = None) -> Store:
    """The kiosk's database in `folder`, whole and of today's shape.

    Made and filled where it is missing. A damaged one is kept aside and the last good backup
    takes its place; where there is no backup, a new one is made. One from an earlier version is
    backed up, then migrated.

    Args:
        folder: the data folder.
        fill: puts the starter content into a new database, within the session it is given.
        migrations: the folder of the Alembic migrations.
        complete: adds what a database of an earlier version came without; asked at every start,
            so that a power cut between a migration and this leaves nothing out.

    Raises:
        KnownTrouble: the disk is full or read-only, or the database comes from a newer kiosk.
    """
    path = folder / DATABASE_NAME
    try:
        notices = _put_back_if_damaged(path)
        if not path.exists():
            _make(path, fill, migrations)
        elif (there := version(path)) != HEAD:
            _migrate(path, there, migrations)
        engine = make_engine(path)
        engine.connect().close()  # trouble shows now, and not before a patient
        if complete is not None:
            with Session(engine) as session, session.begin():
                complete(session)
        return Store(path, engine, sessionmaker(engine), notices)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        if not _is_outside_trouble(error):
            raise
        raise KnownTrouble(
            f"The database {path} cannot be used ({_reason(error)}). Make sure that the disk has "
            "room, that this user may write there, and that no other program holds the file. "
            "Then start again."
        ) from error


def make_engine(path: Path) -> Engine:
    """An engine for the SQLite file `path`: WAL, synchronous=FULL, foreign keys on.

    WAL with FULL keeps every committed change through a power cut (sqlite.org/wal.html).
    """
    # What somebody searched for must not stand in the log when a statement fails.
    engine = create_engine(URL.create("sqlite", database=str(path)), hide_parameters=True)

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute(f"PRAGMA busy_timeout={round(BUSY_SECONDS * 1000)}")

    return engine


def open_to_read(path: Path) -> Store:
    """The database `path` as it is: nobody can change it through this, nor what lies beside it."""
    engine = create_engine("sqlite://", creator=lambda: _connect_to_read(path))
    return Store(path, engine, sessionmaker(engine))


def is_sound(path: Path) -> bool:
    """Whether SQLite can read the whole file, finds nothing wrong in it, and finds any table.

    A file without a single table is what a crash of the system can leave of a database.

    Raises:
        sqlite3.OperationalError: the file may be sound, but something keeps us from reading it.
    """
    try:
        with closing(_connect_to_read(path)) as connection:
            return (
                connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
                and connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
            )
    except sqlite3.DatabaseError as error:
        if _is_outside_trouble(error):
            raise
        return False


def version(path: Path) -> str | None:
    """The migration that the database was last brought to, without importing Alembic."""
    with closing(_connect_to_read(path)) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError as error:
            if _is_outside_trouble(error):
                raise
            return None
    return None if row is None else str(row[0])


def back_up(path: Path, now: datetime.datetime) -> Path:
    """A whole copy of the database in `backups/` beside it; the oldest beyond the limit go.

    The copy has its final name only once it is complete, sound and on the disk.

    Raises:
        KnownTrouble: the copy cannot be written, or the database is damaged.
    """
    folder = path.parent / "backups"
    final = folder / f"kiosk-{now:%Y-%m-%dT%H%M%S}.sqlite3"
    unfinished = final.with_suffix(".unfinished")
    try:
        folder.mkdir(exist_ok=True)
        _remove(folder.glob("*.unfinished*"))
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
            # A backup is one plain file: no journal beside it that could be lost on the way.
            copy.execute("PRAGMA journal_mode=DELETE")
        if not is_sound(unfinished):
            raise KnownTrouble(
                f"The database {path} is damaged, so no backup was made of it. "
                "Start the kiosk again: it then puts the last good backup in its place."
            )
        _rename_safely(unfinished, final)
        _remove(backups(path)[BACKUPS_KEPT:])
    except (OSError, sqlite3.Error) as error:
        raise KnownTrouble(
            f"No backup could be made in {folder} ({_reason(error)}). "
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


def damaged(folder: Path) -> list[Path]:
    """The folders in which damaged databases of the data folder are kept aside, newest first."""
    return sorted((folder / DAMAGED_NAME).glob("*"), reverse=True)


def _make(path: Path, fill: Fill, migrations: Path) -> None:
    """A new database, filled, under its own name only when it is complete."""
    unfinished = path.with_suffix(".unfinished")
    _remove(path.parent.glob(f"{unfinished.name}*"))
    _upgrade(unfinished, migrations)
    engine = make_engine(unfinished)
    with Session(engine) as session, session.begin():
        fill(session)
    engine.dispose()  # the last connection to close folds the journal into the file
    _remove(_journals(path))  # of a database that has gone: SQLite would play them into ours
    _rename_safely(unfinished, path)
    log.info("Made the database %s.", path)


def _put_back_if_damaged(path: Path) -> tuple[str, ...]:
    """Keep a damaged database aside and put the last good backup, if any, in its place.

    It stays where it is until all else is done, so that a power cut on the way loses nothing:
    the next start begins again.
    """
    if not path.exists() or is_sound(path):
        return ()
    aside = _keep_aside(path)
    good = next((backup for backup in backups(path) if is_sound(backup)), None)
    _remove(_journals(path))
    if good is None:
        path.unlink()
        came_back = "There was no good backup, so the kiosk began again with its starter content."
    else:
        unfinished = path.with_suffix(".unfinished")
        shutil.copyfile(good, unfinished)
        _rename_safely(unfinished, path)
        came_back = f"The backup {good.name} took its place; later changes are not in it."
    notice = f"The database was damaged. It is kept in {aside}. {came_back}"
    log.error(notice)
    return (notice,)


def _keep_aside(path: Path) -> Path:
    """The database and its journals once more, in a folder of their own."""
    stem = f"{datetime.datetime.now():%Y-%m-%dT%H%M%S}"
    aside = path.parent / DAMAGED_NAME / stem
    tries = 1
    while aside.exists():
        tries += 1
        aside = aside.with_name(f"{stem}-{tries}")
    aside.mkdir(parents=True)
    for part in (path, *_journals(path)):
        try:
            os.link(part, aside / part.name)  # needs no room on a full disk
        except OSError:
            shutil.copyfile(part, aside / part.name)
    return aside


def _journals(path: Path) -> list[Path]:
    beside = (path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm", "-journal"))
    return [file for file in beside if file.exists()]


def _migrate(path: Path, there: str | None, migrations: Path) -> None:
    if not _is_known(there, migrations):
        raise KnownTrouble(
            f"The database {path} is of a version that this kiosk does not know "
            f"({there or 'none'}). It may come from a newer kiosk: install that one, "
            "or move the file away."
        )
    backup = back_up(path, datetime.datetime.now())
    _upgrade(path, migrations)
    log.info("Brought the database from %s to %s; the backup is %s.", there, HEAD, backup)


def _is_known(there: str | None, migrations: Path) -> bool:
    from alembic.script import ScriptDirectory

    known = ScriptDirectory(migrations).walk_revisions()
    return there in {script.revision for script in known}


def _upgrade(path: Path, migrations: Path) -> None:
    """All migrations that are due, or none: SQLite can undo the change of a table, too."""
    from alembic import command
    from alembic.config import Config

    engine = make_engine(path)
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    try:
        with engine.connect() as connection:
            # A table is changed by making it anew, which would break what refers to it.
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
    finally:
        engine.dispose()


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing.

    Where there is no journal, nobody writes, and SQLite need not make one in order to read.
    """
    journal = path.with_name(f"{path.name}-wal").exists()
    address = f"{path.absolute().as_uri()}?mode=ro{'' if journal else '&immutable=1'}"
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


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


def _is_outside_trouble(error: Exception) -> bool:
    """Whether something other than the file's content or this program is to blame."""
    if isinstance(error, OSError):
        return True
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code in {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_CORRUPTFS}:
        return False  # a place on the disk that has gone bad: as good as damaged
    return code & 0xFF in _OUTSIDE_TROUBLE


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(getattr(error, "orig", None) or error).strip()
