"""What has been done to a directory since a moment: how the guided tour sees what somebody did."""

from sqlalchemy import Connection, func, select

from kiosk.directory.models import Revision


def last(connection: Connection) -> int:
    """The number of the last act; 0 where there is none."""
    return connection.scalar(select(func.max(Revision.id))) or 0


def kinds_since(connection: Connection, act: int) -> set[str]:
    """Which kinds of acts came after that one: `check`, `edit`, `new`, `undo` and the like."""
    return set(connection.scalars(select(Revision.kind).where(Revision.id > act).distinct()))
