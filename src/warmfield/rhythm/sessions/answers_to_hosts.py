"""What hosts are told in private about a session they lead."""

from warmfield.acts.amounts import clock_time, zone
from warmfield.acts.awake import when_awake
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.community.session_records import Open, Planned
from warmfield.rhythm.sessions.beginning import hour
from warmfield.rhythm.sessions.voices import names_in_words


def nothing_on(moment: Moment, group: GroupId) -> str:
    words = moment.words(group)
    return words("No session is on in {group}.", group=moment.rulebook.group(group).name)


def on_already(moment: Moment, group: GroupId, session: Open) -> str:
    words = moment.words(group)
    return words(
        "“{topic}” is on until {until}. End it first, with “end session”.",
        topic=session.of.topic,
        until=hour(moment, session),
    )


def cut_short(moment: Moment, group: GroupId, session: Open) -> str:
    """The plan's longest session is shorter than what was asked for."""
    words = moment.words(group)
    return words("It ends at {until}: the plan lets no session go longer.", until=hour(moment, session))


def unknown_speakers(moment: Moment, group: GroupId, session: Open) -> str:
    """With focus, a guest whose account isn't known can't write."""
    unknown = [one for one in session.of.speakers if one.person is None and one.member is None]
    if not unknown or not session.of.focus:
        return ""
    words = moment.words(group)
    return words(
        "I don’t know the account of {names}, so they can’t write yet. Let them write a word to me in "
        "private under that name.",
        names=names_in_words(unknown, words),
    )


def quiet_now(moment: Moment, group: GroupId) -> str:
    clocks = zone(moment.rulebook.plan.community.time_zone)
    until = when_awake(moment.rulebook, moment.now).astimezone(clocks)
    words = moment.words(group)
    return words(
        "It is on. In the quiet hours, until {until}, I say nothing in the group.", until=f"{until:%H:%M}"
    )


def called_off(moment: Moment, group: GroupId, planned: Planned) -> str:
    words = moment.words(group)
    return words(
        "“{topic}” of {starts} is called off; I tell the group.",
        topic=planned.topic,
        starts=clock_time(planned.starts, moment.rulebook.plan.community.time_zone),
    )
