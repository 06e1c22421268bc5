"""Who is on duty, and whom a request is put to first."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.rhythm.duty.weeks import EARLY, Kept, plan_of, reference_plan, weeks_of

from warmfield.acts.moment import Moment
from warmfield.acts.on_duty import on_duty
from warmfield.acts.whom import may_be_asked, to_ask
from warmfield.community.draft import Draft
from warmfield.community.events import PlanPublished
from warmfield.community.requests import Request
from warmfield.community.rota import Away, DutyRecord
from warmfield.plan.rulebook import Rulebook

RULEBOOK = Rulebook(reference_plan())


def at(day: int, hour: int) -> datetime:
    """Of the reference plan's clocks: day 2 is a Monday."""
    return datetime(2026, 3, day, hour, tzinfo=UTC) - timedelta(hours=8)


@pytest.fixture(scope="module")
def kept() -> Kept:
    kept = Kept()
    weeks_of(reference_plan(), kept=kept)
    return kept


def request(**more: object) -> Request:
    return Request(id="r1", sort="dispute", at=EARLY, group="parents", title="", **more)


def moment(kept: Kept, now: datetime) -> Moment:
    event = PlanPublished(at=now, version="1")
    return Moment(RULEBOOK, Draft(kept, now), event)


@pytest.mark.parametrize(
    ("hour", "roles", "people"),
    [
        (9, ("manager",), ("zhou",)),
        (20, ("manager",), ("lin",)),
        (20, ("starter",), ("mo",)),
        (20, ("host", "starter"), ("mo", "tang")),
        (20, ("helper",), ("qiao", "yu")),
        (10, ("starter",), ()),
        (23, ("manager", "helper"), ()),
    ],
)
def test_on_duty_by_the_rota(kept: Kept, hour: int, roles: tuple[str, ...], people: tuple[str, ...]):
    assert set(on_duty(kept, RULEBOOK, "parents", roles, at(2, hour))) == set(people)


def test_who_has_the_role_and_does_its_duty_comes_first(kept: Kept):
    """On Monday Momo starts, in a line that a host may take too; Mr Tang hosts."""
    assert on_duty(kept, RULEBOOK, "parents", ("host",), at(2, 20)) == ("tang", "mo")


def test_who_stands_in_for_a_role_is_on_duty_in_it(kept: Kept):
    """On Wednesday Mr Tang starts and Dr Shen hosts."""
    assert on_duty(kept, RULEBOOK, "parents", ("starter",), at(4, 20)) == ("tang",)


def test_without_a_rota_whoever_can_at_that_hour():
    assert on_duty(Kept(), RULEBOOK, "parents", ("manager",), at(2, 13)) == ("zhou", "he")
    assert on_duty(Kept(), RULEBOOK, "parents", ("starter",), at(2, 10)) == ()


def test_a_group_the_rota_doesnt_know_falls_back_too(kept: Kept):
    assert on_duty(kept, RULEBOOK, "another", ("manager",), at(2, 13)) == ("zhou", "he")


def test_who_is_away_isnt_able_to():
    away = Away("zhou", int(at(2, 8).timestamp()), int(at(2, 18).timestamp()))
    kept = Kept([DutyRecord(away=(away,))])
    assert on_duty(kept, RULEBOOK, "parents", ("manager",), at(2, 13)) == ("he",)
    assert to_ask(moment(kept, at(2, 13)), request())[-1] == "zhou"


def test_who_is_away_is_asked_last_though_it_is_the_owner():
    away = Away("lin", int(at(2, 8).timestamp()), int(at(2, 23).timestamp()))
    assert to_ask(moment(Kept([DutyRecord(away=(away,))]), at(2, 20)), request()) == ("he", "zhou", "lin")


def test_sundays_night_goes_on_over_mondays_midnight():
    night = {"coverage": [{"hours": "20:00-04:00", "days": ["sunday"], "roles": ["starter"]}]}
    plan, kept = plan_of({"ann": "starter", "ben": "starter"}, night), Kept()
    weeks_of(plan, 2, kept=kept)
    assert on_duty(kept, Rulebook(plan), "parents", ("starter",), at(9, 2)) == ("ann",)
    assert on_duty(kept, Rulebook(plan), "parents", ("starter",), at(9, 5)) == ()


def test_a_request_goes_to_the_decider_on_duty_then_to_who_can_then_to_the_others(kept: Kept):
    assert to_ask(moment(kept, at(2, 9)), request()) == ("zhou", "lin", "he")
    assert to_ask(moment(kept, at(2, 20)), request()) == ("lin", "he", "zhou")


def test_a_wanted_role_comes_first_where_it_is_on_duty_or_able_else_a_decider_on_duty(kept: Kept):
    wanted = request(subject={"role": "starter, host"})
    assert to_ask(moment(kept, at(2, 20)), wanted)[:3] == ("mo", "tang", "lin")
    assert to_ask(moment(kept, at(2, 9)), wanted)[:2] == ("zhou", "mo")


def test_whom_a_request_names_is_asked_and_nobody_else(kept: Kept):
    assert to_ask(moment(kept, at(2, 9)), request(whom=("yu", "an"))) == ("yu", "an")


def test_at_any_hour_the_same_people_may_be_asked(kept: Kept):
    wanted = request(subject={"role": "starter"}, not_for="he")
    here = moment(kept, at(2, 9))
    may = {who for who in RULEBOOK.plan.people if may_be_asked(here, wanted, who)}
    assert may == set(to_ask(here, wanted)) - {"he"}
