"""Who looks at an item of the inbox is known as long as a tab shows it."""

from warmfield.community.ids import PersonId, RequestId
from warmfield.console.onlookers import Onlookers

HE, LIN = PersonId("he"), PersonId("lin")
FIRST, SECOND = RequestId("r1"), RequestId("r2")


def test_others_are_seen_and_not_oneself():
    onlookers = Onlookers()
    with onlookers.looking(HE, FIRST), onlookers.looking(LIN, FIRST):
        assert onlookers.others(FIRST, LIN) == (HE,)
        assert onlookers.others(SECOND, LIN) == ()


def test_two_tabs_of_one_person_are_one_and_the_last_that_closes_counts():
    onlookers = Onlookers()
    with onlookers.looking(HE, FIRST):
        with onlookers.looking(HE, FIRST):
            assert onlookers.others(FIRST, LIN) == (HE,)
        assert onlookers.others(FIRST, LIN) == (HE,)
    assert onlookers.others(FIRST, LIN) == ()
