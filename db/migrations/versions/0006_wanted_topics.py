"""which topics people looked for in vain; synonyms are a file."""

import sqlalchemy as sa
from alembic import op

revision = "0006_wanted_topics"
down_revision = "0005_exchange"


def upgrade() -> None:
    op.create_table(
        "wanted_topics",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("hour", sa.DateTime(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "hour", name=op.f("pk_wanted_topics")),
    )
    op.drop_table("synonyms")
