"""How a page of the lobby is drawn: its templates and its static files."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, select_autoescape

from warmfield.web.looks import tint
from warmfield.wording import words_in


@cache
def templates(zone: str) -> Environment:
    """`zone` is the community's time zone: times are shown in it."""
    there = ZoneInfo(zone)

    def clock(at: float) -> str:
        return datetime.fromtimestamp(at, there).strftime("%H:%M")

    def moment(at: float) -> str:
        then, today = datetime.fromtimestamp(at, there), datetime.now(there).date()
        return then.strftime("%H:%M" if then.date() == today else "%Y-%m-%d %H:%M")

    def iso(at: float) -> str:
        return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")

    made = Environment(
        loader=PackageLoader(__package__ or ""),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(clock=clock, moment=moment, iso=iso)
    made.globals.update(tint=tint, file=file)
    return made


@cache
def file(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it for a year."""
    content = resources.files(__package__).joinpath("static", name).read_bytes()
    return f"/lobby/static/{name}?v={hashlib.sha256(content).hexdigest()[:8]}"


def draw(name: str, language: str, zone: str, values: Mapping[str, object]) -> str:
    words = words_in(language)
    page = templates(zone).get_template(name)
    return page.render(words=words, many=words.many, language=language, **values)
