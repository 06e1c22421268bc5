"""Adverts with a permit: the agreed words pass whole; in other words than agreed, a person looks."""

from collections.abc import Sequence

import msgspec

from warmfield.acts.moment import Moment
from warmfield.moderation.breach import Weighed
from warmfield.moderation.keep import Judged
from warmfield.moderation.used_up import holds
from warmfield.plan.clauses import AdvertClause

PERMIT = "permit"
PART_OF_ADVERT = frozenset({"adverts", "links", "poaching", "copies", "custom"})


def other_words(moment: Moment, event: Judged, one: Weighed) -> Weighed:
    """The rule covers the agreed words; with a permit in force, others are no reason to act at once."""
    if one.band != "act" or not isinstance(one.clause, AdvertClause):
        return one
    permits = moment.draft.member(event.who).permits
    if any(holds(permit, event.group, moment) for permit in permits):
        return msgspec.structs.replace(one, band="review")
    return one


def agreed_whole(weighed: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """Whatever stands in a permitted advert was part of what the staff agreed to."""
    if not any(one.why == PERMIT for one in weighed):
        return tuple(weighed)
    return tuple(
        msgspec.structs.replace(one, band="pass", why=PERMIT) if one.clause.kind in PART_OF_ADVERT else one
        for one in weighed
    )
