"""Questions that are put together once and go straight to the driver.

Whole listings are read at every key that somebody types, with a dozen questions. SQLAlchemy makes
them and knows the types of what comes back; on the way through its layers each would take three
times as long.
"""

import json
from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, bindparam, func, select
from sqlalchemy.dialects import sqlite

AnyRows = Select[*tuple[Any, ...]]

_DIALECT = sqlite.dialect(paramstyle="named")


class Prepared(NamedTuple):
    """A question for rows by their keys: made by `prepared`.

    Attributes:
        sql: its text; the keys are its parameter `keys`.
        constants: its other parameters.
        row: makes a row of values, by name.
        readers: the places of columns whose values are read, and what reads them.
    """

    sql: str
    constants: dict[str, Any]
    row: Callable[..., Any]
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]

    def rows(self, driver: Any, keys: Sequence[str]) -> Iterator[Any]:
        """The rows of these keys, through the driver's connection."""
        asked = driver.execute(self.sql, {**self.constants, "keys": json.dumps(list(keys))})
        for values in asked.fetchall():
            if self.readers:
                read = list(values)
                for place, reader in self.readers:
                    read[place] = reader(read[place])
                yield self.row(*read)
            else:
                yield self.row(*values)


def is_asked_for(key: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    """Whether a key is one of `keys`: they come as one text of JSON, however many they are."""
    return key.in_(select(func.json_each(bindparam("keys", None)).table_valued("value").c.value))


def prepared(rows: AnyRows) -> Prepared:
    """The question for those of these rows of which the first column is one of the keys."""
    asked = rows.where(is_asked_for(rows.selected_columns[0]))
    compiled = asked.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    columns = rows.selected_columns
    readers = (
        (place, column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None))
        for place, column in enumerate(columns)
    )
    constants = {name: value for name, value in compiled.params.items() if name != "keys"}
    return Prepared(
        str(compiled),
        constants,
        namedtuple("Row", columns.keys()),  # noqa: PYI024  (its columns are not known before)
        tuple((place, reader) for place, reader in readers if reader is not None),
    )
