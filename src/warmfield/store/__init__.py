"""Where a community's events, records, timers and actions are kept. Only `app` and `cli` open one."""

from warmfield.store.opening import open_store

__all__ = ["open_store"]
