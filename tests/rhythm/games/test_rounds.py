"""A game from its first word to its last: its clock, its restarts, what stays."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec import json
from tests.moderation.chat import reference_plan
from tests.rhythm.games.conftest import WithGames
from tests.rhythm.games.evening import GROUP, HOST, SEVEN, Evening, posts

from warmfield.community.actions import Post
from warmfield.community.events import MessageSent
from warmfield.community.game_records import GameRecord, Score
from warmfield.engine.alarm import event_of
from warmfield.engine.turn import turn
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.games.standings import places, scored, with_season
from warmfield.store import open_store

ANN, BEN = "lobby:ann", "lobby:ben"
LATE = datetime.fromisoformat("2026-03-02T15:00+00:00")
"""Eleven in the evening: quiet hours."""
MORNING = datetime.fromisoformat("2026-03-02T23:00+00:00")
"""Seven, when they end."""


def test_a_game_is_over_when_its_last_question_is_answered(with_games: WithGames):
    evening = with_games(shipped=False)
    evening.hear(HOST, "开始问答")
    evening.hear(ANN, "星期三")
    last = evening.hear(BEN, "B", seconds=10)
    assert "1. lobby:ann 1 分\n1. lobby:ben 1 分" in last[0]
    assert (evening.record.game, evening.timers.get(f"game/{GROUP}")) == (None, None)
    assert evening.requests("game") == []


def test_a_late_clock_shows_the_answer_and_ends(evening: Evening):
    evening.hear(HOST, "开始问答")
    evening.hear(ANN, "不知道")
    said = evening.sleep(SEVEN + timedelta(hours=2))
    assert said[0].startswith("时间到，答案是：星期三")
    assert len(said) == 1
    assert evening.record.game is None


def test_in_quiet_hours_a_late_game_ends_without_a_word(evening: Evening):
    evening.hear(HOST, "开始问答")
    evening.hear(ANN, "星期三")
    assert evening.sleep(LATE) == []
    assert evening.record.game is None
    assert [one.who for one in evening.record.season] == [ANN]


def test_a_late_draw_waits_for_the_morning(evening: Evening):
    evening.hear(HOST, "开始抽奖 绘本")
    evening.hear(ANN, "参加")
    assert evening.sleep(LATE) == []
    said = evening.run(MORNING + timedelta(minutes=1) - LATE)
    assert [one.split("，")[0] for one in said] == ["报名截止", "开奖啦"]


def test_a_game_goes_on_after_a_restart(tmp_path: Path):
    rulebook = Rulebook(reference_plan(), secret=b"home")

    def message(name: str, who: str, text: str, second: int) -> MessageSent:
        at = SEVEN + timedelta(seconds=second)
        return MessageSent(id=name, at=at, group=GROUP, who=who, nickname=who, text=text)

    store = open_store(tmp_path / "warmfield.db")
    store.commit([turn(rulebook, store.view(), message("m1", HOST, "开始猜谜", 0))])
    store.close()
    store = open_store(tmp_path / "warmfield.db")
    answered = turn(rulebook, store.view(), message("m2", ANN, "萤火虫", 30))
    store.commit([answered])
    store.close()
    store = open_store(tmp_path / "warmfield.db")
    [timer] = [one for one in store.due(SEVEN + timedelta(hours=1)) if one.sort == "game"]
    following = turn(rulebook, store.view(), event_of(timer, SEVEN + timedelta(minutes=1)))
    store.close()
    assert posts(answered)[0].startswith("lobby:ann 答对了")
    assert posts(following)[0].startswith("第 2/3 谜")


def test_a_plan_without_puzzles_has_none_to_ask(with_games: WithGames):
    evening = with_games(shipped=False, quiz=(), riddles=())
    assert evening.hear(HOST, "开始问答") == []
    assert GameRecord not in {sort for sort, _ in evening.records.kept}


def test_a_plan_that_goes_dry_ends_the_game_in_silence(evening: Evening):
    evening.hear(HOST, "开始猜谜")
    evening.rulebook = Rulebook(evening.rulebook.plan.model_copy(update={"mode": "dry"}))
    assert evening.run(timedelta(minutes=30)) == []
    assert evening.record.game is None


def test_no_name_and_no_word_of_a_member_is_kept(evening: Evening):
    evening.hear(HOST, "开始问答")
    evening.hear(ANN, "我家乐乐说是星期二", nickname="乐乐妈-龙泽苑")
    evening.hear(ANN, "星期三", nickname="乐乐妈-龙泽苑")
    kept = json.encode(evening.record).decode()
    assert "乐乐" not in kept
    assert ANN in kept


def test_equal_points_share_a_place_and_the_first_stands_first():
    table: tuple[Score, ...] = ()
    for second, who in enumerate([BEN, ANN, ANN, BEN, "lobby:cy"]):
        table = scored(table, who, SEVEN + timedelta(seconds=second))
    assert [(place, one.who) for place, one in places(table)] == [(1, ANN), (1, BEN), (3, "lobby:cy")]


def test_a_season_ends_and_begins_anew():
    games = reference_plan().content.games
    first = with_season(GameRecord(id=GROUP), games, (Score(ANN, 3, 0.0),), SEVEN)
    same = with_season(first, games, (Score(BEN, 1, 0.0),), SEVEN + games.season - timedelta(days=1))
    anew = with_season(same, games, (Score(BEN, 1, 0.0),), SEVEN + games.season)
    assert [one.points for one in same.season] == [3, 1]
    assert [(one.who, one.points) for one in anew.season] == [(BEN, 1)]


def test_a_seasons_table_is_bounded():
    games = reference_plan().content.games
    crowd = tuple(Score(f"lobby:{at}", 300 - at, 0.0) for at in range(300))
    assert len(with_season(GameRecord(id=GROUP), games, crowd, SEVEN).season) == 200


@pytest.mark.parametrize("sort", ["quiz", "riddles"])
def test_all_are_asked_before_one_comes_again(with_games: WithGames, sort: str):
    evening = with_games(
        shipped=False, questions=1, riddles_a_game=1, quiz=reference_plan().content.games.quiz
    )
    word = "开始问答" if sort == "quiz" else "开始猜谜"
    asked = []
    for _ in range(3):
        asked += [evening.hear(HOST, word)[0].partition("：")[2]]
        evening.hear(HOST, "停止游戏")
    assert asked[0] == asked[2 if sort == "quiz" else 1]
    assert (asked[0] == asked[1]) == (sort == "riddles")


def test_only_the_first_right_answer_is_replied_to(evening: Evening):
    evening.hear(HOST, "开始问答")
    evening.hear(ANN, "星期二")
    evening.hear(BEN, "星期三")
    evening.hear(ANN, "星期三", seconds=0)
    replies = [one.reply_to for one in evening.actions if isinstance(one, Post) and one.reply_to]
    assert replies == [f"e{evening.count - 1}"]
