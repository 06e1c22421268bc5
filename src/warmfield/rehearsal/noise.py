"""What each clause costs in noise, and what a second plan would have decided otherwise."""

from collections import Counter
from collections.abc import Iterator, Sequence

from warmfield.community.ids import ClauseNumber
from warmfield.rehearsal.result import Compared, Decided, Difference, Noise, Result
from warmfield.wording import later

HOW = {
    "new": later("only the second plan decides"),
    "gone": later("only the first plan decides"),
    "band": later("judged otherwise"),
    "rung": later("another rung"),
    "clauses": later("other clauses"),
    "actions": later("other actions"),
    "told": later("other words"),
}
"""What differs, in the order it is looked for; the keys are stable and stand in the JSON result."""
GRAVITY = {"pass": 0, "review": 1, "act": 2}


def noise_of(decisions: Sequence[Decided], messages: int, days: int) -> tuple[Noise, ...]:
    """Count by clause: a decision counts once for each clause it cites, in the gravest band found for it."""
    bands: dict[ClauseNumber, Counter[str]] = {}
    for one in decisions:
        found = {finding.clause: "" for finding in one.findings}
        for finding in sorted(one.findings, key=lambda finding: GRAVITY[finding.band]):
            found[finding.clause] = finding.band
        for clause, band in found.items():
            bands.setdefault(clause, Counter())[band] += 1
    return tuple(
        Noise(
            clause=clause,
            findings=found.total(),
            act=found["act"],
            review=found["review"],
            passed=found["pass"],
            per_1000=round(1000 * (found["act"] + found["review"]) / messages, 2) if messages else 0.0,
            reviews_per_day=round(found["review"] / days, 2) if days else 0.0,
        )
        for clause, found in sorted(bands.items(), key=lambda item: _order(item[0]))
    )


def _order(clause: str) -> tuple[tuple[int, ...], str]:
    return tuple(int(part) if part.isdigit() else 10**6 for part in clause.split(".")), clause


def compared(first: Result, second: Result) -> Compared:
    """Hold a second plan's result on the same past against the first's."""
    return Compared(plan=second.plan, noise=second.noise, differences=tuple(_differences(first, second)))


def _differences(first: Result, second: Result) -> Iterator[Difference]:
    before = {one.event: one for one in first.decisions}
    after = {one.event: one for one in second.decisions}
    either = {**before, **after}
    for event in sorted(either, key=lambda event: (either[event].at, event)):
        how = _how(before.get(event), after.get(event))
        if how:
            one = either[event]
            yield Difference(
                event=event,
                at=one.at,
                group=one.group,
                member=one.member,
                quote=one.quote,
                how=how,
                before=before.get(event),
                after=after.get(event),
            )


def _how(before: Decided | None, after: Decided | None) -> str:
    """Name the first thing that differs. To people, a message let pass is one that nobody judged."""
    if before is None or after is None:
        only = before or after
        if only is None or only.band == "pass":
            return ""
        return "new" if before is None else "gone"
    sides = {
        "band": (before.band, after.band),
        "rung": (before.rung, after.rung),
        "clauses": (_clauses(before), _clauses(after)),
        "actions": (_does(before), _does(after)),
        "told": (before.told, after.told),
    }
    return next((how for how, (one, other) in sides.items() if one != other), "")


def _clauses(one: Decided) -> set[str]:
    return {finding.clause for finding in one.findings}


def _does(one: Decided) -> list[str]:
    return [type(action).__name__ for action in one.actions]
