"""P3xx: names that lead nowhere, or to two things at once."""

from warmfield.plan.problem_sorts.sort import Sort
from warmfield.wording import later

_KNOWN = later("known here: {known}")

NAMES = {
    "P301": Sort(later("Nobody called `{name}` is among the people of this plan."), _KNOWN),
    "P302": Sort(later("There is no group `{name}` in this plan."), _KNOWN),
    "P303": Sort(later("There is no clause `{name}` in this plan."), _KNOWN),
    "P304": Sort(later("There is no grade `{name}` in this plan."), _KNOWN),
    "P305": Sort(later("There is no theme `{name}` in this plan."), _KNOWN),
    "P306": Sort(later("There is no team `{name}` in this plan."), _KNOWN),
    "P307": Sort(later("`{value}` is no role."), later("roles: {known}")),
    "P308": Sort(later("warmfield knows no platform `{name}`."), later("platforms: {known}")),
    "P309": Sort(
        later("`{name}` isn't among the community's languages."),
        later("add it to `languages`, or use one of these: {known}"),
    ),
    "P310": Sort(later("`{name}` isn't among the plan's neighbourhoods."), _KNOWN),
    "P311": Sort(later("There is no ladder `{name}` in this plan."), _KNOWN),
    "P312": Sort(
        later("Two clauses bear the number {number}."),
        later(
            "the first is in line {first}: give this one a number of its own; "
            "only two kinds with the same ladder may share one"
        ),
    ),
    "P313": Sort(
        later("The account `{account}` on {platform} belongs to `{first}` already."),
        later("an account is one person: correct one of the two"),
    ),
    "P314": Sort(
        later("The address `{address}` on {platform} belongs to the group `{first}` already."),
        later("each group has an address of its own"),
    ),
    "P315": Sort(
        later("warmfield has no words in the language `{name}` yet; members would be told in English."),
        later("languages with words: {known}"),
        "warning",
    ),
    "P316": Sort(
        later("Who joins by the code `{code}` would count as uninvited."),
        later("add the code to `codes` of clause {clause}"),
        "warning",
    ),
    "P320": Sort(
        later("No public holidays are known for `{name}`."),
        later("write a country's code of two letters, like CN or GB, or a part of it, like DE-BE"),
    ),
}
