"""who answered a point of Go live, where they signed in with their own PIN."""

import sqlalchemy as sa
from alembic import op

revision = "0011_answers"
down_revision = "0010_search_stamp"


def upgrade() -> None:
    with op.batch_alter_table("go_live_steps", schema=None) as steps:
        for name in ("role", "initials"):
            steps.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        steps.add_column(sa.Column("volunteer_id", sa.Integer(), nullable=True))
        steps.create_index(op.f("ix_go_live_steps_volunteer_id"), ["volunteer_id"])
