"""Keeps what was read of the directory until it changes.

`search_words` has two stamps in the database: `order` is another after any change to the words
that are searched or to what puts listings in order, `told` after any change to what patients are
told of any listing. A stamp is never used again, so that what was read beside one is right for as
long as it is there, even where a change is given up. Counting what was looked at changes neither.
"""

from collections.abc import Callable, Hashable
from typing import Any, Literal, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlalchemy.orm import Session

T = TypeVar("T")

Stamp = Literal["order", "told"]

_KEPT: WeakKeyDictionary[Engine, dict[str, tuple[object, object]]] = WeakKeyDictionary()
"""By the database, whichever of its connections reads: its stamps are the same for all."""


def remembered(
    session: Session,
    name: str,
    stamp: Stamp,
    read: Callable[[Any], T],
    beside: Hashable = None,
) -> T:
    """What `read` has found in the directory as it is now; it is asked only after a change.

    Args:
        session: reads the directory.
        name: what it is; each name goes with one `read`.
        stamp: which changes matter to it.
        read: is given the driver's connection.
        beside: what else it depends on, such as the day.
    """
    connection = session.connection()
    driver: Any = connection.connection.driver_connection
    kept = _KEPT.setdefault(connection.engine, {})
    # Before the rest is read: what may be newer than its stamp is read again the next time.
    (now,) = driver.execute(f'SELECT "{stamp}" FROM search_stamp').fetchone()  # noqa: S608
    before, known = kept.get(name, (None, None))
    if before != (now, beside):
        known = read(driver)
        kept[name] = ((now, beside), known)
    return cast("T", known)
