"""A change of an activity as staff write it: a new time, place, number of places or name."""

import re

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId
from warmfield.community.staff_commands import ActivityChanged, ActivityMoved
from warmfield.rhythm.activities.activity_faults import Unclear
from warmfield.rhythm.activities.activity_meant import Meant
from warmfield.rhythm.activities.planned_by_word import LONGEST_PLACE, LONGEST_TITLE, place_said, places_said
from warmfield.rhythm.activities.when_said import when_said
from warmfield.rhythm.local_time import zone_of

_PLACE = re.compile(
    r"^(?:地点|地點|地址|换到|換到|place)\s*(?:to|改为|改到|改成|是)?\s*[:：]?\s*(?P<said>\S.*)$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"^(?:改名(?:为|成|叫)?|名称|called|title|name)\s*[:：]?\s*(?P<said>\S.*)$", re.IGNORECASE
)


def change_said(moment: Moment, found: Meant, person: PersonId) -> ActivityChanged | ActivityMoved:
    """Raises Unclear where nothing that could change was said."""
    rest = found.rest
    if not rest:
        raise Unclear("nothing_said")
    if place := _PLACE.match(rest):
        return _changed(moment, found, person, place=place_said(place["said"])[:LONGEST_PLACE])
    if called := _CALLED.match(rest):
        return _changed(moment, found, person, title=called["said"].strip()[:LONGEST_TITLE])
    places, left = places_said(rest)
    if places is not None and not left.strip(" ,"):
        return _changed(moment, found, person, capacity=places)
    when = when_said(rest, moment.now, zone_of(moment.rulebook))
    if when.rule:
        raise Unclear("nothing_said")
    return ActivityMoved(at=moment.now, activity=found.id, day=found.one.day, to=when.starts, by=person)


def _changed(
    moment: Moment,
    found: Meant,
    person: PersonId,
    *,
    title: str | None = None,
    place: str | None = None,
    capacity: int | None = None,
) -> ActivityChanged:
    return ActivityChanged(
        at=moment.now,
        activity=found.id,
        day=found.one.day,
        title=title,
        place=place,
        capacity=capacity,
        by=person,
    )
