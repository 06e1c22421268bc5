"""The version that runs, and what others wrote of it, with their licences."""

import re
from functools import cache
from importlib import metadata, resources

from msgspec import Struct

from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.visit import Visit


class Vendored(Struct, frozen=True):
    """A package whose files ship with ours: the files with their SHA-256, and the licence in full."""

    name: str
    files: tuple[tuple[str, str], ...]
    licence: str


class Library(Struct, frozen=True):
    name: str
    version: str
    licence: str


@cache
def vendored() -> tuple[Vendored, ...]:
    """As `scripts/vendor` wrote it down."""
    text = (resources.files("warmfield.console") / "static" / "VENDORED.md").read_text("utf-8")
    rows = re.findall(r"^\| ([\w.-]+) \| (\S+) \| ([0-9a-f]{64}) \|$", text, re.MULTILINE)
    licences = re.findall(r"^## (\S+)\n\n```\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)
    return tuple(
        Vendored(name, tuple((file, digest) for file, source, digest in rows if source == name), licence)
        for name, licence in licences
    )


@cache
def libraries() -> tuple[Library, ...]:
    """What warmfield asks for and finds installed, as each says of itself."""
    wanted = {
        re.split(r"[\s;<>=!~\[]", one, maxsplit=1)[0]
        for one in metadata.requires("warmfield") or ()
        if "extra ==" not in one
    }
    return tuple(_library(name) for name in sorted(wanted) if _installed(name))


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _library(name: str) -> Library:
    """The first line: some put the whole licence there."""
    about = metadata.metadata(name)
    told = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or () if "License ::" in one]
    given = [*(about.get_all("License-Expression") or ()), ", ".join(told), *(about.get_all("License") or ())]
    said = next(filter(None, given), "")
    return Library(name, about["Version"], said.splitlines()[0][:60] if said else "")


async def _about(visit: Visit) -> Values:
    version = metadata.version("warmfield") if _installed("warmfield") else ""
    return {"running": version, "plan_version": visit.rulebook.version}


async def _licences(_visit: Visit) -> Values:
    return {"vendored": vendored(), "libraries": libraries()}


DOORS = (
    Door("/settings/about", Shown("about.html", "/settings", _about), "own_account"),
    Door("/licences", Shown("licences.html", "/settings", _licences), "own_account"),
)
