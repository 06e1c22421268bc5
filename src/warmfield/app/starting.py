"""From the command line to a running app, or to a sentence that tells the mend."""

import asyncio
import os
from pathlib import Path

import msgspec

from warmfield.app import logs
from warmfield.app.collecting import collect_seldom
from warmfield.app.greeting import greeting
from warmfield.app.home import make_home
from warmfield.app.making import PlanWrong, make
from warmfield.app.saying import amiss, say
from warmfield.app.serving import PortTaken, listen, run_app
from warmfield.app.settings import Settings, SettingsWrong, read_settings
from warmfield.engine.ports import StoreFailed
from warmfield.plan.problems import Problem
from warmfield.plan.show import shown, summary
from warmfield.wording import Words, later, words_in


def start(home: Path, host: str, port: int | None, language: str) -> int:
    """Run until stopped; 0, or 1 with a sentence on standard error."""
    words = words_in(language or os.environ.get("LANG", "en"))
    try:
        settings = chosen(read_settings(home, os.environ), host, port)
    except SettingsWrong as wrong:
        return amiss(wrong.said(words))
    if make_home(home, settings.plan, words.language):
        say(words("Made {home} with the reference plan.", home=home))
    logs.set_up(settings.logs)
    try:
        return keep(home, settings, words)
    except PlanWrong as wrong:
        show(wrong.planned.problems, words)
        return amiss(words("The plan has problems; nothing was started."))
    except (SettingsWrong, StoreFailed) as failed:
        return amiss(words(failed.sentence, **failed.values))
    except PortTaken:
        return amiss(taken(settings, words))
    except OSError as fault:
        return amiss(str(fault))


def keep(home: Path, settings: Settings, words: Words) -> int:
    with listen(settings.web.host, settings.web.port) as door:
        app = make(home, settings)
        collect_seldom()
        asyncio.run(run_app(app, door, lambda at, tokens, word: say(greeting(app, at, tokens, word, words))))
    return 0


def chosen(settings: Settings, host: str, port: int | None) -> Settings:
    """What the command line says stands over the settings."""
    web = settings.web
    if host:
        web = msgspec.structs.replace(web, host=host)
    if port is not None:
        web = msgspec.structs.replace(web, port=port)
    return msgspec.structs.replace(settings, web=web)


def taken(settings: Settings, words: Words) -> str:
    port = settings.web.port
    sentence = later(
        "Port {port} is taken. Stop the other program, or choose another: warmfield run --port {other}"
    )
    return words(sentence, port=port, other=port + 1)


def show(problems: tuple[Problem, ...], words: Words) -> None:
    say("\n\n".join([*(shown(one, words) for one in problems), summary(problems, words)]))
