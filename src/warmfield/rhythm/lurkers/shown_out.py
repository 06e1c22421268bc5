"""The staff have answered about those who stayed silent: who goes, who stays, what was understood."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec.structs import replace

from warmfield.acts.carry import carry
from warmfield.acts.decided import with_decision
from warmfield.acts.moment import Moment
from warmfield.community.actions import Action, RemoveMember, Tell
from warmfield.community.findings import Decision, Finding
from warmfield.community.ids import DecisionId, GroupId, MemberId, PersonId
from warmfield.community.records import MembershipRecord
from warmfield.community.requests import Request
from warmfield.community.roster import ToldMember
from warmfield.rhythm.lurkers.except_for import who_stays
from warmfield.rhythm.lurkers.friendly_word import now_told
from warmfield.rhythm.lurkers.lurker_words import last_word
from warmfield.rhythm.lurkers.proposal import still_silent
from warmfield.rhythm.lurkers.silent_since import LEFT_ALONE, ROW, is_dry, settings_for, silent_since
from warmfield.rhythm.tick import wake

RULE = "lurkers"


def lurkers_answered(moment: Moment, request: Request, how: str, by: PersonId | None, text: str) -> None:
    """Approved: all go but those excepted and those heard of since. Whoever is kept has a year's rest."""
    group = request.group
    if group is None:
        return
    sweep = moment.draft.sweep(group)
    proposed = sweep.proposed if sweep.request == request.id else ()
    moment.draft.put(replace(sweep, proposed=(), request=None))
    goes, stays = _parted(moment, group, proposed, text if how == "approve" else None)
    for one in stays:
        _keep(moment, group, one.member)
    actions: list[Action] = []
    for nth, one in enumerate(goes, 1):
        actions += _show_out(moment, group, one, by, nth)
    carry(moment, actions)
    wake(moment, group)


def words_sent(moment: Moment, request: Request, how: str, by: PersonId | None, text: str) -> None:
    """A person has written to them all: their waiting time begins."""
    if request.group is not None:
        now_told(moment, request.group, [MemberId(one) for one in request.subject["members"].split("\n")])


def what_follows(moment: Moment, request: Request, how: str, text: str) -> tuple[bool, str]:
    """Whether the answer can be understood, and a sentence: what to ask back, or who goes and who stays."""
    words = moment.words(request.group)
    sweep = moment.draft.sweep(request.group or GroupId(""))
    if how != "approve":
        return True, words("All of them stay, and nobody asks them again for a year.")
    chosen = who_stays(text, _names(moment, sweep.id, sweep.proposed))
    if chosen.unclear:
        return False, words(
            "I don't understand “{text}”, so nothing was done. The list has the numbers 1 to {count}: write "
            "“approve {number}” for all of them, or “approve {number} except 2”.",
            text=chosen.unclear[:40],
            count=len(sweep.proposed),
            number=request.id,
        )
    goes, _ = _parted(moment, sweep.id, sweep.proposed, text)
    leaving = _names(moment, sweep.id, goes)
    staying = _names(moment, sweep.id, [one for one in sweep.proposed if one not in goes])
    said = [words("Go: {names}.", names=words(", ").join(leaving))] if leaving else []
    said += [words("Stay: {names}.", names=words(", ").join(staying))] if staying else []
    return True, "\n".join(said)


def _names(moment: Moment, group: GroupId, members: Sequence[ToldMember]) -> list[str]:
    return [moment.nickname(group, one.member) or one.member for one in members]


def _parted(
    moment: Moment, group: GroupId, proposed: Sequence[ToldMember], text: str | None
) -> tuple[list[ToldMember], list[ToldMember]]:
    """Who goes, and whom the staff keep. Who gave a sign meanwhile is in neither. `text` None: all stay."""
    settings = settings_for(moment.rulebook, group)
    if text is None:
        return [], list(proposed)
    stay = who_stays(text, _names(moment, group, proposed)).stay
    kept = [one for nth, one in enumerate(proposed, 1) if nth in stay]
    rest = [one for one in proposed if one not in kept]
    if settings is None or is_dry(moment.rulebook):
        return [], kept
    return [one for one in rest if still_silent(moment, group, settings, one)], kept


def _keep(moment: Moment, group: GroupId, member: MemberId) -> None:
    here = moment.draft.membership(group, member)
    signs = replace(here.signs, kept_until=moment.now + LEFT_ALONE)
    moment.draft.put(replace(here, signs=signs))


def _show_out(
    moment: Moment, group: GroupId, one: ToldMember, by: PersonId | None, nth: int
) -> Iterator[Action]:
    """Keep a decision of its own, so that it can be explained, appealed against and undone."""
    here = moment.draft.membership(group, one.member)
    text = last_word(moment.rulebook, group, here.nickname)
    tell = Tell(id=moment.action_id(ROW, "tell"), group=group, clause=ROW, member=one.member, text=text)
    removal = RemoveMember(
        id=moment.action_id(ROW, "remove_member"), group=group, clause=ROW, member=one.member
    )
    decision = Decision(
        id=DecisionId(f"d/{moment.event.id}" if nth == 1 else f"d/{moment.event.id}/{nth}"),
        event=moment.event.id,
        at=moment.now,
        group=group,
        member=one.member,
        findings=(_finding(moment, here, one),),
        bands=("act",),
        band="act",
        rung="remove",
        actions=(tell, removal),
        told=(text,),
        plan=moment.rulebook.version,
        decided_by=by,
    )
    moment.draft.put(decision)
    moment.draft.put(replace(here, signs=replace(here.signs, shown_out=True)))
    moment.draft.put(with_decision(moment.draft.member(one.member), decision.id))
    yield from (tell, removal)


def _finding(moment: Moment, here: MembershipRecord, one: ToldMember) -> Finding:
    silent = moment.now - silent_since(here, moment.draft.rhythm(here.group).since)
    asked = timedelta(seconds=moment.now.timestamp() - one.at)
    facts: dict[str, str | int | float] = {"days": silent.days, "asked": asked.days}
    return Finding(rule=RULE, clause=ROW, reason="long_silent", facts=facts)
