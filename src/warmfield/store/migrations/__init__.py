"""How the tables got to be as they are. `alembic` runs these when a store is opened."""
