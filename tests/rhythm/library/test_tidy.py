"""Text of strangers, made plain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.rhythm.library.tidy import excerpt_of, own_text, plain_lines, title_of


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("<p>One</p><p>two<br/>three</p>", "One\ntwo\nthree"),
        ("a <b>bold</b> &amp; <a href='x'>linked</a> word", "a bold & linked word"),
        ("<script>alert('<p>')</script>left<style>p{}</style>", "left"),
        ("<!-- hidden -->seen<!-- open", "seen"),
        ("&lt;p&gt;escaped twice&lt;/p&gt;", "escaped twice"),
        ("3 < 5 and 7 > 6", "3 < 5 and 7 > 6"),
        ("<我的书> by <Harry Potter>", "<我的书> by <Harry Potter>"),
        ("cut off <a href='https://x", "cut off"),
        ("zero\u200bwidth \u202eturned\x00\x07", "zerowidth turned"),
        ("family 👨\u200d👩\u200d👧 stays", "family 👨\u200d👩\u200d👧 stays"),
        ("  many   spaces\n\n\n\tlines  ", "many spaces\nlines"),
        ("\ud800lone half", "lone half"),
    ],
)
def test_it_is_made_plain(written: str, plain: str):
    assert plain_lines(written) == plain


@given(st.text())
def test_nothing_hidden_is_left_and_all_of_it_can_be_written_down(text: str):
    plain = plain_lines(text)
    plain.encode()
    assert not {unicodedata.category(letter) for letter in plain if letter not in "\n\u200d"} & {"Cc", "Cf"}
    assert plain == "\n".join(line.strip() for line in plain.splitlines() if line.strip())


@given(st.text(min_size=1))
def test_it_stays_quick_and_short(word: str):
    text = word * 2000
    assert len(own_text(text)) <= 2000
    assert len(excerpt_of(text)) <= 401


@pytest.mark.parametrize("bomb", ["<script" * 2000, "<!--" * 3000, "<p " * 5000, "&lt;" * 5000])
def test_text_made_to_be_slow_isnt(bomb: str):
    assert len(plain_lines(bomb)) <= len(bomb)


def test_a_title_is_one_line():
    assert title_of("<b>One</b>\ntwo") == "One two"
