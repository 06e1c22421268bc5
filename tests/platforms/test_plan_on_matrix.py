"""Every rule and every rung, met by members on a real Synapse through the whole product."""

import pytest
from tests.platforms.kept import NAMES, PARENTS, Kept, plan_for
from tests.platforms.peers.matrix import GROUPS

pytestmark = pytest.mark.peer
ADVERT = "Half price on all violins this week only! Add my WeChat violin8888 to order, free delivery!"
LINK = "https://ex.test/quiet-corner"


# The rules.


async def test_a_bare_link_is_held_and_posted_with_credit_once_a_manager_agrees(kept: Kept) -> None:
    async with kept.running():
        message = await kept.say("ann", LINK)
        await kept.gone(message)
        await kept.told("ann", "1.2", "words of your own", "appeal")
        await kept.told("mei", "r1", LINK)
        await kept.whisper("mei", "approve r1")
        assert NAMES["ann"] in await kept.posted(LINK)


async def test_a_described_link_and_a_friendly_word_pass(kept: Kept) -> None:
    async with kept.running():
        words = f"A quiet reading corner for rainy days, our children loved the picture books {LINK}"
        await kept.say("ann", words)
        await kept.say("ann", "Good evening everyone")
        await kept.say("ben", LINK)
        await kept.told("ben", "1.2")
        assert {words, "Good evening everyone"} <= set(await kept.peer.seen("ben", PARENTS))


async def test_an_advert_is_removed_and_the_second_one_removes_its_author(kept: Kept) -> None:
    async with kept.running():
        await kept.gone(await kept.say("ann", ADVERT))
        await kept.told("ann", "1.5", "red packets")
        await kept.gone(await kept.say("ann", f"{ADVERT} Last days!"))
        await kept.told("ann", "no longer in")
        await kept.gone_out("ann")


async def test_two_who_quarrel_are_both_asked_to_talk_privately(kept: Kept) -> None:
    async with kept.running():
        last = None
        for n in range(3):
            last = await kept.peer.say("ann", PARENTS, f"You are an idiot and a liar, shut up! {n}", last)
            last = await kept.peer.say("ben", PARENTS, f"No, you are the stupid liar, shut up! {n}", last)
        await kept.told("ann", "1.6")
        await kept.told("ben", "1.6")


async def test_who_floods_is_stopped_and_told(kept: Kept) -> None:
    async with kept.running():
        for n in range(9):
            await kept.say("ann", f"and another thing {n} that came to my mind")
        await kept.told("ann", "7.4")


async def test_luring_members_into_another_group_is_removed(kept: Kept) -> None:
    """With costs at which a wrong removal isn't dreaded so much."""
    plan = plan_for(kept.peer)
    plan["review"] = {"false_removal": 20, "missed": 2, "review": 1}
    async with kept.running(plan):
        await kept.gone(await kept.say("ann", "大家快加这个群，里面资料更全，群号 345678901"))
        await kept.told("ann", "9.2", "appeal")


async def test_what_may_be_a_lure_is_shown_to_staff_first(kept: Kept) -> None:
    async with kept.running():
        message = await kept.say("ann", "Everyone join our new WeChat group instead, scan the code tonight")
        await kept.told("mei", "r1", "9.2")
        await kept.whisper("mei", "approve r1")
        await kept.gone(message)
        await kept.told("ann", "9.2")


async def test_the_same_post_in_three_groups_is_taken_out(kept: Kept) -> None:
    async with kept.running():
        words = "Our garden needs helping hands on Saturday afternoon, bring the children and a small spade"
        sent = [await kept.say("ann", words, group) for group in GROUPS]
        await kept.gone(sent[2], GROUPS[2])
        await kept.told("ann", "9.2")


async def test_a_newcomer_is_told_the_nickname_format_and_reminded_after_the_grace(kept: Kept) -> None:
    async with kept.running():
        await kept.peer.join("dan", PARENTS, invited_by="mei")
        await kept.told("dan", "1.1", "Longze Garden")
        await kept.told("dan", "small reminder")


async def test_who_comes_in_uninvited_is_brought_before_staff_with_the_inviters_name(kept: Kept) -> None:
    async with kept.running():
        await kept.say("ben", "Good evening")
        await kept.peer.join("dan", PARENTS, invited_by="ben")
        await kept.told("mei", "r1", NAMES["ben"])


async def test_a_clause_of_the_operators_own_is_kept(kept: Kept) -> None:
    plan = plan_for(kept.peer)
    plan["clauses"].append(
        {
            "number": "1.12",
            "kind": "custom",
            "title": {"en": "No shouting", "zh": "不刷叹号"},
            "text": {"en": "One exclamation mark is enough.", "zh": "一个叹号就够了。"},
            "when": 'reading.text.contains("!!!")',
        }
    )
    async with kept.running(plan):
        await kept.say("ann", "Look at this!!!")
        await kept.told("ann", "1.12")


