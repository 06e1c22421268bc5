"""The assistant's voice: who speaks, in the plan's tone, and how to answer."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from unicodedata import east_asian_width

from warmfield.community.ids import GroupId
from warmfield.plan.clauses import Clause
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words, later, words_in

LONGEST_CLAUSE = 160
"""Columns of a clause's text in a private word, a Han character being two: about four lines of a phone."""
_ENDS = "。！？；.!?;\n"

HELLO = {
    "warm": later("Hello {name}, this is {assistant}, {mark}."),
    "plain": later("{name}, this is {assistant}, {mark}."),
    "formal": later("Dear {name}, this is {assistant}, {mark}."),
}
HELLO_NAMELESS = {
    "warm": later("Hello, this is {assistant}, {mark}."),
    "plain": later("This is {assistant}, {mark}."),
    "formal": later("Good day, this is {assistant}, {mark}."),
}


def in_voice(rulebook: Rulebook, group: GroupId | None, name: str, lines: Iterable[str]) -> str:
    """Put the assistant's opening before the lines; `name` may be empty."""
    language = rulebook.language_of(group)
    words = words_in(language)
    assistant = rulebook.plan.community.assistant
    mark = text_in(assistant.mark, language)
    hello = HELLO if name else HELLO_NAMELESS
    opening = words(hello[assistant.tone], name=name, assistant=assistant.name, mark=mark)
    return "\n".join([opening, *(line for line in lines if line)])


def text_in(texts: dict[str, str], language: str) -> str:
    """Pick the language's text, or the first there is."""
    return texts.get(language) or next(iter(texts.values()), "")


def cite(clause: Clause, rulebook: Rulebook, group: GroupId | None) -> str:
    """Number and text of a clause, the text shortened at the end of a sentence."""
    language = rulebook.language_of(group)
    text = _cited(text_in(clause.text, language))
    words = words_in(language)
    return words("House rule {number}: {text}", number=clause.number, text=text)


@lru_cache(maxsize=256)
def _cited(text: str) -> str:
    """Remembered: a plan has few clauses, and each is cited over and over."""
    return shortened(text)


def shortened(text: str, longest: int = LONGEST_CLAUSE) -> str:
    """Cut after the last whole sentence that fits, or with an ellipsis; `longest` counts columns."""
    text = " ".join(text.split())
    widths = accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
    fits = sum(width <= longest for width in widths)
    if fits == len(text):
        return text
    ends = [at for at, letter in enumerate(text[:fits]) if letter in _ENDS and at > fits // 3]
    return text[: ends[-1] + 1] if ends else text[: fits - 1] + "…"


def appeal_line(words: Words) -> str:
    return words('If you think this is wrong, answer "appeal", and a person looks at it again.')
