"""What a platform can't or won't do, a person does: one request with the steps and the text ready."""

from collections.abc import Sequence

from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.acts.steps import step_text
from warmfield.community.actions import Action, Post, Tell
from warmfield.community.events import MessageSent
from warmfield.community.findings import Decision
from warmfield.community.ids import DecisionId, GroupId, MemberId
from warmfield.community.requests import Request


def ask_by_hand(
    moment: Moment, actions: Sequence[Action], decision: DecisionId | None = None, refused: str = ""
) -> None:
    """Ask a person to do `actions`. `refused` is the platform's reason where it was tried before.

    The request's `ready` is the text to copy; its title lists the taps.
    """
    by_group: dict[GroupId, list[Action]] = {}
    for action in actions:
        by_group.setdefault(action.group, []).append(action)
    for asked in by_group.values():
        _ask(moment, asked, decision, refused)


def _ask(moment: Moment, asked: Sequence[Action], decision: DecisionId | None, refused: str) -> Request:
    steps = [step_text(moment.rulebook, action, _name(moment, action)) for action in asked]
    words = moment.words(asked[0].group)
    texts = [action.text for action in asked if isinstance(action, Tell | Post)]
    first = asked[0]
    return ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="by_hand",
            at=moment.now,
            group=first.group,
            member=_whom(first),
            clause=first.clause,
            event=moment.event.id,
            decision=decision,
            quote=_quote(moment, decision),
            title=words("; ").join(steps),
            ready="\n\n".join(texts),
            on_approve=tuple(asked),
            subject={"steps": "\n".join(steps)} | ({"refused": refused} if refused else {}),
        ),
    )


def _whom(action: Action) -> MemberId | None:
    return getattr(action, "member", None)


def _quote(moment: Moment, decision: DecisionId | None) -> str:
    """What was written: who takes it out by hand must find it. A decision of this turn isn't kept yet."""
    if isinstance(moment.event, MessageSent):
        return moment.event.text
    known = None if decision is None else moment.draft.get(Decision, decision)
    return "" if known is None else known.quote


def _name(moment: Moment, action: Action) -> str:
    member = _whom(action)
    return "" if member is None else moment.nickname(action.group, member) or member
