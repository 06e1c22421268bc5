"""What a message asks the others for, so that an answer to it is understood."""

import re

from warmfield.reading.values import Reading

_ADVICE = re.compile(
    r"推荐|介绍|哪家|哪里|哪儿|哪个|求|靠谱|有没有|怎么选|好用"
    r"|recommend|suggest|\b(?:tips|advice|looking for|know (?:a|an|any|of))\b"
)
_CALLS = re.compile(
    r"推荐|介绍(?:一下|个|一个)|有没有(?:好|靠谱|认识|合适)|哪家(?:好|比较|便宜)"
    r"|\b(?:recommend|suggestions?|looking for a)\b"
)
_PAGE = re.compile(r"链接|网址|网站|连结|入口|公众号|\b(?:link|url|website|web page|site)\b")
_SEND_PAGE = re.compile(
    r"(?:发|给|求|要|甩|分享)[^,。，]{0,6}(?:链接|网址|连结)|(?:链接|网址|连结)[^,。，]{0,4}(?:发|给|分享|呢)"
    r"|\b(?:send|share|post|drop|give)\b.{0,20}\blinks?\b|\blink please\b|\bgot (?:a|the) link\b"
)


def asks(reading: Reading) -> str:
    """Give `advice` (a recommendation), `link` (a page), `question`, or nothing."""
    wanted = _ADVICE if reading.asks_for_advice else _CALLS if reading.question else None
    if wanted is not None and not reading.contacts and wanted.search(reading.plain):
        return "advice"
    if not reading.links and _names_a_page(reading.plain) and _SEND_PAGE.search(reading.plain):
        return "link"
    if not reading.question:
        return ""
    return "link" if _PAGE.search(reading.plain) else "question"


def _names_a_page(plain: str) -> bool:
    """Spare most messages the expression."""
    return "link" in plain or "链接" in plain or "网址" in plain or "连结" in plain
