"""A nickname we set in a rehearsal stands, though the log goes on with the old one."""

from collections.abc import Callable, Sequence

from warmfield.community.actions import SetNickname, Tell
from warmfield.rehearsal.member_map import MemberMap
from warmfield.rehearsal.past import Past
from warmfield.rehearsal.plans import plan_named
from warmfield.rehearsal.rehearse import rehearse
from warmfield.rehearsal.result import Result

PLAN = plan_named("reference zh")
PARENTS = PLAN.groups["parents"].model_copy(update={"neighbourhood": "龙泽苑"})
SAID = "今天的晚霞真好看呀，"
LINK = "https://ex.test/a "
HERE = PLAN.model_copy(update={"groups": {**PLAN.groups, "parents": PARENTS}})


def played(read: Callable[..., Past], said: Sequence[tuple[int, str]]) -> Result:
    """One line a day, under the nickname the log shows."""
    lines = "".join(
        f'{{"at": "2026-03-{day:02}T20:00:00+08:00", "group": "parents", "who": "u1",'
        f' "nickname": "{nickname}", "id": "m{day}", "text": "{LINK if day == 12 else SAID}第{day}天"}}\n'
        for day, nickname in said
    )
    return rehearse(HERE, read(lines, name="chat.jsonl"), MemberMap())


def test_the_old_nickname_in_the_log_is_no_new_change(read: Callable[..., Past]) -> None:
    first, after_grace, link = played(read, [(day, "乐乐爸") for day in range(2, 13)]).decisions
    assert [type(one) for one in (*first.actions, *after_grace.actions)] == [Tell, SetNickname, Tell]
    assert link.nickname == "乐乐爸-龙泽苑"
    assert "乐乐爸-龙泽苑" in link.told[0]


def test_a_nickname_of_the_members_own_stands_again(read: Callable[..., Past]) -> None:
    result = played(read, [(2, "乐乐爸"), (8, "乐乐爸"), (9, "小王"), (10, "小王"), (11, "乐乐爸")])
    assert [one.quote for one in result.decisions[2:]] == [
        "今天的晚霞真好看呀，第9天",
        "今天的晚霞真好看呀，第11天",
    ]
    assert {one.band for one in result.decisions[2:]} == {"pass"}


def test_a_member_counts_once_for_the_nickname(read: Callable[..., Past]) -> None:
    """The word after the grace is the same finding looked at again."""
    result = played(read, [(day, "小王") for day in range(2, 12)])
    (noise,) = result.noise
    assert (noise.clause, noise.act, len(result.decisions)) == ("1.1", 1, 2)
