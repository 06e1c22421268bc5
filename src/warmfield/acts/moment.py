"""One event being taken: the plan, the draft it changes, and the ids its actions get."""

from warmfield.community.draft import Draft
from warmfield.community.events import Event
from warmfield.community.ids import ActionId, ClauseNumber, GroupId, MemberId
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words, words_in


class Moment:
    """Lives as long as its turn."""

    __slots__ = ("_given", "draft", "event", "now", "rulebook")

    def __init__(self, rulebook: Rulebook, draft: Draft, event: Event) -> None:
        self.rulebook = rulebook
        self.draft = draft
        self.event = event
        self.now = event.at
        self._given: dict[str, int] = {}

    def action_id(self, clause: ClauseNumber | str | None, do: str) -> ActionId:
        """Give the idempotency key: event, clause and action; the second of the same gets `/2`."""
        key = f"{self.event.id}/{clause or '-'}/{do}"
        count = self._given[key] = self._given.get(key, 0) + 1
        return ActionId(key if count == 1 else f"{key}/{count}")

    def words(self, group: GroupId | None) -> Words:
        return words_in(self.rulebook.language_of(group))

    def nickname(self, group: GroupId, member: MemberId) -> str:
        """The name a member goes by in a group; empty where it was never seen."""
        return self.draft.membership(group, member).nickname

    def home(self, member: MemberId, group: GroupId | None = None) -> GroupId:
        """Give the group a private talk with a member belongs to: the named one, the last one, any."""
        known = group or self.draft.member(member).last_group
        if known is not None:
            return known
        groups = self.rulebook.plan.groups
        platform = member.partition(":")[0]
        near = (at for at, one in groups.items() if one.platform == platform)
        return next(near, next(iter(groups)))
