"""P1xx: the file's form: YAML, keys, and what sort of value stands where."""

from warmfield.plan.problem_sorts.sort import Sort
from warmfield.wording import later

FORM = {
    "P101": Sort(
        later("This line can't be read as YAML."),
        later("the YAML reader says: {why}"),
    ),
    "P102": Sort(
        later("A plan is a list of keys with values, and this file isn't."),
        later("`warmfield new DIR` writes a plan to start from"),
    ),
    "P103": Sort(
        later("The key `{name}` stands here twice."),
        later("it is in line {first} already: keep one of them"),
    ),
    "P104": Sort(
        later("A plan knows no key `{name}` here."),
        later("possible here: {known}"),
    ),
    "P105": Sort(
        later("There is no kind of clause called `{name}`."),
        later("kinds: {known}"),
    ),
    "P106": Sort(
        later("`{value}` isn't one of the words that may stand here."),
        later("possible here: {known}"),
    ),
    "P107": Sort(
        later("A number is expected here, not `{value}`."),
        later("write digits only, like 5 (or 0.5 where parts make sense)"),
    ),
    "P108": Sort(
        later("Yes or no is expected here, not `{value}`."),
        later("write `yes` or `no`"),
    ),
    "P109": Sort(
        later("A text is expected here."),
        later("write the words after the colon, in quotes if they hold a colon"),
    ),
    "P110": Sort(
        later("`{name}` is missing here."),
        later("add `{name}:` with its value"),
    ),
    "P111": Sort(
        later("A list is expected here."),
        later("write [first, second], or one item a line, each after a dash"),
    ),
    "P112": Sort(
        later("Keys with values are expected here."),
        later("write `key: value`, one a line, further to the right than the line above"),
    ),
    "P113": Sort(
        later("`{value}` isn't a date."),
        later("write it like 2026-01-31"),
    ),
    "P114": Sort(
        later("This part is only a reference (`*`) to another part."),
        later("write the part out: a plan has no references, so that each line can be read alone"),
    ),
    "P115": Sort(
        later("This line holds a character that no text may hold."),
        later("delete the invisible character, or write the line anew"),
    ),
    "P116": Sort(
        later("`{value}` can't stand here."),
        later("docs/plan.md says what may"),
    ),
}
