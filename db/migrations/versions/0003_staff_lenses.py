"""the principles' lines for staff, each with the key of its source."""

import sqlalchemy as sa
from alembic import op

revision = "0003_staff_lenses"
down_revision = "0002_search_words"


def upgrade() -> None:
    with op.batch_alter_table("principle_lines", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source_key", sa.String(), nullable=True))
        batch_op.create_unique_constraint(
            batch_op.f("uq_principle_lines_source_key"), ["source_key"]
        )
