"""What the database has, read with Core: many rows, quickly, without objects."""

import datetime
import functools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, select
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from kiosk.directory.exchange.cleaning import Known
from kiosk.directory.exchange.standard import MODELS, table_of
from kiosk.directory.models import Organization, OtherRow, Taxonomy, TaxonomyTerm

BATCH = 500
"""So many keys stand in one question to SQLite."""

Values = dict[str, Any]


def known(connection: Connection) -> Known:
    """What cleaning asks of the database, each answer read once."""

    @functools.cache
    def keys(table: str) -> Collection[str]:
        if table in MODELS:
            return frozenset(connection.scalars(select(table_of(table).c.id)))
        cells = connection.scalars(select(OtherRow.cells).where(OtherRow.table_name == table))
        return frozenset(str(each.get("id", "")) for each in cells)

    def parents(table: str) -> Mapping[str, str]:
        column = {
            "organizations": (Organization.id, Organization.parent_organization_id),
            "taxonomy_terms": (TaxonomyTerm.id, TaxonomyTerm.parent_id),
        }[table]
        rows = connection.execute(select(*column).where(column[1].is_not(None)))
        return {key: str(parent) for key, parent in rows}

    names = connection.execute(select(Taxonomy.name, Taxonomy.id))
    return Known(keys, {name: key for name, key in names}, parents)  # noqa: C416  (rows, not pairs)


def rows(connection: Connection, table: str, keys: Sequence[str]) -> dict[str, Values]:
    """The rows of a table with these keys, by key."""
    found = {}
    columns = table_of(table)
    name = columns.primary_key.columns[0]
    for some in batches(keys):
        for row in connection.execute(select(columns).where(name.in_(some))).mappings():
            found[row[name.name]] = dict(row)
    return found


def batches(many: Collection[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """So many at a time."""
    each = iter(many)
    while some := list(islice(each, size)):
        yield some


def as_json(row: Mapping[str, Any]) -> Values:
    """A row as JSON can hold it, the same for the same row."""
    return {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in row.items()
    }


def filled(table: str, row: Mapping[str, Any]) -> Values:
    """What a row says, as JSON can hold it: without the columns that hold what a new row holds."""
    nothing = blank(table)
    return {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in row.items()
        if name not in nothing or value != nothing[name]
    }


def from_json(table: str, row: Mapping[str, Any]) -> Values:
    """The row again."""
    readers = _readers(table)
    return {
        name: readers[name](value) if name in readers and value is not None else value
        for name, value in row.items()
    }


@functools.cache
def _readers(table: str) -> dict[str, Callable[[str], Any]]:
    from sqlalchemy import Date, DateTime

    columns = table_of(table).columns
    found: dict[str, Callable[[str], Any]] = {}
    for column in columns:
        if isinstance(column.type, DateTime):
            found[column.name] = datetime.datetime.fromisoformat
        elif isinstance(column.type, Date):
            found[column.name] = datetime.date.fromisoformat
    return found


@functools.cache
def blank(table: str) -> Mapping[str, Any]:
    """The columns of a row of which nothing is known, with what they then hold."""
    return {column.name: _blank(column) for column in table_of(table).columns}


def _blank(column: Column[Any]) -> Any:
    if isinstance(column.default, ScalarElementColumnDefault):
        return column.default.arg
    if column.name == "extra":
        return {}
    return None if column.nullable else ""
