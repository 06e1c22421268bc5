"""What is a sign-up and what isn't, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.reading.read import read
from warmfield.rhythm.activities.sign_up_heard import LONGEST, SignUpHeard, hear_chain, hear_sign_up, party_in

TITLES = ["周六公园见", "Kite day"]
NICK = "乐乐爸-龙泽苑"


def hear(text: str) -> SignUpHeard | None:
    return hear_sign_up(read(text).plain, TITLES, NICK)


@pytest.mark.parametrize(
    ("text", "adults", "children"),
    [
        ("报名", None, 0),
        ("我报名", None, 0),
        ("我也想报名！谢谢", None, 0),
        ("接龙", None, 0),
        ("算我一个", None, 0),
        ("報名 2大1小", 2, 1),
        ("报名2大1小", 2, 1),
        ("接龙 乐乐爸 2大1小", 2, 1),
        ("乐乐爸 2大1小 报名", 2, 1),
        ("豆豆妈报名1大2小", 1, 2),
        ("我们报名两大一小", 2, 1),
        ("一家三口报名", 3, 0),
        ("报名 3人", 3, 0),
        ("报名 ＋３", 3, 0),
        ("报名 周六公园见 1大1小", 1, 1),
        ("报名 a1", None, 0),
        ("a1 +2", 2, 0),
        ("sign me up", None, 0),
        ("join a1", None, 0),
        ("Sign up 2 adults and 1 child please", 2, 1),
        ("count us in, 2 adults 2 kids", 2, 2),
        ("I'd like to join", None, 0),
        ("Leo's dad sign up 2 adults", 2, 0),
        ("i'm in!", None, 0),
        ("sign up for Kite day", None, 0),
    ],
)
def test_a_sign_up(text: str, adults: int | None, children: int) -> None:
    found = hear(text)
    assert found is not None
    assert (found.does, found.adults, found.children) == ("join", adults, children)


@pytest.mark.parametrize(
    "text",
    [
        "报名截止了吗",
        "怎么报名？",
        "去不了？",
        "can I cancel?",
        "报名费多少",
        "报名成功了",
        "我在门口报名处",
        "孩子们参加了活动",
        "+1 同意",
        "学而思报名开始了",
        "join us at the library tomorrow",
        "I am in the park",
        "can I sign up?",
        "how do I join",
        "sign up sheet is at the door",
        "we signed the contract",
        "你好",
        "+0",
        "",
    ],
)
def test_no_sign_up(text: str) -> None:
    assert hear(text) is None


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("取消报名", True),
        ("退出", True),
        ("抱歉，去不了了", True),
        ("不参加了", True),
        ("不好意思临时有事，来不了了", True),
        ("can't come", True),
        ("Sorry, we can't make it", True),
        ("cancel", True),
        ("cancel f8a2", True),
        ("孩子发烧，去不了了", False),
        ("下周去不了外婆家", False),
        ("we can't come to dinner at grandma's", False),
    ],
)
def test_giving_a_place_back(text: str, sure: bool) -> None:
    found = hear(text)
    assert found is not None
    assert (found.does, found.sure) == ("leave", sure)


@pytest.mark.parametrize("text", ["签到 4821", "签到4821", "签到：4821", "check in 4821", "Check-in 4821!"])
def test_checking_in(text: str) -> None:
    found = hear(text)
    assert found is not None
    assert (found.does, found.code) == ("check_in", "4821")


def test_a_mere_plus_is_marked() -> None:
    assert (hear("+2") or SignUpHeard(does="")).bare
    assert not (hear("a1 +2") or SignUpHeard(does="")).bare


@pytest.mark.parametrize(
    ("text", "about"), [("报名 a12", "a12"), ("join f3k2", "f3k2"), ("sign up for Kite day", "Kite day")]
)
def test_which_one_is_meant_stands_beside_it(text: str, about: str) -> None:
    assert (hear(text) or SignUpHeard(does="")).about == about


def test_a_list_that_was_continued_by_hand() -> None:
    text = "#接龙 周六公园见\n1. 豆豆妈 1大1小\n2. 乐乐爸 2大1小"
    found = hear_chain(text, TITLES, ["豆豆妈"])
    assert found is not None
    assert (found.name, found.adults, found.children, found.about) == ("乐乐爸", 2, 1, "周六公园见")


@pytest.mark.parametrize(
    "text", ["#接龙 团购鸡蛋\n1. 乐乐爸 2斤", "周六公园见\n带水", "周六公园见\n1. 豆豆妈"]
)
def test_other_lists_are_none_of_ours(text: str) -> None:
    assert hear_chain(text, TITLES, ["豆豆妈"]) is None


@given(st.text(max_size=200))
def test_any_text_is_heard_without_harm(text: str) -> None:
    found = hear(text)
    assert found is None or (found.adults or 0) + found.children <= 198
    hear_chain(text, TITLES, ["x"])


@given(st.text(min_size=LONGEST + 1))
def test_who_writes_much_signs_up_for_nothing(text: str) -> None:
    assert hear_sign_up("报名" + text, TITLES, NICK) is None or len(text.strip()) < len(text)


@given(st.integers(1, 9), st.integers(1, 9))
def test_figures_are_read_back(adults: int, children: int) -> None:
    ways = ("{}大{}小", "{} adults, {} children", "{}个大人{}个孩子", "{}大,{}个小朋友")
    for said in (way.format(adults, children) for way in ways):
        assert party_in(said)[:2] == (adults, children)
