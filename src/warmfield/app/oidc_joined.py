"""Signing in over another site, as the settings name it."""

from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from warmfield.app.settings import OidcSettings, SettingsWrong
from warmfield.console.signing.oidc_way import Issuer
from warmfield.wording import later

NEEDS = later('[oidc] needs what is not installed: pip install "warmfield[oidc]"')
NOT_SAFE = later("[oidc] issuer: an address that begins with https:// is needed, not {issuer}.")
NO_FILE = later("[oidc] client_secret_file can't be read: {fault}")
NEAR = ("localhost", "127.0.0.1")
"""On this machine alone, where nobody listens in."""


def issuer(settings: OidcSettings, home: Path) -> Issuer | None:
    """None where no issuer is named. Raises SettingsWrong."""
    if not settings.issuer:
        return None
    if not settings.issuer.startswith("https://") and urlsplit(settings.issuer).hostname not in NEAR:
        raise SettingsWrong(NOT_SAFE, issuer=settings.issuer)
    if find_spec("authlib") is None or find_spec("joserfc") is None:
        raise SettingsWrong(NEEDS)
    return Issuer(
        issuer=settings.issuer,
        client_id=settings.client_id,
        client_secret=_secret(settings, home),
        claim=settings.claim,
        label=settings.label,
    )


def _secret(settings: OidcSettings, home: Path) -> str:
    if not settings.client_secret_file:
        return settings.client_secret
    try:
        return (home / settings.client_secret_file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise SettingsWrong(NO_FILE, fault=fault) from fault
