"""Watch a rehearsal turn by turn and sum it up."""

from datetime import datetime

from warmfield.acts.inbox import DUTY
from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.draft import membership_key
from warmfield.community.findings import Decision
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.records import MembershipRecord, Parked
from warmfield.community.requests import Request
from warmfield.engine.ports import Turn
from warmfield.plan.rulebook import Rulebook
from warmfield.rehearsal import result as r
from warmfield.rehearsal.importers.imported import Skipped
from warmfield.rehearsal.noise import noise_of
from warmfield.rehearsal.play import Stage
from warmfield.report.gauge import Days

Place = tuple[GroupId, MemberId]


class Recorder:
    """Call `see` with every turn in order, then `result` once."""

    def __init__(self, rulebook: Rulebook, stage: Stage) -> None:
        self._rulebook = rulebook
        self._stage = stage
        self._decisions: list[tuple[Decision, str, str]] = []
        self._requests: list[Request] = []
        self._posts: list[r.Posted] = []
        self._others: list[r.Done] = []
        self._kept_away: dict[Place, tuple[str, datetime | None]] = {}
        self._days = Days()
        self._groups: set[GroupId] = set()
        self._people: set[MemberId] = set()
        self._first: datetime | None = None
        self._last: datetime | None = None
        self._messages = self._kept = 0
        self._parked: list[Parked] = []
        self._again: set[EventId] = set()

    def see(self, made: Turn) -> None:
        event, after = made.event, ""
        if isinstance(event, e.MessageSent):
            after = self._state(event.group, event.who, event.at)
            self._message(event, after)
        elif isinstance(event, e.Joined):
            self._kept_away.pop((event.group, event.who), None)
        self._days.see(made.records)
        if made.decision is not None:
            if isinstance(event, e.TimerDue):
                self._again.add(event.id)
            self._decisions.append((made.decision, self._nickname(made.decision), after))
        self._requests += made.requests
        if made.parked is not None:
            self._parked.append(made.parked)
        if made.actions:
            self._actions(made)

    def _message(self, event: e.MessageSent, after: str) -> None:
        self._messages += 1
        self._kept += bool(after)
        self._people.add(event.who)
        self._groups.add(event.group)
        self._first = self._first or event.at
        self._last = event.at

    def _nickname(self, decision: Decision) -> str:
        here = self._stage.shelf.get(MembershipRecord, membership_key(decision.group, decision.member))
        return here.nickname if here is not None else ""

    def _state(self, group: GroupId, who: MemberId, at: datetime) -> str:
        """Say whether the plan would have kept this member from writing by then."""
        if not self._kept_away:
            return ""
        what, until = self._kept_away.get((group, who), ("", None))
        return what if until is None or at < until else ""

    def _actions(self, made: Turn) -> None:
        decided = set() if made.decision is None else {one.id for one in made.decision.actions}
        at = made.event.at
        for action in made.actions:
            match action:
                case a.RemoveMember():
                    self._kept_away[action.group, action.member] = "removal", None
                case a.Mute():
                    self._kept_away.setdefault((action.group, action.member), ("mute", action.until))
                case a.Readmit() | a.Unmute():
                    self._kept_away.pop((action.group, action.member), None)
                case a.Post():
                    posted = r.Posted(at=at, group=action.group, text=action.text, clause=action.clause)
                    self._posts.append(posted)
                case _:
                    pass
            about_duty = f"/{DUTY}/" in action.id
            if action.id not in decided and not about_duty and not isinstance(action, a.Post):
                self._others.append(r.Done(at=at, event=made.event.id, action=action))

    def result(self, skipped: tuple[Skipped, ...]) -> r.Result:
        """Decisions and requests are given as they stand at the end: undone, answered, still open."""
        shelf = self._stage.shelf
        decisions = tuple(
            r.decided(shelf.get(Decision, one.id) or one, nickname, after)
            for one, nickname, after in self._decisions
        )
        first_seen = [one for one in decisions if one.event not in self._again]
        days = 0 if self._first is None or self._last is None else (self._last - self._first).days + 1
        return r.Result(
            plan=self._rulebook.version,
            messages=self._messages,
            people=len(self._people),
            groups=tuple(sorted(self._groups)),
            first=self._first,
            last=self._last,
            kept_from_writing=self._kept,
            decisions=decisions,
            requests=tuple(shelf.get(Request, one.id) or one for one in self._requests),
            posts=tuple(self._posts),
            others=tuple(self._others),
            noise=noise_of(first_seen, self._messages, days),
            gauge=tuple(self._days.gauge(self._rulebook, shelf)),
            skipped=(*skipped, *(_parked(one) for one in self._parked)),
        )


def _parked(one: Parked) -> Skipped:
    """Say which event it was and the last line of the traceback."""
    return Skipped(
        file="", line=0, reason="parked", what=f"{one.event}: {one.traceback.strip().splitlines()[-1]}"
    )
