"""The roster is written only when somebody appears or goes, and signs are noted once a day."""

from datetime import timedelta

from tests.rhythm.quiet_group import PARENTS, QuietGroup

from warmfield.community import events as e
from warmfield.community.ids import MemberId
from warmfield.community.roster import RosterRecord


def written(turns: list[object]) -> int:
    return sum(isinstance(one, RosterRecord) for turn in turns for one in turn.records)  # type: ignore[attr-defined]


def test_whoever_joins_writes_reads_reacts_or_was_there_stands_on_it():
    group = QuietGroup()
    group.join("a")
    group.say("b")
    group.take(e.Read(**group.given(), group=PARENTS, who=MemberId("c")))
    group.take(e.Reacted(**group.given(), group=PARENTS, who=MemberId("d"), text="👍"))
    group.take(e.Present(**group.given(), group=PARENTS, who=MemberId("f"), nickname="Fay"))
    group.take(e.JoinAsked(**group.given(), group=PARENTS, who=MemberId("g")))
    assert group.roster() == ("a", "b", "c", "d", "f")
    assert group.here("f").nickname == "Fay"


def test_it_is_not_written_again_for_each_message():
    group = QuietGroup()
    group.say("a")
    before = len(group.turns)
    for _ in range(5):
        group.say("a")
    assert written(group.turns[before:]) == 0  # type: ignore[arg-type]


def test_whoever_leaves_goes_from_it_and_comes_back_onto_it():
    group = QuietGroup()
    group.join("a", "b")
    group.take(e.Left(**group.given(), group=PARENTS, who=MemberId("a")))
    assert group.roster() == ("b",)
    group.join("a")
    assert group.roster() == ("b", "a")


def test_a_list_of_who_is_there_takes_no_later_name_away():
    group = QuietGroup()
    group.join("a")
    group.take(e.NicknameChanged(**group.given(), group=PARENTS, who=MemberId("a"), nickname="乐乐爸"))
    group.take(e.Present(**group.given(), group=PARENTS, who=MemberId("a"), nickname="old"))
    assert group.here("a").nickname == "乐乐爸"


def test_reactions_are_noted_once_a_day():
    group = QuietGroup()
    group.join("a")
    noted = []
    for hours in (0, 1, 24):
        group.now += timedelta(hours=hours)
        group.take(e.Reacted(**group.given(), group=PARENTS, who=MemberId("a"), text="👍"))
        noted.append(group.here("a").signs.given)
    assert noted[0] == noted[1] != noted[2]
