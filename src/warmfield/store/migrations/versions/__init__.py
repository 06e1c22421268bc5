"""One file a step; `migrate.HEAD` names the last."""
