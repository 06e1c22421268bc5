"""How a page of the console is drawn: templates, icons, static files."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from warmfield.console.unseen import plainly, theirs
from warmfield.web.looks import tint
from warmfield.wording import words_in


@cache
def templates() -> Environment:
    made = Environment(
        loader=PackageLoader("warmfield.console"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(file=file, icon=icon, tint=tint, initial=initial)
    parts: Any = made.get_template("parts.html").module
    made.globals.update(sparkline=parts.sparkline, chip=parts.chip)
    made.filters.update(theirs=theirs, plainly=plainly)
    return made


@cache
def file(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it for a year."""
    content = resources.files("warmfield.console").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:8]}"


@cache
def icon(name: str) -> Markup:
    """A decoration: what it means always stands in words beside it."""
    return Markup('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>').format(
        file("icons.svg"), name
    )


def initial(name: str) -> str:
    return name.strip()[:1].upper()


def draw(template: str, language: str, values: Mapping[str, object]) -> str:
    return templates().get_template(template).render(**_spoken(language, values))


def draw_block(template: str, block: str, language: str, values: Mapping[str, object]) -> str:
    """One block of a page, as the page would have it."""
    found = templates().get_template(template)
    return "".join(found.blocks[block](found.new_context(dict(_spoken(language, values)))))


def _spoken(language: str, values: Mapping[str, object]) -> Mapping[str, object]:
    words = words_in(language)
    return {"words": words, "many": words.many, "language": words.language, **values}
