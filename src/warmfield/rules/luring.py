"""Another group, and a way into it: the two things a lure is made of."""

import re

from warmfield.reading.values import Reading

LURE = 0.75
"""The score of an offered group with a way into it: a person looks, since friends found groups too."""
INVITED = 0.99
"""The score of a strange group's number or link with a call to come in: nobody needs to look first."""
LONGEST = 80
"""Effective length beyond which a text that mentions a group is about something else."""
GROUP_WORDS = ("群", "group", "channel", "chat", "server")
_OFFERED = re.compile(
    r"(?:我|我们|咱们)(?:自己)?(?:的|这个|那个|这|那|有个|有一个)?[^,。，!?]{0,8}群|(?:新|另外|另一个|别的|小|二维码)[^,。，!?]{0,8}群"
    r"|(?:建|开|拉|弄|组)(?:了|起)?(?:个|一个)[^,。，!?]{0,14}群|[\u4e00-\u9fff]{2,8}群[,，。!\s]*(?:招人|想进|要进|欢迎|长期)"
)
_WAY_IN = re.compile(
    r"拉(?:你|您|大家|一下|各位|他们|进|人)|(?:想|要|愿意)(?:进|加|来)(?:群|来)?的|谁(?:要|想)(?:进|来)|来我|过来吧"
    r"|都(?:来|过来|进|加)|快(?:来|进|加)|转到|搬到|转移|扫码|扫一扫|二维码|扣\s?1|私(?:我|信)|加我|点链接"
    r"|进群(?:领|有|就|享)|发(?:你|大家)?(?:二维码|链接|邀请)"
)
_TALK = re.compile(
    r"(?:能|可以|麻烦|请)[^,。，]{0,10}拉|被拉|(?:已经|刚|怎么|如何|没)进群|退群|发错群|本群|咱们?群|这个群(?!吧)"
    r"|\b(?:how do i|how can i|can you|could you|please add|is there|are there|wrong group)\b"
)
_ENGLISH = re.compile(
    r"\b(?:join|come over to|move to|switch to)\b[^.!?\n]{0,25}\b(?:my|our|another|new|private|better)\b"
    r"[^.!?\n]{0,25}\b(?:group|channel|chat)\b"
    r"|\b(?:my|our|another|new|private|better|come over to"
    r"|(?:made|created|started|opened|set up) (?:a|another))\b"
    r"[^.!?\n]{0,30}\b(?:group|channel|chat)\b[^.!?\n]{0,60}"
    r"\b(?:join|invite|add you|scan|(?:dm|pm|message) me|link below|come over)\b"
    r"|\bcome over to (?:my|our)\b[^.!?\n]{0,20}\b(?:group|channel|chat)\b"
)


_COME = re.compile(
    r"[加进入]了?群|加入|[加进]这个|群号|拉(?:你|您|大家|各位|人)|(?:都|快|可以|欢迎|大家|赶紧)(?:来|加|进)|来我|扫码|过来"
    r"|\b(?:join|come (?:over|in|to)|hop (?:on|over)|invite|mov(?:e|ed|ing) (?:over )?to)\b"
)
_WARNS = re.compile(
    r"小心|当心|提防|骗子|别信|不要信|别加|诈骗|被骗|防骗|冒充|\b(?:scam(?:s|mers?)?|beware|phishing|fraud)\b"
)
_MEETING = re.compile(r"\b(?:meetings?|mailing list|google groups?)\b|groups\.google\.com")


def called_in(reading: Reading) -> float:
    """Weigh words beside a strange group's door: INVITED, LURE where they warn or ask, else 0."""
    if not _COME.search(reading.plain):
        return 0.0
    return LURE if warns(reading) or _TALK.search(reading.plain) else INVITED


def warns(reading: Reading) -> bool:
    """Whether it tells others to look out."""
    return _WARNS.search(reading.plain) is not None


def lure(reading: Reading) -> float:
    """Give LURE for an offer with a way in, 0 for talk about groups, for questions and warnings."""
    text = reading.plain
    if reading.words > LONGEST or not about_groups(text):
        return 0.0
    if _TALK.search(text) or _MEETING.search(text) or warns(reading):
        return 0.0
    han = "群" in text and _OFFERED.search(text) and _WAY_IN.search(text)
    return LURE if han or _ENGLISH.search(text) else 0.0


def about_groups(plain: str) -> bool:
    return any(word in plain for word in GROUP_WORDS)
