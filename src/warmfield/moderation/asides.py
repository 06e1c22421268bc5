"""Off topic in a session (1.7, 2.4): who was told, whom to ask, and when a person decides first."""

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.events import MessageSent
from warmfield.community.ids import GroupId, MemberId
from warmfield.moderation.breach import Course, Weighed
from warmfield.moderation.course import step_of
from warmfield.moderation.keep import Judged
from warmfield.plan.clauses import OffTopicClause
from warmfield.rules.bands import thresholds


def asked_first(moment: Moment, event: Judged, one: Weighed) -> Weighed:
    """A private word may follow from a chance; a mute or removal below the plan's own certainty is asked."""
    if one.band != "act" or not isinstance(one.clause, OffTopicClause) or not isinstance(event, MessageSent):
        return one
    step = step_of(one, moment.draft.member(event.who), moment.rulebook, moment.now)
    sure = one.finding.score > thresholds(moment.rulebook.plan.review).act
    return one if sure or step.do in ("note", "warn") else replace(one, band="review")


def told_in_session(moment: Moment, group: GroupId, member: MemberId) -> None:
    """Count that a member was told; a session that is over by now counts nothing."""
    record = moment.draft.sessions(group)
    if record.on is not None:
        told = {**record.on.told, member: record.on.told.get(member, 0) + 1}
        moment.draft.put(replace(record, on=replace(record.on, told=told)))


def whom_to_ask(moment: Moment, group: GroupId, course: Course) -> dict[str, str]:
    """What is off topic is a matter of the session's host, who may also answer."""
    session = moment.draft.sessions(group).on
    if session is None or not isinstance(course.led_by.clause, OffTopicClause):
        return {}
    host = session.of.host
    person = {} if host is None or host.person is None else {"person": str(host.person)}
    return {"role": "host"} | person
