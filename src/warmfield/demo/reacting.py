"""What people do when the plan asks or says something: they answer, like, guess, let in."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from warmfield.community.actions import Action, ApproveJoin, Post
from warmfield.community.draft import View, membership_key
from warmfield.community.events import Event, Reacted
from warmfield.community.game_records import Asking, GameRecord
from warmfield.community.ids import GroupId, MessageId, PersonId
from warmfield.community.inbox_commands import RequestAssigned
from warmfield.community.records import MembershipRecord
from warmfield.community.request_sorts import by_asked, by_done, offered
from warmfield.community.requests import Request
from warmfield.community.staff_commands import DecisionUndone, RequestAnswered
from warmfield.demo.crowds import CROWDS, Inhabitant
from warmfield.demo.month import Month
from warmfield.engine.ports import Turn
from warmfield.plan.rulebook import Rulebook

LEFT_OPEN = {
    "link": (1, 2), "invitation": (1, 30), "permit": (1, 30), "join": (1, 3), "appeal": (1, 10),
    "review": (2, 8), "by_hand": (2, 12), "piece": (2, 40), "lurkers": (1, 80), "dispute": (1, 2),
    "warm_up": (1, 4),
}  # fmt: skip
"""By sort: how many are left for whoever looks at the demo, and how many hours old they are at most."""
REFUSED = {
    "link": 0.25,
    "invitation": 0.2,
    "join": 0.1,
    "appeal": 0.5,
    "review": 0.4,
    "piece": 0.2,
    "lurkers": 0.5,
}
SORRY = ("link", "invitation")
MINUTE = timedelta(minutes=1)
WAKES, SLEEPS = 8, 22


class Reactions:
    """Sees every turn; gives what people do because of it, later."""

    def __init__(self, month: Month, rulebook: Rulebook, view: View) -> None:
        self._month, self._rulebook, self._view = month, rulebook, view
        self._open: dict[str, int] = {}

    def to(self, turn: Turn) -> Iterator[Event]:
        for request in turn.requests:
            yield from self._answer(request)
        for action in turn.actions:
            yield from self._see(action, turn.event.at)
        yield from self._after(turn)

    def _after(self, turn: Turn) -> Iterator[Event]:
        event, decision = turn.event, turn.decision
        if isinstance(event, RequestAnswered) and event.answer == "approve":
            request = self._view.get(Request, event.request)
            if request is not None and request.sort == "permit":
                yield from self._posts_advert(request, event.at)
        soft = self._month.material.said["advert_soft"]
        if decision is not None and decision.quote == soft[1] and decision.band == "act":
            yield DecisionUndone(
                at=event.at + 35 * MINUTE, id=self._month.name("undone"), decision=decision.id,
                by=PersonId("he"), text=self._month.material.said["undone"][0],
            )  # fmt: skip

    def _posts_advert(self, request: Request, at: datetime) -> Iterator[Event]:
        if request.group is None or request.member is None:
            return
        here = self._view.get(MembershipRecord, membership_key(request.group, request.member))
        nickname = here.nickname if here is not None else ""
        who = Inhabitant(who=request.member, group=request.group, nickname=nickname, writes=0.0)
        yield self._month.says(who, at + 12 * MINUTE, request.subject.get("text", ""))

    def _see(self, action: Action, at: datetime) -> Iterator[Event]:
        dice = self._month.dice(action.id)
        match action:
            case ApproveJoin():
                here = self._view.get(MembershipRecord, membership_key(action.group, action.member))
                nickname = here.nickname if here is not None else ""
                who = Inhabitant(who=action.member, group=action.group, nickname=nickname, writes=0.0)
                yield self._month.joins(who, at + timedelta(seconds=2))
            case Post():
                yield from self._received(action, at, dice)
            case _:
                pass

    def _received(self, post: Post, at: datetime, dice: random.Random) -> Iterator[Event]:
        """Some answer and some like it, fewer where the group has gone quiet; in a game they guess."""
        game = self._view.get(GameRecord, post.group)
        if game is not None and isinstance(game.game, Asking):
            yield from self._guesses(game.game, post.group, at, dice)
            return
        writers = self._month.writers(post.group)
        days_ago = max(0, (self._month.ends - at).days)
        usual = next(one for one in self._month.crowds if one.group == post.group).messages(days_ago)
        liked = min(4, int(dice.expovariate(1.0) * usual / 25))
        for one in dice.choices(writers[:40], k=liked):
            yield Reacted(
                at=at + dice.randint(20, 3000) * timedelta(seconds=1), id=self._month.name("likes"),
                group=post.group, who=one.who, text=dice.choice("👍❤🌻"), reply_to=MessageId(post.id),
            )  # fmt: skip
        for reply in self._month.material.reply:
            if any(word in post.text for word in reply.to):
                yield from self._replies(post, at, reply.say, usual, dice)
                return

    def _replies(
        self, post: Post, at: datetime, say: tuple[str, ...], usual: int, dice: random.Random
    ) -> Iterator[Event]:
        count = min(4, int(dice.uniform(0, 2.6) * usual / 30))
        for nth in range(count):
            one, text = dice.choice(self._month.writers(post.group)[:40]), dice.choice(say)
            if not self._month.fresh(text, post.group, at.date()):
                text = dice.choice(self._month.material.short)
            text = self._month.material.filled(text, dice)
            later = at + timedelta(seconds=dice.randint(60, 500) * (nth + 1))
            yield self._month.says(one, later, text, post.id if dice.random() < 0.5 else "")

    def _guesses(self, game: Asking, group: GroupId, at: datetime, dice: random.Random) -> Iterator[Event]:
        if game.open is None or game.open.at != at:
            return
        writers, said = self._month.writers(group)[:25], self._month.material.said
        wrong, right = dice.choice(writers), dice.choice(writers)
        yield self._month.says(wrong, at + timedelta(seconds=dice.randint(8, 25)), dice.choice(said["guess"]))
        if dice.random() < 0.8:
            answer = game.puzzles[game.place].answers[0]
            yield self._month.says(right, at + timedelta(seconds=dice.randint(28, 70)), answer)

    def _answer(self, request: Request) -> Iterator[Event]:
        if self._stays_open(request):
            yield from self._left_to_somebody(request)
            return
        dice = self._month.dice(f"answer {request.id}")
        by = self._who(request, dice)
        if by is None:
            return
        at = self._awake(request.at + max(3.0, min(400.0, dice.lognormvariate(3.3, 0.9))) * MINUTE)
        if at >= self._month.ends:
            at = self._month.just(dice.uniform(1, 8))
        if at <= request.at:
            return
        if request.sort == "warm_up" and self._begins_talk(request):
            yield self._month.staff_says(
                by, request.group or "", request.at + dice.randint(3, 15) * MINUTE, request.ready
            )
            return
        yield RequestAnswered(
            at=at, id=self._month.name("answers"), request=request.id,
            answer=(how := self._how(request, dice)), by=by, text=self._why(request, how),
        )  # fmt: skip

    def _why(self, request: Request, how: str) -> str:
        """A word to whoever asked for a link or a guest, where it can't be."""
        said = self._month.material.said["refused"]
        return said[request.sort == "invitation"] if how == "refuse" and request.sort in SORRY else ""

    def _left_to_somebody(self, request: Request) -> Iterator[Event]:
        if request.sort == "permit":
            yield RequestAssigned(
                at=request.at + 9 * MINUTE, id=self._month.name("assigned"), request=request.id,
                to=PersonId("he"), by=PersonId("lin"),
            )  # fmt: skip

    def _begins_talk(self, request: Request) -> bool:
        here = request.group is not None and self._rulebook.group(request.group).platform == "lobby"
        return here and self._month.dice(f"begins {request.id}").random() < 0.5

    def _stays_open(self, request: Request) -> bool:
        most, hours = LEFT_OPEN.get(request.sort, (0, 0))
        most *= max(1, len(self._month.crowds) // len(CROWDS))
        if self._month.ends - request.at > timedelta(hours=hours) or self._open.get(request.sort, 0) >= most:
            return False
        self._open[request.sort] = self._open.get(request.sort, 0) + 1
        return True

    def _who(self, request: Request, dice: random.Random) -> PersonId | None:
        if by_asked(request.sort):
            return request.whom[0] if request.whom else None
        if by_done(request.sort) and request.asked:
            return request.asked[0]
        able = [one for one in self._rulebook.deciders(request.group) if one != request.not_for]
        return dice.choice(able[:3]) if able else None

    def _how(self, request: Request, dice: random.Random) -> str:
        if offered(request.sort):
            return "take"
        if by_done(request.sort):
            return "done"
        return "refuse" if dice.random() < REFUSED.get(request.sort, 0.0) else "approve"

    def _awake(self, at: datetime) -> datetime:
        """Nobody answers at night."""
        local = at.astimezone(self._month.zone)
        if WAKES <= local.hour < SLEEPS:
            return at
        morning = local.replace(hour=WAKES, minute=12) + timedelta(days=1 if local.hour >= SLEEPS else 0)
        return morning.astimezone(at.tzinfo)
