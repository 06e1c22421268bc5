"""The plan file as the console needs it: read, and brought into force."""

from typing import Protocol

from warmfield.community.ids import PersonId


class UnfitError(Exception):
    """The text has problems and can't be kept as a plan. Nothing was written."""


class PlanFile(Protocol):
    @property
    def name(self) -> str:
        """The file's own, like `plan.yaml`."""
        ...

    def text(self) -> str:
        """What stands on the disk now. Raises OSError and UnicodeDecodeError."""
        ...

    async def publish(
        self, text: str, by: PersonId, approved_by: PersonId | None = None, over: str = ""
    ) -> None:
        """Returns when it is in force, on the disk and in the journal.

        `over` is the version of a file that was changed by hand and may be replaced. Raises UnfitError,
        OvertakenError where the file on the disk is another one, StoreFailed and OSError; then the plan
        before stays in force.
        """
        ...
