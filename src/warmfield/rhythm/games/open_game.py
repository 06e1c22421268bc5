"""A game begins: by the plan's fixture, or by a host's word."""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.acts.voice import text_in
from warmfield.community.capabilities import Can
from warmfield.community.ids import GroupId
from warmfield.community.records import Timer
from warmfield.plan.sections.rhythm_parts import Fixture
from warmfield.rhythm.games.at_table import game_timer, record_of, speak, table_of
from warmfield.rhythm.games.dealing import by_hand, deal
from warmfield.rhythm.games.game_hours import quiet_from
from warmfield.rhythm.games.host_prompt import prompt_host
from warmfield.rhythm.games.moves import Line
from warmfield.rhythm.games.wanted import Wanted
from warmfield.rhythm.gate import session_on
from warmfield.rhythm.say import say
from warmfield.rhythm.wish import Item, Scope

SHORTEST = timedelta(minutes=2)
"""What would be cut shorter by the quiet hours isn't begun."""
BEFORE_QUIET = timedelta(minutes=1)
"""Its last words are said before the quiet hours."""
Speak = Callable[[str], object]


class Begun(Struct, frozen=True):
    """`reason` is a key of `told_host.WHY` where no game began; else `until` says when it ends."""

    reason: str = ""
    until: datetime | None = None


def open_fixture(moment: Moment, item: Item, fixture: Fixture) -> bool:
    """For fixtures of sort `game` and `prizes`: whether one began. It opens through the gate's item."""
    wanted = _wanted_by(fixture, moment.rulebook.language_of(item.group))
    if wanted is None:
        return False
    return open_game(moment, item.group, wanted, lambda text: say(moment, item, text)).until is not None


def _wanted_by(fixture: Fixture, language: str) -> Wanted | None:
    if fixture.sort == "prizes" and fixture.prizes:
        prizes = tuple(text_in(one.name, language) for one in fixture.prizes for _ in range(one.count))
        return Wanted(sort="draw", lasts=fixture.lasts, prizes=prizes)
    if fixture.sort == "game" and fixture.game:
        return Wanted(sort=fixture.game, lasts=fixture.lasts)
    return None


def open_game(moment: Moment, group: GroupId, wanted: Wanted, opening: Speak | None = None) -> Begun:
    """Begin, and ask the host along. `opening` says the first words; None: as part of the talk."""
    until = moment.now + (wanted.lasts or moment.rulebook.plan.content.games.lasts)
    until = min(until, quiet_from(moment) - BEFORE_QUIET)
    reason = why_not(moment, group, until)
    if reason == "no_posts":
        prompt_host(moment, group, wanted.sort, until, by_hand(moment, group, wanted))
    move = None if reason else deal(moment, group, wanted, until, table_of(moment, group))
    if move is None:
        return Begun(reason or "no_puzzles")
    text = "\n".join(line.text for line in move.lines)
    if opening is None:
        speak(moment, group, (Line(text),))
    else:
        opening(text)
    prompt = prompt_host(moment, group, wanted.sort, until)
    moment.draft.put(replace(record_of(moment, group), game=replace(move.game, prompt=prompt)))
    moment.draft.timers.append(Timer(id=game_timer(group), sort="game", due=move.game.due, group=group))
    return Begun(until=until)


def why_not(moment: Moment, group: GroupId, until: datetime) -> str:
    """What keeps a game from beginning, as a key of `told_host.WHY`; empty where nothing does."""
    if moment.rulebook.plan.mode == "dry":
        return "dry"
    if group not in moment.rulebook.plan.groups:
        return "unknown_group"
    if record_of(moment, group).game is not None:
        return "running"
    here = Scope(rulebook=moment.rulebook, view=moment.draft, group=group, now=moment.now)
    if session_on(here):
        return "session"
    if until - moment.now < SHORTEST:
        return "quiet_hours"
    can = moment.rulebook.capabilities(group).can
    return "" if {Can.POST, Can.READ} <= can else "no_posts"
