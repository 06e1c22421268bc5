"""A person looks at what was found: once a day, all at once or with exceptions."""

from datetime import timedelta

import pytest
from tests.rhythm.library.community import Community, reference_plan

from warmfield.community.ids import PersonId, RequestId
from warmfield.community.requests import Request
from warmfield.community.staff_commands import RequestAnswered
from warmfield.plan.sections.library import ContentSource

FEED = ContentSource(name="Feed", sort="feed", address="https://f.org/f")
HOT = ContentSource(name="Hot", sort="hot_list", address="https://h.org/h")


@pytest.fixture
def community() -> Community:
    return Community(reference_plan(sources=(FEED, HOT)))


def asked(community: Community) -> list[Request]:
    return [one for turn in community.turns for one in turn.requests if one.sort == "piece"]


def answer(community: Community, how: str, text: str = "", number: str = "r1") -> None:
    told = {"request": RequestId(number), "answer": how, "by": PersonId("he"), "text": text}
    community.take(RequestAnswered(**community.given(), **told))


def find(community: Community, count: int, source: str = "Feed") -> None:
    for number in range(count):
        community.find(f"{source} says thing number {number}", source)


def test_one_request_a_day_with_ten_at_most_from_each_source_by_turns(community: Community):
    find(community, 12)
    find(community, 2, "Hot")
    community.until(1, 23)
    (request,) = asked(community)
    names = [community.piece(one).source for one in request.subject["pieces"].split()]
    assert names == ["Hot", "Feed", "Hot", "Feed", *["Feed"] * 6]
    community.until(2, 23)
    assert [len(one.subject["pieces"].split()) for one in asked(community)] == [10, 4]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", {1, 2, 3}),
        ("except 2", {1, 3}),
        ("除了 1、3", {2}),
        ("不要2和3", {1}),
        ("1 3", {1, 3}),
        ("2", {2}),
        ("thank you!", {1, 2, 3}),
    ],
)
def test_an_answer_takes_all_or_some(community: Community, text: str, kept: set[int]):
    find(community, 3)
    community.until(1, 9)
    listed = asked(community)[0].subject["pieces"].split()
    answer(community, "approve", text)
    assert {n for n, name in enumerate(listed, 1) if community.piece(name).state == "ready"} == kept


def test_a_refusal_takes_none_and_says_who(community: Community):
    find(community, 2)
    community.until(1, 9)
    answer(community, "refuse", "not 2")
    assert len(community.titles("rejected")) == 2
    assert (community.piece("c1").why, community.piece("c1").by) == ("person", "he")


def test_a_number_that_isnt_there_decides_nothing(community: Community):
    find(community, 2)
    community.until(1, 9)
    answer(community, "approve", "except 3")
    assert len(community.titles("draft")) == 2
    assert asked(community)[1].subject["pieces"] == asked(community)[0].subject["pieces"]
    answer(community, "approve", number="r2")
    assert len(community.titles("ready")) == 2


def test_what_is_old_by_then_isnt_shown(community: Community):
    find(community, 1, "Hot")
    community.find("Written long ago", "Feed", published=community.now - timedelta(days=30, hours=-1))
    community.until(1, 9)
    assert [community.piece(one).source for one in asked(community)[0].subject["pieces"].split()] == ["Hot"]


def test_nothing_found_is_nothing_asked(community: Community):
    community.until(3, 0)
    assert asked(community) == []


def test_what_comes_later_in_the_day_waits_for_the_next(community: Community):
    community.until(1, 12)
    find(community, 1)
    community.until(1, 20, 59)
    assert len(asked(community)) == 1
    find(community, 1, "Hot")
    community.until(1, 23)
    assert len(asked(community)) == 1
    community.until(2, 9)
    assert len(asked(community)) == 2
