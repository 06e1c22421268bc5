"""The frame around every page: where one can go, what waits, who is signed in, what was just done."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from starlette.responses import HTMLResponse, RedirectResponse, Response

from warmfield.acts.inbox import open_in
from warmfield.acts.on_duty import on_duty
from warmfield.acts.voice import text_in
from warmfield.community.draft import View
from warmfield.community.ids import PersonId
from warmfield.community.requests import Request
from warmfield.community.rhythm_records import EVERYWHERE, Pause, RhythmRecord
from warmfield.console.drawing import draw, draw_block
from warmfield.console.just_said import drop_said, said_in, say_next
from warmfield.console.sayings import Sayings
from warmfield.console.setting_up.sample_plan import is_sample
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS, answer, theme_of
from warmfield.wording import later

Values = Mapping[str, object]
GROUPS_ASKED = 20
"""For who is on duty now: the rota covers many groups by the same people."""
DUTY_ROLES = ("manager", "starter", "support", "helper", "host")


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
            Entry("/members", "users", later("Members"), "members"),
            Entry("/calendar", "calendar-days", later("Calendar"), tab=True),
            Entry("/content", "library-big", later("Content"), "content"),
            Entry("/by-hand", "hand", later("By hand")),
        ),
    ),
    Chapter(later("Grow"), (Entry("/reports", "chart-line", later("Reports"), "reports"),)),
    Chapter(
        later("Run"),
        (
            Entry("/plan", "file-code-2", later("Plan")),
            Entry("/team", "hand-heart", later("Team & duty")),
            Entry("/settings", "settings", later("Settings"), "own_account"),
        ),
    ),
)
MORE = Entry("/more", "menu", later("More"), tab=True)
"""On the phone: the way to all that has no tab of its own."""


class Shown(Struct, frozen=True):
    """A page that is only looked at: its template, its entry in the navigation, and what it tells.

    `live` are blocks of the template that are drawn anew when something was committed; each is the content
    of the element of the same id.
    """

    template: str
    here: str
    values: Callable[[Visit], Awaitable[Values]]
    live: tuple[str, ...] = ()

    async def __call__(self, visit: Visit) -> Response:
        return page(visit, self.template, self.here, await self.values(visit))

    async def drawn_anew(self, visit: Visit) -> dict[str, str]:
        """The content of each live element."""
        language = visit.words.language
        values = {**frame(visit, self.here), **await self.values(visit)}
        return {name: draw_block(self.template, name, language, values) for name in self.live}


def page(visit: Visit, template: str, here: str, values: Values, status: int = 200) -> HTMLResponse:
    """Draw a whole page; `here` is the path of its entry in the navigation."""
    said = said_in(visit.request)
    html = draw(template, visit.words.language, {**frame(visit, here), "said": said, **values})
    response = answer(visit.request, html, status)
    if said is not None:
        drop_said(response)
    return response


def refusal(visit: Visit, sentence: str, status: int, **values: object) -> HTMLResponse:
    return page(visit, "refusal.html", "", {"sentence": visit.words(sentence, **values)}, status)


def went(path: str, said: str = "", undo: str = "") -> RedirectResponse:
    """Done: go on to `path`, where `said` stands for a moment; `undo` is where a form takes it back."""
    response = RedirectResponse(path, 303, headers=HEADERS)
    if said:
        say_next(response, said, undo)
    return response


def waiting(visit: Visit, *, put_off: bool = False) -> Iterator[Request]:
    """The open requests of the groups somebody works in, oldest first; with `put_off` those for later too."""
    for one in open_in(visit.view):
        later_on = one.snoozed_until is not None and one.snoozed_until > visit.now
        if (put_off or not later_on) and (one.group is None or one.group in visit.groups):
            yield one


def chapters(visit: Visit) -> list[tuple[str, list[Entry]]]:
    """What this person may see, by chapter."""
    return [
        (chapter.title, [entry for entry in chapter.entries if visit.may(entry.action)])
        for chapter in CHAPTERS
    ]


def now_on_duty(visit: Visit) -> tuple[PersonId, ...]:
    """Who is on duty in the person's groups, each once."""
    found = (
        who
        for at in visit.groups[:GROUPS_ASKED]
        for who in on_duty(visit.view, visit.rulebook, at, DUTY_ROLES, visit.now)
    )
    return tuple(dict.fromkeys(found))


def pause_of_all(view: View, now: datetime) -> Pause | None:
    """Everything is paused: every page says so."""
    record = view.get(RhythmRecord, EVERYWHERE)
    pause = None if record is None else record.pause
    return pause if pause is not None and pause.until > now else None


def frame(visit: Visit, here: str) -> dict[str, object]:
    community = visit.rulebook.plan.community
    shown = chapters(visit)
    path, query = visit.request.url.path, visit.request.url.query
    return {
        "visit": visit,
        "say": Sayings(visit),
        "here": here,
        "chapters": shown,
        "tabs": [*(entry for _, entries in shown for entry in entries if entry.tab), MORE],
        "community": text_in(community.name, visit.words.language),
        "version": visit.rulebook.version[:4],
        "waiting_count": sum(1 for _ in waiting(visit)),
        "on_duty": now_on_duty(visit),
        "theme": theme_of(visit.request),
        "page_address": {"page": path, "query": query},
        "demo": visit.ports.demo,
        "sample": here == "/" and path == "/" and is_sample(visit.rulebook.version) and visit.may("publish"),
        "said": None,
        "pause": pause_of_all(visit.view, visit.now),
    }
