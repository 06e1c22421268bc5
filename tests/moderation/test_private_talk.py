"""What members and staff write to the assistant, as people really write it."""

import pytest
from tests.moderation.chat import ADVERT, BARE, Chat

from warmfield.moderation.talk.commands import command_in
from warmfield.moderation.talk.hearing import hear
from warmfield.moderation.talk.names import names_in


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("想分享这篇文章 https://ex.test/a", "link"),
        ("/link https://ex.test/a", "link"),
        ("can I post https://ex.test/a?", "link"),
        ("https://ex.test/a", "link"),
        ("我想發個鏈接可以嗎", "link"),
        ("想拉我同事进群 张姐", "invite"),
        ("可以邀请乐乐妈吗", "invite"),
        ("/invite Anna", "invite"),
        ("Could I bring my colleague Anna into the group?", "invite"),
        ("我想在群里发个广告：周末烘焙课", "advert"),
        ("广告怎么收费", "advert"),
        ("ＡＤＶＥＲＴ", "advert"),
        ("advertize my shop", "advert"),
        ("申诉", "appeal"),
        ("申訴！", "appeal"),
        ("Apeal", "appeal"),
        ("这不是广告", "appeal"),
        ("it wasn't an advert", "appeal"),
        ("为什么删我消息", "why"),
        ("我的消息怎么不见了", "why"),
        ("why was my message removed?", "why"),
        ("为什么？", "why"),
        ("群规", "rules"),
        ("what are the rules", "rules"),
        ("红包发好了", "paid"),
        ("I've just paid", "paid"),
        ("my requests", "status"),
        ("我的申请怎么样了", "status"),
        ("好的", "yes"),
        ("Yes please", "yes"),
        ("不用了", "no"),
        ("你好", "help"),
        ("调解", "mediate"),
        ("我朋友想进群怎么办", "invite"),
        ("how much is an ad?", "advert"),
        ("红包已发", "paid"),
        ("我付好钱了", "paid"),
        ("谢谢", "thanks"),
        ("老师好，在吗？", "help"),
        ("可以分享一下昨天的课件吗", ""),
        ("今天天气真好", ""),
        ("", ""),
    ],
)
def test_plain_words_are_understood(said: str, intent: str):
    assert hear(said).intent == intent


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("想拉我同事进群 张姐", ("张姐",)),
        ("邀请 乐乐妈、豆豆爸", ("乐乐妈", "豆豆爸")),
        ("可以邀请张姐进群吗？", ("张姐",)),
        ("/invite Anna Li and Bob", ("Anna Li", "Bob")),
        ("Could I bring my colleague Anna into the group?", ("Anna",)),
        ("邀請我太太王芳", ("王芳",)),
        ("我想邀请朵朵妈-龙泽苑进群", ("朵朵妈-龙泽苑",)),
        ("May I invite Leo's dad - Longze Garden into the group?", ("Leo's dad - Longze Garden",)),
        ("我朋友想进群怎么办", ()),
        ("想拉人进群", ()),
        ("can I invite a friend?", ()),
    ],
)
def test_names_are_found_in_a_sentence(said: str, names: tuple[str, ...]):
    assert names_in(said) == names


@pytest.mark.parametrize(
    ("said", "verb", "about", "rest"),
    [
        ("approve r12", "approve", "r12", ""),
        ("同意 r12", "approve", "r12", ""),
        ("同意R12", "approve", "r12", ""),
        ("ｒ１２　同意", "approve", "r12", ""),
        ("同意12", "approve", "r12", ""),
        ("不同意 r12 内容无关", "refuse", "r12", "内容无关"),
        ("refuse r3: too long", "refuse", "r3", "too long"),
        ("done r4", "done", "r4", ""),
        ("undo d/$AbC", "undo", "d/$AbC", ""),
        ("撤销 r5", "undo", "r5", ""),
        ("why d/e1", "why", "d/e1", ""),
        ("ok r7", "approve", "r7", ""),
        ("待办", "inbox", None, ""),
    ],
)
def test_staff_commands_are_understood(said: str, verb: str, about: str | None, rest: str):
    command = command_in(said)
    assert command is not None
    assert (command.verb, command.request or command.decision, command.rest) == (verb, about, rest)


