"""Whom a member wants to bring in: the names in a plain sentence."""

import re

from warmfield.moderation.talk.hearing import plain

_RELATION = r"同事|朋友|邻居|闺蜜|同学|亲戚|家人|老公|老婆|太太|先生|爱人|姐妹|兄弟|宝妈|家长|人"
_CHINESE = re.compile(
    rf"(?:我|们|个|怎么办|想|要|能不能|可不可以|可以|能|请问|麻烦|帮忙|拉|邀请|邀|带|叫|把)+"
    rf"|(?:的|一个|一位|几个|两个|1个|2个)|(?:{_RELATION})|(?:进群|入群|进来|加群|加入|到群里|进)|(?:吗|么|吧|呢|谢谢|可以)"
)
_ENGLISH = re.compile(
    r"\b(?:i|we|would|'d|d|like|want|wanna|to|can|could|may|please|invite|bring|add|in|into|the|this|our"
    r"|my|a|an|group|chat|join"
    r"|colleague|friend|neighbou?r|friends|colleagues|sister|brother"
    r"|someone|somebody|two|three|one|who|wants?|wife|husband|mother|father|mum|dad|here|thanks|thank you)\b"
)
_BETWEEN = re.compile(r"[、,;/\n]|\band\b|和|跟|还有")
_WHOLE = re.compile(
    r"\b[a-z]+(?:['’]s)? (?:dad|mum|mom|father|mother|grandpa|grandma) ?[-–—/_] ?"
    r"[a-z]+(?: (?!(?:in|into|to|join|please|here|is|and)\b)[a-z]+){0,3}"
)
"""A nickname in the plan's own form, whose words would be taken for the sentence around it."""
LONGEST = 40
"""Characters; what is longer than any nickname is no name."""


def names_in(text: str) -> tuple[str, ...]:
    """Give the names as written, without the words around them; at most five."""
    folded = plain(text).lstrip("/")
    found = [as_written(name, text) for name in _WHOLE.findall(folded)]
    for piece in _BETWEEN.split(_WHOLE.sub(" ", folded)):
        left = _CHINESE.sub(" ", piece) if re.search(r"[\u4e00-\u9fff]", piece) else _ENGLISH.sub(" ", piece)
        name = " ".join(re.sub(r"[?!.。:'’\"]+", " ", left).split())
        if 0 < len(name) <= LONGEST:
            found.append(as_written(name, text))
    return tuple(dict.fromkeys(found))[:5]


def as_written(name: str, text: str) -> str:
    """The same name in the case the member wrote it."""
    at = text.casefold().find(name)
    return text[at : at + len(name)] if at >= 0 and len(text.casefold()) == len(text) else name
