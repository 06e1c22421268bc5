"""A plan in words a parent understands: what will happen, clause by clause and group by group."""

from collections.abc import Iterator

from warmfield.community.ids import ClauseNumber
from warmfield.plan.clauses import Clause, NoticedClause
from warmfield.plan.explain_activities import activities_said
from warmfield.plan.explain_content import content_lines, fixture_lines
from warmfield.plan.explain_duty import on_duty_said
from warmfield.plan.explain_games import games_explained
from warmfield.plan.explain_kinds import doings
from warmfield.plan.explain_lurkers import lurkers_said
from warmfield.plan.explain_quiet import gauge_said, silence_said
from warmfield.plan.explain_reminders import reminders_said
from warmfield.plan.explain_reports import report_lines
from warmfield.plan.explain_sessions import sessions
from warmfield.plan.lengths import in_words
from warmfield.plan.model import Group, Plan
from warmfield.plan.plan_rows import ROWS
from warmfield.plan.problems import listed
from warmfield.plan.values_said import ladder_said, set_in, value_said
from warmfield.plan.who_keeps import keeping
from warmfield.wording import Words, words_in

SAME_FOR_ALL = "7.3"
"""The row that every other clause keeps: nobody is read by other rules, and exemptions stand in the plan."""
TURNS = "1.8"
"""The row of turns at clearing out: adverts are the clauses' work, silent members the sweep's."""


def explain(plan: Plan, clause: ClauseNumber | None = None, language: str = "") -> str:
    """Explain the whole plan, or one clause. Raises KeyError for a clause the plan doesn't have.

    `language` empty: the plan's own.
    """
    words = words_in(language or plan.community.languages[0])
    if clause is not None:
        found = [one for one in plan.clauses if one.number == clause]
        if not found:
            raise KeyError(clause)
        return "\n".join(line for one in found for line in clause_said(plan, one, words))
    parts = (
        _head(plan, words),
        _groups(plan, words),
        _rules(plan, words),
        _by_itself(plan, words),
        sessions(plan, words),
        fixture_lines(plan, words),
        content_lines(plan, words),
        games_explained(plan, words),
        on_duty_said(plan, words),
        report_lines(plan, words),
        _not_yet(words),
    )
    said = ("\n".join(part) for part in parts)
    return "\n\n".join(part for part in said if part)


def text_in(texts: dict[str, str], words: Words) -> str:
    """Choose a text in the reader's language, else the first there is."""
    return texts.get(words.language) or next(iter(texts.values()), "")


def _head(plan: Plan, words: Words) -> Iterator[str]:
    yield text_in(plan.community.name, words)
    for said in (community_said, positioning_said):
        yield from ("  " + line for line in said(plan, words))


def community_said(plan: Plan, words: Words) -> Iterator[str]:
    community = plan.community
    yield words(
        "{name} looks after it: {mark}.",
        name=set_in(f"{community.assistant.face} {community.assistant.name}".strip(), words).lstrip(),
        mark=text_in(community.assistant.mark, words),
    )
    if community.quiet_hours:
        hours = value_said(community.quiet_hours, words)
        zone = community.time_zone
        yield words("Quiet hours: {hours}, the clock of {zone}.", hours=hours, zone=zone)
    if plan.mode == "dry":
        yield words("Dry run: everything is watched and written down, nothing is done.")
    text, nicknames = (in_words(one, words) for one in (plan.retention.text, plan.retention.nicknames))
    yield words(
        "What people write is kept for {text}, nicknames for {nicknames}; then they are blanked.",
        text=text,
        nicknames=nicknames,
    )
    if community.publishing == "two people":
        yield words("Two people agree to every change of this plan.")


def positioning_said(plan: Plan, words: Words) -> Iterator[str]:
    aim = plan.positioning
    yield words("Worth to us: {text}", text=text_in(aim.worth_to_us, words))
    yield words("Worth to members: {text}", text=text_in(aim.worth_to_members, words))
    yield words("For whom: {text}", text=text_in(aim.for_whom, words))


def _groups(plan: Plan, words: Words) -> Iterator[str]:
    yield words("The groups")
    for at, group in plan.groups.items():
        yield f"  {group.name}  ({at}, {group.platform})"
        yield from ("    " + line for line in group_said(plan, group, words))


def group_said(plan: Plan, group: Group, words: Words) -> Iterator[str]:
    owner, managers, helpers = (
        listed([_name(plan, who) for who in people], words)
        for people in ((group.owner,), group.managers, group.helpers)
    )
    yield words("Owner: {people}", people=owner)
    if managers:
        yield words("Managers: {people}", people=managers)
    if helpers:
        yield words("Staff helpers, real people: {people}", people=helpers)


def _name(plan: Plan, who: str) -> str:
    person = next((one for at, one in plan.people.items() if at == who), None)
    return person.name if person else who


def _rules(plan: Plan, words: Words) -> Iterator[str]:
    yield words("The house rules")
    for clause in plan.clauses:
        yield from ("  " + line for line in clause_said(plan, clause, words))


def clause_said(plan: Plan, clause: Clause, words: Words) -> Iterator[str]:
    yield f"{clause.number} {text_in(clause.title, words)}".rstrip()
    yield "  " + words("“{text}”", text=text_in(clause.text, words))
    if isinstance(clause, NoticedClause) and clause.number == SAME_FOR_ALL:
        yield "  " + words("Kept: what the owner and the managers write is read by the same rules.")
        return
    lines = list(lurkers_said(plan, clause, words)) if clause.number == TURNS else []
    if isinstance(clause, NoticedClause) and lines:
        yield from ("  " + line for line in lines)
        return
    kept = next((row.where for row in ROWS if row.kept and row.number == clause.number), "clauses")
    if isinstance(clause, NoticedClause) and kept != "clauses" and _stands(plan, kept):
        yield "  " + words("Kept, as the plan has it under {where}.", where=kept)
        return
    if isinstance(clause, NoticedClause):
        yield "  " + words("Noticed, not yet kept: the software shows and cites it, people keep it.")
        return
    if clause.mode == "off":
        yield "  " + words("Switched off.")
        return
    yield from ("  " + line for line in doings(clause, words))
    ladder = plan.ladders.get(plan.ladder_of(clause))
    if ladder:
        yield "  " + words("Step by step: {ladder}.", ladder=ladder_said(ladder, words))
    if clause.exempt:
        exempt = listed([words(role) for role in clause.exempt], words)
        yield "  " + words("It doesn't bind: {roles}.", roles=exempt)
    if clause.mode == "dry":
        yield "  " + words("Dry run: it is watched and written down, nothing is done.")
    yield from ("  " + line for line in _where(plan, clause, words))


def _stands(plan: Plan, where: str) -> bool:
    """Whether the plan has anything at a key like `rhythm.lurkers`."""
    part: object = plan
    for name in where.split("."):
        part = getattr(part, name)
    return bool(part)


def _where(plan: Plan, clause: Clause, words: Words) -> Iterator[str]:
    for where in keeping(plan, clause, words):
        yield words("· {groups}: {doing}", groups=listed(where.groups, words), doing=where.said)


def _by_itself(plan: Plan, words: Words) -> Iterator[str]:
    yield words("What the clock does")
    for said in (reminders_said, activities_said, silence_said, gauge_said):
        yield from ("  " + line for line in said(plan, words))


def _not_yet(words: Words) -> Iterator[str]:
    yield words("Noticed, not yet kept by the software (it stands in the plan, people do it)")
    for row in ROWS:
        if not row.kept:
            yield f"  {row.number:<5}{words(row.about)}  [{row.where}]"
