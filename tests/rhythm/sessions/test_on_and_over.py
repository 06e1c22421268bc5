"""Whatever hosts, members and the clock do: at most one session is on, and in the end everybody can write."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tests.rhythm.sessions.evening import ANN, HOST, PARENTS, SPEAKER, Evening

from warmfield.community import actions as a
from warmfield.community.staff_commands import SessionChanged, SessionClosed, SessionPlanned

MINUTES = st.integers(-30, 180).map(lambda count: timedelta(minutes=count))
WORDS = ["结束分享", "延长20分钟", "延长到21:00", "提问环节", "取消分享", "三岁读什么？"]
WHO = st.sampled_from([HOST, SPEAKER, ANN])


class Evenings(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.evening = Evening()

    @rule(who=WHO, focus=st.sampled_from(["", "，全员禁言"]), minutes=st.integers(1, 170))
    def opens(self, who: str, focus: str, minutes: int) -> None:
        self.evening.hear(who, f"开始分享：绘本 {minutes}分钟，主讲沈博士{focus}")

    @rule(who=WHO, text=st.sampled_from(WORDS))
    def says(self, who: str, text: str) -> None:
        self.evening.hear(who, text)

    @rule(starts=MINUTES, lasts=MINUTES, focus=st.booleans())
    def plans(self, starts: timedelta, lasts: timedelta, focus: bool) -> None:
        given, now = self.evening.given(), self.evening.now
        planned = SessionPlanned(
            **given, group=PARENTS, topic="话题", starts=now + starts, ends=now + starts + lasts, focus=focus
        )
        self.evening.take(planned)

    @rule(starts=MINUTES, ends=MINUTES)
    def changes(self, starts: timedelta, ends: timedelta) -> None:
        given, now = self.evening.given(), self.evening.now
        self.evening.take(
            SessionChanged(**given, group=PARENTS, session="话题", starts=now + starts, ends=now + ends)
        )

    @rule()
    def closes(self) -> None:
        self.evening.take(SessionClosed(**self.evening.given(), group=PARENTS))

    @rule(length=st.integers(1, 300))
    def waits(self, length: int) -> None:
        self.evening.wait(timedelta(minutes=length))

    @invariant()
    def an_end_is_always_set(self) -> None:
        ends = [one.due for one in self.evening.timers.values() if one.sort == "session_end"]
        session = self.evening.record.on
        assert ends == ([] if session is None else [session.until])

    @invariant()
    def no_session_is_longer_than_the_plan_says(self) -> None:
        session = self.evening.record.on
        assert session is None or session.until - session.since <= timedelta(hours=2)

    @invariant()
    def only_a_session_with_focus_closes_the_group(self) -> None:
        session = self.evening.record.on
        assert self.evening.is_closed_to_members == (session is not None and session.of.focus)

    def teardown(self) -> None:
        self.evening.wait(timedelta(days=3))
        assert self.evening.record.on is None
        assert not self.evening.is_closed_to_members
        posts = [one for one in self.evening.actions if isinstance(one, a.Post)]
        assert len(posts) == len({one.id for one in posts})


Evenings.TestCase.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
TestEvenings = Evenings.TestCase
