"""One line for a request: what a person of the staff is asked."""

from collections.abc import Iterable

from warmfield.acts.amounts import yuan
from warmfield.community.findings import Decision
from warmfield.community.ids import GroupId
from warmfield.moderation.breach import Breach, Course
from warmfield.plan.clauses import PermitTerms
from warmfield.plan.rulebook import Rulebook
from warmfield.rules.reasons import sentence
from warmfield.wording import Words, later, words_in

DOES = {
    "note": later("send {name} a private word"),
    "warn": later("warn {name} in private"),
    "mute": later("mute {name}"),
    "remove": later("remove {name} from the group"),
}
MESSAGE = {
    "remove": later("take the message out"),
    "hold": later("hold the message"),
}


def review_title(rulebook: Rulebook, breach: Breach, course: Course) -> str:
    words = words_in(rulebook.language_of(breach.group))
    if course.led_by.clause.kind == "off_topic":
        return words(
            "Is this off topic? Proposed: {steps}", steps=words(", ").join(_steps(words, breach, course))
        )
    return words(
        "Is this against house rule {number}? Proposed: {steps}",
        number=course.led_by.clause.number,
        steps=words(", ").join(_steps(words, breach, course)),
    )


def staff_title(rulebook: Rulebook, breach: Breach, course: Course) -> str:
    words = words_in(rulebook.language_of(breach.group))
    return words(
        "{name} is one of us, so you decide (house rule {number}). Proposed: {steps}",
        name=breach.nickname or breach.member,
        number=course.led_by.clause.number,
        steps=words(DOES[course.step.do], name=breach.nickname or breach.member),
    )


def link_title(rulebook: Rulebook, group: GroupId, name: str) -> str:
    words = words_in(rulebook.language_of(group))
    return words("May {name} share this link?", name=name)


def why_text(rulebook: Rulebook, breach: Breach, course: Course) -> str:
    """The findings in words, one line each."""
    words = words_in(rulebook.language_of(breach.group))
    return "\n".join(dict.fromkeys(sentence(one.finding, words) for one in course.met))


def _steps(words: Words, breach: Breach, course: Course) -> Iterable[str]:
    if course.message in MESSAGE:
        yield words(MESSAGE[course.message])
    yield words(DOES[course.step.do], name=breach.nickname or breach.member)


def dispute_title(rulebook: Rulebook, group: GroupId, one: str, other: str) -> str:
    words = words_in(rulebook.language_of(group))
    return words("{one} and {other} are still arguing. Could you write to both?", one=one, other=other)


def join_title(rulebook: Rulebook, group: GroupId, name: str, inviter: str, *, knocks: bool) -> str:
    """`inviter` is empty where nobody knows who brought them."""
    words = words_in(rulebook.language_of(group))
    if knocks and inviter:
        return words(
            "{name} asks to join, brought by {inviter} without an agreed invitation. Let them in?",
            name=name,
            inviter=inviter,
        )
    if knocks:
        return words("{name} asks to join. Let them in?", name=name)
    if inviter:
        return words(
            "{name} came in, brought by {inviter} without an agreed invitation. May they stay?",
            name=name,
            inviter=inviter,
        )
    return words("{name} came in, and nobody knows who invited them. May they stay?", name=name)


def appeal_title(rulebook: Rulebook, decision: Decision, name: str) -> str:
    words = words_in(rulebook.language_of(decision.group))
    clauses = words(", ").join(dict.fromkeys(one.clause for one in decision.findings))
    return words(
        "{name} asks to look again at a decision under {clauses}. Approve to take it back.",
        name=name,
        clauses=clauses,
    )


def permit_title(rulebook: Rulebook, group: GroupId, name: str, terms: PermitTerms) -> str:
    words = words_in(rulebook.language_of(group))
    return words(
        "{name} would like to post an advert for {packets} red packets, {yuan} yuan in all. Approve once "
        "they are here.",
        name=name,
        packets=terms.packets,
        yuan=yuan(terms.total_fen),
    )


def invitation_title(rulebook: Rulebook, group: GroupId, name: str, invitees: str) -> str:
    words = words_in(rulebook.language_of(group))
    return words("May {name} bring in {invitees}?", name=name, invitees=invitees)
