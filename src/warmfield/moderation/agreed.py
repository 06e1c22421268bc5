"""An advert with a permit, but in other words than agreed: a person looks before anything happens."""

import msgspec

from warmfield.moderation.breach import Weighed
from warmfield.moderation.keep import Judged
from warmfield.moderation.moment import Moment
from warmfield.moderation.used_up import holds
from warmfield.plan.clauses import AdvertClause


def other_words(moment: Moment, event: Judged, one: Weighed) -> Weighed:
    """The rule covers the agreed words; with a permit in force, others are no reason to act at once."""
    if one.band != "act" or not isinstance(one.clause, AdvertClause):
        return one
    permits = moment.draft.member(event.who).permits
    if any(holds(permit, event.group, moment) for permit in permits):
        return msgspec.structs.replace(one, band="review")
    return one
