"""9.2: into another group."""

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
