"""Write a database's file anew, so that nothing that was taken out is left in it."""

from sqlalchemy import Engine


def write_anew(engine: Engine) -> None:
    """Neither in free pages nor in the log beside the file."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as whole:
        whole.exec_driver_sql("VACUUM")
        whole.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
