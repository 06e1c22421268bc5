"""Which room carries out which sort of wish."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.rhythm.activities import carried
from warmfield.rhythm.fixtures.on_air import begin_fixture, end_fixture, throw_in
from warmfield.rhythm.fixtures.prepared import ask_material, hand_run_sheet
from warmfield.rhythm.library.brief import tell_brief
from warmfield.rhythm.library.expert_asked import ask_expert, hand_for_moments
from warmfield.rhythm.library.looking import ask_to_look
from warmfield.rhythm.library.piece_days import share_piece
from warmfield.rhythm.lurkers.proposal import propose
from warmfield.rhythm.lurkers.sweep import sweep
from warmfield.rhythm.reminders.remind import remind
from warmfield.rhythm.sessions.beginning import begin
from warmfield.rhythm.sessions.digest import sum_up
from warmfield.rhythm.sessions.host_prompted import ask_host
from warmfield.rhythm.sessions.questions import put_questions
from warmfield.rhythm.warm_up.warming import warm_up
from warmfield.rhythm.weekly.weekly_told import tell_week
from warmfield.rhythm.wish import Item

CARRIED_OUT: dict[str, Callable[[Moment, Item], None]] = {
    "reminder": remind,
    "announcement": carried.announce,
    "correction": carried.correct,
    "sign_up_list": carried.post_list,
    "those_told": carried.tell_those_concerned,
    "those_coming": carried.remind_those_coming,
    "host_told": carried.tell_host,
    "host_asked": carried.ask_host,
    "afterwards": carried.look_back,
    "warm_up": warm_up,
    "lurkers": sweep,
    "lurkers_due": propose,
    "brief": tell_brief,
    "piece": share_piece,
    "look": ask_to_look,
    "expert_piece": ask_expert,
    "moments": hand_for_moments,
    "material": ask_material,
    "run_sheet": hand_run_sheet,
    "useful": begin_fixture,
    "game": begin_fixture,
    "prizes": begin_fixture,
    "prompt": throw_in,
    "fixture_over": end_fixture,
    "session": begin,
    "session_digest": sum_up,
    "session_prompt": ask_host,
    "session_questions": put_questions,
    "weekly": tell_week,
}
