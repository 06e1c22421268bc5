"""What the software does for each kind of clause, in words a parent understands."""

from warmfield.plan.clauses import (
    AdvertClause,
    Clause,
    CopiesClause,
    CustomClause,
    DisputeClause,
    FloodingClause,
    InvitationClause,
    LinkClause,
    NicknameClause,
    OffTopicClause,
    PoachingClause,
)
from warmfield.plan.lengths import in_words
from warmfield.wording import Words


def doings(clause: Clause, words: Words) -> list[str]:  # noqa: C901, PLR0911 - one line a kind
    """Say what happens when the clause is broken, with its own numbers; empty for a noticed one."""
    match clause:
        case NicknameClause():
            return _nickname(clause, words)
        case LinkClause():
            return _links(clause, words)
        case AdvertClause():
            return _adverts(clause, words)
        case DisputeClause():
            return _dispute(clause, words)
        case InvitationClause():
            return _invitation(clause, words)
        case FloodingClause():
            return _flooding(clause, words)
        case PoachingClause():
            return [words("A message that asks members over into another group is removed.")]
        case CopiesClause():
            return _copies(clause, words)
        case OffTopicClause():
            return _off_topic(clause, words)
        case CustomClause():
            return [words("A clause of your own; it is met when: {when}", when=clause.when)]
        case _:
            return []


def _nickname(clause: NicknameClause, words: Words) -> list[str]:
    said = [
        words("Whoever joins is shown how to write the nickname, with their own likely one."),
        words("They have {length} for it; then they are reminded.", length=in_words(clause.grace, words)),
    ]
    if clause.set_nickname:
        said.append(words("After that the likely nickname is set for them, where the platform lets us."))
    return said


def _links(clause: LinkClause, words: Words) -> list[str]:
    return [
        words(
            "A link with hardly a word beside it (fewer than {count} Han characters) is taken out.",
            count=clause.min_words,
        ),
        words(
            "The author's own words up to {length} before count too.",
            length=in_words(clause.look_back, words),
        ),
        words("Its author is told privately how to have it approved; a manager answers with one tap."),
    ]


def _adverts(clause: AdvertClause, words: Words) -> list[str]:
    said = [
        words("An advert without a permit is removed from the group at once, its author is told why."),
        words("Where it isn't sure, a person is asked first."),
    ]
    if clause.permit:
        said.append(
            words(
                "A permit costs {packets} red packets, {yuan} yuan in all: {posts} post within {length}.",
                packets=clause.permit.packets,
                yuan=f"{clause.permit.total_fen / 100:g}",
                posts=clause.permit.posts,
                length=in_words(clause.permit.window, words),
            )
        )
    return said


def _dispute(clause: DisputeClause, words: Words) -> list[str]:
    return [
        words(
            "Two members quarrel for {count} messages within {length}: both are asked to talk alone.",
            count=clause.messages,
            length=in_words(clause.within, words),
        ),
        words("If it goes on, a person of the staff is asked to help."),
    ]


def _invitation(clause: InvitationClause, words: Words) -> list[str]:
    said = [
        words("Members ask the assistant before they bring someone in; owner or manager says yes or no."),
        words("Whoever comes in without it waits for a person's word, and the inviter is named."),
    ]
    if clause.codes:
        said.append(
            words("By these codes of the school anyone may come: {codes}.", codes=", ".join(clause.codes))
        )
    return said


def _flooding(clause: FloodingClause, words: Words) -> list[str]:
    return [
        words(
            "Too many: {count} messages within {length}, or the same words {same} times within {longer}.",
            count=clause.messages,
            length=in_words(clause.within, words),
            same=clause.same,
            longer=in_words(clause.same_within, words),
        )
    ]


def _off_topic(clause: OffTopicClause, words: Words) -> list[str]:
    said = [
        words("Only while a session is on: what has nothing to do with its topic is met."),
        words("Questions, answers and courtesies are part of it; the message stays, its author is told."),
        words(
            "With the extra `semantic` a private word is sent from {chance} sure on; what is less sure, and "
            "everything without the extra, is only suggested to the host.",
            chance=f"{clause.sure:.0%}",
        ),
    ]
    if clause.times > 1:
        said.insert(1, words("It holds from time {times} in one session on.", times=clause.times))
    return said


def _copies(clause: CopiesClause, words: Words) -> list[str]:
    return [
        words(
            "The same post in {count} groups within {length} is removed, even if changed a little.",
            count=clause.copies,
            length=in_words(clause.within, words),
        )
    ]
