"""A real Synapse on this machine, for the tests: started, stopped and started again."""

import hashlib
import hmac
import json
import os
import secrets
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import IO

import httpx

ROOT = Path(__file__).parents[2]
VENV = Path(os.environ.get("WARMFIELD_SYNAPSE") or ROOT / ".venv-synapse")
PATIENCE = 60.0
FREE = {"per_second": 10_000, "burst_count": 100_000}
FLAT = (
    "message", "registration", "admin_redaction", "room_creation", "joins_per_room",
    "third_party_invite", "3pid_validation", "key_requests", "reports",
)  # fmt: skip
NESTED = {
    "login": ("address", "account", "failed_attempts"),
    "joins": ("local", "remote"),
    "invites": ("per_room", "per_user", "per_issuer"),
    "presence": ("per_user",),
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings(home: Path, port: int, secret: str, limits: dict[str, object]) -> dict[str, object]:
    """What homeserver.yaml holds; JSON is YAML."""
    listener = {
        "port": port,
        "type": "http",
        "tls": False,
        "bind_addresses": ["127.0.0.1"],
        "resources": [{"names": ["client"], "compress": False}],
    }
    free = {f"rc_{name}": FREE for name in FLAT}
    free |= {f"rc_{name}": dict.fromkeys(parts, FREE) for name, parts in NESTED.items()}
    return {
        "server_name": "wf.test",
        "listeners": [listener],
        "database": {"name": "sqlite3", "args": {"database": str(home / "homeserver.db")}},
        "registration_shared_secret": secret,
        "signing_key_path": str(home / "signing.key"),
        "log_config": str(home / "log.yaml"),
        "media_store_path": str(home / "media"),
        "trusted_key_servers": [],
        "federation_domain_whitelist": [],
        "bcrypt_rounds": 4,
        "report_stats": False,
        # A first sync is otherwise kept for two minutes, and tells of what is long over.
        "caches": {"sync_response_cache_duration": "0s"},
        "presence": {"enabled": False},
    } | (free | limits)


LOG = {
    "version": 1,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"level": "WARNING", "handlers": ["out"]},
}


class Synapse:
    """`start` and `stop` as often as a test likes; the accounts and rooms stay."""

    def __init__(self, home: Path, limits: dict[str, object] | None = None) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._secret = secrets.token_hex(16)
        self._home = home
        self._running: subprocess.Popen[bytes] | None = None
        self._output: IO[bytes] = (home / "output").open("ab")
        (home / "log.yaml").write_text(json.dumps(LOG), "utf-8")
        written = settings(home, self.port, self._secret, limits or {})
        (home / "homeserver.yaml").write_text(json.dumps(written), "utf-8")
        subprocess.run([*self._command(), "--generate-keys"], check=True, cwd=home, stdout=self._output)

    def _command(self) -> list[str]:
        python = VENV / "bin" / "python"
        return [str(python), "-m", "synapse.app.homeserver", "-c", str(self._home / "homeserver.yaml")]

    def start(self) -> None:
        self._running = subprocess.Popen(
            self._command(), cwd=self._home, stdout=self._output, stderr=self._output
        )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self._running.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self._home / "output").read_text("utf-8")[-4000:])
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/_matrix/client/versions", timeout=1).status_code == 200
        except httpx.HTTPError:
            return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self._running is not None:
            self._running.send_signal(how)
            self._running.wait(PATIENCE)
            self._running = None

    def close(self) -> None:
        self.stop(signal.SIGKILL)
        self._output.close()

    def register(self, name: str) -> tuple[str, str]:
        """Make an account; give its user id and access token. Its password is its name."""
        address = f"{self.url}/_synapse/admin/v1/register"
        nonce = httpx.get(address).json()["nonce"]
        proof = hmac.new(
            self._secret.encode(), f"{nonce}\x00{name}\x00{name}\x00notadmin".encode(), hashlib.sha1
        )
        answer = httpx.post(
            address,
            json={
                "nonce": nonce,
                "username": name,
                "password": name,
                "admin": False,
                "mac": proof.hexdigest(),
            },
        ).json()
        return answer["user_id"], answer["access_token"]
