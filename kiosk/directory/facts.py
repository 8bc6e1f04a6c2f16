"""Numbers, times and places: what somebody checks of a listing, and which acts changed them."""

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from kiosk.directory import rows as kept
from kiosk.directory.models import RevisedRow, Revision, ServiceAtLocation

FACTS = ("phones", "schedules", "closures", "service_at_location", "locations", "addresses")
"""Whoever checked a listing checked what stands in these tables."""

_NO_FACTS = {"unconfirmed"}
"""What is written on a number by a check itself, and is nothing that somebody checks."""


def changes(connection: Connection, *which: ColumnElement[bool]) -> Sequence[Any]:
    """What acts have changed of services, and of what somebody checks of them."""
    return connection.execute(
        select(RevisedRow.table_name, RevisedRow.record_id, RevisedRow.before, RevisedRow.after)
        .join(Revision, Revision.id == RevisedRow.revision_id)
        .where(RevisedRow.table_name.in_(("services", *FACTS)), *which)
        .order_by(RevisedRow.id)
    ).all()


def changed_since(connection: Connection, moment: datetime.datetime) -> set[str]:
    """The keys of the listings of which a number, a time or a place has changed since then."""
    return services_of(connection, changes(connection, Revision.at >= moment))


def services_of(connection: Connection, changed: Sequence[Any]) -> set[str]:
    """The listings of which these rows say the numbers, times and places."""
    services: set[str] = set()
    places: set[str] = set()
    at_places: set[str] = set()
    for name in FACTS:
        rows = [
            row
            for row in changed
            if row.table_name == name and {*(row.before or ()), *(row.after or ())} != _NO_FACTS
        ]
        # A row that came or went is told as a whole; of one that changed, only what changed.
        parts = [row.record_id for row in rows if row.before is not None and row.after is not None]
        there = kept.rows(connection, name, parts)
        if name == "locations":
            places |= {row.record_id for row in rows}
        for row in rows:
            whole = {**there.get(row.record_id, {}), **(row.before or {})}
            for each in (whole, {**whole, **(row.after or {})}):
                services.add(each.get("service_id") or "")
                at_places.add(each.get("service_at_location_id") or "")
                if name != "service_at_location":
                    places.add(each.get("location_id") or "")
    at = ServiceAtLocation
    for column, keys in ((at.location_id, places), (at.id, at_places)):
        for some in kept.batches(keys):
            services |= set(connection.scalars(select(at.service_id).where(column.in_(some))))
    return services
