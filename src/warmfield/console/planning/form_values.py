"""The values of a form: as the plan has them, as they were sent, and what has to be changed in the file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import time, timedelta
from typing import Any

from msgspec import Struct
from pydantic import BaseModel

from warmfield.console.planning.form_field import Field
from warmfield.plan.as_yaml import Raw
from warmfield.plan.basics import EVENING_BEFORE, Lead, Step, Window, step
from warmfield.plan.expected import defaults
from warmfield.plan.lengths import in_words
from warmfield.plan.model import Plan
from warmfield.plan.source import Path
from warmfield.wording import Words, words_in

ROWS = 3
"""Empty rows for more."""
LONGEST_ROWS = 40
IN_CHINESE = {"note": "提醒", "warn": "警告", "mute": "禁言", "remove": "移出"}


class Writing(Struct, frozen=True):
    """How values are written in this plan: in its own language."""

    language: str
    languages: tuple[str, ...]

    @property
    def words(self) -> Words:
        return words_in(self.language)


def writing_of(plan: Plan) -> Writing:
    return Writing(plan.community.languages[0], plan.community.languages)


def value_of(plan: Plan, base: Path, field: Field, how: Writing, kind: str = "") -> Raw:
    """What the plan has there, written out; what holds by default where the file says nothing.

    `kind` is a new clause's.
    """
    path = field.path(base)
    part = _at(plan, path[:-1])
    if part is None:
        return default_of(path, field, how, kind)
    return _whole(_at(part, path[-1:]), field, how)


def default_of(path: Path, field: Field, how: Writing, kind: str = "") -> Raw:
    loc = (*path[:2], kind, *path[2:-1]) if kind else path[:-1]
    value = next((default for default in defaults(loc, str(path[-1]))), None)
    return _whole(value, field, how)


def _at(here: Any, path: Path) -> Any:  # noqa: ANN401 - whatever a plan holds
    for name in path:
        if isinstance(here, BaseModel):
            here = getattr(here, str(name), None)
        elif isinstance(here, dict):
            here = here.get(str(name))
        elif isinstance(here, tuple) and isinstance(name, int) and name < len(here):
            here = here[name]
        else:
            return None
    return here


def _whole(value: Any, field: Field, how: Writing) -> Raw:  # noqa: ANN401 - whatever a plan holds
    match field.sort:
        case "texts" | "pairs":
            return {str(key): str(one) for key, one in (value or {}).items()}
        case "sayings":
            return [dict(one) for one in value or ()]
        case "words" | "ticks":
            return [written(one, how) for one in value or ()]
        case "steps":
            return [written(one, how) for one in value or ()]
        case "yuan":
            return "" if value is None else f"{value / 100:g}"
        case _:
            return written(value, how)


def written(value: object, how: Writing) -> str:  # noqa: PLR0911 - a line a sort of value
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case timedelta():
            return in_words(value, how.words)
        case Window():
            return f"{value.start:%H:%M}-{value.end:%H:%M}"
        case time():
            return f"{value:%H:%M}"
        case Lead():
            return _lead(value, how)
        case Step():
            return step_written(value, how)
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def _lead(value: Lead, how: Writing) -> str:
    if value.evening:
        return EVENING_BEFORE[2 if how.language == "zh" else 0]
    return in_words(value.before, how.words)


def step_written(one: Step, how: Writing) -> str:
    if how.language == "zh":
        times = f" {one.times} 次" if one.times > 1 else ""
        lasts = f" {in_words(one.lasts, how.words)}" if one.lasts else ""
        return f"{IN_CHINESE[one.do]}{times}{lasts}"
    times = f" {one.times} times" if one.times > 1 else ""
    return f"{one.do}{times}" + (f" for {in_words(one.lasts, how.words)}" if one.lasts else "")


# What was sent.

Form = Mapping[str, Sequence[str]]
"""By the fields' names; a name may stand several times."""


def sent_value(form: Form, field: Field, how: Writing) -> Raw:
    return _SENT.get(field.sort, _line)(form, field.name, how)


def _line(form: Form, name: str, _how: Writing) -> Raw:
    return (form.get(name) or [""])[-1].strip()


def _texts(form: Form, name: str, how: Writing) -> Raw:
    found = {one: str(_line(form, f"{name}.{one}", how)).replace("\r\n", "\n") for one in how.languages}
    return {one: text for one, text in found.items() if text}


def _words(form: Form, name: str, how: Writing) -> Raw:
    return [line.strip() for line in str(_line(form, name, how)).splitlines() if line.strip()]


def _ticks(form: Form, name: str, _how: Writing) -> Raw:
    return [value for value in form.get(name, ()) if value]


def _yes(form: Form, name: str, _how: Writing) -> Raw:
    return "yes" if "yes" in form.get(name, ()) else "no"


def _steps(form: Form, name: str, how: Writing) -> Raw:
    rows = zip(*(form.get(f"{name}.{part}", ()) for part in ("do", "times", "lasts")), strict=False)
    return [_step(do, times.strip(), lasts.strip(), how) for do, times, lasts in rows if do]


def _step(do: str, times: str, lasts: str, how: Writing) -> str:
    """What can't be read is written as it was typed; the checker says what is wrong with it."""
    typed = f"{do}{f' {times} times' if times not in ('', '1') else ''}{f' for {lasts}' if lasts else ''}"
    try:
        return step_written(Step.model_validate(step(typed)), how)
    except ValueError:
        return typed


def _sayings(form: Form, name: str, how: Writing) -> Raw:
    found = [_texts(form, f"{name}.{row}", how) for row in range(LONGEST_ROWS)]
    return [one for one in found if one]


def _pairs(form: Form, name: str, how: Writing) -> Raw:
    lines = (line.replace("：", ":").partition(":") for line in str(_line(form, name, how)).splitlines())
    return {key.strip(): value.strip() for key, _, value in lines if key.strip()}


_SENT: Mapping[str, Callable[[Form, str, Writing], Raw]] = {
    "texts": _texts,
    "words": _words,
    "ticks": _ticks,
    "yes": _yes,
    "steps": _steps,
    "sayings": _sayings,
    "pairs": _pairs,
}


def in_file(value: Raw, field: Field) -> Raw:
    """As the file has it: yuan are fen there."""
    if field.sort != "yuan" or not isinstance(value, str):
        return value
    try:
        return str(round(float(value.replace(",", "")) * 100))
    except (ValueError, OverflowError):
        return value


def rungs(steps: Iterable[str], how: Writing) -> list[tuple[str, str, str]]:
    """Each step as a row of the form: what, how often, how long; with empty rows for more."""
    rows = []
    for one in steps:
        try:
            found = Step.model_validate(step(one))
        except ValueError:
            rows.append((one, "", ""))
            continue
        rows.append((found.do, str(found.times), in_words(found.lasts, how.words) if found.lasts else ""))
    return [*rows, *[("", "", "")] * ROWS]


def same(field: Field, shown: Raw, sent: Raw) -> bool:
    """The order in which boxes are ticked says nothing."""
    if field.sort == "ticks" and isinstance(shown, list) and isinstance(sent, list):
        return {str(one) for one in shown} == {str(one) for one in sent}
    return shown == sent


def in_order(field: Field, shown: Raw, sent: Raw) -> Raw:
    """What was ticked before stays in its place, what is new comes last."""
    if field.sort != "ticks" or not isinstance(shown, list) or not isinstance(sent, list):
        return sent
    return [*(one for one in shown if one in sent), *(one for one in sent if one not in shown)]
