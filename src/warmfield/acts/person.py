"""A private word to one person of the staff, by whichever platform reaches them."""

from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.acts.whom import way_to
from warmfield.community.actions import Tell
from warmfield.community.ids import ClauseNumber, GroupId, PersonId
from warmfield.community.requests import Request


def tell_person(
    moment: Moment, person: PersonId, group: GroupId, text: str, row: ClauseNumber | None = None
) -> None:
    """Who can't be reached by us is told by a colleague, with the text ready."""
    way = way_to(moment, person, group)
    if way is not None:
        tell = Tell(id=moment.action_id(row, "tell"), group=way[0], clause=row, member=way[1], text=text)
        moment.draft.actions.append(tell)
        return
    known = moment.rulebook.plan.people.get(person)
    words = moment.words(group)
    ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="by_hand",
            at=moment.now,
            group=group,
            clause=row,
            event=moment.event.id,
            title=words("Send {name} the private word below", name=known.name if known else person),
            ready=text,
        ),
    )
