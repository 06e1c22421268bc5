"""When an activity shall be, as people write it, and what can't be so."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.rhythm.activities.activity_faults import FAULTS, Unclear, fault
from warmfield.rhythm.activities.when_said import length_said, when_said
from warmfield.wording import words_in

SHANGHAI = ZoneInfo("Asia/Shanghai")
TUESDAY = datetime(2026, 3, 3, 12, 0, tzinfo=SHANGHAI)


def read(text: str, now: datetime = TUESDAY) -> str:
    found = when_said(text, now, SHANGHAI)
    return f"{found.starts.astimezone(SHANGHAI):%a %d.%m.%y %H:%M}"


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("周六 9:30", "Sat 07.03.26 09:30"),
        ("Saturday 9:30", "Sat 07.03.26 09:30"),
        ("9:30 on Saturday", "Sat 07.03.26 09:30"),
        ("礼拜天下午2点", "Sun 08.03.26 14:00"),
        ("明天下午三点", "Wed 04.03.26 15:00"),
        ("明晚八点半", "Wed 04.03.26 20:30"),
        ("今晚8点", "Tue 03.03.26 20:00"),
        ("tonight at 8", "Tue 03.03.26 20:00"),
        ("tomorrow 3 pm", "Wed 04.03.26 15:00"),
        ("the day after tomorrow at noon", "Thu 05.03.26 12:00"),
        ("后天中午12点", "Thu 05.03.26 12:00"),
        ("下周三晚上8点", "Wed 11.03.26 20:00"),
        ("下下周一 9:00", "Mon 16.03.26 09:00"),
        ("3月7日 9:30", "Sat 07.03.26 09:30"),
        ("三月八日上午十点一刻", "Sun 08.03.26 10:15"),
        ("2月1日 9:30", "Mon 01.02.27 09:30"),
        ("30号 9:30", "Mon 30.03.26 09:30"),
        ("1日 9:30", "Wed 01.04.26 09:30"),
        ("2026-03-07 09:30", "Sat 07.03.26 09:30"),
        ("7 March 9:30 am", "Sat 07.03.26 09:30"),
        ("March 7th, 9:30", "Sat 07.03.26 09:30"),
        ("13/3 9:30", "Fri 13.03.26 09:30"),
        ("周二 9:30", "Tue 10.03.26 09:30"),
        ("周二 13:00", "Tue 03.03.26 13:00"),
        ("tomorrow 12am", "Wed 04.03.26 00:00"),
        ("週六 9:30", "Sat 07.03.26 09:30"),
    ],
)
def test_a_day_with_its_hour(text: str, starts: str) -> None:
    assert read(text) == starts


@pytest.mark.parametrize(
    ("text", "rule", "starts"),
    [
        ("每周六 9:30", "FREQ=WEEKLY;BYDAY=SA", "Sat 07.03.26 09:30"),
        ("every Tuesday 9:30", "FREQ=WEEKLY;BYDAY=TU", "Tue 10.03.26 09:30"),
        ("每月第一个周六 10点", "FREQ=MONTHLY;BYDAY=1SA", "Sat 07.03.26 10:00"),
        ("every last Sunday 10:00", "FREQ=MONTHLY;BYDAY=-1SU", "Sun 29.03.26 10:00"),
        ("每月31号 9:30", "FREQ=MONTHLY;BYMONTHDAY=31", "Tue 31.03.26 09:30"),
        ("每天 7:30", "FREQ=DAILY", "Wed 04.03.26 07:30"),
    ],
)
def test_what_comes_again(text: str, rule: str, starts: str) -> None:
    assert (when_said(text, TUESDAY, SHANGHAI).rule, read(text)) == (rule, starts)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("周六 9:30-11:30", 120),
        ("周六晚上8点到9点半", 90),
        ("Sunday 2-4pm", 120),
        ("Saturday 10:00 until noon", 120),
        ("9:30-11:30 on Saturday", 120),
        ("周六 22:00-1:00", 180),
    ],
)
def test_from_one_hour_to_another(text: str, minutes: int) -> None:
    assert when_said(text, TUESDAY, SHANGHAI).lasts == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("龙泽公园", "no_time"),
        ("周六 龙泽公园", "no_hour"),
        ("at 20 places", "no_time"),
        ("周六 25:00", "no_such_hour"),
        ("周六 9:75", "no_such_hour"),
        ("2月29日 9:30", "no_such_day"),
        ("31 June 9:30", "no_such_day"),
        ("本周一 9:30", "past"),
        ("2026-03-01 9:30", "past"),
        ("今天 9:30", "past"),
        ("2028年2月29日 10:00", "too_far"),
        ("周六 3点", "morning_or_afternoon"),
        ("Saturday at 3", "morning_or_afternoon"),
        ("3/4 9:30", "which_month"),
        ("next Saturday 9:30", "which_week"),
    ],
)
def test_what_cant_be_so_is_answered_with_what_could(text: str, why: str) -> None:
    with pytest.raises(Unclear) as found:
        read(text)
    assert found.value.why == why
    for language in ("en", "zh"):
        said = fault(words_in(language), SHANGHAI, found.value)
        assert said
        assert "{" not in said


def test_every_fault_has_its_sentence_in_both_languages() -> None:
    assert all(words_in("zh")(sentence) != sentence for sentence in FAULTS.values())


@given(
    st.integers(24 * 60, 360 * 24 * 60),
    st.sampled_from(
        [
            "{0:%Y-%m-%d} {0:%H:%M}",
            "{0:%H:%M} {0:%-d %B %Y}",
            "{0.year}年{0.month}月{0.day}日 {0:%H:%M}",
            "{0:%B %-d}, {0:%I:%M %p}",
            "{0.month}月{0.day}号 {0:%H:%M}",
        ]
    ),
)
def test_a_date_is_read_back_as_it_was_written(minutes: int, form: str) -> None:
    moment = (TUESDAY + timedelta(minutes=minutes)).replace(second=0)
    if moment.hour in range(1, 7) and "%p" not in form:
        moment = moment.replace(hour=moment.hour + 12)
    assert when_said(form.format(moment), TUESDAY, SHANGHAI).starts == moment.astimezone(UTC)


@given(st.text(max_size=60))
def test_any_text_is_a_time_or_is_answered(text: str) -> None:
    for said in (text, f"周六 {text}", f"{text} 9:30"):
        assert outcome(said)


def outcome(said: str) -> bool:
    try:
        return when_said(said, TUESDAY, SHANGHAI).starts > TUESDAY
    except Unclear as unclear:
        return "{" not in fault(words_in("zh"), SHANGHAI, unclear).replace(said, "")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2小时", 120),
        ("一个半小时", 90),
        ("半小时", 30),
        ("for 90 minutes", 90),
        ("1.5 hours", 90),
        ("两个小时", 120),
    ],
)
def test_how_long_it_lasts(text: str, minutes: int) -> None:
    assert length_said(f"放风筝 {text} 公园")[0] == timedelta(minutes=minutes)
