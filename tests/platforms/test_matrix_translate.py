"""From Matrix events to ours, without a server."""

import pytest

from warmfield.community import events as e
from warmfield.community.ids import GroupId, MemberId
from warmfield.platforms.matrix.seen import text_of, visible
from warmfield.platforms.matrix.shapes import Content, RawEvent
from warmfield.platforms.matrix.translate import Known, translate, whisper

PARENTS, ME, ANN = GroupId("parents"), "@assistant:x", "@ann:x"


def raw(sort: str, content: Content, **more: object) -> RawEvent:
    return RawEvent(type=sort, sender=ANN, content=content, event_id="$1", origin_server_ts=1000, **more)


def member(before: Content, after: Content, **more: object) -> RawEvent:
    return raw("m.room.member", after, state_key=ANN, unsigned={"prev_content": before}, **more)


def told(event: RawEvent, known: Known | None = None) -> e.Event | None:
    return translate(event, PARENTS, ME, known or Known())


def test_without_a_name_in_the_group_the_accounts_name_is_shown() -> None:
    sent = told(raw("m.room.message", {"msgtype": "m.text", "body": "hello"}))
    assert isinstance(sent, e.MessageSent)
    assert (sent.nickname, sent.text, sent.who) == ("ann", "hello", MemberId("matrix:@ann:x"))


def test_a_new_picture_is_no_new_nickname() -> None:
    before = {"membership": "join", "displayname": "Ann"}
    assert told(member(before, before | {"avatar_url": "mxc://x/y"})) is None
    renamed = told(member(before, before | {"displayname": "Ann of the Lake"}))
    assert isinstance(renamed, e.NicknameChanged)


def test_who_is_let_in_after_knocking_was_invited_by_whoever_let_them_in() -> None:
    known = Known()
    invitation = RawEvent(
        type="m.room.member", sender="@mei:x", content={"membership": "invite"}, event_id="$0",
        state_key=ANN, unsigned={"prev_content": {"membership": "knock"}},
    )  # fmt: skip
    assert told(invitation, known) is None
    joined = told(member({"membership": "invite"}, {"membership": "join"}), known)
    assert isinstance(joined, e.Joined)
    assert joined.invited_by == MemberId("matrix:@mei:x")


def test_a_second_join_does_not_remember_the_first_inviter() -> None:
    known = Known(inviters={ANN: "@ben:x"})
    told(member({"membership": "invite"}, {"membership": "join"}), known)
    again = told(member({"membership": "leave"}, {"membership": "join"}), known)
    assert isinstance(again, e.Joined)
    assert again.invited_by is None


@pytest.mark.parametrize("before", ["invite", "knock", "ban"])
def test_only_who_was_inside_can_leave(before: str) -> None:
    assert told(member({"membership": before}, {"membership": "leave"})) is None


def test_a_message_taken_away_before_we_read_it_is_no_message() -> None:
    assert told(raw("m.room.message", {})) is None


def test_a_redaction_names_what_vanished_in_old_and_new_rooms() -> None:
    for event in (raw("m.room.redaction", {}, redacts="$9"), raw("m.room.redaction", {"redacts": "$9"})):
        vanished = told(event)
        assert isinstance(vanished, e.MessageVanished)
        assert vanished.message == "$9"


def test_a_reply_is_read_without_what_it_quotes() -> None:
    reply = {"m.in_reply_to": {"event_id": "$0"}}
    content = {"msgtype": "m.text", "body": "> <@ben:x> buy now\n> or never\n\nno", "m.relates_to": reply}
    sent = told(raw("m.room.message", content))
    assert isinstance(sent, e.MessageSent)
    assert (sent.text, sent.reply_to) == ("no", "$0")


def test_a_line_that_begins_with_an_arrow_is_no_quote() -> None:
    assert text_of({"msgtype": "m.text", "body": "> 5 apples\n\neach"}) == "> 5 apples\n\neach"


def test_a_thread_is_not_an_answer_to_its_last_message() -> None:
    relation = {"rel_type": "m.thread", "is_falling_back": True, "m.in_reply_to": {"event_id": "$0"}}
    sent = told(raw("m.room.message", {"msgtype": "m.text", "body": "yes", "m.relates_to": relation}))
    assert isinstance(sent, e.MessageSent)
    assert sent.reply_to is None


def html(formatted: str, body: str = "hello") -> Content:
    return {
        "msgtype": "m.text",
        "body": body,
        "format": "org.matrix.custom.html",
        "formatted_body": formatted,
    }


def test_what_people_see_is_read_and_not_what_stands_beside_it() -> None:
    """A spammer may write one thing for programs and show another."""
    assert text_of(html('Half price, <a href="https://ad.test/x">look here</a>!')) == (
        "Half price, look here https://ad.test/x !"
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ('<a href="https://x.test">https://x.test</a>', "https://x.test"),
        ('<a href="https://matrix.to/#/@ben:x">Ben</a>: yes', "Ben: yes"),
        ("<mx-reply><blockquote>buy</blockquote></mx-reply>no", "no"),
    ],
)
def test_html_becomes_the_text_people_read(written: str, shown: str) -> None:
    assert visible(written) == shown


def test_a_file_name_is_no_text_but_a_caption_is() -> None:
    picture = {"msgtype": "m.image", "body": "sale.zip", "url": "mxc://x/y"}
    assert text_of(picture) == ""
    assert text_of(picture | {"filename": "sale.zip"}) == ""
    assert text_of(picture | {"filename": "sale.zip", "body": "Our garden"}) == "Our garden"


@pytest.mark.parametrize(
    "content",
    [
        {"body": 5, "msgtype": None},
        {"m.relates_to": "no", "body": ["x"], "msgtype": "m.text"},
        {"m.relates_to": {"rel_type": "m.replace"}, "m.new_content": 3},
        {"formatted_body": "<a href", "format": "org.matrix.custom.html", "msgtype": "m.text"},
    ],
)
def test_whatever_a_client_makes_up_is_read_as_far_as_it_makes_sense(content: Content) -> None:
    assert isinstance(told(raw("m.room.message", content)), e.MessageSent)


def test_a_time_no_calendar_knows_is_brought_into_range() -> None:
    event = RawEvent(type="m.room.message", sender=ANN, origin_server_ts=10**18)
    assert event.at.year == 9999


def test_an_edited_private_word_is_a_private_word() -> None:
    edit = {
        "msgtype": "m.text",
        "body": "* approve r1",
        "m.new_content": {"msgtype": "m.text", "body": "approve r1"},
        "m.relates_to": {"rel_type": "m.replace", "event_id": "$0"},
    }
    word = whisper(raw("m.room.message", edit), ME, Known())
    assert word is not None
    assert word.text == "approve r1"
