"""What is on a call sheet, and what came of it: printed, rung through, and entered days later.

By then other listings are due. So the order of the last few sheets is kept in a small file beside
the database, and the numbers on the paper are those on the screen.
"""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from kiosk.directory import corrections, due
from kiosk.directory.checks import Method, Outcome
from kiosk.directory.corrections import Told
from kiosk.directory.due import Due, ToRing
from kiosk.directory.freshness import Audience
from kiosk.directory.listing import Listing
from kiosk.directory.models import RevisedRow, Revision
from kiosk.directory.whole_listings import in_this_order
from kiosk.errors import KnownTrouble

FILE_NAME = "call-sheets.json"

MOST = 6
"""So many sheets are remembered; an older one has long been entered."""


@dataclass(frozen=True)
class CallSheet:
    """A sheet that somebody made: when, and the keys of its listings in their order."""

    made: datetime.datetime
    ids: tuple[str, ...]


@dataclass(frozen=True)
class ToCall:
    """A listing to ring.

    Attributes:
        due: since when, and what came of trying.
        listing: what patients read.
        numbers: all of its numbers, also those that patients do not see now.
        told: what patients said is wrong with it, where any did.
    """

    due: Due
    listing: Listing
    numbers: tuple[ToRing, ...]
    told: Told | None = None


@dataclass(frozen=True)
class CameOf:
    """What somebody found since the sheet was made, and the act to take back."""

    outcome: Outcome
    method: Method
    revision: int


def on_it(connection: Connection, audience: Audience, *, everything: bool = False) -> list[Due]:
    """The listings to ring, in the order in which they are rung.

    Args:
        connection: reads the directory.
        audience: what patients may see today.
        everything: with drafts, which come first (content/LISTINGS.md), and what was hidden.
    """
    wanted = due.due(connection, audience)
    if not everything:
        return wanted
    unseen = due.not_public(connection, audience)
    drafts = [each for each in unseen if each.publication == "draft"]
    return [*drafts, *wanted, *(each for each in unseen if each.publication != "draft")]


def gather(session: Session, audience: Audience, *, everything: bool = False) -> list[ToCall]:
    """The same, with all that is on the sheet; the arguments are those of `on_it`."""
    connection = session.connection()
    return read(session, on_it(connection, audience, everything=everything), audience)


def read(session: Session, wanted: Sequence[Due], audience: Audience) -> list[ToCall]:
    """What is on a sheet of each of these."""
    connection = session.connection()
    told = {each.service_id: each for each in corrections.told(connection)}
    keys = [each.id for each in wanted]
    listings = {each.id: each for each in in_this_order(session, keys, audience)}
    return [
        ToCall(
            each,
            listings[each.id],
            tuple(due.numbers(connection, each.id)),
            told.get(each.id),
        )
        for each in wanted
        if each.id in listings
    ]


def remembered(folder: Path) -> list[CallSheet]:
    """The last sheets, the newest first; none where the file is not there or cannot be read."""
    try:
        told = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        return [
            CallSheet(datetime.datetime.fromisoformat(each["made"]), tuple(map(str, each["ids"])))
            for each in told
        ]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def remember(folder: Path, made: datetime.datetime, ids: Sequence[str]) -> None:
    """Keep the order of a sheet. One with the same listings in the same order goes for it.

    Raises:
        KnownTrouble: the disk cannot be written.
    """
    others = [each for each in remembered(folder) if each.ids != tuple(ids)]
    told = [
        {"made": each.made.isoformat(), "ids": each.ids}
        for each in (CallSheet(made, tuple(ids)), *others)[:MOST]
    ]
    unfinished = folder / f"{FILE_NAME}.unfinished"
    try:
        unfinished.write_text(json.dumps(told), encoding="utf-8")
        unfinished.replace(folder / FILE_NAME)
    except OSError as error:
        raise KnownTrouble(
            f"The call sheet cannot be kept ({error.strerror or error}). Make sure that the disk "
            "has room, and try again."
        ) from error


def came_of(connection: Connection, sheet: CallSheet) -> dict[str, CameOf]:
    """What came of each listing since the sheet was made, where anything did."""
    acts = connection.execute(
        select(Revision.id, Revision.service_id, RevisedRow.after)
        .join(RevisedRow, RevisedRow.revision_id == Revision.id)
        .where(
            Revision.at >= sheet.made,
            Revision.undone_by.is_(None),
            RevisedRow.table_name == "checks",
            RevisedRow.before.is_(None),
        )
        .order_by(Revision.id)
    )
    on_sheet = set(sheet.ids)
    return {
        key: _found(after, revision)
        for revision, key, after in acts
        if key in on_sheet and after is not None
    }


def _found(check: dict[str, Any], revision: int) -> CameOf:
    return CameOf(Outcome(check["outcome"]), Method(check["method"]), revision)
