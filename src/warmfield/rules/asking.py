"""What a message asks the others for, so that an answer to it is understood."""

import re

from warmfield.reading.values import Reading

_ADVICE = re.compile(
    r"推荐(?![看读给阅大])|介绍|哪家|哪里|哪儿|哪个|求|靠谱|有没有|怎么选|好用"
    r"|recommend|suggest|\b(?:tips|advice|looking for|know (?:a|an|any|of))\b"
)
_CALLS = re.compile(
    r"推荐(?![看读给阅大])|介绍(?:一下|个|一个)|有没有(?:好|靠谱|认识|合适)|哪家(?:好|比较|便宜)"
    r"|\b(?:recommend|suggestions?|looking for a)\b"
)
_PAGE = re.compile(r"链接|网址|网站|连结|入口|公众号|\b(?:link|url|website|web page|site)\b")
_SEND_PAGE = re.compile(
    r"(?:发|给|求|要|甩|分享)[^,。，]{0,6}(?:链接|网址|连结)|(?:链接|网址|连结)[^,。，]{0,4}(?:发|给|分享|呢)"
    r"|有[^,。，]{0,4}(?:链接|网址|连结)(?:[吗么嘛没]|$)|(?:在哪|去哪|从哪)[里儿]?(?:能|可以)?(?:看|下载|报名|填|读)"
    r"|\b(?:send|share|post|drop|give)\b.{0,20}\blinks?\b|\blink please\b|\bgot (?:a|the) link\b"
    r"|\bwhich page\b|\bwhere can (?:i|we) (?:see|read|find|watch|download)\b"
)
_GREETS = re.compile(
    r"大家(?:好|早|晚上好)|[你您]们?好|各位(?:好|家长好)|[早晚]上好|下午好|新来的|请多关照|初来乍到"
    r"|^(?:hi|hello|hey)\b|\bgood (?:morning|evening|afternoon)\b|\bnew here\b|\bjust (?:moved|joined)\b"
)
_SHARES = re.compile(
    r"这篇|这个|这本|这份|文章|视频|资料|讲的?是|里面|分享|推荐|介绍|看看|下面"
    r"|\b(?:article|post|video|page|guide|list|here is|here's|this|read|about|how|worth|recommend)\b"
)
_CUES = ("link", "链接", "网址", "连结", "哪", "which page", "where can")
_BEGS = re.compile(
    r"求|谁|有没有|有无|哪|请(?:教|问|推荐|介绍)|想问|帮(?:我|忙|推荐)|靠谱吗"
    r"|\b(?:any|anyone|anybody|someone|somebody|can|could|who|where|which|what|looking for|please|need)\b"
)
"""A recommendation that is asked for, and not given."""


def asks(reading: Reading) -> str:
    """Give `advice` (a recommendation), `link` (a page), `question`, or nothing."""
    plain = reading.plain
    if not reading.links and any(cue in plain for cue in _CUES) and _SEND_PAGE.search(plain):
        return "link"
    if not reading.contacts and _wants_advice(reading):
        return "advice"
    if not reading.question:
        return ""
    return "link" if _PAGE.search(plain) else "question"


def _wants_advice(reading: Reading) -> bool:
    wanted = _ADVICE if reading.asks_for_advice else _CALLS if reading.question else None
    if wanted is None or not wanted.search(reading.plain):
        return False
    return reading.question or _BEGS.search(reading.plain) is not None


def only_greets(reading: Reading) -> bool:
    """Whether a message says hello and nothing that a page could be meant by."""
    return bool(_GREETS.search(reading.plain)) and not _SHARES.search(reading.plain)
