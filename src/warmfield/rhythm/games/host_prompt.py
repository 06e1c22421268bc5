"""While a game is on, the host on duty has words ready to open it, cheer it on and close it."""

from datetime import datetime

from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.community.game_records import GameSort
from warmfield.community.ids import ClauseNumber, GroupId, RequestId
from warmfield.community.requests import Request
from warmfield.plan.explain_games import GAMES
from warmfield.rhythm.games.game_hours import hour_said
from warmfield.wording import later

ROW = ClauseNumber("2.5")
OPENING: dict[GameSort, str] = {
    "quiz": later("A little quiz for big and small: ask your children, everybody at the table may answer!"),
    "riddles": later("Riddle time! Read them to your children first and let them guess."),
    "idioms": later("Who knows idioms? Children and parents together, one link at a time!"),
    "words": later("Word chain! Children may look for words too, one link at a time."),
    "draw": later("Our lucky draw is open: one word here, and you are in."),
}
CHEER = later("So close! Who has another idea?")
CLOSING = later("That was fun, thank you all. What would you like the next round to be about?")


def prompt_host(
    moment: Moment, group: GroupId, sort: GameSort, until: datetime, extra: str = ""
) -> RequestId:
    """Once a game. `extra` goes below: what a host needs who leads the game alone."""
    words = moment.words(group)
    lines = [
        words("To open: {text}", text=words(OPENING[sort])),
        words("To cheer on: {text}", text=words(CHEER)),
        words("To close: {text}", text=words(CLOSING)),
        extra,
    ]
    title = words(
        "A game is on in {group}: {game}, until {time}",
        group=moment.rulebook.group(group).name,
        game=words(GAMES[sort]),
        time=hour_said(moment, until),
    )
    return ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="game",
            at=moment.now,
            group=group,
            clause=ROW,
            event=moment.event.id,
            title=title,
            ready="\n".join(line for line in lines if line),
            subject={"role": "host"},
        ),
    ).id
