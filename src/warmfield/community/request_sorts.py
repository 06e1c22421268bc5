"""The sorts of requests: how each is answered, and by whom."""

from msgspec import Struct


class RequestSort(Struct, frozen=True):
    """`by_done`: it is reported as done, by anyone of the staff; else deciders approve or refuse it."""

    by_done: bool = False


REQUEST_SORTS: dict[str, RequestSort] = {
    "review": RequestSort(),
    "by_hand": RequestSort(by_done=True),
    "link": RequestSort(),
    "invitation": RequestSort(),
    "permit": RequestSort(),
    "join": RequestSort(),
    "appeal": RequestSort(),
    "dispute": RequestSort(by_done=True),
    "parked": RequestSort(by_done=True),
    "warm_up": RequestSort(by_done=True),
    "gather": RequestSort(by_done=True),
}
"""`review`: a finding in the review band; `by_hand`: an action the platform can't or wouldn't do."""


def by_done(sort: str) -> bool:
    """Whether a request is reported as done, and by anyone of the staff."""
    return REQUEST_SORTS[sort].by_done
