"""The apology after an undo, and the answers to an appeal."""

from collections.abc import Iterable, Iterator

from warmfield.acts.voice import in_voice
from warmfield.community import actions as a
from warmfield.community.findings import Decision
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words, words_in


def undone_text(
    rulebook: Rulebook, decision: Decision, name: str, restored: Iterable[a.Action], why: str
) -> str:
    """Say sorry, and what is back as it was. `why` is a manager's own word, or empty."""
    return in_voice(rulebook, decision.group, name, _undone(rulebook, decision, restored, why))


def _undone(rulebook: Rulebook, decision: Decision, restored: Iterable[a.Action], why: str) -> Iterator[str]:
    words = words_in(rulebook.language_of(decision.group))
    group = rulebook.group(decision.group).name
    yield words(
        "We were wrong in {group}, and I am sorry. It is taken back, and nothing counts against you.",
        group=group,
    )
    for action in restored:
        yield _back(words, action)
    if why:
        yield words("They write: {why}", why=why)


def _back(words: Words, action: a.Action) -> str:
    match action:
        case a.Post():
            return words("Your message is back: I have posted it again with your name.")
        case a.Unmute():
            return words("You can write again.")
        case a.Readmit():
            return words("You are welcome back; an invitation is on its way.")
        case a.SetNickname():
            return words("Your nickname is as it was.")
        case _:
            return ""


def appeal_heard(rulebook: Rulebook, decision: Decision, name: str) -> str:
    words = words_in(rulebook.language_of(decision.group))
    line = words(
        "Thank you for telling me. Somebody who had no part in it looks at it again, "
        "and I will tell you what they say."
    )
    return in_voice(rulebook, decision.group, name, [line])


def appeal_upheld(rulebook: Rulebook, decision: Decision, name: str, why: str) -> str:
    """The decision stands; `why` is the manager's own word, or empty."""
    words = words_in(rulebook.language_of(decision.group))
    lines = [words("The managers have looked at it again, and it stays as it was decided.")]
    lines.append(words("They write: {why}", why=why) if why else "")
    lines.append(words("The rest of what you write is as welcome as ever."))
    return in_voice(rulebook, decision.group, name, lines)


def appeal_known(rulebook: Rulebook, decision: Decision, name: str) -> str:
    """A second appeal: what became of the first."""
    words = words_in(rulebook.language_of(decision.group))
    sentences = {
        "open": words("Your appeal is with the managers already; I will tell you as soon as they answer."),
        "granted": words("This was already taken back; nothing counts against you."),
        "upheld": words("The managers have already looked at this again, and it stays as it was decided."),
    }
    state = "granted" if decision.undone_at is not None else decision.appeal
    return in_voice(rulebook, decision.group, name, [sentences[state]])
