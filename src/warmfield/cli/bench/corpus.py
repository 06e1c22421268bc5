"""Invented chat for measuring: seeded, in Chinese and English, with a few breaches among it."""

import random
from datetime import UTC, datetime, timedelta

from warmfield.community.events import MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId

CHATTER = (
    "今天幼儿园几点放学呀",
    "收到，谢谢老师",
    "明天的手工课需要带剪刀和胶水吗？",
    "我家孩子昨晚又咳嗽了，有没有家长推荐靠谱的儿科",
    "周末有没有一起去植物园的，我们家两个娃都想去",
    "哈哈哈哈太可爱了",
    "作业是语文第12页到第14页，数学口算两页",
    "请问英语绘本借阅到几点结束",
    "感谢分享，这本书我们也在读",
    "Does anyone know when the library closes on Sunday?",
    "The teacher said the outing is moved to Friday morning.",
    "Thanks everyone, that really helped!",
    "My daughter loved the reading hour yesterday, can we do it again next week?",
    "好的",
    "在的",
    "👍👍",
    "老师好，孩子今天发烧请假一天，作业会补上的",
    "有谁家有多余的水彩笔吗，明天要用",
)
BREACHES = (
    "https://example.com/a/very/interesting/article",
    "专业刷单日结300，加微信 wx8866zz，名额有限",
    "低价代购奶粉尿不湿，全场五折，扫码进群领红包",
    "Work from home, 500 USD a day, message me on Telegram @fastcash",
)
NAMES = ("乐乐爸-龙泽苑", "如玛爸-金域华府", "朵朵妈-龙泽苑", "Leo's dad - Longze Garden", "小宇妈-回龙观")


def chat(count: int, seed: int = 7) -> list[MessageSent]:
    """Give `count` messages of 400 people in six groups, one every few seconds, 2 % breaches."""
    dice = random.Random(seed)  # noqa: S311 - invented chat, not a secret
    at = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
    messages = []
    for number in range(count):
        at += timedelta(seconds=dice.randint(3, 40))
        person = dice.randrange(400)
        text = dice.choice(BREACHES) if dice.random() < 0.02 else dice.choice(CHATTER)
        messages.append(
            MessageSent(
                id=EventId(f"bench:{number}"),
                at=at,
                group=GroupId(f"bench-{dice.randrange(6)}"),
                who=MemberId(f"log:{person}"),
                nickname=f"{NAMES[person % len(NAMES)]}",
                text=f"{text} {number}" if dice.random() < 0.5 else text,
            )
        )
    return messages
