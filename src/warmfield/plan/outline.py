"""A plan as an outline: the sentences of `explain`, each part with its place in the file."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from warmfield.plan.clauses import Clause, NoticedClause
from warmfield.plan.explain import clause_said, community_said, group_said, positioning_said, text_in
from warmfield.plan.explain_activities import activities_said
from warmfield.plan.explain_content import content_lines, fixture_lines
from warmfield.plan.explain_duty import on_duty_said
from warmfield.plan.explain_games import games_explained
from warmfield.plan.explain_quiet import gauge_said, silence_said
from warmfield.plan.explain_reminders import reminders_said
from warmfield.plan.explain_reports import report_lines
from warmfield.plan.explain_sessions import sessions
from warmfield.plan.model import Plan
from warmfield.plan.plan_rows import ROWS
from warmfield.plan.problems import listed
from warmfield.plan.source import Path
from warmfield.plan.values_said import ladder_said, value_said
from warmfield.plan.who_keeps import Keeping, keeping
from warmfield.wording import Words

GROUPS_LINE = "· "
"""How `explain` begins a line about groups; here they stand in `keeping`."""


class Part(Struct, frozen=True, kw_only=True):
    """`path` is where it stands in the file; `keeping` says what happens to a clause in each group."""

    path: Path
    title: str
    lines: tuple[str, ...]
    keeping: tuple[Keeping, ...] = ()
    off: bool = False


class Chapter(Struct, frozen=True, kw_only=True):
    """`name` is what its address ends in."""

    name: str
    title: str
    parts: tuple[Part, ...]


def outline(plan: Plan, words: Words) -> tuple[Chapter, ...]:
    """In the file's order; a chapter the plan has nothing in is left out."""
    found = (
        Chapter(name="community", title=words("The community"), parts=tuple(_community(plan, words))),
        Chapter(name="people", title=words("People"), parts=tuple(_people(plan, words))),
        Chapter(name="groups", title=words("The groups"), parts=tuple(_groups(plan, words))),
        Chapter(name="ladders", title=words("Ladders"), parts=tuple(_ladders(plan, words))),
        Chapter(name="rules", title=words("The house rules"), parts=tuple(_rules(plan, words))),
        Chapter(name="clock", title=words("What the clock does"), parts=tuple(_clock(plan, words))),
        Chapter(name="rest", title=words("Content, games, duty"), parts=tuple(_rest(plan, words))),
        Chapter(name="people_do", title=words("What people do"), parts=tuple(_by_people(words))),
    )
    return tuple(chapter for chapter in found if chapter.parts)


def _community(plan: Plan, words: Words) -> Iterator[Part]:
    name = text_in(plan.community.name, words)
    yield Part(path=("community",), title=name, lines=tuple(community_said(plan, words)))
    aim = tuple(positioning_said(plan, words))
    yield Part(path=("positioning",), title=words("7.2 What it is for"), lines=aim)
    costs = plan.review
    said = words(
        "A wrong removal costs {wrong}, a missed message {missed}, a look by a person {look}: "
        "what lies between is asked.",
        wrong=f"{costs.false_removal:g}", missed=f"{costs.missed:g}", look=f"{costs.review:g}",
    )  # fmt: skip
    yield Part(path=("review",), title=words("When a person is asked"), lines=(said,))


def _people(plan: Plan, words: Words) -> Iterator[Part]:
    for who, person in plan.people.items():
        roles = listed([words(role) for role in person.roles], words)
        profile = text_in(person.profile, words)
        lines = tuple(line for line in (roles, profile) if line)
        yield Part(path=("people", who), title=person.name, lines=lines)


def _groups(plan: Plan, words: Words) -> Iterator[Part]:
    for at, group in plan.groups.items():
        title = f"{group.name} · {group.platform}"
        yield Part(path=("groups", at), title=title, lines=tuple(group_said(plan, group, words)))


def _ladders(plan: Plan, words: Words) -> Iterator[Part]:
    for name, ladder in plan.ladders.items():
        yield Part(path=("ladders", name), title=name, lines=(ladder_said(ladder, words),))


def _rules(plan: Plan, words: Words) -> Iterator[Part]:
    for at, clause in enumerate(plan.clauses):
        title, *lines = clause_said(plan, clause, words)
        kept = _kept(plan, clause, words)
        if kept:
            lines = [line for line in lines if not line.strip().startswith(GROUPS_LINE)]
        yield Part(
            path=("clauses", at),
            title=title,
            lines=tuple(line.strip() for line in lines),
            keeping=kept,
            off=clause.mode == "off",
        )


def _kept(plan: Plan, clause: Clause, words: Words) -> tuple[Keeping, ...]:
    off = isinstance(clause, NoticedClause) or clause.mode == "off"
    return () if off else tuple(keeping(plan, clause, words))


CLOCK: tuple[tuple[Path, Callable[[Plan, Words], Iterator[str]]], ...] = (
    (("rhythm", "reminders"), reminders_said),
    (("rhythm", "announcements"), activities_said),
    (("rhythm", "warm_up"), silence_said),
    (("gauge",), gauge_said),
)
REST: tuple[tuple[Path, Callable[[Plan, Words], Iterator[str]]], ...] = (
    (("rhythm", "sessions"), sessions),
    (("content",), content_lines),
    (("content", "games"), games_explained),
    (("duty",), on_duty_said),
    (("reports",), report_lines),
)


def _clock(plan: Plan, words: Words) -> Iterator[Part]:
    posts = plan.rhythm.posts
    said = words(
        "The assistant posts at most {count} times a day in a group, {apart} apart.",
        count=posts.a_day, apart=value_said(posts.apart, words),
    )  # fmt: skip
    yield Part(path=("rhythm", "posts"), title=words("Not too much"), lines=(said,))
    yield from _told(CLOCK, plan, words)
    yield from _fixtures(plan, words)


def _rest(plan: Plan, words: Words) -> Iterator[Part]:
    yield from _told(REST, plan, words)


def _told(
    rooms: tuple[tuple[Path, Callable[[Plan, Words], Iterator[str]]], ...], plan: Plan, words: Words
) -> Iterator[Part]:
    for path, said in rooms:
        title, *lines = [*said(plan, words)] or [""]
        if title:
            yield Part(path=path, title=title, lines=tuple(line.strip() for line in lines))


def _fixtures(plan: Plan, words: Words) -> Iterator[Part]:
    _, *lines = [*fixture_lines(plan, words)] or [""]
    for at, line in enumerate(lines[: len(plan.rhythm.fixtures)]):
        name = text_in(plan.rhythm.fixtures[at].name, words)
        yield Part(
            path=("rhythm", "fixtures", at), title=words("6.1 {name}", name=name), lines=(line.strip(),)
        )


def _by_people(words: Words) -> Iterator[Part]:
    for row in ROWS:
        if not row.kept:
            path = tuple(row.where.split("."))
            yield Part(path=path, title=f"{row.number} {words(row.about)}", lines=())
