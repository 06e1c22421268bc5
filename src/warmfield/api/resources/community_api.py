"""The community, whose token this is, the plan in force, and whether another would do."""

import asyncio
from datetime import UTC, datetime

from fastapi import APIRouter

from warmfield.acts.voice import text_in
from warmfield.api.caller import Who
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.shapes.community_shapes import (
    CommunityShape,
    Me,
    PlanChecked,
    PlanProblem,
    PlanShape,
    PlanText,
)
from warmfield.console.scopes import OPEN, SCOPES
from warmfield.plan.check import check, stops
from warmfield.plan.explain import explain
from warmfield.plan.load import load, version_of
from warmfield.plan.problems import Problem
from warmfield.wording import Words

routes = APIRouter(route_class=GuardedRoute, tags=["community"], responses=REFUSALS)


@routes.get("/community", openapi_extra=needs("look"))
async def show_community(who: Who) -> CommunityShape:
    """The community."""
    plan = who.rulebook.plan
    return CommunityShape(
        name=text_in(plan.community.name, who.language),
        languages=list(plan.community.languages),
        time_zone=plan.community.time_zone,
        assistant=plan.community.assistant.name,
        plan=who.rulebook.version,
        dry=plan.mode == "dry",
    )


@routes.get("/me", openapi_extra=needs("own_account"))
async def show_me(who: Who) -> Me:
    """Whose token this is, and what it opens."""
    person, token = who.rulebook.plan.people[who.person], who.token
    opened = OPEN.union(*(SCOPES[one].actions for one in token.scopes if one in SCOPES))
    return Me(
        person=who.person,
        name=person.name,
        roles=list(person.roles),
        token=token.id,
        scopes=sorted(token.scopes),
        actions=sorted(action for action in opened if who.may(action)),
        groups=list(who.groups),
        until=datetime.fromtimestamp(token.until, UTC),
    )


@routes.get("/plan", openapi_extra=needs("look"))
async def show_plan(who: Who) -> PlanShape:
    """The plan in force, in words."""
    return PlanShape(version=who.rulebook.version, outline=explain(who.rulebook.plan, language=who.language))


@routes.post("/plan/check", openapi_extra=needs("edit_plan"))
async def check_plan(who: Who, sent: PlanText) -> PlanChecked:
    """Check a plan as `warmfield check` does. Nothing is kept."""
    return await asyncio.to_thread(_checked, sent.text, who.words)


def _checked(text: str, words: Words) -> PlanChecked:
    problems = check(loaded := load(text, "plan.yaml"))
    return PlanChecked(
        keepable=loaded.plan is not None and not stops(problems),
        version=version_of(text),
        problems=[_problem(one, words) for one in problems],
    )


def _problem(one: Problem, words: Words) -> PlanProblem:
    return PlanProblem(
        code=one.code,
        severity=one.severity,
        line=one.place.line,
        column=one.place.column,
        length=one.place.length,
        what=one.what(words),
        mend=one.mend(words),
    )
