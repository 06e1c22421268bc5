"""Scenes: what the format can say, and how a scene fails."""

from datetime import time, timedelta

import pytest

from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.plans import plan_named
from warmfield.rehearsal.scenes.casting import rulebook_of
from warmfield.rehearsal.scenes.grammar import SENTENCES, parse_sentence
from warmfield.rehearsal.scenes.perform import perform
from warmfield.rehearsal.scenes.read_scene import parse_scenes
from warmfield.rehearsal.scenes.script import At
from warmfield.wording import words_in

PLAN = plan_named("reference zh")
NICK = "乐乐爸-龙泽苑"


def shown(text: str) -> str:
    (scene,) = parse_scenes(text)
    return "\n".join(one.shown(words_in("en")) for one in perform(scene, rulebook_of(scene, PLAN)))


SAID = [
    (f"{NICK}> hi > there", "says", {"who": NICK, "text": "hi > there"}),
    (f"{NICK} (private)> 申诉", "says", {"who": NICK, "to": "private", "text": "申诉"}),
    (f"manager {NICK} (to A)> ok", "says", {"role": "manager", "who": NICK, "to": "to A", "text": "ok"}),
    (f"{NICK} joins, invited by A", "joins", {"who": NICK, "inviter": "A"}),
    (f"{NICK} joins via code-1", "joins", {"who": NICK, "via": "code-1"}),
    (f"{NICK} asks to join: 我是爸爸", "asks_to_join", {"who": NICK, "text": "我是爸爸"}),
    (f"{NICK} leaves", "leaves", {"who": NICK}),
    (f"{NICK} reads", "reads", {"who": NICK}),
    (f"{NICK} is now 乐乐", "renames", {"who": NICK, "nickname": "乐乐"}),
    (f"{NICK} is known: paid, grade student", "known", {"who": NICK, "facts": "paid, grade student"}),
    (f"{NICK} edits: hi", "edits", {"who": NICK, "text": "hi"}),
    (f"{NICK} takes the message back", "takes_back", {"who": NICK}),
    (f"{NICK} reacts 👍 to A", "reacts", {"who": NICK, "text": "👍", "to": "A"}),
    ("A brings: 睡前读什么 x://a", "brings", {"source": "A", "text": "睡前读什么 x://a"}),
    (
        "host 唐老师 plans a session at 20:00 on day 3 for 40 minutes, with A, B, in focus: 绘本",
        "plans_session",
        {
            "role": "host",
            "by": "唐老师",
            "since": "20:00",
            "day": "3",
            "minutes": "40",
            "speakers": "A, B",
            "focus": ", in focus",
            "text": "绘本",
        },
    ),
    ("唐老师 opens a session: 绘本", "opens_session", {"by": "唐老师", "text": "绘本"}),
    ("唐老师 closes the session", "closes_session", {"by": "唐老师"}),
    (
        "唐老师 moves the session 绘本 to 20:30",
        "moves_session",
        {"by": "唐老师", "topic": "绘本", "since": "20:30"},
    ),
    ("唐老师 extends the session to 21:00", "extends_session", {"by": "唐老师", "until": "21:00"}),
    ("唐老师 calls off the session 绘本", "calls_off", {"by": "唐老师", "topic": "绘本"}),
    ("A refuses r1: 不", "answers", {"by": "A", "answer": "refuses", "request": "r1", "text": "不"}),
    ("林老师 undoes the last decision about A", "undoes", {"by": "林老师", "who": "A"}),
    ("B approves x://a of A", "approves_link", {"by": "B", "link": "x://a", "who": "A"}),
    ("林老师 lets A invite B, C", "lets_invite", {"by": "林老师", "who": "A", "invitees": "B, C"}),
    (
        "林老师 permits A 2 posts from 20:00 to 22:00: 团购",
        "permits",
        {"by": "林老师", "who": "A", "posts": "2", "since": "20:00", "until": "22:00", "text": "团购"},
    ),
    (
        "唐老师 plans an activity: 放风筝 on day 6 at 09:30 in 龙泽公园 for 20 every week",
        "plans_activity",
        {
            "by": "唐老师",
            "title": "放风筝",
            "to_day": "6",
            "clock": "09:30",
            "place": "龙泽公园",
            "capacity": "20",
            "often": "week",
        },
    ),
    (
        "唐老师 moves the activity a1 of day 6 to day 7 at 10:00",
        "moves_activity",
        {"by": "唐老师", "activity": "a1", "day": "6", "to_day": "7", "clock": "10:00"},
    ),
    (
        "唐老师 changes the place of the activity a1 to 河边",
        "changes_activity",
        {"by": "唐老师", "what": "place", "activity": "a1", "said": "河边"},
    ),
    (
        "唐老师 cancels the activity a1 and all that follow: 下雨",
        "cancels_activity",
        {"by": "唐老师", "activity": "a1", "whole": " and all that follow", "text": "下雨"},
    ),
    ("唐老师 announces the activity 放风筝", "announces_activity", {"by": "唐老师", "activity": "放风筝"}),
    ("唐老师 checks A in to the activity a1", "checks_in", {"by": "唐老师", "who": "A", "activity": "a1"}),
    (
        "唐老师 closes the activity a1: 好",
        "closes_activity",
        {"by": "唐老师", "activity": "a1", "text": "好"},
    ),
]
"""Whoever adds a sentence adds a line here."""


