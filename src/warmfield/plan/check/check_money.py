"""P501-P508: prices, budgets, limits and counts below zero or against one another."""

from collections.abc import Iterator

from warmfield.plan.clauses import AdvertClause
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.sections.incentives import Budget, Remedy, Reward
from warmfield.plan.sections.membership import Band
from warmfield.plan.source import Path, Source
from warmfield.plan.walk import leaves

AT_LEAST_ONE = (
    "messages", "same", "copies", "packets", "total_fen", "posts", "longest", "people", "a_week", "at_most",
    "a_day", "most", "pieces", "need_after", "useful_posts", "capacity", "groups", "raise_at", "quiet_times",
    "active_days", "questions", "riddles_a_game", "count",
)  # fmt: skip
AT_LEAST_TWO = ("copies",)
SHARES = ("sample", "useful", "intent", "move_on_at")
COSTS = ("false_removal", "missed", "review")


def money(plan: Plan, source: Source) -> Iterator[Problem]:
    yield from _numbers(plan, source)
    yield from _budgets(plan, source)
    yield from _permits(plan, source)
    yield from _bands(plan, source)
    yield from _levels(plan, source)
    yield from _costs(plan, source)
    reminders = plan.rhythm.reminders
    if reminders:
        path = ("rhythm", "reminders", "a_week")
        yield from _more(source, path, ("a_week", reminders.a_week), ("at_most", reminders.at_most))


def _numbers(plan: Plan, source: Source) -> Iterator[Problem]:
    for path, value in leaves(plan):
        if isinstance(value, bool) or not isinstance(value, int | float) or "steps" in path:
            continue
        name = path[-1]
        least = 2 if name in AT_LEAST_TWO else 1
        if value < 0:
            yield problem(source, "P501", path, value=value)
        elif name in SHARES and value > 1:
            yield problem(source, "P506", path, value=value)
        elif name in AT_LEAST_ONE and value < least:
            yield problem(source, "P502", path, value=value, least=least)


def _more(
    source: Source, path: Path, small: tuple[str, float | None], large: tuple[str, float | None]
) -> Iterator[Problem]:
    """Say P503 where what should be the smaller is more than the larger."""
    if small[1] is not None and large[1] is not None and small[1] > large[1]:
        yield problem(
            source,
            "P503",
            path,
            small=small[0],
            small_value=small[1],
            large=large[0],
            large_value=large[1],
        )


def _budgets(plan: Plan, source: Source) -> Iterator[Problem]:
    yield from _budget(plan.rewards.budget, ("rewards", "budget"), source)
    yield from _budget(plan.cases.budget, ("cases", "budget"), source)
    for name, reward in plan.rewards.catalogue.items():
        yield from _price(reward, plan.rewards.budget, ("rewards", "catalogue", name), source)
    for name, remedy in plan.cases.remedies.items():
        yield from _price(remedy, plan.cases.budget, ("cases", "remedies", name), source)


def _budget(budget: Budget, path: Path, source: Source) -> Iterator[Problem]:
    month = ("a_month", budget.a_month)
    yield from _more(source, (*path, "a_day"), ("a_day", budget.a_day), month)
    mine = ("per_member_a_month", budget.per_member_a_month)
    yield from _more(source, (*path, "per_member_a_month"), mine, month)


def _price(one: Reward | Remedy, budget: Budget, path: Path, source: Source) -> Iterator[Problem]:
    for name in ("a_day", "per_member_a_month", "a_month"):
        limit = getattr(budget, name)
        if limit is not None and one.fen > limit >= 0:
            yield problem(source, "P504", (*path, "fen"), fen=one.fen, budget=name, limit=limit)
            return


def _permits(plan: Plan, source: Source) -> Iterator[Problem]:
    for at, clause in enumerate(plan.clauses):
        if isinstance(clause, AdvertClause) and clause.permit:
            packets, total = clause.permit.packets, clause.permit.total_fen
            if packets > total > 0:
                path = ("clauses", at, "permit", "packets")
                yield problem(source, "P505", path, packets=packets, total=total)


def _bands(plan: Plan, source: Source) -> Iterator[Problem]:
    bands: list[tuple[Path, Band]] = [(("gauge",), plan.gauge)]
    bands += [(("themes", name, "gauge"), theme.gauge) for name, theme in plan.themes.items() if theme.gauge]
    for path, band in bands:
        yield from _more(source, (*path, "silent"), ("silent", band.silent), ("quiet", band.quiet))
        yield from _more(source, (*path, "quiet"), ("quiet", band.quiet), ("busy", band.busy))
        yield from _more(source, (*path, "busy"), ("busy", band.busy), ("drowned", band.drowned))


def _levels(plan: Plan, source: Source) -> Iterator[Problem]:
    first: dict[int, str] = {}
    for name, start in plan.rewards.levels.items():
        other = first.setdefault(start, name)
        if other != name:
            yield problem(source, "P508", ("rewards", "levels", name), one=other, other=name)


def _costs(plan: Plan, source: Source) -> Iterator[Problem]:
    costs = plan.review
    for name in COSTS:
        if getattr(costs, name) == 0:
            yield problem(source, "P502", ("review", name), value=0, least=0.1)
            return
    if min(costs.false_removal, costs.missed, costs.review) > 0 and (
        1 - costs.review / costs.false_removal <= costs.review / costs.missed
    ):
        yield problem(source, "P507", ("review",), key=True)
