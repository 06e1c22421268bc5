"""How a post is received: surely by answers, weakly by what comes near it, for a day."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from tests.rhythm.library.community import LIBRARY, START, Community, reference_plan

from warmfield.community import events as e
from warmfield.community.pieces import Use
from warmfield.rhythm.library.reception import warmth

ANN, BEN, SHEN = "lobby:ann", "lobby:ben", "lobby:shen"


@pytest.fixture
def shared() -> tuple[Community, str]:
    """A piece has just been posted in the parents' group; the message's id as the platform gave it."""
    community = Community(reference_plan(sources=(LIBRARY,)))
    community.add("Reading in the dark")
    community.until(1, 9)
    while not [one for one in community.posts if one.group == "parents"]:
        community.wait(timedelta(minutes=1))
    return community, next(one.id for one in community.posts if one.group == "parents")


def received(community: Community) -> Use:
    """After the day is over."""
    community.wait(timedelta(days=1, minutes=1))
    return next(use for use in community.piece("c1").uses if use.group == "parents")


def test_answers_people_and_reactions_are_counted(shared: tuple[Community, str]):
    community, post = shared
    community.say(ANN, "we do that too", reply_to=post)
    community.say(ANN, "every night", reply_to=post)
    community.react(BEN, post)
    community.react(BEN, post)
    use = received(community)
    assert (use.answers, use.people, use.reactions) == (2, 1, 1)


def test_what_comes_near_counts_weakly_and_later_not_at_all(shared: tuple[Community, str]):
    community, _ = shared
    community.say(ANN, "that is a good question")
    community.wait(timedelta(minutes=40))
    community.say(BEN, "who has a spare raincoat?")
    use = received(community)
    assert (use.near, use.answers, use.people) == (1, 0, 1)


def test_an_answer_to_somebody_else_is_not_about_it(shared: tuple[Community, str]):
    community, _ = shared
    community.say(ANN, "yes!", reply_to="another message")
    assert received(community) == Use(at=received(community).at, group="parents", sort="piece")


def test_staff_dont_count(shared: tuple[Community, str]):
    community, post = shared
    community.say(SHEN, "ask me anything", reply_to=post)
    community.react(SHEN, post)
    community.say(SHEN, "I am here all evening")
    use = received(community)
    assert (use.answers, use.near, use.people, use.reactions) == (0, 0, 0, 0)


def test_after_a_day_nothing_is_counted_any_more(shared: tuple[Community, str]):
    community, post = shared
    received(community)
    community.say(ANN, "late, but thank you", reply_to=post)
    assert community.reception.shown == ()
    assert community.piece("c1").uses[0].answers == 0


def test_each_group_is_counted_by_itself(shared: tuple[Community, str]):
    community, post = shared
    community.say(ANN, "we do that too", reply_to=post, group="trial")
    community.say(BEN, "and we do", reply_to=post)
    community.wait(timedelta(days=2))
    answers = {use.group: use.answers for use in community.piece("c1").uses}
    assert answers == {"parents": 1, "trial": 0}


def test_a_post_the_platform_refused_is_watched_no_longer(shared: tuple[Community, str]):
    community, _ = shared
    action = community.reception.shown[0].action
    awaited = community.shelf.awaited
    assert awaited == ()
    community.take(e.ActionEnded(**community.given(), action=action, outcome="refused"))
    assert len(community.reception.shown) == 1


def test_a_brief_is_shared_by_its_pieces():
    alone = Use(at=START, group="parents", sort="piece", answers=3, near=2)
    assert warmth(alone) == 3 * warmth(replace(alone, beside=2))
