"""Changes the directory, and keeps of every change who made it, when, and what stood there before.

Whatever a person or an import changes goes through a `Writer`: so that every listing has its
history, and everything can be taken back (`undoing`).
"""

import datetime
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError

from kiosk.directory.models import RevisedRow, Revision
from kiosk.directory.rows import (
    Values,
    as_json,
    batches,
    filled,
    from_json,
    key_of,
    rows,
    table,
    with_keys,
)
from kiosk.errors import KnownTrouble
from kiosk.sqlite_files import BUSY_SECONDS
from kiosk.store import Base, Store
from kiosk.who import Who

PUT_BACK = "put_back"
"""The kind of an act that put a backup in the place of all: it is taken back by another backup."""

_BATCH = 2000
_CACHE_KB = 16_000

_Kept = tuple[str, str, Values | None, Values | None]
"""A row that changed: its table and key, and its fields before and after."""


class Busy(KnownTrouble):
    """Another program is writing: an import, say."""


@contextmanager
def writing(
    store: Store, *, much: bool = False, wait: float = BUSY_SECONDS
) -> Iterator[Connection]:
    """One transaction that nobody else writes beside; undone as a whole if anything goes wrong.

    Readers go on reading what was there before.

    Args:
        store: the kiosk's database.
        much: an import, or the undoing of one: SQLite is given memory, and folds its journal into
            the file at the end, or the kiosk's own next small write would have to.
        wait: so many seconds at the most for another program that writes.

    Raises:
        KnownTrouble: the disk is full or read-only; `Busy` where somebody else wrote all the time.
    """
    try:
        with store.engine.connect() as connection:
            if much:
                connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE_KB}")
            usual = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
            try:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={round(wait * 1000)}")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={usual}")
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            yield connection
            connection.commit()
            if much:
                connection.exec_driver_sql("PRAGMA cache_size=-2000")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorname", "")
        if not code.startswith(("SQLITE_BUSY", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY")):
            raise
        if code.startswith("SQLITE_BUSY"):
            raise Busy(
                "Something else is being written just now, such as an import. Nothing was changed. "
                "Try again in a few minutes."
            ) from error
        raise KnownTrouble(
            f"The directory could not be written ({error.orig}). Nothing was changed. Make sure "
            "that the disk has room, and try again."
        ) from error


@dataclass(frozen=True)
class Act:
    """What a revision is: its kind, who did it and when, and the one service it is about, if any.

    Attributes:
        kind: `edit`, `check`, `import`, `hide`, `undo`, `restore` and the like.
        who: who did it.
        at: when.
        words: which one it is, where its kind does not say.
        service_id: the service that it is about, if it is about one.
        backup_name: of the backup that was made before it.
    """

    kind: str
    who: Who
    at: datetime.datetime
    words: str = ""
    service_id: str | None = None
    backup_name: str | None = None


class Writer:
    """Writes rows within one transaction, and one revision that remembers them.

    There is no revision until a row really changes.
    """

    def __init__(self, connection: Connection, act: Act) -> None:
        self.connection = connection
        self._act = act
        self._revision: int | None = None

    @property
    def revision(self) -> int | None:
        """The number of the revision; nothing while nothing has changed."""
        return self._revision

    def insert(self, name: str, new: Sequence[Values]) -> None:
        """Add rows to a table; each has a value for every column that has no default."""
        for some in batches(new, _BATCH):
            self.connection.execute(insert(table(name)), some)
            self._keep([(name, key_of(name, row), None, filled(name, row)) for row in some])

    def add(self, name: str, row: Values) -> int:
        """Add a row whose number the database gives; returns the number."""
        made = self.connection.execute(insert(table(name)).values(row))
        number = int(made.lastrowid)
        (key,) = table(name).primary_key.columns
        self._keep([(name, str(number), None, filled(name, {key.name: number, **row}))])
        return number

    def change(self, name: str, key: str, fields: Mapping[str, Any]) -> bool:
        """Give a row's fields these values; whether any was another one before."""
        before = rows(self.connection, name, [key])[key]
        return bool(self.change_many(name, [(key, before, {**before, **fields})]))

    def change_many(self, name: str, changed: Sequence[tuple[str, Values, Values]]) -> int:
        """Change rows: of each its key, how it is and how it is to be; returns how many differ."""
        count = 0
        for some in batches(changed, _BATCH):
            kept: list[_Kept] = []
            for key, before, after in some:
                fields = [field for field, value in after.items() if before[field] != value]
                if not fields:
                    continue
                self.connection.execute(
                    update(table(name))
                    .where(with_keys(name, [key]))
                    .values({field: after[field] for field in fields})
                )
                kept.append(
                    (
                        name,
                        key,
                        as_json({field: before[field] for field in fields}),
                        as_json({field: after[field] for field in fields}),
                    )
                )
            self._keep(kept)
            count += len(kept)
        return count

    def delete(self, name: str, keys: Sequence[str]) -> None:
        """Take rows out."""
        self.take_out(name, rows(self.connection, name, keys))

    def take_out(self, name: str, gone: Mapping[str, Values]) -> None:
        """Take these rows out, which are as they are in the table now."""
        for some in batches(gone):
            self._keep([(name, key, as_json(gone[key]), None) for key in some])
            self.connection.execute(delete(table(name)).where(with_keys(name, some)))

    def _keep(self, changed: "list[_Kept]") -> None:
        if not changed:
            return
        revision = self._begun()
        # Without SQLAlchemy, which takes twice as long.
        self.connection.exec_driver_sql(
            "INSERT INTO revised_rows (revision_id, table_name, record_id, before, after) "
            "VALUES (?, ?, ?, ?, ?)",
            [
                (revision, name, key, _told(before), _told(after))
                for name, key, before, after in changed
            ],
        )

    def _begun(self) -> int:
        if self._revision is None:
            self._revision = tell(self.connection, self._act)
        return self._revision


def tell(connection: Connection, act: Act) -> int:
    """Write down an act, without any rows; returns its number."""
    made = connection.execute(
        insert(Revision).values(
            at=act.at,
            kind=act.kind,
            words=act.words,
            role=act.who.role,
            initials=act.who.initials,
            volunteer_id=act.who.volunteer_id,
            service_id=act.service_id,
            backup_name=act.backup_name,
        )
    )
    return int(made.lastrowid)


PERSONAL = "initials"
"""Initials stand in columns only: a person who leaves can be taken out of those."""


def _told(row: Values | None) -> str | None:
    """As the column of the table holds it, without whoever it was."""
    if row is None:
        return None
    return json.dumps({field: value for field, value in row.items() if field != PERSONAL})


@dataclass(frozen=True)
class RowChange:
    """A row that an act changed, with those fields that it changed.

    Attributes:
        table: the name of its table.
        key: its key.
        before: what stood there; nothing where the row was new.
        after: what stands there since; nothing where the row went.
        secret: it is of a confidential place: nobody is to read what it says.
    """

    table: str
    key: str
    before: Values | None
    after: Values | None
    secret: bool = False


@dataclass(frozen=True)
class Step:
    """One act in the history of a listing or of the directory.

    Attributes:
        id: the revision's number.
        rows: what it changed; of a listing's history only what is of that listing.
        undone: whether it was taken back since.
        took_back: the kind of the act that it took back, if it did.
    """

    id: int
    act: Act
    rows: tuple[RowChange, ...]
    undone: bool
    took_back: str = ""

    @property
    def fields(self) -> tuple[tuple[str, str, Any, Any], ...]:
        """Each field that it changed: the table, the column, the value before and after."""
        return tuple(
            (row.table, field, (row.before or {}).get(field), (row.after or {}).get(field))
            for row in self.rows
            for field in (row.before or {}) | (row.after or {})
            if (row.before or {}).get(field) != (row.after or {}).get(field)
        )


def history(connection: Connection, service_id: str, most: int = 100) -> list[Step]:
    """What was done to one listing, the newest first."""
    its_own = or_(
        *(
            and_(RevisedRow.table_name == name, RevisedRow.record_id.in_(keys))
            for name, keys in _rows_of(connection, service_id).items()
        )
    )
    acts = _acts(
        connection,
        (Revision.service_id == service_id)
        | Revision.id.in_(select(RevisedRow.revision_id).where(its_own)),
        most,
    )
    return [
        _step(connection, act, None if act.service_id == service_id else its_own) for act in acts
    ]


def latest(connection: Connection, most: int, before: int | None = None) -> list[Step]:
    """The last acts of all or before that one, newest first, without the rows of large ones."""
    which = Revision.id < before if before is not None else Revision.kind.is_not(None)
    return [_step(connection, act) for act in _acts(connection, which, most)]


def step(connection: Connection, revision: int) -> Step | None:
    """One act, if there is one of this number."""
    acts = _acts(connection, Revision.id == revision, 1)
    return _step(connection, acts[0]) if acts else None


FEW_ROWS = 200
"""Of an act that changed more rows than so many, history tells only what it was."""


def _rows_of(connection: Connection, service_id: str) -> dict[str, list[str]]:
    """The keys of the rows that a listing is made of, by table."""
    found = {"services": [service_id]}
    for name, columns in Base.metadata.tables.items():
        if any(each.target_fullname == "services.id" for each in columns.foreign_keys):
            found[name] = _keys(connection, name, columns.c.service_id == service_id)
    attributes = table("attributes").c
    of_it = (attributes.link_entity == "service") & (attributes.link_id == service_id)
    found["attributes"] = _keys(connection, "attributes", of_it)
    at = table("service_at_location").c
    places = list(connection.scalars(select(at.location_id).where(at.service_id == service_id)))
    found["locations"] = places
    for name in ("addresses", "accessibility"):
        found[name] = _keys(connection, name, table(name).c.location_id.in_(places))
    return found


def _keys(connection: Connection, name: str, which: ColumnElement[bool]) -> list[str]:
    (key,) = table(name).primary_key.columns
    return [str(each) for each in connection.scalars(select(key).where(which))]


def _acts(connection: Connection, which: ColumnElement[bool], most: int) -> Sequence[Any]:
    newest = select(Revision.__table__).where(which).order_by(Revision.id.desc()).limit(most)
    return connection.execute(newest).all()


def _step(connection: Connection, act: Any, which: ColumnElement[bool] | None = None) -> Step:
    rows_of_it = select(
        RevisedRow.table_name, RevisedRow.record_id, RevisedRow.before, RevisedRow.after
    ).where(RevisedRow.revision_id == act.id, *([] if which is None else [which]))
    some = connection.execute(rows_of_it.order_by(RevisedRow.id).limit(FEW_ROWS + 1)).all()
    return Step(
        act.id,
        Act(
            act.kind,
            Who(act.role, act.initials, act.volunteer_id),
            act.at,
            act.words,
            act.service_id,
            act.backup_name,
        ),
        tuple(_changes(connection, some if len(some) <= FEW_ROWS else ())),
        undone=act.undone_by is not None,
        took_back=connection.scalar(select(Revision.kind).where(Revision.undone_by == act.id))
        or "",
    )


def _changes(connection: Connection, recorded: Sequence[Any]) -> Iterator[RowChange]:
    of_places = {"locations", "addresses", "accessibility"}
    secret = _secret(connection) if any(row[0] in of_places for row in recorded) else set()
    for name, key, before, after in recorded:
        place = (before or after or {}).get("location_id")
        yield RowChange(
            name,
            key,
            None if before is None else from_json(name, before),
            None if after is None else from_json(name, after),
            secret=(name, key) in secret or ("locations", place) in secret,
        )


def _secret(connection: Connection) -> set[tuple[str, str]]:
    """Tables and keys of what is known of confidential places."""
    places = _keys(connection, "locations", table("locations").c.confidential)
    found = {("locations", key) for key in places}
    for name in ("addresses", "accessibility"):
        of_one = table(name).c.location_id.in_(places)
        found |= {(name, key) for key in _keys(connection, name, of_one)}
    return found


def backed_up(connection: Connection) -> dict[str, str]:
    """The backups that were made before an act, by their names, each with the kind of that act."""
    rows = connection.execute(
        select(Revision.backup_name, Revision.kind).where(Revision.backup_name.is_not(None))
    )
    return {name: kind for name, kind in rows if name is not None}


def names(connection: Connection, steps: Sequence[Step]) -> dict[str, str]:
    """What the keys in these acts stand for: listings, topics, organizations and places."""
    listings = {step.act.service_id for step in steps if step.act.service_id}
    found = {key: row["name"] for key, row in rows(connection, "services", list(listings)).items()}
    for field, name in _NAMED.items():
        keys = {
            value
            for step in steps
            for _, each, *values in step.fields
            for value in values
            if each == field and value is not None
        }
        for row in rows(connection, name, sorted(keys)).values():
            secret = name == "locations" and row["confidential"]
            found[row["id"]] = "" if secret else row["name"] or ""
    return found


_NAMED = {
    "taxonomy_term_id": "taxonomy_terms",
    "organization_id": "organizations",
    "location_id": "locations",
}
"""Fields that hold the key of something with a name, and its table."""


def mark_undone(connection: Connection, revisions: Collection[int], by: int) -> None:
    """Write down that these acts were taken back by another one."""
    connection.execute(
        update(Revision.__table__)  # type: ignore[arg-type]
        .where(Revision.id == bindparam("number"))
        .values(undone_by=by),
        [{"number": number} for number in revisions],
    )
