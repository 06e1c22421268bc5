"""`warmfield doctor`: looks at everything, says what it found, and the mend of each fault."""

import asyncio
import os
import time
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from warmfield.app import symptoms
from warmfield.app.planning import Planned, read_plan
from warmfield.app.read_once import sources
from warmfield.app.settings import Settings, SettingsWrong, read_settings
from warmfield.app.symptoms import Symptom
from warmfield.engine.ports import Connector, Right
from warmfield.plan.rulebook import Rulebook
from warmfield.store.opening import DATABASE
from warmfield.wording import Words, later, words_in

PATIENCE = 20.0
"""Seconds for a platform to say what rights we have."""
SECTIONS = {"matrix": "[matrix]"}
"""By platform: the part of the settings it needs."""


def examine(home: Path, language: str) -> int:
    """0 when nothing is amiss, 1 otherwise."""
    words = words_in(language or os.environ.get("LANG", "en"))
    if not home.is_dir():
        return _show([Symptom(what=NO_HOME, mend=MAKE_HOME, values={"home": home})], words)
    found = [*symptoms.clock(home, time.time()), *symptoms.disk(home), *symptoms.limits()]
    found += [*symptoms.database(home / DATABASE), *symptoms.database(home / "lobby.db")]
    try:
        settings = read_settings(home, os.environ)
    except SettingsWrong as wrong:
        found.append(
            Symptom(what=wrong.sentence, mend=later("Put it right in the settings."), values=wrong.values)
        )
        return _show(found, words)
    found.append(Symptom(what=later("The settings are well formed.")))
    found += plan(home / settings.plan, settings, words)
    return _show(found, words)


NO_HOME = later("There is no folder {home}.")
MAKE_HOME = later("warmfield run makes one, or name yours: warmfield doctor DIR")


def plan(file: Path, settings: Settings, words: Words) -> Iterator[Symptom]:
    try:
        planned = read_plan(file)
    except (OSError, UnicodeDecodeError) as fault:
        mend = later("Make one with: warmfield new DIR")
        yield Symptom(what=later("The plan can't be read: {fault}"), mend=mend, values={"fault": fault})
        return
    yield from problems(planned, words)
    if planned.rulebook is not None:
        yield from platforms(planned.rulebook, settings)
        yield from sources(planned.rulebook, settings)


def problems(planned: Planned, words: Words) -> Iterator[Symptom]:
    for one in planned.problems:
        where = {"code": one.code, "line": one.place.line, "what": one.what(words), "mend": one.mend(words)}
        mend = later("{mend}") if one.severity == "error" else ""
        yield Symptom(what=later("Plan, line {line}: {code} {what}"), mend=mend, values=where)
    if planned.rulebook is not None:
        yield Symptom(what=later("The plan can be kept."))


def platforms(rulebook: Rulebook, settings: Settings) -> Iterator[Symptom]:
    used = {group.platform for group in rulebook.plan.groups.values()}
    for platform in sorted(used & SECTIONS.keys()):
        if not settings.matrix.homeserver:
            yield Symptom(
                what=later("The plan has groups on {platform}, the settings don't say how to reach it."),
                mend=later("Fill {section} in settings.toml; docs/running.md shows how."),
                values={"platform": platform, "section": SECTIONS[platform]},
            )
            continue
        from warmfield.app.joined_matrix import matrix  # noqa: PLC0415 - slow to import, and seldom used

        yield from rights(platform, matrix(settings.matrix, rulebook))
    for platform in sorted(used - SECTIONS.keys()):
        values: dict[str, object] = {"platform": platform}
        if platform == "lobby":
            yield Symptom(what=later("In the lobby every right is ours."))
        elif platform == "wechat":
            yield Symptom(what=later("WeChat groups are kept by hand: every action becomes a request."))
        else:
            yield Symptom(
                what=later("The plan has groups on {platform}, which this release can't reach yet."),
                mend=later("Move them to lobby, matrix or wechat (kept by hand) for now."),
                values=values,
            )


def rights(platform: str, connector: Connector) -> Iterator[Symptom]:
    try:
        held = asyncio.run(_asked(connector))
    except Exception as fault:  # noqa: BLE001 - whatever a platform's library raises is the finding
        yield Symptom(
            what=later("{platform} can't be reached: {fault}"),
            mend=later("Check the address and the token in the settings, and whether the server runs."),
            values={"platform": platform, "fault": repr(fault)},
        )
        return
    for right in held:
        values: dict[str, object] = {"group": right.group, "right": right.name, "mend": right.mend}
        if right.held:
            yield Symptom(what=later("{group}: may {right}."), values=values)
        else:
            yield Symptom(what=later("{group}: may not {right}."), mend=later("{mend}"), values=values)


async def _asked(connector: Connector) -> list[Right]:
    async with asyncio.timeout(PATIENCE):
        try:
            return await connector.rights()
        finally:
            await connector.close()


def _show(found: list[Symptom], words: Words) -> int:
    console = Console(highlight=False, soft_wrap=True, markup=False)
    for one in found:
        console.print("✓ " if one.fine else "✗ ", style="green" if one.fine else "bold red", end="")
        console.print(words(one.what, **one.values))
        if one.mend:
            console.print("  → " + words(one.mend, **one.values))
    faults = sum(not one.fine for one in found)
    console.print(
        words.many("{count} thing to mend.", "{count} things to mend.", faults)
        if faults
        else words("All is well.")
    )
    return 1 if faults else 0
