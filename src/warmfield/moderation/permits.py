"""Adverts by permit (1.5): the member asks, hears the price, a manager confirms the red packets."""

import re
from datetime import datetime, timedelta

import msgspec

from warmfield.acts.amounts import length_in_words, zone
from warmfield.acts.inbox import ask_staff, open_requests, tell_again
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import Permit
from warmfield.community.requests import Request
from warmfield.moderation.grants import allow_advert
from warmfield.moderation.told.talk import price_text
from warmfield.moderation.told.titles import permit_title
from warmfield.plan.clauses import AdvertClause, PermitTerms

_HOURS = re.compile(r"(\d{1,2})[:：](\d{2})\s*(?:-|–|~|—|到|至|to)\s*(\d{1,2})[:：](\d{2})")


def terms_for(moment: Moment, group: GroupId) -> tuple[AdvertClause, PermitTerms] | None:
    """Give the advert clause that binds a group, with its price; None where no permit is sold."""
    for clause in moment.rulebook.clauses(group):
        if isinstance(clause, AdvertClause) and clause.permit is not None:
            return clause, clause.permit
    return None


def ask_permit(moment: Moment, member: MemberId, group: GroupId, text: str) -> str:
    """Bring the wording before the staff; give the price to the member."""
    found = terms_for(moment, group)
    if found is None:
        return ""
    clause, terms = found
    name = moment.nickname(group, member) or member
    words = moment.words(group)
    ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="permit",
            at=moment.now,
            group=group,
            member=member,
            clause=clause.number,
            event=moment.event.id,
            title=permit_title(moment.rulebook, group, name, terms),
            quote=text,
            subject={"text": text, "window": length_in_words(words, terms.window)},
        ),
    )
    return price_text(words, terms)


def paid(moment: Moment, member: MemberId) -> bool:
    """The member says that the red packets are sent: the staff hear of it. False when nothing is open."""
    for request in open_requests(moment):
        if request.sort == "permit" and request.member == member:
            words = moment.words(request.group)
            said = words("The member says the red packets are sent.")
            told = msgspec.structs.replace(request, subject={**request.subject, "why": said})
            moment.draft.put(told)
            tell_again(moment, told)
            return True
    return False


def approve_permit(moment: Moment, request: Request, said: str) -> None:
    """Approving confirms the payment. The window starts now, or is what the manager wrote: `20:00-21:00`."""
    if request.member is None or request.group is None:
        return
    found = terms_for(moment, request.group)
    terms = PermitTerms() if found is None else found[1]
    window = hours_in(said, moment.now, moment.rulebook.plan.community.time_zone)
    since, until = window or (moment.now, moment.now + terms.window)
    text = request.subject.get("text", "")
    permit = Permit(since=since, until=until, posts_left=terms.posts, text=text, group=request.group)
    allow_advert(moment, request.member, permit)


def hours_in(said: str, now: datetime, time_zone: str) -> tuple[datetime, datetime] | None:
    """Read `20:00-21:00` on the community's clocks: the next such window that isn't over."""
    found = _HOURS.search(said)
    if found is None:
        return None
    hours = [int(found[at]) for at in (1, 3)]
    minutes = [int(found[at]) for at in (2, 4)]
    if max(hours) > 23 or max(minutes) > 59:
        return None
    local = now.astimezone(zone(time_zone))
    start = local.replace(hour=hours[0], minute=minutes[0], second=0, microsecond=0)
    end = local.replace(hour=hours[1], minute=minutes[1], second=0, microsecond=0)
    if end <= start:
        end += timedelta(days=1)
    if end <= local:
        start, end = start + timedelta(days=1), end + timedelta(days=1)
    return start.astimezone(now.tzinfo), end.astimezone(now.tzinfo)
