"""A clause of the operator's own, in CEL."""

from datetime import UTC, datetime

import pytest
from tests.rules.player import Chat, ChatUnder

from warmfield.community.draft import Draft
from warmfield.community.events import Joined, NicknameChanged
from warmfield.community.ids import GroupId, MemberId
from warmfield.plan.custom_fields import FIELDS
from warmfield.rules.custom import evaluate, fields
from warmfield.rules.situation import situation_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def clause(when: str, **more: object):
    return {"number": "9.9", "kind": "custom", "when": when} | more


def test_speaks_about_reading_member_and_group(chat_under: ChatUnder):
    chat = chat_under(clause("reading.links > 0 && member.days < 7 && group.id == 'g1'"))
    assert chat.met_by("看 https://news.example/a") == {"custom"}
    assert chat.met_by("没有链接") == set()


@pytest.mark.parametrize(
    "when", ["reading.nothing > 1", "reading.text > 1", "member.days / 0 > 1", "reading.words"]
)
def test_an_expression_that_fails_finds_nothing_and_says_why(when: str, chat_under: ChatUnder):
    assert chat_under(clause(when)).met_by("你好") == set()
    assert evaluate(when, {"reading": {"text": "", "words": 1}, "member": {"days": 1}}).trouble


def test_a_clause_may_always_ask_a_person(chat_under: ChatUnder):
    [[found]] = chat_under(clause("true", review=True)).say("20:00 ann> 你好")
    assert 0.5 < found.score < 0.98


def test_is_asked_only_on_what_it_is_for(chat_under: ChatUnder):
    chat = chat_under(clause("member.nickname.contains('x')", on="nickname"))
    group, who = GroupId("g1"), MemberId("ann")
    assert chat.met(NicknameChanged(at=NOON, group=group, who=who, nickname="x")) == {"custom"}
    assert chat.met_by("x") == set()
    assert chat.met(Joined(at=NOON, group=group, who=who, nickname="x")) == set()


def test_a_join_is_asked_with_an_empty_reading(chat_under: ChatUnder):
    chat = chat_under(clause("reading.words == 0 && member.messages == 0", on="join"))
    assert chat.met(Joined(at=NOON, group=GroupId("g1"), who=MemberId("ann"))) == {"custom"}


def test_fills_just_the_fields_that_the_checker_knows(chat: Chat):
    [line] = chat.lines("20:00 ann> 你好")
    given = fields(None, situation_of(line.event, Draft(chat.table, NOON), chat.rulebook))
    assert {thing: set(names) for thing, names in given.items()} == {
        thing: set(names) for thing, names in FIELDS.items()
    }
