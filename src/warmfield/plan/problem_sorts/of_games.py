"""P9xx: games whose questions nobody could answer, and draws with nothing to win."""

from warmfield.plan.problem_sorts.sort import Sort
from warmfield.wording import later

GAMES = {
    "P901": Sort(
        later("This has no right answer."),
        later("write `answers: [giraffe]`: all that counts as right, the one to show first"),
    ),
    "P902": Sort(
        later("None of the options is the right answer."),
        later("write one of them below `answers`, in its own words"),
    ),
    "P903": Sort(
        later("A question has 2 to 8 options to choose from; this one has {count}."),
        later("write 2 to 8 of them, or leave `options` out"),
    ),
    "P904": Sort(
        later("This is asked in line {first} already."),
        later("ask something else, or delete one of the two"),
        "warning",
    ),
    "P905": Sort(
        later("`{name}` says nothing on a fixture of sort `{sort}`."),
        later("write `sort: {wanted}`, or leave `{name}` out"),
        "warning",
    ),
    "P906": Sort(
        later("A lucky draw gives away 1 to {most} prizes; this one {count}."),
        later("write them as `prizes: [{{name: {{en: Picture book}}, count: 3}}]`"),
    ),
    "P907": Sort(
        later("`{value}` isn't an idiom of four characters."),
        later("write exactly four Chinese characters"),
    ),
}
