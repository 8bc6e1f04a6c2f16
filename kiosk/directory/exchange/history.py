"""What was changed in the directory, as rows of the standard's `metadata`; without initials."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from kiosk.directory.exchange import ids
from kiosk.directory.exchange.standard import RESOURCES
from kiosk.directory.models import Change

_NOTHING = "(nothing)"
"""The standard wants a value before and after, even where there was none."""


def rows(connection: Connection) -> Iterator[dict[str, str]]:
    """A row for each field that somebody changed."""
    for change in connection.execute(
        select(
            Change.id,
            Change.changed_at,
            Change.role,
            Change.table_name,
            Change.record_id,
            Change.field_name,
            Change.previous_value,
            Change.replacement_value,
        )
    ):
        yield {
            "id": ids.stable(
                "changes", str(change.id), change.changed_at.isoformat(), change.record_id
            ),
            "resource_id": change.record_id,
            "resource_type": RESOURCES.get(change.table_name, change.table_name),
            "last_action_date": change.changed_at.date().isoformat(),
            "last_action_type": "update",
            "field_name": change.field_name,
            "previous_value": change.previous_value or _NOTHING,
            "replacement_value": change.replacement_value or _NOTHING,
            "updated_by": change.role or _NOTHING,
        }
