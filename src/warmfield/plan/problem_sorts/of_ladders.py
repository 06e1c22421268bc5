"""P4xx: ladders that skip a rung, go the wrong way or never end."""

from warmfield.plan.problem_sorts.sort import Sort
from warmfield.wording import later

LADDERS = {
    "P401": Sort(
        later("This ladder has no steps."),
        later("write `steps: [note 2 times, warn, mute for 1 day, remove]`"),
    ),
    "P402": Sort(
        later("`{value}` isn't a step."),
        later("a step is note, warn, mute or remove, like `note 2 times` or `mute for 1 day`"),
    ),
    "P403": Sort(
        later("A step taken 0 times is never taken."), later("write at least 1, or leave the step out")
    ),
    "P404": Sort(later("This mute has no end."), later("say how long: `mute for 1 day`")),
    "P405": Sort(
        later("`{do}` comes after the heavier `{before}`."),
        later("put the steps from the lightest to the heaviest: note, warn, mute, remove"),
    ),
    "P406": Sort(
        later("This ladder goes from `{before}` straight to `remove`."),
        later("put `warn` in between, so that nobody is removed unwarned"),
        "warning",
    ),
    "P407": Sort(
        later("This ladder never ends: `{do}` would repeat for ever."),
        later("add `remove` as last step, or write `open_end: yes` if it is meant"),
    ),
    "P408": Sort(
        later("Only a mute lasts for a time; `{do}` doesn't."), later("leave out the length of time")
    ),
    "P409": Sort(
        later("Rungs are forgotten after {counts}, before the mute of {lasts} is over."),
        later("let `counts_for` be longer than the longest mute"),
    ),
    "P410": Sort(
        later("No clause uses the ladder `{name}`."), later("delete it, or name it in a clause"), "note"
    ),
    "P411": Sort(
        later("The ladder `default` is missing; clauses that name no ladder use it."),
        later("add `default:` with its steps"),
    ),
    "P412": Sort(
        later("A ladder of removal only: members would be removed without a word first."),
        later("put `warn` before it"),
        "warning",
    ),
}
