"""Which pieces a group gets, and when: its theme, its language, not twice, the best received first."""

from datetime import timedelta

from tests.rhythm.library.community import LIBRARY, TRUSTED, Community, reference_plan

from warmfield.plan.sections.library import Brief, ContentSource
from warmfield.rhythm.library.choosing import on_offer


def offered(community: Community, group: str = "parents") -> list[str]:
    return [community.piece(one.id).title for one in on_offer(community.scope(group))]


def test_a_group_gets_what_fits_its_theme_and_language():
    community = Community()
    community.add("For everybody here")
    community.add("For the exchange groups", themes=("exchange",))
    community.add("只给说中文的群")
    assert offered(community) == ["For the exchange groups", "For everybody here"]
    assert offered(community, "trial") == ["For everybody here"]


def test_a_talk_or_a_game_is_held_by_somebody_and_not_just_posted():
    community = Community()
    community.add("How children learn to listen", sort="talk")
    community.add("Twenty questions", sort="game")
    assert offered(community) == []


def test_what_a_group_has_heard_comes_again_after_three_months():
    community = Community(reference_plan(sources=(LIBRARY,)))
    community.add("Reading in the dark")
    community.until(1, 21)
    assert len([one for one in community.posts if one.group == "parents"]) == 1
    assert offered(community) == []
    community.wait(timedelta(days=89))
    assert offered(community) == []
    community.wait(timedelta(days=2))
    assert offered(community) == ["Reading in the dark"]


def test_what_was_received_well_speaks_for_the_next_of_the_same_hand():
    community = Community(reference_plan(sources=(LIBRARY,)))
    community.add("By Shen, the first", expert="shen")
    community.until(1, 21)
    post = next(one for one in community.posts if one.group == "parents")
    community.say("lobby:ann", "thank you, that helps", reply_to=post.id)
    community.wait(timedelta(days=2))
    community.add("By Shen, the second", expert="shen")
    community.add("By Zhou, and newer", expert="zhou")
    assert offered(community) == ["By Shen, the second", "By Zhou, and newer"]


def test_talk_of_the_town_is_posted_while_it_is_one():
    hot = ContentSource(name="Hot", sort="hot_list", address="https://h.org/h", approval=False)
    community = Community(reference_plan(sources=(hot,)))
    for number in range(4):
        community.find(f"Talk number {number} of the town", "Hot")
    community.until(5, 0)
    assert len([one for one in community.posts if one.group == "parents"]) == 2


def test_so_many_a_day_and_no_more():
    community = Community(reference_plan(sources=(TRUSTED.model_copy(update={"a_day": 2}),)))
    for number in range(5):
        community.find(f"News number {number} of today", link=f"https://w.org/{number}")
    community.until(1, 23)
    assert len([one for one in community.posts if one.group == "parents"]) == 2
    community.until(2, 23)
    assert len([one for one in community.posts if one.group == "parents"]) == 4


def test_pieces_come_while_the_group_listens():
    community = Community(reference_plan(sources=(LIBRARY,)))
    community.add("Reading in the dark")
    community.until(1, 8, 59)
    assert community.posts == []
    community.until(1, 21)
    assert len(community.posts) == 2


def test_a_brief_with_nothing_to_say_stays_away_and_takes_nobodys_place():
    community = Community(reference_plan(brief=Brief(at="08:00", pieces=3)))
    community.until(5, 0)
    assert community.posts == []
    assert all(one.sort != "brief" for one in community.scope().rhythm.done)


def test_a_brief_that_comes_too_late_stays_away():
    community = Community(reference_plan(brief=Brief(at="08:00", pieces=3), sources=()))
    community.until(1, 11, 30)
    community.add("Reading in the dark")
    community.until(1, 23)
    assert community.posts == []
    community.until(2, 8)
    assert {one.clause for one in community.posts} == {"7.4"}


def test_in_a_dry_run_nothing_is_posted_and_nobody_asked():
    asking = ContentSource(name="Asked", sort="feed", address="https://a.org/f")
    plan = reference_plan(sources=(TRUSTED, asking)).model_copy(update={"mode": "dry"})
    community = Community(plan)
    community.find("Kites by the river")
    community.find("Another thing", source="Asked")
    community.until(3, 0)
    assert community.posts == []
    assert not any(turn.requests for turn in community.turns)


def test_in_a_group_kept_by_hand_the_use_is_known_and_nothing_is_measured():
    plan = reference_plan(sources=(LIBRARY,))
    by_hand = {at: one.model_copy(update={"platform": "wechat"}) for at, one in plan.groups.items()}
    community = Community(plan.model_copy(update={"groups": by_hand}))
    community.add("Reading in the dark")
    community.until(1, 23)
    assert {use.group for use in community.piece("c1").uses} == {"parents", "trial"}
    assert community.reception.shown == ()
    assert offered(community) == []
