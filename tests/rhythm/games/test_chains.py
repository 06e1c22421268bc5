"""Chains stay chains, whatever people write."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rhythm.games.evening import GROUP, HOST, Evening

from warmfield.community.game_records import Chain
from warmfield.rhythm.games.books import FIRST_IDIOMS, FIRST_WORDS, IdiomBook, WordBook

MEMBERS = ("lobby:ann", "lobby:ben", "lobby:cy")
TALK = st.sampled_from(
    ["哈哈哈哈", "好的好的", "在吗", "一帆风顺", "马到成功", "羊羊得意", "加油！", "tiger", "这个真难啊"]
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(MEMBERS), st.one_of(TALK, st.just("")), st.integers(1, 120)), max_size=12
    )
)
def test_every_link_is_an_idiom_that_begins_as_the_last_ends(turns: list[tuple[str, str, int]]):
    """An empty text stands for a right link."""
    evening, book = Evening(), IdiomBook("character")
    evening.hear(HOST, "开始成语接龙 2小时")
    for who, text, seconds in turns:
        game = evening.record.game
        said = text or (book.own_link(game.links[-1], game.links) if isinstance(game, Chain) else "")
        evening.hear(who, said, seconds=seconds)
        game = evening.record.game
        if isinstance(game, Chain):
            keeps_its_rules(game, book)


def keeps_its_rules(game: Chain, book: IdiomBook) -> None:
    assert len(set(game.links)) == len(game.links)
    assert all(book.known(one) for one in game.links)
    assert all(book.fits(last, one) for last, one in zip(game.links, game.links[1:], strict=False))
    assert sum(one.points for one in game.scores) + game.helped + 1 == len(game.links)


@pytest.mark.parametrize(
    ("link", "last", "word", "fits"),
    [
        ("character", "一帆风顺", "顺手牵羊", True), ("character", "一帆风顺", "瞬息万变", False),
        ("sound", "一帆风顺", "瞬息万变", True), ("tone", "一帆风顺", "瞬息万变", True),
        ("sound", "开天辟地", "低声下气", True), ("tone", "开天辟地", "低声下气", False),
        ("sound", "一心一意", "一帆风顺", True), ("tone", "一心一意", "一帆风顺", False),
    ],
)  # fmt: skip
def test_idioms_are_linked_as_the_plan_says(link: str, last: str, word: str, fits: bool):
    assert IdiomBook(link).fits(last, word) == fits


def test_the_plans_own_idioms_count():
    book = IdiomBook("character", ("年年有余",))
    assert book.known("年年有余")
    assert not IdiomBook("character").known("年年有余")


@pytest.mark.parametrize("word", FIRST_IDIOMS)
def test_a_chain_begins_with_an_idiom_that_goes_on(word: str):
    book = IdiomBook("character")
    assert book.known(word)
    assert book.own_link(word, (word,))


@pytest.mark.parametrize("word", FIRST_WORDS)
def test_a_word_chain_begins_with_a_word_that_goes_on(word: str):
    assert WordBook().known(word)
    assert WordBook().own_link(word, (word,))


@pytest.mark.parametrize("said", ["eeeee", "asdf", "leo", "elephant and tiger", "naïve"])
def test_what_is_no_word_of_the_dictionary_is_no_link(said: str):
    assert not WordBook().known(WordBook().heard(said) or "-")


def test_a_rush_is_answered_now_and_then_and_caught_up_with(evening: Evening):
    evening.hear(HOST, "开始成语接龙")
    first = evening.hear(MEMBERS[0], "顺手牵羊", seconds=20)
    rush = evening.hear(MEMBERS[1], "羊肠小道") + evening.hear(MEMBERS[2], "道听途说")
    assert (len(first), rush) == (1, [])
    assert evening.run(timedelta(seconds=9)) == ["第 4 个：道听途说。下一个用“说”开头。"]


def test_a_chain_ends_at_its_time(evening: Evening):
    evening.hear(HOST, "开始成语接龙 2分钟")
    evening.hear(MEMBERS[0], "顺手牵羊", seconds=60)
    said = evening.run(timedelta(minutes=2))
    assert said[-1].startswith("这一局一共接了")
    assert evening.record.id == GROUP
    assert evening.record.game is None
