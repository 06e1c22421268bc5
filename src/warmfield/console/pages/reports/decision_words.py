"""What a report says of a single decision: about whom, what followed, by whom, why."""

from warmfield.community.draft import membership_key
from warmfield.community.findings import Decision, Finding
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import MembershipRecord
from warmfield.console.pages.reports.report_words import RUNG_SAID
from warmfield.console.visit import Visit
from warmfield.rules.reasons import sentence
from warmfield.wording import later

PASSED = {
    "exempt": later("let be: the plan exempts them from it"),
    "permit": later("let be: a permit covers it"),
    "approved_link": later("let be: the link was approved"),
    "approved_invitation": later("let be: the invitation was agreed to"),
    "refused": later("a person said it was no breach"),
}
APPEALS = {
    "open": later("appealed, not answered yet"),
    "upheld": later("appealed, and it stood"),
    "granted": later("appealed, and granted"),
}


class DecisionWords:
    """One a page."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def member(self, group: GroupId, member: MemberId) -> str:
        """The nickname they bear in the group; the account where none is known."""
        known = self._visit.view.get(MembershipRecord, membership_key(group, member))
        return (known.nickname if known else "") or member

    def outcome(self, one: Decision) -> str:
        words = self._visit.words
        parts = [self._followed(one)]
        if one.decided_by is not None:
            parts.append(words("decided by {name}", name=self._name(one.decided_by)))
        if one.undone_at is not None:
            by = self._name(one.undone_by)
            parts.append(words("taken back by {name}", name=by) if by else words("taken back"))
        if one.appeal in APPEALS:
            parts.append(words(APPEALS[one.appeal]))
        return " · ".join(parts)

    def why(self, finding: Finding) -> str:
        return sentence(finding, self._visit.words)

    def _followed(self, one: Decision) -> str:
        words = self._visit.words
        if one.dry:
            return words("only noted: dry")
        if one.why_passed in PASSED:
            return words(PASSED[one.why_passed])
        if one.band == "review" and not one.actions:
            return words("waits for a person")
        return words(RUNG_SAID[one.rung]) if one.rung in RUNG_SAID else words("nothing followed")

    def _name(self, person: str | None) -> str:
        known = next((one for who, one in self._visit.rulebook.plan.people.items() if who == person), None)
        return (person or "") if known is None else known.name
