"""Takes a person out of every history; what they did stays, as done by a volunteer or a lead."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from kiosk.store import Base
from kiosk.volunteers.models import PinTries, Volunteer


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


def carry_over(session: Session, live: str) -> None:
    """Give a backup that is to be put back the people of today.

    Whoever was removed since stays removed, and nobody's PIN of that time opens the door again.

    Args:
        session: of the backup, which has today's tables.
        live: the file of the database that it is to replace.
    """
    connection = session.connection()
    connection.exec_driver_sql("ATTACH ? AS live", (live,))
    for table in (Volunteer.__tablename__, PinTries.__tablename__):
        connection.exec_driver_sql(f"DELETE FROM main.{table}")  # noqa: S608  (our own names)
        connection.exec_driver_sql(f"INSERT INTO main.{table} SELECT * FROM live.{table}")  # noqa: S608
    removed = select(Volunteer.id).where(Volunteer.removed_at.is_not(None))
    for volunteer_id in session.scalars(removed).all():
        forget(session, volunteer_id)
    session.commit()


def empty_journal(session: Session) -> None:
    """Fold the journal into the database, where nobody is reading: it holds what was there."""
    session.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    session.rollback()
