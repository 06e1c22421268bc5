"""A fixture of the plan begins a game by itself, through the gate."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.moderation.chat import reference_plan
from tests.rhythm.games.evening import GROUP, SEVEN

from warmfield.acts.moment import Moment
from warmfield.community.actions import Post
from warmfield.community.draft import Draft
from warmfield.community.events import TimerDue
from warmfield.community.game_records import Asking, Draw, GameRecord
from warmfield.engine.memory_store import MemoryView
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.games import Prize
from warmfield.plan.sections.rhythm_parts import Fixture
from warmfield.rhythm.games.open_game import open_fixture
from warmfield.rhythm.wish import Item, Wish

RIDDLES = next(one for one in reference_plan().rhythm.fixtures if one.game)
"""The reference plan's Friday riddles."""
BOOKS = Prize(name={"zh": "绘本", "en": "Picture book"}, count=2)
NIGHT = datetime(2026, 3, 2, 16, tzinfo=UTC)


def begun(fixture: Fixture, now: datetime = SEVEN) -> tuple[bool, Moment]:
    draft = Draft(MemoryView(), now)
    moment = Moment(Rulebook(reference_plan()), draft, TimerDue(at=now, id="t", timer="tick"))
    wish = Wish(
        key="k", sort="reminder", at=now, until=now + timedelta(hours=1), title="", where="rhythm.fixtures"
    )
    return open_fixture(moment, Item(wish=wish, group=GROUP, at=now), fixture), moment


def test_it_opens_with_its_own_words_counted_as_a_post_of_the_clock():
    done, moment = begun(RIDDLES)
    game = moment.draft.get(GameRecord, GROUP).game
    assert done
    assert isinstance(game, Asking)
    assert game.until == SEVEN + RIDDLES.lasts
    assert len(moment.draft.rhythm(GROUP).posted) == 1
    assert [one.text.split("！")[0] for one in moment.draft.actions if isinstance(one, Post)] == [
        "猜谜时间到"
    ]


def test_prizes_are_drawn():
    _, moment = begun(RIDDLES.model_copy(update={"sort": "prizes", "game": None, "prizes": (BOOKS,)}))
    game = moment.draft.get(GameRecord, GROUP).game
    assert isinstance(game, Draw)
    assert game.prizes == ("绘本", "绘本")


@pytest.mark.parametrize(
    "fixture",
    [RIDDLES.model_copy(update={"game": None}), RIDDLES.model_copy(update={"sort": "topic"})],
)
def test_a_fixture_that_names_no_game_is_left_to_its_owner(fixture: Fixture):
    assert begun(fixture)[0] is False


def test_in_quiet_hours_nothing_begins():
    assert begun(RIDDLES, NIGHT)[0] is False
