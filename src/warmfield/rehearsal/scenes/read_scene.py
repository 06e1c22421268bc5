"""Read a scene file: headers, timed lines, what is expected under each."""

import re
from contextlib import suppress
from datetime import time, timedelta

import msgspec

from warmfield.plan.model import STAFF_ROLES
from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.scenes import grammar
from warmfield.rehearsal.scenes.script import At, Cast, Expected, Override, Scene, Step
from warmfield.wording import later

_END = "---"
NO_SENTENCE = later("This is no sentence of a scene: {text}")


def parse_scenes(text: str) -> list[Scene]:
    """Give the scenes of a file, which a line of `---` divides.

    A scene's title is its first comment. Raises RehearsalError on a line that fits no sentence.
    """
    scenes, part, start = [], [], 1
    for number, line in enumerate([*text.splitlines(), _END], 1):
        if line.strip() != _END:
            part.append((number, line.rstrip()))
            continue
        if any(one.strip() and not one.strip().startswith("#") for _, one in part):
            scenes.append(_Reader(part, start).scene())
        part, start = [], number + 1
    return scenes


class _Reader:
    """Walks over the lines of one scene."""

    def __init__(self, lines: list[tuple[int, str]], start: int) -> None:
        self._lines = lines
        self._start = start
        self._day: int | None = None
        self._group = ""
        self._plan = "reference zh"
        self._clock = self._meaning = False
        self._overrides: list[Override] = []
        self._cast: list[Cast] = []
        self._steps: list[Step] = []
        self._title = ""

    def scene(self) -> Scene:
        for number, line in self._lines:
            if line.strip():
                self._line(number, line)
        for step in self._steps:
            role = step.parts.get("role")
            if role:
                self._cast.append(Cast(step.parts.get("by") or step.parts["who"], (role,)))
        return Scene(
            title=self._title or f"line {self._start}",
            line=self._start,
            plan=self._plan,
            overrides=tuple(self._overrides),
            cast=tuple(self._cast),
            clock=self._clock,
            meaning=self._meaning,
            steps=tuple(self._steps),
        )

    def _line(self, number: int, line: str) -> None:
        text = line.strip()
        if text.startswith("#"):
            self._title = self._title or text.lstrip("# ")
        elif line[0].isspace():
            self._under(number, text)
        elif not self._header(number, text):
            self._happens(number, text)

    def _under(self, number: int, text: str) -> None:
        """Take an indented line: `< …` is expected, `| …` goes on with what was said."""
        if not self._steps or text[0] not in "<|":
            raise RehearsalError(
                later("An indented line starts with < or | and stands under a line with a time."), line=number
            )
        last = self._steps[-1]
        if text[0] == "<":
            expected = (*last.expected, Expected(number, text[1:].strip()))
            self._steps[-1] = msgspec.structs.replace(last, expected=expected)
            return
        said = last.parts.get("text", "") + "\n" + text[1:].strip()
        self._steps[-1] = msgspec.structs.replace(last, parts={**last.parts, "text": said})

    def _header(self, number: int, text: str) -> bool:
        if found := grammar.PLAN.match(text):
            self._plan = found["plan"].strip()
        elif grammar.CLOCK.match(text):
            self._clock = True
        elif grammar.MEANING.match(text):
            self._meaning = True
        elif found := grammar.WITH.match(text):
            self._overrides.append(Override(number, found["path"], found["value"]))
        elif found := grammar.STAFF.match(text):
            self._cast.append(Cast(found["name"], _roles(number, found["roles"])))
        elif found := grammar.DAY.match(text):
            self._day = int(found["day"])
        elif found := grammar.GROUP.match(text):
            self._group = found["group"]
        else:
            return False
        return True

    def _happens(self, number: int, text: str) -> None:
        when: At | timedelta
        if found := grammar.TIMED.match(text):
            when = At(self._day, _clock(number, found["clock"]))
            self._day = None
        elif found := grammar.LATER.match(text):
            when = timedelta(**{f"{found['unit']}s": int(found["count"])})
        else:
            raise RehearsalError(NO_SENTENCE, line=number, text=text)
        sentence = grammar.parse_sentence(found["rest"]) if found["rest"] else ("waits", {})
        if sentence is None:
            raise RehearsalError(NO_SENTENCE, line=number, text=text)
        does, parts = sentence
        self._steps.append(
            Step(line=number, source=text, when=when, group=self._group, does=does, parts=parts)
        )


def _roles(number: int, text: str) -> tuple[str, ...]:
    roles = tuple(re.split(r"\s*,\s*", text.strip()))
    for role in roles:
        if role not in STAFF_ROLES:
            raise RehearsalError(
                later("There is no role {role}. Roles are: {roles}."),
                line=number,
                role=role,
                roles=", ".join(STAFF_ROLES),
            )
    return roles


def _clock(number: int, text: str) -> time:
    with suppress(ValueError):
        return time.fromisoformat(text.zfill(5))
    raise RehearsalError(later("This is no time of day: {text}"), line=number, text=text)
