"""A day that is too full: the host is asked, once, where it is more than the group is used to."""

from tests.rhythm.one_group import OneGroup, plan_with

from warmfield.plan.sections.membership import Band

QUESTION = "请问周末的活动还有名额吗？"


def busy(one: OneGroup, day: int, messages: int) -> None:
    for n in range(messages):
        one.say(24 * day + 9 + n / 60, f"m{n % 6}", QUESTION)


def group() -> OneGroup:
    band = Band(silent=1, quiet=1, busy=6, drowned=40, people=1)
    rhythm = plan_with().plan.rhythm.model_copy(update={"warm_up": None, "reminders": None})
    return OneGroup(plan_with(gauge=band, rhythm=rhythm))


def test_a_request_of_yesterday_asks_nothing_of_today():
    one = group()
    busy(one, 0, 9)
    assert [request.state for _, request in one.requests("gather")] == ["open"]
    one.wait(24)
    assert [request.state for _, request in one.requests("gather")] == ["done"]


def test_where_such_days_are_usual_nobody_is_asked_any_more():
    """While nothing is known of what is usual the plan's band is all there is."""
    one = group()
    for day in range(12):
        busy(one, day, 9)
    assert [int(at // 24) for at, _ in one.requests("gather")] == [0, 1, 2, 3]
    busy(one, 12, 14)
    assert [int(at // 24) for at, _ in one.requests("gather")][4:] == [12]


def test_a_new_day_begins_anew():
    one = group()
    busy(one, 0, 9)
    busy(one, 1, 9)
    assert len(one.requests("gather")) == 2
