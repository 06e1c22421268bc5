"""A host's word begins or stops a game, in the group or in private."""

from msgspec import Struct

from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.community.actions import Tell
from warmfield.community.events import MessageSent
from warmfield.community.ids import GroupId, MemberId
from warmfield.plan.explain_games import GAMES
from warmfield.plan.model import DECIDERS
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.games.at_table import ROW, record_of
from warmfield.rhythm.games.game_hours import hour_said
from warmfield.rhythm.games.open_game import open_game
from warmfield.rhythm.games.stop_game import stop_game
from warmfield.rhythm.games.told_host import STARTED, STOPPED, why_text
from warmfield.rhythm.games.wanted import Stop, Unclear, Wanted, wanted_in
from warmfield.wording import Words


class Answer(Struct, frozen=True):
    """What the host is told. `seen`: the group sees what follows anyhow."""

    text: str
    seen: bool = False


def host_said(moment: Moment, event: MessageSent) -> bool:
    """Whether it was a command. What doesn't work is told in private, not to the whole group."""
    answer = host_word(moment, event.who, event.group, event.text)
    if answer is None:
        return False
    if not answer.seen:
        key = moment.action_id(ROW, "tell")
        carry(moment, [Tell(id=key, group=event.group, clause=ROW, member=event.who, text=answer.text)])
    return True


def host_word(moment: Moment, who: MemberId, group: GroupId, text: str) -> Answer | None:
    """Carry out a command for a group; None where it is none, or not a host's."""
    wanted = wanted_in(text)
    if wanted is None or not may_lead(moment.rulebook, who):
        return None
    words, name = moment.words(group), moment.rulebook.group(group).name
    match wanted:
        case Unclear(reason=reason):
            return Answer(why_text(words, reason, name))
        case Stop() if record_of(moment, group).game is None:
            return Answer(why_text(words, "none", name))
        case Stop():
            stop_game(moment, group)
            return Answer(words(STOPPED, group=name), seen=True)
        case Wanted():
            return _begin(moment, group, wanted, words, name)


def _begin(moment: Moment, group: GroupId, wanted: Wanted, words: Words, name: str) -> Answer:
    begun = open_game(moment, group, wanted)
    if begun.until is None:
        return Answer(why_text(words, begun.reason, name))
    time = hour_said(moment, begun.until)
    return Answer(words(STARTED, group=name, game=words(GAMES[wanted.sort]), time=time), seen=True)


def may_lead(rulebook: Rulebook, who: MemberId) -> bool:
    """Hosts by the plan, starters, and who answers for the group."""
    leading = {*rulebook.plan.rhythm.sessions.hosts, "starter", *DECIDERS}
    return bool(leading.intersection(rulebook.roles(who)))
