"""Secrets and addresses, apart from the plan: `settings.toml` in the home, and the environment over it."""

import difflib
import tomllib
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from warmfield.wording import Words, later

FILE = "settings.toml"
PREFIX = "WARMFIELD_"


class WebSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`address` is how people reach the pages from outside, for the links that are printed."""

    host: str = "127.0.0.1"
    port: int = 8400
    address: str = ""


class LobbySettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`knock` names groups whose door is closed, besides those whose theme asks for it."""

    knock: tuple[str, ...] = ()


class MatrixSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """The assistant's own account: with a token, or with a password for its first sign-in."""

    homeserver: str = ""
    user: str = ""
    token: str = ""
    password: str = ""


class OidcSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Another site whose accounts sign people in; `claim` names the person as the plan's accounts do."""

    issuer: str = ""
    client_id: str = ""
    client_secret: str = ""
    client_secret_file: str = ""
    claim: str = "email"
    label: str = ""


class FeedSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`private`: networks of one's own, like `10.1.2.0/24`, that sources of the plan may lead into."""

    private: tuple[str, ...] = ()


class WebhookSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`private`: networks of one's own that webhooks may lead into, there by plain http too."""

    private: tuple[str, ...] = ()


class LogSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """`form`: `console`, `json`, or `auto` (console on a terminal). `level`: as Python names them."""

    form: str = "auto"
    level: str = "info"


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    plan: str = "plan.yaml"
    """The plan's file, from the home on."""
    demo: bool = False
    """People and words are invented, and every page says so."""
    web: WebSettings = WebSettings()
    lobby: LobbySettings = LobbySettings()
    matrix: MatrixSettings = MatrixSettings()
    oidc: OidcSettings = OidcSettings()
    feeds: FeedSettings = FeedSettings()
    webhooks: WebhookSettings = WebhookSettings()
    logs: LogSettings = LogSettings()


SECTIONS: dict[str, type[Struct]] = {
    "web": WebSettings,
    "lobby": LobbySettings,
    "matrix": MatrixSettings,
    "oidc": OidcSettings,
    "feeds": FeedSettings,
    "webhooks": WebhookSettings,
    "logs": LogSettings,
}


LISTS = frozenset({"knock", "private"})
"""Settings that are lists; in the environment between commas."""


class SettingsWrong(Exception):  # noqa: N818 - it says what is so, as events do
    """`sentence` is a key of `wording`, filled with `values`; it tells the mend."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence, self.values = sentence, values

    def said(self, words: Words) -> str:
        return words(self.sentence, **self.values)


UNKNOWN = later("{where}: there is no setting “{name}”. Did you mean “{guess}”?")
WRONG = later("{where}: {fault}. See docs/running.md for what each setting may be.")


def read_settings(home: Path, environment: Mapping[str, str]) -> Settings:
    """Raises SettingsWrong. The environment's WARMFIELD_WEB_PORT stands over `port` of `[web]`."""
    file = home / FILE
    written = _parsed(file) if file.is_file() else {}
    _known(written, file.name)
    for name, value in environment.items():
        if name.startswith(PREFIX):
            _lay(written, name, value)
    try:
        settings = msgspec.convert(written, Settings, strict=False)
        for network in (*settings.feeds.private, *settings.webhooks.private):
            ip_network(network)
    except (msgspec.ValidationError, ValueError) as fault:
        raise SettingsWrong(WRONG, where=file.name, fault=fault) from fault
    return settings


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise SettingsWrong(WRONG, where=file.name, fault=fault) from fault


def _known(written: Mapping[str, Any], where: str) -> None:
    _names(written, Settings, where)
    for section, kind in SECTIONS.items():
        inside = written.get(section, {})
        if isinstance(inside, dict):
            _names(inside, kind, f"{where} [{section}]")


def _names(written: Mapping[str, Any], kind: type[Struct], where: str) -> None:
    known = kind.__struct_fields__
    for name in written:
        if name not in known:
            guess = difflib.get_close_matches(name, known, n=1, cutoff=0) or [known[0]]
            raise SettingsWrong(UNKNOWN, where=where, name=name, guess=guess[0])


def _lay(written: dict[str, Any], name: str, value: str) -> None:
    """Lay one variable over what the file says; `WARMFIELD_PLAN` or `WARMFIELD_<SECTION>_<KEY>`."""
    path = name.removeprefix(PREFIX).lower()
    if path == "plan":
        written["plan"] = value
        return
    section, _, key = path.partition("_")
    kind = SECTIONS.get(section)
    if kind is None or key not in kind.__struct_fields__:
        every = [f"{PREFIX}{s}_{k}".upper() for s, made in SECTIONS.items() for k in made.__struct_fields__]
        guess = difflib.get_close_matches(name, every, n=1, cutoff=0)[0]
        raise SettingsWrong(UNKNOWN, where="environment", name=name, guess=guess)
    inside = written.setdefault(section, {})
    inside[key] = [one.strip() for one in value.split(",")] if key in LISTS else value
