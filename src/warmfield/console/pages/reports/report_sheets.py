"""The tables of a report as files for a spreadsheet. Heads are in the reader's language."""

import asyncio
from collections.abc import Callable, Iterator

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.ids import PersonId
from warmfield.console.pages.reports.report_asked import Asked, asked
from warmfield.console.pages.reports.report_gathered import Gathered, gathered
from warmfield.console.pages.reports.report_words import ReportWords, group_names
from warmfield.console.visit import Visit
from warmfield.report.clause_tally import RUNGS
from warmfield.report.fairness import Treated
from warmfield.report.sheet_text import sheet_text
from warmfield.report.waited import Waited
from warmfield.rhythm.pulse.gauged import SAYS, because
from warmfield.web.looks import HEADERS
from warmfield.wording import later

Row = list[object]


def _days(visit: Visit, found: Gathered) -> Iterator[Row]:
    names = group_names(visit)
    for group in found.now.health:
        for day in group.days:
            yield [
                names[group.group], day.day.isoformat(), day.messages, day.people, day.useful, day.around,
                day.staff, day.ours, day.low, day.high, visit.words(SAYS[day.says]),
                because(day, visit.words),
            ]  # fmt: skip


def _clauses(visit: Visit, found: Gathered) -> Iterator[Row]:
    said = ReportWords(visit)
    for number, one in found.now.clauses.items():
        rungs = [one.followed.get(rung, 0) for rung in RUNGS]
        yield [
            number, said.clause(number), one.times, *rungs, one.waiting, one.refused, one.undone,
            one.appealed, one.granted, one.exempt, one.allowed, one.dry,
        ]  # fmt: skip


def _answers(visit: Visit, found: Gathered) -> Iterator[Row]:
    said, people = ReportWords(visit), visit.rulebook.plan.people
    for sort, one in found.by_sort.items():
        yield [said.request(sort), "", *_waited(one)]
    for person, one in found.by_person.items():
        known = people.get(PersonId(person))
        yield ["", known.name if known else person, *_waited(one)]


def _waited(one: Waited) -> Row:
    minutes = [None if time is None else time / 60 for time in (one.half, one.nine_tenths)]
    return [one.count, one.answered, one.still_open, one.in_time, *minutes]


def _fairness(visit: Visit, found: Gathered) -> Iterator[Row]:
    said = ReportWords(visit)
    for row in found.fairness:
        band = visit.words(BANDS[row.band])
        yield [
            row.clause, said.clause(row.clause), band, *_treated(row.members), *_treated(row.staff),
            said.verdict(row),
        ]  # fmt: skip


def _treated(one: Treated) -> Row:
    low, high = one.interval
    return [one.met, one.followed, one.undone, one.exempt, low, high]


def _posts(visit: Visit, found: Gathered) -> Iterator[Row]:
    said = ReportWords(visit)
    for sort, count in found.now.posts.items():
        yield [said.post(sort), "", count, None, None, None]
    for topic in found.topics:
        yield [said.post("warm_up"), said.topic(topic.key), topic.tried, topic.answered, topic.voices, None]
    for one in found.pieces:
        yield [said.post("piece"), one.piece.title, one.posts, one.answers, one.people, one.reactions]


BANDS = {"act": later("beyond doubt"), "review": later("decided by a person")}
_TREATED = (
    later("met"), later("something followed"), later("undone"), later("exempt by the plan"),
    later("share at least"), later("share at most"),
)  # fmt: skip
_MEMBERS, _STAFF = later("Members: {what}"), later("Staff: {what}")
_WAITED = (
    later("Requests"), later("Answered"), later("Still open"), later("In the plan’s time"),
    later("Half within, minutes"), later("Nine of ten within, minutes"),
)  # fmt: skip
_CLAUSES = (
    later("Clause"), later("Title"), later("Times"), later("Private words"), later("Warnings"),
    later("Mutes"), later("Removals"), later("Waits for a person"), later("No breach, a person said"),
    later("Undone"), later("Appealed"), later("Appeals granted"), later("Exempt by the plan"),
    later("Allowed before"), later("Only noted, dry"),
)  # fmt: skip
_DAYS = (
    later("Group"), later("Day"), later("Messages"), later("Members who wrote"), later("Share useful"),
    later("Wrote within four weeks"), later("Messages of staff"), later("Posts of the assistant"),
    later("Comfortable from"), later("Comfortable up to"), later("How it felt"), later("Why"),
)  # fmt: skip
_POSTS = (
    later("Sort"), later("What"), later("Posted"), later("Answered"), later("Members who answered"),
    later("Reactions"),
)  # fmt: skip


def _heads(visit: Visit, table: str) -> list[str]:
    words = visit.words
    heads = {
        "days": _DAYS,
        "clauses": _CLAUSES,
        "answers": (later("Sort"), later("On duty"), *_WAITED),
        "posts": _POSTS,
    }
    if table in heads:
        return [words(head) for head in heads[table]]
    both = [words(side, what=words(one)) for side in (_MEMBERS, _STAFF) for one in _TREATED]
    return [words("Clause"), words("Title"), words("Sort of finding"), *both, words("What it says")]


SHEETS: dict[str, Callable[[Visit, Gathered], Iterator[Row]]] = {
    "days": _days,
    "clauses": _clauses,
    "answers": _answers,
    "fairness": _fairness,
    "posts": _posts,
}


LONG = "days"
"""A row a group and day; it asks no record, so that another thread may make it."""


async def sheet(visit: Visit) -> Response:
    table = visit.given.get("table", "")
    if table not in SHEETS:
        raise HTTPException(404)
    asked_for = asked(visit)
    found = await gathered(visit, asked_for)
    heads, rows = _heads(visit, table), SHEETS[table](visit, found)
    made = asyncio.to_thread(sheet_text, heads, rows) if table == LONG else None
    text = sheet_text(heads, rows) if made is None else await made
    named = f'attachment; filename="{_name(table, asked_for)}"'
    headers = {**HEADERS, "Content-Disposition": named}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


def _name(table: str, asked_for: Asked) -> str:
    return f"warmfield-{table}-{asked_for.period.first}-{asked_for.period.last}.csv"
