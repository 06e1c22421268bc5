"""A request as staff read it in a private word: what, where, the quote, what happens, how to answer."""

from collections.abc import Iterator, Mapping, Sequence

from warmfield.acts.voice import shortened
from warmfield.community.ids import PersonId
from warmfield.community.request_sorts import REQUEST_SORTS, by_asked, by_done, offered
from warmfield.community.requests import Request
from warmfield.plan.model import Person
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words, later, words_in


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
        yield words("Quote: {quote}", quote=shortened(request.quote, 400))
    if len(request.subject.get("said", "")) > len("appeal"):
        yield words("They say: {said}", said=shortened(request.subject["said"], 400))
    if request.subject.get("list"):
        yield request.subject["list"]
    if request.subject.get("why"):
        yield words("Why: {why}", why=request.subject["why"])
    if request.subject.get("refused"):
        yield words("The platform said no: {reason}", reason=request.subject["refused"])
    if request.ready and by_done(request.sort):
        yield words("Text to copy:\n{text}", text=request.ready)
    elif request.ready:
        yield words("When you approve, this is sent:\n{text}", text=request.ready)
    yield request.subject.get("how", "")
    yield how_to_answer(words, request)


def how_to_answer(words: Words, request: Request) -> str:
    if offered(request.sort):
        return words('Answer "take {id}", or "pass {id}" if you can\'t.', id=request.id)
    if request.sort == "warm_up":
        return words('Simply write in the group. If you can’t now, answer "refuse {id}".', id=request.id)
    if REQUEST_SORTS[request.sort].taken:
        return words('Do you take it? Then answer "done {id}".', id=request.id)
    if by_done(request.sort):
        said = words('When it is done, answer "done {id}".', id=request.id)
    else:
        said = words('Answer "approve {id}" or "refuse {id} and why".', id=request.id)
    if by_asked(request.sort):
        return said
    more = words('"take {id}": you see to it later. "pass {id}": the next is asked.', id=request.id)
    return f"{said}\n{more}"


def still_yours(words: Words) -> str:
    return words("You have taken this, and it is still open:")


def inbox_text(
    words: Words, waiting: Sequence[tuple[Request, str]], people: Mapping[PersonId, Person]
) -> str:
    """The open requests with the member's nickname and who sees to them, the first ten."""
    if not waiting:
        return words("The inbox is empty. Have a good evening!")
    lines = [words.many("{count} request is open:", "{count} requests are open:", len(waiting))]
    for request, name in waiting[:SHOWN]:
        told = f"{request.id} {request.title}"
        told = told if not name or name in request.title else f"{told} ({name})"
        if request.taken_by is not None and request.taken_by in people:
            told = words("{told} · {name} sees to it", told=told, name=people[request.taken_by].name)
        lines.append(told)
    lines.append(
        words('Answer like "approve r12", "refuse r12 and why", "done r12", "why r12" or "undo r12".')
    )
    lines.append(words('"take r12": you see to it; "pass r12": the next is asked.'))
    return "\n".join(lines)


def which_one(words: Words, open_ones: Sequence[str]) -> str:
    return words("Which one? Open: {requests}", requests=words(", ").join(open_ones[:SHOWN]))


def no_such(words: Words, number: str) -> str:
    return words("I don't know {number}. “inbox” lists what is open.", number=number)


def answered_already(words: Words, request: Request) -> str:
    return words("{id} is answered already: {state}.", id=request.id, state=words(STATES[request.state]))


def not_yours(words: Words, why: str) -> str:
    """`why` is `role`, `decided` or `other`."""
    if why == "other":
        return words("This was put to somebody else by name, so I have left it to them.")
    if why == "role":
        return words("Owners, deputies and managers answer this. I have left it open for them.")
    return words("You were part of this, so somebody else answers it. It stays open for them.")


def taken(words: Words, request: Request) -> str:
    return words("{id} is yours. Nobody else is asked; I remind you if it stays open.", id=request.id)


def taken_by_other(words: Words, request: Request, name: str) -> str:
    return words("{name} sees to {id} already.", name=name, id=request.id)


def passed_to_next(words: Words, request: Request) -> str:
    return words("Thank you. I have asked the next about {id}.", id=request.id)


def nobody_next(words: Words, request: Request) -> str:
    return words("There is nobody left to ask about {id}; it stays in the inbox.", id=request.id)


def noted(words: Words, request: Request, verb: str, *, alone: bool) -> str:
    """`alone`: somebody else should have answered, but there is nobody else."""
    if offered(request.sort):
        return words("Thank you, {id} is yours: {title}", id=request.id, title=request.title)
    said = words(
        "{id}: {state}. Everything that follows is on its way.", id=request.id, state=words(ANSWERS[verb])
    )
    if alone:
        said += "\n" + words(
            "You had a part in this yourself; there is nobody else who could decide, so it counts."
        )
    return said


def undone(words: Words) -> str:
    return words("Taken back. The member gets an apology, and nothing counts against them.")


def undone_already(words: Words) -> str:
    return words("That was taken back already.")


def nothing_to_undo(words: Words) -> str:
    return words("Nothing was done there, so there is nothing to take back.")


STATES = {
    "open": later("open"),
    "approved": later("approved"),
    "refused": later("refused"),
    "done": later("done"),
    "over": later("over"),
}
ANSWERS = {"approve": later("approved"), "refuse": later("refused"), "done": later("done")}
SHOWN = 10
"""Requests listed in one private word."""
