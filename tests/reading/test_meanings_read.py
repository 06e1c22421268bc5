"""What a text is about: near to its like, far from chatter; and the pieces that need no model."""

import pytest

from warmfield.reading.meaning import SIZE, Encode, encoder, nearness, strange
from warmfield.reading.text_pieces import pieces


@pytest.fixture(scope="module")
def encode() -> Encode:
    found = encoder()
    if found is None:
        pytest.skip("the extra `semantic` isn't installed")
    return found


TALK = {
    "zh": [
        "绘本怎么选",
        "三岁以前，选画面大、字少、重复多的，孩子喜欢一遍一遍听同一句话。",
        "这个阶段纸板书最好，咬不坏也撕不烂，翻页本身就是游戏。",
        "判断一本绘本好不好，先不看字，只看图能不能讲出故事。",
        "每天睡前固定读一本，比周末一口气读十本更有用。",
        "图书馆先借后买，孩子主动要第三遍的再买回家。",
    ],
    "en": [
        "How to choose picture books",
        "Under three, look for large pictures, few words and lots of repetition.",
        "Board books are best at that age, they survive being chewed.",
        "If the pictures alone tell the story, it is a good book.",
        "One book every night before bed beats ten books on a Sunday.",
        "Borrow first, buy later: what they ask for a third time is worth its shelf.",
    ],
}
PART = {"zh": "我女儿只看公主的书，别的翻两页就扔", "en": "My daughter only looks at princess books"}
BESIDE = {"zh": "小区门口在修路，开车的绕一下", "en": "My washing machine leaked into the flat below"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_belongs_to_a_talk_is_told_from_chatter(encode: Encode, language: str):
    talk = [encode(text) for text in TALK[language]]
    assert strange(encode(PART[language]), talk, talk[-3:]) < 0.3
    assert strange(encode(BESIDE[language]), talk, talk[-3:]) > 0.8


def test_the_same_text_has_the_same_meaning_and_fits_its_bytes(encode: Encode):
    assert encode(PART["zh"]) == encode(PART["zh"])
    assert len(encode(PART["zh"])) == SIZE


def test_the_end_of_a_long_text_does_not_count(encode: Encode):
    assert encode("书" * 400) == encode("书" * 400 + "球" * 400)


def one(at: int) -> bytes:
    return bytes(127 if place == at else 0 for place in range(SIZE))


def test_nearness_is_that_of_the_three_nearest_and_of_the_last_ones_the_greatest():
    assert nearness(one(0), [one(0), one(0), one(0), one(1)], [one(1), one(0)]) == (1.0, 1.0)
    assert nearness(one(0), [one(0), one(1), one(2)], []) == pytest.approx((1 / 3, 1 / 3))


def test_nearer_is_less_strange():
    far, near = strange(one(1), [one(0)] * 3, [one(0)]), strange(one(0), [one(0)] * 3, [one(0)])
    assert near < 0.01
    assert 0.9 < far < 1


def test_texts_that_share_a_pair_of_characters_or_a_word_share_a_piece():
    assert pieces("睡前读一本") & pieces("每天睡前")
    assert pieces("reading aloud") & pieces("who reads to them")
    assert pieces("停车费涨价了").isdisjoint(pieces("每天睡前读一本"))
    assert pieces("a of the 12") == frozenset()
