"""Questions are collected, put at a pause, and held together with their answers."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rhythm.sessions.evening import ANN, BEN, HOST, SPEAKER, Evening, posts

MINUTE = timedelta(minutes=1)
ANN_ASKS, BEN_ASKS = "三岁读什么好？", "要不要买获奖绘本？"


def answers(talk: Evening) -> dict[str, str]:
    return {one.text: one.answer for one in talk.session.questions}


def test_a_question_waits_until_the_speaker_pauses(talk: Evening):
    talk.hear(SPEAKER, "先说三岁以前的孩子，图画要大")
    talk.hear(ANN, ANN_ASKS, "乐乐妈")
    assert posts(*talk.wait(1 * MINUTE)) == []
    talk.hear(SPEAKER, "再说三岁以后的，故事要短")
    assert posts(*talk.wait(2 * MINUTE)) == []
    said = posts(*talk.wait(2 * MINUTE))
    assert said[0].startswith("沈博士，有 1 个问题想请教：\n1. 乐乐妈：三岁读什么好？")


def test_what_was_put_is_not_put_again(talk: Evening):
    talk.hear(ANN, ANN_ASKS)
    talk.hear(SPEAKER, "我们先看几本书的图")
    assert len(posts(*talk.wait(10 * MINUTE))) == 1
    talk.hear(SPEAKER, "好的，这个问题问得好吗？")
    assert posts(*talk.wait(5 * MINUTE)) == []


def test_the_host_may_call_for_them_at_any_time(talk: Evening):
    talk.hear(ANN, ANN_ASKS)
    assert "1. " in posts(talk.hear(HOST, "提问环节"))[0]
    assert posts(talk.hear(HOST, "提问环节")) == []


def test_what_is_left_is_put_before_the_end(talk: Evening):
    talk.hear(ANN, ANN_ASKS)
    assert posts(*talk.wait(23 * MINUTE)) == []
    assert len(posts(*talk.wait(2 * MINUTE))) == 1


def test_before_the_end_they_are_put_though_the_speaker_goes_on(talk: Evening):
    talk.hear(ANN, ANN_ASKS)
    said = []
    for number in range(25):
        said += posts(talk.hear(SPEAKER, f"接着看第{number}本书的图"), *talk.wait(timedelta(0)))
    assert len(said) == 1
    assert answers(talk) == {ANN_ASKS: ""}
    talk.hear(BEN, BEN_ASKS)
    assert posts(*talk.wait(MINUTE)) == []


def test_no_more_than_fit_on_a_phone_are_put_at_once(talk: Evening):
    for number in range(7):
        talk.hear(ANN, f"第{number}个问题是什么？")
    first = posts(talk.hear(HOST, "提问环节"))[0]
    second = posts(talk.hear(HOST, "提问环节"))[0]
    assert (first.count("\n"), second.count("\n")) == (6, 3)
    assert "\n6. " in second


def test_a_reply_answers_the_question_it_replies_to(talk: Evening):
    asked = talk.hear(ANN, ANN_ASKS).event.id
    talk.hear(BEN, BEN_ASKS)
    talk.hear(SPEAKER, "从纸板书开始", reply_to=asked)
    assert answers(talk) == {ANN_ASKS: "从纸板书开始", BEN_ASKS: ""}


def test_a_number_answers_the_question_that_was_put_under_it(talk: Evening):
    talk.hear(ANN, ANN_ASKS)
    talk.hear(BEN, BEN_ASKS)
    talk.hear(HOST, "提问环节")
    talk.hear(SPEAKER, "2、不用只看奖项\n1、从纸板书开始")
    assert answers(talk) == {ANN_ASKS: "从纸板书开始", BEN_ASKS: "不用只看奖项"}


def test_a_name_answers_what_its_bearer_asked(talk: Evening):
    talk.hear(ANN, ANN_ASKS, "乐乐妈-龙泽苑")
    talk.hear(BEN, BEN_ASKS, "豆豆爸-金域华府")
    talk.hear(SPEAKER, "@豆豆爸-金域华府 不用只看奖项")
    assert answers(talk)[BEN_ASKS]
    assert not answers(talk)[ANN_ASKS]


def test_of_two_open_questions_nobody_guesses_which_is_answered(talk: Evening):
    talk.hear(ANN, ANN_ASKS)
    talk.hear(BEN, BEN_ASKS)
    talk.hear(SPEAKER, "我们接着看下一本，这本讲的是分享")
    assert answers(talk) == {ANN_ASKS: "", BEN_ASKS: ""}


def test_the_only_question_is_answered_by_what_follows_it_and_not_much_later(talk: Evening):
    talk.hear(ANN, ANN_ASKS)
    talk.now += timedelta(minutes=9)
    talk.hear(SPEAKER, "我们接着看下一本，这本讲的是分享")
    assert answers(talk) == {ANN_ASKS: ""}


def test_who_goes_on_talking_answers_nothing(talk: Evening):
    talk.hear(SPEAKER, "先说三岁以前的孩子，图画要大")
    talk.hear(ANN, ANN_ASKS)
    talk.hear(SPEAKER, "再说三岁以后的，故事要短")
    assert answers(talk) == {ANN_ASKS: ""}


def test_who_waited_for_questions_answers_the_one_that_came(talk: Evening):
    talk.now += 2 * MINUTE
    talk.hear(ANN, ANN_ASKS)
    talk.hear(SPEAKER, "从纸板书开始，咬不坏的")
    assert answers(talk) == {ANN_ASKS: "从纸板书开始，咬不坏的"}


def test_what_members_ask_one_another_is_not_for_the_speaker(talk: Evening):
    asked = talk.hear(ANN, ANN_ASKS).event.id
    talk.hear(BEN, "你家孩子几岁？", reply_to=asked)
    assert list(answers(talk)) == [ANN_ASKS]


def test_the_same_words_are_one_question_and_no_speaker_asks(talk: Evening):
    talk.hear(ANN, ANN_ASKS)
    talk.hear(BEN, ANN_ASKS)
    talk.hear(SPEAKER, "大家觉得呢？")
    talk.hear(HOST, "谁还有问题吗？")
    assert list(answers(talk)) == [ANN_ASKS]


def test_in_a_discussion_nobody_collects_questions(evening: Evening):
    evening.hear(HOST, "开始讨论：周末去哪儿")
    evening.hear(ANN, "湿地公园怎么走？")
    assert evening.session.questions == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from([ANN, BEN, SPEAKER, HOST]), st.sampled_from(["?", "1、好", "提问环节", "嗯"])
        ),
        max_size=30,
    )
)
@settings(deadline=None)
def test_every_question_is_put_once_under_a_number_of_its_own(said: list[tuple[str, str]]):
    talk, put = Evening(), []
    talk.hear(HOST, "开始分享：绘本怎么选 2小时 主讲 沈博士")
    for number, (who, text) in enumerate(said):
        done = talk.hear(who, f"第{number}本怎么样？" if text == "?" else text)
        put += posts(done, *talk.wait(MINUTE))
    numbers = [one.number for one in talk.session.questions if one.number]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    lines = [line for post in put for line in post.splitlines() if line[:1].isdigit()]
    assert [int(line.partition(".")[0]) for line in lines] == list(range(1, len(numbers) + 1))
