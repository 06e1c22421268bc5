"""Find ways to reach someone elsewhere: WeChat ids, QQ, phone, e-mail, Telegram, group links."""

import re
from collections.abc import Iterator, Sequence

from warmfield.community.findings import Span
from warmfield.reading.lexicon import listed
from warmfield.reading.values import Contact

_ID = r"[a-z][a-z0-9_-]{4,19}|1[3-9]\d{9}|[a-z0-9_-]*\d[a-z0-9_-]{4,19}"
_GAP = r"[\s:：,.，。;是号为→>=|()\[\]【】「」~～/\-]{0,4}"
_LETTERS = r"(?<![a-z])"
_PATTERNS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "group_link",
        (
            "whatsapp.com/",
            "t.me/",
            "telegram.me/",
            "qq.com/",
            "discord",
            "line.me/",
            "signal.group",
            "matrix.to/",
            "/groups/",
            "slack.com/",
        ),
        re.compile(
            r"(?:chat\.whatsapp\.com/[a-z0-9]{6,}|t\.me/(?:\+|joinchat/)[a-z0-9_-]{6,}|telegram\.me/joinchat/[a-z0-9_-]{6,}|qm\.qq\.com/[^\s]{4,}"
            r"|discord(?:\.gg|(?:app)?\.com/invite)/[a-z0-9-]{3,}|jq\.qq\.com/[^\s]{3,}|weixin\.qq\.com/g/[^\s]{4,}|line\.me/(?:r/)?ti/g2?/[^\s]{4,}"
            r"|signal\.group/#?[^\s]{4,}|matrix\.to/#/[#!][^\s]{3,}|facebook\.com/groups/[^\s]{3,}|join\.slack\.com/[^\s]{3,})"
        ),
    ),
    (
        "telegram",
        ("t.me/", "telegram", "tg", "电报", "飞机"),
        re.compile(
            rf"(?:(?:t\.me|telegram\.me)/|(?:telegram|tg|电报|飞机){_GAP}@?)(?P<v>[a-z][a-z0-9_]{{4,31}})(?![a-z0-9])"
        ),
    ),
    (
        "email",
        ("@",),
        re.compile(r"(?<![a-z0-9._%+-])(?P<v>[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,24})(?![a-z0-9])"),
    ),
    (
        "qq_group",
        ("群", "qun"),
        re.compile(
            rf"(?:(?:qq|q|企鹅|交流|粉丝|福利|学习|官方|家长|新|我们|小|大|[一二三四1-4])?(?:群聊?号?码?|qun){_GAP}|加群{_GAP})(?P<v>\d{{6,11}})(?!\d)"
        ),
    ),
    (
        "wechat",
        (
            "微",
            "卫星",
            "威信",
            "xin",
            "wechat",
            "wx",
            "vx",
            "v信",
            "v:",
            "w:",
            "v :",
            "加v",
            "加w",
            "+v",
            "+w",
        ),
        re.compile(
            rf"(?:(?:加|\+)?(?:微信|卫星|威信|weixin|wechat|wx|vx|{_LETTERS}we?i?xin|v信|微)(?:同?号|id|联系|客服|咨询|搜索|搜)?{_GAP}|{_LETTERS}(?:加|\+)?[vw]\s?[:：]\s?"
            rf"|(?:加|\+)[vw薇]{_GAP})(?P<v>{_ID})(?![a-z0-9])"
        ),
    ),
    (
        "qq",
        ("q", "扣扣", "企鹅"),
        re.compile(
            rf"(?:{_LETTERS}qq|扣扣|企鹅|{_LETTERS}(?:加|\+)?q)(?:号|联系)?{_GAP}(?P<v>[1-9]\d{{4,10}})(?!\d)"
        ),
    ),
    (
        "phone",
        ("1",),
        re.compile(
            r"(?<![\d.a-z/=_-])(?P<v>(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})(?![\d.a-z_-]\d?)"
        ),
    ),
    (
        "phone",
        ("0", "-"),
        re.compile(
            r"(?<![\d.a-z/=_:+-])(?P<v>0\d{4} \d{6}|0\d{2} \d{4} \d{4}|\(\d{3}\) ?\d{3}-\d{4}"
            r"|\d{3}-\d{3}-\d{4}|0\d{2,3}-\d{7,8}|400-\d{3,4}-\d{3,4})(?![\d.a-z_:-])"
        ),
    ),
    ("phone", ("+",), re.compile(r"(?<![\d.a-z/=_-])(?P<v>\+[1-9]\d{0,2}(?:[\s().-]{0,2}\d){7,12})(?!\d)")),
    (
        "phone",
        (
            "电话",
            "热线",
            "致电",
            "手机",
            "座机",
            "tel",
            "phone",
            "call",
            "mobile",
            "whatsapp",
            "text",
            "ring",
        ),
        re.compile(
            r"(?:电话|热线|致电|手机|座机|tel|phone|call|mobile|whatsapp|\btext|\bring)[^\d\n\x00]{0,12}(?P<v>\(?0?\d{2,4}\)?(?:[\s-]?\d){5,9})(?!\d)"
        ),
    ),
)
"""Sort, words of which it needs one (cheap to look for), and the pattern; the surest first."""
_PHONE_DIGITS = re.compile(r"[0-9](?:[\s().-]{0,3}[0-9]){6}")
_NUMBERS = re.compile(r"[0-9]{5,}")
"""The digits that a match of some sorts holds: quick to look for, since [0-9] is quicker than \\d."""
_NOT_IDS = frozenset(listed("not_ids"))


def contacts_in(plain: str, origin: Sequence[int]) -> tuple[Contact, ...]:
    """Find the contacts of one normalised text, in reading order; spans are in the original."""
    found: list[Contact] = []
    taken: list[tuple[int, int]] = []
    for sort, match, (start, end) in _matches(plain):
        value = plain[start:end]
        if value in _NOT_IDS or any(start < high and low < end for low, high in taken):
            continue
        if sort == "wechat" and not _is_id(match, value):
            continue
        taken.append((start, end))
        found.append(Contact(sort, _tidy(sort, value), Span(origin[start], origin[end - 1] + 1)))
    return tuple(sorted(found, key=lambda contact: contact.span.start))


def _matches(plain: str) -> Iterator[tuple[str, re.Match[str], tuple[int, int]]]:
    longest = max(map(len, _NUMBERS.findall(plain)), default=0)
    phone = _PHONE_DIGITS.search(plain) is not None
    possible = {"phone": phone, "qq": longest > 4, "qq_group": longest > 5}
    for sort, needs, pattern in _PATTERNS:
        if not possible.get(sort, True) or not any(word in plain for word in needs):
            continue
        for match in pattern.finditer(plain):
            yield sort, match, match.span("v" if "v" in match.re.groupindex else 0)


def _is_id(match: re.Match[str], value: str) -> bool:
    """A word of letters alone is an id only after a colon or the like: `wechat group` is none."""
    before = match[0][: match.start("v") - match.start()]
    return (
        any(one.isdigit() or one in "_-" for one in value)
        or before[-1:] in ":：是号>=→"
        or before.rstrip()[-1:] in ":：号"
    )


def _tidy(sort: str, value: str) -> str:
    return re.sub(r"[\s().-]", "", value) if sort == "phone" else value
