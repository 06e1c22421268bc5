"""The guided set-up: language, school, groups, team, rules; then the plan in words, and into force."""

import asyncio
from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.console.doors import Door
from warmfield.console.frame import Values, page, went
from warmfield.console.planning.plan_draft import OvertakenError
from warmfield.console.planning.plan_port import UnfitError
from warmfield.console.setting_up.filled_in import filled_in
from warmfield.console.setting_up.sample_plan import is_sample
from warmfield.console.visit import Visit
from warmfield.plan.check import check, stops
from warmfield.plan.explain import explain
from warmfield.plan.load import load
from warmfield.plan.problems import Problem
from warmfield.plan.set_up.first_plan import first_plan
from warmfield.plan.set_up.own_rules import AMOUNTS, amount, offered
from warmfield.plan.set_up.set_up_answers import (
    MOST_GROUPS,
    MOST_PEOPLE,
    REACHED,
    ROLES,
    STEPS,
    THEMES,
    Answers,
    OwnGroup,
    OwnPerson,
    suggested,
)
from warmfield.plan.set_up.set_up_faults import Fault, faults
from warmfield.wording import later

TITLES = {
    "language": later("Language"),
    "school": later("Your school"),
    "groups": later("Groups"),
    "team": later("Team"),
    "rules": later("House rules"),
    "ready": later("Your plan"),
}
PLATFORMS = {
    "lobby": later("Our chat page, to try it"),
    "matrix": later("Matrix"),
    "wechat": later("WeChat, by hand"),
}
KINDS = {
    "exchange": later("Exchange between parents"),
    "trial": later("Trial lessons"),
    "paid": later("A course that is paid"),
}
ZONES = (
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Taipei",
    "Asia/Singapore",
    "Europe/Berlin",
    "Europe/London",
    "UTC",
)
CHANGED = later("The plan file was changed meanwhile. Nothing was written; your answers are kept.")


async def begin(visit: Visit) -> Response:
    """To the first step that wants something, or to the first of all."""
    answers = await _answers(visit)
    left = next((step for step in STEPS if faults(step, answers)), "ready")
    begun = await visit.ports.set_up.read() is not None
    return went(f"/set-up/{left if begun else STEPS[0]}")


async def show_step(visit: Visit) -> Response:
    step = _step(visit)
    return _page(visit, step, await _answers(visit), ())


async def take_step(visit: Visit) -> Response:
    """Kept whatever was typed; on to the next step only when nothing is missing."""
    step, form = _step(visit), await visit.form()
    answers = filled_in(step, await _answers(visit), form, await visit.chosen("keep"))
    await visit.ports.set_up.keep(answers)
    go = form.get("go", "next")
    if go == "more":
        return _page(visit, step, answers, (), more=1)
    place = STEPS.index(step)
    if go == "back":
        return went(f"/set-up/{STEPS[max(0, place - 1)]}")
    found = faults(step, answers)
    if found:
        return _page(visit, step, answers, found, status=422)
    return went(f"/set-up/{STEPS[place + 1] if place + 1 < len(STEPS) else 'ready'}")


async def show_ready(visit: Visit) -> Response:
    return await _ready(visit, await _answers(visit))


async def publish(visit: Visit) -> Response:
    """The plan goes onto the disk and into force; the answers aren't needed any more."""
    answers = await _answers(visit)
    if _unready(answers):
        return await _ready(visit, answers, status=422)
    text = await asyncio.to_thread(first_plan, answers, visit.person_id)
    try:
        await visit.ports.plan_file.publish(text, by=visit.person_id)
    except (OvertakenError, UnfitError):
        return await _ready(visit, answers, CHANGED, status=409)
    await visit.ports.set_up.drop()
    return went("/set-up/next", visit.words("Your plan is in force."))


async def next_steps(visit: Visit) -> Response:
    groups = visit.rulebook.plan.groups.values()
    values: Values = {"platforms": {one.platform for one in groups}, "people": visit.rulebook.plan.people}
    return page(visit, "set_up_next.html", "/", values)


async def _answers(visit: Visit) -> Answers:
    """Raises HTTPException 404 where there is a plan of one's own already."""
    if not is_sample(visit.rulebook.version):
        raise HTTPException(404)
    known = await visit.ports.set_up.read()
    zone = visit.rulebook.plan.community.time_zone
    return known or suggested(visit.words.language, zone)


def _step(visit: Visit) -> str:
    step = visit.given.get("step", "")
    if step not in STEPS:
        raise HTTPException(404)
    return step


def _unready(answers: Answers) -> list[str]:
    return [step for step in STEPS if faults(step, answers)]


def _page(
    visit: Visit, step: str, answers: Answers, found: Sequence[Fault], *, more: int = 0, status: int = 200
) -> Response:
    groups, team = answers.groups or (OwnGroup(name=""),), answers.team
    lacking = 2 - len(answers.with_role("helper"))
    values: Values = {
        **_around(step),
        "answers": answers,
        "wrong": {one.field: visit.words(one.sentence, **one.values) for one in found},
        "groups": (*groups, *(OwnGroup(name="") for _ in range(more)))[:MOST_GROUPS],
        "team": (*team, *(OwnPerson(name="", role="helper") for _ in range(max(more, lacking))))[
            :MOST_PEOPLE
        ],
        "platforms": [(one, PLATFORMS[one]) for one in REACHED],
        "kinds": [(one, KINDS[one]) for one in THEMES],
        "roles": ROLES,
        "zones": ZONES,
        "clauses": offered(answers),
        "amounts": {name: (one.label, amount(answers, name)) for name, one in AMOUNTS.items()},
        "on_matrix": any(one.platform == "matrix" for one in answers.groups),
    }
    return page(visit, f"set_up_{step}.html", "/", values, status)


def _around(step: str) -> Values:
    return {"step": step, "steps": [(one, TITLES[one]) for one in (*STEPS, "ready")]}


async def _ready(visit: Visit, answers: Answers, sentence: str = "", *, status: int = 200) -> Response:
    missing = _unready(answers)
    text = "" if missing else await asyncio.to_thread(first_plan, answers, visit.person_id)
    said, problems = ("", ()) if missing else await asyncio.to_thread(_in_words, text, visit.words.language)
    values: Values = {
        **_around("ready"),
        "missing": [(step, TITLES[step]) for step in missing],
        "text": text,
        "parts": [part.split("\n") for part in said.split("\n\n") if part],
        "problems": problems,
        "stops": stops(problems),
        "sentence": visit.words(sentence) if sentence else "",
    }
    return page(visit, "set_up_ready.html", "/", values, status)


def _in_words(text: str, language: str) -> tuple[str, tuple[Problem, ...]]:
    loaded = load(text, "plan.yaml")
    said = "" if loaded.plan is None else explain(loaded.plan, language=language)
    return said, check(loaded)


DOORS = (
    Door("/set-up", begin, "publish"),
    Door("/set-up/ready", show_ready, "publish"),
    Door("/set-up/ready", publish, "publish", "POST"),
    Door("/set-up/next", next_steps, "publish"),
    Door("/set-up/{step}", show_step, "publish"),
    Door("/set-up/{step}", take_step, "publish", "POST"),
)
