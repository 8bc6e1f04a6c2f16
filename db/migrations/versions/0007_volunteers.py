"""who may change the directory at this kiosk, and how often a wrong PIN was typed."""

import sqlalchemy as sa
from alembic import op

revision = "0007_volunteers"
down_revision = "0006_wanted_topics"


def upgrade() -> None:
    op.create_table(
        "volunteers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("initials", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("pin_hash", sa.String(), nullable=True),
        sa.Column("pin_is_own", sa.Boolean(), nullable=False),
        sa.Column("pin_set_at", sa.DateTime(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("role IN ('volunteer', 'lead')", name=op.f("ck_volunteers_role")),
        sa.CheckConstraint(
            "CASE WHEN removed_at IS NULL "
            "THEN name IS NOT NULL AND initials IS NOT NULL AND pin_hash IS NOT NULL "
            "ELSE name IS NULL AND initials IS NULL AND pin_hash IS NULL END",
            name=op.f("ck_volunteers_removed"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteers")),
        sa.UniqueConstraint("initials", name=op.f("uq_volunteers_initials")),
    )
    op.create_table(
        "pin_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("boot", sa.String(), nullable=False),
        sa.Column("uptime", sa.Double(), nullable=False),
        sa.Column("lead_tried", sa.Boolean(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_pin_tries_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pin_tries")),
    )
