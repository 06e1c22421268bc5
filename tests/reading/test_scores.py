"""Adverts, heat, poaching: clear cases score high, look-alikes low, and the figures hold on data."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from warmfield.reading.read import read, read_many

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared/data"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="the shared data isn't here")


def written(section: str) -> Iterator[str]:
    here = ""
    for line in (HERE / "adverts.txt").read_text("utf-8").splitlines():
        here = line[3:] if line.startswith("== ") else here
        if here == section and line and not line.startswith("="):
            yield line


def texts(name: str) -> list[str]:
    return [json.loads(line)["text"] for line in (DATA / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("text", list(written("advert")))
def test_a_clear_advert_scores_above_the_act_threshold(text: str) -> None:
    assert read(text).advert > 0.98


@pytest.mark.parametrize("text", list(written("pass")))
def test_what_looks_alike_passes(text: str) -> None:
    assert read(text).advert < 0.5


@pytest.mark.parametrize("text", list(written("advert"))[:4])
def test_points_at_the_telling_pieces(text: str) -> None:
    reading = read(text)
    assert 1 <= len(reading.advert_spans) <= 3
    assert all(text[span.start : span.end].strip() for span in reading.advert_spans)


@pytest.mark.parametrize(
    ("text", "piece"),
    [("自家果园的红富士，10斤装1258元，要的私我", "1258元"), ("Get paid $1500.50 a week. DM me", "$1500.50")],
)
def test_the_pieces_cut_no_number(text: str, piece: str) -> None:
    shown = [text[span.start : span.end] for span in read(text).advert_spans]
    assert any(piece in one for one in shown)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{at:08x}  " + "de ad be ef 00 ff 12 9a " * 2 for at in range(20)),
        "| name | price | change |\n" + "| order | 9.99 ms | -12.5% |\n" * 12,
        "OS: Arch\nUptime: 12 days\nMemory: 900MiB / 16000MiB (5%)\n" * 4,
    ],
)
def test_a_long_dump_is_no_advert(text: str) -> None:
    assert read(text).advert < 0.5


def test_a_long_advert_stays_one() -> None:
    pitch = (
        "暑期游泳班火热招生，专业教练，包教包会，10节课原价1280现价680元，名额有限，加微信 swim8899 报名。"
    )
    assert read(pitch * 6).advert > 0.98


def test_a_long_advert_is_found_by_a_contact_in_its_middle() -> None:
    course = "暑期英语提分课程开始报名，名师授课，名额有限，先到先得。"
    more = "孩子们在这里读绘本、做游戏、交朋友，老师耐心细致，环境温馨。"
    reading = read(course + more * 20 + "想报名的加微信 swim8899，每期680元。" + more * 20)
    assert [way.value for way in reading.contacts] == ["swim8899"]
    assert reading.advert > 0.9


def test_a_price_deep_in_a_log_is_no_sign_of_an_advert() -> None:
    log = "order 7 took 12 ms in total on the second core\n" * 12
    assert read(log + "code test12 costs $5 a day\n" + log).advert < 0.1


@pytest.mark.parametrize(
    "text", ["x", "加微信 abc12345", "see https://a.example.com and b.example.org/x\u200b"]
)
def test_a_text_reads_the_same_alone_and_among_others(text: str) -> None:
    others = ["", "1-3-8-0", "http ://apart.example.com", "Get paid $1500.50 a week. DM me", "早" * 900]
    assert read_many([*others, text, *others])[len(others)] == read(text)


def test_one_used_thing_for_sale_is_left_to_a_person_at_most() -> None:
    """A parent who sells one thing of their own is a mild case: never acted on alone."""
    for text in ("孩子的自行车九成新，300元出，自提", "Selling our pram, good condition, $40, collect only"):
        assert read(text).advert < 0.98


def test_says_which_model_scored() -> None:
    assert read("好").model.startswith("advert-")


@needs_data
@pytest.mark.parametrize("name", ["gitter_lobby_raw", "irc_disentangle_dev", "zulip_bytecodealliance"])
def test_technical_chat_is_left_in_peace(name: str) -> None:
    readings = read_many(texts(f"logs/{name}.jsonl"))
    assert sum(one.advert > 0.98 for one in readings) < 0.001 * len(readings)
    assert sum(one.advert > 0.5 for one in readings) < 0.005 * len(readings)
    assert sum(one.poaching > 0.5 for one in readings) < 0.001 * len(readings)


@pytest.mark.parametrize(
    "text",
    [
        "凭你也配？神经病，你给我滚",
        "你有病吧，闭嘴",
        "你给我滚，别在群里恶心人",
        "You are an idiot, shut up",
        "你就是个骗子，不要脸",
    ],
)
def test_an_attack_reads_hot_and_directed(text: str) -> None:
    assert read(text).heat > 0.6
    assert read(text).directed


@pytest.mark.parametrize(
    "text",
    [
        "我不同意你的看法，孩子还是应该多玩",
        "你说得有道理，不过我觉得还是太早",
        "I don't agree with you, but fair point",
        "气死我了，又堵车一小时",
        "学校这样做太不合理了，我要去问问",
        "This rule makes no sense to me",
        "Familiarizing yourself != Introducing yourself",
        "垃圾桶在北门，滚筒洗衣机的箱子别扔里面",
    ],
)
def test_a_heated_but_friendly_word_stays_cool(text: str) -> None:
    assert read(text).heat < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "这个群没人说话，来我们群吧，QQ群 812294909",
        "This group is dead, join my group https://chat.whatsapp.com/AbCdEfGhIjK",
        "想要资料的加我微信 abc12345，拉你进群",
    ],
)
def test_luring_members_away_is_seen(text: str) -> None:
    assert read(text).poaching >= 0.7


@pytest.mark.parametrize(
    "text", ["我拉你进家长群", "怎么进群？", "join us for the call", "群里说一下", "our group meets at ten"]
)
def test_speaking_of_groups_is_no_luring(text: str) -> None:
    assert read(text).poaching < 0.5


def test_asking_and_giving_are_told_apart() -> None:
    assert read("求推荐靠谱的英语老师？").asks_for_advice
    assert read("Can anyone recommend a dentist?").asks_for_advice
    assert read("闲置绘本免费送，楼下自取").gives_away
    assert read("Giving away a kids bike, free to collect").gives_away
    assert not read("请问明天几点开家长会？").asks_for_advice
    assert not read("谁家孩子的水杯落教室了").asks_for_advice
    assert not read("免费体验课送礼品，加微信 abc12345").gives_away


@pytest.mark.parametrize("text", ["几点开会？", "这个怎么弄", "what time is it", "有人在吗", "Is this ok?"])
def test_a_question_is_known(text: str) -> None:
    assert read(text).question


@pytest.mark.parametrize(
    "text", ["好的，收到", "see https://a.example.com/?q=1", "I know what you mean", "什么都行"]
)
def test_a_statement_is_no_question(text: str) -> None:
    assert not read(text).question
