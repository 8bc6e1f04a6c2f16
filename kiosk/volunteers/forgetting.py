"""Takes a person out of every history; what they did stays, as done by a volunteer or a lead."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from kiosk.store import Base


def forget(session: Session, volunteer_id: int) -> None:
    """Take the initials away wherever a table has them beside the number of a volunteer.

    Every table that signs its rows so is found by its columns, today's and tomorrow's.
    """
    # What is written over is not left in the file's free space, either.
    session.connection().exec_driver_sql("PRAGMA secure_delete=ON")
    for table in Base.metadata.tables.values():
        if {"volunteer_id", "initials"} <= set(table.columns.keys()):
            session.execute(
                update(table).where(table.c.volunteer_id == volunteer_id).values(initials="")
            )


def empty_journal(session: Session) -> None:
    """Fold the journal into the database, where nobody is reading: it holds what was there."""
    session.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    session.rollback()
