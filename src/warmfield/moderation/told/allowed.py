"""What the member is told about links, invitations and permits."""

from collections.abc import Sequence

from warmfield.acts.amounts import clock_time
from warmfield.acts.voice import in_voice
from warmfield.community.ids import GroupId
from warmfield.community.records import Permit
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import words_in


def receipt_text(rulebook: Rulebook, group: GroupId, name: str, permit: Permit) -> str:
    """After a permitted advert was posted: `permit` as it is now."""
    words = words_in(rulebook.language_of(group))
    here = rulebook.group(group).name
    lines = [words("Receipt: your advert is posted in {group}. Thank you for asking first!", group=here)]
    if permit.posts_left:
        until = clock_time(permit.until, rulebook.plan.community.time_zone)
        lines.append(words("Posts left until {until}: {count}.", count=permit.posts_left, until=until))
    else:
        lines.append(words("With it, the permit is used up."))
    return in_voice(rulebook, group, name, lines)


def link_posted(rulebook: Rulebook, group: GroupId, name: str) -> str:
    words = words_in(rulebook.language_of(group))
    here = rulebook.group(group).name
    line = words(
        "Good news: the managers like your link, and I have posted it in {group} with your name.", group=here
    )
    return in_voice(rulebook, group, name, [line, words("Thank you for sharing!")])


def link_allowed(rulebook: Rulebook, group: GroupId, name: str, link: str) -> str:
    words = words_in(rulebook.language_of(group))
    if not link:
        return in_voice(rulebook, group, name, [words("The managers agree: you may post one link now.")])
    line = words("The managers agree: you may post this link now, once in each group.")
    return in_voice(rulebook, group, name, [line, link])


def invitation_allowed(rulebook: Rulebook, group: GroupId, name: str, invitees: Sequence[str]) -> str:
    words = words_in(rulebook.language_of(group))
    if invitees:
        names = words(", ").join(invitees)
        line = words("The managers agree: you may bring in {names} now. They are welcome!", names=names)
    else:
        line = words("The managers agree: you may bring one person in now. They are welcome!")
    return in_voice(rulebook, group, name, [line])


def permit_given(rulebook: Rulebook, group: GroupId, name: str, permit: Permit) -> str:
    words = words_in(rulebook.language_of(group))
    zone = rulebook.plan.community.time_zone
    lines = [
        words("Your advert is approved, and the red packets have arrived. Thank you!"),
        words(
            "When: {since} to {until}. Posts: {count}.",
            since=clock_time(permit.since, zone),
            until=clock_time(permit.until, zone),
            count=permit.posts_left,
        ),
    ]
    if permit.text:
        lines.append(words("Please use the agreed words:\n{text}", text=permit.text))
    return in_voice(rulebook, group, name, lines)


def refused(rulebook: Rulebook, group: GroupId, name: str, sort: str, why: str) -> str:
    """`sort` is the request's; `why` the manager's own words, or empty."""
    words = words_in(rulebook.language_of(group))
    sentences = {
        "link": words("The managers would rather not have this link in the group. Thank you for asking."),
        "invitation": words(
            "The managers can't agree to this invitation right now. Thank you for asking first."
        ),
        "permit": words("The managers can't take your advert this time. Thank you for asking first."),
    }
    lines = [sentences.get(sort, words("The managers have answered: not this time."))]
    if why:
        lines.append(words("They write: {why}", why=why))
    return in_voice(rulebook, group, name, lines)


def may_not_stay(rulebook: Rulebook, group: GroupId, name: str, why: str) -> str:
    """To somebody who came in uninvited and is shown out."""
    words = words_in(rulebook.language_of(group))
    here = rulebook.group(group).name
    lines = [
        words(
            "{group} can only take in members by invitation, so we have to say goodbye for now.", group=here
        )
    ]
    lines.append(words("They write: {why}", why=why) if why else "")
    lines.append(words("If you know someone in the group, please ask them to write to me first."))
    return in_voice(rulebook, group, name, lines)
