"""Writes while nobody else does, so that two programs never count or choose the same thing."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kiosk.errors import KnownTrouble


class AnotherWrites(KnownTrouble):
    """Another program of the kiosk was writing for longer than anybody wants to wait."""


@contextmanager
def alone(session: Session) -> Iterator[None]:
    """One transaction that nobody writes beside: what is read in it holds until it is committed.

    Undone as a whole if anything goes wrong.

    Raises:
        AnotherWrites: an import, say, is under way; nothing was changed.
        KnownTrouble: the disk cannot be written; nothing was changed.
    """
    try:
        session.connection().exec_driver_sql("BEGIN IMMEDIATE")
        session.expire_all()
        yield
        session.commit()
    except DBAPIError as error:
        session.rollback()
        code = getattr(error.orig, "sqlite_errorname", "")
        if code.startswith("SQLITE_BUSY"):
            raise AnotherWrites(
                "The kiosk is busy: something else is being saved. Nothing was changed. "
                "Try again in a minute."
            ) from error
        if code.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY")):
            raise KnownTrouble(
                f"This could not be saved ({error.orig}). Nothing was changed. Make sure that the "
                "disk has room and that this user may write there, and try again."
            ) from error
        raise
    except BaseException:
        session.rollback()
        raise
