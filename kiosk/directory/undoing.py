"""Takes back what was done: one act, the last import, or all since a moment.

Every field that still is as that act left it becomes what it was before; what somebody has changed
since stays, and is told. Taking back is an act itself, and can be taken back.

Whoever checked a listing checked its numbers, times and places. So "checked" goes where one of them
becomes another one than was checked, and does not come back where one has changed meanwhile.
"""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, Table, func, select

from kiosk.directory import facts
from kiosk.directory import rows as kept
from kiosk.directory.checks import Outcome
from kiosk.directory.models import Check, RevisedRow, Revision, Service
from kiosk.directory.revisions import PERSONAL, PUT_BACK, Act, Step, Writer, mark_undone, step
from kiosk.directory.rows import Values, table
from kiosk.directory.standing import DO_NOT_LIST
from kiosk.errors import KnownTrouble
from kiosk.store import Base
from kiosk.who import Who

_LEADS_ONLY = {("services", "sensitive"), ("services", "never_hides")}
"""Fields that only a lead changes."""


@dataclass
class Undone:
    """What was taken back.

    Attributes:
        words: what the act was called.
        backup_name: of the backup that was made before, if one was.
        taken_out: how many new rows went.
        put_back: how many changed rows are as they were, and how many that had gone are back.
        left: by table, the names of rows that somebody has changed or used since.
    """

    words: str
    backup_name: str | None = None
    taken_out: int = 0
    put_back: int = 0
    left: dict[str, list[str]] = field(default_factory=dict)


def last_import(connection: Connection) -> int | None:
    """The number of the last import that has not been taken back."""
    return connection.scalar(
        select(Revision.id)
        .where(Revision.kind == "import", Revision.undone_by.is_(None))
        .order_by(Revision.id.desc())
        .limit(1)
    )


def size(connection: Connection, revisions: Sequence[int]) -> int:
    """How many rows these acts changed."""
    of_these = RevisedRow.revision_id.in_(revisions)
    return connection.scalar(select(func.count()).select_from(RevisedRow).where(of_these)) or 0


def may_take_back(step: Step, who: Who) -> bool:
    """Whether this person may take that act back.

    Everybody may, what is about one listing; but what only a lead may do, only a lead takes back,
    and what changed many listings, a lead or whoever did it.
    """
    if step.act.kind == PUT_BACK:
        return False
    if who.leads:
        return True
    if any((table, field) in _LEADS_ONLY for table, field, _, _ in step.fields):
        return False
    if any(field == "publication" and DO_NOT_LIST in change for _, field, *change in step.fields):
        return False
    return step.act.service_id is not None or step.act.who == who


def take_back(connection: Connection, revision: int, who: Who, now: datetime.datetime) -> Undone:
    """As `undo`, for somebody who chose it from a history.

    Raises:
        KnownTrouble: as `undo`; or only a lead may.
    """
    found = step(connection, revision)
    if found is None or not may_take_back(found, who):
        raise KnownTrouble("Only a lead can take that back.")
    return undo(connection, revision, who, now)


def days(connection: Connection, most: int) -> list[tuple[datetime.date, int]]:
    """The last days on which something was done, the newest first, and how much on each."""
    day = func.date(Revision.at)
    rows = connection.execute(
        select(day, func.count()).group_by(day).order_by(day.desc()).limit(most)
    )
    return [(datetime.date.fromisoformat(each), int(number)) for each, number in rows]


def since(connection: Connection, moment: datetime.datetime) -> int:
    """How many acts `restore` would take back."""
    return len(_since(connection, Revision.at > moment))


def undo_all(
    connection: Connection, revisions: Sequence[int], who: Who, now: datetime.datetime
) -> list[Undone]:
    """Take back several acts, which were done in this order.

    Raises:
        KnownTrouble: as `undo`.
    """
    return [undo(connection, each, who, now) for each in reversed(revisions)]


def undo(
    connection: Connection,
    revision: int,
    who: Who,
    now: datetime.datetime,
    backup_name: str | None = None,
) -> Undone:
    """Take back one act.

    Raises:
        KnownTrouble: it was taken back already.
    """
    act = connection.execute(select(Revision.__table__).where(Revision.id == revision)).one()
    if act.undone_by is not None:
        raise KnownTrouble("That was taken back already.")
    if act.kind == PUT_BACK:
        raise KnownTrouble("A lead takes that back under Backups.")
    words = act.words or act.kind
    writer = Writer(connection, Act("undo", who, now, words, act.service_id, backup_name))
    return _take_back(writer, [revision], Undone(words, backup_name))


