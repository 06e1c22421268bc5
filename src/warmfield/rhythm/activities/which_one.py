"""Which activity somebody means."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.calendar_records import SaidThere
from warmfield.community.draft import membership_key
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import MembershipRecord
from warmfield.rhythm.activities.occurrences import Occurrence, occurrence, to_sign_up_for
from warmfield.rhythm.activities.signing import sign_up_of
from warmfield.rhythm.activities.time_in_words import when
from warmfield.rhythm.local_time import zone_of

YES = re.compile(
    r"^(?:yes|y|ok|okay|yes please|sure|是|是的|好|好的|对|对的|行|可以|确认|嗯|要|报)[.!。！,，]*$",
    re.IGNORECASE,
)
FRESH = timedelta(hours=3)
"""So long after a group heard of an activity it is the one that is meant."""


class AskedAbout(Struct, frozen=True):
    """What a plain answer completes: which activity, for how many; kept as `MemberRecord.asked_about`."""

    keys: tuple[str, ...]
    adults: int | None = None
    children: int = 0
    name: str = ""


def ask_back(moment: Moment, who: MemberId, asked: str, about: AskedAbout) -> None:
    """Remember what was asked in private, so that a plain answer is understood."""
    member = moment.draft.member(who)
    moment.draft.put(replace(member, asked=asked, asked_about=msgspec.json.encode(about).decode()))


def asked_about(written: str) -> AskedAbout | None:
    return msgspec.json.decode(written, type=AskedAbout) if written.startswith("{") else None


def groups_of(moment: Moment, who: MemberId, group: GroupId | None) -> list[GroupId]:
    """Where the member is, the group of the talk first."""
    home = moment.home(who, group)
    there = (at for at in moment.rulebook.plan.groups if _is_there(moment, at, who))
    return list(dict.fromkeys([home, *there]))


def _is_there(moment: Moment, group: GroupId, who: MemberId) -> bool:
    known = moment.draft.get(MembershipRecord, membership_key(group, who))
    return known is not None and known.present


def open_to(moment: Moment, groups: Iterable[GroupId]) -> list[Occurrence]:
    """What can be signed up for in any of the groups, each once, soonest first."""
    found = {
        one.key: one
        for group in groups
        for one in to_sign_up_for(moment.rulebook, moment.draft, group, moment.now)
    }
    return sorted(found.values(), key=lambda one: one.starts)


def mine(moment: Moment, who: MemberId) -> list[Occurrence]:
    """What the member signed up for and hasn't begun, soonest first."""
    found = []
    for listed in moment.draft.calendar().occurrences:
        one = occurrence(moment.rulebook, moment.draft, listed.id)
        ahead = one is not None and not one.cancelled and one.starts > moment.now
        if one is not None and ahead and sign_up_of(one, who) is not None:
            found.append(one)
    return sorted(found, key=lambda one: one.starts)


def named(those: Sequence[Occurrence], about: str) -> list[Occurrence]:
    """Those a reference or a title fits; all where nothing was named."""
    if not about:
        return list(those)
    folded = about.casefold()
    return [one for one in those if folded in {one.series.id, one.key, *_folded(titles_of([one]))}]


def titles_of(those: Iterable[Occurrence]) -> list[str]:
    return [
        title
        for one in those
        for title in (one.record.title, *(text for _, text in one.series.titles))
        if title
    ]


def _folded(titles: Iterable[str]) -> Iterator[str]:
    return (title.casefold() for title in titles)


def heard_here(one: Occurrence, group: GroupId) -> SaidThere | None:
    """What the group was told of it; None where it never was."""
    return next((each for each in one.record.said if each.group == group), None)


def freshest(moment: Moment, those: Sequence[Occurrence], group: GroupId) -> list[Occurrence]:
    """The one that was spoken of just now; all where none was, or several were."""
    fresh = [
        one for one in those if (said := heard_here(one, group)) is not None and moment.now - said.at <= FRESH
    ]
    return fresh if len(fresh) == 1 else list(those)


def which_one(moment: Moment, those: Sequence[Occurrence], group: GroupId) -> str:
    """Ask, with numbers to answer by."""
    words = moment.words(group)
    lines = [words("Which one do you mean? Answer with the number:")]
    for number, one in enumerate(those, start=1):
        time = when(words, one.starts, moment.now, zone_of(moment.rulebook))
        lines.append(
            words("{number}. {title}, {when}", number=number, title=one.title(words.language), when=time)
        )
    return "\n".join(lines)


def chosen(moment: Moment, asked: AskedAbout, answer: str) -> Occurrence | None:
    """The one an answer chooses: by number, id or title, or `yes` to the only one."""
    those = [one for key in asked.keys if (one := occurrence(moment.rulebook, moment.draft, key)) is not None]
    said = answer.strip(" .。!！#").casefold()
    if said.isdigit() and 1 <= int(said) <= len(those):
        return those[int(said) - 1]
    found = named(those, said) if said else []
    if len(found) == 1:
        return found[0]
    return those[0] if len(those) == 1 and YES.match(said) else None
