"""The book of members: who is where, found quickly, true to what was put last."""

from datetime import UTC, datetime, timedelta

from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import MemberRecord, MembershipRecord
from warmfield.engine.member_book import MemberBook, Sought

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PARENTS, TRIAL = GroupId("parents"), GroupId("trial")


def seat(who: str, nickname: str = "", group: GroupId = PARENTS, **more: object) -> MembershipRecord:
    return MembershipRecord(group=group, member=MemberId(who), nickname=nickname or who, **more)  # type: ignore[arg-type]


def book(*records: MembershipRecord | MemberRecord) -> MemberBook:
    made = MemberBook()
    made.put(records)
    return made


def found(made: MemberBook, *groups: GroupId, **sought: object) -> list[str]:
    may = frozenset(groups or (PARENTS, TRIAL))
    return [one.member for one in made.find(Sought(groups=may, now=NOW, **sought))]  # type: ignore[arg-type]


def test_wide_letters_and_capitals_make_no_difference():
    made = book(seat("a", "ＬＥＯ爸-龙泽苑"), seat("b", "豆豆妈-天通苑"))
    assert found(made, text="leo 龙泽") == ["a"]
    assert found(made, text="LEO") == ["a"]


def test_words_must_stand_in_one_seat_the_reader_may_see():
    made = book(seat("a", "Leo mum"), seat("a", "Secret mum", group=TRIAL))
    assert found(made, PARENTS, text="leo") == ["a"]
    assert found(made, PARENTS, text="secret") == []
    assert found(made, text="leo secret") == []


def test_who_left_is_found_only_when_asked_for():
    made = book(seat("a", present=False), seat("b"))
    assert found(made) == ["b"]
    assert found(made, only="left") == ["a"]


def test_new_silent_muted_and_on_leave_are_told_apart():
    day = timedelta(days=1)
    made = book(
        seat("new", joined=NOW - day, last_message=NOW - day),
        seat("silent", last_message=NOW - 40 * day),
        seat("muted", last_message=NOW, muted_until=NOW + day),
        seat("over", last_message=NOW, muted_until=NOW - day),
        seat("away", last_message=NOW),
        MemberRecord(id=MemberId("away"), on_leave_until=NOW + day, grade="fan"),
    )
    assert found(made, only="new") == ["new"]
    assert found(made, only="silent") == ["silent"]
    assert found(made, only="muted") == ["muted"]
    assert found(made, only="leave") == found(made, grade="fan") == ["away"]


def test_what_is_put_later_holds():
    made = book(seat("a", "Old name"), MemberRecord(id=MemberId("a"), grade="fan"))
    made.put([seat("a", "New name"), MemberRecord(id=MemberId("a"), grade="student")])
    assert found(made, text="old") == []
    assert found(made, text="new", grade="student") == ["a"]


def test_somebody_known_without_a_group_is_in_no_list():
    assert found(book(MemberRecord(id=MemberId("a"), grade="fan"))) == []


def test_who_was_erased_is_nobody():
    made = book(seat("erased:12"), MemberRecord(id=MemberId("erased:12"), erased=True))
    assert found(made) == found(made, only="left") == []
    assert made.get(MemberId("erased:12")) is None
