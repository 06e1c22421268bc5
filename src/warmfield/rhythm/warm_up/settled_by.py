"""A warm-up that isn't needed any more closes by itself, with a word to those who were asked."""

from collections.abc import Sequence

from msgspec.structs import replace

from warmfield.acts.awake import when_awake
from warmfield.acts.inbox import STAFF, close
from warmfield.acts.moment import Moment
from warmfield.community.actions import Tell
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.requests import Request
from warmfield.community.warm_up_records import Asking, Told
from warmfield.rhythm.warm_up.outcome import of_group
from warmfield.wording import later

TALKING = later("{request} is settled: people are talking in {group} again. Thank you!")
BY_PERSON = later("{request} is settled: {name} has started a conversation in {group}.")
BY_US = later("{request} is settled: {name} has started a conversation in {group}. Do join in!")


def settle(
    moment: Moment, group: GroupId, sentence: str = "", name: str = "", by: PersonId | None = None
) -> Asking | None:
    """Close what was asked; `sentence` empty: without a word. Give what was being asked."""
    record = of_group(moment, group)
    asking = record.asking
    if asking is None:
        return None
    for number in asking.requests:
        request = moment.draft.get(Request, number)
        if request is not None and request.state == "open":
            close(moment, request, "done", by)
    if sentence and when_awake(moment.rulebook, moment.now) == moment.now:
        others = [one for one in asking.told if by is None or moment.rulebook.person_id(one.member) != by]
        called = moment.rulebook.group(group).name
        said = moment.words(group)(sentence, request=asking.requests[-1], group=called, name=name)
        _tell(moment, others, said)
    moment.draft.put(replace(of_group(moment, group), asking=None))
    return asking


def _tell(moment: Moment, others: Sequence[Told], text: str) -> None:
    for one in others:
        action = moment.action_id(STAFF, "tell")
        moment.draft.actions.append(Tell(id=action, group=one.group, member=one.member, text=text))
