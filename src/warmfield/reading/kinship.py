"""Words for what someone is to a child, in Chinese and English."""

import re

from msgspec import Struct

_HAN_KIN = (
    "爸爸妈妈 妈妈爸爸 爸妈 爸爸 妈妈 爸比 爸芭 妈咪 妈眯 爹地 爹爹 老爸 老爹 老妈 老母亲 老父亲 母上 娘亲 阿爸 阿妈 阿爹 阿娘 "
    "麻麻 麻嘛 马麻 嘛嘛 妈嘛 麻咪 粑粑 巴比 把拔 拔拔 爸拔 巴巴 父亲 母亲 家长 监护人 "
    "爷爷 奶奶 姥姥 姥爷 老爷 外婆 外公 外祖母 外祖父 祖母 祖父 阿公 阿嬷 阿婆 阿爷 嫲嫲 公公 婆婆 家婆 家公 "
    "姑姑 姑妈 姑父 舅舅 舅妈 叔叔 伯伯 伯父 伯母 婶婶 姨妈 小姨 大姨 阿姨 干妈 干爹 哥哥 姐姐 "
    "爸 妈 爹 娘 麻 粑 爷 奶 姥"
).split()
_ENGLISH_KIN = (
    "grandmother grandfather grandmama grandpapa grandma grandpa grandad granddad granny grammy nanna nana gran nan "
    "mother father mummy mommy mumma momma mammy mama mamma mami daddy dada papa baba mum mom mam dad pa ma "
    "parents parent guardian auntie aunty aunt uncle nanny"
).split()
_GLUED = "grandma grandpa grandad mother father mummy mommy mama papa daddy mum mom dad".split()
GENERIC = frozenset(
    "宝 宝贝 宝宝 娃 孩子 小孩 孩 辣 虎 全职 新手 快乐 幸福 二胎 三胎 单亲 学生 一名 一个 奶 后 时尚 漂亮 年轻 a the proud happy busy new full-time super".split()
)
"""What stands before a word of kinship without being a child's name."""

HAN = re.compile("(?P<kin>" + "|".join(sorted(_HAN_KIN, key=len, reverse=True)) + ")")
_AT_END = re.compile("(?P<kin>" + "|".join(sorted(_HAN_KIN, key=len, reverse=True)) + ")$")
ENGLISH = frozenset(_ENGLISH_KIN)
_ATTACHED = re.compile(r"^(?P<child>[a-z]{2,}?)[.]?(?P<kin>" + "|".join(_GLUED) + ")$", re.IGNORECASE)
_LONGEST_HAN_NAME = 6
_LONGEST_NAME = 24
_LEADING = re.compile(r"^(?:我是|本人|这是|我家|咱家|大名|小名)")
_TRAILING = re.compile(r"(?:的|家的|同学的?|小朋友的?|'s|’s|s')$")


class Kin(Struct, frozen=True):
    """A word of kinship within a word: what stands before it and after it."""

    before: str
    kin: str
    after: str


def kin_in(word: str) -> Kin | None:
    """Find the word of kinship; the one at the end of the word counts first."""
    if word.lower() in ENGLISH:
        return Kin("", word, "")
    if word.isascii():
        glued = _ATTACHED.match(word)
        return Kin(glued["child"], glued["kin"], "") if glued else None
    found = _AT_END.search(word) or _first_inside(word)
    if found is None:
        return None
    return Kin(word[: found.start()], found["kin"], word[found.end() :])


def _first_inside(word: str) -> re.Match[str] | None:
    """A word of kinship inside, with a name before and at least two characters after."""
    for found in HAN.finditer(word):
        if found.start() and len(word) - found.end() >= 2:
            return found
    return None


def child_of(text: str) -> str:
    """Clean what stands before a word of kinship to a child's name; empty where it is none."""
    name = _TRAILING.sub("", _LEADING.sub("", text.strip(" '’.&+"))).strip(" '’.&+")
    too_long = len(name) > (
        _LONGEST_NAME if name.isascii() else _LONGEST_HAN_NAME + sum(c.isascii() for c in name)
    )
    return "" if name.lower() in GENERIC or too_long or name.isdigit() else name
