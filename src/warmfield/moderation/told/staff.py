"""A request as staff read it in a private word: what, where, the quote, what happens, how to answer."""

from collections.abc import Iterator

from warmfield.community.requests import Request
from warmfield.moderation.told.frame import shortened
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words, words_in


def request_text(rulebook: Rulebook, request: Request, name: str = "") -> str:
    """`name` is the member's nickname; empty where none is known."""
    words = words_in(rulebook.language_of(request.group))
    return "\n".join(line for line in _lines(words, rulebook, request, name) if line)


def _lines(words: Words, rulebook: Rulebook, request: Request, name: str) -> Iterator[str]:
    yield words("Request {id}: {title}", id=request.id, title=request.title)
    if request.group is not None:
        yield words("Group: {group}", group=rulebook.group(request.group).name)
    if name:
        yield words("Member: {name}", name=name)
    if request.quote:
        yield words("Quote: {quote}", quote=shortened(request.quote, 200))
    if request.subject.get("why"):
        yield words("Why: {why}", why=request.subject["why"])
    if request.subject.get("refused"):
        yield words("The platform said no: {reason}", reason=request.subject["refused"])
    if request.ready and request.sort == "by_hand":
        yield words("Text to copy:\n{text}", text=request.ready)
    elif request.ready:
        yield words("When you approve, this is sent:\n{text}", text=request.ready)
    yield how_to_answer(words, request)


def how_to_answer(words: Words, request: Request) -> str:
    if request.sort in {"by_hand", "dispute", "parked"}:
        return words('When it is done, answer "done {id}".', id=request.id)
    return words('Answer "approve {id}" or "refuse {id} and why".', id=request.id)
