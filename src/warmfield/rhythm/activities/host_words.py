"""What the host of an activity is told: the code and the list before, the question how it was after."""

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.rhythm.activities.due_of_occurrence import attendance
from warmfield.rhythm.activities.occurrences import Occurrence
from warmfield.rhythm.activities.party_words import lines_of
from warmfield.rhythm.activities.time_in_words import when
from warmfield.rhythm.local_time import zone_of


def before(moment: Moment, one: Occurrence, group: GroupId) -> str:
    words = moment.words(group)
    time = when(words, one.starts, moment.now, zone_of(moment.rulebook))
    lines = [
        words(
            "{title}, {when}. The code for checking in: {code}",
            title=one.title(words.language),
            when=time,
            code=one.record.code,
        ),
        words("Please tell it on the spot; who is there sends it to me."),
        whole_list(moment, one, group),
        words("Who is there without a phone: write “came {id}: names”.", id=one.series.id),
    ]
    return "\n".join(lines)


def whole_list(moment: Moment, one: Occurrence, group: GroupId) -> str:
    """With the names of all groups: for staff only."""
    words = moment.words(group)
    if not one.record.sign_ups:
        return words("Nobody has signed up.")
    count = one.capacity - one.free
    heading = words.many("{count} person has signed up:", "{count} people have signed up:", count)
    return "\n".join([heading, *lines_of(words, one.record.sign_ups)])


def after(moment: Moment, one: Occurrence, group: GroupId) -> str:
    words = moment.words(group)
    came = attendance(one)
    return "\n".join(
        [
            words.many(
                "How was {title}? {count} person checked in.",
                "How was {title}? {count} people checked in.",
                came,
                title=one.title(words.language),
            ),
            words("Others came too? Write “came {id}: names”, or “came {id}: 3”.", id=one.series.id),
            words(
                "Write “after {id}: what was reached” in a sentence or two, and the group reads it tomorrow.",
                id=one.series.id,
            ),
        ]
    )
