"""A guest who was named as a speaker is recognised by the nickname, and gets the floor."""

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.session_records import Open
from warmfield.rhythm.sessions.focusing import focus
from warmfield.rhythm.sessions.voices import names


def recognised(moment: Moment, group: GroupId, session: Open, member: MemberId, nickname: str) -> Open:
    """The session with the member's account beside the name; with focus, they may write from now on."""
    meant = next(
        (
            one
            for one in session.of.speakers
            if one.person is None and one.member is None and names(one.name, nickname)
        ),
        None,
    )
    if meant is None:
        return session
    known = replace(meant, member=member)
    speakers = tuple(known if one is meant else one for one in session.of.speakers)
    of = replace(session.of, speakers=speakers)
    if of.focus:
        focus(moment, group, of)
    return replace(session, of=of)
