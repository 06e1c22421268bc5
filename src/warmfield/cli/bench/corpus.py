"""Invented chat for measuring: seeded, in Chinese and English, with a few breaches among it."""

import random
from datetime import UTC, datetime, timedelta

from warmfield.community.events import MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId

SHORT = (
    "好的",
    "在的",
    "👍👍",
    "收到，谢谢老师",
    "哈哈哈哈太可爱了",
    "谢谢",
    "Thanks!",
    "ok",
    "明天见",
    "辛苦了",
)
"""A third of a chat: yes, thanks and laughter."""
HAN = """
我家老大 隔壁班 奶奶 张老师 楼下邻居 英语课 几位妈妈 朵朵 保安 姐姐 阿姨 图书馆 教练 同桌 弟弟
校医 舅舅 小卖部 昨天 一早 上周五 刚才 周末 开学 晚饭后 中午 下雨天 路上 半夜 课间 暑假里 操场上
电梯里 走廊 窗台 江边 火车上 阳台 弄丢了 借走了 画了 学会了 问起 带来 看中 落下 修好了 数了数
背熟了 忘了 找到 尝了 收拾 惦记着 种下 拆开 换成 擦干净 水彩笔 校服 水杯 跳绳 绘本 作业单 郁金香
饺子 口琴 雨衣 门禁卡 乐高 退烧药 蛋糕 自行车 望远镜 毛线 拼音卡 蚕宝宝 风筝 没事了 回个话 再说
好气又好笑 有同样的吗 一定记得 高兴了好久 待会儿 你们那边呢 还在念叨 真没想到 慢慢来 有点累
挺好的 不着急 哭笑不得
""".split()  # noqa: SIM905 - shorter so
LATIN = """
teacher daughter neighbour grandma librarian friend nurse coach uncle lost borrowed drew asked
brought found repaired forgot counted tasted wanted packed jacket reading umbrella tomatoes
puzzle ticket lunch kite friday breakfast hall gate maths pool rain again why home check helping
made day garden piano bicycle winter kitchen number yellow mountain quiet early window story
river paper Monday bread castle dragon spoon train little very with from about under because
where their before another never always maybe could should the a to of in is it
""".split()  # noqa: SIM905 - shorter so
"""Words of a chat in no order, so that two messages share as little as they do in real chats."""
BREACHES = (
    "https://example.com/a/very/interesting/article",
    "专业刷单日结300，加微信 wx8866zz，名额有限",
    "低价代购奶粉尿不湿，全场五折，扫码进群领红包",
    "Work from home, 500 USD a day, message me on Telegram @fastcash",
)
START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
NAMES = ("{}爸-龙泽苑", "{}爸-金域华府", "{}妈-龙泽苑", "{}'s dad - Longze Garden", "{}妈-回龙观")
CHILDREN = ("乐乐", "如玛", "朵朵", "Leo", "小宇", "可可", "Ada", "天天", "糖糖", "Max", "安安", "豆豆")


def chat(count: int, seed: int = 7, start: datetime = START) -> list[MessageSent]:
    """Give `count` messages of 400 people in six groups, one every few seconds, 2 % of them breaches."""
    dice = random.Random(seed)  # noqa: S311 - invented chat, not a secret
    at = start
    messages = []
    for number in range(count):
        at += timedelta(seconds=dice.randint(3, 40))
        person = dice.randrange(400)
        messages.append(
            MessageSent(
                id=EventId(f"bench:{number}"),
                at=at,
                group=GroupId(f"bench-{dice.randrange(6)}"),
                who=MemberId(f"log:{person}"),
                nickname=nickname(person),
                text=said(dice),
            )
        )
    return messages


def said(dice: random.Random) -> str:
    """Give a short word, a sentence that seldom comes twice, or a breach."""
    sort = dice.random()
    if sort < 0.02:
        return dice.choice(BREACHES)
    if sort < 0.35:
        return dice.choice(SHORT)
    if sort < 0.8:
        return "".join(dice.sample(HAN, dice.randint(3, 12)))
    return " ".join(dice.sample(LATIN, dice.randint(4, 20)))


def nickname(person: int) -> str:
    """A name of one's own for each of 60, the others share them, as in life."""
    return NAMES[person % len(NAMES)].format(CHILDREN[person % len(CHILDREN)])
