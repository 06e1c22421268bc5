"""Which answers are taken for right, and which only look so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.reading.normalise import plain
from warmfield.rhythm.games.right_answer import choice_of, is_right, right_choice
from warmfield.rhythm.games.spelled_numbers import numbers_in

RIGHT = [
    ("长颈鹿", "长颈鹿"), ("我猜是長頸鹿吧！", "长颈鹿"), ("答案：长颈鹿", "长颈鹿"),
    ("鞋 子。。。", "鞋子"), ("是", "是"),
    ("８", "8"), ("八", "8"), ("八条腿", "8"), ("我觉得是8条", "8"), ("Eight legs!", "8"), ("一百度", "100"),
    ("three hundred and sixty-six", "366"), ("3,000", "3000"), ("A Giraffe?", "giraffe"),
    ("it's the giraffes", "giraffe"),
    ("I think it is the sun", "sun"), ("in the east", "east"), ("the letter M", "the letter m"),
]  # fmt: skip
WRONG = [
    ("不是长颈鹿", "长颈鹿"), ("长颈鹿和大象", "长颈鹿"), ("12个月里有8个", "8"), ("18", "8"),
    ("15日晚上去哪里玩", "15"),
    ("is", "island"), ("吗", "是"), ("", "8"), ("？？？", "是"), ("sunday", "sun"), ("8" * 61, "8"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "answer"), RIGHT)
def test_is_taken_for_right(said: str, answer: str):
    assert is_right(plain(said), [answer])


@pytest.mark.parametrize(("said", "answer"), WRONG)
def test_is_not_taken_for_right(said: str, answer: str):
    assert not is_right(plain(said), [answer])


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("b", 1),
        ("B.", 1),
        ("选b", 1),
        ("b 脂肪", 1),
        ("脂肪吧", 1),
        ("b 水", None),
        ("banana", None),
        ("d", None),
    ],
)
def test_an_option_is_chosen_by_letter_or_words(said: str, chosen: int | None):
    assert choice_of(plain(said), ["水", "脂肪", "沙子"]) == chosen


def test_the_right_option_is_found_among_the_answers():
    assert right_choice(["a teacher", "a program"], ["一个程序", "a program"]) == 1
    assert right_choice(["yes", "no"], ["perhaps"]) is None


def in_han(number: int) -> str:
    """The numeral of 1 to 9999, as it is written in full."""
    said, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            said += ("零" if gap and said else "") + "零一二三四五六七八九"[digit] + sign
        gap = not digit
    return said


@given(st.integers(1, 9999))
def test_a_chinese_numeral_is_its_number(number: int):
    assert [one.value for one in numbers_in(in_han(number))] == [number]


@given(st.integers(0, 10**6))
def test_a_number_in_digits_is_right_in_digits_alone(number: int):
    assert is_right(str(number), [str(number)])
    assert not is_right(str(number), [str(number + 1)])


@given(st.text(max_size=80), st.text(max_size=20))
def test_nothing_anybody_writes_raises(said: str, answer: str):
    assert is_right(plain(said), [answer]) in (True, False)
    assert choice_of(plain(said), [answer, "b"]) in (None, 0, 1)
