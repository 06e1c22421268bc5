"""Who was silent as long and yet not asked, and why: what staff read when they ask “why r7”."""

from collections.abc import Iterator

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.community.requests import Request
from warmfield.plan.sections.rhythm_parts import Lurkers
from warmfield.rhythm.lurkers.silent_since import asks_after, settings_for, silent_since
from warmfield.rhythm.lurkers.spared import SPARED, why_spared

SHOWN = 20


def why_these(moment: Moment, request: Request) -> str:
    """The list with its facts, then who was spared, each with the reason."""
    words = moment.words(request.group)
    lines = [request.title, request.subject.get("why", "")]
    settings = None if request.group is None else settings_for(moment.rulebook, request.group)
    if request.group is not None and settings is not None:
        names = list(_spared(moment, request.group, settings))
        if names:
            lines.append(
                words("Silent as long, but not asked: {names}", names=words(", ").join(names[:SHOWN]))
            )
        if len(names) > SHOWN:
            lines.append(words("… and {count} more.", count=len(names) - SHOWN))
    return "\n".join(line for line in lines if line)


def _spared(moment: Moment, group: GroupId, settings: Lurkers) -> Iterator[str]:
    words = moment.words(group)
    longest = asks_after(moment.rulebook, group, settings)
    for member in moment.draft.roster(group).members:
        here = moment.draft.membership(group, member)
        if moment.now - silent_since(here, moment.draft.rhythm(group).since) < longest:
            continue
        reason = why_spared(moment.rulebook, settings, here, moment.draft.member(member), moment.now)
        if reason:
            yield words("{name} ({why})", name=here.nickname or member, why=words(SPARED[reason]))
