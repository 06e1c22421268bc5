"""Read batches of messages ahead of the turns, on the machine's other cores where the past is long."""

import ctypes
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress

import msgspec

from warmfield.reading.read import read_many
from warmfield.reading.values import Reading

LONG = 3000
"""Messages from which a second process is worth its start (some 50 ms with fork)."""
AHEAD = 4
"""Batches a process is ahead of the turns: enough to keep it busy, and bounded."""
TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3
"""The numbers of glibc's settings, from `malloc.h`."""
KEPT, LARGEST_KEPT = 256 << 20, 32 << 20
"""Bytes a process keeps at most, and of the largest piece it keeps (the most glibc takes)."""

Readings = Sequence[Reading | None]
ReadAhead = Callable[[Iterable[list[str]]], Iterator[Readings]]
_DECODER = msgspec.msgpack.Decoder(list[Reading | None])


def read_batch(texts: Sequence[str]) -> Readings:
    """If one text can't be read none is, as live: the turn of each reads it, or its event is set aside."""
    try:
        return read_many(texts)
    except Exception:  # noqa: BLE001 - the engine's edge, in a rehearsal
        return [None] * len(texts)


def read_here(batches: Iterable[list[str]]) -> Iterator[Readings]:
    return map(read_batch, batches)


def read_elsewhere(batches: Iterable[list[str]]) -> Iterator[Readings]:
    """The same readings in the same order, by as many processes as there are cores."""
    cores = len(os.sched_getaffinity(0))
    context = multiprocessing.get_context("fork")
    waiting: deque[Future[bytes]] = deque()
    with ProcessPoolExecutor(cores, context, initializer=_keep_memory) as pool:
        pool.submit(_read_packed, [])  # forks now, before a progress bar has a thread of its own
        for texts in batches:
            waiting.append(pool.submit(_read_packed, texts))
            if len(waiting) >= AHEAD * cores:
                yield _DECODER.decode(waiting.popleft().result())
        while waiting:
            yield _DECODER.decode(waiting.popleft().result())


def _keep_memory() -> None:
    """Keep freed arrays for the next batch: giving them back and asking anew took a sixth of the time.

    Only glibc knows `mallopt`; elsewhere nothing changes.
    """
    with suppress(OSError, AttributeError):
        memory = ctypes.CDLL(None)
        memory.mallopt(TRIM_THRESHOLD, KEPT)
        memory.mallopt(MMAP_THRESHOLD, LARGEST_KEPT)


def _read_packed(texts: list[str]) -> bytes:
    return msgspec.msgpack.encode(read_batch(texts))


def reader_for(messages: int) -> ReadAhead:
    """Choose by the length of the past; systems without fork read here."""
    can = hasattr(os, "sched_getaffinity") and "fork" in multiprocessing.get_all_start_methods()
    return read_elsewhere if can and messages >= LONG else read_here
