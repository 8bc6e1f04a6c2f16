"""Leaves to the people of this room what they changed since a publisher last said it.

A file may be older than what a volunteer was told on the telephone. What only they have changed
stays, as what they took out stays away; where the file has changed the same, whoever brings it in
chooses.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, not_, select

from kiosk.directory import rows as stored
from kiosk.directory.exchange.cleaned import Clean
from kiosk.directory.exchange.standard import MODELS, table_of
from kiosk.directory.models import RevisedRow, Revision
from kiosk.directory.revisions import PUT_BACK
from kiosk.directory.rows import Values

_NOBODYS = {"restore", PUT_BACK}
"""Kinds of acts that change many things at once, and say of none that a person found it out."""

_NOBODY_SIGNED_IN = {"publisher", "kiosk"}
"""Whose imports are publishers'; a spreadsheet that a volunteer brings back is signed by them."""

_NOT_SAID = {"last_modified", "assured_date", "extra", "position"}
"""What no person types."""

_REFERRED_TO = ("service_at_location",)


@dataclass(slots=True)
class Changed:
    """A row that is there already, and how it is to be."""

    key: str
    before: Values
    after: Values

    def fields(self) -> list[str]:
        """The columns that are not as they were."""
        return [name for name, value in self.after.items() if self.before[name] != value]


@dataclass
class Ours:
    """What stays as it is here though the file says something else.

    Attributes:
        alone: by table, rows that only people here have changed, with what the file says.
        both: likewise those that the file has changed, too, since it was brought in last.
        away: by table, rows that people here took out.
    """

    alone: dict[str, list[Changed]] = field(default_factory=dict)
    both: dict[str, list[Changed]] = field(default_factory=dict)
    away: dict[str, list[Clean]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any((self.alone, self.both, self.away))


@dataclass
class _Past:
    """What people here did to a row since a publisher last said something of it.

    Attributes:
        was: what stood in a field before they changed it.
        gone: the row as they took it out; nothing where it is there.
    """

    was: dict[str, Any] = field(default_factory=dict)
    gone: Values | None = None


def leave(
    connection: Connection,
    added: dict[str, list[Clean]],
    changed: dict[str, list[Changed]],
    *,
    theirs: bool,
) -> Ours:
    """Take out of what an import adds and changes all that is for the people of this room.

    Args:
        connection: reads the database as it is.
        added: by table, the rows that are new.
        changed: by table, the rows that are not as they were.
        theirs: whether the file's goes in where both have changed the same.
    """
    ours = Ours()
    for table in MODELS:
        keys = [*(each.key for each in changed.get(table, ()))]
        keys += [each.key for each in added.get(table, ())]
        past = _past(connection, table, keys)
        if not past:
            continue
        for row in changed.get(table, ()):
            if row.key in past:
                _keep(ours, table, row, past[row.key], theirs=theirs)
        _drop_unchanged(changed, table)
        for clean in added.get(table, ()):
            gone = past[clean.key].gone if clean.key in past else None
            if gone is not None and not (theirs and _says_other(table, clean, gone)):
                ours.away.setdefault(table, []).append(clean)
    _take_out(added, ours)
    return ours


def _past(connection: Connection, table: str, keys: Collection[str]) -> dict[str, _Past]:
    """What people here did to those of these rows that they have changed."""
    of_a_publisher = (Revision.kind == "import") & Revision.role.in_(_NOBODY_SIGNED_IN)
    taken_back = select(Revision.undone_by).where(of_a_publisher, Revision.undone_by.is_not(None))
    by_people = (
        Revision.kind.not_in(_NOBODYS) & not_(of_a_publisher) & Revision.id.not_in(taken_back)
    )
    theirs = set(
        connection.scalars(
            select(RevisedRow.record_id)
            .join(Revision, Revision.id == RevisedRow.revision_id)
            .where(by_people, RevisedRow.table_name == table)
        )
    )
    found: dict[str, _Past] = defaultdict(_Past)
    for some in stored.batches(theirs.intersection(keys)):
        rows = connection.execute(
            select(RevisedRow.record_id, RevisedRow.before, RevisedRow.after, by_people)
            .join(Revision, Revision.id == RevisedRow.revision_id)
            .where(RevisedRow.table_name == table, RevisedRow.record_id.in_(some))
            .order_by(RevisedRow.id)
        )
        for key, before, after, is_theirs in rows:
            _follow(found[key], before, after, is_theirs=bool(is_theirs))
    return found


def _follow(past: _Past, before: Values | None, after: Values | None, *, is_theirs: bool) -> None:
    if before is None:
        past.was.clear()
        past.gone = None
    elif after is None:
        past.gone = before if is_theirs else None
    else:
        for name in after:
            if is_theirs:
                past.was.setdefault(name, before.get(name))
            else:
                past.was.pop(name, None)


def _keep(ours: Ours, table: str, row: Changed, past: _Past, *, theirs: bool) -> None:
    here, file = stored.as_json(row.before), stored.as_json(row.after)
    for name in row.fields():
        if name in _NOT_SAID or name not in past.was or here[name] == past.was[name]:
            continue
        is_both = not _is_same(file[name], past.was[name])
        if is_both and theirs:
            continue
        kept = ours.both if is_both else ours.alone
        told = Changed(row.key, row.before, {**row.before, name: row.after[name]})
        kept.setdefault(table, []).append(told)
        row.after[name] = row.before[name]


def _drop_unchanged(changed: dict[str, list[Changed]], table: str) -> None:
    rows = changed.get(table, [])
    changed[table] = [row for row in rows if set(row.fields()) - {"last_modified"}]


def _says_other(table: str, clean: Clean, gone: Values) -> bool:
    """Whether the file says something else of a row than what stood in it when it went."""
    values = {name: value for name, value in clean.values.items() if name in gone}
    said = stored.as_json(values)
    return any(
        not _is_same(said[name], gone[name])
        for name in said
        if name not in {*_NOT_SAID, "id"} and name in table_of(table).c
    )


def _is_same(one: Any, other: Any) -> bool:
    return one == other or (one in {None, ""} and other in {None, ""})


def _take_out(added: dict[str, list[Clean]], ours: Ours) -> None:
    """Leave those rows out, and what is said of them alone."""
    gone = {table: {each.key for each in rows} for table, rows in ours.away.items()}
    for table, rows in added.items():
        refers = [
            (each.parent.name, each.column.table.name)
            for each in (table_of(table).foreign_keys if table in MODELS else ())
            if each.column.table.name in _REFERRED_TO
        ]
        added[table] = [
            row
            for row in rows
            if row.key not in gone.get(table, ()) and not _refers(row, refers, gone)
        ]


def _refers(row: Clean, refers: Iterable[tuple[str, str]], gone: dict[str, set[str]]) -> bool:
    return any(row.values.get(column) in gone.get(to, ()) for column, to in refers)
