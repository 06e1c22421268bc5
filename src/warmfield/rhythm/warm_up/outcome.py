"""What a warm-up came to: who started, with what, and who answered within half an hour."""

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId, MemberId, PersonId
from warmfield.community.pulse import PulseRecord
from warmfield.community.warm_up_records import TRIED_KEPT, Tried, WarmUpRecord
from warmfield.rhythm.local_time import zone_of
from warmfield.rhythm.pulse.turned import turned
from warmfield.rhythm.warm_up.worked import HEARD

MOST_NAMED = 20
"""Members remembered of one warm-up; it worked long before."""


def of_group(moment: Moment, group: GroupId) -> WarmUpRecord:
    return moment.draft.get(WarmUpRecord, group) or WarmUpRecord(id=group)


def started(moment: Moment, group: GroupId, topic: str, by: PersonId | None) -> None:
    """Somebody of ours has begun: for half an hour answers count."""
    record, now = of_group(moment, group), moment.now.timestamp()
    hour = moment.now.astimezone(zone_of(moment.rulebook)).hour
    tried = (*record.tried, Tried(now, topic, hour, by))[-TRIED_KEPT:]
    moment.draft.put(replace(record, tried=tried, asking=None))
    pulse = moment.draft.get(PulseRecord, group) or turned(moment, group)
    moment.draft.put(replace(pulse, heed=True, warmed_at=now))


def answered(moment: Moment, group: GroupId, who: MemberId) -> bool:
    """Whether what a member writes comes soon enough to be an answer; then it is remembered."""
    record = of_group(moment, group)
    last = record.tried[-1] if record.tried else None
    if last is None or moment.now.timestamp() > last.at + HEARD:
        return False
    if who not in last.answered and len(last.answered) < MOST_NAMED:
        last = replace(last, answered=(*last.answered, who))
        moment.draft.put(replace(record, tried=(*record.tried[:-1], last)))
    return True


def heed(moment: Moment, group: GroupId, *, on: bool = True) -> None:
    """Let the warm-up hear what people write, or leave them alone."""
    pulse = moment.draft.get(PulseRecord, group) or turned(moment, group)
    moment.draft.put(replace(pulse, heed=on))