# The ladder.


async def test_the_ladder_goes_from_a_note_to_removal_and_a_mute_ends_by_itself(kept: Kept) -> None:
    async with kept.running():
        await kept.gone(await kept.say("ann", f"{LINK}/1"))
        await kept.told("ann", "1.2")
        await kept.gone(await kept.say("ann", f"{LINK}/2"))
        await kept.told("ann", "Next time you couldn't write")
        await kept.gone(await kept.say("ann", f"{LINK}/3"))
        await kept.muted("ann")
        assert not await kept.peer.tries("ann", PARENTS, "may I?")
        await kept.unmuted("ann")
        await kept.gone(await kept.say("ann", f"{LINK}/4"))
        await kept.told("ann", "no longer in")
        await kept.gone_out("ann")


async def test_a_mute_ends_in_time_though_the_software_was_stopped_meanwhile(kept: Kept) -> None:
    plan = plan_for(kept.peer)
    plan["ladders"]["default"]["steps"] = ["mute for 1 second", "remove"]
    async with kept.running(plan):
        await kept.gone(await kept.say("ann", LINK))
        await kept.muted("ann")
    async with kept.running(plan):
        await kept.unmuted("ann")
        assert await kept.peer.tries("ann", PARENTS, "here I am again")


async def test_what_happened_while_the_software_was_stopped_is_judged_when_it_is_back(kept: Kept) -> None:
    async with kept.running():
        await kept.gone(await kept.say("ann", f"{LINK}/1"))
    message = await kept.say("ben", f"{LINK}/2")
    async with kept.running():
        await kept.gone(message, seen_by="ann")
        await kept.told("ben", "1.2")


# What members ask for, and what staff answer.


async def test_who_knocks_is_let_in_or_turned_away_by_staff(kept: Kept) -> None:
    async with kept.running():
        await kept.peer.knock("dan", PARENTS, "my son is in class 2")
        await kept.told("mei", "r1", "class 2")
        await kept.whisper("mei", "approve r1")
        await kept.peer.people["dan"].next_invitation()
        assert await kept.peer.enter("dan", PARENTS)
        await kept.peer.knock("eve", PARENTS, "let me sell")
        await kept.told("mei", "r2", "let me sell")
        await kept.whisper("mei", "refuse r2")
        await kept.gone_out("eve")


async def test_an_invitation_that_was_agreed_to_needs_no_more_questions(kept: Kept) -> None:
    async with kept.running():
        await kept.whisper("ben", "May I invite dan into the group?")
        await kept.told("mei", "r1", "dan")
        await kept.whisper("mei", "approve r1")
        await kept.told("ben", "dan")
        await kept.peer.join("dan", PARENTS, invited_by="ben")
        await kept.gone(await kept.say("ann", LINK))
        await kept.told("mei", "r2", LINK)


async def test_a_removal_is_undone_by_staff_and_the_member_may_come_back(kept: Kept) -> None:
    plan = plan_for(kept.peer)
    plan["ladders"]["default"]["steps"] = ["remove"]
    async with kept.running(plan):
        await kept.gone(await kept.say("ann", LINK))
        await kept.told("ann", "no longer in")
        await kept.told("mei", "r1")
        await kept.whisper("mei", "undo r1")
        await kept.told("mei", "Taken back")
        await kept.told("ann", "sorry")
        assert await kept.peer.enter("ann", PARENTS)


async def test_an_appeal_is_looked_at_by_a_person_and_granted(kept: Kept) -> None:
    async with kept.running():
        await kept.gone(await kept.say("ann", ADVERT))
        await kept.told("ann", "appeal")
        await kept.whisper("ann", "appeal")
        await kept.told("mei", "r1", "1.5", "violins")
        await kept.whisper("mei", "approve r1")
        await kept.told("ann", "sorry")
        assert NAMES["ann"] in await kept.posted("violins")


async def test_a_paid_permit_lets_one_advert_through(kept: Kept) -> None:
    async with kept.running():
        await kept.whisper("ann", f"advert: {ADVERT}")
        await kept.told("ann", "red packets")
        await kept.told("mei", "r1", "violins")
        await kept.whisper("mei", "approve r1")
        await kept.told("ann", "is approved")
        await kept.say("ann", ADVERT)
        await kept.gone(await kept.say("ben", LINK), seen_by="ann")
        assert ADVERT in await kept.peer.seen("ben", PARENTS)


async def test_a_dry_plan_notices_and_does_nothing(kept: Kept) -> None:
    plan = plan_for(kept.peer) | {"mode": "dry"}
    async with kept.running(plan):
        await kept.say("ann", ADVERT)
        await kept.whisper("ben", "help")
        await kept.told("ben", "Glow")
        assert ADVERT in await kept.peer.seen("ben", PARENTS)
