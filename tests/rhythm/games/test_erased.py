"""A member who is erased leaves a draw that can still be verified, and no name."""

from datetime import timedelta
from pathlib import Path

from msgspec import json
from tests.moderation.chat import reference_plan
from tests.rhythm.games.evening import GROUP, HOST, SEVEN

from warmfield.community.events import MessageSent
from warmfield.community.game_records import Draw, GameRecord
from warmfield.community.requests import Request
from warmfield.engine.alarm import event_of
from warmfield.engine.ports import Store
from warmfield.engine.turn import turn
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.games.draw_numbers import commitment_of, winners
from warmfield.store import open_store
from warmfield.store.about_member import about_member
from warmfield.store.erase_member import erase_member
from warmfield.store.member_words import in_words
from warmfield.store.opening import DATABASE, open_reader
from warmfield.wording import words_in

ANN, BEN = "lobby:ann", "lobby:ben"
RULEBOOK = Rulebook(reference_plan(), secret=b"home")
NAMES = {ANN: "乐乐爸-龙泽苑", BEN: "豆豆妈-金域华府", HOST: "唐老师"}


def say(store: Store, who: str, text: str, second: int) -> None:
    at = SEVEN + timedelta(seconds=second)
    event = MessageSent(id=f"m{second}", at=at, group=GROUP, who=who, nickname=NAMES[who], text=text)
    store.commit([turn(RULEBOOK, store.view(), event)])


def run(store: Store, minutes: int) -> None:
    now = SEVEN + timedelta(minutes=minutes)
    while ripe := [one for one in store.due(now) if one.sort == "game"]:
        store.commit([turn(RULEBOOK, store.view(), event_of(ripe[0], max(ripe[0].due, SEVEN)))])


def record(store: Store) -> GameRecord:
    found = store.view().get(GameRecord, GROUP)
    assert found is not None
    return found


def test_what_stays_of_a_draw_verifies_it_without_a_name(tmp_path: Path):
    store = open_store(tmp_path / DATABASE)
    say(store, HOST, "开始抽奖 绘本、书签 5分钟", 0)
    say(store, ANN, "参加", 1)
    say(store, BEN, "参加", 2)
    run(store, 10)
    store.close()
    erase_member(tmp_path, ANN, SEVEN)
    store = open_store(tmp_path / DATABASE)
    [drawn] = record(store).draws
    [request] = [
        one for at in range(1, 9) if (one := store.view().get(Request, f"r{at}")) and one.sort == "prizes"
    ]
    store.close()
    assert commitment_of(drawn.seed) == drawn.commitment
    assert winners(drawn.seed, drawn.list_hash, drawn.entries, len(drawn.prizes)) == drawn.winners
    assert NAMES[ANN] not in json.encode(drawn).decode() + request.ready
    assert NAMES[BEN] in request.ready
    assert request.state == "open"


def test_who_is_erased_while_a_draw_is_open_is_not_on_its_list(tmp_path: Path):
    store = open_store(tmp_path / DATABASE)
    say(store, HOST, "开始抽奖 绘本 5分钟", 0)
    say(store, ANN, "参加", 1)
    say(store, BEN, "参加", 2)
    store.close()
    erase_member(tmp_path, ANN, SEVEN)
    store = open_store(tmp_path / DATABASE)
    game = record(store).game
    run(store, 10)
    [drawn] = record(store).draws
    store.close()
    assert isinstance(game, Draw)
    assert ANN not in game.entries
    assert drawn.entries == 1


def test_points_are_among_what_is_known_of_a_member(tmp_path: Path):
    store = open_store(tmp_path / DATABASE)
    say(store, HOST, "开始问答", 0)
    say(store, ANN, "星期三", 5)
    say(store, HOST, "停止游戏", 9)
    store.close()
    with open_reader(tmp_path / DATABASE) as reader:
        known = about_member(reader, ANN)
    assert known.points == {GROUP: 1}
    assert "  Points from games in parents: 1" in in_words(known, words_in("en"))