@pytest.mark.parametrize(
    "said",
    ["ok", "可以", "今天谁值班？", "为什么删我消息", "okay let us meet", "可以一起去吗", "nobody came"],
)
def test_a_staff_whisper_that_is_no_command_is_a_members(said: str):
    assert command_in(said) is None


def test_why_explains_and_a_yes_to_it_appeals(chat: Chat):
    chat.say("lobby:a", ADVERT)
    told = chat.whisper("lobby:a", "为什么删我消息")
    assert "群规 1.5" in told
    assert "申诉" in told
    chat.whisper("lobby:a", "好的")
    assert [one.decision for one in chat.requests("appeal")] == ["d/e1"]


def test_a_plain_answer_gives_what_was_asked_for(chat: Chat):
    assert "名字" in chat.whisper("lobby:a", "想拉人进群")
    chat.whisper("lobby:a", "张姐")
    assert chat.requests("invitation")[0].subject["invitees"] == "张姐"
    assert "20 个红包" in chat.whisper("lobby:a", "广告")
    chat.whisper("lobby:a", "周末烘焙课，家门口，第一节免费")
    assert "烘焙" in chat.requests("permit")[0].subject["text"]


@pytest.mark.parametrize(
    "said", ["广告：Weekend 烘焙课 ＡＢ", "/advert Weekend 烘焙课 ＡＢ", "我想发个广告: Weekend 烘焙课 ＡＢ"]
)
def test_an_advert_is_agreed_in_the_members_own_letters(chat: Chat, said: str):
    chat.whisper("lobby:a", said)
    assert chat.requests("permit")[0].subject["text"] == "Weekend 烘焙课 ＡＢ"


def test_names_keep_their_letters(chat: Chat):
    chat.whisper("lobby:a", "I want to invite two friends: Anna, Ben")
    assert chat.requests("invitation")[0].subject["invitees"] == "Anna\nBen"


def test_the_rules_are_told_in_short(chat: Chat):
    told = chat.whisper("lobby:a", "群规")
    assert "1.5" in told
    assert "9.2" in told


def test_what_isnt_understood_gets_a_friendly_list(chat: Chat):
    assert "“申诉”" in chat.whisper("lobby:a", "今天天气真好")


def test_the_status_names_what_waits_and_what_is_allowed(chat: Chat):
    chat.whisper("lobby:a", f"/link {BARE}")
    assert "r1" in chat.whisper("lobby:a", "我的申请")
    chat.whisper("lobby:lin", "同意 r1")
    assert BARE in chat.whisper("lobby:a", "进度")


def test_staff_may_ask_for_themselves_too(chat: Chat):
    chat.whisper("lobby:mo", f"想分享 {BARE}")
    assert chat.requests("link")[0].member == "lobby:mo"


def test_staff_hear_why_with_everything_that_led_to_it(chat: Chat):
    chat.say("lobby:a", ADVERT)
    told = chat.whisper("lobby:he", "为什么 d/e1")
    assert "1.5" in told
    assert "警告" in told


def test_a_bare_yes_answers_the_only_open_request(chat: Chat):
    chat.say("lobby:a", BARE)
    chat.whisper("lobby:lin", "同意")
    assert chat.requests() == []


def test_a_bare_yes_with_several_open_asks_which(chat: Chat):
    chat.say("lobby:a", BARE)
    chat.say("lobby:b", BARE)
    assert "r1、r2" in chat.whisper("lobby:lin", "同意")
    assert len(chat.requests()) == 2


def test_a_request_nobody_knows_is_said_so(chat: Chat):
    assert "r99" in chat.whisper("lobby:lin", "同意 r99")
