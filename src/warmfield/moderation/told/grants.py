"""What the member is told about links, invitations and permits."""

from warmfield.community.ids import GroupId
from warmfield.community.records import Permit
from warmfield.moderation.told.amounts import clock_time
from warmfield.moderation.told.frame import in_voice
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import words_in


def receipt_text(rulebook: Rulebook, group: GroupId, name: str, permit: Permit) -> str:
    """After a permitted advert was posted: `permit` as it is now."""
    words = words_in(rulebook.language_of(group))
    until = clock_time(permit.until, rulebook.plan.community.time_zone)
    here = rulebook.group(group).name
    if permit.posts_left:
        left = words.many(
            "Receipt: your advert in {group} is posted. You may post {{count}} more time until {until}.",
            "Receipt: your advert in {group} is posted. You may post {{count}} more times until {until}.",
            permit.posts_left,
        )
        lines = [left.format(group=here, until=until)]
    else:
        lines = [
            words(
                "Receipt: your advert in {group} is posted, and the permit is used up. Thank you!", group=here
            )
        ]
    return in_voice(rulebook, group, name, lines)
