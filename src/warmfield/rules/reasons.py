"""Every reason of a finding as a sentence, for decisions, requests and reports."""

from warmfield.community.findings import Finding
from warmfield.wording import Words, later

REASONS: dict[str, str] = {
    "nickname_format": later("The nickname lacks what others know you by: {missing}."),
    "nickname_trade": later("The nickname names a trade or a way to be reached."),
    "link_without_words": later(
        "The link stands without words: {words} of the {needs} that say what it is about."
    ),
    "advert": later("The message reads like an advert."),
    "operators_word": later("The message holds “{word}”, which the plan counts as advertising."),
    "permit_used_up": later("The permit for this advert was used up by an earlier post."),
    "outside_window": later("The permit for this advert holds at another time."),
    "other_group": later("The permit for this advert is for another group."),
    "dispute": later("Two members are arguing with each other, {messages} messages so far."),
    "uninvited": later("Brought in by a member without asking the owner or a manager first."),
    "inviter_unknown": later("Joined without a code of ours, and nobody is known as the inviter."),
    "too_fast": later("{messages} messages within {seconds} seconds."),
    "same_again": later("The same words {times} times within {minutes} minutes."),
    "poaching": later("The message asks members over into another group."),
    "copied": later("The same post in {groups} groups."),
    "copied_by_several": later("The same post in {groups} groups, by {accounts} accounts."),
    "long_silent": later("Silent for {days} days, and no answer to a private word {asked} days before."),
    "off_topic": later("It has nothing to do with “{topic}”, which is being discussed."),
    "side_talk": later("A talk of its own seems to go on beside “{topic}”."),
    "by_staff": later("A person of the staff decided it: {said}"),
    "operators_clause": later("A clause of the plan's own holds: {when}"),
}
PARTS: dict[str, str] = {
    "child": later("the child's name"),
    "parent": later("mum or dad"),
    "neighbourhood": later("the neighbourhood"),
}
"""The built-in parts of a nickname; an operator's own part goes by the name it has in the plan."""
UNKNOWN = later("The message doesn't fit a house rule.")
"""For a finding recorded by a version that knew another reason."""
COVERED: dict[str, str] = {
    "permit": later("A permit covers it."),
    "approved_link": later("Staff approved the link."),
    "approved_invitation": later("Staff agreed to the invitation."),
}
LOWERED: dict[str, str] = {
    "allowed_word": later("It names something the plan allows."),
    "asks_for_advice": later("It asks others for advice."),
    "gives_away": later("Something is given away."),
    "lost_and_found": later("Something was lost or found."),
    "family_life": later("It speaks of school and family, not of something for sale."),
    "answers_a_call": later("Somebody had asked for recommendations."),
    "own_page": later("It leads only to pages of our own."),
}
ANSWERS = later("It answers a question.")


def sentence(finding: Finding, words: Words) -> str:
    """Say why a finding was made and what speaks for the author, in the reader's language."""
    said = [words(REASONS.get(finding.reason, UNKNOWN), **_values(finding, words))]
    mild = COVERED.get(str(finding.facts.get("covered_by", "")))
    mild = mild or LOWERED.get(str(finding.facts.get("lowered_by", "")))
    if mild is None and "answers" in finding.facts:
        mild = ANSWERS
    if mild is not None:
        said.append(words(mild))
    return ("" if words.language == "zh" else " ").join(said)


def _values(finding: Finding, words: Words) -> dict[str, str | int | float]:
    if finding.reason != "nickname_format":
        return finding.facts
    between = "、" if words.language == "zh" else ", "
    parts = str(finding.facts.get("missing", "")).split(",")
    return {"missing": between.join(words(PARTS.get(part, part)) for part in parts)}
