"""Whatever people do, in whatever order: no turn raises, and what must hold holds."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.moderation.chat import ADVERT, BARE, LEO, Chat, reference_plan

from warmfield.community import events as e
from warmfield.community.findings import Decision
from warmfield.community.records import InboxRecord, MemberRecord
from warmfield.community.requests import Request
from warmfield.community.staff_commands import DecisionUndone
from warmfield.plan.model import Plan, Review

PLAN = reference_plan()
ASKING = PLAN.model_copy(update={"review": Review(false_removal=1e9, missed=2, review=1)})
"""Everything goes to a person first."""
WHO = st.sampled_from(["lobby:a", "lobby:b", "lobby:mo", "lobby:lin", "lobby:he"])
GROUP = st.sampled_from(["parents", "trial"])
SAID = st.sampled_from([BARE, ADVERT, "大家好，周末一起去公园吧", "好", "你这个人怎么这样", f"推荐 {BARE}"])
WHISPERED = st.sampled_from(
    [
        *(
            "申诉",
            "为什么删我消息",
            "同意 r1",
            "不同意 r2 不合适",
            "完成 r3",
            "撤销 r1",
            "待办",
            "广告：烘焙课",
        ),
        *("红包发好了", "想拉同事进群 张姐", f"/link {BARE}", "好的", "调解", "群规", "进度", "同意", "?"),
        *("undo d/e2", "why r1"),
    ]
)
STEP = st.one_of(
    st.tuples(st.just("say"), WHO, GROUP, SAID),
    st.tuples(st.just("whisper"), WHO, GROUP, WHISPERED),
    st.tuples(st.just("join"), WHO, GROUP, st.sampled_from(["", "lobby:a", "lobby:lin"])),
    st.tuples(st.just("knock"), WHO, GROUP, st.sampled_from(["", "lobby:a", "school-door"])),
    st.tuples(st.just("leave"), WHO, GROUP, st.just("")),
    st.tuples(st.just("rename"), WHO, GROUP, st.sampled_from([LEO, "小王", "豆豆妈-梧桐里"])),
    st.tuples(st.just("undo"), WHO, GROUP, st.sampled_from(["d/e1", "d/e2", "d/e3"])),
    st.tuples(st.just("wait"), WHO, GROUP, st.just("")),
)


def play(chat: Chat, what: str, who: str, group: str, given_text: str) -> None:
    here = {"group": group, "who": who}
    match what:
        case "say":
            chat.say(who, given_text, group=group, after=timedelta(seconds=20))
        case "whisper":
            chat.whisper(who, given_text)
        case "join":
            chat.take(e.Joined(**chat.given(), **here, nickname="小李", invited_by=given_text or None))
        case "knock":
            chat.take(e.JoinAsked(**chat.given(), **here, nickname="小李", via=given_text))
        case "leave":
            chat.take(e.Left(**chat.given(), **here))
        case "rename":
            chat.take(e.NicknameChanged(**chat.given(), **here, nickname=given_text))
        case "undo":
            chat.take(DecisionUndone(**chat.given(), decision=given_text, by="lin"))
        case _ if chat.timers:
            chat.due(min(chat.timers.values(), key=lambda one: (one.due, one.id)).sort)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(STEP, min_size=1, max_size=40), st.sampled_from([PLAN, ASKING]))
def test_the_books_balance_after_any_chat(steps: list[tuple[str, str, str, str]], plan: Plan):
    chat = Chat(plan)
    for step in steps:
        play(chat, *step)
    kept = chat.records.kept.values()
    ids = [one.id for one in chat.actions]
    assert len(set(ids)) == len(ids)
    waiting = {one.id for one in kept if isinstance(one, Request) and one.state == "open"}
    assert waiting == set(chat.records.kept.get((InboxRecord, ""), InboxRecord()).open)
    for one in kept:
        if isinstance(one, Decision) and one.undone_at is not None:
            assert one.id not in {mark.decision for mark in _member(chat, one.member).marks}
        if isinstance(one, Decision):
            assert one.band in {"act", "review", "pass"}
            assert (one.band == "pass") == bool(one.why_passed) or one.why_passed == "refused"


def _member(chat: Chat, who: str) -> MemberRecord:
    return chat.records.kept.get((MemberRecord, who), MemberRecord(id=who))
