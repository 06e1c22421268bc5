"""Where the assistant can't write privately, one person of the staff sends the friendly word to all."""

from collections.abc import Sequence

from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.requests import Request
from warmfield.plan.sections.rhythm_parts import Lurkers
from warmfield.rhythm.lurkers.lurker_words import friendly_word
from warmfield.rhythm.lurkers.silent_since import ROW


def ask_for_words(moment: Moment, group: GroupId, settings: Lurkers, members: Sequence[MemberId]) -> None:
    """One request with one text; the waiting time begins when it is reported as done."""
    words = moment.words(group)
    names = words(", ").join(moment.nickname(group, one) or one for one in members)
    title = words.many(
        "{count} member of {group} has been silent for long. Please write to them privately: {names}",
        "{count} members of {group} have been silent for long. Please write to each privately: {names}",
        len(members),
        group=moment.rulebook.group(group).name,
        names=names,
    )
    ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="lurkers_word",
            at=moment.now,
            group=group,
            clause=ROW,
            event=moment.event.id,
            title=title,
            ready=friendly_word(moment.rulebook, group, settings, "", moment.now + settings.wait),
            subject={"role": "manager", "members": "\n".join(members)},
        ),
    )
