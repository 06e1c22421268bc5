"""The sorts of what falls due: which chooses its hour first, and the row of the plan it comes from."""

from msgspec import Struct

from warmfield.wording import later


class Sort(Struct, frozen=True):
    """A lower `rank` chooses its hour first."""

    rank: int
    row: str
    name: str


SORTS: dict[str, Sort] = {
    "correction": Sort(5, "2.2", later("correction of what was announced")),
    "announcement": Sort(10, "2.2", later("announcement")),
    "sign_up_list": Sort(15, "1.11", later("list of those who come")),
    "those_told": Sort(15, "2.2", later("word to those who signed up: what changed")),
    "those_coming": Sort(15, "2.2", later("word to those who signed up: it begins soon")),
    "host_told": Sort(15, "1.11", later("word to the host: the code and the list")),
    "host_asked": Sort(15, "1.11", later("word to the host: how it was")),
    "afterwards": Sort(70, "1.11", later("what was reached")),
    "session": Sort(7, "1.7", later("a session begins")),
    "session_questions": Sort(8, "1.7", later("questions for the speaker")),
    "session_digest": Sort(9, "1.7", later("what a session brought")),
    "session_prompt": Sort(15, "4.4", later("word to the host of a session")),
    "reminder": Sort(60, "2.1", later("reminder of the rules")),
    "warm_up": Sort(90, "2.3", later("warm-up")),
    "gather": Sort(95, "7.4", later("too lively a day")),
    "lurkers": Sort(90, "1.8", later("sweep for silent members")),
    "lurkers_due": Sort(91, "1.8", later("question about those who stayed silent")),
    "brief": Sort(50, "7.4", later("daily brief")),
    "piece": Sort(70, "2.6", later("useful piece")),
    "look": Sort(100, "2.6", later("found pieces to look at")),
    "expert_piece": Sort(100, "4.1", later("piece an expert owes")),
    "moments": Sort(100, "4.1", later("post for an expert's own Moments")),
    "useful": Sort(20, "6.1", later("fixture with useful content")),
    "game": Sort(20, "6.1", later("fixture with a game")),
    "prizes": Sort(20, "6.1", later("fixture with prizes")),
    "prompt": Sort(21, "2.5", later("prompt of the host")),
    "fixture_over": Sort(22, "6.1", later("end of a fixture")),
    "material": Sort(100, "6.1", later("material for a fixture")),
    "weekly": Sort(100, "5.1", later("the week in a few lines")),
    "run_sheet": Sort(100, "2.5", later("run sheet for the host")),
}
