"""Names of things. All are opaque strings; two ids of different kinds never mix under mypy."""

from typing import NewType

GroupId = NewType("GroupId", str)
MemberId = NewType("MemberId", str)
"""An account as a platform knows it, `platform:account` live, the bare `who` in a rehearsed log."""
PersonId = NewType("PersonId", str)
"""Someone on the plan's staff list; a person may have several accounts."""
MessageId = NewType("MessageId", str)
EventId = NewType("EventId", str)
DecisionId = NewType("DecisionId", str)
RequestId = NewType("RequestId", str)
"""Short and typeable (`r12`), since staff answer requests in chat."""
PieceId = NewType("PieceId", str)
"""Short and typeable (`c12`), like a request's."""
ActionId = NewType("ActionId", str)
"""The idempotency key: event, clause and action, joined by `/`."""
TimerId = NewType("TimerId", str)
ClauseNumber = NewType("ClauseNumber", str)
"""As printed in the plan: `1.5`."""
