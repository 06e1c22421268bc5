"""Passwords are hashed by Argon2 in threads, few at a time: each takes a quarter of a second and 64 MB."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

AT_ONCE = 2
MOST_WAITING = 12
"""More than so many at the door is nobody's morning: they are told to come again."""


class Busy(Exception):  # noqa: N818 - it says what is so, as events do
    """Too many passwords are being looked at."""


class Hashes:
    """One a process."""

    def __init__(self) -> None:
        self._hands = asyncio.Semaphore(AT_ONCE)
        self._inside = 0

    async def made(self, password: str) -> str:
        """Raises Busy."""
        async with self._turn():
            return await asyncio.to_thread(PasswordHasher().hash, password)

    async def fits(self, made: str | None, password: str) -> bool:
        """Without a hash (nobody of that name) it takes as long, and doesn't fit. Raises Busy."""
        async with self._turn():
            return await asyncio.to_thread(_verified, made, password)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._inside >= MOST_WAITING:
            raise Busy
        self._inside += 1
        try:
            async with self._hands:
                yield
        finally:
            self._inside -= 1


def _verified(made: str | None, password: str) -> bool:
    try:
        PasswordHasher().verify(made or _nobodys(), password)
    except (Argon2Error, InvalidHashError):
        return False
    return made is not None


@cache
def _nobodys() -> str:
    return PasswordHasher().hash("nobody's")
