"""Tell the name of a residential neighbourhood, known or unknown, from other words."""

import re

from warmfield.reading.lexicon import listed

_BLOCK = (
    r"(?:[一二三四五六七八九十0-9]+(?:期|区|号楼|栋|幢|座|单元|号)|[东西南北中][区苑园院里])?"
    r"(?:[0-9]+(?:号楼|栋|幢|座|单元|号)?)*"
)
"""The part of an estate or the building, after its name."""
_BY_LENGTH = sorted(set(listed("place_endings")), key=len, reverse=True)
_LONG = "|".join(one for one in _BY_LENGTH if len(one) > 1)
_SHORT = "".join(one for one in _BY_LENGTH if len(one) == 1)
_PLACE = re.compile(
    rf"^[\u4e00-\u9fffa-zA-Z0-9·.]{{0,10}}?[\u4e00-\u9fff0-9a-zA-Z](?:{_LONG}|[{_SHORT}]){_BLOCK}$"
)
_SURE = "苑园府城里庄湾郡居庭阁轩墅院邸筑岸坊村寓"
_PREFIX = re.compile(
    rf"^(?P<place>[\u4e00-\u9fffa-zA-Z0-9]{{1,8}}?"
    rf"(?:{_LONG}|(?<=[\u4e00-\u9fffa-zA-Z0-9]{{2}})(?P<end>[{_SURE}])){_BLOCK})"
    rf"(?P<rest>[\u4e00-\u9fffa-zA-Z' ]{{1,16}})$"
)
_ENGLISH = frozenset(listed("place_endings_english"))
_NOT_PLACES = re.compile(
    r"^(?:[一二三四五六七八九初高大小]?[0-9一二三四五六七八九]*(?:年级|班|届|级|岁|个月|期|号|月|号楼|栋|幢|单元)?"
    r"[0-9一二三四五六七八九]*班?|[男女](?:孩|宝|生)?|[0-9]+(?:岁|后)?|群主|管理员?|老师|学生|同学|新人|[小中大托]班"
    r"|class|year|grade|boy|girl|admin|[a-z]?\d+|\w)$",
    re.IGNORECASE,
)
COMPANY = re.compile("|".join(listed("trade")), re.IGNORECASE)
"""Words of trade: what holds one is an advert, not a name."""


def is_place(text: str) -> bool:
    """Whether it ends as neighbourhoods do."""
    last = text.rpartition(" ")[2].lower()
    if text.isascii():
        return " " in text and last in _ENGLISH
    return bool(_PLACE.match(text)) and not is_other(text)


def is_other(text: str) -> bool:
    """Whether it is a class, an age, a sex, a number: no place and no name."""
    return bool(_NOT_PLACES.match(text))


def split_place(text: str) -> tuple[str, str] | None:
    """Split `龙泽苑乐乐` into place and rest; None where no place begins it."""
    if text.isascii():
        return _split_english(text)
    found = _PREFIX.match(text)
    if found is None or found["rest"][0] == found["end"] or not found["rest"].strip():
        return None
    return found["place"], found["rest"].strip()


def _split_english(text: str) -> tuple[str, str] | None:
    words = text.split()
    for at in range(len(words) - 1, 1, -1):
        if words[at - 1].lower() in _ENGLISH:
            return " ".join(words[:at]), " ".join(words[at:])
    return None


def english_place_start(words: list[str]) -> bool:
    return bool(words) and words[-1].lower() in _ENGLISH
