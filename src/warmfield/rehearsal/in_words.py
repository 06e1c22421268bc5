"""What was decided and done, in the reader's language: for the printed report and the page."""

from datetime import datetime
from zoneinfo import ZoneInfo

from warmfield.acts.done_said import done_said
from warmfield.community import actions as a
from warmfield.community.findings import Finding
from warmfield.plan.basics import Texts
from warmfield.plan.model import Plan
from warmfield.rehearsal.result import Decided, FoundThere
from warmfield.report.marked import marked
from warmfield.rules.reasons import sentence
from warmfield.wording import Words, later

BANDS = {
    "act": later("acts"),
    "review": later("asks the staff"),
    "pass": later("lets it pass"),
}
RUNGS = {
    "note": later("note"),
    "warn": later("warn"),
    "mute": later("mute"),
    "remove": later("remove"),
}
WHY_PASSED = {
    "score": later("not sure enough"),
    "exempt": later("exempt by the plan"),
    "permit": later("a permit covers it"),
    "approved_link": later("the link was approved"),
    "approved_invitation": later("the invitation was approved"),
    "game": later("an answer in a game"),
    "same_occasion": later("already met on the same occasion"),
    "grace": later("time to put it right is still running"),
    "refused": later("the staff let it be"),
}
DRY = later("only noticed, as the plan is dry there")
SORTS = {
    "review": later("to judge"),
    "by_hand": later("to do by hand"),
    "link": later("links to approve"),
    "invitation": later("invitations to approve"),
    "permit": later("permits to grant"),
    "join": later("at the door"),
    "appeal": later("appeals"),
    "dispute": later("disputes"),
    "parked": later("events that went wrong"),
    "gap": later("gaps on duty"),
    "swap": later("swaps of duty"),
    "plan_change": later("changes of the plan"),
    "warm_up": later("warm-ups to start"),
    "gather": later("lively days to gather"),
    "lurkers": later("silent members to decide about"),
    "lurkers_word": later("silent members to write to"),
    "game": later("games to go along with"),
    "prizes": later("prizes to hand out"),
    "piece": later("found pieces to look at"),
    "expert_piece": later("pieces experts owe"),
    "moments": later("posts for experts' own Moments"),
    "material": later("material for fixtures"),
    "run_sheet": later("run sheets for hosts"),
    "session_prompt": later("sessions to host"),
}
"""The sorts of requests, for headings."""
AFTER = {
    "removal": later("the plan would have removed this member before"),
    "mute": later("the plan would have muted this member at that time"),
}


def action_in_words(action: a.Action, words: Words, zone: ZoneInfo) -> str:
    return done_said(action, words, lambda moment: local(moment, zone))


def outcome_in_words(one: Decided, words: Words) -> str:
    """Say in a few words what came of it: `acts: warn`, `lets it pass: a permit covers it`."""
    said = words(BANDS[one.band])
    if one.band == "pass" and one.why_passed:
        said = words("{what}: {why}", what=said, why=words(WHY_PASSED.get(one.why_passed, one.why_passed)))
    elif one.rung and one.band == "act":
        said = words("{what}: {why}", what=said, why=words(RUNGS[one.rung]))
    return words("{what} ({why})", what=said, why=words(DRY)) if one.dry else said


def reason_in_words(found: FoundThere, words: Words) -> str:
    finding = Finding(
        rule=found.rule, clause=found.clause, reason=found.reason, score=found.score, facts=found.facts
    )
    said = sentence(finding, words)
    sure = f"{min(found.score, 0.99):.0%}"
    return said if found.score >= 1 else words("{what} ({why})", what=said, why=sure)


def pieces(quote: str, found: tuple[FoundThere, ...]) -> list[tuple[str, bool]]:
    """Cut a quote into pieces, each marked or not, by the spans of all findings."""
    return marked(quote, (span for one in found for span in one.spans))


def local(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def group_name(plan: Plan, group: str) -> str:
    return next((one.name for at, one in plan.groups.items() if at == group), group)


def clause_name(plan: Plan, words: Words, number: str) -> str:
    """Give the number, with the clause's title where the plan has one."""
    return f"{number} {_clause_words(plan, words, number, 'title')}".strip()


def clause_text(plan: Plan, words: Words, number: str) -> str:
    return _clause_words(plan, words, number, "text")


def _clause_words(plan: Plan, words: Words, number: str, part: str) -> str:
    """In words; two kinds that share a number are both named."""
    found: list[Texts] = [getattr(one, part) for one in plan.clauses if one.number == number]
    said = (texts.get(words.language) or next(iter(texts.values()), "") for texts in found)
    return words(", ").join(text for text in said if text)
