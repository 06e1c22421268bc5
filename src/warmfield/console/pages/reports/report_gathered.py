"""A report's figures: asked of the archive's thread, counted by the report room."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct

from warmfield.acts.on_duty import monday_of, rota_of
from warmfield.community.ids import ClauseNumber, GroupId, PieceId
from warmfield.community.months import MonthRecord, month_key, months_of
from warmfield.community.pieces import PieceRecord, ShelfRecord
from warmfield.community.tallies import Cited, PutToStaff
from warmfield.community.warm_up_records import WarmUpRecord
from warmfield.console.pages.reports.report_asked import Asked, stretch
from warmfield.console.visit import Visit
from warmfield.plan.model import DECIDERS
from warmfield.report.clause_tally import ClauseTally, by_clause
from warmfield.report.duty_then import DutyThen, rotas_known
from warmfield.report.fairness import Compared, compared
from warmfield.report.health import GroupHealth, Together, healths, together
from warmfield.report.period import Period
from warmfield.report.received import PieceReceived, Topic, pieces_received, posts_by_sort, topics
from warmfield.report.waited import Waited, about_breaches, by_key, waited

ROTAS_KEPT = timedelta(weeks=9)
MOST_PIECES = 10


class Figures(Struct, frozen=True, kw_only=True):
    """Of one period. `months` and `asked` are what the rest was counted from."""

    period: Period
    health: list[GroupHealth]
    together: Together
    cited: list[Cited]
    clauses: dict[ClauseNumber, ClauseTally]
    asked: list[PutToStaff]
    posts: dict[str, int]
    waited: Waited
    breaches: Waited

    @property
    def nothing(self) -> bool:
        """Nothing is known of that time: there is nothing to put beside."""
        return not (self.together.days or self.cited or self.asked)


class Gathered(Struct, frozen=True, kw_only=True):
    """`before` is what the period is put beside."""

    now: Figures
    before: Figures | None
    by_sort: dict[str, Waited]
    sorts_before: dict[str, Waited]
    by_person: dict[str, Waited]
    fairness: list[Compared]
    topics: list[Topic]
    pieces: list[PieceReceived]


async def gathered(visit: Visit, asked_for: Asked) -> Gathered:
    now = await figures(visit, asked_for.period, asked_for.groups)
    beside = asked_for.beside
    before = None if beside is None else await figures(visit, beside, asked_for.groups)
    if before is not None and before.nothing:
        before = None
    within = visit.rulebook.plan.fairness.deal_within
    return Gathered(
        now=now,
        before=before,
        by_sort=by_key(now.asked, lambda one: (one.sort,), within),
        sorts_before={} if before is None else by_key(before.asked, lambda one: (one.sort,), within),
        by_person=_by_person(visit, now, within),
        fairness=compared(now.cited),
        topics=_topics(visit, asked_for),
        pieces=_pieces(visit, asked_for),
    )


async def figures(visit: Visit, period: Period, groups: tuple[GroupId, ...]) -> Figures:
    here = stretch(visit, period, groups)
    cited = await visit.ports.tallies.cited(here)
    asked = await visit.ports.tallies.put_to_staff(here)
    months = await months_heard(visit, period, groups)
    plan = visit.rulebook.plan
    found = healths(visit.rulebook, groups, months, period)
    within = plan.fairness.deal_within
    return Figures(
        period=period,
        health=found,
        together=together(found),
        cited=cited,
        clauses=by_clause(cited),
        asked=asked,
        posts=posts_by_sort(months, groups, period),
        waited=waited(asked, within),
        breaches=waited(about_breaches(asked), within),
    )


async def months_heard(visit: Visit, period: Period, groups: Sequence[GroupId]) -> list[MonthRecord]:
    months = months_of(period.first, period.last)
    return await visit.ports.tallies.months([month_key(at, one) for at in groups for one in months])


def _by_person(visit: Visit, now: Figures, within: timedelta) -> dict[str, Waited]:
    """By who was on duty when it was asked, as far back as the rota is kept."""
    monday, first = monday_of(now.period.last), monday_of(now.period.first)
    weeks = min((monday - first) // timedelta(weeks=1) + 1, ROTAS_KEPT // timedelta(weeks=1))
    rotas = rotas_known(rota_of(visit.view, monday - timedelta(weeks=back)) for back in range(weeks))
    then = DutyThen(rotas, frozenset(DECIDERS))
    return by_key(now.asked, lambda one: then.on(one.group, one.at), within)


def _topics(visit: Visit, asked_for: Asked) -> list[Topic]:
    records = (visit.view.get(WarmUpRecord, group) for group in asked_for.groups)
    return topics((one for one in records if one is not None), _seconds(visit, asked_for.period))


def _pieces(visit: Visit, asked_for: Asked) -> list[PieceReceived]:
    """Of those that were posted in the time, the warmest."""
    shelf = visit.view.get(ShelfRecord, "")
    since, _ = within = _seconds(visit, asked_for.period)
    groups = dict.fromkeys(asked_for.groups)
    used = [
        one
        for one in (shelf.pieces if shelf else ())
        if any(group in groups and at >= since for group, at in one.used)
    ]
    warmest = sorted(used, key=lambda one: -one.warmth)[: 2 * MOST_PIECES]
    return pieces_received(_records(visit, [one.id for one in warmest]), groups, within)[:MOST_PIECES]


def _records(visit: Visit, names: Sequence[PieceId]) -> list[PieceRecord]:
    found = (visit.view.get(PieceRecord, name) for name in names)
    return [one for one in found if one is not None]


def _seconds(visit: Visit, period: Period) -> tuple[float, float]:
    since, until = period.moments(visit.clocks)
    return since.timestamp(), until.timestamp()
