"""The sorts of what falls due: which chooses its hour first, and the row of the plan it comes from."""

from msgspec import Struct

from warmfield.wording import later


class Sort(Struct, frozen=True):
    """A lower `rank` chooses its hour first."""

    rank: int
    row: str
    name: str


SORTS: dict[str, Sort] = {
    "reminder": Sort(60, "2.1", later("reminder of the rules")),
    "warm_up": Sort(90, "2.3", later("warm-up")),
    "gather": Sort(95, "7.4", later("too lively a day")),
    "lurkers": Sort(90, "1.8", later("sweep for silent members")),
    "lurkers_due": Sort(91, "1.8", later("question about those who stayed silent")),
}
