"""The SQLite database: opened, made, migrated, restored, and put back when it is damaged.

The first three are one act, `open_store`: whoever calls it gets a database that is whole and of
today's shape. Nothing here knows what the tables hold; whoever opens the store passes the
function that fills a new one.
"""

import datetime
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import JSON, URL, Engine, MetaData, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

from kiosk.backups import back_up, backups
from kiosk.errors import KnownTrouble
from kiosk.sqlite_files import (
    BUSY_SECONDS,
    connect_to_read,
    is_outside_trouble,
    is_sound,
    reason,
    remove,
    rename_safely,
)

HEAD = "0013_site_changes"
"""The newest migration in `db/migrations/versions`; kept here so that Alembic, which takes a
third of a second to import, is needed only when a database is behind it."""

DATABASE_NAME = "kiosk.sqlite3"
DAMAGED_NAME = "damaged"

log = logging.getLogger(__name__)

_TRIES = 5
"""So often a backup is made before another one takes the place of all, while others write."""


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
CarryOver = Callable[[Session, str, Path], None]
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
        if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or is_outside_trouble(error):
            log.warning("A count or a date could not be written: %s.", reason(error))
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
        if not is_outside_trouble(error):
            raise
        raise KnownTrouble(
            f"The database {path} cannot be used ({reason(error)}). Make sure that the disk has "
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
        _set_pragmas(connection)

    return engine


def _set_pragmas(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute(f"PRAGMA busy_timeout={round(BUSY_SECONDS * 1000)}")


def open_to_read(path: Path) -> Store:
    """The database `path` as it is: nobody can change it through this, nor what lies beside it."""
    engine = create_engine("sqlite://", creator=lambda: connect_to_read(path))
    return Store(path, engine, sessionmaker(engine))


def open_copy(path: Path) -> Store:
    """The database `path`, which is a copy of one that was opened by `open_store`."""
    engine = make_engine(path)
    return Store(path, engine, sessionmaker(engine))


def version(path: Path) -> str | None:
    """The migration that the database was last brought to, without importing Alembic."""
    with closing(connect_to_read(path)) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError as error:
            if is_outside_trouble(error):
                raise
            return None
    return None if row is None else str(row[0])


def restore(
    path: Path,
    backup: Path,
    migrations: Path,
    now: datetime.datetime,
    carry_over: CarryOver = lambda _session, _live, _former: None,
) -> Path:
    """Put a backup in the place of what the database holds, while programs go on reading it.

    One of an earlier version is brought to today's shape first. What was there is backed up
    before, so that this can be taken back, too.

    Args:
        path: the database.
        backup: what is to take the place of its content.
        migrations: the folder of the Alembic migrations.
        now: the time on the room's clock.
        carry_over: takes into the backup's copy what is to stay as it is in the file `path`, and
            hears the backup of what was there.

    Returns:
        The backup of what was there.

    Raises:
        KnownTrouble: the backup is damaged or of a newer kiosk, or the disk stands in the way;
            nothing was changed.
    """
    unfinished = path.with_suffix(".restoring")
    try:
        if not backup.is_file() or not is_sound(backup):
            raise KnownTrouble(
                f"The backup {backup.name} cannot be read. Choose another one: "
                "`kiosk restore --list` names them."
            )
        with closing(sqlite3.connect(path)) as live:
            _set_pragmas(live)
            former = _put_back(path, live, backup, unfinished, migrations, now, carry_over)
        remove(path.parent.glob(f"{unfinished.name}*"))
    except (OSError, sqlite3.Error, DBAPIError) as error:
        remove(path.parent.glob(f"{unfinished.name}*"))
        if not is_outside_trouble(error):
            raise
        raise KnownTrouble(
            f"The backup could not be put back ({reason(error)}). Nothing was changed. Make sure "
            "that the disk has room, and that no import is under way, and try again."
        ) from error
    log.warning("The backup %s was put back; what was there is in %s.", backup, former)
    return former


def _put_back(  # noqa: PLR0913, PLR0917  (as `restore`, and where)
    path: Path,
    live: sqlite3.Connection,
    backup: Path,
    unfinished: Path,
    migrations: Path,
    now: datetime.datetime,
    carry_over: CarryOver,
) -> Path:
    """Write the backup over what `live` holds, once the backup of that holds all of it."""
    for _ in range(_TRIES):
        seen = _changes(live)
        former = back_up(path, now, spare=backup)
        remove(path.parent.glob(f"{unfinished.name}*"))
        shutil.copyfile(backup, unfinished)
        if (there := version(unfinished)) != HEAD:
            if not _is_known(there, migrations):
                raise KnownTrouble(
                    f"The backup {backup.name} comes from a newer kiosk, so this one cannot read "
                    "it. Install that one, or choose another backup."
                )
            _upgrade(unfinished, migrations)
        engine = make_engine(unfinished)
        with Session(engine) as session:
            carry_over(session, str(path), former)
        engine.dispose()
        if _changes(live) == seen:
            with closing(sqlite3.connect(unfinished)) as source:
                source.backup(live)
            return former
        remove([former])  # somebody has published something since, which is not in it
    raise KnownTrouble(
        "Something was changed all the time, so the backup was not put back. Nothing was lost. Try "
        "again in a few minutes."
    )


def _changes(connection: sqlite3.Connection) -> int:
    """A number that is another one once somebody else has written."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def damaged(folder: Path) -> list[Path]:
    """The folders in which damaged databases of the data folder are kept aside, newest first."""
    return sorted((folder / DAMAGED_NAME).glob("*"), reverse=True)


def _make(path: Path, fill: Fill, migrations: Path) -> None:
    """A new database, filled, under its own name only when it is complete."""
    unfinished = path.with_suffix(".unfinished")
    remove(path.parent.glob(f"{unfinished.name}*"))
    _upgrade(unfinished, migrations)
    engine = make_engine(unfinished)
    with Session(engine) as session, session.begin():
        fill(session)
    engine.dispose()  # the last connection to close folds the journal into the file
    remove(_journals(path))  # of a database that has gone: SQLite would play them into ours
    rename_safely(unfinished, path)
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
    remove(_journals(path))
    if good is None:
        path.unlink()
        came_back = "There was no good backup, so the kiosk began again with its starter content."
    else:
        unfinished = path.with_suffix(".unfinished")
        shutil.copyfile(good, unfinished)
        rename_safely(unfinished, path)
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
