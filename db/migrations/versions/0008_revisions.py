"""one history of all that is done to the directory, in place of snapshots and changes."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008_revisions"
down_revision = "0007_volunteers"


def upgrade() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.Column("volunteer_id", sa.Integer(), nullable=True),
        sa.Column("service_id", sa.String(), nullable=True),
        sa.Column("backup_name", sa.String(), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["undone_by"], ["revisions.id"], name=op.f("fk_revisions_undone_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
    )
    for column in ("at", "service_id", "volunteer_id"):
        op.create_index(op.f(f"ix_revisions_{column}"), "revisions", [column])
    op.create_table(
        "revised_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_revised_rows_revision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revised_rows")),
    )
    op.create_index(op.f("ix_revised_rows_revision_id"), "revised_rows", ["revision_id"])
    op.create_index(
        op.f("ix_revised_rows_table_name_record_id"), "revised_rows", ["table_name", "record_id"]
    )
    with op.batch_alter_table("checks", schema=None) as checks:
        checks.add_column(sa.Column("volunteer_id", sa.Integer(), nullable=True))
        checks.create_index(op.f("ix_checks_volunteer_id"), ["volunteer_id"])
    connection = op.get_bind()
    _bring_imports(connection)
    _bring_changes(connection)
    for table in ("imported_rows", "changes", "snapshots"):
        op.drop_table(table)


def _bring_imports(connection: sa.Connection) -> None:
    """Each import with the rows that it changed, and of those the fields that were others."""
    connection.exec_driver_sql(
        "INSERT INTO revisions (id, at, kind, words, role, initials, backup_name) "
        "SELECT id, taken_at, 'import', reason, 'publisher', '', backup_name FROM snapshots"
    )
    rows = connection.exec_driver_sql(
        "SELECT snapshot_id, table_name, record_id, before, after FROM imported_rows ORDER BY id"
    )
    for snapshot, table, record, before, after in rows:
        one, other = _read(before), _read(after)
        if one is not None and other is not None:
            fields = [name for name in other if one.get(name) != other[name]]
            one = {name: one.get(name) for name in fields}
            other = {name: other[name] for name in fields}
        key = f"{other['table_name']}|{record}" if table == "original_ids" and other else record
        # The topics stood under the name that they have in a package.
        name = "topics" if table == "kiosk_topics" else table
        _keep(connection, snapshot, name, key, one, other)


def _bring_changes(connection: sa.Connection) -> None:
    changes = connection.exec_driver_sql(
        "SELECT changed_at, role, initials, table_name, record_id, field_name, previous_value, "
        "replacement_value FROM changes ORDER BY id"
    ).all()
    for at, role, initials, table, record, field, before, after in changes:
        made = connection.exec_driver_sql(
            "INSERT INTO revisions (at, kind, words, role, initials, service_id) "
            "VALUES (?, 'edit', '', ?, ?, ?)",
            (at, role, initials, record if table == "services" else None),
        )
        _keep(connection, made.lastrowid, table, record, {field: before}, {field: after})


def _read(told: str | None) -> dict[str, Any] | None:
    value = None if told is None else json.loads(told)
    return value if isinstance(value, dict) else None


def _keep(  # noqa: PLR0913, PLR0917  (a row has these columns)
    connection: sa.Connection, revision: int, table: str, record: str, before: Any, after: Any
) -> None:
    connection.exec_driver_sql(
        "INSERT INTO revised_rows (revision_id, table_name, record_id, before, after) "
        "VALUES (?, ?, ?, ?, ?)",
        (
            revision,
            table,
            record,
            None if before is None else json.dumps(before),
            None if after is None else json.dumps(after),
        ),
    )
