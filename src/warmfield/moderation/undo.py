"""Take a decision back: restore what can be restored, clear the standing, say sorry.

What it teaches: the `decision_undone` event and the decision's `undone_by` are the labelled line
"this was no breach" that training reads from the journal.
"""

from collections.abc import Iterator

import msgspec

from warmfield.acts.carry import carry
from warmfield.acts.inbox import close, open_requests
from warmfield.acts.moment import Moment
from warmfield.community import actions as a
from warmfield.community.findings import Decision
from warmfield.community.ids import DecisionId, PersonId
from warmfield.moderation.held import credit
from warmfield.moderation.standing import without
from warmfield.moderation.told.undone import undone_text


def undo(
    moment: Moment, decision: Decision, by: PersonId | None, why: str = "", *, appealed: bool = False
) -> bool:
    """False when there was nothing to undo: already undone, or nothing was done."""
    if not can_be_undone(decision):
        return False
    restored = tuple(_restore(moment, decision))
    name = moment.nickname(decision.group, decision.member)
    tell = a.Tell(
        id=moment.action_id("undo", "tell"),
        group=decision.group,
        member=decision.member,
        text=undone_text(moment.rulebook, decision, name, restored, why),
    )
    carry(moment, [*restored, tell], decision.id)
    moment.draft.put(without(moment.draft.member(decision.member), decision.id))
    appeal = "granted" if appealed or decision.appeal == "open" else decision.appeal
    moment.draft.put(msgspec.structs.replace(decision, undone_by=by, undone_at=moment.now, appeal=appeal))
    _close_requests(moment, decision.id, by)
    return True


def can_be_undone(decision: Decision) -> bool:
    return decision.undone_at is None and bool(decision.actions) and not decision.dry


def _restore(moment: Moment, decision: Decision) -> Iterator[a.Action]:
    """Yield what gives back what each action took; a private word can't be unsaid."""
    reposted = False
    for action in decision.actions:
        match action:
            case a.RemoveMessage() | a.HoldMessage() if not reposted and decision.quote:
                reposted = True
                yield _repost(moment, decision)
            case a.Mute() if _still_muted(moment, action):
                yield a.Unmute(
                    id=moment.action_id("undo", "unmute"), group=action.group, member=action.member
                )
            case a.RemoveMember():
                yield a.Readmit(
                    id=moment.action_id("undo", "readmit"), group=action.group, member=action.member
                )
            case a.SetNickname() if decision.quote:
                yield a.SetNickname(
                    id=moment.action_id("undo", "set_nickname"),
                    group=action.group,
                    member=action.member,
                    nickname=decision.quote,
                )
            case _:
                pass


def _repost(moment: Moment, decision: Decision) -> a.Post:
    """A removed message can't be put back; the assistant posts its text with the author's name."""
    name = moment.nickname(decision.group, decision.member) or decision.member
    text = credit(moment, decision.group, name, decision.quote)
    return a.Post(id=moment.action_id("undo", "post"), group=decision.group, text=text)


def _still_muted(moment: Moment, mute: a.Mute) -> bool:
    until = moment.draft.membership(mute.group, mute.member).muted_until
    return until is not None and until <= mute.until


def _close_requests(moment: Moment, decision: DecisionId, by: PersonId | None) -> None:
    """What still waited on this decision needs no answer any more."""
    for request in list(open_requests(moment)):
        if request.decision == decision and request.sort in {"link", "review", "appeal"}:
            close(moment, request, "done", by)
