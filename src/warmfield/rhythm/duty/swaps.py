"""One does another's duty, and perhaps the other theirs: asked for, agreed, and then in the rota."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from warmfield.acts.awake import when_awake
from warmfield.acts.inbox import ask_staff, close
from warmfield.acts.moment import Moment
from warmfield.acts.on_duty import rota_of
from warmfield.community.ids import PersonId, RequestId
from warmfield.community.requests import Request
from warmfield.community.rota import Stint, Untold
from warmfield.community.staff_commands import RotaSwapped
from warmfield.rhythm.duty.change_rota import Change, changed
from warmfield.rhythm.duty.duty_words import Hours, name_of, stints_said
from warmfield.rhythm.duty.gaps import spans_in
from warmfield.rhythm.duty.next_duty import wake_duty
from warmfield.rhythm.duty.tell_duty import tell_of_duty
from warmfield.rhythm.duty.their_stints import Theirs, Window, theirs

ANSWER_WITHIN = timedelta(days=1)
"""So long, and at most half the time there is, the other has to answer: there must be time to ask another."""


class Swap(Struct, frozen=True, kw_only=True):
    """What `giver` gives to `taker`, and what they take for it; the second may be nothing."""

    giver: PersonId
    taker: PersonId
    gives: tuple[Theirs, ...]
    takes: tuple[Theirs, ...] = ()


def ask_swap(moment: Moment, swap: Swap) -> Request:
    """Put it to the other. Until they agree nothing changes."""
    first = datetime.fromtimestamp(min(one.hours[0] for one in (*swap.gives, *swap.takes)), UTC)
    until = moment.now + min(ANSWER_WITHIN, (first - moment.now) / 2)
    over = min(first, when_awake(moment.rulebook, until))
    request = ask_staff(moment, lambda number: _request(moment, number, swap, over))
    wake_duty(moment)
    return request


def _request(moment: Moment, number: RequestId, swap: Swap, over: datetime) -> Request:
    return Request(
        id=number,
        sort="swap",
        at=moment.now,
        group=swap.gives[0].beat.groups[0],
        event=moment.event.id,
        title=_title(moment, swap),
        subject={
            "giver": swap.giver,
            "taker": swap.taker,
            "spans": _spans(swap.gives),
            "back": _spans(swap.takes),
            "until": str(int(over.timestamp())),
        },
        whom=(swap.taker,),
    )


def _title(moment: Moment, swap: Swap) -> str:
    words = moment.words(swap.gives[0].beat.groups[0])
    name, gives = name_of(moment.rulebook, swap.giver), hours_in_words(moment, swap.gives)
    if not swap.takes:
        return words("{name} asks whether you can take over: {hours}", name=name, hours=gives)
    return words(
        "{name} asks whether you can swap. You would do: {hours}. {name} would do: {others}",
        name=name,
        hours=gives,
        others=hours_in_words(moment, swap.takes),
    )


def hours_in_words(moment: Moment, hours: Sequence[Theirs]) -> str:
    words = moment.words(hours[0].beat.groups[0])
    placed = ((one.beat, Stint(0, PersonId(""), *one.hours)) for one in hours)
    return words("; ").join(stints_said(words, moment.rulebook, placed))


def _spans(hours: Iterable[Theirs]) -> str:
    return " ".join(dict.fromkeys(f"{start}-{end}" for start, end in (one.hours for one in hours)))


def swap_answered(moment: Moment, request: Request, how: str, by: PersonId | None, why: str) -> None:
    """Agreed: the rota has it. Refused: nothing changes. Who asked hears it either way."""
    giver, taker = (PersonId(request.subject[who]) for who in ("giver", "taker"))
    words = moment.words(request.group)
    if how == "approve":
        _exchange(moment, giver, taker, spans_in(request))
        _exchange(moment, taker, giver, spans_in(request, "back"))
        wake_duty(moment)
        said = words("{name} agrees, and the rota is changed.", name=name_of(moment.rulebook, taker))
    else:
        said = words("{name} can't, so nothing changes.", name=name_of(moment.rulebook, taker))
    told = words("{id}: {title}", id=request.id, title=said)
    reason = words("They say: {said}", said=why) if why else ""
    tell_of_duty(moment, giver, "\n".join(line for line in (told, reason) if line), request.group)


def swap_over(moment: Moment, request: Request) -> None:
    """No answer came in time."""
    closed, words = close(moment, request, "over"), moment.words(request.group)
    name = name_of(moment.rulebook, PersonId(closed.subject["taker"]))
    said = words("{name} hasn't answered, so it stays yours. You can ask somebody else.", name=name)
    tell_of_duty(moment, PersonId(closed.subject["giver"]), said, closed.group)


def rota_swapped(moment: Moment, event: RotaSwapped) -> None:
    """Agreed elsewhere, and put in by the console or a log. Both are told their hours anew."""
    people = moment.rulebook.plan.people
    if event.giver not in people or event.taker not in people:
        return
    given = list(theirs(moment, event.giver, event.window))
    taken = list(theirs(moment, event.taker, event.back)) if event.back is not None else []
    _exchange(moment, event.giver, event.taker, [one.hours for one in given])
    _exchange(moment, event.taker, event.giver, [one.hours for one in taken])
    if given or taken:
        new = {Untold(one.monday, who) for one in (*given, *taken) for who in (event.giver, event.taker)}
        duty = moment.draft.duty()
        moment.draft.put(replace(duty, untold=tuple(sorted({*duty.untold, *new}))))
        wake_duty(moment)


def _exchange(moment: Moment, out: PersonId, into: PersonId, spans: Iterable[Hours]) -> None:
    """Everything of `out` in these spans goes to `into`."""
    for start, end in spans:
        window: Window = datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC)
        for one in list(theirs(moment, out, window)):
            rota = rota_of(moment.draft, one.monday)
            if rota is not None:
                hours = max(one.hours[0], start), min(one.hours[1], end)
                change = Change(beat=one.beat, groups=one.beat.groups, hours=hours, out=out, into=into)
                moment.draft.put(changed(rota, change))
