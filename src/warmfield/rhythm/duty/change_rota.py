"""Put one person on duty instead of another, in some groups and for some hours."""

from collections.abc import Sequence

from msgspec import Struct, structs

from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rota import NOBODY, Beat, RotaRecord, Stint
from warmfield.rhythm.duty.make_rota import in_order


class Change(Struct, frozen=True, kw_only=True):
    """`into` does what `out` had on a beat within the hours. NOBODY going out fills one place of a gap."""

    beat: Beat
    groups: Sequence[GroupId]
    """Where these are only some of the beat's groups, they become a beat of their own."""
    hours: tuple[int, int]
    out: PersonId
    into: PersonId


def changed(rota: RotaRecord, change: Change) -> RotaRecord:
    """The rota after it; itself where `out` isn't on duty then."""
    beats, left, filled = list(rota.beats), list(rota.stints), list[Stint]()
    for one in rota.stints:
        start, end = max(one.start, change.hours[0]), min(one.end, change.hours[1])
        theirs = beats[one.beat] == change.beat and one.person == change.out and start < end
        if not theirs or any(start < other.end and other.start < end for other in filled):
            continue
        left.remove(one)
        around = ((one.start, start), (end, one.end))
        left += [structs.replace(one, start=first, end=last) for first, last in around if first < last]
        here, elsewhere = _split(beats, change)
        filled.append(Stint(here, change.into, start, end, agreed=change.into != NOBODY))
        if elsewhere is not None:
            left.append(structs.replace(one, beat=elsewhere, start=start, end=end))
    return structs.replace(rota, beats=tuple(beats), stints=tuple(in_order([*left, *filled])))


def _split(beats: list[Beat], change: Change) -> tuple[int, int | None]:
    """The places of the beat in these groups and, where it has more, in the others."""
    here = tuple(at for at in change.beat.groups if at in change.groups)
    others = tuple(at for at in change.beat.groups if at not in change.groups)
    if not others:
        return beats.index(change.beat), None
    return _place(beats, change.beat, here), _place(beats, change.beat, others)


def _place(beats: list[Beat], beat: Beat, groups: tuple[GroupId, ...]) -> int:
    part = structs.replace(beat, groups=groups, share=beat.share * len(groups) / len(beat.groups))
    if part not in beats:
        beats.append(part)
    return beats.index(part)
