"""Structured logs on standard error: ids only, never names or text."""

import logging
import sys

import structlog

from warmfield.app.settings import LogSettings
from warmfield.engine.noted import Noted

QUIET = frozenset({"committed", "performed", "duplicate"})
"""What happens all the time is in the metrics; the log says it at level `debug`."""


def set_up(settings: LogSettings) -> None:
    """structlog for our own lines; what libraries say goes the same way, from `warning` on."""
    level = logging.getLevelNamesMapping().get(settings.level.upper(), logging.INFO)
    console = settings.form == "console" or (settings.form == "auto" and sys.stderr.isatty())
    drawn = (
        structlog.dev.ConsoleRenderer() if console else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.format_exc_info, drawn],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    hand = logging.StreamHandler(sys.stderr)
    hand.setFormatter(structlog.stdlib.ProcessorFormatter(processor=drawn, foreign_pre_chain=shared))
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[hand], force=True)


def note(noted: Noted) -> None:
    """Write down what the engine noticed."""
    log = structlog.get_logger("warmfield")
    facts = {
        name: value
        for name, value in (
            ("about", noted.about),
            ("platform", noted.platform),
            ("reason", noted.reason),
            ("count", noted.count if noted.count != 1 else None),
            ("seconds", round(noted.seconds, 4) or None),
        )
        if value
    }
    if noted.what in QUIET:
        log.debug(noted.what, **facts)
    elif noted.what in ("parked", "commit_failed", "store_failed", "connector_failed", "webhooks_failed"):
        log.error(noted.what, **facts)
    else:
        log.info(noted.what, **facts)
