"""9.2: into another group."""

import pytest
from tests.rules.player import Chat, ChatUnder

LURE = "大家快加这个群，里面资料更全，群号 345678901"


def test_the_door_of_the_other_group_is_the_evidence(chat: Chat):
    found = chat.say(f"20:00 ann> {LURE}")[0]
    [lure] = [one for one in found if one.rule == "poaching"]
    assert lure.facts == {"doors": 1}
    assert lure.spans


def test_groups_of_our_own_pass_by_name_or_number(chat_under: ChatUnder):
    assert not chat_under().met_by("大家快加萤火虫阅读群，里面资料更全") & {"poaching"}
    own = chat_under({"number": "9.2", "kind": "poaching", "own": ["345678901"]})
    assert own.met_by(LURE) == set()


def test_our_name_is_no_cover_for_a_strange_door(chat: Chat):
    assert "poaching" in chat.met_by(f"萤火虫的家长们，{LURE}")


@pytest.mark.parametrize(
    "text",
    [
        "Join my other parents group instead, much nicer: https://chat.whatsapp.com/AbCdEf123456",
        "大家都加入这边吧 https://t.me/+abcdEFGH1234",
        "进群领资料，QQ群 738291046",
        "come over to us https://discord.gg/abc123",
    ],
)
def test_a_strange_door_with_a_call_to_come_in_is_clear(text: str, chat: Chat):
    [found] = [one for one in chat.say(f"20:00 ann> {text}")[0] if one.rule == "poaching"]
    assert found.score > 0.98


@pytest.mark.parametrize(
    "text",
    [
        "刚刚有人加我微信说是群里的，大家小心骗子",
        "有人拉我进群说是学校的，别信，是诈骗",
        "Beware, someone asks people to join another group, it's a scam",
        "I set up a Google Group with a recurring meeting invite. Please join https://groups.google.com/g/readers",
        "They answered in the group: https://matrix.to/#/!room:example.org/$event?via=example.org",
    ],
)
def test_warnings_meetings_and_links_to_a_message_pass(text: str, chat: Chat):
    assert "poaching" not in chat.met_by(text)


def test_a_warning_that_carries_the_door_itself_is_looked_at(chat: Chat):
    """Else a poacher would only have to write “beware”."""
    text = "小心骗子，靠谱的都加入这个群 https://t.me/+abcdEFGH1234"
    [found] = [one for one in chat.say(f"20:00 ann> {text}")[0] if one.rule == "poaching"]
    assert found.score == 0.75
