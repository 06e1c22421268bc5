"""WhatsApp and WeChat in the shapes the real fixtures don't show; all words invented."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest

from warmfield.community.events import Joined, Left, MessageSent
from warmfield.rehearsal.past import Past, Span

SHANGHAI = timezone(timedelta(hours=8))


def said(past: Past):
    return [
        (event.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"), event.nickname, event.text)
        for event in past.events
        if isinstance(event, MessageSent)
    ]


def test_whatsapp_on_an_iphone_with_its_marks(read: Callable[..., Past]):
    """Brackets, seconds, a narrow space before PM, marks of direction, a picture."""
    past = read(
        "[3/14/26, 8:05:11\u202fPM] Ann: \u200eimage omitted\n"
        "\u200e[3/14/26, 8:06:00\u202fPM] Ben: Lovely!\nReally.\n"
    )
    assert said(past) == [("2026-03-14 20:05", "Ann", ""), ("2026-03-14 20:06", "Ben", "Lovely!\nReally.")]
    assert next(iter(past.events)).media == "file"


def test_whatsapp_in_chinese(read: Callable[..., Past]):
    past = read("2026/3/14 下午8:05 - 安安: 好的\n2026/3/14 晚上11:00 - 安安: <媒体已省略>\n")
    assert [(at, text) for at, _, text in said(past)] == [
        ("2026-03-14 20:05", "好的"),
        ("2026-03-14 23:00", ""),
    ]


def test_whatsapp_order_is_told_by_time_going_forward(read: Callable[..., Past]):
    """4 May before 5 June: read the other way round, time would go back."""
    past = read("05/04/26, 10:00 - A: x\n05/05/26, 10:00 - A: y\n06/01/26, 10:00 - A: z\n")
    assert [at for at, _, _ in said(past)] == ["2026-05-04 10:00", "2026-05-05 10:00", "2026-06-01 10:00"]
    assert not past.skipped


def test_whatsapp_says_when_the_order_is_a_guess(read: Callable[..., Past]):
    past = read("05/04/26, 10:00 - A: x\n")
    assert said(past)[0][0] == "2026-04-05 10:00"
    assert [one.reason for one in past.skipped] == ["day_or_month_first"]


def test_whatsapp_tells_who_came_and_went(read: Callable[..., Past]):
    past = read(
        "13/04/26, 10:00 - Ann added Ben and Cara\n"
        "13/04/26, 10:01 - Dan joined using this group's invite link\n"
        "13/04/26, 10:02 - Ann removed Ben\n"
        "13/04/26, 10:03 - Cara left\n"
        "13/04/26, 10:04 - A: This message was deleted\n"
    )
    came = [(event.who, event.invited_by, event.via) for event in past.events if isinstance(event, Joined)]
    assert came == [("Ben", "Ann", ""), ("Cara", "Ann", ""), ("Dan", None, "link")]
    assert [(e.who, e.removed_by) for e in past.events if isinstance(e, Left)] == [
        ("Ben", "Ann"),
        ("Cara", None),
    ]
    assert [(one.reason, one.line) for one in past.skipped] == [("deleted", 5)]


@pytest.mark.parametrize(
    "header",
    [
        "乐乐爸-龙泽苑 2026-03-15 09:23",
        "乐乐爸-龙泽苑 2026/3/15 9:23:08",
        "乐乐爸-龙泽苑 2026年3月15日 上午9:23",
        "乐乐爸-龙泽苑: 2026年03月15日 星期日 09:23",
        "2026-03-15 09:23:45 乐乐爸-龙泽苑",
    ],
)
def test_wechat_headers(read: Callable[..., Past], header: str):
    past = read(f"{header}\n周末去植物园吗？\n八点半集合 12:30\n\n{header.replace('23', '24')}\n[图片]\n")
    assert said(past) == [
        ("2026-03-15 09:23", "乐乐爸-龙泽苑", "周末去植物园吗？\n八点半集合 12:30"),
        ("2026-03-15 09:24", "乐乐爸-龙泽苑", ""),
    ]
    assert list(past.events)[1].media == "image"


def test_wechat_with_lines_of_dates(read: Callable[..., Past]):
    """As the phone mails it: the date in a line of its own, then a name and a time of day."""
    past = read(
        "—————  2026-03-15  —————\n\n\n安安妈  23:58\n\n睡了吗\n\n"
        "————— 2026-03-16 —————\n\n豆豆妈  00:02\n\n还没\n"
    )
    assert said(past) == [("2026-03-15 23:58", "安安妈", "睡了吗"), ("2026-03-16 00:02", "豆豆妈", "还没")]


def test_wechat_with_times_of_day_only(read: Callable[..., Past]):
    """The first day is the one asked for; past midnight it is the next."""
    since = datetime(2026, 3, 14, 16, 0, tzinfo=UTC)
    past = read("安安妈 23:58\n睡了吗\n豆豆妈 00:02\n还没\n安安妈 00:03\n集合时间 09:30\n", span=Span(since))
    assert said(past) == [
        ("2026-03-15 23:58", "安安妈", "睡了吗\n豆豆妈 00:02\n还没"),
        ("2026-03-16 00:03", "安安妈", "集合时间 09:30"),
    ]
    assert [one.reason for one in past.skipped] == ["no_date"]


def test_wechat_tells_who_was_brought_in(read: Callable[..., Past]):
    past = read(
        '安安妈 2026-03-15 09:23\n欢迎\n"安安妈"邀请"豆豆妈、浩浩爸"加入了群聊\n'
        '"糖糖妈"通过扫描"浩浩爸"分享的二维码加入群聊\n安安妈撤回了一条消息\n'
    )
    came = [(event.who, event.invited_by) for event in past.events if isinstance(event, Joined)]
    assert came == [("豆豆妈", "安安妈"), ("浩浩爸", "安安妈"), ("糖糖妈", "浩浩爸")]
    assert said(past) == [("2026-03-15 09:23", "安安妈", "欢迎")]
