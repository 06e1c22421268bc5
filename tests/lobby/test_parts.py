"""The lobby's small parts."""

from hypothesis import given
from hypothesis import strategies as st

from warmfield.platforms.byhand.pasting import settle
from warmfield.platforms.lobby.asks import told
from warmfield.platforms.lobby.screen import Word
from warmfield.platforms.lobby.text import LONGEST_NICKNAME, clean_line, clean_text
from warmfield.web.limits import Limits, Pace


@given(st.text())
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    assert clean_text(clean_text(raw)) == clean_text(raw)
    assert clean_line(clean_line(raw)) == clean_line(raw)


@given(st.text())
def test_a_line_is_one_line_and_short(raw: str) -> None:
    line = clean_line(raw)
    assert len(line) <= LONGEST_NICKNAME
    assert len(line.splitlines()) <= 1


def test_families_of_emoji_and_other_scripts_stay_whole() -> None:
    assert clean_text("👨‍👩‍👧 मराठी ไทย 爸爸") == "👨‍👩‍👧 मराठी ไทย 爸爸"


def test_a_bucket_refills_with_time() -> None:
    now = [0.0]
    limits = Limits(lambda: now[0])
    pace = Pace(burst=2, per_second=1)
    assert [limits.allows("leo", pace) for _ in range(3)] == [True, True, False]
    assert limits.allows("mia", pace)
    now[0] = 1.0
    assert [limits.allows("leo", pace) for _ in range(2)] == [True, False]


def word(text: str, by_assistant: bool = True) -> Word:
    return Word(number=1, by_assistant=by_assistant, text=text, at=0.0)


def test_a_request_has_its_buttons_in_both_languages() -> None:
    english = told([word('Answer "approve r12" or "refuse r12 and why".')], lambda _: True, staff=True)
    chinese = told([word("回复“同意 r12”或“不同意 r12 理由”。")], lambda _: True, staff=True)
    assert [one.says for one in english[0].buttons] == ["approve r12", "refuse r12"]
    assert [one.says for one in chinese[0].buttons] == ["同意 r12", "不同意 r12"]


def test_members_and_answered_requests_get_no_buttons() -> None:
    asked = [word('Answer "approve r12" or "refuse r12 and why".')]
    assert told(asked, lambda _: True, staff=False)[0].buttons == ()
    assert told(asked, lambda _: False, staff=True)[0].buttons == ()


def test_nothing_settled_of_nothing() -> None:
    assert settle("jinyu", []) == []  # type: ignore[arg-type]
