"""Takes a person out of every history; what they did stays, as done by a volunteer or a lead."""

from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session

from kiosk.store import Base
from kiosk.volunteers import names
from kiosk.volunteers.models import PinTries, Volunteer
from kiosk.volunteers.people import LEAD, VOLUNTEER, active


def forget(session: Session, volunteer_id: int, name: str, initials: str) -> None:
    """Take a person's initials away, and their name, wherever a table has them.

    Every table that signs its rows is found by its columns, today's and tomorrow's. What a
    volunteer did at the machine has the initials or the name that they typed, and no number: it
    loses them, and an answer of *Go live* has the number instead. A clinician's signature stays:
    it is a name with a role, for patients to read.

    Args:
        session: writes it.
        volunteer_id: the number of their account.
        name: theirs; empty where it is not known any more.
        initials: likewise.
    """
    # What is written over is not left in the file's free space, either.
    session.connection().exec_driver_sql("PRAGMA secure_delete=ON")
    for table in Base.metadata.tables.values():
        columns = set(table.columns.keys())
        if not {"volunteer_id", "initials"} <= columns:
            continue
        signed = table.c.volunteer_id == volunteer_id
        if initials and "role" in columns:
            typed = table.c.volunteer_id.is_(None) & table.c.role.in_([VOLUNTEER, LEAD])
            signed |= typed & (table.c.initials == initials)
        session.execute(update(table).where(signed).values(initials=""))
        if name and "names" in columns:
            _forget_name(session, table, volunteer_id, name)


def _forget_name(session: Session, table: Table, volunteer_id: int, name: str) -> None:
    typed = set(session.scalars(select(table.c.names).where(table.c.volunteer_id.is_(None))))
    session.execute(
        update(table)
        .where(
            table.c.volunteer_id.is_(None),
            table.c.names.in_([each for each in typed if names.same(each, name)]),
        )
        .values(names="", role=VOLUNTEER, volunteer_id=volunteer_id)
    )


def carry_over(session: Session, live: str) -> None:
    """Give a backup that is to be put back the people of today.

    Whoever was removed since stays removed, and nobody's PIN of that time opens the door again.

    Args:
        session: of the backup, which has today's tables.
        live: the file of the database that it is to replace.
    """
    then = {each.id: (each.name or "", each.initials or "") for each in active(session)}
    connection = session.connection()
    connection.exec_driver_sql("ATTACH ? AS live", (live,))
    for table in (Volunteer.__tablename__, PinTries.__tablename__):
        connection.exec_driver_sql(f"DELETE FROM main.{table}")  # noqa: S608  (our own names)
        connection.exec_driver_sql(f"INSERT INTO main.{table} SELECT * FROM live.{table}")  # noqa: S608
    removed = select(Volunteer.id).where(Volunteer.removed_at.is_not(None))
    for volunteer_id in session.scalars(removed).all():
        forget(session, volunteer_id, *then.get(volunteer_id, ("", "")))
    session.commit()


def empty_journal(session: Session) -> None:
    """Fold the journal into the database, where nobody is reading: it holds what was there."""
    session.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    session.rollback()
