"""Runs the migrations on the connection that `kiosk.store` hands over."""

from alembic import context

from kiosk.directory import models as _directory  # noqa: F401  (its tables belong to Base)
from kiosk.principles import models as _principles  # noqa: F401
from kiosk.store import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
