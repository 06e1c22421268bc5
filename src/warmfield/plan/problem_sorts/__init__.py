"""The sentences of every problem code, one family a file. A code never changes its meaning."""

from warmfield.plan.problem_sorts.of_content import CONTENT
from warmfield.plan.problem_sorts.of_form import FORM
from warmfield.plan.problem_sorts.of_games import GAMES
from warmfield.plan.problem_sorts.of_groups import GROUPS
from warmfield.plan.problem_sorts.of_ladders import LADDERS
from warmfield.plan.problem_sorts.of_money import MONEY
from warmfield.plan.problem_sorts.of_names import NAMES
from warmfield.plan.problem_sorts.of_sessions import SESSIONS
from warmfield.plan.problem_sorts.of_texts import TEXTS
from warmfield.plan.problem_sorts.of_times import TIMES
from warmfield.plan.problem_sorts.sort import Severity as Severity
from warmfield.plan.problem_sorts.sort import Sort

SORTS: dict[str, Sort] = {
    **FORM,
    **TIMES,
    **NAMES,
    **LADDERS,
    **MONEY,
    **TEXTS,
    **GROUPS,
    **GAMES,
    **CONTENT,
    **SESSIONS,
}
