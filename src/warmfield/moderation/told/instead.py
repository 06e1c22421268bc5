"""What to do instead, by kind of clause."""

from typing import assert_never

from warmfield.acts.amounts import length_in_words, yuan
from warmfield.community.findings import Finding
from warmfield.moderation.breach import Weighed
from warmfield.moderation.told.nickname_words import nickname_line
from warmfield.plan.clauses import (
    AdvertClause,
    CopiesClause,
    CustomClause,
    DisputeClause,
    FloodingClause,
    InvitationClause,
    LinkClause,
    NicknameClause,
    OffTopicClause,
    PermitTerms,
    PoachingClause,
)
from warmfield.wording import Words


def instead(words: Words, met: Weighed, rung: str) -> str:  # noqa: C901, PLR0911 - one line a kind
    """Empty where there is nothing to add, as after a removal for good."""
    if rung == "remove":
        return ""
    match met.clause:
        case LinkClause():
            return words(
                "Post it again with a few words of your own on why it is worth reading, or wait: once a "
                "manager agrees, I post it with your name beside it."
            )
        case AdvertClause(permit=terms):
            return permit_line(words, terms)
        case PoachingClause():
            return words("If you know a group that would help the others, tell a manager first.")
        case CopiesClause():
            return words("One group is enough: please choose the one where it fits best.")
        case FloodingClause() if met.finding.reason == "same_again":
            return words(
                "Once is enough for everybody to see it. If it is urgent, write to a manager or to me."
            )
        case FloodingClause():
            return words("Please put several lines into one message, or wait a little between them.")
        case DisputeClause():
            return words(
                "Would you go on with it privately, just the two of you? If you like a manager to help, "
                'answer "mediate".'
            )
        case NicknameClause():
            return nickname_line(words, met.clause, met.finding)
        case OffTopicClause():
            return words(
                "You are welcome to post it again when the session is over; a question on the topic is "
                "welcome at any time. “topic” tells you what is on and until when."
            )
        case CustomClause() | InvitationClause():
            return ""
        case _:
            assert_never(met.clause)


def slower(words: Words, finding: Finding) -> str:
    if finding.reason == "same_again":
        return words("Once is enough for everybody to see it. If it is urgent, write to a manager or to me.")
    return words("Please put several lines into one message, or wait a little between them.")


def permit_line(words: Words, terms: PermitTerms | None) -> str:
    """How an advert can be posted after all: the price and what it gives."""
    if terms is None:
        return words("There is no advertising here. A recommendation somebody asked for is always welcome.")
    return words.many(
        "If you would like to advertise, it can be arranged: {packets} red packets, {yuan} yuan in all, then "
        '{count} post within {window}. Answer "advert" and your text, and I ask the managers.',
        "If you would like to advertise, it can be arranged: {packets} red packets, {yuan} yuan in all, then "
        '{count} posts within {window}. Answer "advert" and your text, and I ask the managers.',
        terms.posts,
        packets=terms.packets,
        yuan=yuan(terms.total_fen),
        window=length_in_words(words, terms.window),
    )
