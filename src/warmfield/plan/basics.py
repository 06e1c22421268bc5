"""The small words of a plan: lengths of time, times of day, texts by language, ladders."""

import re
from datetime import time, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

UNITS = {
    "second": 1, "seconds": 1, "秒": 1,
    "minute": 60, "minutes": 60, "分钟": 60,
    "hour": 3600, "hours": 3600, "小时": 3600,
    "day": 86400, "days": 86400, "天": 86400,
    "week": 604800, "weeks": 604800, "周": 604800,
    "half a day": 43200, "半天": 43200,
}  # fmt: skip
_LENGTH = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*([^\d\s].*?)\s*$")


def length_of_time(text: object) -> object:
    """Turn `2 days` or `2 天` into a timedelta; what isn't one is left for pydantic to refuse."""
    if not isinstance(text, str):
        return text
    if text.strip() in UNITS:
        return timedelta(seconds=UNITS[text.strip()])
    found = _LENGTH.match(text)
    if found is None or found[2] not in UNITS:
        raise ValueError("not_a_length_of_time")
    try:
        return timedelta(seconds=float(found[1]) * UNITS[found[2]])
    except OverflowError:
        raise ValueError("not_a_length_of_time") from None


Length = Annotated[timedelta, BeforeValidator(length_of_time)]
"""Written `30 seconds`, `10 minutes`, `2 hours`, `half a day`, `3 days`, `1 week`, or 30 秒 and so on."""


class Part(BaseModel):
    """A part of a plan: frozen, and a key it doesn't know is a problem."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)


TEXTS = "texts"
Texts = Annotated[dict[str, str], TEXTS]
"""A sentence in each of the community's languages, by language code."""


class Window(Part):
    """A stretch of the day, `22:30-07:00`; it may pass midnight."""

    start: time
    end: time

    def __contains__(self, moment: time) -> bool:
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


def window(text: object) -> object:
    """Turn `22:30-07:00` into the fields of a Window."""
    if not isinstance(text, str):
        return text
    start, dash, end = text.replace("–", "-").partition("-")
    if not dash:
        raise ValueError("not_a_window")
    return {"start": start.strip(), "end": end.strip()}


Hours = Annotated[Window, BeforeValidator(window)]


class Lead(Part):
    """How long before an activity it is announced; `evening`: the evening before, at the plan's hour."""

    before: Length = timedelta(0)
    evening: bool = False


EVENING_BEFORE = ("evening before", "the evening before", "前一晚", "前一天晚上")


def lead(text: object) -> object:
    """Turn `evening before` or `1 hour` into the fields of a Lead."""
    if not isinstance(text, str):
        return text
    if text.strip() in EVENING_BEFORE:
        return {"evening": True}
    try:
        return {"before": length_of_time(text)}
    except ValueError:
        raise ValueError("not_a_lead") from None


Announced = Annotated[Lead, BeforeValidator(lead)]

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAYS: tuple[Day, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Step(Part):
    """One rung of a ladder, taken `times` times before the next."""

    do: str
    """`note`, `warn`, `mute` or `remove`."""
    times: int = 1
    lasts: Length | None = None
    """For `mute`: how long."""


_STEP = re.compile(r"^(note|warn|mute|remove)(?:\s+(\d+)\s+times?)?(?:\s+for\s+(.+))?$")
_STEP_ZH = re.compile(r"^(提醒|警告|禁言|移出)(?:\s*(\d+)\s*次)?(?:\s*(\S.*))?$")
_RUNGS_ZH = {"提醒": "note", "警告": "warn", "禁言": "mute", "移出": "remove"}


def step(text: object) -> object:
    """Turn `note 2 times`, `mute for 1 day`, 提醒 2 次 or 禁言 1 天 into the fields of a Step."""
    if not isinstance(text, str):
        return text
    found = _STEP.match(text.strip()) or _STEP_ZH.match(text.strip())
    if found is None:
        raise ValueError("not_a_step")
    return {"do": _RUNGS_ZH.get(found[1], found[1]), "times": int(found[2] or 1), "lasts": found[3]}


class Ladder(Part):
    """What follows when a member breaks a clause again and again."""

    steps: tuple[Annotated[Step, BeforeValidator(step)], ...]
    counts_for: Length
    """How long a rung counts against the member."""
    open_end: bool = False
    """The last step may repeat for ever, on purpose: nobody is removed by this ladder."""

    def rung(self, earlier: int) -> Step:
        """Give the step after `earlier` rungs that still count; the last one stays."""
        for one in self.steps:
            if earlier < one.times:
                return one
            earlier -= one.times
        return self.steps[-1]
