"""Values of a plan as people say them: yes, 2 days, 19:00-21:30, note 2 times."""

import re
from datetime import date, time, timedelta

from warmfield.plan.basics import Ladder, Lead, Step, Window
from warmfield.plan.lengths import in_words
from warmfield.plan.problems import listed
from warmfield.wording import Words, later

RUNGS = {
    "note": later("a private note"),
    "warn": later("a warning"),
    "mute": later("a mute"),
    "remove": later("removed from the group"),
}

ROLES = (
    later("owner"),
    later("deputy"),
    later("manager"),
    later("expert"),
    later("starter"),
    later("host"),
    later("helper"),
    later("support"),
)
"""Roles by their keys, so that the catalogue knows them."""
WEEKDAYS = (
    later("monday"),
    later("tuesday"),
    later("wednesday"),
    later("thursday"),
    later("friday"),
    later("saturday"),
    later("sunday"),
)
_HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”]")
"""Han characters, and punctuation as wide as they are."""


def value_said(value: object, words: Words) -> str:  # noqa: PLR0911, C901 - one line a sort of value
    """Say one value."""
    match value:
        case None | "" | ():
            return words("nothing")
        case bool():
            return words("yes") if value else words("no")
        case timedelta():
            return in_words(value, words)
        case Window():
            return f"{value.start:%H:%M}-{value.end:%H:%M}"
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
        case float():
            return f"{value:g}"
        case Lead():
            return words("the evening before") if value.evening else in_words(value.before, words)
        case Step():
            return step_said(value, words)
        case str() if value in WEEKDAYS:
            return words(value)
        case tuple():
            return listed([value_said(one, words) for one in value], words)
        case _:
            return str(value)


def set_in(said: str, words: Words) -> str:
    """Make a value stand in a sentence: Chinese sets letters and digits apart with a space, Han never."""
    if words.language != "zh" or not said:
        return said
    before, after = ("" if _HAN.match(edge) else " " for edge in (said[0], said[-1]))
    return f"{before}{said}{after}"


def step_said(step: Step, words: Words) -> str:
    """Say one rung: `a private note, 2 times`, `muted for 1 day`."""
    rung = words(RUNGS.get(step.do, step.do))
    if step.lasts is not None:
        rung = words("{rung} for {length}", rung=rung, length=in_words(step.lasts, words))
    if step.times > 1:
        rung = words.many("{rung} ({count} time)", "{rung} ({count} times)", step.times, rung=rung)
    return rung


def ladder_said(ladder: Ladder, words: Words) -> str:
    """Say a whole ladder in one sentence."""
    steps = words(" → ").join(step_said(step, words) for step in ladder.steps)
    forgotten = words("each counts for {length}", length=in_words(ladder.counts_for, words))
    if ladder.open_end:
        return words("{steps}, and no further; {forgotten}", steps=steps, forgotten=forgotten)
    return words("{steps}; {forgotten}", steps=steps, forgotten=forgotten)
