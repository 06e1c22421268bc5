"""Which of the plan's sources are read over the network."""

from warmfield.plan.sections.library import ContentSource

RESERVED = (".example", ".test", ".invalid", ".localhost")
"""Names that stand for others in examples (RFC 2606): the reference plan has them until it is filled in."""


def is_followed(source: ContentSource) -> bool:
    """It has an address, and not one that is there for the example's sake."""
    host = source.address.partition("://")[2].partition("/")[0].partition(":")[0]
    return source.sort != "library" and bool(host) and not host.lower().endswith(RESERVED)
