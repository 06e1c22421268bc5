"""What a group reads the moment something is done, seen beforehand."""

from collections.abc import Iterator

from warmfield.acts.moment import Moment
from warmfield.community.actions import Post, Tell
from warmfield.community.draft import Draft
from warmfield.community.staff_commands import SessionCommand
from warmfield.console.visit import Visit
from warmfield.rhythm.sessions.session_commands import session_commanded


def said_at_once(visit: Visit, command: SessionCommand) -> tuple[list[str], list[str]]:
    """The posts that follow in its group, whoever sends them; and what the person is told."""
    draft = Draft(visit.view, visit.now)
    session_commanded(Moment(visit.rulebook, draft, command), command)
    platform = visit.rulebook.group(command.group).platform
    own = tuple(visit.rulebook.accounts(visit.person_id, platform))
    told = [one.text for one in draft.actions if isinstance(one, Tell) and one.member in own]
    return [post.text for post in _posts(draft) if post.group == command.group], told


def _posts(draft: Draft) -> Iterator[Post]:
    by_hand = (action for request in draft.requests for action in request.on_approve)
    yield from (action for action in (*draft.actions, *by_hand) if isinstance(action, Post))
