"""How a member's own requests and allowances stand."""

from collections.abc import Iterator

from warmfield.acts.amounts import clock_time
from warmfield.acts.inbox import open_requests
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId, MemberId
from warmfield.wording import later

WAITS = {
    "link": later("Your link is with the managers."),
    "invitation": later("Your invitation is with the managers."),
    "permit": later("Your advert is with the managers."),
    "appeal": later("Your appeal is with the managers."),
    "dispute": later("A manager was asked to help in your talk."),
}


def status_text(moment: Moment, member: MemberId, group: GroupId) -> Iterator[str]:
    words = moment.words(group)
    waiting = [one for one in open_requests(moment) if one.member == member and one.sort in WAITS]
    record = moment.draft.member(member)
    for request in waiting:
        yield f"{request.id}: {words(WAITS[request.sort])}"
    permits = [one for one in record.permits if one.until > moment.now and one.posts_left > 0]
    for permit in permits:
        until = clock_time(permit.until, moment.rulebook.plan.community.time_zone)
        yield words("Posts left until {until}: {count}.", count=permit.posts_left, until=until)
    for link in record.links:
        yield words("You may post: {link}", link=link.link or words("one link"))
    for invitation in record.invitations:
        yield words("You may bring in: {name}", name=invitation.name or words("one person"))
    if not (waiting or permits or record.links or record.invitations):
        yield words("Nothing of yours is open.")
