"""Which band a finding falls into: act, ask a person, or pass with the reason why."""

from collections.abc import Iterable

from warmfield.community.findings import Finding, Thresholds
from warmfield.community.ids import MemberId
from warmfield.community.records import MemberRecord
from warmfield.moderation.breach import Weighed
from warmfield.plan.clauses import CustomClause, KeptClause, OffTopicClause
from warmfield.plan.rulebook import Rulebook

COVERED = "covered_by"
"""The fact by which a rule says that an approval covers what it found."""
REVIEW = "review"
"""The fact by which a rule asks for a person whatever the score."""


def weigh_all(
    findings: Iterable[Finding], member: MemberRecord, rulebook: Rulebook, edges: Thresholds
) -> tuple[Weighed, ...]:
    """Weigh each finding against its clause; a finding of a clause the plan lacks is left out."""
    known = ((finding, rulebook.clause(finding.clause, finding.rule)) for finding in findings)
    return tuple(
        weigh(finding, clause, standing_names(member.id, member.grade, rulebook), edges)
        for finding, clause in known
        if isinstance(clause, KeptClause)
    )


def weigh(finding: Finding, clause: KeptClause, names: frozenset[str], edges: Thresholds) -> Weighed:
    """`names` are the roles and the grade of the member."""
    band, why = _band(finding, clause, names, edges)
    return Weighed(finding=finding, clause=clause, band=band, why=why)


def standing_names(member: MemberId, grade: str, rulebook: Rulebook) -> frozenset[str]:
    """What an exemption may name: staff roles and the grade."""
    return frozenset((*rulebook.roles(member), grade)) - {""}


def _band(finding: Finding, clause: KeptClause, names: frozenset[str], edges: Thresholds) -> tuple[str, str]:
    if names.intersection(clause.exempt):
        return "pass", "exempt"
    covered = finding.facts.get(COVERED)
    if covered:
        return "pass", str(covered)
    if finding.score < edges.review:
        return "pass", "score"
    asks = (isinstance(clause, CustomClause) and clause.review) or finding.facts.get(REVIEW)
    sure = clause.sure if isinstance(clause, OffTopicClause) else edges.act
    return ("review" if asks or finding.score <= sure else "act"), ""
