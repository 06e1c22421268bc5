"""An activity as somebody of the staff writes it down in one line: what, when, where, for how many."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.rhythm.activities.activity_faults import Unclear
from warmfield.rhythm.activities.recurrence import ever_falls, rule_of
from warmfield.rhythm.activities.when_said import length_said, when_said

USUAL_LENGTH = timedelta(hours=2)
MOST_PLACES = 10_000
LONGEST_TITLE, LONGEST_PLACE = 60, 200
_PLACES = re.compile(
    r"(?:for|最多|限|名额[:：]?|名額[:：]?)?\s*(\d{1,6})\s*(?:places?|people|persons|seats|个名额|個名額|名|个人|人|位)(?![a-z])"
    r"|(?:places?|capacity|名额|人数)\s*[:：]?\s*(\d{1,6})",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"(?:in\s+groups?|groups?|群|在)\s*[:：]\s*([^;；\n]+)", re.IGNORECASE)
_ALL_GROUPS = re.compile(r"in all groups|all groups|所有群|全部群|每个群", re.IGNORECASE)
_RULE = re.compile(r"(?:RRULE:\s*)?(FREQ=[A-Z0-9=;,+\-:]+)", re.IGNORECASE)
_WHERE = re.compile(r"^(?:地点|地點|地址|place|where|at|in|在|于)\s*[:：]?\s*", re.IGNORECASE)
_DANGLING = re.compile(r"[\s,，]+(?:on|at|from)$", re.IGNORECASE)
_EDGES = " \t\r\n,，;；。.、:：|·-"


class Written(Struct, frozen=True, kw_only=True):
    """`groups` empty: nothing was said of groups."""

    title: str
    starts: datetime
    lasts: timedelta
    place: str
    rule: str
    capacity: int | None
    groups: tuple[GroupId, ...]


def written(text: str, now: datetime, clocks: ZoneInfo, groups: Mapping[GroupId, str]) -> Written:
    """Read `A walk in the park, Saturday 9:30, Longze park, 20 places`. Raises Unclear."""
    said = unicodedata.normalize("NFKC", text)
    rule, said = _rule(said, clocks)
    there, said = groups_said(said, groups)
    when = when_said(said, now, clocks)
    before, after = said[: when.span[0]].strip(_EDGES), said[when.span[1] :]
    lasts, after = (when.lasts, after) if when.lasts else length_said(after)
    capacity, after = places_said(after)
    if capacity is None:
        capacity, before = places_said(before)
    title, place = _title_and_place(before, after.strip(_EDGES))
    if not title:
        raise Unclear("no_title")
    if not ever_falls(rule, when.starts.astimezone(clocks).replace(tzinfo=None)):
        raise Unclear("no_such_rule")
    return Written(
        title=title[:LONGEST_TITLE],
        starts=when.starts,
        lasts=lasts or USUAL_LENGTH,
        place=place[:LONGEST_PLACE],
        rule=rule or when.rule,
        capacity=capacity,
        groups=there,
    )


def _rule(text: str, clocks: ZoneInfo) -> tuple[str, str]:
    found = _RULE.search(text)
    if found is None:
        return "", text
    return rule_of(found[1], clocks), f"{text[: found.start()]} {text[found.end() :]}"


def places_said(text: str) -> tuple[int | None, str]:
    """`20 places`, `20人`, and the text without it."""
    found = _PLACES.search(text)
    if found is None:
        return None, text
    count = int(found[1] or found[2])
    if not 0 < count <= MOST_PLACES:
        raise Unclear("capacity")
    return count, f"{text[: found.start()]},{text[found.end() :]}"


def groups_said(text: str, groups: Mapping[GroupId, str]) -> tuple[tuple[GroupId, ...], str]:
    """`in groups: parents, trial` or `群：家长群、体验群`, by id or name; and the text without it."""
    every = _ALL_GROUPS.search(text)
    if every:
        return tuple(groups), f"{text[: every.start()]} {text[every.end() :]}"
    found = _GROUPS.search(text)
    if found is None:
        return (), text
    chosen = []
    for name in re.split(r"[,，、]|\band\b|和", found[1]):
        wanted = name.strip(_EDGES).casefold()
        fits = [at for at, called in groups.items() if wanted in (at.casefold(), called.casefold())]
        fits = fits or [at for at, called in groups.items() if wanted and wanted in called.casefold()]
        if len(fits) != 1:
            raise Unclear("no_group", name=name.strip(), groups=", ".join(groups.values()))
        chosen.append(fits[0])
    return tuple(dict.fromkeys(chosen)), f"{text[: found.start()]} {text[found.end() :]}"


def _title_and_place(before: str, after: str) -> tuple[str, str]:
    """What stands before the time is the title; where nothing does, the first piece after it."""
    if before:
        title, rest = _cut(_DANGLING.sub("", before))
        return title, place_said(rest or after)
    title, rest = _cut(after)
    if not rest:
        title, _, rest = after.partition(" ")
    return title.strip(_EDGES), place_said(rest)


def _cut(text: str) -> tuple[str, str]:
    """The first piece, and the rest."""
    found = re.search(r"\s*[,，;；]\s*", text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def place_said(text: str) -> str:
    return " ".join(_WHERE.sub("", text.strip(_EDGES)).split())
