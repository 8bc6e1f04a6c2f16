"""Brings a package into the database: one transaction, a backup before it, every row recorded."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, func, select

from kiosk.backups import back_up
from kiosk.directory import search_words, undoing
from kiosk.directory.exchange import comparing
from kiosk.directory.exchange.cleaned import Cleaned
from kiosk.directory.exchange.comparing import Plan
from kiosk.directory.exchange.standard import MODELS
from kiosk.directory.models import Derived, NextSession, OtherRow, Service
from kiosk.directory.revisions import Act, Writer, writing
from kiosk.directory.rows import batches
from kiosk.directory.undoing import Undone
from kiosk.errors import KnownTrouble
from kiosk.store import Store
from kiosk.who import Who

FEW = 500
"""So many changed rows are followed by the triggers of the search, whatever its size."""
_BATCH = 2000
_PUBLISHER = Who("publisher")

Told = Callable[[float, float], None]


@dataclass(frozen=True)
class Applied:
    """What an import came to: its plan, and the backup that was made before it, if any."""

    plan: Plan
    backup: Path | None


def apply(  # noqa: PLR0913  (all but what and where are by name)
    store: Store,
    cleaned: Cleaned,
    reason: str,
    *,
    publish: bool = False,
    theirs: bool = False,
    who: Who = _PUBLISHER,
    told: Told = lambda _done, _all: None,
) -> Applied:
    """Write what the file has and the database has not; nothing at all where there is nothing.

    Args:
        store: the kiosk's database.
        cleaned: the file.
        reason: what the act is called.
        publish: whether new services show at once.
        theirs: whether the file's goes in where people here have changed the same.
        who: who brings it in.
        told: hears how far it is, first with comparing, then with writing.

    Raises:
        KnownTrouble: no backup can be made, or the database cannot be written; it is as it was.
    """
    with writing(store, much=True) as connection:
        plan = comparing.compare(connection, cleaned, publish=publish, theirs=theirs, told=told)
        told(0, 0)
        if not len(plan):
            return Applied(plan, None)
        now = datetime.datetime.now()
        backup = _back_up(store.path, now)
        writer = Writer(connection, Act("import", who, now, reason, backup_name=backup.name))
        with search_follows(connection, len(plan)):
            write(writer, plan, told)
            forget_worked_out(connection, comparing.touched(connection, plan))
    return Applied(plan, backup)


def last_import(store: Store) -> int:
    """The number of the last import, or 0."""
    with store.engine.connect() as connection:
        return undoing.last_import(connection) or 0


def take_back(store: Store, who: Who = _PUBLISHER) -> Undone:
    """Take back the last import; what somebody has changed since stays, and is told.

    Raises:
        KnownTrouble: there is none, or the database cannot be written; it is as it was.
    """
    with writing(store, much=True) as connection:
        last = undoing.last_import(connection)
        if last is None:
            raise KnownTrouble("Nothing was imported, or all of it was taken back already.")
        now = datetime.datetime.now()
        backup = _back_up(store.path, now)
        with search_follows(connection, undoing.size(connection, [last])):
            return undoing.undo(connection, last, who, now, backup.name)


def _back_up(path: Path, now: datetime.datetime) -> Path:
    try:
        return back_up(path, now)
    except KnownTrouble as trouble:
        raise KnownTrouble(f"{trouble} Nothing was changed.") from trouble


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
    for some in batches(set(services)):
        connection.execute(delete(Derived).where(Derived.service_id.in_(some)))
        connection.execute(delete(NextSession).where(NextSession.service_id.in_(some)))


def write(writer: Writer, plan: Plan, told: Told = lambda _done, _all: None) -> None:
    """Write the rows that a plan adds and changes."""
    whole = len(plan)
    done = 0
    for table in (*MODELS, "kiosk_topics"):
        name = "topics" if table == "kiosk_topics" else table
        for some in batches(plan.added.get(table, ()), _BATCH):
            rows = [
                clean.values
                if name == "topics"
                else comparing.new_row(table, clean, publish=plan.publish)
                for clean in some
            ]
            writer.insert(name, rows)
            done += len(rows)
            told(done, whole)
        changed = plan.changed.get(table, ())
        writer.change_many(name, [(each.key, each.before, each.after) for each in changed])
        done += len(changed)
        told(done, whole)
    _write_originals(writer, plan)
    _write_texts(writer, plan)
    told(0, 0)


def _write_originals(writer: Writer, plan: Plan) -> None:
    rows = [
        {"table_name": table, "record_id": key, "original_id": original}
        for (table, key), original in plan.originals.items()
    ]
    writer.insert("original_ids", rows)


def _write_texts(writer: Writer, plan: Plan) -> None:
    number = writer.connection.scalar(select(func.max(OtherRow.id))) or 0
    for table, new in plan.texts.items():
        last = writer.connection.scalar(
            select(func.max(OtherRow.position)).where(OtherRow.table_name == table)
        )
        position = -1 if last is None else last
        for some in batches(new, _BATCH):
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
            writer.insert("other_rows", rows)
    changed = [
        (str(key), {"cells": before}, {"cells": after})
        for key, (before, after) in plan.changed_texts.items()
    ]
    writer.change_many("other_rows", changed)
