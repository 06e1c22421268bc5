"""What changed between two plans, in words and not in lines."""

from collections.abc import Callable

from warmfield.plan import reference
from warmfield.plan.diff import diff
from warmfield.plan.load import load

Change = Callable[..., str]


def told(old: str, new: str, language: str = "en") -> list[str]:
    before, after = load(old, "old").plan, load(new, "new").plan
    assert before is not None
    assert after is not None
    return [line.strip() for line in diff(before, after, language).splitlines()]


def test_the_same_plan_says_the_same(changed: Change):
    assert told(changed(), "# another comment\n" + changed()) == ["The two plans say the same."]


def test_a_setting_of_a_clause(changed: Change):
    new = changed("    exempt: [owner]", "    exempt: [owner, manager]\n    min_words: 15")
    assert told(changed(), new) == [
        "The house rules",
        "~ 1.2: exempt gains manager",
        "~ 1.2: min_words is 15 now, was 10",
    ]


def test_a_clause_more_and_a_clause_less(changed: Change):
    new = changed('"1.5"', '"1.6"')
    assert told(changed(), new)[1:] == ["+ 1.6 is new: “No adverts without a permit.”", "- 1.5 is gone."]


def test_a_ladder_is_told_whole(changed: Change):
    title, line = told(changed(), changed("note 2 times, warn", "warn"))
    assert title == "Ladders"
    assert line.startswith("~ default is “a warning → a mute for 1 day → removed from the group; each counts")
    assert "was “a private note (2 times) → a warning" in line


def test_people_and_groups_by_their_names(changed: Change):
    new = changed("roles: [manager]", "roles: [manager, host]", "owner: lin", "owner: zhou")
    assert told(changed(), new) == [
        "People",
        "~ Mr Zhou (zhou): roles gains host",
        "",
        "The groups",
        "~ Parents (parents): owner is zhou now, was lin",
    ]


def test_times_are_said_in_words(changed: Change):
    new = changed("window: 19:00-21:30", "window: 18:00-20:00", "{text: 180 days", "{text: 90 days")
    assert told(changed(), new) == [
        "Everything else",
        "~ retention › text is 90 days now, was 180 days",
        "~ rhythm › reminders › window is 18:00-20:00 now, was 19:00-21:30",
    ]


def test_fixtures_are_known_by_name_and_not_by_place():
    old = reference.text("zh")
    new = old.replace(
        "{zh: 周五猜谜, en: Friday riddles}\n      sort: game",
        "{zh: 周五猜谜, en: Friday riddles}\n      sort: topic",
    )
    assert told(old, new, "zh")[-1].endswith("› sort 由 game 改为 topic")


def test_chinese_is_set_without_spaces_between_han_characters():
    old = reference.text("zh")
    new = old.replace("warn_ahead: 2 days", "warn_ahead: 3 days").replace("min_words: 10", "min_words: 12")
    assert old != new
    assert told(old, new, "zh") == [
        "群规",
        "~ 1.2 链接：min_words 由 10 改为 12",
        "",
        "其他",
        "~ duty › warn_ahead 由 2 天改为 3 天",
    ]
