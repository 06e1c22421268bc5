"""How people write days and hours, in Chinese and English: the patterns, and what each piece says."""

import re

_HAN = "一二三四五六七八九"
NUMERALS = {sign: number for number, sign in enumerate(_HAN, start=1)} | {"两": 2, "〇": 0, "零": 0}
_NUMBER = rf"(?:\d{{1,2}}|[{_HAN}两十]{{1,3}})"
WEEKDAYS = (
    {sign: number for number, sign in enumerate("一二三四五六日")}
    | {"天": 6}
    | {str(n + 1): n for n in range(7)}
)
DAY_NAMES = {name: at for at, names in enumerate((
    ("monday", "mon"), ("tuesday", "tue", "tues"), ("wednesday", "wed"), ("thursday", "thu", "thurs"),
    ("friday", "fri"), ("saturday", "sat"), ("sunday", "sun"),
)) for name in names}  # fmt: skip
MONTHS = {name: at for at, names in enumerate((
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"),
    ("november", "nov"), ("december", "dec"),
), start=1) for name in names}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NAME = "|".join(sorted(DAY_NAMES, key=len, reverse=True))
ORDINALS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": -1,
    "最后一": -1,
}
_WEEK = "(?:周|週|星期|礼拜|禮拜)"
DATE = re.compile(
    rf"""
    (?P<year>\d{{4}})\s*[-/.年]\s*(?P<ymonth>\d{{1,2}})\s*[-/.月]\s*(?P<yday>\d{{1,2}})\s*[日号號]?
    | 每月第?(?P<nth>最后一|[一二三四])个{_WEEK}(?P<nthday>[一二三四五六日天])
    | 每月(?P<everyday>{_NUMBER})[日号號]
    | 每(?:个|個)?{_WEEK}(?P<everyweek>[一二三四五六日天])
    | (?P<daily>每天|每日|every\s+day|daily)
    | (?P<month>{_NUMBER})月(?P<day>{_NUMBER})[日号號]?
    | (?P<which>下下|下个?|下個|这个?|這個|本|上个?)?{_WEEK}(?P<week>[一二三四五六日天1-7])(?!末)
    | (?P<near>大后天|大後天|后天|後天|明天|明日|今天|今日|今晚|明晚|今早|明早)
    | (?P<onlyday>\d{{1,2}})[号號日]
    | every\s+(?P<nthen>first|second|third|fourth|last)\s+(?P<nthname>{_NAME})(?:\s+of\s+the\s+month)?
    | every\s+(?P<everyname>{_NAME})s?
    | (?P<nexten>next|this)\s+(?P<nextname>{_NAME})\b
    | (?P<dayen>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<monthen>{_MONTH})\b\.?(?:,?\s*(?P<yearen>\d{{4}}))?
    | (?P<monthus>{_MONTH})\b\.?\s+(?P<dayus>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s*(?P<yearus>\d{{4}}))?
    | \b(?P<name>{_NAME})\b
    | (?P<nearen>the\s+day\s+after\s+tomorrow|tomorrow|today|tonight)
    | (?<![\d:/.])(?P<one>\d{{1,2}})[/.](?P<other>\d{{1,2}})(?![\d:/.])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PART = (
    "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|in the morning|in the afternoon|in the evening|at night"
)
CLOCK = re.compile(
    rf"""
    (?:(?P<at>at)\s+)?(?P<part>{_PART})?\s*
    (?:
      (?P<hour>\d{{1,2}})\s*[:：]\s*(?P<minute>\d{{2}})
      | (?P<hanhour>\d{{1,2}}|十[一二]?|[{_HAN}两])\s*[点點时時](?:钟|鐘)?
        (?:(?P<half>半)|(?P<quarter>一刻)|(?P<hanminute>\d{{1,2}})分?)?
      | (?P<bare>\d{{1,2}})(?=\s*(?:[-–~]\s*\d{{1,2}}\s*[ap]\.?m\b|[ap]\.?m\b|in\ the|at\ night))
      | (?(at)(?P<athour>\d{{1,2}})(?![\d.,:/]*\d)|(?!))
      | (?P<noon>noon)
    )
    \s*(?P<half_of_day>[ap]\.?m\b\.?)?(?:\s*(?P<partafter>in\ the\ (?:morning|afternoon|evening)|at\ night))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
UNTIL = re.compile(r"\s*(?:-|–|—|~|到|至|until|till|to)\s*", re.IGNORECASE)
BETWEEN = re.compile(r"[\s,，的、]*(?:on\b)?\s*", re.IGNORECASE)
"""What may stand between a day and its hour."""
LASTS = re.compile(
    rf"(?:,|，|、|\s|^)(?:for\s+|时长|時長|共)?(?P<count>\d+(?:\.\d)?|{_NUMBER}|半个?)\s*(?:个|個)?(?P<half>半)?(?P<unit>小时|小時|钟头|分钟|分鐘|hours?|minutes?|mins?)",
    re.IGNORECASE,
)
MORNING, NOON, AFTERNOON, NIGHT = "morning", "noon", "afternoon", "night"
PARTS = {
    "凌晨": MORNING, "清晨": MORNING, "早上": MORNING, "早晨": MORNING, "上午": MORNING, "中午": NOON,
    "下午": AFTERNOON, "傍晚": AFTERNOON, "晚上": AFTERNOON, "晚": AFTERNOON, "in the morning": MORNING,
    "in the afternoon": AFTERNOON, "in the evening": AFTERNOON, "at night": NIGHT,
}  # fmt: skip


def number(said: str) -> int:
    """`12`, `十二`, `三十`: up to 99. Numerals that are no number are 99: no such day, no such hour."""
    if said.isdigit():
        return int(said)
    tens, ten, ones = said.rpartition("十")
    if ten:
        return (NUMERALS.get(tens, 9) if tens else 1) * 10 + (NUMERALS.get(ones, 9) if ones else 0)
    return NUMERALS.get(said, 99)
