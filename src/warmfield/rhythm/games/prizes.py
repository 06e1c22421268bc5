"""Who won is told in private, and the host is asked to hand the prizes over."""

from warmfield.acts.carry import carry
from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.acts.voice import in_voice
from warmfield.community.actions import Tell
from warmfield.community.game_records import Draw, Drawn
from warmfield.community.ids import ClauseNumber, GroupId
from warmfield.community.requests import Request
from warmfield.rhythm.games.lucky_draw import winning

ROW = ClauseNumber("7.4")


def hand_out(moment: Moment, group: GroupId, game: Draw, drawn: Drawn) -> None:
    """One private word a winner, one request for all prizes."""
    words = moment.words(group)
    lines = []
    for who, number, prize in winning(game, drawn):
        name = moment.nickname(group, who)
        told = words(
            "You have won in the lucky draw of {group}: {prize}. Your number was {number}. "
            "We will write to you about it.",
            group=moment.rulebook.group(group).name,
            prize=prize,
            number=number,
        )
        text = in_voice(moment.rulebook, group, name, [told])
        tell = Tell(id=moment.action_id(ROW, "tell"), group=group, clause=ROW, member=who, text=text)
        carry(moment, [tell])
        lines.append(words("{prize}: {number} {name}", prize=prize, number=number, name=name))
    if lines:
        _ask_to_deliver(moment, group, drawn, "\n".join(lines))


def _ask_to_deliver(moment: Moment, group: GroupId, drawn: Drawn, listed: str) -> None:
    """`subject` names no one: who won stands in the list, and goes with it when a member is erased."""
    words = moment.words(group)
    title = words("Hand out the prizes of the lucky draw in {group}", group=moment.rulebook.group(group).name)
    ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="prizes",
            at=moment.now,
            group=group,
            clause=ROW,
            event=moment.event.id,
            title=title,
            ready=listed,
            subject={"role": "host", "draw": drawn.id},
        ),
    )
