"""A session is opened, led and ended by who may; whoever may not loses nothing."""

from datetime import timedelta

import pytest
from tests.rhythm.sessions.evening import ANN, HOST, PARENTS, SPEAKER, TALK, Evening, posts, told

from warmfield.community import actions as a
from warmfield.community.events import TimerDue
from warmfield.community.ids import TimerId
from warmfield.community.staff_commands import SessionChanged, SessionClosed, SessionOpened, SessionPlanned


def test_it_opens_and_says_so_in_the_same_turn(evening: Evening):
    done = evening.hear(HOST, TALK)
    assert posts(done)[0].startswith("现在开始：绘本怎么选。")
    assert evening.session.until - evening.now == timedelta(minutes=30)
    assert [one.person for one in evening.session.of.speakers] == ["shen"]


def test_it_ends_by_itself_however_late(talk: Evening):
    talk.now += timedelta(days=3)
    assert talk.due("session_end").actions == ()
    assert talk.record.on is None


def test_an_end_that_was_put_off_is_no_end_yet(talk: Evening):
    talk.hear(HOST, "延长1小时")
    early = [one for one in talk.timers.values() if one.sort == "session_end"]
    assert [one.due for one in early] == [talk.session.until]


def test_a_timer_that_rings_too_early_ends_nothing(talk: Evening):
    early = TimerDue(**talk.given(), timer=TimerId("session_end/parents"), sort="session_end", group=PARENTS)
    talk.take(early)
    assert talk.record.on is not None


def test_one_whose_end_is_due_ends_before_the_next_begins(evening: Evening):
    evening.hear(HOST, "开始分享：绘本 1分钟，全员禁言")
    evening.hear(ANN, "我们家每天睡前都读一本")
    given = evening.given(after=timedelta())
    ends = evening.now + timedelta(minutes=30)
    done = evening.take(SessionPlanned(**given, group=PARENTS, topic="话题", starts=evening.now, ends=ends))
    assert evening.session.of.topic == "话题"
    assert not evening.is_closed_to_members
    assert posts(done)[0].startswith("现在开始：话题")
    assert "“绘本”就到这里" in posts(*evening.wait(timedelta(minutes=31)))[0]


def test_it_is_never_longer_than_the_plan_lets_it(talk: Evening):
    assert "22:01" in told(talk.hear(HOST, "延长3小时"), HOST)
    assert "22:01" in told(talk.hear(HOST, "延长1小时"), HOST)
    assert talk.session.until - talk.session.since == timedelta(hours=2)


def test_extending_into_the_past_changes_nothing(talk: Evening):
    until = talk.session.until
    talk.hear(HOST, "延长到20:00")
    assert talk.session.until >= until


def test_the_speaker_may_end_it_too_and_a_member_may_not(talk: Evening):
    talk.hear(ANN, "结束分享")
    assert talk.record.on is not None
    talk.hear(SPEAKER, "结束分享")
    assert talk.record.on is None


def test_twice_ended_is_answered_and_nothing_more(talk: Evening):
    talk.hear(HOST, "结束分享")
    done = talk.hear(HOST, "结束分享")
    assert "现在没有分享" in told(done, HOST)
    assert posts(done) == []


def test_by_an_hour_that_is_over_the_next_one_is_meant(evening: Evening):
    evening.hear(HOST, "开始分享：绘本 到9点")
    assert evening.session.until - evening.session.since == timedelta(minutes=59)


def test_a_session_without_a_topic_is_the_one_planned_for_about_now(evening: Evening):
    given = evening.given()
    evening.take(
        SessionPlanned(**given, group=PARENTS, topic="睡前故事", starts=evening.now + timedelta(minutes=20))
    )
    evening.hear(HOST, "开始分享")
    assert evening.session.of.topic == "睡前故事"
    assert evening.record.ahead == ()


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [(60, 30, "早于"), (-120, -60, "已经过了"), (60, 120, "")],
)
def test_a_plan_that_can_not_be_is_answered(evening: Evening, starts: int, ends: int, said: str):
    given, minute = evening.given(), timedelta(minutes=1)
    done = evening.take(
        SessionPlanned(
            **given, group=PARENTS, topic="话题", by="tang",
            starts=evening.now + starts * minute, ends=evening.now + ends * minute,
        )
    )  # fmt: skip
    assert said in told(done, HOST)
    assert bool(evening.record.ahead) == (not said)


def test_planned_twice_it_stands_once(evening: Evening):
    starts = evening.now + timedelta(hours=1)
    for _ in range(2):
        done = evening.take(
            SessionPlanned(**evening.given(), group=PARENTS, topic="话题", starts=starts, by="tang")
        )
    assert len(evening.record.ahead) == 1
    assert "已经安排过了" in told(done, HOST)


def test_commands_about_what_is_not_there_are_answered(evening: Evening):
    for command in (SessionClosed, SessionChanged):
        done = evening.take(command(**evening.given(), group=PARENTS, session="没有", by="tang"))
        assert "没有“没有”这场分享" in told(done, HOST)
    done = evening.take(SessionOpened(**evening.given(), group=PARENTS, by="tang"))
    assert "话题" in told(done, HOST)


def test_a_change_of_what_is_on_holds_at_once(talk: Evening):
    talk.take(
        SessionChanged(
            **talk.given(), group=PARENTS, topic="绘本和桌游", speakers=("何老师",),
            ends=talk.now + timedelta(minutes=50),
        )
    )  # fmt: skip
    assert talk.session.of.topic == "绘本和桌游"
    assert [one.person for one in talk.session.of.speakers] == ["he"]
    talk.take(SessionChanged(**talk.given(), group=PARENTS, ends=talk.now - timedelta(hours=1)))
    assert talk.record.on is None


def test_in_quiet_hours_it_opens_in_silence(evening: Evening):
    evening.now += timedelta(hours=3)
    done = evening.hear(HOST, TALK)
    assert posts(done) == []
    assert "安静时段" in told(done, HOST)


def test_its_digest_waits_for_the_morning(evening: Evening):
    evening.now += timedelta(hours=2, minutes=10)
    evening.hear(HOST, TALK)
    evening.hear(ANN, "我们家每天睡前都读一本", nickname="乐乐妈-龙泽苑")
    assert posts(*evening.wait(timedelta(minutes=40))) == []
    assert len(evening.record.over) == 1
    assert "绘本怎么选" in posts(*evening.wait(timedelta(hours=9)))[0]
    assert evening.record.over == ()


def test_what_was_asked_is_forgotten_in_a_day_though_nothing_could_be_posted(talk: Evening):
    talk.hear(ANN, "三岁读什么好？")
    talk.pause_posts(timedelta(days=9))
    talk.wait(timedelta(hours=20))
    assert len(talk.record.over) == 1
    talk.wait(timedelta(hours=6))
    assert talk.record.over == ()


def test_in_a_dry_run_nothing_is_said_or_silenced():
    evening = Evening(focus=True)
    plan = evening.rulebook.plan.model_copy(update={"mode": "dry"})
    evening.rulebook = type(evening.rulebook)(plan)
    done = evening.hear(HOST, TALK)
    assert evening.record.on is not None
    assert [one for one in done.actions if not isinstance(one, a.Tell)] == []
