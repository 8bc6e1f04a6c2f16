"""closures, bank holidays, what happens the first time; and the next sessions, worked out ahead."""

import sqlalchemy as sa
from alembic import op

revision = "0004_opening_times"
down_revision = "0003_staff_lenses"


def upgrade() -> None:
    op.create_table(
        "closures",
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name=op.f("fk_closures_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closures")),
    )
    op.create_index(op.f("ix_closures_service_id"), "closures", ["service_id"])
    op.create_table(
        "derived",
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("features", sa.Integer(), nullable=False),
        sa.Column("places", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("service_id", name=op.f("pk_derived")),
    )
    op.create_index(op.f("ix_derived_day"), "derived", ["day"])
    op.create_table(
        "next_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("ends", sa.DateTime(), nullable=True),
        sa.Column("closed_for", sa.String(), nullable=False),
        sa.Column("is_sure", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_sessions")),
    )
    op.create_index(op.f("ix_next_sessions_service_id"), "next_sessions", ["service_id"])
    op.create_index(op.f("ix_next_sessions_starts"), "next_sessions", ["starts"])
    with op.batch_alter_table("schedules", schema=None) as schedules:
        schedules.add_column(sa.Column("bymonthday", sa.String(), nullable=True))
        schedules.add_column(sa.Column("count", sa.Integer(), nullable=True))
    with op.batch_alter_table("services", schema=None) as services:
        services.add_column(sa.Column("first_visit", sa.String(), nullable=True))
        services.add_column(sa.Column("to_bring", sa.String(), nullable=True))
        services.add_column(sa.Column("bank_holidays", sa.String(), nullable=True))
