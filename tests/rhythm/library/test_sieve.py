"""The filter: what it finds however it is written, and what only looks alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.plan.sections.library import Content, ContentSource
from warmfield.rhythm.library.sieve import first_word, why_in_words, why_kept_off
from warmfield.wording import words_in

FEED = ContentSource(name="f", sort="feed")
SOME = st.text("ab减肥药c ", min_size=1, max_size=4).filter(str.strip)


@pytest.mark.parametrize("text", ["快速减肥食谱", "快速減肥食譜", "减\u200b肥", "ＤＩＥＴ tips", "A diet."])
def test_a_word_is_found_however_it_is_written(text: str):
    assert first_word(["减肥", "diet"], text)


@pytest.mark.parametrize("text", ["dietary advice", "audiet", "减少肥胖", "", "肥减"])
def test_what_only_looks_alike_passes(text: str):
    assert first_word(["减肥", "diet"], text) == ""


def test_the_word_is_told_as_the_plan_writes_it():
    assert first_word([" ", "DIET Pills"], "cheap diet pills") == "DIET Pills"


@given(st.lists(SOME, max_size=4), st.text("ab减肥药c ", max_size=30))
def test_it_finds_what_stands_there_and_nothing_else(listed: list[str], text: str):
    """Held against looking for each word in turn; only Latin letters ask for an end of the word."""

    found = first_word(listed, text)
    assert (found == "") == (not any(_stands(word.strip(), text) for word in listed))


def _stands(word: str, text: str) -> bool:
    said = f" {text} "
    for at in range(1, len(said)):
        end = at + len(word)
        whole = not _joined(said[at - 1], word[0]) and not _joined(word[-1], said[end : end + 1])
        if said.startswith(word, at) and whole:
            return True
    return False


def _joined(left: str, right: str) -> bool:
    return left in "abc" and right != "" and right in "abc"


def test_a_sources_wanted_words_choose():
    hot = ContentSource(name="h", sort="hot_list", wanted_words=("school", "孩子"))
    assert why_kept_off(Content(), hot, "Schools shut") == "unwanted"
    assert why_kept_off(Content(), hot, "The school shuts") == ""


def test_a_blocked_word_goes_before_a_wanted_one():
    content = Content(blocked_words=("casino",))
    assert why_kept_off(content, FEED, "A casino for children") == "blocked:casino"


def test_strangers_contacts_are_kept_off_our_own_may_stand():
    text = "想要绘本清单的加微信 huiben6688"
    assert why_kept_off(Content(), FEED, text).startswith("contact:")
    assert why_kept_off(Content(), None, text) == ""


def test_why_is_said_in_both_languages():
    assert why_in_words(words_in("en"), "blocked:a:b") == "it holds the word “a:b”"
    assert why_in_words(words_in("zh"), "unwanted") == "没有出现想要的词"
