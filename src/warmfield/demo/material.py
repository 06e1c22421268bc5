"""What invented people say: lists of sentences with slots, one file a language."""

import random
import tomllib
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct


class About(Struct, frozen=True):
    """What one talks about: how it opens, what is answered, what the first says then.

    `themes` are the plan's; without any it suits every group but those that have their own.
    """

    open: tuple[str, ...]
    answer: tuple[str, ...]
    then: tuple[str, ...]
    themes: tuple[str, ...] = ()


class Reply(Struct, frozen=True):
    """What is answered to a post of ours in which one of these words stands."""

    to: tuple[str, ...]
    say: tuple[str, ...]


class Taught(Struct, frozen=True):
    """What an expert tells in a talk, and what is asked and answered there."""

    tells: tuple[str, ...]
    asked: tuple[tuple[str, str], ...]


class Material(Struct, frozen=True):
    children: tuple[str, ...]
    parents: tuple[str, ...]
    free_names: tuple[str, ...]
    nickname: str
    slots: dict[str, tuple[str, ...]]
    about: tuple[About, ...]
    reply: tuple[Reply, ...]
    short: tuple[str, ...]
    taught: tuple[Taught, ...]
    said: dict[str, tuple[str, ...]]
    """Sentences of what happens once, by the name `happenings.py` asks for."""
    pieces: tuple[dict[str, str], ...]
    found: tuple[dict[str, str], ...]

    def filled(self, text: str, dice: random.Random) -> str:
        """The sentence with its slots filled by chance."""
        for name, choices in self.slots.items():
            if f"{{{name}}}" in text:
                text = text.replace(f"{{{name}}}", dice.choice(choices))
        return text.replace("{child}", dice.choice(self.children))

    def for_group(self, group: str, theme: str) -> list[About]:
        """What is talked about there: a group's or theme's own, else what suits all."""
        own = [one for one in self.about if group in one.themes or theme in one.themes]
        common = [one for one in self.about if not one.themes]
        return own if theme in ("trial", "paid") and own else [*common, *own, *own]


@cache
def material(language: str) -> Material:
    files = resources.files(__package__) / "texts"
    given = tomllib.loads((files / f"{language}.talk.toml").read_text("utf-8"))
    given |= tomllib.loads((files / f"{language}.once.toml").read_text("utf-8"))
    given["children"] = given["children"].split()
    return msgspec.convert(given, Material)
