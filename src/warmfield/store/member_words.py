"""What is kept about a member, in words."""

from collections import Counter
from collections.abc import Iterator

from warmfield.community.records import MemberRecord, MembershipRecord
from warmfield.store.about_member import Known
from warmfield.wording import Words, later

HERE = later("In {group} as “{nickname}”, messages: {count}")
GONE = later("Was in {group} as “{nickname}”, messages: {count}")


def in_words(known: Known, words: Words) -> Iterator[str]:
    """Yield lines; no message is quoted."""
    yield words("What is kept about {member}:", member=known.member)
    for membership in known.memberships:
        yield "  " + _membership(membership, words)
    if known.record is not None:
        yield from (f"  {line}" for line in _record(known.record, words))
    for group, points in known.points.items():
        yield "  " + words("Points from games in {group}: {count}", group=group, count=points)
    kinds = Counter(event.__struct_config__.tag for event in known.events)
    counts = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items(), key=str))
    yield "  " + words("Events in the journal: {counts}", counts=counts or 0)
    yield "  " + words("Activities signed up for: {count}", count=len(known.sign_ups))
    yield "  " + words("Decisions: {count}", count=len(known.decisions))
    for decision in known.decisions:
        clauses = ", ".join(finding.clause for finding in decision.findings)
        yield f"    {decision.at:%Y-%m-%d %H:%M} {decision.group} {clauses} {decision.rung or decision.band}"
    yield "  " + words("Requests: {count}", count=len(known.requests))
    for request in known.requests:
        yield f"    {request.id} {request.at:%Y-%m-%d %H:%M} {request.sort} {request.state}"


def _membership(membership: MembershipRecord, words: Words) -> str:
    sentence = HERE if membership.present else GONE
    return words(sentence, group=membership.group, nickname=membership.nickname, count=membership.messages)


def _record(record: MemberRecord, words: Words) -> Iterator[str]:
    if record.first_seen is not None:
        yield words("First seen: {day}", day=f"{record.first_seen:%Y-%m-%d}")
    if record.grade:
        yield words("Grade: {grade}", grade=record.grade)
    for mark in record.marks:
        yield words(
            "{rung} for clause {clause}, counts until {day}",
            rung=mark.rung,
            clause=mark.clause,
            day=f"{mark.until:%Y-%m-%d}",
        )
