"""The nickname's format in words, with an example and the member's own likely right one."""

import re
from collections.abc import Iterator

from warmfield.acts.voice import cite, in_voice
from warmfield.community.findings import Finding
from warmfield.community.ids import GroupId
from warmfield.moderation.breach import Weighed
from warmfield.plan.clauses import NicknameClause
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import Words, later, words_in

PARTS = {
    "child": later("child's name"),
    "parent": later("dad or mum"),
    "neighbourhood": later("neighbourhood"),
}
_PART = re.compile(r"\{(\w+)\}")


def format_in_words(words: Words, clause: NicknameClause) -> str:
    """Say the pattern with each part's name: `child's name + mum or dad + neighbourhood`."""
    parts = _PART.findall(clause.pattern)
    return " + ".join(words(PARTS[part]) if part in PARTS else part for part in parts)


def nickname_line(words: Words, clause: NicknameClause, finding: Finding) -> str:
    """Format and example, unless the clause that was cited has them; the member's own where it is known."""
    pattern = format_in_words(words, clause)
    lines = [words("The nickname here is: {pattern}.", pattern=pattern)]
    if any(example in clause.text.get(words.language, "") for example in clause.examples):
        lines = []
    elif clause.examples:
        lines = [
            words(
                "The nickname here is: {pattern}, for example {example}.",
                pattern=pattern,
                example=clause.examples[0],
            )
        ]
    likely = str(finding.facts.get("suggestion", ""))
    if likely:
        lines.append(
            words("Yours might be: {nickname}. Could you change it when you have a minute?", nickname=likely)
        )
    else:
        lines.append(words("Could you change your nickname when you have a minute?"))
    return "\n".join(lines)


def after_grace_text(rulebook: Rulebook, group: GroupId, name: str, met: Weighed, *, sets: bool) -> str:
    """`sets`: the nickname is being set for them."""
    return in_voice(rulebook, group, name, _after_grace(rulebook, group, met, sets=sets))


def _after_grace(rulebook: Rulebook, group: GroupId, met: Weighed, *, sets: bool) -> Iterator[str]:
    words = words_in(rulebook.language_of(group))
    likely = str(met.finding.facts.get("suggestion", ""))
    here = rulebook.group(group).name
    if sets:
        yield words(
            "Your nickname in {group} becomes {nickname}, so that families recognise one another.",
            group=here,
            nickname=likely,
        )
        yield cite(met.clause, rulebook, group)
        yield words("If that isn't right, just change it or write to me.")
        return
    yield words("A small reminder about your nickname in {group}.", group=here)
    yield cite(met.clause, rulebook, group)
    if isinstance(met.clause, NicknameClause):
        yield nickname_line(words, met.clause, met.finding)