@pytest.mark.parametrize(("text", "does", "parts"), SAID)
def test_every_sentence_is_understood(text: str, does: str, parts: dict[str, str]) -> None:
    assert parse_sentence(text) == (does, parts)


def test_no_sentence_is_left_untried() -> None:
    assert {does for _, does, _ in SAID} == set(SENTENCES)


def test_days_lapses_and_more_lines_are_read() -> None:
    (scene,) = parse_scenes(
        f"# Title\nday 2\n20:00 {NICK}> one\n      | two\n2 days later\n9:05 {NICK}> three\n"
    )
    assert scene.title == "Title"
    assert [step.when for step in scene.steps] == [At(2, time(20)), timedelta(days=2), At(None, time(9, 5))]
    assert scene.steps[0].parts["text"] == "one\ntwo"


def test_what_is_missing_and_what_is_surplus_is_shown() -> None:
    said = shown(
        f"20:01 {NICK}> https://ex.test/a\n      < removes the message (1.2)\n      < tells {NICK}: …\n"
    )
    assert "    - < removes the message (1.2)   (expected, didn’t happen)" in said
    assert "    + < holds the message (1.2)   (happened, isn’t in the scene)" in said
    assert f"      < tells {NICK}" in said


def test_a_line_with_nothing_under_it_expects_nothing() -> None:
    assert shown(f"20:01 {NICK}> https://ex.test/a\n").count("    + < ") > 1


def test_dots_alone_stand_for_all_the_rest() -> None:
    assert not shown(f"20:01 {NICK}> https://ex.test/a\n      < holds the message\n      < …\n")


def test_a_setting_of_the_plan_may_differ() -> None:
    assert not shown(f"with: clauses.1.2.min_words = 0\n20:01 {NICK}> https://ex.test/a\n")


def test_staff_of_a_scene_are_staff() -> None:
    """Managers are exempt from 1.2 nowhere; adverts they may post."""
    (scene,) = parse_scenes("staff: 王老师 as manager\n20:01 host 李老师> hi\n")
    rulebook = rulebook_of(scene, PLAN)
    assert rulebook.roles("王老师") == ("manager",)
    assert rulebook.roles("李老师") == ("host",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("20:01 乐乐爸 dances\n", "1: This is no sentence of a scene: 20:01 乐乐爸 dances"),
        ("hello\n", "1: This is no sentence of a scene: hello"),
        ("25:01 乐乐爸> hi\n", "1: This is no time of day: 25:01"),
        ("      < nothing\n", "1: An indented line starts with"),
        ("20:01 A> hi\n20:00 A> hi\n", "2: The clock goes back here"),
        ("20:01 A (to B)> hi\n", "1: B has said nothing in this group yet."),
        ("20:01 manager A undoes the last decision\n", "1: Nothing was decided yet"),
        ("20:01 A is known: clever\n", "1:  clever is no fact of a member"),
        ("staff: A as king\n20:01 A> hi\n", "1: There is no role king."),
        ("with: clauses.9.9.min_words = 1\n20:01 A> hi\n", "1: The plan has no clauses.9.9.min_words."),
        ("with: clauses.1.2.min_words = many\n20:01 A> hi\n", "1: clauses.1.2.min_words: "),
        ("with: clauses.1.2.min_words = [\n20:01 A> hi\n", "1: This is no value: ["),
    ],
)
def test_a_wrong_line_is_named(text: str, said: str) -> None:
    with pytest.raises(RehearsalError) as refused:
        shown(text)
    assert str(refused.value).startswith(said)


def test_a_role_is_of_whoever_acts_not_of_whom_it_is_about() -> None:
    (scene,) = parse_scenes("# Role\n20:01 A> hi\n20:02 manager X undoes the last decision about Y\n")
    assert [(one.name, one.roles) for one in scene.cast] == [("X", ("manager",))]
