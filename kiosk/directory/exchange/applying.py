"""Brings a package into the database: one transaction, a backup before it, every row recorded."""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from kiosk.directory import search_words
from kiosk.directory.exchange import comparing, kept
from kiosk.directory.exchange.cleaning import Cleaned
from kiosk.directory.exchange.comparing import Plan
from kiosk.directory.exchange.standard import MODELS, table_of
from kiosk.directory.models import (
    Derived,
    NextSession,
    OriginalId,
    OtherRow,
    Service,
    Snapshot,
)
from kiosk.errors import KnownTrouble
from kiosk.store import Store, back_up, backups

FEW = 500
"""So many changed rows are followed by the triggers of the search, whatever its size."""
_BATCH = 2000
_CACHE_KB = 16_000
"""What SQLite keeps in memory of a large import, rather than write it twice."""

_TABLES = {*MODELS, "kiosk_topics"}

Told = Callable[[float, float], None]


@dataclass(frozen=True)
class Applied:
    """What an import came to: its plan, and the backup that was made before it, if any."""

    plan: Plan
    backup: Path | None


def apply(
    store: Store,
    cleaned: Cleaned,
    reason: str,
    *,
    publish: bool = False,
    told: Told = lambda _done, _all: None,
) -> Applied:
    """Write what the file has and the database has not; nothing at all where there is nothing.

    Args:
        store: the kiosk's database.
        cleaned: the file.
        reason: what the snapshot is called.
        publish: whether new services show at once.
        told: hears how far it is, first with comparing, then with writing.

    Raises:
        KnownTrouble: no backup can be made, or the database cannot be written; it is as it was.
    """
    with writing(store) as connection:
        plan = comparing.compare(connection, cleaned, publish=publish, told=told)
        told(0, 0)
        if not len(plan):
            return Applied(plan, None)
        backup = back_up_beside(store.path)
        with search_follows(connection, len(plan)):
            _write(connection, plan, _snapshot(connection, reason, backup), told)
            forget_worked_out(connection, comparing.touched(connection, plan))
    return Applied(plan, backup)


def last_snapshot(store: Store) -> int:
    """The number of the last import, or 0."""
    with store.engine.connect() as connection:
        return connection.scalar(select(func.max(Snapshot.id))) or 0


def back_up_beside(path: Path) -> Path:
    """A backup that takes the place of none, even of one from the same second.

    Raises:
        KnownTrouble: none can be made, so nothing is changed.
    """
    now = datetime.datetime.now()
    names = {backup.name for backup in backups(path)}
    while any(f"{now:%Y-%m-%dT%H%M%S}" in name for name in names):
        now += datetime.timedelta(seconds=1)
    try:
        return back_up(path, now)
    except KnownTrouble as trouble:
        raise KnownTrouble(f"{trouble} Nothing was changed.") from trouble


