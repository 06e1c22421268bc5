"""Every message moves the pulse: members apart from staff, hour by hour, day by day."""

import pytest
from tests.rhythm.conftest import MIDNIGHT
from tests.rhythm.one_group import OneGroup

from warmfield.community.ids import MessageId

LONG = "周末我们带孩子去植物园看了郁金香，人不多，停车也方便"


@pytest.fixture(name="group")
def fixture_group() -> OneGroup:
    return OneGroup()


def test_members_are_counted_and_staff_stand_apart(group: OneGroup):
    group.say(9, "ann")
    group.say(9.1, "ben")
    group.say(9.2, "ann")
    group.say(9.3, "he")
    assert group.pulse.people == {"ann": 2, "ben": 1}
    assert (group.pulse.messages, group.pulse.staff) == (3, 1)


def test_an_edit_is_no_new_message(group: OneGroup):
    first = group.say(9)
    group.say(9.1, text="改一下", replaces=MessageId(first))
    assert group.pulse.messages == 1


def test_half_an_hour_of_silence_and_a_conversation_begins(group: OneGroup):
    for hour in (9, 9.4, 9.6, 10.2, 10.3):
        group.say(hour)
    assert [group.pulse.begun[hour] for hour in (8, 9, 10)] == [0, 1, 1]


def test_useful_says_something_or_asks(group: OneGroup):
    for text in ("嗯", "好的", LONG, "几点开始？"):
        group.say(9, text=text)
    assert group.pulse.useful == 2


def test_a_short_word_that_draws_an_answer_was_useful_once(group: OneGroup):
    word = group.say(9, "ann", "在的")
    group.say(9.1, "ann", "嗯", answers=word)
    assert group.pulse.useful == 0
    group.say(9.2, "ben", "好", answers=word)
    group.say(9.3, "cleo", "好", answers=word)
    assert group.pulse.useful == 1


def test_an_answer_makes_no_long_message_useful_twice(group: OneGroup):
    long = group.say(9, "ann", LONG)
    group.say(9.1, "ben", "好", answers=long)
    assert group.pulse.useful == 1


def test_what_was_taken_out_of_the_group_was_never_heard(group: OneGroup):
    group.say(9)
    group.say(9.1, text="https://news.example/a")
    assert group.pulse.messages == 1


def test_a_new_day_begins_at_nothing_and_yesterday_is_kept(group: OneGroup):
    group.say(9)
    group.say(10, "he")
    group.say(33, "ben")
    assert group.pulse.people == {"ben": 1}
    assert [(day.messages, day.people, day.staff) for day in group.usual.days] == [(1, 1, 1)]


def test_silent_days_between_are_days_too(group: OneGroup):
    group.say(9)
    group.say(24 * 4 + 9)
    assert [day.messages for day in group.usual.days] == [1, 0, 0, 0]
    assert group.usual.upto == group.pulse.day - 1


def test_midnight_turns_the_day_though_nobody_writes(group: OneGroup):
    group.say(9)
    group.wait(24 * 3 + 1)
    assert [day.messages for day in group.usual.days] == [1, 0, 0]
    assert group.pulse.messages == 0


def test_the_assistant_is_counted_apart(group: OneGroup):
    group.say(9)
    group.wait(24.5)
    posts = [*group.posts("2.2"), *group.posts("2.3"), *group.posts("1.7")]
    assert group.usual.days[0].ours == len(posts) == 3


def test_what_is_pasted_of_an_earlier_day_comes_too_late_to_count(group: OneGroup):
    group.say(9)
    group.say(33)
    group.say(10, "ben")
    assert (group.pulse.people, group.usual.days[0].messages) == ({"ann": 1}, 1)


def test_the_day_is_that_of_the_community(group: OneGroup):
    assert MIDNIGHT.hour == 16
    group.say(23.9)
    group.say(24.1)
    assert group.pulse.messages == 1


def test_how_concentrated_a_day_was_is_kept(group: OneGroup):
    for n in range(9):
        group.say(9 + n / 100, "ann" if n < 8 else "ben")
    group.say(33)
    assert group.usual.days[0].voices == pytest.approx(81 / 65, abs=0.01)