def restore(
    connection: Connection,
    moment: datetime.datetime,
    who: Who,
    now: datetime.datetime,
    backup_name: str | None = None,
) -> Undone:
    """Take back all acts since `moment`, the newest first.

    Raises:
        KnownTrouble: nothing was done since.
    """
    since = _since(connection, Revision.at > moment)
    if not since:
        raise KnownTrouble("Nothing has changed since then.")
    words = f"back to {moment:%d.%m.%Y %H:%M}"
    writer = Writer(connection, Act("restore", who, now, words, None, backup_name))
    return _take_back(writer, since, Undone(words, backup_name))


def number_from(connection: Connection, revision: int) -> int:
    """How many acts `restore_before` would take back."""
    return len(_since(connection, Revision.id >= revision))


def restore_before(
    connection: Connection, revision: int, who: Who, now: datetime.datetime
) -> Undone:
    """Take back this act and all after it, the newest first: as it was just before it.

    Raises:
        KnownTrouble: there is nothing to take back.
    """
    acts = _since(connection, Revision.id >= revision)
    if not acts:
        raise KnownTrouble("Nothing has changed since then.")
    act = connection.execute(select(Revision.at).where(Revision.id == acts[-1])).one()
    words = f"back to before {act.at:%d.%m.%Y %H:%M:%S}"
    return _take_back(Writer(connection, Act("restore", who, now, words)), acts, Undone(words))


def _since(connection: Connection, which: ColumnElement[bool]) -> Sequence[int]:
    """Those of these acts that can be taken back, the newest first.

    What was done before a backup took the place of all is in that backup, or it is no more.
    """
    return connection.scalars(
        select(Revision.id).where(which, Revision.kind != PUT_BACK).order_by(Revision.id.desc())
    ).all()


def _take_back(writer: Writer, revisions: Sequence[int], done: Undone) -> Undone:
    for revision in revisions:
        _take_one_back(writer, revision, done)
    if writer.revision is not None:
        _uncheck(writer, revisions)
        mark_undone(writer.connection, revisions, writer.revision)
    return done


def _uncheck(writer: Writer, revisions: Sequence[int]) -> None:
    """Take "checked" from listings that say something else now than was found right."""
    connection = writer.connection
    checked = set(connection.scalars(select(Service.id).where(Service.assured_date.is_not(None))))
    if not checked:
        return
    written = facts.changes(connection, RevisedRow.revision_id == writer.revision)
    back = {
        row.record_id
        for row in written
        if row.table_name == "services" and (row.after or {}).get("assured_date") is not None
    }
    stale = (checked - back) & facts.services_of(connection, written) if checked - back else set()
    if back := back & checked:
        meanwhile = facts.changes(
            connection,
            RevisedRow.revision_id > max(revisions),
            RevisedRow.revision_id != writer.revision,
            Revision.undone_by.is_(None),
        )
        stale |= back & facts.services_of(connection, meanwhile)
        stale |= _check_has_gone(connection, back)
    for key in sorted(stale):
        writer.change("services", key, {"assured_date": None})


def _check_has_gone(connection: Connection, services: Collection[str]) -> set[str]:
    """Those of which the check was taken back by which they were last found right."""
    gone: set[str] = set()
    for some in kept.batches(services):
        checked = set(
            connection.scalars(
                select(Revision.service_id)
                .join(RevisedRow, RevisedRow.revision_id == Revision.id)
                .where(Revision.service_id.in_(some), RevisedRow.table_name == "checks")
            )
        )
        there = set(
            connection.scalars(
                select(Service.id)
                .join(Check, Check.service_id == Service.id)
                .where(
                    Service.id.in_(some),
                    Check.checked_on == Service.assured_date,
                    Check.outcome.in_([Outcome.RIGHT, Outcome.CORRECTED]),
                )
            )
        )
        gone |= {key for key in checked if key is not None and key not in there}
    return gone


@dataclass(frozen=True)
class _Change:
    """What an act did to a row in the end: nothing before a new one, nothing after one that went.

    Of a row that stayed, only the fields that changed.
    """

    table_name: str
    record_id: str
    before: Values | None
    after: Values | None


def _recorded(connection: Connection, revision: int) -> list[_Change]:
    """What an act did, each row once: going back to a day may change one several times."""
    recorded = connection.execute(
        select(RevisedRow.table_name, RevisedRow.record_id, RevisedRow.before, RevisedRow.after)
        .where(RevisedRow.revision_id == revision)
        .order_by(RevisedRow.id.desc())
    )
    found: dict[tuple[str, str], _Change] = {}
    for name, key, before, after in recorded:
        change = _Change(name, key, before, after)
        later = found.get((name, key))
        found[name, key] = change if later is None else _both(change, later)
    return [each for each in found.values() if each.before is not None or each.after is not None]


