"""Whether what somebody wrote is an accepted answer: widths, case, script, marks and numbers aside."""

import re
from collections.abc import Sequence
from functools import lru_cache

from warmfield.reading.normalise import plain
from warmfield.rhythm.games.spelled_numbers import numbers_in

_MARKS = re.compile(r"[\W_]+")
_BEFORE = re.compile(
    r"^(?:我[猜想选]|我(?:觉得|认为)(?:应该|可能)?|应该|大概|可能|答案|谜底|会不会|是不是|就是|是|猜|选|那|嗯|哦)+"
    r"|^(?:(?:i think|i guess|i say|i'd say|maybe|probably|perhaps|is it|it is|it's|its|that's"
    r"|they are|they're|the answer is|answer|must be|could it be)\b[\s:,]*)*(?:(?:a|an|the|some|in|by)\s+)*"
)
_AFTER = re.compile(
    r"(?:吧|吗|呢|啊|呀|嘛|哦|啦|对吗|对吧|对不对|是吗|是不是|[\s,.!?~…。，！？～]"
    r"|\b(?:right|i think|maybe|please)\b)+$"
)
_BESIDE_A_NUMBER = 3
"""Han characters, or words, that may stand beside a number: 8条腿, eight legs."""
LONGEST = 60
"""Characters; whatever is longer is talk."""
_LETTERS = "abcdefgh"
_CHOICE = re.compile(rf"^\W*(?:我?选|我猜|答案|option|answer)?\W*([{_LETTERS}])(?![a-z])(.*)$", re.DOTALL)


def is_right(said: str, answers: Sequence[str]) -> bool:
    """`said` is in lower case, narrow and simplified."""
    if not said or len(said) > LONGEST:
        return False
    given = _keys(said)
    return any(given & _accepted(one) or _same_number(said, one) for one in answers)


def choice_of(said: str, options: Sequence[str]) -> int | None:
    """The option somebody chose, by its letter or its words; None where it chooses none."""
    found = _CHOICE.match(said)
    if found and _LETTERS.index(found[1]) < len(options):
        place = _LETTERS.index(found[1])
        if not _MARKS.sub("", found[2]) or is_right(found[2], [options[place]]):
            return place
    return next((place for place, one in enumerate(options) if is_right(said, [one])), None)


def right_choice(options: Sequence[str], answers: Sequence[str]) -> int | None:
    """Which of the options is an accepted answer."""
    return next((place for place, one in enumerate(options) if is_right(plain(one), answers)), None)


def _keys(said: str) -> frozenset[str]:
    """The text as it is, and without the words people put around an answer."""
    bare = _AFTER.sub("", _BEFORE.sub("", said.strip()))
    return frozenset({_MARKS.sub("", said), _MARKS.sub("", bare), _singular(bare)}) - {""}


@lru_cache(2048)
def _accepted(answer: str) -> frozenset[str]:
    """Remembered: a plan's answers are asked for over and over."""
    return _keys(plain(answer))


def _singular(text: str) -> str:
    word = _MARKS.sub("", text)
    return word[:-1] if word.isascii() and len(word) > 3 and word.endswith("s") else word


@lru_cache(2048)
def _number(answer: str) -> int | None:
    found = list(numbers_in(plain(answer)))
    whole = len(found) == 1 and not _MARKS.sub("", answer[: found[0].start] + answer[found[0].end :])
    return found[0].value if whole else None


def _same_number(said: str, answer: str) -> bool:
    wanted = _number(answer)
    if wanted is None:
        return False
    found = list(numbers_in(said))
    if len(found) != 1 or found[0].value != wanted:
        return False
    rest = _AFTER.sub("", _BEFORE.sub("", said[: found[0].start])) + said[found[0].end :]
    beside = re.findall(r"[\u4e00-\u9fff]|[a-z]+", _AFTER.sub("", rest))
    return len(beside) <= _BESIDE_A_NUMBER
