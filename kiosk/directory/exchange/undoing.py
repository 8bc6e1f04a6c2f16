"""Takes back the last import, row by row; what somebody has changed since stays, and is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from kiosk.directory.exchange import kept
from kiosk.directory.exchange.applying import (
    back_up_beside,
    forget_worked_out,
    search_follows,
    writing,
)
from kiosk.directory.exchange.kept import Values
from kiosk.directory.exchange.standard import MODELS, table_of
from kiosk.directory.models import ImportedRow, OriginalId, OtherRow, Snapshot
from kiosk.errors import KnownTrouble
from kiosk.store import Base, Store

_TOPICS = "kiosk_topics"


@dataclass
class Undone:
    """What was taken back.

    Attributes:
        reason: what the import was called.
        backup: the database as it was before this.
        taken_out: how many new rows went.
        put_back: how many changed rows are as they were.
        left: by table, the names of rows that somebody has changed or used since.
    """

    reason: str
    backup: Path
    taken_out: int = 0
    put_back: int = 0
    left: dict[str, list[str]] = field(default_factory=dict)


def undo(store: Store) -> Undone:
    """Take back the last import that has not been taken back.

    Raises:
        KnownTrouble: there is none, or the database cannot be written.
    """
    with writing(store) as connection:
        last = connection.execute(
            select(Snapshot.id, Snapshot.reason)
            .where(Snapshot.id.in_(select(ImportedRow.snapshot_id)))
            .order_by(Snapshot.id.desc())
            .limit(1)
        ).first()
        if last is None:
            raise KnownTrouble("Nothing was imported, or all of it was taken back already.")
        done = Undone(last.reason, back_up_beside(store.path))
        recorded = connection.scalars(
            select(ImportedRow.id).where(ImportedRow.snapshot_id == last.id)
        ).all()
        with search_follows(connection, len(recorded)):
            for table in (_TOPICS, *reversed(MODELS)):
                _undo_table(connection, table, last.id, done)
            _undo_originals(connection, last.id)
            _undo_texts(connection, last.id, done)
            _forget(connection, last.id)
        connection.execute(delete(ImportedRow).where(ImportedRow.snapshot_id == last.id))
        connection.execute(
            update(Snapshot)
            .where(Snapshot.id == last.id)
            .values(reason=f"{last.reason} (taken back)")
        )
    return done


def _rows(connection: Connection, snapshot: int, table: str) -> Sequence[Any]:
    return connection.execute(
        select(ImportedRow.record_id, ImportedRow.before, ImportedRow.after)
        .where(ImportedRow.snapshot_id == snapshot, ImportedRow.table_name == table)
        .order_by(ImportedRow.id)
    ).all()


def _undo_table(connection: Connection, table: str, snapshot: int, done: Undone) -> None:
    recorded = _rows(connection, snapshot, table)
    if not recorded:
        return
    columns = table_of(table)
    key = columns.primary_key.columns[0]
    new: list[str] = []
    for some in kept.batches(recorded):
        there = kept.rows(connection, table, [row.record_id for row in some])
        for row in some:
            now = there.get(row.record_id)
            if now is None:
                continue
            if kept.filled(table, now) != kept.filled(table, row.after):
                _leave(done, table, now)
            elif row.before is None:
                new.append(row.record_id)
            else:
                connection.execute(
                    update(columns)
                    .where(key == row.record_id)
                    .values(kept.from_json(table, row.before))
                )
                done.put_back += 1
    gone = set(new)
    while held := _held(connection, columns, gone):
        for row in kept.rows(connection, table, sorted(held)).values():
            _leave(done, table, row)
        gone -= held
    for some in kept.batches(gone):
        connection.execute(delete(columns).where(key.in_(some)))
    done.taken_out += len(gone)


def _held(connection: Connection, columns: Table, gone: set[str]) -> set[str]:
    """Which of these rows something refers to that stays."""
    held: set[str] = set()
    for other in Base.metadata.tables.values():
        for reference in other.foreign_keys:
            if reference.column.table is not columns:
                continue
            of_itself = other is columns
            for some in kept.batches(gone):
                rows = connection.execute(
                    select(reference.parent, other.primary_key.columns[0]).where(
                        reference.parent.in_(some)
                    )
                )
                held |= {up for up, down in rows if not (of_itself and down in gone)}
    return held


def _leave(done: Undone, table: str, row: Values) -> None:
    name = row.get("name") or row.get("number") or row.get("description") or "(no name)"
    done.left.setdefault(table, []).append(str(name))


def _undo_originals(connection: Connection, snapshot: int) -> None:
    for row in _rows(connection, snapshot, "original_ids"):
        table = row.after["table_name"]
        if table in MODELS:
            columns = table_of(table)
            stays = connection.scalar(select(columns.c.id).where(columns.c.id == row.record_id))
            if stays is not None:
                continue
        connection.execute(
            delete(OriginalId).where(
                OriginalId.table_name == table, OriginalId.record_id == row.record_id
            )
        )


def _undo_texts(connection: Connection, snapshot: int, done: Undone) -> None:
    for row in _rows(connection, snapshot, "other_rows"):
        number = int(row.record_id)
        now = connection.scalar(select(OtherRow.cells).where(OtherRow.id == number))
        if now is None:
            continue
        if now != row.after["cells"]:
            _leave(done, "other_rows", now)
        elif row.before is None:
            connection.execute(delete(OtherRow).where(OtherRow.id == number))
            done.taken_out += 1
        else:
            connection.execute(
                update(OtherRow).where(OtherRow.id == number).values(cells=row.before["cells"])
            )
            done.put_back += 1


def _forget(connection: Connection, snapshot: int) -> None:
    services = connection.scalars(
        select(ImportedRow.after["service_id"].as_string()).where(
            ImportedRow.snapshot_id == snapshot
        )
    )
    own = connection.scalars(
        select(ImportedRow.record_id).where(
            ImportedRow.snapshot_id == snapshot, ImportedRow.table_name == "services"
        )
    )
    forget_worked_out(connection, {each for each in (*services, *own) if each})
