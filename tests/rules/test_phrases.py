"""Phrases are found in either language, and behind a cue where there are cues."""

from warmfield.rules.phrases import Phrases

GREETS = Phrases(r"大家好|你好", r"\bnew here\b", ("new here",))


def test_finds_chinese():
    assert GREETS.within("各位老师 大家好")


def test_finds_english_among_chinese():
    assert GREETS.within("hi 老师, i'm new here")


def test_leaves_a_cue_inside_another_word():
    assert not GREETS.within("renew hereafter")


def test_needs_no_cue_where_none_is_named():
    assert Phrases("便宜", r"\bsale\b").within("a big sale")
