"""1.2: a link needs words, an approval, or a page of our own."""

import pytest
from msgspec.structs import replace
from tests.rules.player import Chat

from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import ApprovedLink, MemberRecord

BARE = "20:00 ann> https://www.news.example/a/"


def approve(chat: Chat, link: str, group: GroupId | None = None):
    record = MemberRecord(id=MemberId("ann"), links=(ApprovedLink(link=link, group=group),))
    chat.table.keep(record)


def test_says_how_many_words_stand_beside_the_link_and_how_many_are_needed(chat: Chat):
    [[found]] = chat.say("20:00 ann> worth reading https://news.example/a")
    assert (found.facts["words"], found.facts["needs"], found.score) == (4, 10, 1.0)
    assert found.facts["domain"] == "news.example"


def test_points_at_the_link_in_the_text(chat: Chat):
    [[found]] = chat.say("20:00 ann> 看 https://news.example/a")
    assert [(span.start, span.end) for span in found.spans] == [(2, 24)]


def test_an_approved_link_is_covered_however_it_is_written(chat: Chat):
    approve(chat, "http://news.example/a")
    [[found]] = chat.say(BARE)
    assert found.facts["covered_by"] == "approved_link"


def test_an_approval_without_a_link_covers_any(chat: Chat):
    approve(chat, "")
    [[found]] = chat.say(BARE)
    assert found.facts["covered_by"] == "approved_link"


def test_an_approval_for_another_link_or_group_covers_nothing(chat: Chat):
    approve(chat, "https://news.example/b")
    assert "covered_by" not in chat.say(BARE)[0][0].facts
    approve(chat, "https://news.example/a", GroupId("g2"))
    assert "covered_by" not in chat.say(BARE)[0][0].facts


def test_a_link_that_answers_a_question_is_noticed_below_the_review_band(chat: Chat):
    _, [found] = chat.say("20:00 bob> 报名的链接是哪个？\n20:01 ann> https://form.example/1")
    assert found.score < 0.5
    assert found.facts["answers"] == "chat/1"


def test_an_edit_cannot_lean_on_the_words_it_replaces(chat: Chat):
    """A described link that is edited down to a bare one stands bare."""
    script = (
        "20:00 ann> 这篇文章讲孩子睡前怎么读绘本 https://news.example/a\n20:01 ann> https://news.example/a"
    )
    described, bare = [line.event for line in chat.lines(script)]
    assert chat.met(described) == {"nickname"}
    assert "links" in chat.met(replace(bare, replaces=described.id))


@pytest.mark.parametrize("asked", ["有链接吗", "这个在哪看", "which page?", "求推荐一本睡前绘本"])
def test_a_call_for_a_page_is_answered_by_a_link(asked: str, chat: Chat):
    _, [found] = chat.say(f"20:00 bob> {asked}\n20:01 ann> https://news.example/1")
    assert found.facts["answers"] == "chat/1"


@pytest.mark.parametrize("said", ["我推荐一下这家书店", "推荐大家看看", "昨天看看书就睡了"])
def test_who_only_speaks_of_recommending_asked_for_nothing(said: str, chat: Chat):
    _, [found] = chat.say(f"20:00 bob> {said}\n20:01 ann> https://news.example/1")
    assert "answers" not in found.facts


def test_a_call_many_messages_ago_is_answered_no_more(chat: Chat):
    talk = "\n".join(f"20:01:{at:02} carl> 第{at}句闲聊" for at in range(8))
    *_, [found] = chat.say(f"20:00:30 bob> 有链接吗\n{talk}\n20:02 ann> https://news.example/1")
    assert "answers" not in found.facts


def test_the_words_of_an_advert_describe_no_page(chat: Chat):
    """Else a removed advert would open the door for any link after it."""
    *_, found = chat.say(
        "20:00 ann> 专业贷款，秒批，加微信 daikuan888，利息低\n20:01 ann> https://more.test/0"
    )
    assert [one.rule for one in found] == ["links"]