@contextmanager
def writing(store: Store) -> Iterator[Connection]:
    """One transaction that nobody else writes beside; undone as a whole if anything goes wrong.

    Readers go on reading what was there before.
    """
    try:
        with store.engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE_KB}")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            yield connection
            connection.commit()
            connection.exec_driver_sql("PRAGMA cache_size=-2000")
            # Else the kiosk's own next small write would fold all of it into the file.
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorname", "")
        if not code.startswith(("SQLITE_BUSY", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY")):
            raise
        raise KnownTrouble(
            f"The directory could not be written ({error.orig}). Nothing was changed. Make sure "
            "that the disk has room, and that no other import is under way, and try again."
        ) from error


@contextmanager
def search_follows(connection: Connection, changes: int) -> Iterator[None]:
    """Keep the search in step: row by row, or for very many, anew and at once."""
    services = connection.scalar(select(func.count()).select_from(Service)) or 0
    anew = changes > max(FEW, services // 4)
    if anew:
        search_words.take_down(connection)
    yield
    if anew:
        search_words.put_up(connection)


def forget_worked_out(connection: Connection, services: Iterable[str]) -> None:
    """What was worked out ahead of these services is worked out anew."""
    for some in kept.batches(set(services)):
        connection.execute(delete(Derived).where(Derived.service_id.in_(some)))
        connection.execute(delete(NextSession).where(NextSession.service_id.in_(some)))


def _snapshot(connection: Connection, reason: str, backup: Path) -> int:
    made = connection.execute(
        insert(Snapshot).values(
            taken_at=datetime.datetime.now(), reason=reason, backup_name=backup.name
        )
    )
    return int(made.lastrowid)


def _write(connection: Connection, plan: Plan, snapshot: int, told: Told) -> None:
    whole = len(plan)
    done = 0
    for table in (*MODELS, "kiosk_topics"):
        columns = table_of(table)
        key = columns.primary_key.columns[0]
        for some in kept.batches(plan.added.get(table, ()), _BATCH):
            rows = [
                clean.values
                if table == "kiosk_topics"
                else comparing.new_row(table, clean, publish=plan.publish)
                for clean in some
            ]
            connection.execute(insert(columns), rows)
            _record(connection, snapshot, table, [(row[key.name], None, row) for row in rows])
            done += len(rows)
            told(done, whole)
        for changed in plan.changed.get(table, ()):
            fields = {name: changed.after[name] for name in changed.fields()}
            connection.execute(update(columns).where(key == changed.key).values(fields))
        _record(
            connection,
            snapshot,
            table,
            [(each.key, each.before, each.after) for each in plan.changed.get(table, ())],
        )
        done += len(plan.changed.get(table, ()))
        told(done, whole)
    _write_originals(connection, plan, snapshot)
    _write_texts(connection, plan, snapshot)
    told(0, 0)


def _write_originals(connection: Connection, plan: Plan, snapshot: int) -> None:
    for some in kept.batches(plan.originals.items(), _BATCH):
        rows = [
            {"table_name": table, "record_id": key, "original_id": original}
            for (table, key), original in some
        ]
        connection.execute(insert(OriginalId), rows)
        _record(
            connection, snapshot, "original_ids", [(row["record_id"], None, row) for row in rows]
        )


def _write_texts(connection: Connection, plan: Plan, snapshot: int) -> None:
    number = connection.scalar(select(func.max(OtherRow.id))) or 0
    for table, new in plan.texts.items():
        last = connection.scalar(
            select(func.max(OtherRow.position)).where(OtherRow.table_name == table)
        )
        position = -1 if last is None else last
        for some in kept.batches(new, _BATCH):
            rows = [
                {
                    "id": number + place,
                    "table_name": table,
                    "position": position + place,
                    "cells": cells,
                }
                for place, cells in enumerate(some, start=1)
            ]
            number, position = number + len(rows), position + len(rows)
            connection.execute(insert(OtherRow), rows)
            _record(
                connection, snapshot, "other_rows", [(str(row["id"]), None, row) for row in rows]
            )
    if plan.changed_texts:
        connection.execute(
            update(OtherRow.__table__)  # type: ignore[arg-type]
            .where(OtherRow.id == bindparam("number"))
            .values(cells=bindparam("new")),
            [{"number": key, "new": after} for key, (_, after) in plan.changed_texts.items()],
        )
        _record(
            connection,
            snapshot,
            "other_rows",
            [
                (str(key), {"cells": before}, {"cells": after})
                for key, (before, after) in plan.changed_texts.items()
            ],
        )


def _record(
    connection: Connection,
    snapshot: int,
    table: str,
    rows: list[tuple[str, dict[str, Any] | None, dict[str, Any]]],
) -> None:
    """Keep how rows were, and how they are now; without SQLAlchemy, which takes twice as long."""
    for some in kept.batches(rows, _BATCH):
        connection.exec_driver_sql(
            "INSERT INTO imported_rows (snapshot_id, table_name, record_id, before, after) "
            "VALUES (?, ?, ?, ?, ?)",
            [
                (
                    snapshot,
                    table,
                    key,
                    None if before is None else json.dumps(kept.as_json(before)),
                    json.dumps(kept.filled(table, after) if table in _TABLES else after),
                )
                for key, before, after in some
            ],
        )
