"""A permit covers its wording whole and once: in its window, in its group."""

from datetime import timedelta

import pytest
from msgspec import structs
from tests.moderation.chat import Chat, names

from warmfield.community.staff_commands import PermitGranted
from warmfield.engine.ports import Turn
from warmfield.reading.read import read

AGREED = "周末亲子烘焙课 原价199 现价99 加微信 bake8866 报名 https://ex.test/bake"
SHORT = "烘焙课 https://ex.test/b"


def grant(chat: Chat, text: str = AGREED, group: str = "parents", posts: int = 1) -> None:
    window = (chat.now, chat.now + timedelta(hours=2))
    chat.take(
        PermitGranted(
            **chat.given(), who="lobby:a", window=window, posts=posts, text=text, group=group, by="lin"
        )
    )


def post(chat: Chat, text: str = AGREED, score: float = 0.2, **more: object) -> Turn:
    """The model sees hardly an advert in it; what was agreed on is told by its wording."""
    return chat.say("lobby:a", text, reading=structs.replace(read(text), advert=score), **more)


@pytest.mark.parametrize("text", [AGREED, SHORT])
def test_the_agreed_wording_passes_whole_however_little_it_reads_like_an_advert(chat: Chat, text: str):
    """Its bare link is part of what was agreed."""
    grant(chat, text)
    done = post(chat, text)
    decision = chat.decision(done)
    assert (decision.band, decision.why_passed) == ("pass", "permit")
    assert "回执" in done.actions[0].text
    assert names(done) == ["Tell"]


def test_the_same_wording_again_is_an_advert_whatever_the_score(chat: Chat):
    grant(chat)
    post(chat)
    again = chat.decision(post(chat, after=timedelta(minutes=20)))
    assert again.band == "review"
    assert again.findings[0].clause == "1.5"
    assert again.findings[0].reason == "permit_used_up"
    assert chat.decision(post(chat, score=0.999)).band == "act"


def test_two_posts_may_be_agreed_on(chat: Chat):
    grant(chat, posts=2)
    bands = [chat.decision(post(chat, after=timedelta(minutes=30))).band for _ in range(3)]
    assert bands == ["pass", "pass", "review"]


def test_after_the_window_or_in_another_group_it_is_met(chat: Chat):
    grant(chat)
    elsewhere = chat.decision(post(chat, group="trial"))
    late = chat.decision(post(chat, after=timedelta(hours=3)))
    assert (elsewhere.band, elsewhere.findings[0].reason) == ("review", "other_group")
    assert (late.band, late.findings[0].reason) == ("review", "outside_window")


def test_plain_talk_under_a_permit_uses_nothing_up(chat: Chat):
    grant(chat, text="")
    assert post(chat, "大家晚上好，周末公园见").decision is None
    assert chat.member("lobby:a").permits[0].posts_left == 1


def test_of_two_permits_the_one_for_this_wording_is_used_up(chat: Chat):
    grant(chat, "二手童车转让，九成新，自提优先，价格好商量")
    grant(chat)
    post(chat)
    assert [one.posts_left for one in chat.member("lobby:a").permits] == [1, 0]


def test_a_permit_used_up_is_no_longer_shown_as_open(chat: Chat):
    grant(chat)
    post(chat)
    assert "0" not in chat.whisper("lobby:a", "我的申请")


def test_the_past_is_forgotten_in_the_end(chat: Chat):
    grant(chat)
    post(chat)
    chat.now += timedelta(days=40)
    grant(chat, "另一段广告，说的是钢琴课，名额有限")
    assert len(chat.member("lobby:a").permits) == 1
