"""1.5: adverts need a permit; the operator's words raise a score, what is welcome lowers it."""

from datetime import UTC, datetime, timedelta

from tests.rules.player import Chat

from warmfield.community.draft import Draft
from warmfield.community.ids import MemberId
from warmfield.community.records import MemberRecord, Permit
from warmfield.reading.read import read
from warmfield.reading.values import Reading
from warmfield.rules.advert import advert
from warmfield.rules.situation import situation_of

ADVERT = "手工蛋糕优惠，下单减十元，加微信 cake123"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def judged(chat: Chat, text: str, score: float, **more: object):
    """Judge `text` as though the model had scored it so."""
    [line] = chat.lines(f"12:00 ann> {text}")
    situation = situation_of(line.event, Draft(chat.table, line.event.at), chat.rulebook)
    reading = read(text)
    fields = {name: getattr(reading, name) for name in Reading.__struct_fields__}
    return advert(Reading(**fields | {"advert": score} | more), situation, chat.clause("1.5"))


def grant(chat: Chat, since: datetime = NOON, text: str = "", posts: int = 1):
    permit = Permit(since=since, until=since + timedelta(hours=2), posts_left=posts, text=text)
    chat.table.keep(MemberRecord(id=MemberId("ann"), permits=(permit,)))


def test_every_score_from_the_review_band_on_is_a_finding(chat: Chat):
    assert judged(chat, "蛋糕", 0.49) is None
    assert judged(chat, "蛋糕", 0.51).score == 0.51


def test_a_word_of_the_operators_own_makes_an_advert_in_any_script_or_width(chat: Chat):
    for text in ("本人刷单，每天都有", "本人刷單，每天都有"):
        found = judged(chat, text, 0.1)
        assert (found.reason, found.score, found.facts["word"]) == ("operators_word", 1.0, "刷单")


def test_what_the_plan_allows_is_no_advert(chat: Chat):
    assert judged(chat, "萤火虫秋季班还有名额，我们家报了", 0.9) is None


def test_an_allowed_name_with_a_way_to_be_reached_still_goes_to_a_person(chat: Chat):
    found = judged(chat, "萤火虫同款课程更便宜，加微信 cheap123", 0.99)
    assert found.facts["lowered_by"] == "allowed_word"
    assert 0.5 < found.score < 0.98


def test_asking_giving_away_and_things_found_pass(chat: Chat):
    assert judged(chat, "求推荐", 0.9, asks_for_advice=True) is None
    assert judged(chat, "送一辆童车，电话 13812345678", 0.99, gives_away=True) is None
    assert judged(chat, "捡到一个书包，失主打电话 13812345678", 0.99) is None


def test_a_neighbour_who_sells_goes_to_a_person_though_the_model_sees_nothing(chat: Chat):
    found = judged(chat, "自家果园的红富士，10斤装58元，坏果包赔，想要的私我", 0.01)
    assert (found.score, found.facts["advert"]) == (0.7, 0.01)


def test_a_price_in_talk_of_school_is_no_offer(chat: Chat):
    assert judged(chat, "周六烘焙课材料费30元，请带围裙，教室在二楼", 0.7) is None


def test_a_link_without_a_word_is_left_to_the_clause_about_links(chat: Chat):
    assert judged(chat, "https://shop.example/sale", 0.99) is None


def test_a_recommendation_somebody_asked_for_passes(chat: Chat):
    chat.say("11:55 bob> 求推荐靠谱的钢琴老师")
    assert judged(chat, "我家跟王老师学的，挺好", 0.9) is None


def test_a_recommendation_nobody_asked_for_is_met(chat: Chat):
    chat.say("11:30 bob> 求推荐靠谱的钢琴老师")
    assert judged(chat, "我家跟王老师学的，挺好", 0.9) is not None


def test_a_permit_covers_one_within_its_window(chat: Chat):
    grant(chat)
    assert judged(chat, ADVERT, 0.99).facts["covered_by"] == "permit"


def test_a_permit_not_yet_open_or_used_up_covers_nothing(chat: Chat):
    grant(chat, since=NOON + timedelta(minutes=1))
    assert "covered_by" not in judged(chat, ADVERT, 0.99).facts
    grant(chat, posts=0)
    assert "covered_by" not in judged(chat, ADVERT, 0.99).facts


def test_a_permit_for_an_agreed_text_covers_that_text_with_small_changes(chat: Chat):
    grant(chat, text="手工蛋糕优惠，下单减十元，加微信 cake123 🎂")
    assert judged(chat, ADVERT, 0.99).facts["covered_by"] == "permit"
    assert "covered_by" not in judged(chat, "装修找我，价格优惠", 0.99).facts
