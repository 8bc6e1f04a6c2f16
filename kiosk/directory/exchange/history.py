"""What people changed in the directory, as rows of the standard's `metadata`; without initials."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from kiosk.directory.exchange import ids
from kiosk.directory.exchange.official import text
from kiosk.directory.exchange.standard import RESOURCES
from kiosk.directory.models import RevisedRow, Revision

_NOTHING = "(nothing)"
"""The standard wants a value before and after, even where there was none."""

_PERSONAL = {"checks"}
"""Who looked when: it stays here."""


def rows(connection: Connection) -> Iterator[dict[str, str]]:
    """A row for each field that somebody changed; what came and went with imports is not ours."""
    took_an_import_back = select(Revision.undone_by).where(
        Revision.kind == "import", Revision.undone_by.is_not(None)
    )
    for change in connection.execute(
        select(
            RevisedRow.id,
            Revision.at,
            Revision.role,
            RevisedRow.table_name,
            RevisedRow.record_id,
            RevisedRow.before,
            RevisedRow.after,
        )
        .join(Revision, Revision.id == RevisedRow.revision_id)
        .where(
            Revision.kind != "import",
            Revision.id.not_in(took_an_import_back),
            RevisedRow.table_name.not_in(_PERSONAL),
        )
        .order_by(RevisedRow.id)
    ):
        before, after = change.before or {}, change.after or {}
        for field in before | after:
            if before.get(field) != after.get(field):
                yield {
                    "id": ids.stable(
                        "changes",
                        f"{change.id}|{field}",
                        change.at.isoformat(),
                        change.record_id,
                    ),
                    "resource_id": change.record_id,
                    "resource_type": RESOURCES.get(change.table_name, change.table_name),
                    "last_action_date": change.at.date().isoformat(),
                    "last_action_type": _kind(change),
                    "field_name": field,
                    "previous_value": _told(before.get(field)),
                    "replacement_value": _told(after.get(field)),
                    "updated_by": change.role or _NOTHING,
                }


def _kind(change: Any) -> str:
    if change.before is None:
        return "create"
    return "update" if change.after is not None else "delete"


def _told(value: Any) -> str:
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text(value) or _NOTHING
