"""The arithmetic of a lucky draw: what anybody can do again with the numbers that were posted.

The commitment is SHA-256 of the seed. Number by number, HMAC-SHA256 of the seed over the list's hash and
the step says which of those still in the pot comes next (Fisher and Yates). `docs/games.md` has the same
in ten lines.
"""

import hashlib
import hmac
from collections.abc import Sequence


def seed_of(secret: bytes, draw: str) -> str:
    """The secret seed of a draw, 64 hex digits: who doesn't have the home's secret can't know it."""
    return hmac.new(secret, f"draw {draw}".encode(), hashlib.sha256).hexdigest()


def commitment_of(seed: str) -> str:
    """SHA-256 of the seed as it will be posted."""
    return sha256(seed)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def list_of(names: Sequence[str]) -> str:
    """The closed list as it is posted, a line each: `1 Leo's dad`."""
    return "\n".join(f"{number} {' '.join(name.split())}" for number, name in enumerate(names, 1))


def winners(seed: str, list_hash: str, entries: int, prizes: int) -> tuple[int, ...]:
    """Draw as many numbers of 1 to `entries` as there are prizes, none twice.

    256 bits taken modulo the numbers left favour none by more than 1 in 2**240.
    """
    pot = list(range(1, entries + 1))
    drawn = []
    for step in range(min(entries, prizes)):
        chance = hmac.new(seed.encode(), f"{list_hash} {step}".encode(), hashlib.sha256).digest()
        drawn.append(pot.pop(int.from_bytes(chance, "big") % len(pot)))
    return tuple(drawn)
