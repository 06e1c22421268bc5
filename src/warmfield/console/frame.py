"""The frame around every page: where one can go, what waits, who is signed in."""

from collections.abc import Iterator

from msgspec import Struct
from starlette.responses import HTMLResponse

from warmfield.acts.voice import text_in
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.console.drawing import draw
from warmfield.console.sayings import Sayings
from warmfield.console.visit import Visit
from warmfield.web.looks import answer, theme_of
from warmfield.wording import later


class Entry(Struct, frozen=True):
    """A page of the navigation: `action` is what it takes to see it."""

    path: str
    icon: str
    label: str
    action: str = "look"
    tab: bool = False
    """One of the five on the phone."""


class Chapter(Struct, frozen=True):
    title: str
    entries: tuple[Entry, ...]


CHAPTERS = (
    Chapter(
        "",
        (
            Entry("/", "sun", later("Today"), tab=True),
            Entry("/inbox", "inbox", later("Inbox"), tab=True),
            Entry("/groups", "thermometer", later("Groups"), tab=True),
        ),
    ),
)


def page(visit: Visit, template: str, here: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Draw a whole page; `here` is the path of its entry in the navigation."""
    html = draw(template, visit.words.language, {**_frame(visit, here), **values})
    return answer(visit.request, html, status)


def refusal(visit: Visit, sentence: str, status: int) -> HTMLResponse:
    return page(visit, "refusal.html", "", status=status, sentence=visit.words(sentence))


def waiting(visit: Visit) -> Iterator[Request]:
    """The open requests of the groups somebody works in, oldest first."""
    inbox = visit.view.get(InboxRecord, "")
    for number in inbox.open if inbox else ():
        request = visit.view.get(Request, number)
        if request is not None and (request.group is None or request.group in visit.groups):
            yield request


def _frame(visit: Visit, here: str) -> dict[str, object]:
    community = visit.rulebook.plan.community
    chapters = [
        (chapter.title, [entry for entry in chapter.entries if visit.may(entry.action)])
        for chapter in CHAPTERS
    ]
    return {
        "visit": visit,
        "say": Sayings(visit),
        "here": here,
        "chapters": chapters,
        "tabs": [entry for _, entries in chapters for entry in entries if entry.tab],
        "community": text_in(community.name, visit.words.language),
        "version": visit.rulebook.version[:4],
        "waiting_count": sum(1 for _ in waiting(visit)),
        "theme": theme_of(visit.request),
    }
