"""P5xx: prices, budgets, limits and counts."""

from warmfield.plan.problem_sorts.sort import Sort
from warmfield.wording import later

MONEY = {
    "P501": Sort(later("{value} is below zero."), later("write 0 or more")),
    "P502": Sort(later("{value} is too little here."), later("write at least {least}")),
    "P503": Sort(
        later("`{small}` ({small_value}) is more than `{large}` ({large_value})."),
        later("change one of the two"),
    ),
    "P504": Sort(
        later("This costs {fen} fen, more than the budget `{budget}` of {limit} fen allows."),
        later("lower the price or raise the budget"),
    ),
    "P505": Sort(
        later("{packets} red packets can't share {total} fen: each holds at least 1 fen."),
        later("fewer packets, or more money"),
    ),
    "P506": Sort(later("{value} isn't a share."), later("write a number from 0 to 1, like 0.1 for a tenth")),
    "P507": Sort(
        later("At these costs nobody would ever be asked: a look costs as much as the mistake it prevents."),
        later("let `review` be well below `missed` and `false_removal`"),
    ),
    "P508": Sort(
        later("The levels `{one}` and `{other}` begin at the same points."),
        later("let each level begin higher than the one before"),
    ),
}
