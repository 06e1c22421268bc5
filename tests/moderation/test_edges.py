"""Where two rules of moderation meet."""

from datetime import UTC, datetime, timedelta

from tests.moderation.chat import ADVERT, BARE, Chat, reference_plan

from warmfield.acts.voice import shortened
from warmfield.community import actions as a
from warmfield.community import events as e
from warmfield.community.findings import Finding, Thresholds
from warmfield.community.staff_commands import DecisionUndone, RequestAnswered
from warmfield.moderation.permits import hours_in
from warmfield.moderation.weigh import weigh
from warmfield.plan.rulebook import Rulebook

EDGES = Thresholds(act=0.98, review=0.5)


def weighed(score: float, names: frozenset[str] = frozenset(), **facts: str) -> tuple[str, str]:
    clause = Rulebook(reference_plan()).clause("1.5")
    finding = Finding(rule="adverts", clause="1.5", reason="advert", score=score, facts=facts)
    one = weigh(finding, clause, names, EDGES)
    return one.band, one.why


def test_the_three_bands_meet_at_the_thresholds():
    assert [weighed(score)[0] for score in (0.49, 0.5, 0.98, 0.981)] == ["pass", "review", "review", "act"]


def test_what_passes_says_why():
    assert weighed(0.4) == ("pass", "score")
    assert weighed(1.0, frozenset({"manager"})) == ("pass", "exempt")
    assert weighed(1.0, covered_by="permit") == ("pass", "permit")


def test_ladders_of_different_names_dont_share_their_marks(chat: Chat):
    chat.say("lobby:a", BARE)
    assert chat.decision(chat.say("lobby:a", ADVERT)).rung == "warn"


def test_of_equal_rungs_the_clause_that_touches_the_message_is_cited_first(chat: Chat):
    told = chat.decision(chat.say("lobby:a", BARE, nickname="小王")).told[0]
    assert told.index("群规 1.2") < told.index("群规 1.1")


def test_an_undo_after_copies_posts_the_text_once(chat: Chat):
    text = "周末小区跳蚤市场，旧书旧玩具都可以带来换，欢迎大家"
    for group in ("parents", "trial", "third"):
        done = chat.say("lobby:a", text, group=group)
    assert [type(one) for one in done.actions].count(a.RemoveMessage) == 3
    undone = chat.take(DecisionUndone(**chat.given(), decision=done.decision.id, by="lin"))
    assert [type(one) for one in undone.actions].count(a.Post) == 1


def test_an_answer_from_the_console_counts_once(chat: Chat):
    chat.say("lobby:a", BARE)
    for _ in range(2):
        chat.take(RequestAnswered(**chat.given(), request="r1", answer="approve", by="lin"))
    assert [type(one) for one in chat.actions].count(a.Post) == 1


def test_hours_already_past_today_mean_tomorrow():
    now = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
    since, until = hours_in("20:00-21:00", now, "Asia/Shanghai")
    assert since == datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
    assert until - since == timedelta(hours=1)


def test_hours_over_midnight_end_on_the_next_day():
    now = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
    since, until = hours_in("从 23:30 到 00:30 吧", now, "Asia/Shanghai")
    assert until - since == timedelta(hours=1)


def test_no_hours_are_no_window():
    now = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
    assert hours_in("25:00-26:00", now, "Asia/Shanghai") is None
    assert hours_in("可以", now, "Asia/Shanghai") is None


def unmuted(chat: Chat) -> list[str]:
    due = e.TimerDue(
        **chat.given(), timer="unmute/parents/lobby:a", sort="unmute", group="parents", member="lobby:a"
    )
    return [type(one).__name__ for one in chat.take(due).actions]


def test_who_is_muted_for_longer_meanwhile_waits_for_the_later_timer(chat: Chat):
    for n in range(4):
        chat.say("lobby:a", f"{BARE}{n}")
    assert unmuted(chat) == []
    chat.now += timedelta(days=3)
    assert unmuted(chat) == ["Unmute"]
    assert unmuted(chat) == []


def test_a_grace_that_ends_after_leaving_says_nothing(chat: Chat):
    chat.join("lobby:c", nickname="小王", via="school-door")
    timer = chat.timers["nickname_grace/parents/lobby:c"]
    chat.take(e.Left(**chat.given(), group="parents", who="lobby:c"))
    chat.timers[timer.id] = timer
    assert chat.due("nickname_grace").actions == ()


def test_a_request_about_the_owner_reaches_somebody_else(chat: Chat):
    for n in range(4):
        chat.say("lobby:yu", f"{BARE}{n}")
    request = chat.requests("review")[0]
    assert request.not_for == "yu"
    plan = reference_plan()
    clauses = tuple(one.model_copy(update={"exempt": ()}) for one in plan.clauses)
    other = Chat(plan.model_copy(update={"clauses": clauses}))
    other.say("lobby:lin", ADVERT)
    done = other.say("lobby:lin", ADVERT + " 再发一次")
    told = [one.member for one in done.actions if "/staff/" in one.id]
    assert told == ["lobby:he"]


def test_a_long_clause_is_cut_after_a_whole_sentence():
    assert shortened("第一句话。" * 40).endswith("第一句话。")
    assert shortened("word " * 60, 40).endswith("…")
    assert shortened("短句") == "短句"


def test_the_same_link_waits_once(chat: Chat):
    chat.say("lobby:a", BARE)
    chat.say("lobby:a", BARE + "/")
    assert len(chat.requests("link")) == 1


def test_every_tone_names_the_assistant_and_its_mark():
    plan = reference_plan()
    openings = set()
    for tone in ("warm", "plain", "formal"):
        assistant = plan.community.assistant.model_copy(update={"tone": tone})
        community = plan.community.model_copy(update={"assistant": assistant})
        chat = Chat(plan.model_copy(update={"community": community}))
        opening = chat.decision(chat.say("lobby:a", BARE)).told[0].split("\n")[0]
        assert "小萤" in opening
        assert "小助手" in opening
        openings.add(opening)
    assert len(openings) == 3


def test_repeating_oneself_is_met_in_other_words_than_haste(chat: Chat):
    for _ in range(4):
        done = chat.say("lobby:a", "请问周末的活动几点开始呀")
    assert "发一遍" in chat.decision(done).told[0]
