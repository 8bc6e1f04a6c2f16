"""The spreadsheet, out and back: what the screens call.

    take_out(store, path, now)              writes it
    brought = bring(store, path)            reads one that came back
    plan = look(store, brought)             what it would change; `telling` says it in English
    apply(store, brought, chosen, who, now) changes it: one act, a backup before, can be undone

All of it may take seconds: call it in a thread.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from kiosk.backups import back_up
from kiosk.directory.exchange import applying, comparing
from kiosk.directory.revisions import Act, Writer, writing
from kiosk.directory.sides import Side
from kiosk.directory.workbook import reading, records, rows
from kiosk.directory.workbook import writing as sheets
from kiosk.directory.workbook.comparing import Choice, Edit, Plan, compare
from kiosk.directory.workbook.identity import identity
from kiosk.directory.workbook.reading import Brought
from kiosk.errors import KnownTrouble
from kiosk.store import Store
from kiosk.who import Who

FILE_NAME = "Listings.xlsx"


class StillToChoose(KnownTrouble):
    """Somebody has to choose first: since they last looked, somebody else changed the same."""

    def __init__(self, choices: list[Choice]) -> None:
        """`choices` are those that nobody has made."""
        self.choices = choices
        super().__init__(
            "Somebody has changed the same thing at the kiosk. Look at both, and choose which one "
            "is right. Nothing has changed yet."
        )


@dataclass(frozen=True)
class Applied:
    """What bringing a spreadsheet back came to.

    Attributes:
        plan: what changed, and what was left out.
        backup: the backup that was made before; nothing where nothing changed.
        revision: the number of the act, to take it back by; nothing where nothing changed.
    """

    plan: Plan
    backup: Path | None = None
    revision: int | None = None


def take_out(store: Store, path: Path, now: datetime.datetime) -> int:
    """Write the directory as a spreadsheet; returns how many listings went into it.

    Raises:
        KnownTrouble: it cannot be written.
    """
    with store.engine.connect() as connection:
        directory = records.directory(connection)
    sheets.write(directory, path, identity(store.path.parent), now)
    return len(directory.labels)


def bring(store: Store, path: Path) -> Brought:
    """Read a spreadsheet that came back; nothing changes.

    Raises:
        NotOurs: another kiosk made it, or none did.
        KnownTrouble: it cannot be read.
    """
    return reading.read(path, identity(store.path.parent))


def look(store: Store, brought: Brought) -> Plan:
    """What a spreadsheet would change in the directory as it is now."""
    with store.engine.connect() as connection:
        return compare(brought, records.directory(connection))


def apply(
    store: Store,
    brought: Brought,
    chosen: Mapping[Choice, Side],
    who: Who,
    now: datetime.datetime,
) -> Applied:
    """Change the directory: all of it or nothing. What is new is a draft.

    Args:
        store: the kiosk's database.
        brought: the spreadsheet.
        chosen: for each choice of the plan, whose words stand in the end.
        who: who brings it back.
        now: the time on the room's clock.

    Raises:
        StillToChoose: a choice has not been made, or somebody has changed something meanwhile.
        KnownTrouble: no backup can be made, or the database cannot be written; it is as it was.
    """
    with writing(store) as connection:
        return bring_in(connection, store.path, brought, chosen, who, now)


def bring_in(  # noqa: PLR0913, PLR0917  (as `apply`, and where)
    connection: Connection,
    path: Path,
    brought: Brought,
    chosen: Mapping[Choice, Side],
    who: Who,
    now: datetime.datetime,
) -> Applied:
    """As `apply`, in a transaction that nobody else writes beside; `path` is the database's."""
    directory = records.directory(connection)
    plan = compare(brought, directory)
    open_choices = [choice for choice in plan.choices if choice not in chosen]
    if open_choices:
        raise StillToChoose(open_choices)
    edits = [*plan.edits, *_mine(plan, chosen)]
    if not (edits or plan.added):
        return Applied(plan)
    changes = rows.rows(connection, directory, edits, plan.added, now)
    backup = back_up(path, now)
    act = Act("import", who, now, f"import of {brought.name}", backup_name=backup.name)
    writer = Writer(connection, act)
    count = len(changes.plan) + sum(map(len, changes.gone.values()))
    with applying.search_follows(connection, count):
        applying.write(writer, changes.plan)
        for table, keys in changes.gone.items():
            writer.delete(table, keys)
        touched = comparing.touched(connection, changes.plan) | changes.services
        applying.forget_worked_out(connection, touched)
    return Applied(plan, backup, writer.revision)


def _mine(plan: Plan, chosen: Mapping[Choice, Side]) -> list[Edit]:
    return [edit for choice, edit in plan.choices.items() if chosen[choice] is Side.MINE]
