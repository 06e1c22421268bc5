"""What the connector must know of its account. Secrets: they come from the settings, never the plan."""

from collections.abc import Mapping

from msgspec import Struct

from warmfield.community.ids import GroupId


class MatrixSettings(Struct, frozen=True, kw_only=True):
    """Either `token`, or `user` (`@assistant:example.org`) with `password`.

    `groups` maps a room's id or alias to the plan's group. `language` is for what `rights` says and
    for the one sentence the connector says by itself (`talks.py`).
    """

    homeserver: str
    token: str = ""
    user: str = ""
    password: str = ""
    groups: Mapping[str, GroupId]
    language: str = "en"
    attendance_every: float = 600.0
    """Seconds between two looks at who reads."""
