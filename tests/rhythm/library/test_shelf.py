"""Pieces come in, once each, and the shelf never grows beyond its measure."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rhythm.library.community import TRUSTED, Community, reference_plan

from warmfield.rhythm.library.shelving import MOST, marks_of

LINK = "https://www.read.example/three/?utm_source=feed&page=2#top"


@pytest.mark.parametrize(
    "other",
    [
        "http://read.example/three/?page=2",
        "https://read.example/three/?page=2&utm_source=mail",
        "HTTPS://READ.EXAMPLE/three?page=2",
    ],
)
def test_an_address_is_known_again_in_whatever_dress(other: str):
    assert set(marks_of("a", LINK)) & set(marks_of("b", other))


def test_another_page_of_the_same_site_is_another_piece():
    assert not set(marks_of("a", LINK)) & set(marks_of("b", "https://read.example/three/?page=3"))


def test_a_title_is_known_again_by_its_letters():
    assert marks_of("睡前，读什么？", "") == marks_of("睡前读什么", "")
    assert marks_of("读", "") == ()


@given(st.text(max_size=30), st.text(max_size=30))
def test_marks_are_made_of_anything(title: str, link: str):
    assert marks_of(title, link) == marks_of(title, link)


def test_the_same_news_of_two_sources_is_one_piece():
    community = Community()
    community.find("Kites by the river", link="https://w.org/1")
    community.find("Kites, by the river!", link="https://elsewhere.org/9")
    assert [one.id for one in community.shelf.pieces] == ["c1"]


def test_old_news_and_news_without_a_title_are_left_where_they_are():
    community = Community()
    community.find("Long ago", published=community.now - timedelta(days=40))
    community.find("", text="")
    community.find("<b></b>")
    assert community.shelf.pieces == ()


def test_news_dated_ahead_is_not_kept_for_ever():
    community = Community()
    community.find("From the year 2090", published=community.now + timedelta(days=23_000))
    assert community.shelf.pieces[0].until == (community.now + timedelta(days=30)).timestamp()


def test_a_title_is_made_of_the_text_where_there_is_none():
    community = Community()
    community.find("", text="<p>The garden opens at night.</p>")
    assert community.titles("ready") == ["The garden opens at night."]
    assert community.piece("c1").text == ""


def test_one_source_cant_flood_the_shelf():
    community = Community()
    for number in range(60):
        community.find(f"News number {number} of today")
    assert len(community.shelf.pieces) == 50
    community.wait(timedelta(days=1))
    community.find("News of tomorrow")
    assert len(community.shelf.pieces) == 51


def test_a_full_shelf_loses_what_nobody_wants_first():
    community = Community(reference_plan(sources=(TRUSTED,), blocked_words=("casino",)))
    for number in range(MOST + 10):
        rejected = "casino " if number % 100 == 50 else ""
        community.add(f"Our {rejected}piece number {number}")
    kept = Counter(one.state for one in community.shelf.pieces)
    assert kept == {"ready": MOST}
    assert community.shelf.made == MOST + 10


def test_what_a_person_took_down_isnt_posted_and_may_be_put_up_again():
    community = Community()
    community.add("Reading in the dark")
    community.review("c1", "rejected")
    community.until(1, 21)
    assert community.posts == []
    community.review("c1", "ready")
    community.until(2, 21)
    assert {one.text for one in community.posts} == {"A tip: Reading in the dark"}


def test_a_verdict_on_a_piece_nobody_knows_changes_nothing():
    community = Community()
    community.review("c7", "ready")
    assert community.shelf.pieces == ()


@pytest.mark.parametrize(
    ("told", "text", "language"),
    [("zh-Hans", "kites", "zh"), ("", "放风筝", "zh"), ("", "kites", "en"), ("fr", "cerfs-volants", "fr")],
)
def test_a_piece_has_a_language(told: str, text: str, language: str):
    community = Community()
    community.add(text + " by the river", language=told)
    assert community.piece("c1").language == language
