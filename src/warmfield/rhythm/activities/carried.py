"""What the clock does for activities when it is due: says it, or writes to those concerned."""

from collections.abc import Callable

from msgspec.structs import replace

from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.acts.person import tell_person
from warmfield.community.actions import Post, Tell
from warmfield.community.calendar_records import SignUp
from warmfield.community.ids import ClauseNumber
from warmfield.rhythm.activities import activity_words, host_words, party_words, told_privately
from warmfield.rhythm.activities.calendar_kept import keep, keep_said
from warmfield.rhythm.activities.checking_in import with_code
from warmfield.rhythm.activities.due_of_occurrence import attendance, is_owed
from warmfield.rhythm.activities.occurrences import Occurrence, just_announced, occurrence
from warmfield.rhythm.say import as_worded, say
from warmfield.rhythm.sorts import SORTS
from warmfield.rhythm.wish import Item


def announce(moment: Moment, item: Item) -> None:
    """A lead and a person's wish may have waited for the same end of the night: said once."""
    one = _of(moment, item)
    if not just_announced(one, item.group, moment.rulebook, moment.now):
        _announce(moment, item, one)


def _announce(moment: Moment, item: Item, one: Occurrence) -> None:
    say(moment, item, activity_words.announcement(moment, one, item.group))
    keep_said(moment, one, item.group, announced=True)


def correct(moment: Moment, item: Item) -> None:
    one = _of(moment, item)
    words = moment.words(item.group)
    said = next(each.facts for each in one.record.said if each.group == item.group)
    lines = [*activity_words.correction(moment, words, said, one.facts(words.language), one.why)]
    if one.record.sign_ups and not one.cancelled:
        lines.append(words("Who signed up keeps the place. Can't come then? Write “cancel”."))
    say(moment, item, "\n".join(lines))
    keep_said(moment, one, item.group, announced=True)


def post_list(moment: Moment, item: Item) -> None:
    """An answer to those who signed up, so it doesn't count as a post of our own accord."""
    one = _of(moment, item)
    stirred = tuple(each for each in one.record.stirred if each.group != item.group)
    one = keep(moment, one, replace(one.record, stirred=stirred))
    if moment.rulebook.plan.mode != "dry":
        row = _row(item)
        text = as_worded(moment, item, party_words.list_for_group(moment, one, item.group))
        carry(moment, [Post(id=moment.action_id(row, "post"), group=item.group, clause=row, text=text)])
    known = next((each for each in one.record.said if each.group == item.group), None)
    keep_said(moment, one, item.group, announced=known is not None and known.announced)


def remind_those_coming(moment: Moment, item: Item) -> None:
    one = _of(moment, item)
    coming = [each for each in one.record.sign_ups if each.group == item.group and not each.waiting]
    _write(moment, item, one, coming, told_privately.reminded)


def tell_those_concerned(moment: Moment, item: Item) -> None:
    """Each is told what is otherwise than they know; then they know."""
    one = _of(moment, item)
    facts = one.facts(moment.rulebook.language_of(item.group))
    owed = [each for each in one.record.sign_ups if each.group == item.group and is_owed(each, facts)]
    _write(moment, item, one, owed, told_privately.changed)
    known = tuple(
        replace(each, knows=facts, knows_waiting=each.waiting) if each in owed else each
        for each in one.record.sign_ups
    )
    keep(moment, one, replace(one.record, sign_ups=known, tellings=one.record.tellings + 1))


def tell_host(moment: Moment, item: Item) -> None:
    one = with_code(moment, _of(moment, item))
    _to_host(moment, item, one, host_words.before(moment, one, item.group))


def ask_host(moment: Moment, item: Item) -> None:
    one = _of(moment, item)
    _to_host(moment, item, one, host_words.after(moment, one, item.group))


def look_back(moment: Moment, item: Item) -> None:
    one = _of(moment, item)
    say(moment, item, activity_words.looked_back(moment, one, item.group, attendance(one)))


def _of(moment: Moment, item: Item) -> Occurrence:
    one = occurrence(moment.rulebook, moment.draft, item.wish.about)
    assert one is not None  # noqa: S101 - its wish was made of it in this turn
    return one


def _to_host(moment: Moment, item: Item, one: Occurrence, text: str) -> None:
    if one.series.owner is not None and moment.rulebook.plan.mode != "dry":
        tell_person(moment, one.series.owner, item.group, text, _row(item))


def _write(
    moment: Moment,
    item: Item,
    one: Occurrence,
    those: list[SignUp],
    text: Callable[[Moment, Occurrence, SignUp], str],
) -> None:
    """Together, so that where a person does it by hand it is one request."""
    if moment.rulebook.plan.mode == "dry":
        return
    row = _row(item)
    carry(
        moment,
        [
            Tell(
                id=moment.action_id(row, "tell"),
                group=item.group,
                clause=row,
                member=each.who,
                text=text(moment, one, each),
            )
            for each in those
        ],
    )


def _row(item: Item) -> ClauseNumber:
    return ClauseNumber(SORTS[item.wish.sort].row)
