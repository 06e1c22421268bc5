"""Hiding is undone, plain text stays as it is, and every place leads back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.reading.normalise import EVIDENCE, normalise, plain
from warmfield.reading.read import read, read_many

SIGNS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("加微信薇❤️vxＶＸ１３８①②③\u200b\u2060壹零一三〇.-_* 🌸👨‍👩‍👧😀а樂龍@:/.com点。\0"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("ＶＸ：ａｂｃ１２３", "vx:abc123"),
        ("樂樂爸－龍澤苑", "乐乐爸-龙泽苑"),
        ("加薇信", "加微信"),
        ("威信:abc", "微信:abc"),
        ("v\u200bx 1\u206038", "vx 138"),
        ("pаypаl", "paypal"),
        ("138零零壹二三四5六七", "138001234567"),
        ("𝐯𝐱 ①③⑧", "vx 138"),
    ],
)
def test_undoes_what_hides_a_text(hidden: str, shown: str) -> None:
    assert plain(hidden) == shown


@pytest.mark.parametrize(
    "text",
    ["привет мир", "γεια σου", "我一心一意", "两三个人", "一二三木头人", "有威信的老师", "ctrl+v 粘贴"],
)
def test_leaves_honest_text_alone(text: str) -> None:
    assert plain(text) == text


def test_names_what_was_undone() -> None:
    assert read("加薇\u200b信：ａｂｃ１２３").undone == ("width", "confusables", "invisible")


@pytest.mark.parametrize("text", ["今天，好！", "一家三口👨‍👩‍👧❤️", "①报名②缴费", "普通的话"])
def test_ordinary_punctuation_emoji_and_lists_are_no_hiding(text: str) -> None:
    assert read(text).undone == ()


@given(st.lists(SIGNS, min_size=1, max_size=6))
def test_a_batch_keeps_texts_apart_and_places_right(texts: list[str]) -> None:
    normal = normalise(texts)
    assert len(normal.text) == len(normal.codes) == len(normal.sorts) == len(normal.origin)
    assert normal.undone.shape == (len(texts), len(EVIDENCE))
    for at, text in enumerate(texts):
        places = normal.origin[normal.starts[at] : normal.ends[at]].tolist()
        assert places == sorted(set(places))
        assert all(0 <= place < len(text) for place in places)


@given(st.lists(SIGNS, min_size=1, max_size=5))
def test_spans_lie_inside_the_original(texts: list[str]) -> None:
    for text, reading in zip(texts, read_many(texts), strict=True):
        spans = [link.span for link in reading.links] + [way.span for way in reading.contacts]
        for span in (*spans, *reading.advert_spans):
            assert 0 <= span.start < span.end <= len(text)


@given(st.lists(SIGNS, min_size=2, max_size=5))
def test_one_by_one_reads_as_in_a_batch(texts: list[str]) -> None:
    for alone, together in zip([read(text) for text in texts], read_many(texts), strict=True):
        assert alone.plain == together.plain
        assert alone.links == together.links
        assert alone.contacts == together.contacts
        assert (alone.words, alone.skeleton, alone.sketch) == (
            together.words,
            together.skeleton,
            together.sketch,
        )
        assert abs(alone.advert - together.advert) < 1e-4
