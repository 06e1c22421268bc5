"""How a receiver knows that it was us: the headers of Standard Webhooks, HMAC-SHA256."""

import base64
import hashlib
import hmac
from collections.abc import Sequence

from warmfield.webhooks.hook_book import MARK


def signed_headers(secrets: Sequence[str], name: str, at: int, body: bytes) -> dict[str, str]:
    """`at` is in POSIX seconds; a receiver refuses what is minutes old. One signature a secret."""
    return {
        "webhook-id": name,
        "webhook-timestamp": str(at),
        "webhook-signature": " ".join(f"v1,{_signature(one, name, at, body)}" for one in secrets),
    }


def _signature(secret: str, name: str, at: int, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(MARK))
    signed = f"{name}.{at}.".encode() + body
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
