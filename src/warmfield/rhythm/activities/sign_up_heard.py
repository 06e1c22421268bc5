"""What somebody means who signs up, cancels or checks in: read strictly, since a group says many things."""

import re
from collections.abc import Iterable

from msgspec import Struct

from warmfield.reading.kinship import kin_in

LONGEST = 60
"""Characters; who signs up says so briefly."""
LONGEST_CHAIN = 4000
LONGEST_NAME = 40
MOST = 99
NUMERALS = {sign: number for number, sign in enumerate("一二三四五六七八九十", start=1)} | {"两": 2, "俩": 2}
_N = rf"(?:\d{{1,2}}|[{''.join(NUMERALS)}])"
_PARTIES = (
    re.compile(
        rf"(?P<adults>{_N})\s*个?大(?:人)?\s*[+和、,]?\s*(?P<children>{_N})\s*个?(?:小孩|孩子|小朋友|小|娃)"
    ),
    re.compile(rf"(?P<adults>{_N})\s*个?大(?:人)?(?!{_N})"),
    re.compile(rf"(?P<children>{_N})\s*个?(?:小孩|孩子|小朋友|小|娃)"),
    re.compile(
        rf"(?P<adults>{_N})\s*adults?(?:\s*(?:and|[,+&])?\s*(?P<children>{_N})\s*(?:children|child|kids?))?"
    ),
    re.compile(rf"(?P<children>{_N})\s*(?:children|child|kids?)\b"),
    re.compile(rf"一家(?P<adults>{_N})口"),
    re.compile(rf"(?P<adults>{_N})\s*(?:个人|人|位|people|persons?)"),
    re.compile(rf"\+\s*(?P<adults>{_N})"),
    re.compile(rf"for\s+(?P<adults>{_N})\b"),
)
_ONLY_PLUS = re.compile(r"^[+]\s*(\d{1,2})$")
_JOIN = re.compile(
    r"^(?:我们?家?|咱们?家?|俺)?(?:也|都)?(?:要|想|来)?(?:报名(?:参加)?|报个名|报1个|接龙|参加|算我(?:一个|们)?|加我(?:一个|们)?)"
    r"|^(?:please |i(?:'d| would)? (?:like|want) to |we(?:'d| would)? (?:like|want) to |can (?:i|we) )?"
    r"(?:join|sign (?:me |us )?up|count (?:me|us) in|(?:i'm|i am|we're|we are) in)\b"
    r"|报名|接龙|sign (?:me |us )?up"
)
_LEAVE = re.compile(
    r"取消(?:报名|接龙)|退出(?:报名|接龙|活动)?|(?:去|来|参加)不(?:了|成)|不(?:去|来|参加)了"
    r"|cancel(?: (?:my|our))?(?: (?:sign[ -]?up|place|places))?"
    r"|(?:can't|cannot|can not|won't) (?:come|make it|join)"
    r"|count (?:me|us) out|(?:i'm|we're) (?:out|not coming)|not coming|sign (?:me|us) (?:off|out)"
)
_CHECK_IN = re.compile(r"^(?:签到码?|到了|打卡|check(?:ed)?[ -]?in)\s*[:,]?\s*(\d{4})$")
_POLITE = re.compile(
    r"(?:不好意思|对不起|抱歉|麻烦|谢谢|辛苦|请问?|大家|老师|各位|临时有事|有事|我们?家?|咱们?家?|今天|明天"
    r"|啦|了|哦|噢|呀|吧|呢|哈|的|要|想|一下|参加|活动|名额"
    r"|\b(?:please|thanks|thank you|sorry|i|we|me|us|my|our|the|to|for|with|and|activity|places?"
    r"|all|everyone|today|tomorrow)\b)"
)
_REFERENCE = re.compile(r"(?<![a-z0-9])(?:a\d{1,5}|f[0-9a-z]{3})(?:[/-](?:\d{4}-)?\d{2}-?\d{2})?(?![a-z0-9])")
_NUMBERED = re.compile(r"^\s*\d{1,3}\s*[.、．)）:：]\s*(\S.*)$")
_EDGES = " \t\r\n!.,:;~、。！，：；～…'\"“”()（）[]【】#👌🙏😊😀👍💪🎉-—"


