"""What the engine lets others know: for logs, metrics and screens. Ids only, never names or text."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from warmfield.engine.ports import Turn


class Noted(Struct, frozen=True, kw_only=True):
    """`what` is one of:

    `committed` (`count` events, `seconds` for the commit), `duplicate` (`count` dropped),
    `parked` (`about` the event), `commit_failed`, `late` (a timer skipped), `forgotten` (rows
    blanked), `performed`, `refused`, `postponed` (an action; `platform`), `connector_failed`,
    `store_failed`, `source_failed` (`about` a source of the plan), `webhook_off` (`about` a webhook that is
    sent nothing any more), `webhooks_failed`. `reason` is for the log: an
    exception's type and words, or the platform's.
    """

    what: str
    count: int = 1
    seconds: float = 0.0
    about: str = ""
    platform: str = ""
    reason: str = ""


Observe = Callable[[Noted], None]
Watch = Callable[[Sequence[Turn]], None]
"""Called with the turns of a batch once they are on the disk, in order."""


def unobserved(noted: Noted) -> None:
    """Look away."""


def unwatched(turns: Sequence[Turn]) -> None:
    """Look away."""
