"""P6xx: positioning and texts in the community's languages. P7xx: clauses in CEL."""

from warmfield.plan.problem_sorts.sort import Sort
from warmfield.wording import later

TEXTS = {
    "P601": Sort(
        later("The plan doesn't say what the community is worth, and whom it is for."),
        later("add `positioning:` with worth_to_us, worth_to_members and for_whom"),
    ),
    "P602": Sort(
        later("This text is missing in {missing}."),
        later("add `{missing}:` with the text: the community speaks {languages}"),
    ),
    "P603": Sort(later("This text is empty."), later("write the sentence members will read")),
    "P604": Sort(
        later("This text is in `{name}`, which isn't among the community's languages."),
        later("add `{name}` to `languages`, or delete the text"),
        "warning",
    ),
    "P605": Sort(
        later("The house rules are empty."),
        later("add clauses: `warmfield new DIR` writes a plan that has them"),
        "warning",
    ),
    "P606": Sort(
        later("The community has no language."),
        later("write `languages: [en]`; the first is what members are told in"),
    ),
    "P701": Sort(later("This condition can't be read as CEL."), later("the CEL reader says: {why}")),
    "P702": Sort(later("There is no `{name}` to ask about."), later("fields: {known}")),
    "P703": Sort(
        later("This condition compares or joins things of different sorts."),
        later("numbers with numbers, texts with texts in quotes; shares like reading.advert with 0.5 or 1.0"),
    ),
    "P704": Sort(
        later("This condition gives {kind}, not yes or no."),
        later("compare it with something, like `reading.links > 0`"),
    ),
    "P705": Sort(later("CEL has no function `{name}` here."), later("functions: {known}")),
    "P707": Sort(
        later("The pattern in `matches` can't be read."),
        later("write a regular expression, like `[0-9]{{6,}}`; brackets come in pairs"),
    ),
    "P706": Sort(
        later("On `{on}` there is no message, so `{name}` says nothing."),
        later("use member or group fields, or write `on: message`"),
        "warning",
    ),
}
