"""Which room carries out which sort of wish."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.rhythm.reminders.remind import remind
from warmfield.rhythm.sessions.beginning import ask_host, begin
from warmfield.rhythm.sessions.digest import sum_up, tell_news
from warmfield.rhythm.sessions.questions import put_questions
from warmfield.rhythm.wish import Item

CARRIED_OUT: dict[str, Callable[[Moment, Item], None]] = {
    "reminder": remind,
    "session": begin,
    "session_digest": sum_up,
    "session_news": tell_news,
    "session_prompt": ask_host,
    "session_questions": put_questions,
}
