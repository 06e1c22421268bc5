"""What a host's words ask for."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.moderation.chat import reference_plan
from tests.rhythm.games.evening import GROUP, HOST, Evening

from warmfield.community.game_records import GameRecord
from warmfield.rhythm.games.wanted import Stop, Unclear, Wanted, wanted_in

MINUTES = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("said", "sort", "minutes"),
    [
        ("开始猜谜", "riddles", None), ("開始猜謎語！", "riddles", None),
        ("开始成语接龙 15分钟", "idioms", 15),
        ("开始 问答：5 分钟", "quiz", 5), ("/quiz", "quiz", None), ("/Words 1 hour", "words", 60),
        ("start a quiz for 10 minutes", "quiz", 10),
    ],
)  # fmt: skip
def test_a_game_is_asked_for(said: str, sort: str, minutes: int | None):
    assert wanted_in(said) == Wanted(sort=sort, lasts=None if minutes is None else minutes * MINUTES)


@pytest.mark.parametrize(
    ("said", "prizes"),
    [
        ("/draw 3 prizes: 绘本", ("绘本",) * 3), ("/Draw 2 Prizes: Harry Potter", ("Harry Potter",) * 2),
        ("开始抽奖：3份绘本、书签×2", ("绘本",) * 3 + ("书签",) * 2), ("开始抽奖 绘本", ("绘本",)),
        ("/draw 20 minutes: 2 picture books, 1 bookmark", ("picture books",) * 2 + ("bookmark",)),
        ("开始抽奖 2本《小王子》 30分钟", ("《小王子》",) * 2),
    ],
)  # fmt: skip
def test_a_draw_names_its_prizes(said: str, prizes: tuple[str, ...]):
    wanted = wanted_in(said)
    assert isinstance(wanted, Wanted)
    assert wanted.prizes == prizes


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("/draw", "no_prizes"), ("开始抽奖 3", "no_prizes"), ("/draw 30 minutes", "no_prizes"),
        ("开始抽奖 21份：糖", "many_prizes"),
        ("/quiz 1 minute", "length"), ("开始猜谜 3小时", "length"), ("开始抽奖 绘本 13小时", "length"),
    ],
)  # fmt: skip
def test_what_cant_be_done_says_why(said: str, reason: str):
    assert wanted_in(said) == Unclear(reason)


@pytest.mark.parametrize(
    "said",
    [
        "大家准备好，开始猜谜吧",
        "开始猜谜吧大家",
        "开始抽奖了，大家快来",
        "开始抽奖，欢迎参加",
        "/quizz",
        "quiz",
        "猜谜",
        "停止游戏吧，我要睡了",
    ],
)
def test_talk_about_games_is_talk(said: str):
    assert wanted_in(said) is None


@pytest.mark.parametrize("said", ["停止游戏", "結束遊戲！", "stop the game", "/StopGame"])
def test_a_game_is_stopped(said: str):
    assert wanted_in(said) == Stop()


@given(st.text(max_size=60))
def test_nothing_anybody_writes_raises(said: str):
    wanted_in(said)
    wanted_in(f"/draw {said}")


def test_the_host_hears_in_private_what_the_group_needn_t(evening: Evening):
    evening.hear("lobby:ann", "hello")
    assert evening.hear(HOST, "开始抽奖") == []
    assert evening.whisper(HOST, "开始猜谜").startswith("已在萤火虫家长交流群开始猜谜")
    assert evening.record.game is not None
    assert evening.whisper("lobby:ann", "停止游戏").startswith("lobby:ann，您好")
    assert evening.record.game is not None


def test_where_the_assistant_cant_post_the_host_leads_with_everything_in_the_request():
    plan = reference_plan()
    by_hand = plan.groups[GROUP].model_copy(update={"platform": "wechat"})
    evening = Evening(plan.model_copy(update={"groups": {**plan.groups, GROUP: by_hand}}))
    assert evening.hear(HOST, "开始猜谜") == []
    assert "→ 萤火虫" in evening.requests("game")[0].ready
    assert GameRecord not in {sort for sort, _ in evening.records.kept}
