"""Runs the migrations on the connection that `kiosk.store` hands over."""

from alembic import context

from kiosk.directory import models as _directory  # noqa: F401  (its tables belong to Base)
from kiosk.directory import search_words
from kiosk.principles import models as _principles  # noqa: F401
from kiosk.site_facts import models as _site_facts  # noqa: F401
from kiosk.store import Base
from kiosk.volunteers import models as _volunteers  # noqa: F401

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    # No table can be made anew while a trigger or a view speaks of it.
    search_words.take_down(connection)
    context.run_migrations()
    if context.get_context().get_current_revision() == context.script.get_current_head():
        search_words.put_up(connection)  # which speaks of the tables of today
