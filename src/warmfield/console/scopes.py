"""What a token may be used for: a scope opens actions of `permissions.ALLOWED` that its person has."""

from msgspec import Struct

from warmfield.wording import later


class Scope(Struct, frozen=True):
    """`says` is a sentence for whoever makes a token; `actions` are what it opens."""

    says: str
    actions: frozenset[str]


SCOPES: dict[str, Scope] = {
    "read": Scope(later("See groups, the agenda, activities, requests and decisions"), frozenset({"look"})),
    "answer": Scope(later("Answer requests and take decisions back"), frozenset({"answer", "undo"})),
    "plan_day": Scope(later("Plan and change activities and sessions"), frozenset({"plan_day"})),
    "members": Scope(later("See members and note facts about them"), frozenset({"members", "member_facts"})),
    "content": Scope(later("Bring pieces into the library and put them up"), frozenset({"content"})),
    "duty": Scope(later("See who is on duty, note time off, swap"), frozenset({"duty", "rota"})),
    "plan": Scope(later("Have a plan checked"), frozenset({"edit_plan"})),
    "pause": Scope(later("Pause everything the clock posts, and resume it"), frozenset({"pause"})),
    "erase": Scope(
        later("Hand out or erase all that is kept about a member"), frozenset({"export", "erase"})
    ),
    "audit": Scope(later("Read the journal"), frozenset({"audit"})),
    "webhooks": Scope(later("Look after webhooks"), frozenset({"webhooks"})),
}
OPEN = frozenset({"own_account"})
"""What every token may: ask whose it is."""
OF_ACTION = {action: name for name, scope in SCOPES.items() for action in scope.actions}
