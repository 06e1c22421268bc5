"""Where Alembic starts; the open connection comes with the settings (see `migrate.py`)."""

from alembic import context

from warmfield.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
