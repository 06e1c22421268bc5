"""What each clause costs is counted by what was found for it, not by what else was found."""

from collections.abc import Callable

from warmfield.rehearsal.member_map import MemberMap
from warmfield.rehearsal.past import Past
from warmfield.rehearsal.plans import plan_named
from warmfield.rehearsal.rehearse import rehearse

LINE = (
    '{{"at": "2026-03-02T20:00:{second:02}+08:00", "group": "parents", "who": "u1",'
    ' "nickname": "乐乐爸-龙泽苑", "id": "m{second}", "text": "{text}"}}\n'
)


def test_a_clause_counts_by_its_own_band(read: Callable[..., Past]) -> None:
    """The flood was met before, so it passes; the bare link at its end is held."""
    texts = [*"甲乙丙丁戊己庚辛壬癸", "https://ex.test/a"]
    said = "".join(LINE.format(second=second, text=text) for second, text in enumerate(texts))
    result = rehearse(plan_named("reference zh"), read(said, name="chat.jsonl"), MemberMap())
    last = result.decisions[-1]
    assert (last.band, [(one.clause, one.band) for one in last.findings]) == (
        "act",
        [("1.2", "act"), ("7.4", "pass")],
    )
    flood = next(one for one in result.noise if one.clause == "7.4")
    assert (flood.findings, flood.act, flood.passed) == (4, 1, 3)
