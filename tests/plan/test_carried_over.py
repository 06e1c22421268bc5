"""Two change the same plan: both changes are kept, and where they meet it is said."""

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from warmfield.plan import reference
from warmfield.plan.carried_over import carried_over
from warmfield.plan.edited import Add, Drop, Put, edited, raw

TEXT = reference.text("en")
BASE = raw(TEXT)


def changed(*edits: Put | Add | Drop) -> dict[str, Any]:
    return raw(edited(TEXT, edits))


def test_different_settings_are_both_kept():
    mine, theirs = changed(Put(("community", "quiet_hours"), "23:00-07:00")), changed(Drop(("people", "an")))
    made, clashes = carried_over(BASE, mine, theirs)
    assert made["community"]["quiet_hours"] == "23:00-07:00"
    assert "an" not in made["people"]
    assert clashes == []


def test_two_settings_of_one_clause_are_both_kept_though_another_clause_is_gone():
    mine = changed(Put(("clauses", 1, "min_words"), "12"))
    theirs = changed(Put(("clauses", 1, "mode"), "dry"), Drop(("clauses", 0)))
    made, clashes = carried_over(BASE, mine, theirs)
    assert made["clauses"][0]["number"] == "1.2"
    assert (made["clauses"][0]["min_words"], made["clauses"][0]["mode"]) == ("12", "dry")
    assert clashes == []


def test_where_both_changed_the_same_mine_stands_and_it_is_said():
    mine, theirs = (changed(Put(("rhythm", "reminders", "a_week"), number)) for number in ("1", "3"))
    made, clashes = carried_over(BASE, mine, theirs)
    assert made["rhythm"]["reminders"]["a_week"] == "1"
    assert clashes == [("rhythm", "reminders", "a_week")]


PARTS = st.recursive(
    st.sampled_from(["a", "b", None]),
    lambda inner: st.dictionaries(st.sampled_from("xyz"), inner),
    max_leaves=6,
)


@given(PARTS, PARTS)
def test_who_is_alone_has_it_their_way(base: object, mine: object):
    assert carried_over(base, mine, copy.deepcopy(base)) == (mine, [])
    assert carried_over(base, copy.deepcopy(base), mine) == (mine, [])
