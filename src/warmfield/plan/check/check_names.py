"""P301-P311, P315, P320: every name leads to something the plan holds, or the world."""

from collections.abc import Collection, Iterable, Iterator

from warmfield.community.capabilities import PLATFORMS
from warmfield.plan.free_days import known_country, likely_country
from warmfield.plan.model import STAFF_ROLES, Plan
from warmfield.plan.problems import Problem, guess, problem
from warmfield.plan.source import Path, Source
from warmfield.wording import LANGUAGES

Named = tuple[str, Path, str]
"""The code of the problem, where the name stands, and the name."""
NAMED_BY_KEY: tuple[Path, ...] = (("duty", "available"), ("content", "experts"))
LONGEST_LIST = 12
OWN_PLATFORMS = ("log",)


def names(plan: Plan, source: Source) -> Iterator[Problem]:
    known = known_names(plan)
    for code, path, name in (*_of_groups(plan), *_of_clauses(plan), *_of_staff(plan), *_of_rest(plan)):
        if name and name not in known[code]:
            yield _unknown(source, code, path, name, known[code])
    for at, language in enumerate(plan.community.languages):
        if language.split("-")[0] not in LANGUAGES:
            path = ("community", "languages", at)
            yield problem(source, "P315", path, name=language, known=", ".join(LANGUAGES))
    country = plan.community.holidays
    if country and not known_country(country):
        path = ("community", "holidays")
        yield problem(source, "P320", path, guess=likely_country(country), name=country)


def known_names(plan: Plan) -> dict[str, Collection[str]]:
    """What may be named, by the code of the problem when it may not."""
    return {
        "P301": plan.people,
        "P302": plan.groups,
        "P303": [clause.number for clause in plan.clauses],
        "P304": plan.grades,
        "P305": plan.themes,
        "P306": plan.teams,
        "P307": [*STAFF_ROLES, *plan.grades],
        "P308": [name for name in PLATFORMS if name not in OWN_PLATFORMS],
        "P309": plan.community.languages,
        "P310": plan.neighbourhoods,
        "P311": plan.ladders,
    }


def _unknown(source: Source, code: str, path: Path, name: str, known: Iterable[str]) -> Problem:
    likely = "" if code == "P303" else guess(name, known)
    shown = short_list(known)
    if code == "P307":
        return problem(source, code, path, guess=likely, value=name, known=shown)
    key = path[:2] in NAMED_BY_KEY or path[0] == "limits"
    return problem(source, code, path, key=key, guess=likely, name=name, known=shown)


def short_list(known: Iterable[str]) -> str:
    """Name a dozen at most; a community may have hundreds of groups."""
    names_shown = list(known)
    more = ", …" if len(names_shown) > LONGEST_LIST else ""
    return (", ".join(names_shown[:LONGEST_LIST]) or "–") + more


def _each(code: str, path: Path, found: Iterable[str]) -> Iterator[Named]:
    for at, name in enumerate(found):
        yield code, (*path, at), name


def _of_groups(plan: Plan) -> Iterator[Named]:
    for at, group in plan.groups.items():
        here = ("groups", at)
        yield "P308", (*here, "platform"), group.platform
        yield "P309", (*here, "language"), group.language
        yield "P304", (*here, "grade"), group.grade
        yield "P305", (*here, "theme"), group.theme
        yield "P310", (*here, "neighbourhood"), group.neighbourhood
        yield "P301", (*here, "owner"), group.owner
        yield from _each("P301", (*here, "managers"), group.managers)
        yield from _each("P301", (*here, "helpers"), group.helpers)


def _of_clauses(plan: Plan) -> Iterator[Named]:
    for at, clause in enumerate(plan.clauses):
        here = ("clauses", at)
        yield "P311", (*here, "ladder"), clause.ladder
        yield from _each("P307", (*here, "exempt"), clause.exempt)
        yield from _each("P302", (*here, "groups"), clause.groups)
        yield from _each("P305", (*here, "themes"), clause.themes)
        if clause.kind == "dispute":
            yield "P307", (*here, "mediator"), clause.mediator
    yield "P311", ("rhythm", "sessions", "ladder"), plan.rhythm.sessions.ladder
    if plan.rhythm.reminders:
        yield from _each("P303", ("rhythm", "reminders", "clauses"), plan.rhythm.reminders.clauses)


def _of_staff(plan: Plan) -> Iterator[Named]:
    for at, team in plan.teams.items():
        yield from _each("P301", ("teams", at, "people"), team.people)
        yield "P302", ("teams", at, "staff_group"), team.staff_group or ""
    for place, coverage in enumerate(plan.duty.coverage):
        here = ("duty", "coverage", place)
        yield "P306", (*here, "team"), coverage.team
        yield from _each("P302", (*here, "groups"), coverage.groups)
    for person in plan.duty.available:
        yield "P301", ("duty", "available", person), person
    for person in plan.content.experts:
        yield "P301", ("content", "experts", person), person


def _of_rest(plan: Plan) -> Iterator[Named]:
    for at, theme in plan.themes.items():
        yield from _each("P304", ("themes", at, "entry", "grades"), theme.entry.grades)
        yield from _each("P303", ("themes", at, "clauses"), theme.clauses)
    for place, fixture in enumerate(plan.rhythm.fixtures):
        here = ("rhythm", "fixtures", place)
        yield "P301", (*here, "owner"), fixture.owner
        yield from _each("P301", (*here, "speakers"), fixture.speakers)
        yield from _each("P302", (*here, "groups"), fixture.groups)
        yield from _each("P305", (*here, "themes"), fixture.themes)
    for place, one in enumerate(plan.content.sources):
        yield from _each("P305", ("content", "sources", place, "themes"), one.themes)
        yield "P309", ("content", "sources", place, "language"), one.language
    for at, channel in plan.channels.items():
        yield "P302", ("channels", at, "leads_to"), channel.leads_to
        yield "P301", ("channels", at, "promoter"), channel.promoter or ""
    yield "P304", ("screening", "grade"), plan.screening.grade
    for platform in plan.limits:
        yield "P308", ("limits", platform), platform
