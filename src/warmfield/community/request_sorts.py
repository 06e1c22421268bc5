"""The sorts of requests: how each is answered, and by whom."""

from msgspec import Struct

from warmfield.wording import later


class RequestSort(Struct, frozen=True):
    """How it is answered: by one of these, or deciders approve or refuse it."""

    by_done: bool = False
    """It is reported as done, by anyone of the staff."""
    by_asked: bool = False
    """Those it was put to (`Request.whom`) approve or refuse it, nobody else."""
    offered: bool = False
    """Whoever of those it was put to takes it has it; who refuses it passes it on."""
    beside: str = ""
    """What may be written beside an approval, as a sentence of the catalogue."""
    taken: bool = False
    """What is reported isn't that it is done, but that somebody takes it on."""


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
    "swap": RequestSort(by_asked=True),
    "gap": RequestSort(by_asked=True, offered=True),
    "plan_change": RequestSort(by_asked=True),
    "warm_up": RequestSort(by_done=True),
    "gather": RequestSort(by_done=True),
    "lurkers": RequestSort(beside=later("Who may stay, like “except 2” (empty: all go)")),
    "lurkers_word": RequestSort(by_done=True),
    "game": RequestSort(by_done=True),
    "prizes": RequestSort(by_done=True),
    "piece": RequestSort(),
    "expert_piece": RequestSort(by_done=True),
    "moments": RequestSort(by_done=True),
    "material": RequestSort(by_done=True),
    "run_sheet": RequestSort(by_done=True, taken=True),
    "session_prompt": RequestSort(by_done=True),
}
"""`review`: a finding in the review band; `by_hand`: an action the platform can't or wouldn't do."""


def offered(sort: str) -> bool:
    return REQUEST_SORTS[sort].offered


def by_asked(sort: str) -> bool:
    return REQUEST_SORTS[sort].by_asked


def beside(sort: str) -> str:
    """What may be written beside an approval; empty where words change nothing."""
    return REQUEST_SORTS[sort].beside


def by_done(sort: str) -> bool:
    """Whether a request is reported as done, and by anyone of the staff."""
    return REQUEST_SORTS[sort].by_done
