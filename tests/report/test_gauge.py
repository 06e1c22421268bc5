"""The gauge: what is comfortable by the plan, within it the group's own rhythm, and always why."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rhythm.conftest import GROUP, reference_rulebook
from tests.rhythm.one_group import OneGroup

from warmfield.community.ids import GroupId
from warmfield.community.pulse import DayHeard
from warmfield.plan.sections.membership import Band
from warmfield.report.gauge import Days
from warmfield.rhythm.pulse.comfort import LEVELS, band_of, edges, felt
from warmfield.rhythm.pulse.gauged import BECAUSE, SAYS, because, gauge_of
from warmfield.wording import words_in

BAND = Band(silent=2, quiet=8, busy=120, drowned=300, useful=0.1, people=3)
MONDAY = date(2026, 3, 2).toordinal()


def day(messages: int, usual: float = 40, people: int = 10, **more: float) -> DayHeard:
    given = {"useful": messages // 2, "voices": float(people), "staff": 0} | more
    return DayHeard(day=MONDAY, messages=messages, people=people, usual=usual, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("messages", "usual", "says", "why"),
    [
        (0, 40, "silent", "nobody_wrote"),
        (1, 40, "silent", "next_to_nothing"),
        (7, 7, "quiet", "few_messages"),
        (8, 8, "healthy", "as_usual"),
        (15, 40, "quiet", "far_below_usual"),
        (16, 40, "healthy", "as_usual"),
        (60, 40, "healthy", "as_usual"),
        (61, 40, "healthy", "livelier"),
        (100, 40, "healthy", "livelier"),
        (101, 40, "busy", "far_above_usual"),
        (120, 110, "healthy", "as_usual"),
        (121, 110, "busy", "above_comfort"),
        (301, 110, "drowned", "too_many"),
        (50, -1, "healthy", "no_rhythm_yet"),
        (121, -1, "busy", "above_comfort"),
    ],
)
def test_the_plan_says_what_is_comfortable_and_within_it_the_groups_own_rhythm(
    messages: int, usual: float, says: str, why: str
):
    found = felt(day(messages, usual), BAND)
    assert (found.says, found.because) == (says, why)


def test_much_chatter_of_no_use_drowns_a_group():
    assert felt(day(150, useful=14), BAND).because == "little_of_use"
    assert felt(day(150, useful=15), BAND).says == "busy"


def test_too_few_people_are_quiet_whatever_the_volume():
    assert felt(day(60, people=2), BAND).because == "few_people"


def test_one_voice_over_all_others_is_quiet():
    assert felt(day(60, people=5, voices=1.4), BAND).because == "one_voice"
    assert felt(day(60, people=5, voices=1.6), BAND).says == "healthy"


def test_a_group_of_staff_alone_is_silent():
    assert felt(day(0, staff=12), BAND).because == "only_staff"


def test_a_small_group_is_not_quiet_by_chance():
    """Three where eight are usual happens once in twenty days; the plan would have it comfortable."""
    assert edges(day(3, usual=8), Band(quiet=2))[0] == pytest.approx(2.3)
    assert felt(day(3, usual=8), Band(quiet=2)).says == "healthy"


def test_early_in_the_day_little_is_no_silence():
    assert felt(day(4, people=3), BAND, gone=0.2).says == "healthy"
    assert felt(day(4, people=3), BAND).says == "quiet"


def test_a_theme_may_have_a_band_of_its_own():
    plan = reference_rulebook().plan
    assert (band_of(plan, GroupId("parents")).busy, band_of(plan, GroupId("trial")).busy) == (120, 80)
    assert band_of(plan, GroupId("a log's own")).busy == 120


@given(
    st.integers(0, 2000),
    st.floats(-1, 2000),
    st.integers(1, 60),
    st.floats(0, 1),
    st.floats(0, 1),
    st.builds(Band, silent=st.floats(0, 5), quiet=st.floats(5, 50), busy=st.floats(50, 200)),
)
def test_every_day_says_something_and_why(  # noqa: PLR0917 - what a day is made of
    messages: int, usual: float, people: int, useful: float, gone: float, band: Band
):
    heard = day(messages, usual, min(people, messages), useful=int(useful * messages))
    found = felt(heard, band, gone)
    assert found.says in SAYS
    assert found.because in BECAUSE
    assert edges(heard, band)[0] <= edges(heard, band)[1]
    said = gauge_of(reference_rulebook().plan, GROUP, heard)
    assert all(because(said, words_in(language)) for language in ("en", "zh"))


@given(st.lists(st.integers(0, 700), min_size=2, max_size=2).map(sorted), st.floats(-1, 300))
def test_more_messages_are_never_a_quieter_day(counts: Iterable[int], usual: float):
    less, more = (LEVELS.index(felt(day(count, usual), BAND).says) for count in counts)
    assert less <= more


def test_every_day_of_a_group_is_gathered_silent_ones_too():
    group, days = OneGroup(), Days()
    group.say(9)
    group.say(24 * 3 + 9, "ben")
    group.say(24 * 50 + 9, "ben")
    for turn in group.turns:
        days.see(turn.records)
    gathered = list(days.gauge(group.rulebook, group.stage.shelf))
    assert [one.messages for one in gathered if one.messages] == [1, 1, 1]
    assert [(one.day.toordinal() - MONDAY) for one in gathered] == list(range(51))
