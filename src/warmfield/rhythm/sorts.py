"""The sorts of what falls due: which chooses its hour first, and the row of the plan it comes from."""

from msgspec import Struct

from warmfield.wording import later


class Sort(Struct, frozen=True):
    """A lower `rank` chooses its hour first."""

    rank: int
    row: str
    name: str


SORTS: dict[str, Sort] = {
    "session_news": Sort(6, "1.7", later("session moved or called off")),
    "session": Sort(7, "1.7", later("a session begins")),
    "session_questions": Sort(8, "1.7", later("questions for the speaker")),
    "session_digest": Sort(9, "1.7", later("what a session brought")),
    "session_prompt": Sort(15, "4.4", later("word to the host of a session")),
    "reminder": Sort(60, "2.1", later("reminder of the rules")),
}
