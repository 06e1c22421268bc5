"""What a host writes: topic, length, hour, speakers and focus in any order; all else is no host's word."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.rhythm.sessions.session_words import (
    CallingForQuestions,
    CallingOff,
    Ending,
    Extending,
    HostWord,
    Opening,
    WhatsOn,
    host_word,
)

HALF = timedelta(minutes=30)


def talk(topic: str, **more: object) -> Opening:
    return Opening(topic=topic, talk=True, **more)  # type: ignore[arg-type] # a test's shorthand


MEANT: dict[str, HostWord] = {
    "开始分享：绘本怎么选 30分钟 主讲 沈老师": talk("绘本怎么选", lasts=HALF, speakers=("沈老师",)),
    "開始分享：繪本怎麼選，主講沈老師、王博士，半小時": talk(
        "繪本怎麼選", lasts=HALF, speakers=("沈老師", "王博士")
    ),
    "/session How to choose 30 minutes": talk("How to choose", lasts=HALF),
    "@小萤 开始讨论：周末去哪儿": Opening(topic="周末去哪儿", talk=False),
    "Start a talk: Books until 21:30, speaker Dr Shen": talk(
        "Books", until=time(21, 30), speakers=("Dr Shen",)
    ),
    "start session about books": talk("books"),
    "开始分享 绘本 到9点半 全员禁言": talk("绘本", until=time(9, 30), focus=True),
    "开始分享：一个半小时": talk("", lasts=timedelta(minutes=90)),
    "开始分享：20分钟学会画画": talk("20分钟学会画画"),
    "开始分享：绘本 到25:00": talk("绘本 到25:00"),
    "延长10分钟": Extending(lasts=timedelta(minutes=10)),
    "延长到21:40": Extending(until=time(21, 40)),
    "extend by half an hour": Extending(lasts=HALF),
    "结束分享。": Ending(),
    "End the session!": Ending(),
    "取消今晚的分享": CallingOff(),
    "提问环节": CallingForQuestions(),
    "/topic": WhatsOn(),
    "现在在聊什么？": WhatsOn(),
    "What's on now?": WhatsOn(),
}
TALK = """开始分享了，大家安静
我们开始讨论去哪儿玩吧
分享一下昨天的照片
结束分享之后再聊这个
我们在讨论什么时候去
延长
加时
延长一点吧
session
what is the topic of your homework
start the talk with a joke, he said
end of the talk was great
取消订单
话题有点多""".splitlines()


@pytest.mark.parametrize("text", MEANT)
def test_a_host_is_understood_in_the_words_hosts_use(text: str):
    assert host_word(text) == MEANT[text]


@pytest.mark.parametrize("text", [*TALK, "开始分享：" + "长" * 400])
def test_what_only_sounds_like_it_is_talk(text: str):
    assert host_word(text) is None


@given(st.text(max_size=60))
def test_whatever_is_written_is_read_without_fault(text: str):
    host_word(text)
    opened = host_word(f"开始分享：{text}")
    assert opened is None or isinstance(opened, Opening)


TOPICS = (
    st.text(alphabet="绘本怎么选孩子abcde XYZ", min_size=2, max_size=20)
    .map(str.strip)
    .filter(lambda one: len(one) > 1)
)


@given(
    topic=TOPICS,
    minutes=st.integers(1, 180),
    parts=st.permutations(["lasts", "speakers", "focus"]),
)
def test_the_parts_may_come_in_any_order(topic: str, minutes: int, parts: list[str]):
    said = {"lasts": f"{minutes}分钟", "speakers": "主讲沈博士", "focus": "全员禁言"}
    opened = host_word("开始分享：" + "，".join([topic, *(said[part] for part in parts)]))
    assert opened == Opening(
        topic=topic, talk=True, lasts=timedelta(minutes=minutes), speakers=("沈博士",), focus=True
    )
