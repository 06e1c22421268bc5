"""Nicknames in any order, width and script; what isn't one is said to lack its parts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.reading.nickname import parse
from warmfield.reading.pattern import Pattern, PatternPart

HERE = Path(__file__).parent
PLAIN = Pattern()
NAMES = ("child", "parent", "neighbourhood")
WITH_CLASS = Pattern(
    template="{class}班-{child}{parent}",
    parts=(
        PatternPart(name="class", sort="number"),
        PatternPart(name="child", sort="child"),
        PatternPart(name="parent", sort="parent"),
    ),
)
WITH_CHOICE = Pattern(
    template="{city}·{name}·{job}",
    parts=(
        PatternPart(name="city", sort="choice", choices=("北京", "上海")),
        PatternPart(name="name"),
        PatternPart(name="job", optional=True),
    ),
)


def cases(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            nickname, *parts = (part.strip() for part in line.split(" | "))
            found = dict(zip(NAMES, parts, strict=True))
            yield nickname.replace("¦", "|"), {part: value for part, value in found.items() if value != "-"}


@pytest.mark.parametrize(("nickname", "fields"), list(cases("nicknames_known.txt")))
def test_finds_the_parts(nickname: str, fields: dict[str, str]) -> None:
    reading = parse(nickname, PLAIN)
    assert reading.fields == fields
    assert reading.missing == tuple(name for name in NAMES if name not in fields)


def test_names_nobody_tuned_to_are_right_in_97_of_100_fields() -> None:
    unseen = list(cases("nicknames_unseen.txt"))
    right = sum(
        parse(nick, PLAIN).fields.get(name) == value for nick, f in unseen for name, value in f.items()
    )
    assert right / (3 * len(unseen)) >= 0.97


@pytest.mark.parametrize(
    ("nickname", "suggestion"),
    [
        ("龍澤苑 樂樂爸爸🌸", "乐乐爸爸-龙泽苑"),
        ("Longze Garden / Mia mum", "Mia's mum-Longze Garden"),
        ("乐乐爸", "乐乐爸-〈neighbourhood〉"),
        ("龙泽苑", "〈child〉〈parent〉-龙泽苑"),
    ],
)
def test_suggests_the_likely_right_one(nickname: str, suggestion: str) -> None:
    assert parse(nickname, PLAIN).suggestion == suggestion


def test_pieces_of_a_suggestion_leave_the_unknown_to_be_worded() -> None:
    assert parse("乐乐爸", PLAIN).suggested == (("乐乐", ""), ("爸", ""), ("-", ""), ("", "neighbourhood"))


@pytest.mark.parametrize(
    "nickname", ["保险小王妈妈-龙泽苑", "A00装修李姐 乐乐妈 龙泽苑", "Leo's mum - Best Insurance Court"]
)
def test_an_advert_is_no_nickname(nickname: str) -> None:
    assert parse(nickname, PLAIN).advert
    assert not parse(nickname, PLAIN).ok


def test_a_known_neighbourhood_is_found_without_its_usual_ending() -> None:
    known = Pattern(neighbourhoods=("如意里", "蓝色港湾", "MOMA"))
    assert parse("蓝色港湾乐乐妈", known).fields["neighbourhood"] == "蓝色港湾"
    assert parse("moma 乐乐妈", known).fields == {"child": "乐乐", "parent": "妈", "neighbourhood": "MOMA"}


@pytest.mark.parametrize("nickname", ["3班-乐乐妈", "乐乐妈 三班", "【3班】樂樂媽媽", "3班乐乐爸爸"])
def test_a_number_is_found_by_the_words_beside_it(nickname: str) -> None:
    reading = parse(nickname, WITH_CLASS)
    assert reading.ok
    assert reading.fields["child"] == "乐乐"
    assert reading.suggestion.startswith(f"{reading.fields['class']}班-乐乐")


def test_the_operators_own_choice_and_words_fill_in_order() -> None:
    assert parse("上海 / 王芳 / 会计", WITH_CHOICE).fields == {"city": "上海", "name": "王芳", "job": "会计"}
    assert parse("王芳@上海", WITH_CHOICE).ok
    assert parse("王芳", WITH_CHOICE).missing == ("city",)


@given(st.text(max_size=40))
def test_never_raises(nickname: str) -> None:
    for pattern in (PLAIN, WITH_CLASS, WITH_CHOICE):
        reading = parse(nickname, pattern)
        assert set(reading.fields) | set(reading.missing) <= {part.name for part in pattern.parts}