WORTH_A_LOOK = re.compile(rf"{_JOIN.pattern}|{_LEAVE.pattern}|{_CHECK_IN.pattern}|[+]\s*\d{{1,2}}$")
"""Where nothing of this stands it is no sign-up: nearly every message is done with here."""


class SignUpHeard(Struct, frozen=True, kw_only=True):
    """`does`: `join`, `leave`, `check_in`. `sure`: the whole message says it and nothing else."""

    does: str
    adults: int | None = None
    children: int = 0
    name: str = ""
    about: str = ""
    """An id, or the title as it was given."""
    code: str = ""
    sure: bool = True
    bare: bool = False
    """A mere `+1`: it may agree with what somebody said."""


def hear_sign_up(said: str, titles: Iterable[str] = (), nickname: str = "") -> SignUpHeard | None:
    """`said` is folded (`Reading.plain`). None where it is something else, a question above all."""
    text = said.strip(_EDGES)
    if not text or len(text) > LONGEST or "?" in text or text.endswith(("吗", "么")):
        return None
    if found := _CHECK_IN.match(text):
        return SignUpHeard(does="check_in", code=found[1])
    about, rest = _about(text, titles)
    if found := _ONLY_PLUS.match(rest):
        count = int(found[1])
        return SignUpHeard(does="join", adults=count, about=about, bare=not about) if count else None
    if found := _LEAVE.search(rest):
        left = _POLITE.sub("", rest[: found.start()] + rest[found.end() :]).strip(_EDGES)
        return SignUpHeard(does="leave", about=about, sure=not left or _is_name(left, nickname))
    return _join(rest, about, nickname)


def _join(rest: str, about: str, nickname: str) -> SignUpHeard | None:
    found = _JOIN.search(rest)
    if found is None:
        return None
    adults, children, left = party_in(rest[: found.start()] + " " + rest[found.end() :])
    name = _POLITE.sub("", left).strip(_EDGES)
    if name and not _is_name(name, nickname):
        return None
    return SignUpHeard(does="join", adults=adults, children=children, name=name, about=about)


def hear_chain(text: str, titles: Iterable[str], known: Iterable[str]) -> SignUpHeard | None:
    """A list copied and continued by hand, as people do who are used to it: its last new line signs up."""
    title = next((one for one in titles if one and one in text), "")
    lines = [found[1] for line in text.splitlines() if (found := _NUMBERED.match(line))]
    if not title or not lines or len(text) > LONGEST_CHAIN:
        return None
    listed = [one for one in known if one]
    new = [line for line in lines if not any(one in line for one in listed)]
    if not new:
        return None
    adults, children, left = party_in(new[-1])
    return SignUpHeard(
        does="join", adults=adults, children=children, name=left.strip(_EDGES)[:LONGEST_NAME], about=title
    )


def party_in(text: str) -> tuple[int | None, int, str]:
    """Adults and children in a text, and what is left of it; None adults where no number was said."""
    for pattern in _PARTIES:
        if found := pattern.search(text):
            given = found.groupdict()
            adults, children = _number(given.get("adults")), _number(given.get("children"))
            if 0 < adults + children <= MOST:
                return adults, children, f"{text[: found.start()]} {text[found.end() :]}"
    return None, 0, text


def _number(said: str | None) -> int:
    if not said:
        return 0
    return int(said) if said.isdigit() else NUMERALS[said]


def _about(text: str, titles: Iterable[str]) -> tuple[str, str]:
    """Cut out which activity is meant: its id, or its title."""
    if found := _REFERENCE.search(text):
        return found[0], f"{text[: found.start()]} {text[found.end() :]}".strip(_EDGES)
    for title in sorted(titles, key=len, reverse=True):
        folded = title.casefold()
        if folded and folded in text:
            return title, text.replace(folded, " ", 1).strip(_EDGES)
    return "", text


def _is_name(left: str, nickname: str) -> bool:
    """A name is what the member is called, or ends in mum, dad and the like."""
    short = "".join(left.split())
    if len(short) > LONGEST_NAME or any(sign.isdigit() for sign in short):
        return False
    called = "".join(nickname.casefold().split())
    if called and (short in called or called in short):
        return True
    kin = kin_in(left.rsplit(maxsplit=1)[-1] if left.isascii() else short)
    return kin is not None and not kin.after
