"""The assistant's lines in the private talk."""

from collections.abc import Iterator

from warmfield.acts.amounts import length_in_words, yuan
from warmfield.acts.voice import shortened, text_in
from warmfield.community.ids import GroupId
from warmfield.plan.clauses import PermitTerms
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words, words_in


def price_text(words: Words, terms: PermitTerms) -> str:
    return words(
        "An advert costs {packets} red packets, {yuan} yuan in all. "
        "Posts you may then make within {window}: {posts}.",
        packets=terms.packets,
        yuan=yuan(terms.total_fen),
        posts=terms.posts,
        window=length_in_words(words, terms.window),
    )


def how_to_pay(words: Words) -> str:
    return words(
        'I have given your text to the managers. Please send the red packets and answer "paid"; '
        "as soon as they confirm, I tell you when you may post."
    )


def which_wording(words: Words) -> str:
    return words("What would you like to post? Send me the text, and I ask the managers.")


def whom_to_invite(words: Words) -> str:
    return words("Whom would you like to bring in? Send me the name, and I ask the managers.")


def which_link(words: Words) -> str:
    return words("Which page would you like to share? Send me the link, and I ask the managers.")


def link_asked(words: Words) -> str:
    return words("Thank you for asking first. Your link is with the managers; I will tell you what they say.")


def invitation_asked(words: Words, names: str) -> str:
    return words(
        "Thank you for asking first. I have asked the managers about {names} "
        "and will tell you what they say.",
        names=names,
    )


def mediator_asked(words: Words) -> str:
    return words("Thank you. I have asked a manager to write to both of you.")


def nothing_to_mediate(words: Words) -> str:
    return words(
        "I know of no open dispute of yours. If something weighs on you, write to a manager directly."
    )


def asked_already(words: Words) -> str:
    return words("That is with the managers already; I will tell you as soon as they answer.")


def passed_on(words: Words) -> str:
    return words(
        "Thank you, I have told the managers. As soon as they confirm, I tell you when you may post."
    )


def nothing_open(words: Words) -> str:
    return words("I find no open request of yours for that.")


def nothing_to_appeal(words: Words) -> str:
    return words("I find nothing that was decided about you, so all is well.")


def nothing_happened(words: Words) -> str:
    return words("I haven't taken out anything of yours. If something is missing, a manager can look.")


def all_right(words: Words) -> str:
    return words("All right. I am here when you need me.")


def not_understood(words: Words) -> str:
    return words("I haven't quite understood, sorry.")


def what_i_can_do(words: Words) -> Iterator[str]:
    yield words("You can write to me, for example:")
    yield words("· “link” and a page: I ask whether you may share it")
    yield words("· “invite” and a name: I ask whether you may bring them in")
    yield words("· “advert” and a text: what it costs, and I ask for you")
    yield words("· “why”: why something was taken out; “appeal”: a person looks again")
    yield words("· “activities”: what is on; “sign up”: to come along; “cancel”: to give your place back")
    yield words("· “on leave until 1 May”: you are away, and nobody asks after you")
    yield words("· “topic”: what is being discussed, until when, and what comes next")
    yield words("· “rules”: the house rules in short; “status”: your requests")


def rules_in_short(rulebook: Rulebook, group: GroupId) -> Iterator[str]:
    """Each clause that binds the group, in one line."""
    language = rulebook.language_of(group)
    words = words_in(language)
    yield words("The house rules in {group}, in short:", group=rulebook.group(group).name)
    for clause in rulebook.plan.clauses:
        if clause.mode != "off" and (not clause.groups or group in clause.groups):
            yield f"{clause.number} {shortened(text_in(clause.text, language), 120)}"
