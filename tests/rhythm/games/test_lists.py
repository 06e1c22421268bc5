"""What ships: lists that are in order, small and quick, and puzzles that can be answered."""

import re
import tracemalloc
from pathlib import Path

import pytest

from warmfield.community.game_records import Puzzle
from warmfield.reading.normalise import plain
from warmfield.rhythm.games import word_lists
from warmfield.rhythm.games.pool import shipped
from warmfield.rhythm.games.right_answer import choice_of, is_right, right_choice
from warmfield.rhythm.games.word_lists import beginning_with, entry, list_named, sounding_like

LISTS = Path(word_lists.__file__).parent / "lists"
AT_LEAST = {("quiz", "zh"): 40, ("quiz", "en"): 40, ("riddles", "zh"): 30, ("riddles", "en"): 20}
FORMS = {"idioms": r"[\u4e00-\u9fff]{4} [a-z]+[1-5] [a-z]+[1-5]( [+?])?", "english": r"[a-z]{4,}( \+)?"}
MOST_BYTES = 5_000_000


@pytest.mark.parametrize("name", FORMS)
def test_a_list_is_sorted_whole_and_as_long_as_its_page_says(name: str):
    text = (LISTS / f"{name}.txt").read_text("utf-8")
    lines = text.split("\n")[1:-1]
    words = [line.split(" ")[0] for line in lines]
    assert (text[0], text[-1]) == ("\n", "\n")
    assert all(re.fullmatch(FORMS[name], line) for line in lines)
    assert words == sorted(set(words))
    assert f"{len(lines):,} " in (LISTS / "SOURCES.md").read_text("utf-8")


@pytest.mark.parametrize("name", FORMS)
def test_a_list_takes_little_memory(name: str):
    list_named.cache_clear()
    tracemalloc.start()
    list_named(name)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < MOST_BYTES


def test_entries_are_found_whole():
    assert entry("idioms", "一帆风顺") is not None
    assert entry("idioms", "一帆风") is None
    assert entry("english", "tige") is None
    assert entry("english", "zzzz") is None
    assert entry("idioms", "") is None


def test_entries_are_found_by_beginning_and_by_sound():
    assert all(one.word.startswith("龙") for one in beginning_with("idioms", "龙"))
    assert [one.word for one in beginning_with("idioms", "鼊")] == []
    sounds = {one.sounds[0] for one in sounding_like("idioms", "long")}
    assert sounds <= {"long1", "long2", "long3", "long4", "long5"}
    assert {one.sounds[0] for one in sounding_like("idioms", "long2")} == {"long2"}
    assert len(sounds) > 1


@pytest.mark.parametrize(("sort", "language"), AT_LEAST)
def test_enough_puzzles_ship_and_each_can_be_answered(sort: str, language: str):
    puzzles = shipped(sort, language)
    assert len({one.ask for one in puzzles}) == len(puzzles) >= AT_LEAST[sort, language]
    for one in puzzles:
        assert all(is_right(plain(answer), one.answers) for answer in one.answers)
        assert not is_right(plain(one.ask), one.answers)
        assert not gives_away(one)
        if one.options:
            place = right_choice(one.options, one.answers)
            assert place is not None
            assert choice_of(plain(one.options[place]), one.options) == place


def gives_away(puzzle: Puzzle) -> bool:
    """A hint of more than a character that holds the answer."""
    return len(puzzle.answers[0]) > 1 and puzzle.answers[0].lower() in puzzle.hint.lower().split()


def test_a_language_without_puzzles_is_asked_in_english():
    assert shipped("quiz", "fr") == shipped("quiz", "en")
