"""P95x: where useful content comes from."""

from warmfield.plan.problem_sorts.sort import Sort
from warmfield.wording import later

CONTENT = {
    "P951": Sort(
        later("The source `{name}` has no address that can be read."),
        later("write one that begins with https://, without a name or a password in it"),
    ),
    "P952": Sort(
        later("Two sources are called `{name}`, so their pieces couldn't be told apart."),
        later("the first is in line {first}: give this one a name of its own"),
    ),
}
