"""Who did what, and when: the journal's commands of the staff, and the log of signing in."""

import csv
import io
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from msgspec import Struct
from starlette.responses import Response

from warmfield.community.ids import GroupId, PersonId
from warmfield.console.audit_words import DONE, Deed, deed, kinds, names_of, nickname
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.signing.browser_words import browser_in_words
from warmfield.console.signing.sign_in_notes import SAID, WAYS, SignInNote, noted
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS
from warmfield.wording import later

A_PAGE = 50
MOST = 5_000
"""Lines of a CSV file; narrower filters give the rest."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula for spreadsheets: a nickname could be one."""


DEED_HEAD = (
    later("When"),
    later("Who"),
    later("What was done"),
    later("About"),
    later("Member"),
    later("Group"),
    later("Reason"),
)
NOTE_HEAD = (later("When"), later("Who"), later("What was done"), later("How"), later("Browser"))


class Asked(Struct, frozen=True, kw_only=True):
    """The filters, read from the address; what isn't known there filters nothing."""

    sign_ins: bool
    person: PersonId | None
    kind: str
    group: GroupId | None
    day: date | None
    before: int | None

    def window(self, visit: Visit) -> tuple[datetime, datetime] | None:
        """The day, by the community's clocks."""
        if self.day is None:
            return None
        start = datetime.combine(self.day, time(), visit.clocks)
        return start.astimezone(UTC), (start + timedelta(days=1)).astimezone(UTC)


def asked(visit: Visit) -> Asked:
    given, plan = visit.asked, visit.rulebook.plan
    person, group = PersonId(given.get("person", "")), GroupId(given.get("group", ""))
    before = given.get("before", "")[:18]
    try:
        day = date.fromisoformat(given.get("day", ""))
    except ValueError:
        day = None
    return Asked(
        sign_ins=given.get("show") == "sign-ins",
        person=person if person in plan.people else None,
        kind=given.get("kind", "") if given.get("kind") in kinds() else "",
        group=group if group in visit.groups else None,
        day=day if day is not None and 1970 < day.year < 9000 else None,
        before=int(before) if before.isascii() and before.isdigit() else None,
    )


async def deeds(visit: Visit, wish: Asked, limit: int) -> list[Deed]:
    window = wish.window(visit) or (None, None)
    found = await visit.ports.archive.journal(
        kinds=[wish.kind] if wish.kind else kinds(),
        groups=[wish.group] if wish.group else (),
        by=names_of(visit.rulebook, wish.person) if wish.person else (),
        since=window[0],
        until=window[1],
        before=wish.before,
        limit=limit,
    )
    return [deed(visit.words, visit.rulebook, visit.view, one.seq, one.event) for one in found]


async def sign_ins(visit: Visit, wish: Asked, limit: int) -> list[SignInNote]:
    window = wish.window(visit)
    after, until = (window[0].timestamp(), window[1].timestamp()) if window else (0.0, 4e9)
    who = wish.person or ""
    ask = visit.ports.keyring.do
    return await ask(noted, person=who, after=after, until=until, before=wish.before, limit=limit)


async def _audit(visit: Visit) -> Values:
    wish = asked(visit)
    found = await (sign_ins if wish.sign_ins else deeds)(visit, wish, A_PAGE + 1)
    more = len(found) > A_PAGE
    shown = found[:A_PAGE]
    last = shown[-1] if more else None
    return {
        "wish": wish,
        "shown": shown,
        "next_before": last is not None,
        "kinds": [(kind, visit.words(DONE[kind])) for kind in kinds()],
        "nickname": lambda one: nickname(visit.view, one),
        "note_words": {what: visit.words(text) for what, text in SAID.items()},
        "way": lambda by: way(visit, by),
        "browser": lambda called: browser_in_words(called, visit.words),
        "moment": lambda at: datetime.fromtimestamp(at, UTC),
        "query": urlencode({**visit.asked, "before": ""}),
        "older": urlencode({**visit.asked, "before": _place(last) if last else ""}),
    }


def _place(one: Deed | SignInNote) -> int:
    return one.number if isinstance(one, SignInNote) else one.seq


def way(visit: Visit, by: str) -> str:
    """How they came, or who did it for them."""
    known = visit.rulebook.plan.people.get(PersonId(by))
    return visit.words(WAYS[by]) if by in WAYS else (by if known is None else known.name)


async def as_csv(visit: Visit) -> Response:
    wish = asked(visit)
    lines = _note_lines if wish.sign_ins else _deed_lines
    written = io.StringIO()
    csv.writer(written).writerows([[_cell(one) for one in row] for row in await lines(visit, wish)])
    headers = {**HEADERS, "Content-Disposition": 'attachment; filename="audit.csv"'}
    return Response("\ufeff" + written.getvalue(), media_type="text/csv", headers=headers)


async def _deed_lines(visit: Visit, wish: Asked) -> list[list[str]]:
    head = [visit.words(one) for one in DEED_HEAD]
    rows = [
        [
            _when(visit, one.at),
            one.by,
            one.what,
            one.about,
            nickname(visit.view, one),
            one.group or "",
            one.reason,
        ]
        for one in await deeds(visit, wish, MOST)
    ]
    return [head, *rows]


async def _note_lines(visit: Visit, wish: Asked) -> list[list[str]]:
    words = visit.words
    head = [words(one) for one in NOTE_HEAD]
    rows = [
        [
            _when(visit, datetime.fromtimestamp(one.at, UTC)),
            one.person,
            words(SAID.get(one.what, one.what)),
            way(visit, one.by),
            browser_in_words(one.browser, words) if one.browser else "",
        ]
        for one in await sign_ins(visit, wish, MOST)
    ]
    return [head, *rows]


def _when(visit: Visit, at: datetime) -> str:
    return at.astimezone(visit.clocks).isoformat(" ", "seconds")


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULAS) else text


DOORS = (
    Door("/audit", Shown("audit.html", "/settings", _audit), "audit"),
    Door("/audit.csv", as_csv, "audit"),
)
