"""what an import keeps: original ids, unknown tables, a publisher's date, and how to undo it."""

import sqlalchemy as sa
from alembic import op

revision = "0005_exchange"
down_revision = "0004_opening_times"


def upgrade() -> None:
    op.create_table(
        "original_ids",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("original_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "record_id", name=op.f("pk_original_ids")),
    )
    op.create_table(
        "other_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_other_rows")),
    )
    op.create_index(op.f("ix_other_rows_table_name"), "other_rows", ["table_name"])
    op.create_table(
        "imported_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["snapshots.id"], name=op.f("fk_imported_rows_snapshot_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_rows")),
    )
    op.create_index(op.f("ix_imported_rows_snapshot_id"), "imported_rows", ["snapshot_id"])
    with op.batch_alter_table("services", schema=None) as services:
        services.add_column(sa.Column("publisher_assured_date", sa.Date(), nullable=True))