def _both(first: _Change, then: _Change) -> _Change:
    """Two changes of one row as one."""
    before, after = first.before, then.after
    if before is not None and first.after is not None:
        before = {**(then.before or {}), **before}
    if after is not None and then.before is not None:
        after = {**(first.after or {}), **after}
    return _Change(first.table_name, first.record_id, before, after)


def _take_one_back(writer: Writer, revision: int, done: Undone) -> None:
    """Rows that went come back first, then fields, then new rows go: what refers to what holds."""
    by_table: dict[str, list[_Change]] = {}
    for row in _recorded(writer.connection, revision):
        by_table.setdefault(row.table_name, []).append(row)
    order = [each.name for each in Base.metadata.sorted_tables if each.name in by_table]
    for name in order:
        _put_back(writer, name, [row for row in by_table[name] if row.after is None], done)
    for name in order:
        changed = [row for row in by_table[name] if row.before is not None and row.after]
        _change_back(writer, name, changed, done)
    for name in reversed(order):
        _take_out(writer, name, [row for row in by_table[name] if row.before is None], done)


def _put_back(writer: Writer, name: str, gone: list[_Change], done: Undone) -> None:
    there = kept.rows(writer.connection, name, [row.record_id for row in gone])
    back = [
        kept.from_json(name, row.before)
        for row in gone
        if row.before is not None and row.record_id not in there
    ]
    held = [row for row in back if _has_parents(writer.connection, table(name), row)]
    writer.insert(name, held)
    done.put_back += len(held)
    for row in back:
        if row not in held:
            _leave(done, name, row)


def _has_parents(connection: Connection, columns: Table, row: Values) -> bool:
    """Whether all that a row refers to is (still) there."""
    for reference in columns.foreign_keys:
        value = row.get(reference.parent.name)
        if value is None or reference.column.table is columns:
            continue
        if connection.scalar(select(reference.column).where(reference.column == value)) is None:
            return False
    return True


def _change_back(writer: Writer, name: str, changed: list[_Change], done: Undone) -> None:
    for some in kept.batches(changed):
        there = kept.rows(writer.connection, name, [row.record_id for row in some])
        to_change = []
        for row in some:
            now = there.get(row.record_id)
            if now is None:
                continue
            told = kept.as_json(now)
            still = [each for each in row.after if told.get(each) == row.after[each]]
            if len(still) < len(row.after):
                _leave(done, name, now)
            before = kept.from_json(name, {each: row.before[each] for each in still})
            to_change.append((row.record_id, now, {**now, **before}))
        done.put_back += writer.change_many(name, to_change)


def _take_out(writer: Writer, name: str, new: list[_Change], done: Undone) -> None:
    gone: dict[str, Values] = {}
    for some in kept.batches(new):
        there = kept.rows(writer.connection, name, [row.record_id for row in some])
        for row in some:
            now = there.get(row.record_id)
            if now is None:
                continue
            if _is_still(name, now, row.after):
                gone[row.record_id] = now
            else:
                _leave(done, name, now)
    while held := _held(writer.connection, table(name), gone.keys()):
        for key in sorted(held):
            _leave(done, name, gone.pop(key))
    writer.take_out(name, gone)
    done.taken_out += len(gone)


def _is_still(name: str, now: Values, new: Values) -> bool:
    """Whether a row that was new is as it was then."""
    told = kept.filled(name, now)
    told.pop(PERSONAL, None)
    return told == kept.filled(name, new)


def _held(connection: Connection, columns: Table, gone: Collection[str]) -> set[str]:
    """Which of these rows something refers to that stays."""
    held: set[str] = set()
    for other in Base.metadata.tables.values():
        for reference in other.foreign_keys:
            if reference.column.table is not columns:
                continue
            of_itself = other is columns
            down = other.primary_key.columns[0]
            for some in kept.batches(gone):
                found = connection.execute(
                    select(reference.parent, down).where(reference.parent.in_(some))
                )
                held |= {str(up) for up, key in found if not (of_itself and key in gone)}
    return held


def _leave(done: Undone, name: str, row: Values) -> None:
    words = row.get("name") or row.get("number") or row.get("description") or "(no name)"
    done.left.setdefault(name, []).append(str(words))
