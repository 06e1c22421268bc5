"""How a post of ours is received: answers, people and reactions within a day. Cheap, since it hears all."""

from collections.abc import Callable
from datetime import UTC, datetime
from statistics import fmean

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.events import ActionEnded, MessageSent, Reacted, TimerDue
from warmfield.community.ids import GroupId, MemberId, MessageId
from warmfield.community.pieces import PieceRecord, ReceptionRecord, Shown, Use
from warmfield.reading.values import Reading
from warmfield.rhythm.library.giving import add_use
from warmfield.rhythm.library.shelving import relisted

MOST_PEOPLE = 50


def hear_reception(moment: Moment, event: MessageSent, reading: Reading) -> None:
    """An answer to the post counts surely, what is written soon after weakly; staff's own words don't."""
    record = moment.draft.get(ReceptionRecord, event.group)
    if record is None or not record.shown or event.replaces is not None:
        return
    if moment.rulebook.person_id(event.who) is not None:
        return
    now = event.at.timestamp()
    if event.reply_to is not None:
        _change(moment, record, event.reply_to, lambda one: _answered(one, event.who))
        return
    last = record.shown[-1]
    if last.at <= now < last.near_until:
        near = replace(last, near=last.near + 1, people=_with(last.people, event.who))
        moment.draft.put(replace(record, shown=(*record.shown[:-1], near)))


def see_reaction(moment: Moment, event: Reacted) -> None:
    record = moment.draft.get(ReceptionRecord, event.group)
    if record is None or event.reply_to is None or moment.rulebook.person_id(event.who) is not None:
        return
    _change(moment, record, event.reply_to, lambda one: replace(one, liked=_with(one.liked, event.who)))


def post_placed(moment: Moment, event: ActionEnded) -> None:
    """The platform says under which id our post stands; a refused one is watched no longer."""
    shelf = moment.draft.shelf()
    found = next((one for one in shelf.awaited if one.action == event.action), None)
    if found is None:
        return
    awaited = tuple(one for one in shelf.awaited if one is not found)
    moment.draft.put(replace(shelf, awaited=awaited))
    record = moment.draft.get(ReceptionRecord, found.group)
    if record is None:
        return
    if event.outcome == "done":
        shown = (
            replace(one, message=event.placed) if one.action == found.action else one for one in record.shown
        )
    else:
        shown = (one for one in record.shown if one.action != found.action)
    moment.draft.put(replace(record, shown=tuple(shown)))


def day_over(moment: Moment, event: TimerDue) -> None:
    """Write down how the pieces of a post were received, and stop watching it."""
    record = None if event.group is None else moment.draft.get(ReceptionRecord, event.group)
    if record is None:
        return
    for one in record.shown:
        if one.action == event.about:
            _write_down(moment, record.id, one)
    left = tuple(one for one in record.shown if one.action != event.about)
    moment.draft.put(replace(record, shown=left))


def _write_down(moment: Moment, group: GroupId, shown: Shown) -> None:
    use = use_of(group, shown)
    for name in shown.pieces:
        piece = moment.draft.get(PieceRecord, name)
        if piece is not None:
            written = add_use(moment, piece, use)
            relisted(moment, name, warmth=fmean(warmth(one) for one in written.uses))


def use_of(group: GroupId, shown: Shown) -> Use:
    return Use(
        at=datetime.fromtimestamp(shown.at, UTC),
        group=group,
        sort=shown.sort,
        answers=shown.answers,
        near=shown.near,
        people=len(shown.people),
        reactions=len(shown.liked),
        beside=max(0, len(shown.pieces) - 1),
    )


def warmth(use: Use) -> float:
    """One number to choose by: an answer is worth two reactions or four messages that came near it."""
    return (2 * use.answers + use.reactions + use.people + use.near / 2) / (use.beside + 1)


def _change(
    moment: Moment, record: ReceptionRecord, message: MessageId, change: Callable[[Shown], Shown]
) -> None:
    if any(one.message == message for one in record.shown):
        shown = tuple(change(one) if one.message == message else one for one in record.shown)
        moment.draft.put(replace(record, shown=shown))


def _answered(one: Shown, who: MemberId) -> Shown:
    return replace(one, answers=one.answers + 1, people=_with(one.people, who))


def _with(people: tuple[MemberId, ...], who: MemberId) -> tuple[MemberId, ...]:
    return people if who in people or len(people) >= MOST_PEOPLE else (*people, who)
