"""What a message asks the others for, so that an answer to it is understood."""

import re

from warmfield.reading.values import Reading
from warmfield.rules.phrases import Phrases

_ADVICE = Phrases(
    r"推荐(?![看读给阅大])|介绍|哪家|哪里|哪儿|哪个|求|靠谱|有没有|怎么选|好用",
    r"recommend|suggest|\b(?:tips|advice|looking for|know (?:a|an|any|of))\b",
)
_CALLS = Phrases(
    r"推荐(?![看读给阅大])|介绍(?:一下|个|一个)|有没有(?:好|靠谱|认识|合适)|哪家(?:好|比较|便宜)",
    r"\b(?:recommend|suggestions?|looking for a)\b",
    ("recommend", "suggestion", "looking for a"),
)
_PAGE = Phrases(
    r"链接|网址|网站|连结|入口|公众号",
    r"\b(?:link|url|website|web page|site)\b",
    ("link", "url", "web", "site"),
)
_SEND_PAGE = Phrases(
    r"(?:发|给|求|要|甩|分享)[^,。，]{0,6}(?:链接|网址|连结)|(?:链接|网址|连结)[^,。，]{0,4}(?:发|给|分享|呢)"
    r"|有[^,。，]{0,4}(?:链接|网址|连结)(?:[吗么嘛没]|$)|(?:在哪|去哪|从哪)[里儿]?(?:能|可以)?(?:看|下载|报名|填|读)",
    r"\b(?:send|share|post|drop|give)\b.{0,20}\blinks?\b|\blink please\b|\bgot (?:a|the) link\b"
    r"|\bwhich page\b|\bwhere can (?:i|we) (?:see|read|find|watch|download)\b",
    ("link", "which page", "where can"),
)
_HELLO = re.compile(r"(?:hi|hello|hey)\b")
_GREETS = Phrases(
    r"大家(?:好|早|晚上好)|你好|您好|你们好|您们好|各位(?:好|家长好)|早上好|晚上好|下午好|新来的|请多关照|初来乍到",
    r"\b(?:good (?:morning|evening|afternoon)|new here|just (?:moved|joined))\b",
    ("good ", "new here", "just "),
)
_SHARES = Phrases(
    r"这篇|这个|这本|这份|文章|视频|资料|讲的?是|里面|分享|推荐|介绍|看看|下面",
    r"\b(?:article|post|video|page|guide|list|here is|here's|this|read|about|how|worth|recommend)\b",
)
_BEGS = Phrases(
    r"求|谁|有没有|有无|哪|请(?:教|问|推荐|介绍)|想问|帮(?:我|忙|推荐)|靠谱吗",
    r"\b(?:any|anyone|anybody|someone|somebody|can|could|who|where|which|what|looking for|please|need)\b",
)
"""A recommendation that is asked for, and not given."""


def asks(reading: Reading) -> str:
    """Give `advice` (a recommendation), `link` (a page), `question`, or nothing."""
    plain = reading.plain
    if not reading.links and _SEND_PAGE.within(plain):
        return "link"
    if not reading.contacts and _wants_advice(reading):
        return "advice"
    if not reading.question:
        return ""
    return "link" if _PAGE.within(plain) else "question"


def _wants_advice(reading: Reading) -> bool:
    wanted = _ADVICE if reading.asks_for_advice else _CALLS if reading.question else None
    if wanted is None or not wanted.within(reading.plain):
        return False
    return reading.question or _BEGS.within(reading.plain)


def only_greets(reading: Reading) -> bool:
    """Whether a message says hello and nothing that a page could be meant by."""
    plain = reading.plain
    return (_HELLO.match(plain) is not None or _GREETS.within(plain)) and not _SHARES.within(plain)
