"""what was changed in `site.toml` at the kiosk, and who asked for it, made it, or took it back."""

import sqlalchemy as sa
from alembic import op

revision = "0013_site_changes"
down_revision = "0012_topics_of_the_sensitive"


def upgrade() -> None:
    op.create_table(
        "site_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_changes")),
    )
    op.create_table(
        "site_acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("initials", sa.String(), nullable=False),
        sa.Column("volunteer_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_id"], ["site_changes.id"], name=op.f("fk_site_acts_change_id_site_changes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_acts")),
    )
    op.create_index(op.f("ix_site_acts_change_id"), "site_acts", ["change_id"])
    op.create_index(op.f("ix_site_acts_volunteer_id"), "site_acts", ["volunteer_id"])
