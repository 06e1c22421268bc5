"""Where the answers of the set-up are kept until the plan is made."""

from typing import Protocol

from warmfield.plan.set_up.set_up_answers import Answers


class SetUpNotes(Protocol):
    """All may raise OSError."""

    async def read(self) -> Answers | None:
        """None where the set-up hasn't begun, or what was kept can't be read any more."""
        ...

    async def keep(self, answers: Answers) -> None: ...

    async def drop(self) -> None: ...
