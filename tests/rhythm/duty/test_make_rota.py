"""How a week of duty is shared out: own people first, one role at an hour, turns kept, loads made even."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from tests.rhythm.duty.weeks import EARLY, MONDAY, WEEK, Kept, plan_of, reference_plan, weeks_of

from warmfield.community.rota import NOBODY, Away, Beat, DutyRecord, RotaRecord, Stint, rota_key
from warmfield.plan.model import Person, Plan
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.duty import choose as choosing
from warmfield.rhythm.duty.make_rota import hours_of, in_order, made_rota
from warmfield.rhythm.duty.portion import Block, Cost, Portion, cost_of

EVENING = {"hours": "19:00-22:00", "roles": ["starter"]}
LONG = [{"hours": "08:00-22:00"}]


def on(rota: RotaRecord, beat: int = 0) -> list[str]:
    """Who is on a beat, day by day."""
    return [one.person for one in rota.stints if one.beat == beat]


def evenings(**available: list[dict[str, object]]) -> Plan:
    return plan_of(dict.fromkeys(available, "starter"), {"coverage": [EVENING], "available": available})


def test_a_turn_stays_with_one_person_and_goes_to_the_next():
    weeks = weeks_of(evenings(ann=LONG, ben=LONG), 4)
    assert [set(on(week)) for week in weeks] == [{"ann"}, {"ben"}, {"ann"}, {"ben"}]


def test_turns_of_a_day_go_round_within_the_week():
    plan = evenings(ann=LONG, ben=LONG)
    plan = plan.model_copy(update={"duty": plan.duty.model_copy(update={"turn": timedelta(days=1)})})
    assert {on(weeks_of(plan)[0]).count(who) for who in ("ann", "ben")} == {3, 4}


def test_a_turn_of_two_weeks_goes_on_over_sunday():
    plan = evenings(ann=LONG, ben=LONG)
    plan = plan.model_copy(update={"duty": plan.duty.model_copy(update={"turn": 2 * WEEK})})
    people = [set(on(week)) for week in weeks_of(plan, 5)]
    assert all(len(one) == 1 for one in people)
    assert any(one == after for one, after in pairwise(people))
    assert any(one != after for one, after in pairwise(people))


def test_who_is_new_isnt_made_to_catch_up():
    kept = Kept()
    weeks_of(evenings(ann=LONG, ben=LONG), 8, kept=kept)
    plan = evenings(ann=LONG, ben=LONG, new=LONG)
    after = weeks_of(plan, 6, first=MONDAY + 8 * WEEK, kept=kept)
    assert hours_of(after) == {"ann": 42.0, "ben": 42.0, "new": 42.0}


def test_nobody_is_on_duty_in_their_time_off():
    monday = datetime(2026, 3, 1, 16, tzinfo=UTC)
    away = Away("ann", int(monday.timestamp()), int((monday + 3 * timedelta(days=1)).timestamp()))
    kept = Kept([DutyRecord(away=(away,))])
    assert on(weeks_of(evenings(ann=LONG, ben=LONG), kept=kept)[0])[:3] == ["ben"] * 3


def test_where_nobody_can_there_is_a_gap_and_the_hours_beside_it_are_covered():
    plan = evenings(ann=[{"hours": "20:00-22:00", "days": ["friday"]}])
    week = weeks_of(plan)[0]
    friday = [(one.person, (one.end - one.start) // 3600) for one in week.stints][4:6]
    assert friday == [(NOBODY, 1), ("ann", 2)]


def with_helpers(**groups: tuple[str, ...]) -> Plan:
    plan = plan_of(
        dict.fromkeys(sorted({who for own in groups.values() for who in own}), "helper"),
        {"coverage": [{"hours": "08:00-22:00", "roles": ["helper"], "people": 2}]},
    )
    group = plan.groups["parents"]
    named = {at: group.model_copy(update={"name": at, "helpers": own}) for at, own in groups.items()}
    return plan.model_copy(update={"groups": named})


def test_a_groups_own_people_come_first_there():
    week = weeks_of(with_helpers(north=("ann", "ben"), south=("cid", "dot")))[0]
    assert [set(on(week, beat)) for beat in range(2)] == [{"ann", "ben"}, {"cid", "dot"}]


def test_others_come_in_where_a_groups_own_are_too_few():
    week = weeks_of(with_helpers(north=("ann",), south=("cid", "dot")))[0]
    assert "ann" in on(week)
    assert set(on(week)) & {"cid", "dot"}
    assert NOBODY not in on(week)


def test_groups_with_the_same_people_share_a_beat():
    plan = with_helpers(**{f"g{number}": ("ann", "ben") for number in range(100)})
    (beat,) = weeks_of(plan)[0].beats
    assert len(beat.groups) == 100
    assert beat.share == 1.0


def test_half_of_the_groups_is_half_the_load():
    week = weeks_of(with_helpers(north=("ann", "ben"), south=("cid", "dot")))[0]
    assert hours_of([week])["ann"] == 7 * 14 / 2


def test_nobody_hosts_and_starts_at_one_hour_where_somebody_else_can():
    people = {"ann": "starter", "tom": "starter, host", "eve": "host"}
    duty = {"coverage": [EVENING, {"hours": "19:30-21:30", "roles": ["host"]}]}
    for week in weeks_of(plan_of(people, duty), 4):
        doing = {who: {one.beat for one in week.stints if one.person == who} for who in people}
        assert all(len(beats) < 2 for beats in doing.values())


def test_nor_where_that_would_be_fairer():
    """Tom has had nothing for a week, the others forty hours each."""
    people = {"ann": "starter", "tom": "starter, host", "eve": "host"}
    before = MONDAY - WEEK
    beat = Beat(roles=(), team="", hours="", people=1, groups=("parents",))
    had = tuple(Stint(0, who, 0, 40 * 3600) for who in ("ann", "eve"))
    earlier = RotaRecord(
        id=rota_key(before), monday=before, beats=(beat,), stints=had, could=("ann", "tom", "eve")
    )
    duty = {"coverage": [EVENING, {"hours": "19:30-21:30", "roles": ["host"]}]}
    (week,) = weeks_of(plan_of(people, duty), kept=Kept([earlier]))
    assert len({one.beat for one in week.stints if one.person == "tom"}) == 1


def test_it_is_done_twice_rather_than_not_at_all():
    people = {"tom": "starter, host"}
    duty = {"coverage": [EVENING, {"hours": "19:30-21:30", "roles": ["host"]}]}
    assert set(on(weeks_of(plan_of(people, duty))[0], 1)) == {"tom"}


def test_a_person_stays_on_rather_than_hand_over_where_loads_hardly_differ():
    """One who can for the first hour only makes two blocks of the evening; ann or ben do both."""
    whole, half = ({"hours": hours, "days": ["monday"]} for hours in ("19:00-21:00", "19:00-20:00"))
    free = {"ann": [whole], "ben": [whole], "cid": [half]}
    duty = {"coverage": [whole | {"roles": ["starter"]}], "available": free}
    (stint,) = weeks_of(plan_of(dict.fromkeys(free, "starter"), duty))[0].stints
    assert stint.person in ("ann", "ben")


def test_a_published_plan_leaves_people_where_they_are():
    kept, plan = Kept(), evenings(ann=LONG, ben=LONG)
    before = weeks_of(plan, 2, kept=kept)[1]
    changed = evenings(ann=LONG, ben=LONG, cid=LONG)
    assert on(made_rota(kept, Rulebook(changed), before.monday, EARLY)) == on(before)


def test_a_published_plan_replaces_who_may_do_it_no_more_from_now_on():
    kept, plan = Kept(), evenings(ann=LONG, ben=LONG)
    weeks_of(plan, kept=kept)
    wednesday = datetime(2026, 3, 4, 2, tzinfo=UTC)
    left = plan.model_copy(update={"people": {**plan.people, "ann": Person(name="ann", roles=("support",))}})
    assert on(made_rota(kept, Rulebook(left), MONDAY, wednesday)) == ["ann"] * 2 + ["ben"] * 5


def test_a_first_rota_begins_now_and_not_last_monday():
    friday = datetime(2026, 3, 6, 12, tzinfo=UTC)
    rota = made_rota(Kept(), Rulebook(evenings(ann=LONG)), MONDAY, friday)
    assert datetime.fromtimestamp(rota.stints[0].start, UTC) == friday
    assert len(rota.stints) == 3


@pytest.mark.parametrize(("monday", "hours"), [((2026, 3, 23), 167), ((2026, 10, 19), 169)])
def test_a_week_with_daylight_saving_has_an_hour_less_or_more(monday: tuple[int, int, int], hours: int):
    night, day = (
        {"hours": "20:00-08:00", "roles": ["starter"]},
        {"hours": "08:00-20:00", "roles": ["starter"]},
    )
    plan = plan_of({"ann": "starter"}, {"coverage": [night, day]}, "Europe/Berlin")
    week = weeks_of(plan, first=MONDAY.replace(*monday))[0]
    assert sum(one.end - one.start for one in week.stints) == hours * 3600


def test_what_one_does_without_a_break_is_one_stint():
    parts = [
        Stint(0, "ann", 20, 30),
        Stint(0, "ann", 10, 20),
        Stint(0, "ben", 20, 30),
        Stint(0, NOBODY, 5, 10),
    ]
    assert in_order(parts) == [Stint(0, NOBODY, 5, 10), Stint(0, "ann", 10, 30), Stint(0, "ben", 20, 30)]


def test_the_reference_plan_has_no_gap_in_its_first_weeks():
    weeks = weeks_of(reference_plan(), 4)
    assert not any(one.person == NOBODY for week in weeks for one in week.stints)


def portion() -> Portion:
    """Three turns of 28, 21 and 14 hours, and a host's hours at the same time as the last."""
    pool = ("ann", "ben", "cid")
    blocks = tuple(Block(hours=hours, people=1, pool=pool) for hours in (28.0, 21.0, 14.0, 10.0))
    loads = (("ann", 0.0), ("ben", 14.0), ("cid", 30.0))
    return Portion(blocks=blocks, loads=loads, costs=tuple(Cost(2, who, 1000.0, 3) for who in pool))


def test_the_solver_finds_the_best_of_all_choices():
    every = [
        {(at, who) for at, who in enumerate((a, b, c, d))}
        for a in ("ann", "ben", "cid") for b in ("ann", "ben", "cid")
        for c in ("ann", "ben", "cid") for d in ("ann", "ben", "cid")
    ]  # fmt: skip
    best = min(cost_of(portion(), one) for one in every)
    assert cost_of(portion(), choosing.choose(portion())) == pytest.approx(best)


def test_the_plain_way_fills_every_place_and_is_near_the_best():
    plain = choosing.greedy(portion())
    assert sorted(at for at, _ in plain) == [0, 1, 2, 3]
    assert cost_of(portion(), plain) < 1.2 * cost_of(portion(), choosing.choose(portion()))
