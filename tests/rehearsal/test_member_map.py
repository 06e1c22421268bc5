"""`--map`: which chats are which groups, who is staff, what is known of members."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.member_map import MemberMap, read_map
from warmfield.rehearsal.plans import plan_named

PLAN = plan_named("reference zh")
PERSON = next(iter(PLAN.people))
GROUP = next(iter(PLAN.groups))


def mapped(folder: Path, text: str) -> MemberMap:
    path = folder / "map.yaml"
    path.write_text(text, "utf-8")
    return read_map(path, PLAN, ZoneInfo("Asia/Shanghai"))


def test_groups_staff_and_members_are_read(tmp_path: Path) -> None:
    known = mapped(
        tmp_path,
        f"groups: {{Parents: {GROUP}, Family: null}}\n"
        f"staff:\n  u1: {PERSON}\n  王老师: {{roles: [manager, host], name: 王老师}}\n"
        "members:\n  u2: {joined: 2025-09-01, grade: student, paid: yes, nickname: 乐乐爸}\n"
        "  u3: {nickname: 豆豆妈}\n",
    )
    assert known.groups == {"Parents": GROUP, "Family": None}
    assert known.nicknames == {"u2": "乐乐爸", "u3": "豆豆妈"}
    (facts,) = known.facts(datetime(2026, 3, 2, tzinfo=UTC))
    assert (facts.who, facts.grade, facts.paid) == ("u2", "student", True)
    assert facts.joined == datetime(2025, 8, 31, 16, tzinfo=UTC)
    rulebook = known.rulebook(PLAN)
    assert rulebook.person_id("u1") == PERSON
    assert rulebook.roles("王老师") == ("manager", "host")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("group: {}", "There is no “group”. Did you mean “groups”?"),
        ("groups: {A: parentz}", "There is no “parentz”. Did you mean “parents”?"),
        ("staff: {u1: nobody at all}", "There is no “nobody at all”. There are: "),
        ("staff: {u1: {roles: [manger]}}", "There is no “manger”. Did you mean “manager”?"),
        ("members: {u1: {payed: yes}}", "There is no “payed”. Did you mean “paid”?"),
        ("members: {u1: {joined: soon}}", "u1: joined: this is no date: soon"),
        ("members: {u1: 3}", "What is known of u1 is missing."),
        ("groups: [a]", "“groups” of a map holds names, each with a value."),
        ("groups: {a", ":1: This is no YAML"),
        ("just words", "A map holds groups, staff and members."),
    ],
)
def test_a_mistake_is_said_with_its_mend(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RehearsalError) as refused:
        mapped(tmp_path, text)
    assert said in str(refused.value)
