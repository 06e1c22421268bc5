"""The home: one folder that holds a community's plan, settings and databases."""

import secrets
from pathlib import Path

from warmfield.plan.reference import text

DEFAULT = "warmfield-home"
KEYS = "keys.db"
"""The console's own file: sessions and sign-in links."""
PLANS = "plans.db"
"""Every version of the plan, and its drafts."""
RUNNING = "running"
"""The file that says where a running warmfield listens, for `warmfield paste`."""
SECRET = "secret.key"  # noqa: S105 - a file's name
SETTINGS = """\
# Secrets and addresses; what the community does stands in the plan. docs/running.md lists every setting.
[web]
# host = "0.0.0.0"     # let phones in the same network come in
# port = 8400
"""


def make_home(home: Path, plan: str, language: str) -> bool:
    """Make the folder with the reference plan, where there is no plan yet; say whether it was made.

    Readable by its owner alone: the databases hold names of children and what their parents wrote.
    """
    file = home / plan
    if file.exists():
        return False
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_text(text(language), "utf-8")
    settings = home / "settings.toml"
    if not settings.exists():
        settings.touch(mode=0o600)
        settings.write_text(SETTINGS, "utf-8")
    return True


def secret_of(home: Path) -> bytes:
    """What staff links and lucky draws are sealed with: random, made once, readable by its owner alone."""
    file = home / SECRET
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32), "ascii")
    return bytes.fromhex(file.read_text("ascii").strip())
