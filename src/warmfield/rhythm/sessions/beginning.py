"""The host is asked to get ready; at the hour the session opens, with the rules in a line."""

from collections.abc import Iterator

from warmfield.acts.amounts import zone
from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.acts.voice import shortened, text_in
from warmfield.community.capabilities import Can
from warmfield.community.ids import ClauseNumber, GroupId
from warmfield.community.requests import Request
from warmfield.community.session_records import Open, Planned
from warmfield.plan.clauses import OffTopicClause
from warmfield.rhythm.local_time import day_of
from warmfield.rhythm.say import say
from warmfield.rhythm.sessions.on_and_over import open_session
from warmfield.rhythm.sessions.session_slots import planned_on
from warmfield.rhythm.sessions.voices import names_in_words
from warmfield.rhythm.wish import Item, Scope

HOST_ROW = ClauseNumber("4.4")


def begin(moment: Moment, item: Item) -> None:
    """Open what was planned; what its host opened already is only announced."""
    session = moment.draft.sessions(item.group).on
    if session is None or session.of.key != item.wish.about:
        planned = _planned(moment, item)
        if planned is None:
            return
        session = open_session(moment, item.group, planned)
    say(moment, item, opening_text(moment, item.group, session))


def _planned(moment: Moment, item: Item) -> Planned | None:
    scope = Scope(rulebook=moment.rulebook, view=moment.draft, group=item.group, now=moment.now)
    day = day_of(item.wish.at, scope.clocks)
    return next((one for one in planned_on(scope, day) if one.key == item.wish.about), None)


def opening_text(moment: Moment, group: GroupId, session: Open) -> str:
    return "\n".join(_opening(moment, group, session))


def _opening(moment: Moment, group: GroupId, session: Open) -> Iterator[str]:
    words, of = moment.words(group), session.of
    until = hour(moment, session)
    yield words("We begin: {topic}.", topic=of.topic)
    if of.speakers:
        names = names_in_words(of.speakers, words)
        yield words("{names} will speak, until {until}.", names=names, until=until)
    else:
        yield words("Everyone is invited to join in, until {until}.", until=until)
    yield from _rule(moment, group)
    yield from _how_to_ask(moment, group, session)


def hour(moment: Moment, session: Open) -> str:
    return f"{session.until.astimezone(zone(moment.rulebook.plan.community.time_zone)):%H:%M}"


def _rule(moment: Moment, group: GroupId) -> Iterator[str]:
    """The clause on what is off topic, as the plan words it: the one that binds from the first time on."""
    bound = [one for one in moment.rulebook.clauses(group) if isinstance(one, OffTopicClause)]
    for one in sorted(bound, key=lambda clause: clause.times)[:1]:
        text = text_in(one.text, moment.rulebook.language_of(group))
        yield f"{one.number} {shortened(text, 120)}"


def _how_to_ask(moment: Moment, group: GroupId, session: Open) -> Iterator[str]:
    """In the group; privately while others can't write, to the host where nobody can write to us."""
    words, of = moment.words(group), session.of
    names = names_in_words(of.speakers, words)
    can_tell = Can.TELL in moment.rulebook.capabilities(group).can
    assistant = moment.rulebook.plan.community.assistant.name
    if of.focus and can_tell:
        yield words(
            "Meanwhile only the speakers and the staff write here. Questions: write “question: …” to "
            "{assistant} privately, and they are put at a pause.",
            assistant=assistant,
        )
    elif of.focus:
        host = names if of.host is None else of.host.name
        yield words("Meanwhile only the speakers and the staff write here. Questions: to {host}.", host=host)
    elif of.speakers:
        yield words("Just ask: I collect your questions and put them to {names} at a pause.", names=names)


def ask_host(moment: Moment, item: Item) -> None:
    """A request with the words to open with; it is answered by being there."""
    planned = _planned(moment, item)
    if planned is None or moment.rulebook.plan.mode == "dry":
        return
    words = moment.words(item.group)
    clocks = zone(moment.rulebook.plan.community.time_zone)
    ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="session",
            at=moment.now,
            group=item.group,
            clause=HOST_ROW,
            event=moment.event.id,
            title=words(
                "You host “{topic}” at {starts}. I open it then; please be there.",
                topic=planned.topic,
                starts=f"{planned.starts.astimezone(clocks):%H:%M}",
            ),
            ready=words("Good to see you all. Our topic now: {topic}. Who begins?", topic=planned.topic)
            if not planned.speakers
            else words("Good to see you all. Our topic now: {topic}.", topic=planned.topic),
            subject={
                "role": "host",
                "person": str(item.wish.by or ""),
                "how": words(
                    "In the group or to me you can write: “extend 10 minutes”, “question time”, "
                    "“end session”, or before it begins “cancel session”."
                ),
            },
        ),
    )
