"""Who leads a session and who speaks: people of the plan, or guests known by their account or a name."""

from collections.abc import Iterable, Iterator

from warmfield.acts.moment import Moment
from warmfield.community.actions import Tell
from warmfield.community.capabilities import Can
from warmfield.community.draft import membership_key
from warmfield.community.ids import GroupId, MemberId, PersonId
from warmfield.community.records import MembershipRecord
from warmfield.community.session_records import Open, Planned, Voice
from warmfield.plan.model import DECIDERS
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words


def of_person(rulebook: Rulebook, person: PersonId) -> Voice:
    known = rulebook.plan.people.get(person)
    return Voice(name=person if known is None else known.name, person=person)


def of_account(moment: Moment, group: GroupId, member: MemberId) -> Voice:
    person = moment.rulebook.person_id(member)
    if person is not None:
        return of_person(moment.rulebook, person)
    return Voice(name=moment.nickname(group, member) or member, member=member)


def voice(moment: Moment, group: GroupId, named: str) -> Voice:
    """Find who is meant: a person of the plan, an account, a nickname heard lately, or nobody known yet."""
    wanted = named.strip().lstrip("@＠")
    for person, known in moment.rulebook.plan.people.items():
        if wanted.casefold() in (person.casefold(), known.name.casefold()):
            return of_person(moment.rulebook, person)
    account = MemberId(wanted)
    if _is_account(moment, group, account):
        return of_account(moment, group, account)
    member = _heard_lately(moment, group, wanted)
    return Voice(name=wanted, member=member)


def _is_account(moment: Moment, group: GroupId, named: MemberId) -> bool:
    """By its form, or because it is known here: in a rehearsed log accounts have any form."""
    if named.startswith(f"{moment.rulebook.group(group).platform}:"):
        return True
    known = moment.draft.get(MembershipRecord, membership_key(group, named)) is not None
    return known or moment.rulebook.person_id(named) is not None


def voices(moment: Moment, group: GroupId, named: Iterable[str]) -> tuple[Voice, ...]:
    return tuple(dict.fromkeys(voice(moment, group, one) for one in named if one.strip()))


def _heard_lately(moment: Moment, group: GroupId, wanted: str) -> MemberId | None:
    said = reversed(moment.draft.group(group).last)
    return next((one.who for one in said if one.nickname and names(wanted, one.nickname)), None)


def names(wanted: str, nickname: str) -> bool:
    """Whether a nickname is the one wanted, or begins with it: 王博士 is 王博士-金域华府."""
    return len(wanted) > 1 and nickname.casefold().startswith(wanted.casefold())


def may_host(rulebook: Rulebook, group: GroupId, member: MemberId) -> bool:
    """Those with one of the plan's roles for it; owners, deputies and managers always."""
    here = rulebook.group(group)
    person = rulebook.person_id(member)
    if person is not None and person in (here.owner, *here.managers):
        return True
    wanted = {*rulebook.plan.rhythm.sessions.hosts, *DECIDERS}
    return not wanted.isdisjoint(rulebook.roles(member))


def leads(moment: Moment, group: GroupId, session: Open, member: MemberId) -> bool:
    """Whether a member may end or extend a session: a host, and who has the floor."""
    person = moment.rulebook.person_id(member)
    return session.of.has_floor(member, person) or may_host(moment.rulebook, group, member)


def hosts_in_words(rulebook: Rulebook, words: Words) -> str:
    wanted = set(rulebook.plan.rhythm.sessions.hosts)
    people = [one.name for one in rulebook.plan.people.values() if wanted.intersection(one.roles)]
    return words(", ").join(people[:4])


def names_in_words(of: Iterable[Voice], words: Words) -> str:
    return words(", ").join(dict.fromkeys(one.name for one in of))


def who_may_write(moment: Moment, group: GroupId, of: Planned) -> tuple[MemberId, ...]:
    """The accounts that keep their voice while a group has focus: the speakers' and the staff's."""
    return tuple(dict.fromkeys(_keeping_voice(moment, group, of)))


def _keeping_voice(moment: Moment, group: GroupId, of: Planned) -> Iterator[MemberId]:
    platform = moment.rulebook.group(group).platform
    for one in (*of.speakers, *(() if of.host is None else (of.host,))):
        if one.member is not None:
            yield one.member
    for person in moment.rulebook.plan.people:
        yield from moment.rulebook.accounts(person, platform)


def tell_person(moment: Moment, group: GroupId, by: PersonId | None, text: str) -> None:
    """A private word to whoever gave a command, where they have an account that can be told."""
    if by is None or Can.TELL not in moment.rulebook.capabilities(group).can:
        return
    person = by if by in moment.rulebook.plan.people else moment.rulebook.person_id(MemberId(by))
    platform = moment.rulebook.group(group).platform
    accounts = [] if person is None else list(moment.rulebook.accounts(person, platform))
    if accounts:
        tell = Tell(id=moment.action_id("sessions", "tell"), group=group, member=accounts[0], text=text)
        moment.draft.actions.append(tell)
