"""The game of a group in a turn: what its rules may look at, and what follows from a move."""

from msgspec.structs import replace

from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.community.actions import Post
from warmfield.community.game_records import GameRecord
from warmfield.community.ids import ClauseNumber, GroupId, MemberId, MessageId, TimerId
from warmfield.community.records import Timer
from warmfield.rhythm.games.closing import close_game
from warmfield.rhythm.games.moves import AnyMove, Line, Table

ROW = ClauseNumber("6.1")
"""The row of the plan that games come from."""


def game_timer(group: GroupId) -> TimerId:
    return TimerId(f"game/{group}")


def record_of(moment: Moment, group: GroupId) -> GameRecord:
    return moment.draft.get(GameRecord, group) or GameRecord(id=group)


def table_of(moment: Moment, group: GroupId) -> Table:
    """Members who have left or were erased have no name here."""

    def name(who: MemberId) -> str:
        here = moment.draft.membership(group, who)
        if not here.present or moment.draft.member(who).erased:
            return ""
        return here.nickname or who.partition(":")[2] or who

    return Table(
        now=moment.now,
        words=moment.words(group),
        games=moment.rulebook.plan.content.games,
        name=name,
        staff=lambda who: moment.rulebook.person_id(who) is not None,
    )


def follow(
    moment: Moment,
    group: GroupId,
    move: AnyMove,
    reply_to: MessageId | None = None,
) -> None:
    """Say what is said, keep the game, and set its clock; a game that is over is closed."""
    speak(moment, group, move.lines, reply_to)
    record = replace(record_of(moment, group), game=move.game)
    if move.over:
        moment.draft.cancelled.append(game_timer(group))
        close_game(moment, record)
        return
    moment.draft.put(record)
    moment.draft.timers.append(Timer(id=game_timer(group), sort="game", due=move.game.due, group=group))


def speak(moment: Moment, group: GroupId, lines: tuple[Line, ...], reply_to: MessageId | None = None) -> None:
    """Part of a talk that members are in, so the day's posts aren't counted down."""
    posts = [
        Post(
            id=moment.action_id(ROW, "post"),
            group=group,
            clause=ROW,
            text=line.text,
            reply_to=reply_to if line.reply else None,
        )
        for line in lines
    ]
    if posts and moment.rulebook.plan.mode != "dry":
        carry(moment, posts)
