"""Staff on what falls due: skipped with a reason, said in other words, at once; quiet for a while."""

from datetime import time, timedelta

from tests.rhythm.hall import PARENTS, TRIAL, Hall, at, plan_with

from warmfield.app.agenda_lines import lines
from warmfield.community.ids import PersonId
from warmfield.community.rhythm_commands import (
    DueAtOnce,
    DueRestored,
    DueReworded,
    DueSkipped,
    Paused,
    Resumed,
)
from warmfield.plan.basics import Window
from warmfield.plan.sections.rhythm_parts import Reminders
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.gate import barred_now
from warmfield.rhythm.previewed import preview
from warmfield.rhythm.wish import Item, Scope
from warmfield.wording import words_in

LIN = PersonId("lin")
EVENING = Window(start=time(19), end=time(20))


def hall() -> Hall:
    """Monday morning; a reminder every evening from this one on, in each of the two groups."""
    plan = plan_with(reminders=Reminders(a_week=7, at_most=7, window=EVENING))
    return Hall(plan, start=at(1, 9)).until(at(2, 9))


def scope(of: Hall) -> Scope:
    return Scope(rulebook=of.rulebook, view=of, group=PARENTS, now=of.now)


def reminder(of: Hall) -> Item:
    here = scope(of)
    return next(one for one in day_plan(here, here.today) if one.wish.sort == "reminder")


def here(of: Hall) -> list[str]:
    return [text for _, group, text in of.posts if group == PARENTS]


def test_what_is_skipped_is_not_said_and_the_agenda_says_by_whom_and_why():
    playing = hall()
    key = reminder(playing).wish.key
    playing.take(DueSkipped, group=PARENTS, key=key, by=LIN, text="Everyone is at the festival")
    said = list(lines([reminder(playing)], playing.rulebook, words_in("en")))
    assert said[-1].endswith("held back, skipped by Ms Lin: Everyone is at the festival")
    playing.until(at(2, 23))
    assert here(playing) == []
    assert any(group == TRIAL for _, group, _ in playing.posts)


def test_a_skip_is_of_its_day_alone():
    playing = hall()
    playing.take(DueSkipped, group=PARENTS, key=reminder(playing).wish.key, by=LIN)
    playing.until(at(3, 23))
    assert [moment.day for moment, group, _ in playing.posts if group == PARENTS] == [3]


def test_what_was_skipped_is_said_after_all_when_it_is_restored_in_time():
    playing = hall()
    key = reminder(playing).wish.key
    playing.take(DueSkipped, group=PARENTS, key=key, by=LIN)
    playing.take(DueRestored, group=PARENTS, key=key, by=LIN)
    playing.until(at(2, 23))
    assert len(here(playing)) == 1


def test_other_words_are_said_once_and_the_next_time_the_plan_speaks():
    playing = hall()
    playing.take(DueReworded, group=PARENTS, key=reminder(playing).wish.key, by=LIN, text="Only today.")
    assert preview(scope(playing), reminder(playing)).text == "Only today."
    playing.until(at(3, 23))
    first, second = here(playing)
    assert first == "Only today."
    assert second != "Only today."


def test_empty_words_are_the_plans_again():
    playing = hall()
    key = reminder(playing).wish.key
    playing.take(DueReworded, group=PARENTS, key=key, by=LIN, text="Only today.")
    playing.take(DueReworded, group=PARENTS, key=key, by=LIN, text=" ")
    assert preview(scope(playing), reminder(playing)).text != "Only today."


def test_a_preview_is_what_is_said_then_and_changes_nothing():
    playing = hall()
    before = dict(playing.kept)
    expected = preview(scope(playing), reminder(playing)).text
    assert playing.kept == before
    playing.until(at(2, 23))
    assert here(playing) == [expected]


def test_at_once_is_now_and_not_again_at_its_hour():
    playing = hall()
    playing.take(DueAtOnce, group=PARENTS, key=reminder(playing).wish.key, by=LIN)
    assert [moment for moment, group, _ in playing.posts if group == PARENTS] == [at(2, 9)]
    playing.until(at(2, 23))
    assert len(here(playing)) == 1


def test_not_even_a_person_has_it_said_in_the_quiet_hours():
    playing = hall().until(at(3, 6))
    playing.posts.clear()
    item = reminder(playing)
    assert barred_now(scope(playing), item.wish) == "quiet_hours"
    playing.take(DueAtOnce, group=PARENTS, key=item.wish.key, by=LIN)
    assert here(playing) == []


def test_while_everything_is_paused_no_group_hears_anything():
    playing = hall()
    playing.take(Paused, by=LIN, text="A sad day at school")
    playing.until(at(3, 12))
    assert playing.posts == []
    playing.take(Resumed, by=LIN)
    playing.until(at(3, 23))
    assert {group for _, group, _ in playing.posts} == {PARENTS, TRIAL}


def test_one_group_is_quiet_for_an_hour_and_the_other_is_not():
    playing = hall()
    due = reminder(playing).at
    playing.until(due - timedelta(minutes=5))
    playing.take(Paused, group=PARENTS, until=due + timedelta(minutes=10), by=LIN)
    playing.until(at(2, 23))
    moments = [moment for moment, group, _ in playing.posts if group == PARENTS]
    assert moments in ([], [due + timedelta(minutes=10)])
    assert any(group == TRIAL for _, group, _ in playing.posts)


def test_what_is_no_longer_there_or_in_no_group_changes_nothing():
    playing = hall()
    before = dict(playing.kept)
    for command in (DueSkipped, DueRestored, DueReworded, DueAtOnce):
        playing.take(command, group=PARENTS, key="no such", by=LIN)
        playing.take(command, group="elsewhere", key="no such", by=LIN)
    assert playing.kept == before
    assert playing.posts == []
