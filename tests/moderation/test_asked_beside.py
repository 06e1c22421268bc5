"""One message, several findings: what is plain is acted on, what is doubtful is asked about."""

from datetime import timedelta

from msgspec import structs
from tests.moderation.chat import ADVERT, BARE, Chat, names, reading_of
from tests.moderation.conftest import InPlan

from warmfield.community.staff_commands import RequestAnswered
from warmfield.plan.basics import Ladder, Step
from warmfield.reading.values import Reading

DOUBTFUL = "周末想转让一辆儿童车，有兴趣的家长可以看看"


def doubtful(link: str = "") -> Reading:
    return structs.replace(reading_of(f"{DOUBTFUL}{link}"), advert=0.7)


def test_a_nickname_note_doesnt_swallow_what_a_person_should_see(chat: Chat):
    done = chat.say("lobby:a", DOUBTFUL, nickname="小王", reading=doubtful())
    decision = chat.decision(done)
    assert (decision.band, decision.rung) == ("act", "note")
    found = [one.clause for one in decision.findings]
    assert list(zip(found, decision.bands, strict=True)) == [("1.1", "act"), ("1.5", "review")]
    (asked,) = chat.requests("review")
    assert (asked.clause, asked.decision) == ("1.5", decision.id)
    assert [type(one).__name__ for one in asked.on_approve] == ["RemoveMessage", "Tell"]
    assert "1.1" not in asked.on_approve[1].text


def test_approving_what_was_asked_beside_completes_the_decision(chat: Chat):
    done = chat.say("lobby:a", DOUBTFUL, nickname="小王", reading=doubtful())
    chat.take(RequestAnswered(**chat.given(), request="r1", answer="approve", by="lin"))
    decision = chat.decision(done)
    assert decision.rung == "warn"
    assert [type(one).__name__ for one in decision.actions] == ["Tell", "RemoveMessage", "Tell"]
    assert [mark.clause for mark in chat.member("lobby:a").marks] == ["1.5"]


def test_a_message_already_out_is_asked_about_where_the_rung_would_be_graver(chat: Chat):
    chat.say("lobby:a", DOUBTFUL, reading=doubtful(BARE))
    held = structs.replace(doubtful(BARE), words=2)
    chat.say("lobby:b", "看看" + BARE, reading=held)
    asked = [one for one in chat.requests("review") if one.member == "lobby:b"]
    assert [type(one).__name__ for one in asked[0].on_approve] == ["Tell"]
    assert asked[0].subject["rung"] == "warn"


def test_what_the_course_settles_is_not_asked_again(in_plan: InPlan):
    chat = in_plan({"1.2": {"ladder": "adverts"}})
    chat.say("lobby:b", "看看" + BARE, reading=structs.replace(doubtful(BARE), words=2))
    assert chat.requests("review") == []
    assert len(chat.requests("link")) == 1


def test_a_bad_nickname_changes_nothing_about_an_advert(chat: Chat):
    done = chat.say("lobby:a", ADVERT, nickname="小王")
    assert names(done) == ["RemoveMessage", "Tell"]
    (told,) = chat.decision(done).told
    assert "群规 1.5" in told
    assert "群规 1.1" in told


def test_a_lighter_rung_approved_beside_leaves_the_graver_standing(in_plan: InPlan):
    """A flood is muted; the advert asked about beside it is only warned."""
    plan = in_plan().rulebook.plan
    chat = in_plan(
        {"7.4": {"ladder": "hard"}},
        ladders={**plan.ladders, "hard": Ladder(steps=(Step(do="mute"),), counts_for=timedelta(days=30))},
    )
    for n in range(7):
        chat.say("lobby:a", f"我到第{n}个路口了", after=timedelta(seconds=1))
    done = chat.say("lobby:a", DOUBTFUL, reading=doubtful(), after=timedelta(seconds=1))
    chat.take(RequestAnswered(**chat.given(), request="r1", answer="approve", by="lin"))
    assert chat.decision(done).rung == "mute"
    assert [(mark.clause, mark.rung) for mark in chat.member("lobby:a").marks] == [
        ("7.4", "mute"),
        ("1.5", "warn"),
    ]
