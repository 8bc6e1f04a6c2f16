"""Rows of the directory's tables as plain values: read by key, and kept as JSON."""

import datetime
import functools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Integer,
    Table,
    and_,
    or_,
    select,
)
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from kiosk.directory import models  # noqa: F401  (so that every table is known)
from kiosk.store import Base

BATCH = 500
"""So many keys stand in one question to SQLite."""

Values = dict[str, Any]


def table(name: str) -> Table:
    """The table of this name."""
    return Base.metadata.tables[name]


def key_of(name: str, row: Mapping[str, Any]) -> str:
    """A row's key as text; of two columns, both with "|" between them."""
    return "|".join(str(row[column.name]) for column in table(name).primary_key.columns)


def with_keys(name: str, keys: Collection[str]) -> ColumnElement[bool]:
    """The condition on a table that a row has one of these keys."""
    columns = list(table(name).primary_key.columns)
    if len(columns) == 1:
        (column,) = columns
        number = isinstance(column.type, Integer)
        return column.in_([int(key) for key in keys] if number else list(keys))
    parts = (key.split("|", len(columns) - 1) for key in keys)
    return or_(
        *(
            and_(
                *(
                    column == _of_key(column, part)
                    for column, part in zip(columns, some, strict=True)
                )
            )
            for some in parts
        )
    )


def _of_key(column: Column[Any], part: str) -> Any:
    return datetime.date.fromisoformat(part) if isinstance(column.type, Date) else part


def rows(connection: Connection, name: str, keys: Sequence[str]) -> dict[str, Values]:
    """Those rows of a table that have one of these keys, by key."""
    found = {}
    for some in batches(keys):
        for row in connection.execute(select(table(name)).where(with_keys(name, some))).mappings():
            values: Values = dict(row)
            found[key_of(name, values)] = values
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


def from_json(name: str, row: Mapping[str, Any]) -> Values:
    """The row again."""
    readers = _readers(name)
    return {
        column: readers[column](value) if column in readers and value is not None else value
        for column, value in row.items()
    }


@functools.cache
def _readers(name: str) -> dict[str, Callable[[str], Any]]:
    found: dict[str, Callable[[str], Any]] = {}
    for column in table(name).columns:
        if isinstance(column.type, DateTime):
            found[column.name] = datetime.datetime.fromisoformat
        elif isinstance(column.type, Date):
            found[column.name] = datetime.date.fromisoformat
    return found


@functools.cache
def blank(name: str) -> Mapping[str, Any]:
    """The columns of a row of which nothing is known, with what they then hold."""
    return {column.name: _blank(column) for column in table(name).columns}


def _blank(column: Column[Any]) -> Any:
    if isinstance(column.default, ScalarElementColumnDefault):
        return column.default.arg
    if column.name == "extra":
        return {}
    return None if column.nullable else ""


def filled(name: str, row: Mapping[str, Any]) -> Values:
    """What a row says, as JSON can hold it: without the columns that hold what a new row holds."""
    nothing = blank(name)
    return {
        column: value.isoformat() if isinstance(value, datetime.date) else value
        for column, value in row.items()
        if column not in nothing or value != nothing[column]
    }
