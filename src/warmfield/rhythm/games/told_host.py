"""What a host is told in private about a game that can't begin, or did."""

from warmfield.wording import Words, later

WHY = {
    "running": later("A game is on in {group} already. “stop the game” ends it."),
    "quiet_hours": later("It is quiet hours in {group}, or nearly so. Please start it when they are over."),
    "session": later("A session is on in {group}. Please start the game when it is over."),
    "dry": later("The plan is in its dry run: I only watch, and start no game."),
    "no_posts": later(
        "I can't post in {group} myself, so please lead the game yourself; what you need is in the inbox."
    ),
    "no_puzzles": later(
        "The plan has no questions and no riddles for it: add some, or let me use the shipped ones."
    ),
    "length": later("A game may last from 2 minutes to 2 hours, a lucky draw up to 12 hours."),
    "no_prizes": later("What is there to win? Write it like this: /draw 3 prizes: picture books"),
    "many_prizes": later("A draw has at most 20 prizes."),
    "unknown_group": later("The plan doesn't name this group, so I start no game here."),
    "none": later("No game is on in {group}."),
}
STARTED = later("Started in {group}: {game}, until {time}. “stop the game” ends it.")
STOPPED = later("The game in {group} has ended.")


def why_text(words: Words, reason: str, group: str) -> str:
    return words(WHY[reason], group=group)
