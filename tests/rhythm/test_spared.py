"""Who is never asked, for which reason, and just until when; whom a group thanks."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from tests.rhythm.quiet_group import PARENTS, START, QuietGroup, small_plan

from warmfield.community import events as e
from warmfield.community.ids import MemberId
from warmfield.community.records import MemberRecord, MembershipRecord
from warmfield.community.roster import Signs
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.membership import Entry, Theme
from warmfield.rhythm.lurkers.spared import SPARED, why_spared

ANN = MemberId("ann")
HERE = MembershipRecord(group=PARENTS, member=ANN, joined=START - timedelta(days=400))
MEMBER = MemberRecord(id=ANN)
SOON, JUST, LONG_AGO = START + timedelta(hours=1), START - timedelta(days=364), START - timedelta(days=366)


def why(here: MembershipRecord = HERE, member: MemberRecord = MEMBER) -> str:
    plan = small_plan()
    assert plan.rhythm.lurkers is not None
    return why_spared(Rulebook(plan), plan.rhythm.lurkers, here, member, START)


def test_an_ordinary_silent_member_may_be_asked():
    assert why() == ""


@pytest.mark.parametrize(
    ("reason", "member"),
    [
        ("staff", MemberRecord(id=MemberId("lobby:yu"))),
        ("exempt", replace(MEMBER, grade="student")),
        ("pays", replace(MEMBER, paid=True)),
        ("on_leave", replace(MEMBER, on_leave_until=SOON)),
        ("attended", replace(MEMBER, attended_at=JUST)),
    ],
)
def test_spares_by_what_is_known_of_the_member(reason: str, member: MemberRecord):
    assert why(member=member) == reason
    assert reason in SPARED


@pytest.mark.parametrize(
    "member",
    [
        replace(MEMBER, grade="fan"),
        replace(MEMBER, on_leave_until=START),
        replace(MEMBER, attended_at=LONG_AGO),
    ],
)
def test_what_is_over_spares_nobody(member: MemberRecord):
    assert why(member=member) == ""


@pytest.mark.parametrize(
    ("reason", "here"),
    [
        ("newcomer", replace(HERE, joined=START - timedelta(days=9))),
        ("", replace(HERE, joined=START - timedelta(days=10))),
        ("muted", replace(HERE, muted_until=SOON)),
        ("", replace(HERE, muted_until=START)),
        ("thanked", replace(HERE, signs=Signs(thanked=JUST))),
        ("", replace(HERE, signs=Signs(thanked=LONG_AGO))),
        ("helped", replace(HERE, signs=Signs(thanked=LONG_AGO, helped=3))),
        ("", replace(HERE, signs=Signs(thanked=LONG_AGO, helped=2))),
        ("kept", replace(HERE, signs=Signs(kept_until=SOON))),
        ("", replace(HERE, signs=Signs(kept_until=START))),
    ],
)
def test_spares_by_what_happened_in_the_group(reason: str, here: MembershipRecord):
    assert why(here=here) == reason


def test_in_a_group_that_asks_for_payment_everyone_pays():
    plan = small_plan()
    paid = Theme(name={"zh": "课程"}, entry=Entry(paid=True))
    course = plan.groups[PARENTS].model_copy(update={"theme": "course"})
    changed = plan.model_copy(update={"themes": {"course": paid}, "groups": {PARENTS: course}})
    assert plan.rhythm.lurkers is not None
    assert why_spared(Rulebook(changed), plan.rhythm.lurkers, HERE, MEMBER, START) == "pays"


@pytest.mark.parametrize("said", ["谢谢", "谢谢你！太有用了", "thanks a lot", "Thank you!", "辛苦了", "🙏"])
def test_thanks_go_to_whoever_is_answered(said: str):
    group = QuietGroup()
    group.join("ann", "ben", "cat")
    shared = group.say("ann", "梧桐里书店周末有故事会")
    group.say("cat", "好的")
    group.say("ben", said, reply_to=shared)
    assert group.here("ann").signs.thanked is not None
    assert group.here("cat").signs.thanked is None


@pytest.mark.parametrize("said", ["谢绝广告", "不客气", "no thanks", "今天真热", "代谢很慢"])
def test_what_only_sounds_like_thanks_thanks_nobody(said: str):
    group = QuietGroup()
    group.join("ann", "ben")
    shared = group.say("ann", "梧桐里书店周末有故事会")
    group.say("ben", said, reply_to=shared)
    assert group.here("ann").signs.thanked is None


def test_plain_thanks_go_to_whoever_spoke_last_and_not_to_oneself():
    group = QuietGroup()
    group.join("ann", "ben")
    group.say("ann", "故事会周六十点开始")
    group.say("ben", "谢谢")
    group.say("ann", "也谢谢大家支持")
    assert group.here("ann").signs.thanked is not None
    assert group.here("ben").signs.thanked is not None
    assert group.here("ann").signs.helped == 0


def test_thanks_from_whoever_had_asked_count_as_help():
    group = QuietGroup()
    group.join("ann", "ben")
    group.say("ben", "请问附近哪家儿童牙科好？")
    answer = group.say("ann", "我们去过清河湾那家，医生很耐心")
    group.say("ben", "谢谢！", reply_to=answer)
    assert group.here("ann").signs.helped == 1


def test_an_edit_thanks_nobody_and_nobody_thanks_oneself():
    group = QuietGroup()
    group.join("ann", "ben")
    shared = group.say("ann", "故事会周六十点开始")
    group.say("ann", "谢谢我自己", reply_to=shared)
    group.take(e.Reacted(**group.given(), group=PARENTS, who=MemberId("ann"), text="🙏", reply_to=shared))
    said = group.say("ben", "收到", reply_to=shared)
    edited = group.given() | {"group": PARENTS, "who": MemberId("ben"), "text": "收到，谢谢"}
    group.take(e.MessageSent(**edited, reply_to=shared, replaces=said))
    assert group.here("ann").signs.thanked is None


def test_a_private_word_from_outside_leaves_nothing_in_the_group():
    group = QuietGroup()
    group.whisper("eve", "我在看")
    assert group.here("eve").signs == Signs()


def test_a_flower_thanks_too():
    group = QuietGroup()
    group.join("ann", "ben")
    shared = group.say("ann", "故事会周六十点开始")
    group.take(e.Reacted(**group.given(), group=PARENTS, who=MemberId("ben"), text="🙏", reply_to=shared))
    assert group.here("ann").signs.thanked is not None
    assert group.here("ben").signs.given is not None
