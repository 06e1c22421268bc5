"""A held link goes before the staff: once they agree, the assistant posts it with credit."""

from warmfield.acts.inbox import ask_staff, close, open_requests
from warmfield.acts.moment import Moment
from warmfield.community.ids import DecisionId, GroupId
from warmfield.community.requests import Request
from warmfield.moderation.breach import Breach, Course
from warmfield.moderation.told.titles import link_title
from warmfield.rules.allowances import bare


def ask_link(moment: Moment, breach: Breach, course: Course, decision: DecisionId) -> None:
    """The same link already held in this group waits once; one only asked for is now this one."""
    link = next((str(one.finding.facts["link"]) for one in course.met if "link" in one.finding.facts), "")
    for request in list(open_requests(moment)):
        about = request.sort == "link" and request.member == breach.member
        if about and bare(link) in map(bare, request.subject.get("link", "").split()):
            if request.subject.get("held") and request.group == breach.group:
                return
            if not request.subject.get("held"):
                close(moment, request, "done")
    ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="link",
            at=moment.now,
            group=breach.group,
            member=breach.member,
            clause=course.led_by.clause.number,
            event=moment.event.id,
            decision=decision,
            title=link_title(moment.rulebook, breach.group, breach.nickname),
            quote=breach.quote,
            ready=credit_text(moment, breach),
            subject={"link": link, "text": breach.quote, "held": "yes"},
        ),
    )


def credit_text(moment: Moment, breach: Breach) -> str:
    return credit(moment, breach.group, breach.nickname or breach.member, breach.quote)


def credit(moment: Moment, group: GroupId, name: str, text: str) -> str:
    """A member's words, posted by the assistant under the member's name."""
    words = moment.words(group)
    return words("{name} shares: {text}", name=name, text=text)
