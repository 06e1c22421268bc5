"""What staff write about activities in private: understood, said back, and done on a yes."""

import re
import unicodedata
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.events import Whispered
from warmfield.community.ids import PersonId
from warmfield.community.staff_commands import (
    ActivityAnnounced,
    ActivityCancelled,
    ActivityClosed,
    ActivityCommand,
    ActivityMoved,
    ActivityPlanned,
)
from warmfield.rhythm.activities import host_words
from warmfield.rhythm.activities.activity_commands import commanded, meant, plan_activity
from warmfield.rhythm.activities.activity_faults import Unclear, fault
from warmfield.rhythm.activities.activity_meant import Meant, may_change, reference, starts_with_id
from warmfield.rhythm.activities.came_words import note_those_who_came
from warmfield.rhythm.activities.changes_said import change_said
from warmfield.rhythm.activities.checking_in import with_code
from warmfield.rhythm.activities.occurrences import just_announced
from warmfield.rhythm.activities.planned_by_word import written
from warmfield.rhythm.activities.said_back import said_back, stands
from warmfield.rhythm.activities.which_one import YES
from warmfield.rhythm.local_time import zone_of

ASKED = "activity"
"""What `MemberRecord.asked` says while a command waits for a yes."""
PLANNERS = frozenset({"owner", "deputy", "manager", "expert", "starter", "host", "support"})
_VERBS = (
    ("plan", r"新活动|新建活动|发起活动|新活動|new activity|plan activity|(?<=/)activity"),
    ("cancel", r"取消活动|取消活動|活动取消|cancel activity|call off"),
    ("change", r"改活动|改活動|修改活动|活动改期|change activity|move activity"),
    ("announce", r"预告|預告|announce"),
    ("after", r"小结|小結|总结|總結|after"),
    ("came", r"签到名单|簽到名單|到场|到場|came"),
    ("code", r"签到码|簽到碼|code"),
    ("list", r"报名名单|名单|報名名單|名單|who comes"),
)
EVERYDAY = frozenset({"announce", "after", "came", "code", "list"})
"""Words of every talk: they are meant for an activity only where one is named."""
_SAID = [
    (does, re.compile(rf"^/?(?:{words})(?![a-z])[\s:,，：]*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL))
    for does, words in _VERBS
]
Answer = Callable[[Moment, Whispered, PersonId, str], str]


def answer_planner(moment: Moment, event: Whispered, person: PersonId) -> str | None:
    """None where it is nothing about activities."""
    text = unicodedata.normalize("NFKC", event.text).strip()
    member = moment.draft.member(event.who)
    if member.asked == ASKED and YES.match(text):
        moment.draft.put(replace(member, asked="", asked_about=""))
        return _confirmed(moment, event, msgspec.json.decode(member.asked_about, type=ActivityCommand))
    for does, pattern in _SAID:
        found = pattern.match(text)
        if found and (found["rest"] or does == "code"):
            return _answered(moment, event, person, does, found["rest"].strip())
    return None


def _answered(moment: Moment, event: Whispered, person: PersonId, does: str, rest: str) -> str | None:
    words = moment.words(moment.home(event.who, event.group))
    clocks = zone_of(moment.rulebook)
    if does == "plan" and not PLANNERS & set(moment.rulebook.roles(event.who)):
        return None
    try:
        return _ANSWERS[does](moment, event, person, rest)
    except Unclear as unclear:
        about_something_else = unclear.why == "no_activity" and does in EVERYDAY and not starts_with_id(rest)
        return None if about_something_else else fault(words, clocks, unclear)


def _plan(moment: Moment, event: Whispered, person: PersonId, rest: str) -> str:
    groups = {at: one.name for at, one in moment.rulebook.plan.groups.items()}
    said = written(rest, moment.now, zone_of(moment.rulebook), groups)
    command = ActivityPlanned(
        at=moment.now,
        title=said.title,
        starts=said.starts,
        lasts=said.lasts,
        place=said.place,
        rule=said.rule,
        groups=said.groups or (moment.home(event.who, event.group),),
        owner=person,
        capacity=said.capacity,
        by=person,
    )
    return _ask(moment, event, command)


def _cancel(moment: Moment, event: Whispered, person: PersonId, rest: str) -> str:
    found = reference(moment, person, rest)
    if found.one.cancelled:
        raise Unclear("cancelled_already", title=found.title)
    whole = re.match(r"^(?:全部|以后都|all(?: of it)?)\b[\s:,，]*", found.rest, re.IGNORECASE)
    if whole and found.one.series.planned_at is None:
        raise Unclear("in_the_plan", title=found.title)
    why = found.rest[whole.end() :] if whole else found.rest
    command = ActivityCancelled(
        at=moment.now, activity=found.id, day=found.one.day, text=why, whole=whole is not None, by=person
    )
    return _ask(moment, event, command)


def _change(moment: Moment, event: Whispered, person: PersonId, rest: str) -> str:
    found = reference(moment, person, rest)
    return _ask(moment, event, change_said(moment, found, person))


def _announce(moment: Moment, event: Whispered, person: PersonId, rest: str) -> str:
    found = reference(moment, person, rest)
    if found.one.cancelled:
        raise Unclear("cancelled_already", title=found.title)
    words = moment.words(found.group)
    if just_announced(found.one, found.group, moment.rulebook, moment.now):
        return words("{title} was announced a moment ago.", title=found.title)
    commanded(moment, ActivityAnnounced(at=moment.now, activity=found.id, day=found.one.day, by=person))
    return words("I announce {title} as soon as nobody is disturbed by it.", title=found.title)


def _after(moment: Moment, event: Whispered, person: PersonId, rest: str) -> str:
    found = reference(moment, person, rest, backwards=True)
    if not found.rest:
        raise Unclear("nothing_said")
    commanded(
        moment,
        ActivityClosed(at=moment.now, activity=found.id, day=found.one.day, text=found.rest, by=person),
    )
    words = moment.words(found.group)
    return words("Thank you. The group reads it tomorrow, with thanks to those who came.")


def _came(moment: Moment, event: Whispered, person: PersonId, rest: str) -> str:
    return note_those_who_came(moment, reference(moment, person, rest, backwards=True), person)


def _code(moment: Moment, event: Whispered, person: PersonId, rest: str) -> str:
    found = reference(moment, person, rest)
    return host_words.before(moment, with_code(moment, found.one), found.group)


def _list(moment: Moment, event: Whispered, person: PersonId, rest: str) -> str:
    found: Meant = reference(moment, person, rest)
    return host_words.whole_list(moment, found.one, found.group)


def _ask(moment: Moment, event: Whispered, command: ActivityCommand) -> str:
    member = moment.draft.member(event.who)
    about = msgspec.json.encode(command).decode()
    moment.draft.put(replace(member, asked=ASKED, asked_about=about))
    return said_back(moment, command, moment.home(event.who, event.group))


def _confirmed(moment: Moment, event: Whispered, command: ActivityCommand) -> str:
    """What was true when it was asked may have changed since."""
    home = moment.home(event.who, event.group)
    words, clocks = moment.words(home), zone_of(moment.rulebook)
    command = replace(command, at=moment.now, id=event.id)
    if isinstance(command, ActivityPlanned):
        made = None if command.starts <= moment.now and not command.rule else plan_activity(moment, command)
        if made is None:
            return fault(words, clocks, Unclear("past", when=command.starts))
        return stands(moment, home, made.id)
    one = meant(moment.rulebook, moment.draft, command, moment.now)
    if one is None or not may_change(moment.rulebook, one, command.by):
        return fault(words, clocks, Unclear("no_activity", name=command.activity))
    if isinstance(command, ActivityMoved) and command.to <= moment.now:
        return fault(words, clocks, Unclear("past", when=command.to))
    commanded(moment, command)
    return stands(moment, home, one.series.id)


_ANSWERS: dict[str, Answer] = {
    "plan": _plan,
    "cancel": _cancel,
    "change": _change,
    "announce": _announce,
    "after": _after,
    "came": _came,
    "code": _code,
    "list": _list,
}
