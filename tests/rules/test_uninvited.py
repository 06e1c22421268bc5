"""1.9: whoever brings someone in asks first."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from tests.rules.player import Chat, ChatUnder

from warmfield.community.events import JoinAsked, Joined, Left
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import ApprovedInvitation, MemberRecord

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
EVE = Joined(at=NOON, group=GroupId("g1"), who=MemberId("eve"), nickname="朵朵妈-龙泽苑")
BY_ANN = replace(EVE, invited_by=MemberId("ann"))


def allow(chat: Chat, name: str, group: GroupId | None = None):
    invitation = ApprovedInvitation(name=name, group=group)
    chat.table.keep(MemberRecord(id=MemberId("ann"), invitations=(invitation,)))


def test_a_join_by_a_member_names_the_inviter(chat: Chat):
    [found] = chat.play(BY_ANN)
    assert (found.reason, found.facts["inviter"], found.score) == ("uninvited", "ann", 1.0)


def test_a_knock_at_the_door_is_judged_the_same(chat: Chat):
    knock = JoinAsked(at=NOON, group=EVE.group, who=EVE.who, invited_by=MemberId("ann"))
    assert [one.reason for one in chat.play(knock)] == ["uninvited"]


@pytest.mark.parametrize("via", ["front-door", " Front-Door "])
def test_a_code_of_our_own_needs_no_invitation(via: str, chat: Chat):
    assert chat.play(replace(BY_ANN, via=via)) == ()


def test_an_owner_brings_in_whom_they_like_and_a_helper_doesnt(chat: Chat):
    assert chat.play(replace(EVE, invited_by=MemberId("lin"))) == ()
    assert len(chat.play(replace(EVE, who=MemberId("fay"), invited_by=MemberId("zhou")))) == 1


@pytest.mark.parametrize("name", ["朵朵妈", "朵朵妈-龙泽苑", "eve", ""])
def test_an_approved_invitation_covers_whom_it_names_or_whoever_comes(name: str, chat: Chat):
    allow(chat, name)
    assert chat.play(BY_ANN)[0].facts["covered_by"] == "approved_invitation"


def test_an_invitation_for_somebody_else_or_another_group_covers_nothing(chat: Chat):
    allow(chat, "天天爸")
    assert "covered_by" not in chat.play(BY_ANN)[0].facts
    allow(chat, "", GroupId("g2"))
    assert "covered_by" not in chat.play(replace(BY_ANN, who=MemberId("fay")))[0].facts


def test_where_no_inviter_is_known_a_person_looks_or_it_passes_as_the_plan_says(
    chat: Chat, chat_under: ChatUnder
):
    [found] = chat.play(EVE)
    assert found.reason == "inviter_unknown"
    assert 0.5 < found.score < 0.98
    easy = chat_under({"number": "1.9", "kind": "invitation", "unknown_inviter": "pass"})
    assert easy.play(EVE) == ()


def test_staff_and_whoever_staff_admitted_may_come(chat: Chat):
    assert not chat.met(replace(BY_ANN, who=MemberId("zhou"), nickname="")) & {"invitation"}
    here = chat.membership("g1", "eve")
    chat.table.keep(replace(here, admitted=True))
    assert chat.play(BY_ANN) == ()


def test_a_second_report_of_the_same_join_is_no_news_but_a_return_is(chat: Chat):
    chat.play(BY_ANN)
    assert chat.play(BY_ANN) == ()
    chat.play(Left(at=NOON, group=EVE.group, who=EVE.who))
    assert len(chat.play(BY_ANN)) == 1
