"""What a problem code stands for."""

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]
"""`error`: the plan can't be kept. `warning`: it can, but surely isn't meant. `note`: good to know."""


class Sort(Struct, frozen=True):
    """`what` says what is wrong, `mend` what would put it right; both may hold `{facts}`."""

    what: str
    mend: str
    severity: Severity = "error"
