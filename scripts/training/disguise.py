"""Hide a text the way advertisers do; each way alone."""

import random
import re

HOMOPHONES = {
    "微": "薇溦徽威维", "信": "芯心", "加": "佳嘉架家", "群": "裙", "钱": "米", "元": "圆园", "私": "思司",
    "聊": "撩嘹", "扫": "嫂", "码": "马玛", "免": "勉", "费": "废", "课": "棵", "赚": "转", "贷": "带袋",
    "款": "宽", "兼": "煎", "职": "直", "卖": "麦", "价": "介", "优": "尤", "惠": "会慧",
}  # fmt: skip
PHRASES = {
    "微信": ["weixin", "威信", "wx", "vx", "V信", "V❤", "薇❤", "卫星", "w❤x", "微x"],
    "加我": ["jia我", "➕我", "+我", "佳我", "十我"],
    "私聊": ["si聊", "思聊", "s聊", "私LIAO"],
    "电话": ["dianhua", "电hua", "☎", "📞"],
    "QQ": ["扣扣", "Q扣", "企鹅", "q q"],
    "元": ["yuan", "米", "💰"],
    "赚钱": ["zhuan钱", "赚💰", "赚米"],
}  # fmt: skip
BETWEEN = " .·-_*|~、/"
TRADITIONAL = dict(zip(
    "专业报名优惠团购课钢琴联系电话价无贷款装贝宝妈环险质详预约导师学习级训练门费货发现红",
    "專業報名優惠團購課鋼琴聯繫電話價無貸款裝貝寶媽環險質詳預約導師學習級訓練門費貨發現紅", strict=True,
))  # fmt: skip
LIKE_LATIN = dict(zip("aceopxyABEKMHOPCTX", "асеорхуАВЕКМНОРСТХ", strict=True))


def homophones(text: str, luck: random.Random) -> str:
    return "".join(
        luck.choice(HOMOPHONES[one]) if one in HOMOPHONES and luck.random() < 0.6 else one for one in text
    )


def pinyin(text: str, luck: random.Random) -> str:
    for said, others in PHRASES.items():
        text = text.replace(said, luck.choice(others))
    return text


def gaps(text: str, luck: random.Random) -> str:
    start = luck.randrange(max(1, len(text) // 2))
    end = start + luck.randint(4, 14)
    return text[:start] + luck.choice(BETWEEN).join(text[start:end]) + text[end:]


def all_apart(text: str, luck: random.Random) -> str:
    return luck.choice(BETWEEN).join(text)


def wide(text: str, _: random.Random) -> str:
    return re.sub(r"[0-9a-zA-Z]", lambda m: chr(ord(m[0]) + 0xFEE0), text)


def han_digits(text: str, luck: random.Random) -> str:
    names = luck.choice(("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖"))
    return re.sub(r"\d", lambda m: luck.choice([names[int(m[0])], m[0]]), text)


def emoji(text: str, luck: random.Random) -> str:
    return "".join(one + (luck.choice("🔥💰❤️✨👉🌟") if luck.random() < 0.12 else "") for one in text)


def invisible(text: str, luck: random.Random) -> str:
    return "".join(one + ("\u200b" if luck.random() < 0.2 else "") for one in text)


def traditional(text: str, _: random.Random) -> str:
    return "".join(TRADITIONAL.get(one, one) for one in text)


def lookalikes(text: str, luck: random.Random) -> str:
    return "".join(LIKE_LATIN[one] if one in LIKE_LATIN and luck.random() < 0.5 else one for one in text)


def cut(text: str, luck: random.Random) -> str:
    return text[: luck.randint(len(text) // 2, len(text))]


WAYS = {
    "zh": (homophones, pinyin, gaps, all_apart, wide, han_digits, emoji, invisible, traditional),
    "en": (gaps, all_apart, wide, emoji, invisible, lookalikes),
}


def disguise(text: str, language: str, luck: random.Random) -> str:
    return luck.choice((*WAYS[language], cut))(text, luck)


def decorate(text: str, luck: random.Random) -> str:
    """Emoji, exclamation marks and width as honest people use them."""
    tail = luck.choice(("😊", "😂😂", "🙏", "！", "～", "🌹🌹", "👍", "[捂脸]", "❤️", "!!", "😭", "🎉🎉"))
    return luck.choice(
        (
            text + tail,
            tail + text if tail[0] in "🎉😊" else text + tail,
            text.replace("，", " "),
            wide(text, luck),
        )
    )
