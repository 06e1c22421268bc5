"""An edit changes what is meant: the values, and only the lines they stand in."""

import copy
import difflib
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from warmfield.plan import reference
from warmfield.plan.edited import Add, Drop, Edit, Put, at, edited, raw
from warmfield.plan.rewritten import CantEditError, rewritten

ZH = reference.text("zh")
TEXTS = {language: reference.text(language) for language in ("zh", "en")}


def touched(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_one_setting_is_one_line_and_its_comment_stays():
    after = edited(ZH, [Put(("clauses", 1, "min_words"), "12")])
    assert touched(ZH, after) == [
        "-    min_words: 10             # 一个汉字算 1，一个英文词算 2",
        "+    min_words: 12             # 一个汉字算 1，一个英文词算 2",
    ]


def test_a_new_person_stands_below_the_others():
    after = edited(ZH, [Put(("people", "wu"), {"name": "吴老师", "roles": ["host", "expert"]})])
    assert touched(ZH, after) == ["+  wu:", "+    name: 吴老师", "+    roles: [host, expert]"]


def test_an_item_is_added_to_a_list_once():
    add = Add(("clauses", 1, "exempt"), "starter")
    after = edited(ZH, [add, add])
    assert touched(ZH, after) == [
        "-    exempt: [owner, deputy, manager, expert, host]",
        "+    exempt: [owner, deputy, manager, expert, host, starter]",
    ]


def test_a_part_that_is_dropped_takes_its_own_lines_only():
    after = edited(ZH, [Drop(("people", "zhou"))])
    assert [line[:8] for line in touched(ZH, after)] == ["-  zhou:", "-    nam", "-    rol", "-    acc"]


def test_parts_on_the_way_are_made():
    after = edited(ZH, [Put(("rhythm", "posts", "a_day"), "3")])
    assert touched(ZH, after) == ["+  posts: {a_day: 3}"]


def test_quotes_stay_and_come_where_they_are_needed():
    after = edited(
        ZH, [Put(("clauses", 0, "pattern"), "{child}-{parent}"), Put(("people", "he", "name"), "何: #1")]
    )
    assert '    pattern: "{child}-{parent}"' in after
    assert '    name: "何: #1"' in after


def test_the_ends_of_line_stay_as_they_are():
    after = edited(ZH.replace("\n", "\r\n"), [Put(("people", "wu"), {"name": "吴", "roles": ["host"]})])
    assert after.count("\r\n") == after.count("\n") == ZH.count("\n") + 3


@pytest.mark.parametrize("text", ["a: &x {b: 1}\nc: *x\n", "a: 1\na: 2\n", "- 1\n", "a: [", ""])
def test_a_text_that_is_no_sound_plan_is_left_alone(text: str):
    with pytest.raises(CantEditError):
        edited(text, [Put(("a",), "3")])


# Any edit of any plan.

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS.filter(bool), inner, max_size=3),
    max_leaves=5,
)


def paths(value: object, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(*here, key) for key, _ in inner] + [p for key, one in inner for p in paths(one, (*here, key))]


EVERY = {language: paths(raw(text)) for language, text in TEXTS.items()}


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    language = draw(st.sampled_from(["zh", "en"]))
    chosen = draw(st.lists(st.sampled_from(EVERY[language]), min_size=1, max_size=3))
    return language, [draw(st.sampled_from([Drop(path), Put(path, draw(VALUES))])) for path in chosen]


def meant(text: str, wanted: list[Edit]) -> dict[str, Any]:
    found = copy.deepcopy(raw(text))
    for one in wanted:
        above, last = at(found, one.path[:-1]), one.path[-1]
        assume(isinstance(above, dict | list) and (not isinstance(above, list) or last < len(above)))
        if isinstance(one, Put):
            above[last] = one.value
        else:
            assume(isinstance(above, list) or last in above)
            del above[last]
    return found


@settings(max_examples=150, deadline=None)
@given(edits())
def test_the_new_text_holds_just_what_was_meant(asked: tuple[str, list[Edit]]):
    language, wanted = asked
    found = meant(TEXTS[language], wanted)
    assert raw(rewritten(TEXTS[language], found)) == found


@settings(max_examples=150, deadline=None)
@given(edits())
def test_comments_of_other_lines_stay(asked: tuple[str, list[Edit]]):
    language, wanted = asked
    before = TEXTS[language]
    after = rewritten(before, meant(before, wanted))
    gone = [line[1:] for line in touched(before, after) if line.startswith("-")]
    alone = [line for line in before.splitlines() if line.lstrip().startswith("#") and line not in gone]
    assert all(line in after for line in alone)
    whole = [line for line in gone if line.startswith("#")]
    assert not whole, "a comment at the margin belongs to no value"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(EVERY["zh"]), WORDS.filter(bool))
def test_nearly_every_value_can_be_edited_by_itself(path: tuple[str | int, ...], word: str):
    assume(isinstance(at(raw(ZH), path), str))
    after = edited(ZH, [Put(path, word)])
    assert at(raw(after), path) == word
    assert len(touched(ZH, after)) <= 2
