"""What each expert of the plan owes this week and how their pieces are received; what each source brings."""

from collections.abc import Iterator
from statistics import fmean

from msgspec import Struct

from warmfield.community.ids import PersonId
from warmfield.community.pieces import Shelved
from warmfield.console.visit import Visit
from warmfield.engine.source_look import SourceLook
from warmfield.plan.sections.library import ContentSource
from warmfield.rhythm.library.expert_weeks import brought, next_due
from warmfield.rhythm.library.followed import is_followed
from warmfield.rhythm.library.look_days import first_group
from warmfield.rhythm.library.shelving import shelf_of
from warmfield.rhythm.wish import Scope


class ExpertShown(Struct, frozen=True, kw_only=True):
    """`due` is a weekday; empty: nothing is owed any more. `warmth` None: nothing was shared yet."""

    person: PersonId
    brought: int
    a_week: int
    due: str
    pieces: int
    shared: int
    warmth: float | None


class SourceShown(Struct, frozen=True, kw_only=True):
    source: ContentSource
    followed: bool
    look: SourceLook | None
    pieces: int
    waiting: int


def experts_shown(visit: Visit) -> list[ExpertShown]:
    """Those whose pieces are received best come first."""
    scope = Scope(rulebook=visit.rulebook, view=visit.view, group=first_group(visit.rulebook), now=visit.now)
    found = [_expert(scope, who) for who in visit.rulebook.plan.content.experts]
    return sorted(found, key=lambda one: -(one.warmth or 0.0))


def _expert(scope: Scope, who: PersonId) -> ExpertShown:
    a_week = scope.rulebook.plan.content.experts[who].pieces_a_week
    theirs = [one for one in shelf_of(scope.view).pieces if one.expert == who]
    shared = [one for one in theirs if one.used]
    return ExpertShown(
        person=who,
        brought=brought(scope, who, scope.today, a_week) if a_week else 0,
        a_week=a_week,
        due=next_due(scope, who, scope.today) if a_week else "",
        pieces=len(theirs),
        shared=len(shared),
        warmth=fmean(one.warmth for one in shared) if shared else None,
    )


def sources_shown(visit: Visit) -> Iterator[SourceShown]:
    pieces: tuple[Shelved, ...] = shelf_of(visit.view).pieces
    for source in visit.rulebook.plan.content.sources:
        theirs = [one for one in pieces if one.source == source.name]
        yield SourceShown(
            source=source,
            followed=is_followed(source),
            look=visit.ports.source_looks.get(source.name),
            pieces=len(theirs),
            waiting=sum(one.state == "draft" for one in theirs),
        )
